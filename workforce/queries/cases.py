"""One case: what stands, what happened, what changed since somebody looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.enums import Pathway
from workforce.enums import CaseStatus, TaskKind
from workforce.models import Case, CaseVersion, Task

if TYPE_CHECKING:
    from datetime import date, datetime

    from accounts.models import User


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history. `kind`: opened, pathway, status, closed, reopened; `replaced`: put right, or taken back."""

    on: date
    kind: str
    value: str = ""
    reason: str = ""
    by: User | None = None
    recorded_at: datetime | None = None
    from_import: bool = False
    replaced: bool = False


def latest(case: Case) -> CaseVersion:
    """Return the version that holds now."""
    return case.versions.current().select_related("recorded_by").get()


def token(case: Case) -> str:
    """Return what a form remembers to notice that somebody else was quicker."""
    newest = (
        case.versions.filter(retracted_at=None)
        .order_by("-recorded_at", "-id")
        .values_list("id", flat=True)
        .first()
    )
    return f"{newest}:{case.closed_on or 'open'}"


def what_changed(case: Case) -> str:
    """Return a sentence about the last change to a case, for whoever was about to change it too."""
    if case.closed_on is not None:
        return _("Meanwhile this case was closed on %(day)s. Nothing was written.") % {
            "day": date_format(case.closed_on)
        }
    newest = (
        case.versions.filter(retracted_at=None)
        .select_related("recorded_by")
        .order_by("-recorded_at", "-id")
        .first()
    )
    if newest is None:  # a case has a version from its first moment
        return ""
    sentence = _(
        "Meanwhile %(who)s recorded: pathway “%(pathway)s”, status “%(status)s”, from %(day)s. "
        "What you typed is still here; send it again if it still holds."
    )
    return sentence % {
        "who": newest.recorded_by or _("somebody"),
        "pathway": Pathway(newest.pathway).label,
        "status": CaseStatus(newest.status).label,
        "day": date_format(newest.valid_from),
    }


def history(case: Case) -> list[Event]:
    """Return what happened in the spell, oldest first, told from the versions that were never taken back."""
    told = case.versions.filter(retracted_at=None).select_related("recorded_by")
    versions = told.order_by("valid_from", "recorded_at")
    events = [
        Event(
            case.opened_on,
            "opened",
            by=case.recorded_by,
            recorded_at=case.recorded_at,
            from_import=bool(case.source_import_id),
        )
    ]
    last = {version.valid_from: version for version in versions}  # what holds at the end of each day
    pathway, status = Pathway.NONE.value, CaseStatus.AT_WORK.value
    for version in versions:
        about: dict[str, Any] = {
            "on": version.valid_from,
            "reason": version.reason,
            "by": version.recorded_by,
            "recorded_at": version.recorded_at,
        }
        end = last[version.valid_from]
        if version.pathway != pathway:
            replaced = end.pathway != version.pathway
            events.append(Event(kind="pathway", value=version.pathway, replaced=replaced, **about))
        if version.status != status:
            replaced = end.status != version.status
            events.append(Event(kind="status", value=version.status, replaced=replaced, **about))
        pathway, status = version.pathway, version.status
    events = sorted([*events, *_taken_back(case)], key=lambda event: event.on)  # a day keeps its order
    if case.closed_on is not None:
        events.append(
            Event(
                case.closed_on,
                "closed",
                reason=case.close_reason,
                by=case.closed_by,
                recorded_at=case.closed_at,
            )
        )
    return events


def _taken_back(case: Case) -> list[Event]:
    """Return the closings that were taken back, each with its reopening."""
    events = []
    for one in case.closings.select_related("closed_by", "reopened_by"):
        events.append(
            Event(
                one.closed_on,
                "closed",
                reason=one.close_reason,
                by=one.closed_by,
                recorded_at=one.closed_at,
                replaced=True,
            )
        )
        events.append(
            Event(
                one.reopened_at.astimezone(case.partnership.zone).date(),
                "reopened",
                reason=one.reopen_reason,
                by=one.reopened_by,
                recorded_at=one.reopened_at,
            )
        )
    return events


def other_spells(case: Case) -> list[Case]:
    """Return the person's other cases in this partnership, newest first."""
    others = Case.objects.filter(partnership=case.partnership_id, person=case.person_id, retracted_at=None)
    return list(others.exclude(pk=case.pk).order_by("-opened_on"))


def waiting_tasks(case: Case) -> list[Task]:
    """Return what waits in this case, first due first, with questions about the worker's records."""
    about = Q(case=case)
    if case.worker_id:
        about |= Q(worker=case.worker_id) | Q(other_worker=case.worker_id)
    tasks = Task.objects.filter(about, partnership=case.partnership_id, done_at=None).distinct()
    return list(
        tasks.select_related("owner", "case__person", "worker__person", "other_worker__person").order_by(
            "due_on", "due_time", "id"
        )
    )


def done_tasks(case: Case) -> list[Task]:
    """Return the steps taken in this case, latest first."""
    return list(case.tasks.filter(done_at__isnull=False).select_related("done_by").order_by("-done_at")[:20])


def duplicates(case: Case) -> list[Task]:
    """Return the questions, answered or not, whether this worker's record and another are one person."""
    if case.worker_id is None:
        return []
    about = Q(worker=case.worker_id) | Q(other_worker=case.worker_id)
    tasks = Task.objects.filter(about, kind=TaskKind.DUPLICATE)
    return list(
        tasks.select_related(
            "worker__person", "worker__site", "other_worker__person", "other_worker__site"
        ).order_by("id")
    )

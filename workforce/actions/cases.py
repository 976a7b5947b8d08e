"""What happens to cases: opened, led by an officer, set on a way, paused by a status, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.enums import Pathway
from workforce.actions import ledger, persons, tasks, versions
from workforce.models import Case, CaseVersion, Worker
from workforce.queries import cases as reads

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from accounts.models import User
    from jtportal.kernel.actor import Actor

STANDING = ("pathway", "status", "pathway_on")  # columns beside the case that repeat its versions


class Stale(Refused):
    """Somebody else changed the case since the page was drawn; `str()` says what. Nothing typed is lost."""


def locked(case: Case, *, seen: str | None = None) -> Case:
    """Return the case with its row locked, among the partnership's writers. Raises Stale."""
    ledger.join(case.partnership_id)
    rows = Case.objects.select_for_update(of=("self",)).select_related("partnership", "person", "worker")
    fresh = rows.get(pk=case.pk)
    if seen is not None and seen != reads.token(fresh):
        raise Stale(reads.what_changed(fresh))
    return fresh


@transaction.atomic
def open_case(*, worker: Worker, on: date, by: Actor, officer: User | None = None) -> Case:
    """Open a spell for the worker's person. Coming back is normal: the former spells stay as they were."""
    partnership = worker.site.partnership
    ledger.join(partnership.pk)
    person = type(worker.person).objects.select_for_update().get(pk=worker.person_id)
    if on > ledger.today(partnership):
        raise Refused(_("The intake cannot lie in the future."), field="on")
    former = Case.objects.filter(partnership=partnership, person=person, retracted_at=None)
    if former.filter(closed_on=None).exists():
        raise Refused(_("This person has an open case in the partnership already."))
    last = former.order_by("-closed_on").first()
    if last and last.closed_on and on < last.closed_on:
        day = date_format(last.closed_on)
        raise Refused(_("The former case was open until %(day)s.") % {"day": day}, field="on")
    at = ledger.recorded_now(partnership_id=partnership.pk, since=on)
    case = Case(partnership=partnership, person=person, worker=worker, opened_on=on, officer=officer)
    case.recorded_at, case.recorded_by_id = at, by.user_id
    persons.repeat(case, person, worker)
    case.save()
    CaseVersion.objects.create(
        case=case,
        pathway=case.pathway,
        status=case.status,
        valid_from=on,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    audit.record(
        case,
        verb="case.opened",
        by=by,
        subject=person.subject,
        personal_after={"on": on, "worker": worker.pk},
    )
    return case


@transaction.atomic
def set_pathway(
    *, case: Case, pathway: str, reason: str, on: date, by: Actor, seen: str | None = None
) -> CaseVersion:
    """Record which way the worker agreed to, from a day on and why; `none` takes an agreement back."""
    return _set(case=case, changes={"pathway": pathway}, reason=reason, on=on, by=by, seen=seen)


@transaction.atomic
def set_pathway_of_all(*, cases: Collection[Case], pathway: str, reason: str, on: date, by: Actor) -> int:
    """Record that workers of one partnership agreed to one way together, such as a course's group: all or none.

    Return for how many that is new; for whom it stands on that day already nothing changes.
    """
    if not cases:
        return 0
    ledger.join(next(iter(cases)).partnership_id)
    found = Case.objects.filter(pk__in=[case.pk for case in cases]).select_related("partnership", "person")
    rows = list(found.select_for_update(of=("self",)).order_by("pk"))
    histories, secrets = _histories(rows), audit.secrets_of([case.person.subject for case in rows])
    at = ledger.recorded_now(partnership_id=rows[0].partnership_id, since=on)
    marks = {"reason": reason.strip(), "recorded_by_id": by.user_id, "source_import_id": None}
    entries = []
    for case in rows:
        _check(case, on=on, reason=reason)
        history = histories[case.pk]
        before = history[versions.in_force(history, on) or 0].pathway
        if before != pathway:
            versions.rewrite(history, on=on, changes={"pathway": pathway}, marks=marks, at=at)
            said = {"before": {"pathway": before}, "after": {"pathway": pathway, "on": on}}
            entries.append(_pathway_set(case, secrets, {**said, "reason": reason.strip()}))
    histories = _histories(rows)
    for case in rows:
        for name, value in _standing(histories[case.pk]).items():
            setattr(case, name, value)
    Case.objects.bulk_update(rows, STANDING)
    if entries:
        audit.record_many(entries, by=by)
    return len(entries)


@transaction.atomic
def set_status(
    *, case: Case, status: str, on: date, reason: str, by: Actor, seen: str | None = None
) -> CaseVersion:
    """Record where the worker is from a day on; some of these pause the clocks."""
    return _set(case=case, changes={"status": status}, reason=reason, on=on, by=by, seen=seen)


def _set(
    *, case: Case, changes: dict[str, str], reason: str, on: date, by: Actor, seen: str | None
) -> CaseVersion:
    given = case
    case = locked(case, seen=seen)
    (name,) = changes
    _check(case, on=on, reason=reason)
    history = list(case.versions.standing())
    base = history[versions.in_force(history, on) or 0]
    before = {name: getattr(base, name)}
    if before == changes:
        raise Refused(_("That is what stands for this day already."), field=name)
    at = ledger.recorded_now(partnership_id=case.partnership_id, since=on)
    marks = {"reason": reason.strip(), "recorded_by_id": by.user_id, "source_import_id": None}
    written = versions.rewrite(history, on=on, changes=changes, marks=marks, at=at)
    _keep_in_step(case, given)
    audit.record(
        case,
        verb=f"case.{name}_set",
        by=by,
        reason=reason.strip(),
        subject=case.person.subject,
        personal_before=before,
        personal_after={**changes, "on": on},
    )
    return written  # type: ignore[return-value]


def _check(case: Case, *, on: date, reason: str) -> None:
    """Refuse a change that lies outside the open spell or says no reason."""
    if case.closed_on is not None:
        raise Refused(_("This case is closed: it stays as it was."))
    if not reason.strip():
        raise Refused(_("Say why: the reason is read by those who come after you."), field="reason")
    if on < case.opened_on:
        day = date_format(case.opened_on)
        raise Refused(
            _("The case was opened on %(day)s: nothing can hold before.") % {"day": day}, field="on"
        )
    if on > ledger.today(case.partnership):
        raise Refused(_("The day cannot lie in the future."), field="on")


def _standing(history: Sequence[CaseVersion]) -> dict[str, Any]:
    """Return what stands beside the case, from its versions that stand, oldest first."""
    agreed = (version.valid_from for version in history if version.pathway != Pathway.NONE)
    return {
        "pathway": history[-1].pathway,
        "status": history[-1].status,
        "pathway_on": next(agreed, None),
    }


def _histories(cases: Collection[Case]) -> dict[int, list[CaseVersion]]:
    """Return the versions that stand, oldest first, by case."""
    found: dict[int, list[CaseVersion]] = {case.pk: [] for case in cases}
    for version in CaseVersion.objects.filter(case__in=found).standing():
        found[version.case_id].append(version)
    return found


def _pathway_set(case: Case, secrets: Mapping[UUID, bytes | None], personal: dict[str, Any]) -> audit.Entry:
    subject = case.person.subject
    detail: dict[str, Any] = {"before": {}, "after": {}}
    label, secret = audit.label(Case), secrets[case.person.subject]
    return audit.Entry("case.pathway_set", label, str(case.pk), detail, subject, secret, personal)


def _keep_in_step(case: Case, given: Case) -> None:
    """Write what holds now beside the case, and on the object that the caller holds."""
    values = _standing(list(case.versions.standing()))
    for row in (case, given):
        for name, value in values.items():
            setattr(row, name, value)
    case.save(update_fields=list(values))


@transaction.atomic
def close_case(*, case: Case, on: date, reason: str, by: Actor, seen: str | None = None) -> None:
    """End the spell on a day. What waits in it is dropped; who comes back gets a new case."""
    given = case
    case = locked(case, seen=seen)
    _check(case, on=on, reason=reason)
    last = list(case.versions.standing())[-1]
    if on < last.valid_from:
        day = date_format(last.valid_from)
        raise Refused(
            _("Something is recorded from %(day)s on: close it then or later.") % {"day": day}, field="on"
        )
    case.closed_at = ledger.recorded_now(partnership_id=case.partnership_id, since=on)
    case.closed_on, case.close_reason, case.closed_by_id = on, reason.strip(), by.user_id
    case.save(update_fields=("closed_on", "closed_at", "close_reason", "closed_by"))
    for name in ("closed_on", "closed_at", "close_reason", "closed_by_id"):
        setattr(given, name, getattr(case, name))
    tasks.drop_waiting(case=case, by=by)
    audit.record(
        case,
        verb="case.closed",
        by=by,
        reason=reason.strip(),
        subject=case.person.subject,
        personal_after={"on": on},
    )


@transaction.atomic
def assign(*, cases: Collection[Case], officer: User | None, by: Actor) -> int:
    """Put cases of one partnership into an officer's hands; return how many changed hands."""
    if not cases:
        return 0
    ledger.join(next(iter(cases)).partnership_id)
    rows = Case.objects.select_for_update(of=("self",)).select_related("person").order_by("pk")
    wanted = officer.pk if officer else None
    changed = [case for case in rows.filter(pk__in=[case.pk for case in cases]) if case.officer_id != wanted]
    Case.objects.filter(pk__in=[case.pk for case in changed]).update(officer=officer)
    if changed:
        audit.record_many([_handed_over(case, wanted) for case in changed], by=by)
    return len(changed)


def _handed_over(case: Case, officer_id: int | None) -> audit.Entry:
    detail = {"before": {"officer": case.officer_id}, "after": {"officer": officer_id}}
    return audit.Entry("case.assigned", audit.label(Case), str(case.pk), detail)

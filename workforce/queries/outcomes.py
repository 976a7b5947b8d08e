"""What became of people: their placements, follow-ups and appeals, and which follow-ups wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch

from workforce.calculations.following import Answered, retention
from workforce.enums import AppealState, Checked, LabourStatus
from workforce.models import Appeal, FollowUp, FollowUpAnswer, Placement
from workforce.models.follow_up import COLLECT_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import Case

STANDING = Prefetch(
    "answers", FollowUpAnswer.objects.filter(retracted_at=None).select_related("recorded_by"), "standing"
)
SECTIONS = ("due", "silent", "coming", "answered")


@dataclass(frozen=True, slots=True)
class Asked:
    """A follow-up with its answer, if there is one, and what that says about whether work lasted.

    `state`: coming, due (waiting to be collected), silent (unknown: its days of collecting are over), answered.
    """

    row: FollowUp
    answer: FollowUpAnswer | None
    state: str
    lasted: str

    @property
    def until(self) -> date:
        """The last day of collecting; silence counts as unknown from the next day on."""
        return self.row.due_on + timedelta(days=COLLECT_DAYS - 1)


def state_of(row: FollowUp, *, answered: bool, today: date) -> str:
    """Return where a follow-up stands on a day."""
    if answered:
        return "answered"
    if row.due_on > today:
        return "coming"
    return "due" if today < row.due_on + timedelta(days=COLLECT_DAYS) else "silent"


def placements_of(case: Case, actor: Actor) -> list[Placement]:
    """Return a case's placements, latest first, those taken back among them."""
    rows = Placement.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("occupation", "recorded_by"))


def follow_ups_of(case: Case, actor: Actor, placements: Sequence[Placement]) -> list[Asked]:
    """Return a case's follow-ups that stand, by their days."""
    rows = FollowUp.objects.visible_to(actor).filter(case=case, retracted_at=None)
    today = case.partnership.today()
    return [asked(row, placements, today) for row in rows.prefetch_related(STANDING).order_by("due_on")]


def asked(row: FollowUp, placements: Sequence[Placement], today: date) -> Asked:
    answer = row.standing[0] if row.standing else None  # type: ignore[attr-defined]
    state = state_of(row, answered=answer is not None, today=today)
    return Asked(row, answer, state, lasted(answer, first_employer(row, placements)))


def first_employer(row: FollowUp, placements: Sequence[Placement]) -> str:
    """Return with whom the first placement from the day of leaving on was."""
    after = [one for one in placements if one.retracted_at is None and one.started_on >= row.left_on]
    return min(after, key=lambda one: (one.started_on, one.pk)).employer if after else ""


def lasted(answer: FollowUpAnswer | None, first: str) -> str:
    """Return whether work lasted, as workforce.enums.Retention says it."""
    if answer is None or answer.status in (LabourStatus.UNKNOWN, LabourStatus.NOT_COUNTED):
        return retention(first, Answered(None))
    same = {Checked.YES.value: True, Checked.NO.value: False}.get(answer.same_employer)
    return retention(first, Answered(answer.works, answer.employer, same))


def appeals_of(case: Case, actor: Actor) -> list[Appeal]:
    """Return a case's appeals and complaints, latest first."""
    rows = Appeal.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("decided_by", "recorded_by"))


def waiting(rows: QuerySet[FollowUp], partnership: Partnership) -> dict[str, QuerySet[FollowUp]]:
    """Return a partnership's follow-ups that stand by section: due first due first, silent and answered latest first."""
    today = partnership.today()
    over = today - timedelta(days=COLLECT_DAYS)
    said = FollowUpAnswer.objects.filter(follow_up=OuterRef("pk"), retracted_at=None)
    found = rows.filter(case__partnership=partnership, retracted_at=None)
    silent = found.filter(~Exists(said))
    return {
        "due": silent.filter(due_on__lte=today, due_on__gt=over).order_by("due_on", "pk"),
        "silent": silent.filter(due_on__lte=over).order_by("-due_on", "-pk"),
        "coming": silent.filter(due_on__gt=today).order_by("due_on", "pk"),
        "answered": found.filter(Exists(said)).order_by("-due_on", "-pk"),
    }


def for_lines(rows: QuerySet[FollowUp]) -> list[FollowUp]:
    """Return follow-ups with what a line shows: the person, the officer, the standing answer."""
    return list(rows.select_related("case__person", "case__officer", "worker").prefetch_related(STANDING))


def open_appeals(partnership: Partnership, actor: Actor) -> QuerySet[Appeal]:
    """Return the appeals and complaints that wait for a decision, first due first."""
    rows = Appeal.objects.visible_to(actor).filter(case__partnership=partnership, state=AppealState.OPEN)
    return rows.select_related("case__person").order_by("due_on", "pk")

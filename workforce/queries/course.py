"""The way of a case: its journal, goals with steps, referrals and hand-overs; the cases somebody handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from workforce.enums import ContactResult, GoalState, ReferralState
from workforce.models import Contact, Goal, HandOver, HandOverNote, Referral, Task
from workforce.queries import mine

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import Case

NOTES = Prefetch("notes", HandOverNote.objects.select_related("recorded_by"))
STEPS = Prefetch("steps", Task.objects.select_related("owner", "done_by"))


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of the way of a case, newest first but for goals."""

    contacts: list[Contact]
    goals: list[Goal]
    referrals: list[Referral]
    hand_overs: list[HandOver]

    @property
    def open_goals(self) -> list[Goal]:
        """The goals under way."""
        return [one for one in self.goals if one.state == GoalState.OPEN]

    @property
    def reached(self) -> list[Goal]:
        """The goals reached: they stay."""
        return [one for one in self.goals if one.state == GoalState.REACHED]

    @property
    def no_shows(self) -> int:
        """How often the worker did not come."""
        return sum(one.result == ContactResult.NO_SHOW and one.retracted_at is None for one in self.contacts)

    @property
    def last_met(self) -> Contact | None:
        """When officer and worker last spoke."""
        met = (one for one in self.contacts if one.result == ContactResult.MET and one.retracted_at is None)
        return next(met, None)

    @property
    def asked(self) -> list[Referral]:
        """The referrals that a partner has not answered."""
        return [one for one in self.referrals if one.state == ReferralState.ASKED]


def of_case(case: Case, actor: Actor) -> Course:
    """Return the way of a case; six queries whatever there is."""
    goals = Goal.objects.visible_to(actor).filter(case=case).prefetch_related(STEPS)
    hand_overs = HandOver.objects.visible_to(actor).filter(case=case)
    referrals = Referral.objects.visible_to(actor).filter(case=case)
    return Course(
        list(Contact.objects.visible_to(actor).filter(case=case).select_related("recorded_by")),
        list(goals),
        list(referrals.select_related("partner")),
        list(hand_overs.select_related("former", "officer").prefetch_related(NOTES)),
    )


def handed_over_by(partnership: Partnership, actor: Actor) -> QuerySet[HandOver]:
    """Return the hand-overs in which this officer gave a case away, latest first, with what became of the case."""
    rows = HandOver.objects.visible_to(actor).filter(case__partnership=partnership, former=actor.user_id)
    return rows.select_related("case__person", "case__officer", "officer").order_by("-recorded_at")


def goals_due(partnership: Partnership, actor: Actor, until: date) -> QuerySet[Goal]:
    """Return the open goals of my cases whose day is that one or before it."""
    rows = Goal.objects.visible_to(actor).filter(
        mine.of(actor.user_id, "case__"), case__partnership=partnership, state=GoalState.OPEN
    )
    return rows.filter(due_on__lte=until).order_by("due_on", "pk")


def late_referrals(partnership: Partnership, actor: Actor) -> QuerySet[Referral]:
    """Return the referrals of this officer's cases whose partner has not answered in time."""
    rows = Referral.objects.visible_to(actor).filter(
        mine.of(actor.user_id, "case__"), case__partnership=partnership, state=ReferralState.ASKED
    )
    late = rows.filter(due_on__lte=partnership.today())
    return late.select_related("case__person", "partner").order_by("due_on", "pk")

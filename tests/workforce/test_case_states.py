"""A case walked at random with its goals and referrals: no illegal move is taken, none that is allowed is refused, and
no state is a dead end.
"""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jtportal.kernel.doors import Refused
from partnerships.enums import Pathway
from tests.conftest import make_cast, member
from tests.factories.workforce import WorkerFactory
from workforce.actions import cases, closing, course, tasks
from workforce.enums import GOAL_MOVES, REFERRAL_MOVES, CaseStatus, GoalState, ReferralState
from workforce.models import Case, CaseClosing, CaseVersion, Goal, Referral, Task

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
GOALS, REFERRALS = list(GoalState), list(ReferralState)


class Walk(RuleBasedStateMachine):
    """One person's cases. Beside the database stands what must be true of them."""

    def __init__(self):
        super().__init__()
        self.cast = make_cast()
        self.by = self.cast.officer
        self.today = self.cast.partnership.today()
        self.worker = WorkerFactory(site=self.cast.site)
        self.officers = [None, self.by.user, member(self.by.organisation, "case_officer").user]
        self.spells = []  # keys, oldest first
        self.open, self.closings = False, 0
        self.officer = None
        self.way, self.status = Pathway.NONE.value, CaseStatus.AT_WORK.value
        self.goals, self.referrals, self.steps = {}, {}, 0

    @property
    def rows(self):
        return Case.objects.filter(person=self.worker.person)

    @property
    def case(self):
        return Case.objects.get(pk=self.spells[-1])

    def tried(self, allowed, act, *given, **named):
        """Do it; it is refused if and only if it is not allowed. Return whether it was done."""
        try:
            act(*given, **named)
        except Refused:
            assert not allowed, f"{act.__name__} was refused"
            return False
        assert allowed, f"{act.__name__} was done"
        return True

    @rule()
    def opens(self):
        # Somebody who was here before may come back, on the day of leaving at the earliest: today.
        if self.tried(not self.open, cases.open_case, worker=self.worker, on=self.today, by=self.by):
            self.spells.append(self.rows.order_by("pk").last().pk)
            self.open, self.officer, self.goals, self.referrals, self.steps = True, None, {}, {}, 0
            self.way, self.status = Pathway.NONE.value, CaseStatus.AT_WORK.value

    @precondition(lambda self: self.spells)
    @rule(looked=st.booleans(), reason=st.sampled_from(["found work", " "]))
    def closes(self, looked, reason):
        waits = (
            self.steps
            or "open" in self.goals.values()
            or {"asked", "accepted"} & set(self.referrals.values())
        )
        allowed = self.open and bool(reason.strip()) and (looked or not waits)
        given = {"on": self.today, "reason": reason, "reviewed": looked, "by": self.by}
        if self.tried(allowed, closing.close, case=self.case, **given):
            self.open, self.steps = False, 0

    @precondition(lambda self: self.spells)
    @rule(reason=st.sampled_from(["too early", " "]), latest=st.booleans())
    def reopens(self, reason, latest):
        case = Case.objects.get(pk=self.spells[-1 if latest else 0])
        last = case.pk == self.spells[-1]
        if self.tried(
            not self.open and last and bool(reason.strip()),
            closing.reopen,
            case=case,
            reason=reason,
            by=self.by,
        ):
            self.open, self.closings = True, self.closings + 1

    @precondition(lambda self: self.spells)
    @rule(way=st.sampled_from(Pathway.values))
    def agrees(self, way):
        given = {"pathway": way, "reason": "agreed", "on": self.today, "by": self.by}
        if self.tried(self.open and way != self.way, cases.set_pathway, case=self.case, **given):
            self.way = way

    @precondition(lambda self: self.spells)
    @rule(status=st.sampled_from(CaseStatus.values))
    def stands(self, status):
        given = {"status": status, "reason": "told", "on": self.today, "by": self.by}
        if self.tried(self.open and status != self.status, cases.set_status, case=self.case, **given):
            self.status = status

    @precondition(lambda self: self.spells)
    @rule(dice=st.integers(1, 2))
    def is_handed_over(self, dice):
        wanted = self.officers[dice]
        given = {"officer": wanted, "note": "", "by": self.by}
        if self.tried(self.open and wanted != self.officer, course.hand_over, case=self.case, **given):
            self.officer = wanted

    @precondition(lambda self: self.spells)
    @rule()
    def takes_a_step(self):
        given = {"kind": "other", "due_on": self.today, "by": self.by}
        if self.tried(self.open, tasks.plan, cases=[self.case], **given):
            self.steps += 1

    @precondition(lambda self: self.spells)
    @rule()
    def sets_a_goal(self):
        if self.tried(self.open, course.set_goal, case=self.case, text="A licence", by=self.by):
            self.goals[Goal.objects.order_by("pk").last().pk] = "open"

    @precondition(lambda self: self.goals)
    @rule(which=st.integers(0, 99), to=st.sampled_from(GOALS))
    def moves_a_goal(self, which, to):
        key = sorted(self.goals)[which % len(self.goals)]
        allowed = self.open and to in GOAL_MOVES[GoalState(self.goals[key])]
        given = {"to": to, "reason": "why", "by": self.by}
        if self.tried(allowed, course.move_goal, goal=Goal.objects.get(pk=key), **given):
            self.goals[key] = to.value

    @precondition(lambda self: self.spells)
    @rule()
    def refers(self):
        given = {
            "partner": self.cast.partner.organisation,
            "what": "x",
            "asked_on": self.today,
            "by": self.by,
        }
        if self.tried(self.open, course.refer, case=self.case, due_on=self.today, **given):
            self.referrals[Referral.objects.order_by("pk").last().pk] = "asked"

    @precondition(lambda self: self.referrals)
    @rule(which=st.integers(0, 99), to=st.sampled_from(REFERRALS))
    def moves_a_referral(self, which, to):
        """A partner answers also when the case is closed by then."""
        key = sorted(self.referrals)[which % len(self.referrals)]
        allowed = to in REFERRAL_MOVES[ReferralState(self.referrals[key])]
        given = {"to": to, "answer": "why", "by": self.by}
        if self.tried(allowed, course.move_referral, referral=Referral.objects.get(pk=key), **given):
            self.referrals[key] = to.value

    @invariant()
    def the_records_say_what_was_done(self):
        assert self.rows.open().count() == self.open
        assert CaseClosing.objects.filter(case__in=self.spells).count() == self.closings
        if not self.spells:
            return
        case = self.case
        assert (case.closed_on is None) == self.open
        assert (case.pathway, case.status, case.officer) == (self.way, self.status, self.officer)
        current = CaseVersion.objects.filter(case=case).current().get()
        assert (current.pathway, current.status) == (self.way, self.status)
        assert dict(Goal.objects.filter(case=case).values_list("pk", "state")) == self.goals
        assert dict(Referral.objects.filter(case=case).values_list("pk", "state")) == self.referrals
        assert Task.objects.filter(case=case, done_at=None).count() == self.steps
        assert case.next_due_on == (self.today if self.steps else None)

    @invariant()
    def reached_goals_stay_in_the_history(self):
        """Nothing takes a goal, a referral or a closing out of the records."""
        assert Goal.objects.filter(case__in=self.spells).count() >= len(self.goals)
        assert set(self.goals) <= set(Goal.objects.values_list("pk", flat=True))

    def teardown(self):
        """From wherever the walk ended there is a way on: a closed case reopens, an open one can be closed."""
        if not self.spells:
            return
        if not self.open:
            closing.reopen(case=self.case, reason="the way on", by=self.by)
        closing.close(case=self.case, on=self.today, reason="the end", reviewed=True, by=self.by)
        assert not self.rows.open().exists()
        cases.open_case(worker=self.worker, on=self.today, by=self.by)


def test_no_illegal_move_and_no_dead_end():
    run_state_machine_as_test(Walk, settings=settings(max_examples=20, stateful_step_count=30, deadline=None))


@pytest.mark.parametrize(("table", "ends"), [
    (GOAL_MOVES, set()),
    (REFERRAL_MOVES, {"declined", "withdrawn", "done", "broken_off"}),
])  # fmt: skip
def test_only_the_ends_that_are_meant_lead_nowhere(table, ends):
    assert {state for state, onward in table.items() if not onward} == ends
    assert {to for onward in table.values() for to in onward} <= set(table)

"""The way of a case: journal, goals, referrals, hand-overs; every state walked by its table."""

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.conftest import make_cast, member
from tests.factories.workforce import CaseFactory, TaskFactory
from workforce.actions import cases, course, tasks
from workforce.enums import GOAL_MOVES, REFERRAL_MOVES, GoalState, ReferralState
from workforce.models import Goal, HandOver, Referral
from workforce.queries.course import of_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, officer=cast.officer.user)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def test_who_did_not_come_is_counted_and_a_mistake_is_not(cast, case, today):
    lines = [
        course.contact(case=case, on=today, way="office", result=result, by=cast.officer, note="x")
        for result in ("no_show", "no_show", "met")
    ]
    course.take_contact_back(contact=lines[0], reason="came late", by=cast.officer)
    told = of_case(case, cast.officer)
    assert (told.no_shows, told.last_met, len(told.contacts)) == (1, lines[2], 3)
    with pytest.raises(Refused):
        course.take_contact_back(contact=lines[0], reason="again", by=cast.officer)
    with pytest.raises(Refused) as refused:
        course.contact(case=case, on=today + timedelta(days=1), way="office", result="met", by=cast.officer)
    assert refused.value.field == "on"
    assert AuditEvent.objects.filter(verb="contact.recorded", sealed__isnull=False).count() == 3


def test_a_goal_reached_stays_with_its_steps(cast, case, today):
    goal = course.set_goal(case=case, text="A driving licence", due_on=today, by=cast.officer)
    (step,) = tasks.plan(
        cases=[case], kind="other", title="Book lessons", due_on=today, goal=goal, by=cast.officer
    )
    tasks.done(task=step, by=cast.officer)
    with pytest.raises(Refused) as refused:
        course.move_goal(goal=goal, to="reached", reason=" ", by=cast.officer)
    assert refused.value.field == "reason"
    course.move_goal(goal=goal, to="reached", reason="passed", by=cast.officer)
    told = of_case(case, cast.officer)
    assert told.reached == [goal]
    assert list(told.goals[0].steps.all()) == [step]
    assert (told.goals[0].why, told.open_goals) == ("passed", [])


def test_a_closed_case_takes_no_more(cast, case, today):
    goal = course.set_goal(case=case, text="A licence", by=cast.officer)
    cases.close_case(case=case, on=today, reason="moved away", by=cast.officer)
    partner = cast.partner.organisation
    for act in (
        lambda: course.set_goal(case=case, text="Another", by=cast.officer),
        lambda: course.move_goal(goal=goal, to="reached", reason="x", by=cast.officer),
        lambda: course.refer(case=case, partner=partner, what="x", asked_on=today, due_on=today, by=cast.officer),
        lambda: course.hand_over(case=case, officer=member(cast.officer.organisation, "case_officer").user,
                                 note="", by=cast.officer),
    ):  # fmt: skip
        with pytest.raises(Refused):
            act()
    course.contact(case=case, on=today, way="phone", result="met", by=cast.officer)


def test_only_partners_are_asked_and_in_time(cast, case, today):
    given = {"case": case, "what": "Legal advice", "by": cast.officer}
    row = course.refer(partner=cast.partner.organisation, asked_on=today, due_on=today, **given)
    for wrong, field in (
        ({"partner": cast.outsider.organisation, "asked_on": today, "due_on": today}, "partner"),
        (
            {"partner": cast.partner.organisation, "asked_on": today + timedelta(days=1), "due_on": today},
            "asked_on",
        ),
        (
            {"partner": cast.partner.organisation, "asked_on": today, "due_on": today - timedelta(days=1)},
            "due_on",
        ),
    ):
        with pytest.raises(Refused) as refused:
            course.refer(**wrong, **given)
        assert refused.value.field == field
    course.move_referral(referral=row, to="accepted", answer="Comes on Monday", by=cast.officer)
    row.refresh_from_db()
    assert (row.state, row.answer, row.moved_on) == ("accepted", "Comes on Monday", today)


def test_what_waits_goes_along_and_notes_can_still_be_added(cast, case, today):
    TaskFactory(case=case, owner=cast.officer.user)
    done = TaskFactory(case=case, owner=cast.officer.user, done_at=case.recorded_at)
    colleague, third = (member(cast.officer.organisation, "case_officer") for _ in range(2))
    row = course.hand_over(case=case, officer=colleague.user, note="Knows welding", by=cast.officer)
    case.refresh_from_db()
    assert case.officer == colleague.user
    assert set(case.tasks.exclude(pk=done.pk).values_list("owner", flat=True)) == {colleague.user.pk}
    done.refresh_from_db()
    assert done.owner == cast.officer.user
    course.add_note(hand_over=row, text="And asked about the bakery", by=cast.officer)
    with pytest.raises(Refused):
        course.add_note(hand_over=row, text="x", by=third)
    with pytest.raises(Refused):
        course.hand_over(case=case, officer=colleague.user, note="", by=colleague)
    assert [note.text for note in row.notes.all()] == ["Knows welding", "And asked about the bakery"]


class Ways(RuleBasedStateMachine):
    """Goals and referrals moved at random: only by the table, and never out of it."""

    rows = Bundle("rows")

    def __init__(self):
        super().__init__()
        self.cast = make_cast()
        self.case = CaseFactory(worker__site=self.cast.site)
        self.known = {}

    @rule(target=rows)
    def goal(self):
        row = course.set_goal(case=self.case, text="A licence", by=self.cast.officer)
        self.known[Goal, row.pk] = GoalState.OPEN
        return row

    @rule(target=rows)
    def referral(self):
        today = self.cast.partnership.today()
        row = course.refer(
            case=self.case, partner=self.cast.partner.organisation, what="x", asked_on=today, due_on=today,
            by=self.cast.officer,
        )  # fmt: skip
        self.known[Referral, row.pk] = ReferralState.ASKED
        return row

    @rule(row=rows, dice=st.integers(0, 99))
    def move(self, row, dice):
        kind = type(row)
        states, table = (GoalState, GOAL_MOVES) if kind is Goal else (ReferralState, REFERRAL_MOVES)
        to = list(states)[dice % len(states)]
        now = self.known[kind, row.pk]
        try:
            if kind is Goal:
                course.move_goal(goal=row, to=to, reason="why", by=self.cast.officer)
            else:
                course.move_referral(referral=row, to=to, answer="why", by=self.cast.officer)
            assert to in table[now]
            self.known[kind, row.pk] = to
        except Refused:
            assert to not in table[now]
        assert kind.objects.get(pk=row.pk).state == self.known[kind, row.pk]


def test_every_state_is_left_by_its_table_alone():
    run_state_machine_as_test(Ways, settings=settings(max_examples=12, stateful_step_count=15, deadline=None))


def test_no_state_is_out_of_reach():
    for table, first in ((GOAL_MOVES, GoalState.OPEN), (REFERRAL_MOVES, ReferralState.ASKED)):
        seen = {first}
        while more := {to for state in seen for to in table[state]} - seen:
            seen |= more
        assert seen == set(table)


def test_hand_overs_exist_for_whom_the_case_exists(cast, case):
    colleague = member(cast.officer.organisation, "case_officer")
    course.hand_over(case=case, officer=colleague.user, note="x", by=cast.officer)
    assert HandOver.objects.visible_to(cast.officer).exists()
    for actor in (cast.partner, cast.outsider, cast.personnel):
        assert not HandOver.objects.visible_to(actor).exists()

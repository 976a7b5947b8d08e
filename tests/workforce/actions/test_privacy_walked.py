"""Requests, holds and clocks walked at random: nothing goes while something keeps it, nothing is answered twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from jtportal.kernel.actor import BEAT
from jtportal.kernel.doors import Refused
from tests.conftest import make_cast
from tests.workforce.privacy import a_purpose, gone
from workforce.actions import data_requests, retention
from workforce.calculations.retention import NOTICE_DAYS, add_months
from workforce.enums import REQUEST_MOVES, RequestKind, RequestState
from workforce.models import DataRequest, Person, RetentionClock

pytestmark = pytest.mark.django_db


class Keeping(RuleBasedStateMachine):
    """One person whose time of keeping comes, and what officers, the person and the clock do meanwhile."""

    requests, holds = Bundle("requests"), Bundle("holds")

    def __init__(self):
        super().__init__()
        self.point = transaction.savepoint()
        self.cast = make_cast()
        a_purpose(self.cast)
        self.case = gone(self.cast)
        self.due = add_months(self.case.closed_on, 24)
        self.day = self.due - timedelta(days=60)
        self.told = None
        self.gone = False
        self.open, self.held = set(), set()

    def teardown(self):
        transaction.savepoint_rollback(self.point)

    @property
    def by(self):
        return self.cast.officer

    @rule(days=st.integers(1, 40))
    def wait(self, days):
        self.day += timedelta(days=days)

    @rule(target=requests, kind=st.sampled_from(sorted(set(RequestKind) - {RequestKind.RESTRICTION})))
    def ask(self, kind):
        row = data_requests.receive(
            case=self.case, kind=kind, received_on=self.cast.partnership.today(), by=self.by
        )
        self.open.add(row.pk)
        return row

    @rule(row=requests, to=st.sampled_from(sorted(RequestState)))
    def answer(self, row, to):
        ground = "law" if to == RequestState.REFUSED else ""
        erases = row.kind == RequestKind.ERASURE and to == RequestState.GRANTED
        try:
            with transaction.atomic():
                data_requests.answer(request=row, to=to, text="So.", ground=ground, by=self.by)
        except Refused:
            assert row.pk not in self.open or to == RequestState.RECEIVED or (erases and self.held)
            return
        assert to in REQUEST_MOVES[RequestState.RECEIVED]
        self.open.remove(row.pk)
        self.gone = self.gone or erases

    @rule(target=holds)
    def hold(self):
        try:
            row = retention.hold(
                case=self.case, kind="court", reason="x", since=self.cast.partnership.today(), by=self.by
            )
        except Refused:
            assert self.gone
            return None
        self.held.add(row.pk)
        return row

    @rule(row=holds)
    def lift(self, row):
        if row is None:
            return
        try:
            retention.lift(hold=row, reason="x", by=self.by)
        except Refused:
            assert row.pk not in self.held
            return
        self.held.remove(row.pk)

    @rule()
    def announce(self):
        retention.announce(by=BEAT, today=self.day)
        if self.gone:
            return
        kept = self.open or self.held or self.day < self.due - timedelta(days=NOTICE_DAYS)
        self.told = None if kept else self.told or self.day

    @rule()
    def carry_out(self):
        clock = RetentionClock.objects.filter(person=self.case.person_id).first()
        done = clock is not None and retention.carry_out(clock=clock.pk, by=BEAT, today=self.day)
        ripe = self.told is not None and self.day >= max(self.due, self.told + timedelta(days=NOTICE_DAYS))
        assert done == (ripe and not self.open and not self.held and not self.gone)
        self.gone = self.gone or done

    @invariant()
    def who_is_gone_is_gone_for_good(self):
        named = not Person.objects.get(pk=self.case.person_id).family_name.startswith("№")
        assert named != self.gone
        waiting = DataRequest.objects.filter(case=self.case, state=RequestState.RECEIVED)
        assert set(waiting.values_list("pk", flat=True)) == self.open


def test_nothing_goes_while_something_keeps_it():
    run_state_machine_as_test(
        Keeping, settings=settings(max_examples=25, stateful_step_count=20, deadline=None)
    )


def test_no_state_is_out_of_reach_and_none_is_a_dead_end_but_an_answer():
    assert set(REQUEST_MOVES) == set(RequestState)
    assert REQUEST_MOVES[RequestState.RECEIVED] == set(RequestState) - {RequestState.RECEIVED}
    assert not any(REQUEST_MOVES[one] for one in set(RequestState) - {RequestState.RECEIVED})

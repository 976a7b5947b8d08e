"""Appeals and complaints: a deadline, and a decision by somebody else."""

from datetime import timedelta

import pytest

from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.workforce import CaseFactory
from workforce.actions import appeals
from workforce.enums import APPEAL_MOVES, AppealState

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(cast):
    today = cast.partnership.today()
    return appeals.receive(
        case=CaseFactory(worker__site=cast.site, officer=cast.officer.user), kind="appeal",
        about="The relocation grant was refused.", received_on=today - timedelta(days=3),
        due_on=today + timedelta(days=27), by=cast.officer,
    )  # fmt: skip


def decide(appeal, by, state="upheld", days=0):
    on = appeal.partnership.today() - timedelta(days=days)
    appeals.decide(appeal=appeal, state=state, decision="The distance was measured wrong.", on=on, by=by)


def test_neither_the_officer_nor_whoever_recorded_it_decides(cast, appeal):
    with pytest.raises(Refused):
        decide(appeal, cast.officer)
    second = member(cast.officer.organisation, "second_approver")
    decide(appeal, second)
    appeal.refresh_from_db()
    assert (appeal.state, appeal.decided_by) == ("upheld", second.user)


def test_the_worker_may_withdraw_with_the_officer(cast, appeal):
    decide(appeal, cast.officer, state="withdrawn")
    appeal.refresh_from_db()
    assert appeal.state == "withdrawn"


@pytest.mark.parametrize("state", [one for one in AppealState if one != AppealState.OPEN])
def test_a_decision_is_final(cast, appeal, state):
    second = member(cast.officer.organisation, "second_approver")
    decide(appeal, second, state=state)
    for again in AppealState:
        with pytest.raises(Refused):
            decide(appeal, second, state=again)
    assert not APPEAL_MOVES[state]


def test_days_stand_in_their_order(cast, appeal):
    second = member(cast.officer.organisation, "second_approver")
    for days in (4, -1):
        with pytest.raises(Refused) as refused:
            decide(appeal, second, days=days)
        assert refused.value.field == "on"
    today = cast.partnership.today()
    for received, due, field in ((1, 9, "received_on"), (-1, -2, "due_on")):
        with pytest.raises(Refused) as refused:
            appeals.receive(
                case=appeal.case, kind="complaint", about="x", received_on=today + timedelta(days=received),
                due_on=today + timedelta(days=due), by=cast.officer,
            )  # fmt: skip
        assert refused.value.field == field

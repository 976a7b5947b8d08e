"""Placements: terms, the decent-work check, the end, a mistake taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory
from tests.workforce.outcomes import occupation
from workforce.actions import placements
from workforce.models import Placement

pytestmark = pytest.mark.django_db
ALL = dict.fromkeys(("check_contract", "check_pay", "check_hours", "check_safety", "check_cover"), "yes")


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def placed(cast, case, **terms):
    usual = {
        "employer": "Bakery Ltd",
        "occupation": occupation(),
        "contract": "permanent",
        "hours": Decimal(40),
    }
    usual |= {"started_on": cast.partnership.today() - timedelta(days=30), "wage": Decimal("15000.00")}
    return placements.record(case=case, by=cast.officer, **{**usual, **terms})


def test_a_placement_has_its_terms_and_the_partnerships_currency(cast, case):
    row = placed(cast, case)
    assert (row.currency, row.decent, row.checked_on) == (cast.partnership.currency, "", None)
    event = AuditEvent.objects.get(verb="placement.recorded", subject=case.person.subject)
    assert event.sealed
    assert "Bakery" not in str(event.detail)


def test_work_is_decent_only_when_all_five_are_known_to_be_so(cast, case, today):
    row = placed(cast, case)
    for answers, decent in ((ALL | {"check_cover": ""}, ""), (ALL, "yes"), (ALL | {"check_pay": "no"}, "no")):
        placements.check(placement=row, on=today, by=cast.officer, **answers)
        row.refresh_from_db()
        assert row.decent == decent
    assert row.lacking == ["paid in full and on time"]
    assert placed(cast, case, started_on=today, check_pay="yes").checked_on == today


@pytest.mark.parametrize(("late", "field"), [(1, "on"), (-31, "on")])
def test_no_day_to_come_and_none_before_the_first(cast, case, today, late, field):
    row = placed(cast, case)
    for act in (
        lambda on: placements.check(placement=row, on=on, by=cast.officer, **ALL),
        lambda on: placements.end(placement=row, on=on, reason="moved", by=cast.officer),
    ):
        with pytest.raises(Refused) as refused:
            act(today + timedelta(days=late))
        assert refused.value.field == field


def test_a_placement_ends_once(cast, case, today):
    row = placed(cast, case)
    placements.end(placement=row, on=today, reason="the firm closed", by=cast.officer)
    with pytest.raises(Refused):
        placements.end(placement=row, on=today, reason="again", by=cast.officer)
    row.refresh_from_db()
    assert (row.ended_on, row.end_reason) == (today, "the firm closed")


def test_a_form_sent_twice_records_once(cast, case):
    placed(cast, case)
    with pytest.raises(Refused):
        placed(cast, case)
    assert Placement.objects.count() == 1


def test_what_is_taken_back_stays_and_makes_room(cast, case, today):
    row = placed(cast, case)
    placements.take_back(placement=row, reason="another person", by=cast.officer)
    with pytest.raises(Refused):
        placements.end(placement=row, on=today, reason="x", by=cast.officer)
    placed(cast, case)
    assert Placement.objects.standing().count() == 1


def test_placements_exist_for_whom_the_case_exists(cast, case):
    placed(cast, case)
    assert Placement.objects.visible_to(cast.officer).count() == 1
    for actor in (cast.partner, cast.outsider, cast.personnel):
        assert not Placement.objects.visible_to(actor).exists()

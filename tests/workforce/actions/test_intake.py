"""Intake: facts with their standing, kept when replaced; the ledger of wages owed; assessments that expire."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory
from workforce.actions import intake
from workforce.models import ArrearsEntry, Assessment, Credential, Household, ServiceSpell, Wishes
from workforce.queries.intake import of_case, owed_in, owed_months

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


def say(cast, case, kind, standing="stated", **said):
    on = said.pop("on", cast.partnership.today())
    return intake.say(kind=kind, case=case, on=on, source="hand", standing=standing, by=cast.officer, **said)


def enter(cast, case, kind, amount, month=MARCH, **more):
    return intake.enter(
        case=case, month=month, on=cast.partnership.today(), source="hand", standing="stated", by=cast.officer,
        kind=kind, amount=Decimal(amount), **more,
    )  # fmt: skip


def test_what_is_said_later_replaces_and_is_kept(cast, case):
    first = say(cast, case, Household, dependants=2, housing="mine")
    say(cast, case, Household, dependants=3, housing="mine", standing="document")
    say(cast, case, Wishes, commute=60, moving="no")
    first.refresh_from_db()
    assert first.retracted_at is not None
    told = of_case(case, cast.officer)
    assert (told.household.dependants, told.household.standing, told.household.tied_to_mine) == (
        3,
        "document",
        True,
    )
    assert told.wishes.commute == 60
    assert AuditEvent.objects.filter(verb="intake.said", sealed__isnull=False).count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Household.objects.filter(pk=first.pk).update(retracted_at=None)


def test_times_worked_add_up_with_what_is_certified_apart(cast, case):
    ten = {"begins": date(2000, 1, 1), "ends": date(2009, 12, 31), "underground": True}
    say(cast, case, ServiceSpell, employer="Mine 1", standing="certified", **ten)
    say(
        cast,
        case,
        ServiceSpell,
        employer="Mine 2",
        begins=date(2010, 1, 1),
        ends=date(2014, 12, 31),
        underground=True,
    )
    wrong = say(cast, case, ServiceSpell, employer="Mine 3", begins=date(2015, 1, 1), ends=date(2019, 12, 31))
    assert tuple(map(str, of_case(case, cast.officer).service)) == ("20.0", "15.0", "10.0")
    intake.take_back(fact=wrong, reason="another person", by=cast.officer)
    assert str(of_case(case, cast.officer).service.all) == "15.0"
    with pytest.raises(Refused):
        intake.take_back(fact=wrong, reason="again", by=cast.officer)


@pytest.mark.parametrize(
    ("kind", "said", "field"),
    [
        (ServiceSpell, {"employer": "x", "begins": date(2020, 1, 2), "ends": date(2020, 1, 1)}, "ends"),
        (
            Credential,
            {"title": "x", "issued_on": date(2020, 1, 2), "expires_on": date(2020, 1, 1)},
            "expires_on",
        ),
        (Credential, {"title": "x", "on": date(2999, 1, 1)}, "on"),
    ],
)
def test_days_stand_in_their_order(cast, case, kind, said, field):
    with pytest.raises(Refused) as refused:
        say(cast, case, kind, **said)
    assert refused.value.field == field


def test_the_ledger_keeps_what_is_owed_still(cast, case):
    enter(cast, case, "owed", "20000.50")
    enter(cast, case, "owed", "20000", month=date(2026, 4, 15))
    enter(cast, case, "paid", "5000.25")
    enter(cast, case, "claimed", "15000")
    enter(cast, case, "titled", "15000", reference="Court of Lviv, 12/26")
    told = of_case(case, cast.officer)
    (balance,) = told.owed.values()
    assert (balance.owed, balance.outstanding) == (Decimal("40000.50"), Decimal("35000.25"))
    assert [month for month, _code in told.months] == [MARCH, date(2026, 4, 1)]


@pytest.mark.parametrize("kind", ["paid", "settled", "claimed", "titled"])
def test_nobody_gets_more_for_a_month_than_was_owed(cast, case, kind):
    enter(cast, case, "owed", "100", month=date(2026, 4, 1))
    row = enter(cast, case, "owed", "100")
    enter(cast, case, kind, "60")
    with pytest.raises(Refused) as refused:
        enter(cast, case, kind, "40.01")
    assert refused.value.field == "amount"
    with pytest.raises(Refused):
        intake.take_back(fact=row, reason="wrong", by=cast.officer)
    assert ArrearsEntry.objects.standing().count() == 3


def test_totals_for_negotiation_are_those_of_all_workers(cast, case):
    other = CaseFactory(worker__site=cast.site)
    for row in (case, other):
        enter(cast, row, "owed", "100.10")
    enter(cast, other, "claimed", "50")
    enter(cast, CaseFactory(worker__site=cast.site), "owed", "7", currency="EUR")
    told = owed_in(cast.partnership, cast.officer)
    code = cast.partnership.currency
    assert (told[code].balance.owed, told[code].balance.claimed, told[code].workers) == (
        Decimal("200.20"), Decimal(50), 2,
    )  # fmt: skip
    assert told["EUR"].workers == 1
    assert owed_months(cast.partnership, cast.officer)[MARCH, code].outstanding == Decimal("200.20")
    assert not owed_in(cast.partnership, cast.outsider)


def test_an_assessment_holds_until_a_day(cast, case):
    today = cast.partnership.today()
    about = {"case": case, "strengths": "Welds", "hurdles": "", "by": cast.officer}
    for made, until, field in ((1, 9, "made_on"), (0, 0, "expires_on")):
        days = {"made_on": today + timedelta(days=made), "expires_on": today + timedelta(days=until)}
        with pytest.raises(Refused) as refused:
            intake.assess(**days, **about)
        assert refused.value.field == field
    intake.assess(made_on=today, expires_on=today + timedelta(days=180), **about)
    assert of_case(case, cast.officer).assessment.strengths == "Welds"


@pytest.mark.django_db(transaction=True)
def test_two_payments_at_once_do_not_pass_what_was_owed(cast, together):
    case = CaseFactory(worker__site=cast.site)
    enter(cast, case, "owed", "100")
    results = together(*[lambda: enter(cast, case, "paid", "60")] * 3)
    assert len([one for one in results if isinstance(one, Refused)]) == 2


def test_facts_exist_for_whom_the_case_exists(cast, case):
    enter(cast, case, "owed", "100")
    say(cast, case, Household, dependants=1)
    for model in (ArrearsEntry, Household):
        assert model.objects.visible_to(cast.officer).exists()
        for actor in (cast.partner, cast.outsider, cast.personnel):
            assert not model.objects.visible_to(actor).exists()
    assert not Assessment.objects.exists()

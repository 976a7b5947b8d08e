"""Beneficiaries: seen by the employment service alone, sealed in the trail, outcomes verified by somebody else."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.conftest import member
from workforce.actions import communities
from workforce.models import Beneficiary, ChangeMark, Outcome, Support

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def bakery(cast):
    return communities.add(
        partnership=cast.partnership,
        kind="business",
        name="Bakery Honcharuk",
        contact="067 000 00 00",
        by=cast.officer,
    )


def outcome(cast, bakery, **given):
    usual = {"kind": "job_created", "happened_on": DAY, "sex": "female", "evidence": "Contract 7"}
    return communities.record_outcome(beneficiary=bakery, by=cast.officer, **{**usual, **given})


def test_records_exist_for_the_employment_service_alone(cast, bakery):
    outcome(cast, bakery)
    communities.give(
        beneficiary=bakery, what="Oven", given_on=DAY, partner=cast.partner.organisation, by=cast.officer
    )
    for model in (Beneficiary, Outcome, Support):
        assert model.objects.visible_to(cast.officer).count() == 1
        foreign = member(cast.partner.organisation, "coordinator")
        for actor in (cast.partner, cast.personnel, cast.outsider, foreign):
            assert not model.objects.visible_to(actor).exists()


def test_the_trail_seals_what_is_said_about_people(cast, bakery):
    communities.change(beneficiary=bakery, name="Bakery Two", by=cast.officer)
    outcome(cast, bakery)
    events = AuditEvent.objects.filter(subject=bakery.subject)
    assert events.count() == 3
    assert all(event.sealed for event in events)
    assert not [event for event in events if "Bakery" in str(event.detail) or "Contract" in str(event.detail)]


def test_an_outcome_is_verified_once_and_by_somebody_else(cast, bakery):
    row = outcome(cast, bakery)
    with pytest.raises(Refused):
        communities.verify(outcome=row, by=cast.officer)
    second = member(cast.officer.organisation, "second_approver")
    communities.verify(outcome=row, by=second)
    with pytest.raises(Refused):
        communities.verify(outcome=row, by=second)
    row.refresh_from_db()
    assert row.verified_by == second.user


def test_a_firm_has_no_sex_and_no_outcome_lies_ahead(cast, bakery):
    for wrong in ({"kind": "firm_kept"}, {"happened_on": cast.partnership.today() + timedelta(days=1)}):
        with pytest.raises(Refused):
            outcome(cast, bakery, **wrong)
    row = outcome(cast, bakery)
    with pytest.raises(IntegrityError):
        Outcome.objects.filter(pk=row.pk).update(kind="firm_kept")


def test_support_comes_from_a_partner_with_its_currency(cast, bakery):
    given = {
        "beneficiary": bakery,
        "what": "Oven",
        "given_on": DAY,
        "by": cast.officer,
        "amount": Decimal("100.00"),
    }
    row = communities.give(partner=cast.partner.organisation, **given)
    assert row.currency == cast.partnership.currency
    with pytest.raises(Refused) as refused:
        communities.give(partner=cast.outsider.organisation, **given)
    assert refused.value.field == "partner"


def test_what_is_taken_back_stays_with_its_reason_and_is_taken_back_once(cast, bakery):
    row = outcome(cast, bakery)
    communities.take_back(given=row, reason="recorded twice", by=cast.officer)
    row.refresh_from_db()
    assert (row.retracted_at is not None, row.retract_reason) == (True, "recorded twice")
    with pytest.raises(Refused):
        communities.take_back(given=row, reason="again", by=cast.officer)
    with pytest.raises(Refused):
        communities.verify(outcome=row, by=member(cast.officer.organisation, "second_approver"))
    assert AuditEvent.objects.filter(verb="beneficiary.outcome_taken_back", subject=bakery.subject).exists()


def test_every_change_leaves_a_mark_from_the_day_that_it_speaks_of(cast, bakery):
    given = communities.give(
        beneficiary=bakery, what="Oven", given_on=DAY, partner=cast.partner.organisation, by=cast.officer
    )
    row = outcome(cast, bakery, happened_on=DAY + timedelta(days=9))
    communities.verify(outcome=row, by=member(cast.officer.organisation, "second_approver"))
    communities.change(beneficiary=bakery, kind="household", by=cast.officer)
    communities.change(beneficiary=bakery, name="Bakery Two", by=cast.officer)
    communities.take_back(given=given, reason="not given", by=cast.officer)
    later = DAY + timedelta(days=9)
    since = list(ChangeMark.objects.order_by("pk").values_list("since", flat=True))
    assert since == [cast.partnership.today(), DAY, later, later, DAY, DAY]
    assert list(bakery.versions.values_list("kind", flat=True)) == ["business", "household"]
    assert bakery.versions.get(retracted_at=None).kind == "household"

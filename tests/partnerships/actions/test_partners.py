"""Organisations in their roles of a partnership."""

from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import partners
from partnerships.models import Partner
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(officer):
    """Take one and the same organisation into one and the same partnership."""
    partnership, organisation = PartnershipFactory(), OrganisationFactory()

    def act(role="trade_union", **days):
        return partners.add(partnership=partnership, organisation=organisation, role=role, by=officer, **days)

    return act


def test_partner_is_taken_in_from_today_in_the_partnership_s_zone(add):
    row = add()
    assert row.valid_from == row.partnership.today()
    assert AuditEvent.objects.get(verb="partner.added").detail["after"]["role"] == "trade_union"


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 1, 1), None), (date(2026, 3, 31), None), (date(2025, 1, 1), date(2026, 1, 1)),
     (date(2026, 2, 1), date(2026, 2, 2))],
)  # fmt: skip
def test_same_role_on_the_same_day_is_refused(add, first, last):
    add(valid_from=date(2026, 1, 1), valid_until=date(2026, 3, 31))
    with pytest.raises(Refused):
        add(valid_from=first, valid_until=last)


def test_same_role_later_and_another_role_at_once_are_fine(add):
    add(valid_from=date(2026, 1, 1), valid_until=date(2026, 3, 31))
    later = add(valid_from=date(2026, 4, 1))
    add("evaluator", valid_from=date(2026, 1, 1))
    assert Partner.objects.filter(organisation=later.organisation).count() == 3


def test_role_ends_with_its_last_day(add, officer):
    row = add(valid_from=date(2026, 1, 1))
    partners.end(partner=row, on=date(2026, 6, 30), by=officer)
    assert row in Partner.objects.in_force(date(2026, 6, 30))
    assert row not in Partner.objects.in_force(date(2026, 7, 1))


def test_end_before_the_beginning_is_refused(add, officer):
    with pytest.raises(Refused):
        partners.end(partner=add(valid_from=date(2026, 1, 1)), on=date(2025, 12, 31), by=officer)


def test_change_into_an_overlap_is_refused(add, officer):
    add(valid_from=date(2026, 1, 1), valid_until=date(2026, 3, 31))
    later = add(valid_from=date(2026, 4, 1))
    with pytest.raises(Refused):
        partners.change(partner=later, valid_from=date(2026, 3, 1), by=officer)


def test_change_that_changes_nothing_is_not_recorded(add, officer):
    partners.change(partner=add(), role="trade_union", by=officer)
    assert not AuditEvent.objects.filter(verb="partner.changed").exists()


def test_withdrawn_partner_was_one_until_yesterday(officer):
    row = PartnerFactory()
    partners.withdraw(partner=row, by=officer)
    row.refresh_from_db()
    assert row.valid_until == row.partnership.today() - timedelta(days=1)


def test_partner_that_has_not_begun_is_removed(add, officer):
    row = add()
    partners.withdraw(partner=row, by=officer)
    assert not Partner.objects.filter(pk=row.pk).exists()
    assert AuditEvent.objects.filter(verb="partner.removed").exists()

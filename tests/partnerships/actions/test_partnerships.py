"""Partnerships: begun and changed."""

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import partnerships
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import SiteFactory

pytestmark = pytest.mark.django_db
UA = {"country": "UA", "currency": "UAH", "time_zone": "Europe/Kyiv", "language": "uk"}


def test_partnership_is_begun_and_recorded(officer):
    row = partnerships.create(code="ua-x", name="Coal area", by=officer, **UA)
    assert row.zone.key == "Europe/Kyiv"
    assert AuditEvent.objects.get(verb="partnership.begun").detail["after"]["code"] == "ua-x"


def test_code_is_taken_once_and_stays(officer):
    row = partnerships.create(code="ua-x", name="Coal area", by=officer, **UA)
    with pytest.raises(Refused) as refused:
        partnerships.create(code="ua-x", name="Another", by=officer, **UA)
    assert refused.value.field == "code"
    with pytest.raises(Refused):
        partnerships.change(partnership=row, code="ua-y", by=officer)


def test_currency_stays_once_people_may_be_paid_in_it(officer):
    row = PartnershipFactory()
    partnerships.change(partnership=row, currency="EUR", by=officer)
    SiteFactory(partnership=row)
    with pytest.raises(Refused) as refused:
        partnerships.change(partnership=row, currency="PLN", by=officer)
    assert refused.value.field == "currency"


def test_change_records_what_differs_and_nothing_else(officer):
    row = PartnershipFactory(name="Old")
    partnerships.change(partnership=row, name="New", country=row.country, by=officer)
    partnerships.change(partnership=row, name="New", by=officer)
    assert AuditEvent.objects.get(verb="partnership.changed").detail == {
        "before": {"name": "Old"},
        "after": {"name": "New"},
    }

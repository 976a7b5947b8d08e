"""Organisations: added, changed, removed."""

import pytest
from django.db import IntegrityError, transaction

from accounts.actions import organisations
from accounts.models import AuditEvent, Organisation
from jtportal.kernel.doors import Refused
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.partnerships import PartnerFactory

pytestmark = pytest.mark.django_db


def test_organisation_is_added_and_recorded(officer):
    row = organisations.create(name="Mine", kind="mine_operator", country="UA", by=officer)
    event = AuditEvent.objects.get(verb="organisation.added")
    assert event.target_id == str(row.pk)
    assert event.detail["after"] == {
        "name": "Mine",
        "short_name": "",
        "kind": "mine_operator",
        "country": "UA",
    }


def test_database_refuses_a_name_twice_in_a_country_and_a_country_that_is_none(officer):
    OrganisationFactory(name="Mine", country="UA")
    for name, country in (("MINE", "UA"), ("Other", "ua")):
        with pytest.raises(IntegrityError), transaction.atomic():
            organisations.create(name=name, kind="employer", country=country, by=officer)


def test_change_records_only_what_differs(officer):
    row = OrganisationFactory(name="Mine")
    organisations.change(organisation=row, name="Pit", country=row.country, by=officer)
    assert AuditEvent.objects.get(verb="organisation.changed").detail["after"] == {"name": "Pit"}
    organisations.change(organisation=row, name="Pit", by=officer)
    assert AuditEvent.objects.filter(verb="organisation.changed").count() == 1


def test_organisation_with_people_stays(officer):
    with pytest.raises(Refused, match="End their memberships"):
        organisations.remove(organisation=MembershipFactory().organisation, by=officer)


def test_partner_of_a_partnership_stays_and_nothing_is_recorded(officer):
    organisation = PartnerFactory().organisation
    with pytest.raises(Refused, match="it stays"):
        organisations.remove(organisation=organisation, by=officer)
    assert Organisation.objects.filter(pk=organisation.pk).exists()
    assert not AuditEvent.objects.filter(verb="organisation.removed").exists()

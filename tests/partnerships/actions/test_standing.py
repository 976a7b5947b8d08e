"""Leads one at a time, contacts that can be reached, data-sharing agreements with a term."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import contacts, leads, partners, sharing
from partnerships.models import LeadTerm, Partner, PartnerContact

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 1)


def test_a_lead_is_handed_over_and_the_one_before_ends(service, union, coordinator):
    leads.hand_over(partner=service, on=JUNE, by=coordinator)
    leads.hand_over(partner=union, on=date(2026, 9, 1), by=coordinator)
    terms = LeadTerm.objects.order_by("valid_from").values_list("partner", "valid_from", "valid_until")
    assert list(terms) == [
        (service.pk, JUNE, date(2026, 8, 31)),
        (union.pk, date(2026, 9, 1), None),
    ]


def test_the_database_lets_only_one_lead_at_a_time(service, union, cast):
    LeadTerm.objects.create(partner=service, place=cast.partnership, valid_from=JUNE)
    with pytest.raises(IntegrityError), transaction.atomic():
        LeadTerm.objects.create(partner=union, place=cast.partnership, valid_from=date(2027, 1, 1))


def test_who_is_not_in_that_day_does_not_lead(union, coordinator):
    with pytest.raises(Refused, match="not in its role"):
        leads.hand_over(partner=union, on=union.valid_from - timedelta(days=1), by=coordinator)


def test_who_leads_does_not_take_the_lead_again(union, coordinator):
    leads.hand_over(partner=union, on=JUNE, by=coordinator)
    with pytest.raises(Refused, match="leads on that day already"):
        leads.hand_over(partner=union, on=date(2026, 7, 1), by=coordinator)


def test_a_lead_ends_with_its_role(union, coordinator):
    leads.hand_over(partner=union, on=JUNE, by=coordinator)
    partners.end(partner=union, on=date(2026, 10, 31), by=coordinator)
    assert LeadTerm.objects.get().valid_until == date(2026, 10, 31)


@pytest.mark.django_db(transaction=True)
def test_of_all_who_take_the_lead_at_once_one_does(cast, coordinator):
    refused = []

    def take(partner):
        try:
            leads.hand_over(partner=partner, on=JUNE, by=coordinator)
        except Refused:
            refused.append(partner.pk)
        finally:
            connection.close()

    rows = list(Partner.objects.filter(partnership=cast.partnership))
    threads = [Thread(target=take, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert LeadTerm.objects.count() == 1
    assert len(refused) == len(rows) - 1


def test_a_contact_has_to_be_reached(union, coordinator):
    with pytest.raises(Refused, match="e-mail address or a telephone number"):
        contacts.add(partner=union, name="Roman Hnatiuk", by=coordinator)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerContact.objects.create(partner=union, name="Roman Hnatiuk")


def test_one_contact_is_the_first_to_ask(union, coordinator):
    first = contacts.add(partner=union, name="A", phone="1", main=True, by=coordinator)
    second = contacts.add(partner=union, name="B", phone="2", main=True, by=coordinator)
    first.refresh_from_db()
    assert (first.main, second.main) == (False, True)
    contacts.change(contact=first, by=coordinator, main=True)
    assert list(PartnerContact.objects.filter(main=True)) == [first]
    contacts.remove(contact=first, by=coordinator)
    assert list(PartnerContact.objects.all()) == [second]


def test_a_data_sharing_agreement_has_its_term(union, coordinator):
    with pytest.raises(Refused, match="cannot lie before"):
        sharing.record(
            partner=union, covers="x", valid_from=JUNE, valid_until=date(2026, 5, 1), by=coordinator
        )
    row = sharing.record(partner=union, covers="x", valid_from=JUNE, by=coordinator)
    sharing.end(sharing=row, on=date(2026, 7, 1), by=coordinator)
    with pytest.raises(Refused, match="ends earlier"):
        sharing.end(sharing=row, on=date(2026, 8, 1), by=coordinator)

"""A partner's money on a budget line: one receipt, in the partner's book and in the ledger, taken back in both."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from jtportal.kernel.doors import Refused
from partnerships.actions import contributions, ledger
from partnerships.models import Contribution, ContributionEntry, LedgerEntry
from partnerships.queries import money as reads
from partnerships.queries.ledger import differences
from tests.partnerships.money import DAY, purse_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse(cast):
    return purse_of(cast)


@pytest.fixture
def pledge(union, purse):
    """Two thousand hryvnias that the union pledged, on no line yet."""
    given = {"kind": "money", "title": "Grants", "currency": "UAH", "on": DAY}
    return contributions.pledge(partner=union, amount=Decimal(2000), by=purse.coordinator, **given)


def put(pledge, line, by):
    contributions.put_on_line(contribution=pledge, line=line, by=by)
    return Contribution.objects.get(pk=pledge.pk)


def received(pledge, by, amount="12.50"):
    return contributions.receive(contribution=pledge, amount=Decimal(amount), on=DAY, by=by)


def both(pledge, line):
    """What the book and the ledger say came in."""
    line.refresh_from_db()
    return Contribution.objects.with_sums().get(pk=pledge.pk).received, line.received


def test_a_receipt_is_written_once(pledge, purse):
    received(pledge, purse.coordinator)
    assert both(pledge, purse.line) == (Decimal("12.50"), 0)
    pledge = put(pledge, purse.line, purse.coordinator)
    entry = received(pledge, purse.coordinator, "100")
    assert (entry.ledger_entry.kind, entry.ledger_entry.amount) == ("receipt", 100)
    assert both(pledge, purse.line) == (Decimal("112.50"), 100)
    with pytest.raises(Refused, match="book"):
        ledger.correct(entry=entry.ledger_entry, reason="x", by=purse.coordinator)
    contributions.correct(entry=entry, reason="a zero too many", amount=Decimal(10), by=purse.coordinator)
    assert both(pledge, purse.line) == (Decimal("22.50"), 10)
    assert LedgerEntry.objects.filter(kind="counter").get().book_line.corrects == entry
    with pytest.raises(Refused, match="already"):
        put(pledge, None, purse.coordinator)
    assert differences() == []


def test_what_stands_on_no_line_of_its_kind_is_refused(cast, union, pledge, purse):
    euros = purse_of(cast, title="Euros", currency="EUR").line
    with pytest.raises(Refused) as refusal:
        put(pledge, euros, purse.coordinator)
    assert refusal.value.field == "line"
    given = {"title": "Rooms", "currency": "UAH", "on": DAY, "kind": "in_kind"}
    rooms = contributions.pledge(partner=union, amount=Decimal(5), by=purse.coordinator, **given)
    with pytest.raises(Refused, match="Only money"):
        put(rooms, purse.line, purse.coordinator)
    for row, line, why in ((rooms, purse.line, "only_money_on_a_line"), (pledge, euros, "currency_of_line")):
        with pytest.raises(IntegrityError, match=why), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE partnerships_contribution SET line_id = %s WHERE id = %s", [line.pk, row.pk]
            )


def test_books_stand_beside_their_lines_and_differences_show(cast, pledge, purse):
    by, lines = purse.coordinator, lambda: reads.lines_of(purse.coordinator, cast.partnership)
    found, loose = reads.beside(by, cast.partnership, lines())
    assert (found, loose) == ([], [pledge])
    put(pledge, purse.line, by)
    ledger.receive(line=purse.line, amount=Decimal(7), by=by, on=DAY)
    ((row,), loose) = reads.beside(by, cast.partnership, lines())
    assert (row.pledged_apart, row.received_apart, loose) == (0, 7, [])


def test_the_partner_writes_its_own_book_but_not_the_ledger(client, cast, pledge, purse):
    address = reverse("partnerships:contribution_receive", kwargs={"pk": pledge.pk})
    client.force_login(cast.partner.user)
    assert client.get(address).status_code == 200
    put(pledge, purse.line, purse.coordinator)
    assert client.get(address).status_code == 403
    assert (
        address
        not in client.get(reverse("partnerships:partner_detail", kwargs={"pk": pledge.partner_id})).text
    )


def test_through_the_pages(client, cast, pledge, purse):
    client.force_login(purse.coordinator.user)
    money = reverse("partnerships:money_detail", kwargs={"partnership": cast.partnership.code})
    link = reverse("partnerships:contribution_line", kwargs={"pk": pledge.pk})
    assert link in client.get(money).text
    assert client.post(link, {"line": purse.line.pk}).url == money
    receive = reverse("partnerships:line_receive", kwargs={"pk": purse.line.pk})
    client.post(receive, {"amount": "30", "on": DAY, "contribution": pledge.pk})
    assert both(pledge, purse.line) == (30, 30)
    assert ContributionEntry.objects.get(side="received").ledger_entry is not None
    client.post(receive, {"amount": "5", "on": DAY})
    assert "received: 5" in client.get(money).text.replace("\u00a0", " ")

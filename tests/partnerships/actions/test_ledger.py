"""The ledger: balances move with entries alone, never beyond what is free, and only counter-entries correct."""

from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import ledger, payments
from partnerships.calculations.money import Part
from partnerships.models import LedgerEntry
from partnerships.queries.ledger import differences
from tests.partnerships.money import DAY, committed, evidence, purse_of, thirds

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse(cast):
    return purse_of(cast)


def balances(row):
    row.refresh_from_db()
    names = ("allocated", "committed", "paid", "received")
    return {name: str(getattr(row, name)) for name in names if getattr(row, name, None)}


def paid(purse, commitment, amount, tranche=None):
    order = payments.enter(
        commitment=commitment, amount=Decimal(amount), tranche=tranche, by=purse.coordinator
    )
    return payments.release(order=order, by=purse.approver, on=DAY)


def test_money_goes_from_the_line_to_the_payee_and_every_step_is_an_entry(purse):
    commitment = committed(purse, "300.00")
    paid(purse, commitment, "120.50")
    ledger.receive(line=purse.line, amount=Decimal(250), by=purse.coordinator, on=DAY)
    assert balances(purse.line) == {
        "allocated": "1000.00", "committed": "300.00", "paid": "120.50", "received": "250.00",
    }  # fmt: skip
    assert balances(commitment) == {"committed": "300.00", "paid": "120.50"}
    kinds = list(LedgerEntry.objects.order_by("pk").values_list("kind", "amount"))
    assert kinds == [
        ("allocation", Decimal("1000.00")), ("commitment", Decimal("300.00")), ("payment", Decimal("120.50")),
        ("receipt", Decimal("250.00")),
    ]  # fmt: skip
    assert differences() == []


def test_no_commitment_goes_beyond_its_line(purse):
    committed(purse, "999.99")
    with pytest.raises(Refused, match=r"0\.01.UAH") as refusal:
        committed(purse, "0.02")
    assert refusal.value.field == "amount"
    committed(purse, "0.01")
    assert balances(purse.line)["committed"] == "1000.00"


def test_no_money_is_taken_back_that_is_committed(purse):
    committed(purse, "300.00")
    with pytest.raises(Refused, match=r"300.00 UAH"):
        ledger.allocate(line=purse.line, amount=Decimal("-700.01"), by=purse.coordinator)
    ledger.allocate(line=purse.line, amount=Decimal("-700.00"), by=purse.coordinator)
    assert balances(purse.line) == {"allocated": "300.00", "committed": "300.00"}


def test_parts_add_up_to_the_amount(purse):
    with pytest.raises(Refused, match="add up"):
        committed(purse, "100.00", parts=[Part(Decimal("99.99"))])
    commitment = committed(purse, "100.00", parts=thirds())
    assert [str(one.amount) for one in commitment.tranches.all()] == ["50.00", "40.00", "10.00"]


def test_a_commitment_is_reduced_from_its_last_part_and_never_below_what_is_paid(purse):
    commitment = committed(purse, "100.00", parts=thirds())
    paid(purse, commitment, "20.00", commitment.tranches.get(position=1))
    with pytest.raises(Refused, match=r"80.00 UAH"):
        ledger.release(commitment=commitment, amount=Decimal("80.01"), reason="x", by=purse.coordinator)
    ledger.release(commitment=commitment, amount=Decimal(45), reason="fewer people", by=purse.coordinator)
    assert [str(one.amount) for one in commitment.tranches.all()] == ["50.00", "5.00", "0.00"]
    assert balances(purse.line)["committed"] == "55.00"
    assert differences() == []


def test_what_is_asked_for_is_not_given_back(purse):
    commitment = committed(purse, "100.00")
    payments.enter(commitment=commitment, amount=Decimal(90), by=purse.coordinator)
    with pytest.raises(Refused, match=r"10.00 UAH"):
        ledger.release(commitment=commitment, amount=Decimal(11), reason="x", by=purse.coordinator)


def test_a_counter_entry_takes_an_entry_back_once(purse):
    commitment = committed(purse, "100.00")
    entry = LedgerEntry.objects.get(kind="commitment")
    counter = ledger.correct(entry=entry, reason="wrong line", by=purse.coordinator)
    assert (counter.amount, counter.corrects, counter.balance) == (Decimal("-100.00"), entry, "committed")
    assert balances(purse.line) == {"allocated": "1000.00"}
    assert balances(commitment) == {}
    for again, words in ((entry, "before"), (counter, "anew")):
        with pytest.raises(Refused, match=words):
            ledger.correct(entry=again, reason="x", by=purse.coordinator)
    assert AuditEvent.objects.get(verb="ledger.corrected").detail["reason"] == "wrong line"


def test_a_payment_taken_back_frees_its_tranche(purse):
    commitment = committed(purse, "100.00", parts=thirds())
    tranche = commitment.tranches.get(position=2)
    payments.meet(tranche=tranche, on=DAY, upload=evidence(), by=purse.coordinator)
    order = paid(purse, commitment, "40.00", tranche)
    ledger.correct(entry=order.entry, reason="paid to the wrong account", by=purse.coordinator)
    tranche.refresh_from_db()
    assert (tranche.paid, tranche.owed) == (0, Decimal("40.00"))
    assert differences() == []


def test_nothing_is_corrected_on_which_something_stands(purse):
    allocation = LedgerEntry.objects.get(kind="allocation")
    commitment = committed(purse, "100.00")
    with pytest.raises(Refused, match="reduce the commitments"):
        ledger.correct(entry=allocation, reason="x", by=purse.coordinator)
    paid(purse, commitment, "1.00")
    with pytest.raises(Refused, match="paid or asked for"):
        ledger.correct(entry=commitment.entries.get(kind="commitment"), reason="x", by=purse.coordinator)


def test_a_reduction_taken_back_needs_free_money(purse):
    commitment = committed(purse, "100.00", parts=thirds())
    entry = ledger.release(commitment=commitment, amount=Decimal(30), reason="x", by=purse.coordinator)
    rest = committed(purse, "930.00")
    with pytest.raises(Refused, match="free money"):
        ledger.correct(entry=entry, reason="x", by=purse.coordinator)
    ledger.release(commitment=rest, amount=Decimal(30), reason="x", by=purse.coordinator)
    ledger.correct(entry=entry, reason="they come after all", by=purse.coordinator)
    assert balances(commitment) == {"committed": "100.00"}
    assert differences() == []

"""The database itself: simultaneous commitments, raw SQL, and what the application's role may not do."""

import threading
from decimal import Decimal

import psycopg
import pytest
from django.db import IntegrityError, connection, connections, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import ledger, payments
from partnerships.calculations.money import Part
from partnerships.models import Commitment, LedgerEntry, PaymentOrder, Tranche
from partnerships.queries.ledger import differences
from tests.partnerships.money import DAY, committed, purse_of, thirds


def together(works):
    """Run works at once, each in a thread with a connection of its own; return what each came to."""
    results, gate = [], threading.Barrier(len(works))

    def run(work):
        try:
            gate.wait()
            results.append(work())
        except Exception as fault:  # noqa: BLE001 - what went wrong is the result
            results.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_against_a_line_for_thirty_end_with_exactly_thirty(cast):
    purse = purse_of(cast, available="30.00")
    results = together([lambda n=n: committed(purse, "1.00", title=f"seat {n}") for n in range(50)])
    assert sum(isinstance(one, Commitment) for one in results) == 30
    assert sum(isinstance(one, Refused) for one in results) == 20
    purse.line.refresh_from_db()
    assert (purse.line.committed, purse.line.free) == (Decimal("30.00"), 0)
    assert LedgerEntry.objects.filter(kind="commitment").count() == Commitment.objects.count() == 30
    assert differences() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("parts", [(), (Part(Decimal("100.00"), DAY),)], ids=["commitment", "tranche"])
def test_ten_payments_at_once_never_go_beyond_what_is_owed(cast, parts):
    purse = purse_of(cast)
    other = committed(purse, "300.00", title="another course")
    commitment = committed(purse, "100.00", parts=parts)
    asked = {"commitment": commitment, "tranche": commitment.tranches.first(), "amount": Decimal(20)}
    results = together([lambda: payments.enter(**asked, by=purse.coordinator) for _one in range(10)])
    orders = [one for one in results if isinstance(one, PaymentOrder)]
    assert (len(orders), sum(isinstance(one, Refused) for one in results)) == (5, 5)
    results = together(
        [lambda o=o: payments.release(order=o, by=purse.approver) for o in orders for _twice in (1, 2)]
    )
    assert sum(isinstance(one, PaymentOrder) for one in results) == 5
    assert sum(isinstance(one, Refused) for one in results) == 5
    commitment.refresh_from_db()
    other.refresh_from_db()
    assert (commitment.paid, commitment.owed, other.paid) == (Decimal("100.00"), 0, 0)
    assert LedgerEntry.objects.filter(kind="payment").count() == 5
    assert differences() == []


@pytest.mark.django_db(transaction=True)
def test_paying_reducing_and_correcting_at_once_never_lock_one_another_out(cast):
    purse = purse_of(cast)
    made = [committed(purse, "50.00", title=f"course {n}") for n in range(6)]
    orders = [payments.enter(commitment=one, amount=Decimal(20), by=purse.coordinator) for one in made[:3]]
    entries = [one.entries.get() for one in made[3:]]
    by = purse.coordinator
    works = [lambda o=o: payments.release(order=o, by=purse.approver) for o in orders for _twice in (1, 2)]
    works += [lambda e=e: ledger.correct(entry=e, reason="x", by=by) for e in entries for _twice in (1, 2)]
    works += [
        lambda c=c: ledger.release(commitment=c, amount=Decimal(20), reason="x", by=by) for c in made[:3]
    ]
    works += [lambda n=n: committed(purse, "10.00", title=f"more {n}") for n in range(5)]
    results = together(works)
    assert {type(one) for one in results if isinstance(one, Exception)} <= {Refused}
    purse.line.refresh_from_db()
    assert (purse.line.paid, purse.line.committed) == (Decimal("60.00"), Decimal("140.00"))
    assert differences() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE partnerships_budgetline SET committed = allocated + 0.01", "committed_within_line"),
        ("UPDATE partnerships_budgetline SET paid = committed + 0.01", "paid_within_committed"),
        ("UPDATE partnerships_budgetline SET received = -1", "nothing_below_zero"),
        ("UPDATE partnerships_commitment SET paid = committed + 0.01", "paid_within_committed"),
        ("UPDATE partnerships_tranche SET paid = amount + 0.01 WHERE position = 1", "paid_within_amount"),
        ("UPDATE partnerships_tranche SET paid = 1 WHERE position = 2", "paid_after_condition"),
        (("UPDATE partnerships_paymentorder SET state = 'released', decided_by_id = entered_by_id,"
         " entry_id = (SELECT min(id) FROM partnerships_ledgerentry)"), "four_eyes"),
    ],
)  # fmt: skip
def test_the_database_refuses_by_itself(cast, statement, constraint):
    purse = purse_of(cast)
    commitment = committed(purse, parts=thirds())
    tranche = commitment.tranches.get(position=1)
    ledger.release(commitment=commitment, amount=Decimal(1), reason="x", by=purse.coordinator)
    payments.enter(commitment=commitment, amount=Decimal(5), tranche=tranche, by=purse.coordinator)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def insert(cursor, purse, commitment=None, **values):
    """Insert an entry past the portal; what is not said is an allocation of 1."""
    row = {"line_id": purse.line.pk, "commitment_id": commitment and commitment.pk, "kind": "allocation"}
    row |= {"balance": "allocated", "amount": 1, "currency": "UAH", "on": DAY, "note": "", "recorded_at": DAY}
    row |= values
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(["%s"] * len(row))
    sql = f"INSERT INTO partnerships_ledgerentry ({names}) VALUES ({marks})"
    cursor.execute(sql, list(row.values()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"currency": "EUR"}, "currency_of_line"),
        ({"kind": "counter"}, "counter_corrects"),
        ({"kind": "release", "balance": "committed", "amount": 5, "commitment_id": 0}, "kind_moves_its_balance"),
        ({"amount": 0}, "no_empty_entry"),
        ({"kind": "payment", "balance": "paid"}, "names_commitment"),
        ({"amount": -950}, "committed_within_line"),
        ({"kind": "commitment", "balance": "committed", "amount": 901, "commitment_id": 0}, "committed_within_line"),
        ({"kind": "payment", "balance": "paid", "amount": 101, "commitment_id": 0}, "paid_within_committed"),
        ({"kind": "payment", "balance": "paid", "amount": 51, "commitment_id": 0, "tranche_id": 1}, "paid_within_amount"),
        ({"kind": "payment", "balance": "paid", "commitment_id": 0, "tranche_id": 2}, "paid_after_condition"),
        ({"kind": "commitment", "balance": "committed", "commitment_id": 0, "tranche_id": 1}, "only a payment"),
        ({"kind": "payment", "balance": "paid", "commitment_id": 0, "tranche_id": -1}, "one of its own commitment"),
        ({"kind": "counter", "corrects_id": 0}, "takes its entry back whole"),
        ({"kind": "counter", "corrects_id": 0, "amount": -1000, "balance": "received"}, "takes its entry back whole"),
    ],
)  # fmt: skip
def test_no_entry_goes_past_what_the_money_allows(cast, values, constraint):
    """0 stands for the commitment and the allocation, 1 to 3 for its tranches, -1 for one of another commitment."""
    purse = purse_of(cast)
    commitment, other = committed(purse, parts=thirds()), committed(purse, "10.00")
    values = dict(values)
    if "commitment_id" in values:
        values["commitment_id"] = commitment.pk
    if "corrects_id" in values:
        values["corrects_id"] = purse.line.entries.get(kind="allocation").pk
    if place := values.get("tranche_id"):
        one = Tranche(commitment=other, position=1, amount=10)
        one.save()
        values["tranche_id"] = one.pk if place < 0 else commitment.tranches.get(position=place).pk
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        insert(cursor, purse, **values)


@pytest.mark.django_db
def test_an_entry_inserted_past_the_portal_moves_the_balances_all_the_same(cast):
    purse = purse_of(cast)
    commitment = committed(purse, parts=thirds())
    first = commitment.tranches.get(position=1)
    with connection.cursor() as cursor:
        insert(cursor, purse, amount=5)
        insert(cursor, purse, kind="receipt", balance="received", amount="7.50")
        insert(cursor, purse, commitment, kind="payment", balance="paid", amount=20, tranche_id=first.pk)
        insert(cursor, purse, commitment, kind="release", balance="committed", amount=-1)
    for row in (purse.line, commitment, first):
        row.refresh_from_db()
    line = purse.line
    assert (line.allocated, line.received, line.committed, line.paid) == (1005, Decimal("7.50"), 99, 20)
    assert (commitment.committed, commitment.paid, first.paid) == (99, 20, 20)
    assert [one.balance for one in differences()] == [
        "tranches"
    ]  # parts are agreed by hand, and stretched by hand


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE partnerships_ledgerentry SET note = 'x'",
        "DELETE FROM partnerships_ledgerentry",
    ],
)
def test_the_ledger_is_written_once_whoever_asks(cast, statement):
    purse_of(cast)
    with (
        pytest.raises(IntegrityError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE partnerships_budgetline SET allocated = allocated + 1",
        "UPDATE partnerships_budgetline SET committed = committed - 1, paid = paid",
        "UPDATE partnerships_budgetline SET received = received + 1",
        "UPDATE partnerships_commitment SET committed = committed + 1",
        "UPDATE partnerships_commitment SET paid = paid + 1",
        "UPDATE partnerships_tranche SET paid = paid + 1 WHERE position = 1",
        ("INSERT INTO partnerships_tranche (commitment_id, position, amount, paid, condition)"
         " SELECT id, 4, 5, 5, '' FROM partnerships_commitment"),
    ],
)  # fmt: skip
def test_a_balance_moves_with_the_ledger_and_with_nothing_else(cast, statement):
    committed(purse_of(cast), parts=thirds())
    with (
        pytest.raises(IntegrityError, match="only the ledger"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_no_entry_names_a_commitment_of_another_line(cast):
    purse, other = purse_of(cast), purse_of(cast, title="Tools")
    commitment = committed(purse)
    with pytest.raises(IntegrityError, match="line_of_commitment"), transaction.atomic():
        LedgerEntry.objects.create(
            line=other.line, commitment=commitment, kind="payment", balance="paid", amount=1, currency="UAH",
            on="2026-03-02",
        )  # fmt: skip


@pytest.mark.django_db
def test_an_entry_is_corrected_at_most_once_in_the_database_too(cast):
    purse = purse_of(cast)
    entry = committed(purse).entries.get()
    counter = ledger.correct(entry=entry, reason="x", by=purse.coordinator)
    counter.pk = None
    with pytest.raises(IntegrityError, match="corrects"), transaction.atomic():
        counter.save(force_insert=True)


@pytest.mark.parametrize("statement", ["UPDATE {} SET note = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_application_role_may_only_append(application_connection, statement):
    application_connection.execute("SELECT count(*) FROM partnerships_ledgerentry")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application_connection.execute(statement.format("partnerships_ledgerentry"))


@pytest.mark.django_db(transaction=True)
def test_an_entry_of_the_application_role_moves_its_balance(cast, application_connection):
    line = purse_of(cast).line
    application_connection.execute(
        'INSERT INTO partnerships_ledgerentry (line_id, kind, balance, amount, currency, "on", note, recorded_at)'
        " VALUES (%s, 'allocation', 'allocated', 1, 'UAH', now(), '', now())",
        [line.pk],
    )
    application_connection.commit()
    line.refresh_from_db()
    assert line.allocated == 1001
    assert differences() == []

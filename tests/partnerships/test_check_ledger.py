"""`check_ledger` finds what does not add up, and only that."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from partnerships.actions import ledger
from tests.partnerships.money import committed, purse_of, thirds

pytestmark = pytest.mark.django_db


def test_a_sound_ledger_passes(cast):
    purse = purse_of(cast)
    ledger.correct(entry=committed(purse).entries.get(), reason="x", by=purse.coordinator)
    said = StringIO()
    call_command("check_ledger", stdout=said)
    assert said.getvalue().strip() == "3 entries verified, every balance agrees."


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE partnerships_budgetline SET allocated = allocated + 1", "budgetline"),
        ("UPDATE partnerships_commitment SET committed = committed + 1 WHERE id = %(made)s", "commitment"),
        ("UPDATE partnerships_tranche SET amount = amount + 1 WHERE position = 3", "tranche"),
        ("UPDATE partnerships_ledgerentry SET amount = -1 WHERE kind = 'counter'", "ledgerentry"),
    ],
)
def test_what_differs_is_named(cast, statement, row):
    purse = purse_of(cast)
    made = committed(purse, parts=thirds())
    ledger.correct(entry=committed(purse).entries.get(), reason="x", by=purse.coordinator)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("budgetline", "commitment", "ledgerentry"):  # what its owner may do, and nobody else
            cursor.execute(f"ALTER TABLE partnerships_{table} DISABLE TRIGGER USER")
        cursor.execute(statement, {"made": made.pk})
    said = StringIO()
    with pytest.raises(CommandError, match="differ"):
        call_command("check_ledger", stderr=said)
    assert row in said.getvalue()

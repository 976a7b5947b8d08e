"""Does the ledger say what the balances say? The slow way, entry by entry, in one question each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection


@dataclass(frozen=True, slots=True)
class Difference:
    """A balance that is not the sum of its entries: `row` is budgetline, commitment, tranche or ledgerentry."""

    row: str
    key: int
    balance: str
    kept: Decimal
    summed: Decimal


# Each answers with rows (key, balance, kept, summed) that differ.
CHECKS = {
    "budgetline": """
        SELECT l.id, b.name, b.kept, coalesce(s.summed, 0)
        FROM partnerships_budgetline l
        CROSS JOIN LATERAL (VALUES ('allocated', l.allocated), ('committed', l.committed),
            ('paid', l.paid), ('received', l.received)) b (name, kept)
        LEFT JOIN (SELECT line_id, balance, sum(amount) AS summed
            FROM partnerships_ledgerentry GROUP BY line_id, balance) s ON s.line_id = l.id AND s.balance = b.name
        WHERE b.kept <> coalesce(s.summed, 0) ORDER BY l.id, b.name""",
    "commitment": """
        SELECT c.id, b.name, b.kept, coalesce(s.summed, 0)
        FROM partnerships_commitment c
        CROSS JOIN LATERAL (VALUES ('committed', c.committed), ('paid', c.paid)) b (name, kept)
        LEFT JOIN (SELECT commitment_id, balance, sum(amount) AS summed
            FROM partnerships_ledgerentry GROUP BY commitment_id, balance) s
            ON s.commitment_id = c.id AND s.balance = b.name
        WHERE b.kept <> coalesce(s.summed, 0) ORDER BY c.id, b.name""",
    "tranche": """
        SELECT t.id, 'paid', t.paid, coalesce(s.summed, 0)
        FROM partnerships_tranche t
        LEFT JOIN (SELECT tranche_id, sum(amount) AS summed
            FROM partnerships_ledgerentry WHERE balance = 'paid' GROUP BY tranche_id) s ON s.tranche_id = t.id
        WHERE t.paid <> coalesce(s.summed, 0)
        UNION ALL
        SELECT c.id, 'tranches', c.committed, sum(t.amount)
        FROM partnerships_commitment c JOIN partnerships_tranche t ON t.commitment_id = c.id
        GROUP BY c.id HAVING c.committed <> sum(t.amount) ORDER BY 1, 2""",
    "ledgerentry": """
        SELECT e.id, e.balance, e.amount, -o.amount
        FROM partnerships_ledgerentry e JOIN partnerships_ledgerentry o ON o.id = e.corrects_id
        WHERE (e.amount, e.line_id, e.balance) IS DISTINCT FROM (-o.amount, o.line_id, o.balance)
            OR e.commitment_id IS DISTINCT FROM o.commitment_id OR e.tranche_id IS DISTINCT FROM o.tranche_id
        ORDER BY e.id""",
}


def differences() -> list[Difference]:
    """Return every balance that is not the exact sum of its entries, in one snapshot of the caller's transaction."""
    found = []
    with connection.cursor() as cursor:
        for row, sql in CHECKS.items():
            cursor.execute(sql)
            found += [Difference(row, *values) for values in cursor.fetchall()]
    return found

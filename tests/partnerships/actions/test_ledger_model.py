"""Whatever is done to a ledger in whatever order, its sums are exact to the cent: against a slow, independent account."""

from collections import defaultdict
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jtportal.kernel.doors import Refused
from partnerships.actions import ledger, payments
from partnerships.calculations import money
from partnerships.calculations.money import Part
from partnerships.models import BudgetLine, Commitment, LedgerEntry, PaymentOrder
from partnerships.queries.ledger import differences
from tests.partnerships.money import DAY, evidence, purse_of

cents = st.integers(1, 30_000).map(lambda value: Decimal(value) / 100)
pick = st.integers(0, 50)
step = st.one_of(
    st.tuples(
        st.just("allocate"), st.integers(-20_000, 60_000).filter(bool).map(lambda v: Decimal(v) / 100), pick
    ),
    st.tuples(st.sampled_from(["receive", "commit", "commit in parts", "release", "enter"]), cents, pick),
    st.tuples(st.sampled_from(["decide", "refuse", "meet", "correct"]), cents, pick),
)


class Book:
    """The account kept by hand: a list of what happened, added up anew each time; what may happen by its own rules."""

    def __init__(self, purse):
        self.purse, self.done = purse, []

    def some(self, rows, place):
        """Choose a row, or none."""
        keys = list(rows.order_by("pk"))
        return keys[place % len(keys)] if keys else None

    def free(self):
        return sum((a for kind, _who, a in self.done if kind == "allocated"), Decimal(0)) - self.of(
            "committed"
        )

    def of(self, kind, who=None):
        return sum((a for one, whom, a in self.done if one == kind and who in (None, whom)), Decimal(0))

    def act(self, word, amount, place):
        """Do a step through the portal, and by hand when it was let through."""
        by, line = self.purse.coordinator, self.purse.line
        commitment = self.some(Commitment.objects, place)
        order = self.some(PaymentOrder.objects.filter(state="entered"), place)
        if word == "allocate":
            ledger.allocate(line=line, amount=amount, by=by, on=DAY)
            self.done.append(("allocated", None, amount))
        elif word == "receive":
            ledger.receive(line=line, amount=amount, by=by, on=DAY)
            self.done.append(("received", None, amount))
        elif word.startswith("commit"):
            shares = money.shares(amount, [Decimal(50), Decimal(40), Decimal(10)]) if "parts" in word else []
            parts = [Part(one, DAY, "" if not n else "report") for n, one in enumerate(shares)]
            fits = amount <= self.free()
            made = ledger.commit(line=line, amount=amount, title="x", by=by, on=DAY, parts=parts)
            assert fits
            self.done.append(("committed", made.pk, amount))
        elif word in ("decide", "refuse") and order:
            if word == "refuse":
                payments.refuse(order=order, reason="x", by=self.purse.approver)
            else:
                payments.release(order=order, by=self.purse.approver, on=DAY)
                self.done.append(("paid", order.commitment_id, order.amount))
        elif commitment:
            self.act_on(word, commitment, amount, place)

    def act_on(self, word, commitment, amount, place):
        """Do a step on a commitment."""
        by, tranche = self.purse.coordinator, self.some(commitment.tranches, place)
        if word == "release":
            ledger.release(commitment=commitment, amount=amount, reason="x", by=by, on=DAY)
            self.done.append(("committed", commitment.pk, -amount))
        elif word == "enter":
            payments.enter(commitment=commitment, amount=amount, tranche=tranche, by=by)
        elif word == "meet" and tranche:
            payments.meet(tranche=tranche, on=DAY, upload=evidence(), by=by)
        elif word == "correct":
            entry = self.some(LedgerEntry.objects, place)
            counter = ledger.correct(entry=entry, reason="x", by=by)
            self.done.append((entry.balance, entry.commitment_id, counter.amount))

    def check(self):
        """Compare the balances with the account kept by hand."""
        line = BudgetLine.objects.get(pk=self.purse.line.pk)
        for name in ("allocated", "committed", "paid", "received"):
            assert getattr(line, name) == self.of(name)
        assert 0 <= line.paid <= line.committed <= line.allocated
        kept = defaultdict(Decimal)
        for row in Commitment.objects.all():
            assert (row.committed, row.paid) == (self.of("committed", row.pk), self.of("paid", row.pk))
            kept["committed"] += row.committed
            kept["paid"] += row.paid
        assert (kept["committed"], kept["paid"]) == (line.committed, line.paid)
        assert differences() == []


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(step, min_size=5, max_size=30))
def test_sums_are_exact_whatever_happens(cast, steps):
    with transaction.atomic():
        book = Book(purse_of(cast, available="0"))
        for word, amount, place in [("allocate", Decimal("300.00"), 0), *steps]:
            try:
                with transaction.atomic():
                    book.act(word, amount, place)
            except Refused:
                pass
            book.check()
        transaction.set_rollback(True)

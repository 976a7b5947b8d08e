"""Every state of a package and its payments, walked at random: no dead end, no illegal move, sums exact to the cent."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jtportal.kernel.doors import Refused
from partnerships.queries.ledger import differences
from tests.conftest import make_cast
from tests.factories.workforce import CaseFactory
from tests.workforce.granted import answered, asked, desk_of, proved
from workforce.actions.packages import asking, claiming, deciding, paying
from workforce.models import GrantClaim, GrantPayment, PackageGrant, PaymentList
from workforce.package_enums import CLAIM_MOVES, GRANT_MOVES, PAYOUT_MOVES

CENTS = st.decimals("0.01", "60.00", places=2)
WALKED = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Packages(RuleBasedStateMachine):
    """People do whatever they like; what is not allowed is refused in words and changes nothing."""

    @initialize()
    def begin(self):
        """A desk of its own in a transaction that is undone at the end."""
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        bands = [{"up_to": "40.00", "approvals": 1}, {"approvals": 2}]
        self.desk = desk_of(make_cast(), available="150.00", approval=bands)
        self.seen = {}

    def teardown(self):
        """Undo everything."""
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def attempt(self, act):
        """Do something that may be refused; a refusal leaves nothing behind."""
        words = ""
        try:
            with transaction.atomic():
                act()
        except Refused as refusal:
            words = str(refusal)
        return not words

    def some(self, model, at):
        """One of the rows, or None."""
        rows = list(model.objects.order_by("pk"))
        return rows[at % len(rows)] if rows else None

    def people(self, at):
        """One of the three."""
        return (self.desk.officer, self.desk.approver, self.desk.coordinator)[at % 3]

    def on(self, model, at, act):
        """Do something to one of the rows."""
        row = self.some(model, at)
        return row is not None and self.attempt(lambda: act(row))

    @rule(who=st.integers(0, 2), amount=CENTS, advance=st.booleans())
    def ask(self, who, amount, advance):
        """Ask for a package for somebody new."""
        case = CaseFactory(worker__site=self.desk.cast.site)
        by, lower = self.people(who), {"move": amount}
        self.attempt(lambda: asked(self.desk, case=case, by=by, lower=lower, advance=advance))

    @rule(at=st.integers(0, 9), who=st.integers(0, 2), yes=st.integers(0, 3))
    def decide(self, at, who, yes):
        """Approve, more often than refuse."""
        by = self.people(who)

        def act(grant):
            if yes:
                deciding.approve(grant=grant, by=by)
            else:
                deciding.refuse(grant=grant, reason="no", by=by)

        self.on(PackageGrant, at, act)

    @rule(at=st.integers(0, 9), how=st.sampled_from(["suspend", "resume", "end", "withdraw", "prove"]))
    def turn(self, at, how):
        """Suspend, resume, end, withdraw, or bring the evidence."""
        by = self.desk.officer
        acts = {
            "suspend": lambda grant: deciding.suspend(grant=grant, reason="x", by=by),
            "resume": lambda grant: deciding.resume(grant=grant, reason="x", by=by),
            "end": lambda grant: deciding.end(grant=grant, reason="x", by=by),
            "withdraw": lambda grant: asking.withdraw(grant=grant, reason="x", by=by),
            "prove": lambda grant: proved(self.desk, grant),
        }
        self.on(PackageGrant, at, acts[how])

    @rule(at=st.integers(0, 9), part=st.integers(0, 1), amount=CENTS, who=st.integers(0, 2))
    def enter(self, at, part, amount, who):
        """Enter a payment."""

        def act(grant):
            parts = list(grant.instalments.all())
            if parts:
                one = parts[part % len(parts)]
                paying.enter(grant=grant, instalment=one, amount=amount, by=self.people(who))

        self.on(PackageGrant, at, act)

    @rule(
        at=st.integers(0, 9),
        who=st.integers(0, 2),
        how=st.sampled_from(["release", "release", "refuse", "withdraw", "back"]),
    )
    def settle(self, at, who, how):
        """Release, refuse, withdraw or take back a payment."""
        by = self.people(who)
        acts = {
            "release": lambda payment: paying.release(payment=payment, by=by),
            "refuse": lambda payment: paying.refuse(payment=payment, reason="x", by=by),
            "withdraw": lambda payment: paying.withdraw(payment=payment, by=by),
            "back": lambda payment: paying.take_back(payment=payment, reason="x", by=by),
        }
        self.on(GrantPayment, at, acts[how])

    @rule()
    def send(self):
        """Make a payment list."""
        self.attempt(lambda: paying.make_list(partnership=self.desk.cast.partnership, by=self.desk.officer))

    @precondition(lambda self: PaymentList.objects.exists())
    @rule(at=st.integers(0, 9), ok=st.integers(0, 3), amount=st.none() | CENTS)
    def answer(self, at, ok, amount):
        """The paying office answers to one payment, of whatever list."""
        made, payment = self.some(PaymentList, at), self.some(GrantPayment, at)
        self.attempt(lambda: answered(self.desk, made, (payment.reference, bool(ok), amount)))

    @rule(at=st.integers(0, 9), amount=CENTS, who=st.integers(0, 2))
    def claim(self, at, amount, who):
        """Claim something back."""
        due = self.desk.cast.partnership.today() + timedelta(days=30)
        about = {"kind": "error", "amount": amount, "due_on": due, "reason": "x", "by": self.people(who)}
        self.on(PackageGrant, at, lambda grant: claiming.claim(grant=grant, **about))

    @rule(at=st.integers(0, 9), amount=CENTS, who=st.integers(0, 2), waive=st.booleans())
    def claimed(self, at, amount, who, waive):
        """Give back, or waive."""

        def act(row):
            if waive:
                claiming.waive(claim=row, reason="x", by=self.people(who))
            else:
                claiming.repay(claim=row, amount=amount, by=self.people(who))

        self.on(GrantClaim, at, act)

    @invariant()
    def sums_are_exact(self):
        """The ledger adds up to the cent, and says what packages say."""
        if not hasattr(self, "desk"):
            return
        assert differences() == []
        for grant in PackageGrant.objects.select_related("commitment"):
            payments = list(grant.payments.all())
            net = sum((one.net for one in payments), Decimal(0))
            if grant.commitment is None:
                assert not payments
                assert not grant.instalments.exists()
                continue
            assert grant.commitment.paid == net
            givers = {row.user_id for row in grant.approvals.all()}
            assert len(givers) >= grant.approvals_needed
            assert grant.asked_by_id not in givers
            assert all(one.order.decided_by_id != one.order.entered_by_id for one in payments if one.net)
            self.booked_as_paid(grant)
        line = self.desk.line
        assert line.paid <= line.committed <= line.allocated

    def booked_as_paid(self, grant):
        """What is booked of a part is what is under way or was paid: nothing twice, nothing lost."""
        for part in grant.instalments.all():
            rows = part.payments.all()
            live = sum(
                (one.amount for one in rows if one.state in ("entered", "released", "listed")), Decimal(0)
            )
            done = sum((min(one.paid_amount, one.amount) for one in rows if one.state == "paid"), Decimal(0))
            assert part.booked == live + done <= part.amount

    @invariant()
    def moves_are_legal(self):
        """Nothing ever goes where its table does not lead."""
        if not hasattr(self, "desk"):
            return
        for model, table in (
            (PackageGrant, GRANT_MOVES),
            (GrantPayment, PAYOUT_MOVES),
            (GrantClaim, CLAIM_MOVES),
        ):
            for key, state in model.objects.values_list("pk", "state"):
                before = self.seen.get((model, key), state)
                assert state == before or state in reached(table, before), (model, before, state)
                self.seen[model, key] = state


def reached(table, state):
    """The states that a table leads to, in one step or several: one action may take two."""
    found, new = set(), {state}
    while new:
        new = {to for one in new for to in table[one]} - found
        found |= new
    return found


def test_whatever_people_do_every_state_is_left_in_order_and_every_cent_is_found():
    run_state_machine_as_test(Packages, settings=WALKED)


@pytest.mark.parametrize(
    ("table", "finals"),
    [
        (GRANT_MOVES, {"ended", "refused", "withdrawn"}),
        (PAYOUT_MOVES, {"paid", "returned", "refused", "withdrawn"}),
        (CLAIM_MOVES, {"repaid", "waived"}),
    ],
)
def test_no_state_is_a_dead_end(table, finals):
    for state, moves in table.items():
        assert bool(moves) != (state in finals)
        assert state in finals or reached(table, state) & finals

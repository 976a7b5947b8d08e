"""Payments: two people, conditions with evidence, never beyond the tranche."""

from datetime import timedelta
from decimal import Decimal

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import payments
from partnerships.models import Document
from tests.conftest import member
from tests.partnerships.money import DAY, committed, evidence, purse_of, thirds

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse(cast):
    return purse_of(cast)


@pytest.fixture
def commitment(purse):
    return committed(purse, "100.00", parts=thirds())


@pytest.fixture
def advance(commitment):
    return commitment.tranches.get(position=1)


def enter(purse, commitment, amount="10.00", tranche=None, **more):
    return payments.enter(
        commitment=commitment, amount=Decimal(amount), tranche=tranche, by=purse.coordinator, **more
    )


def test_whoever_entered_a_payment_neither_releases_nor_refuses_it(purse, commitment, advance):
    order = enter(purse, commitment, tranche=advance)
    for decide in (payments.release, lambda **given: payments.refuse(reason="x", **given)):
        with pytest.raises(Refused, match="another person"):
            decide(order=order, by=purse.coordinator)
    released = payments.release(order=order, by=purse.approver, on=DAY)
    assert (released.state, released.decided_by, released.entry.on) == ("released", purse.approver.user, DAY)


def test_another_coordinator_may_release(cast, purse, commitment, advance):
    order = enter(purse, commitment, tranche=advance)
    assert payments.release(order=order, by=member(cast.partner.organisation, "coordinator")).entry


@pytest.mark.parametrize("end", ["release", "refuse", "withdraw"])
def test_a_payment_is_decided_once(purse, commitment, advance, end):
    order = enter(purse, commitment, tranche=advance)
    if end == "withdraw":
        payments.withdraw(order=order, by=purse.coordinator)
    elif end == "refuse":
        payments.refuse(order=order, reason="no invoice", by=purse.approver)
    else:
        payments.release(order=order, by=purse.approver)
    with pytest.raises(Refused, match="decided before"):
        payments.release(order=order, by=purse.approver)


def test_a_tranche_is_paid_only_after_its_condition_with_evidence(purse, commitment):
    second = commitment.tranches.get(position=2)
    with pytest.raises(Refused, match="mid-term report approved") as refusal:
        enter(purse, commitment, tranche=second)
    assert refusal.value.field == "tranche"
    met = payments.meet(tranche=second, on=DAY, upload=evidence(), by=purse.coordinator)
    assert met.evidence == Document.objects.get()
    order = enter(purse, commitment, "40.00", second)
    assert payments.release(order=order, by=purse.approver).state == "released"


def test_a_condition_is_met_once_and_not_tomorrow(purse, commitment):
    first, second, _third = commitment.tranches.all()
    tomorrow = commitment.line.partnership.today() + timedelta(days=1)
    with pytest.raises(Refused, match="future"):
        payments.meet(tranche=second, on=tomorrow, upload=evidence(), by=purse.coordinator)
    with pytest.raises(Refused, match="no condition"):
        payments.meet(tranche=first, on=DAY, upload=evidence(), by=purse.coordinator)


def test_orders_together_never_go_beyond_a_tranche(purse, commitment, advance):
    enter(purse, commitment, "30.00", advance)
    with pytest.raises(Refused, match="20\u00a0UAH"):
        enter(purse, commitment, "20.01", advance)
    order = enter(purse, commitment, "20.00", advance, note="second half", upload=evidence("invoice.txt"))
    assert order.document.name == "invoice.txt"


def test_a_commitment_in_parts_asks_for_the_part(purse, commitment):
    with pytest.raises(Refused, match="which tranche"):
        enter(purse, commitment)


def test_a_refusal_leaves_no_entry_and_frees_what_was_asked(purse, commitment, advance):
    order = enter(purse, commitment, "50.00", advance)
    payments.refuse(order=order, reason="wrong account", by=purse.approver)
    advance.refresh_from_db()
    assert (advance.paid, commitment.entries.filter(kind="payment").exists()) == (0, False)
    assert enter(purse, commitment, "50.00", advance)

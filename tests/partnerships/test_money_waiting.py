"""Payments wait for whoever may release them, and for nobody else."""

from decimal import Decimal

import pytest

from partnerships.actions import payments
from partnerships.queries.waiting import waiting_for
from tests.partnerships.money import committed, purse_of

pytestmark = pytest.mark.django_db


def test_a_payment_waits_for_the_second_person_alone(cast):
    purse = purse_of(cast)
    order = payments.enter(commitment=committed(purse), amount=Decimal("12.50"), by=purse.coordinator)
    (waiting,) = waiting_for(purse.approver, cast.partnership)
    assert (waiting.kind, waiting.title) == ("payment", "A course for welders")
    assert "12.50" in waiting.label
    for actor in (purse.coordinator, cast.officer, cast.partner):
        assert not waiting_for(actor, cast.partnership)
    payments.release(order=order, by=purse.approver)
    assert not waiting_for(purse.approver, cast.partnership)

"""A partnership from its creation through every phase to its end and reopening, in Chromium, by everybody's own hands.

One run on one database: what each phase lacks, how it is put right, and the decision that moves it on.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from partnerships.models import LedgerEntry, Partnership, PhaseDecision
from tests.browser import walk_call, walk_delivery, walk_plan
from tests.browser.walk import CODE, Walk, people_of_the_valley

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WALKED = [
    ("anchor", "diagnosis"), ("diagnosis", "call"), ("call", "agreement"), ("agreement", "delivery"),
    ("delivery", "evaluation"), ("evaluation", "closed"), ("closed", "delivery"),
]  # fmt: skip


def test_a_partnership_runs_through_every_phase(page: Page, sign_in: Callable[[Any], None]) -> None:
    walk = Walk(page, sign_in, people_of_the_valley())
    walk_plan.begin(walk)
    walk_plan.anchor(walk)
    walk_plan.diagnosis(walk)
    walk_call.call(walk)
    walk_plan.agreement(walk)
    walk_delivery.delivery(walk)
    walk_delivery.evaluation(walk)
    place = Partnership.objects.get(code=CODE)
    decisions = PhaseDecision.objects.filter(partnership=place).order_by("number")
    assert list(decisions.values_list("from_phase", "to_phase")) == WALKED
    assert list(LedgerEntry.objects.filter(kind="payment").values_list("amount", flat=True)) == [9000]

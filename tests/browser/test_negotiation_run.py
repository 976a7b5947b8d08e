"""A framework agreement from Word to its day in force, in Chromium, by the hands of its four parties.

Government, workers, employers and the town: two amendments of one clause, a position that lapses, a conflict decided
with both sides on the page, four signatures of one hash, a condition, the paper, the day.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from partnerships.models import FrameworkVersion, Signature
from tests.browser import walk_accord
from tests.browser.walk import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_four_parties_negotiate_from_import_to_signature(page: Page, sign_in: Callable[[Any], None]) -> None:
    walk = Walk(page, sign_in, walk_accord.four_of_the_valley())
    walk_accord.begin(walk)
    walk_accord.negotiate(walk)
    where = walk_accord.prepare(walk)
    walk_accord.sign(walk, where)
    walk_accord.conclude(walk, where)
    version = FrameworkVersion.objects.get()
    assert version.state == "in_force"
    assert set(Signature.objects.values_list("content_hash", flat=True)) == {version.content_hash}
    assert Signature.objects.count() == 4
    texts = version.places.in_order().values_list("text__body", flat=True)
    assert walk_accord.AMOUNT in [text.get("en") for text in texts]

"""The benchmark of a large agreement compares like with like."""

import re

import pytest

from benchmarks import agreement
from partnerships.queries import framework as reads

pytestmark = pytest.mark.django_db


def test_the_page_that_is_measured_says_what_the_one_by_hand_says():
    made = agreement.Made(clauses=33, comments=120)
    page, hand = made.client.get(made.url()), made.by_hand()
    lines = page.context["lines"]
    assert re.findall(r'id="(place-\d+)"', page.text) == re.findall(r'id="(place-\d+)"', hand)
    told = re.findall(r"talk/\">(\d+) \((\d+)\)", hand)
    assert [(line["talk"].comments, line["talk"].open) for line in lines if not line["chapter"]] == [
        (int(said), int(still)) for said, still in told
    ]
    assert page.context["talk"]["comments"] == 120
    for line in lines:
        assert str(line["html"]) in hand
        assert all(thread["first"]["said"] in hand for thread in line["threads"])
    assert sum(len(line["threads"]) for line in lines) == hand.count("how many are they?")


def test_what_is_compared_has_so_many_changes():
    made = agreement.Made(clauses=33, comments=1)
    assert [len(reads.compared(made.version, made.changed(count))) for count in (3, 11)] == [3, 11]


def test_the_page_asks_as_much_of_a_large_agreement_as_of_a_small_one():
    told = agreement.measure(clauses=100, comments=100, rounds=1)
    assert len(set(told["queries"].values())) == 1

"""What an address may ask of the list of cases."""

import pytest
from django.http import QueryDict

from workforce.forms.cases import CaseListForm
from workforce.queries.case_list import Wanted


def form(address):
    return CaseListForm(QueryDict(address), sites=[(3, "Pit")], towns=[(7, "Town")])


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("", Wanted()),
        ("q=+лука+", Wanted(q="лука")),
        (
            "state=closed&mine=1&due=overdue&sort=-due",
            Wanted(mine=True, due="overdue", sort="-due"),  # my cases are open ones
        ),
        ("site=3&town=7&sex=unstated&age=55-", Wanted(site=3, town=7, sex="unstated", age="55-")),
        ("pathway=none&status=mobilised", Wanted(pathway="none", status="mobilised")),
        ("state=what&sort=1;drop&site=99&town=x&age=7&due=&pathway=%00", Wanted()),
    ],
)
def test_what_makes_no_sense_is_no_condition(address, wanted):
    assert form(address).wanted() == wanted


def test_the_further_filters_are_lists_with_what_is_chosen():
    asked = form("town=7")
    asked.wanted()
    sieves = {sieve["name"]: sieve for sieve in asked.sieves()}
    assert sieves["town"]["value"] == "7"
    assert ("7", "Town") in sieves["town"]["choices"]
    assert set(sieves) == {"state", "due", "pathway", "status", "site", "town", "sex", "age", "sort"}

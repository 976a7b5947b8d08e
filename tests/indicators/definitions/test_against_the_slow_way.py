"""Every indicator, with every split, against a plain count in Python over random histories in two times."""

from datetime import timedelta
from itertools import product
from random import Random

import pytest

from indicators import queries
from indicators.actions.computing import read_cells
from indicators.definitions import REGISTRY, disclosure
from indicators.definitions.lineage import Scope
from tests.indicators.histories import CATEGORY, LISTS, START, History, slow_facts, slow_rows, slow_value

pytestmark = pytest.mark.django_db
SEXES = (None, "female", "male", "")
CATEGORIES = {
    "way": ("none", "retention", "redeployment", "reskilling", "early_retirement", ""),
    "currency": ("UAH", "EUR"),
}


def questions(history, dice, count):
    """Days and moments, now and then, in order and crossed."""
    for _ in range(count):
        moment = dice.choice(history.moments)
        yield START + timedelta(days=dice.randint(0, (history.at.date() - START).days)), moment


def places(history, key):
    """Every place an indicator could have: (category, sex, by town, town)."""
    categories = CATEGORIES[CATEGORY[key]] if key in CATEGORY else ("",)
    sexes = SEXES if "sex" in REGISTRY[key].splits else (None,)
    towns = [(False, None), *((True, getattr(town, "pk", None)) for town in history.towns)]
    for category, sex, (by_town, town) in product(categories, sexes, towns):
        yield category, sex, by_town, town


def cells(history, day, moment):
    """The portal's cells by (indicator, category, sex, by town, town)."""
    pk = history.partnership.pk
    found = disclosure.complete(read_cells([pk], day, moment).get(pk, []), REGISTRY, pk, "UAH")
    return {
        cell.place: (cell.numerator, cell.denominator, cell.value, cell.population)
        for cell in found
        if cell.indicator in LISTS
    }


@pytest.mark.parametrize("seed", range(6))
def test_every_cell_is_what_a_plain_count_finds(seed):
    dice = Random(seed)
    history = History(dice).go_on(70)
    for day, moment in questions(history, dice, 5):
        rows = slow_facts(history.partnership, day, moment)
        found = cells(history, day, moment)
        for key in LISTS:
            for place in places(history, key):
                expected = slow_value(rows, key, *place)
                if expected[3] or (key, *place) in found or any(expected[:2]):
                    assert found.pop((key, *place), None) == expected, (key, place, day, moment)
        assert not found


@pytest.mark.parametrize("seed", range(6, 10))
def test_the_list_behind_a_number_is_exactly_its_cases(seed):
    dice = Random(seed)
    history = History(dice).go_on(60)
    for day, moment in questions(history, dice, 2):
        rows = slow_facts(history.partnership, day, moment)
        for key in LISTS:
            for place in [*dice.sample([*places(history, key)], 5), ("", None, False, None)]:
                scope = Scope(history.partnership.pk, day, moment, *place)
                found = [row["case_id"] for row in queries.rows_behind(REGISTRY[key], scope)]
                assert sorted(found) == sorted(row["case"] for row in slow_rows(rows, key, *place))


def test_what_was_known_then_stays_whatever_happens_later():
    dice = Random(77)
    history = History(dice).go_on(50)
    asked = [*questions(history, dice, 4)]
    before = [cells(history, *one) for one in asked]
    scopes = [Scope(history.partnership.pk, *one) for one in asked]
    lists = [[queries.rows_behind(one, scope) for one in REGISTRY.values()] for scope in scopes]
    history.go_on(60)
    assert [cells(history, *one) for one in asked] == before
    assert [[queries.rows_behind(one, scope) for one in REGISTRY.values()] for scope in scopes] == lists
    assert cells(history, history.at.date(), history.at) != before[-1]


def test_pages_of_a_list_join_without_gap_or_repeat():
    history = History(Random(5)).go_on(60)
    scope = Scope(history.partnership.pk, history.at.date(), history.at)
    registered = REGISTRY["workers_registered"]
    whole = queries.rows_behind(registered, scope)
    pages, after = [], None
    while page := queries.rows_behind(registered, scope, beyond=after, limit=4):
        pages += page
        after = page[-1]["sort_key"], page[-1]["case_id"]
    assert len(whole) > 8
    assert pages == whole

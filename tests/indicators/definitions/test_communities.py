"""The communities' indicators against a plain count in Python over random histories, and what partners may see."""

from datetime import timedelta
from itertools import product
from random import Random

import pytest

from indicators import queries
from indicators.actions.computing import read_cells
from indicators.definitions import REGISTRY, disclosure
from indicators.definitions.community_facts import BENEFICIARIES, OUTCOMES
from indicators.definitions.lineage import Scope
from tests.indicators.community_histories import (
    START,
    CommunityHistory,
    slow_communities,
    slow_rows,
    slow_value,
)

pytestmark = pytest.mark.django_db
KEYS = [key for key, definition in REGISTRY.items() if definition.rows in (OUTCOMES, BENEFICIARIES)]


def questions(history, dice, count):
    """Days and moments, now and then, in order and crossed."""
    for _ in range(count):
        days = dice.randint(0, (history.at.date() - START).days)
        yield START + timedelta(days=days), dice.choice(history.moments)


def places(history, key):
    """Every place an indicator could have: (category, sex, by town, town)."""
    definition = REGISTRY[key]
    categories = (*definition.categories, *([""] if definition.total else []))
    sexes = (None, "female", "male", "") if "sex" in definition.splits else (None,)
    towns = [(False, None), *((True, getattr(town, "pk", None)) for town in history.towns)]
    for category, sex, (by_town, town) in product(categories, sexes, towns):
        yield category, sex, by_town, town


def cells(history, day, moment):
    """The portal's cells of the communities."""
    pk = history.partnership.pk
    found = disclosure.complete(read_cells([pk], day, moment).get(pk, []), REGISTRY, pk, "UAH")
    return [cell for cell in found if cell.indicator in KEYS]


def test_three_indicators_are_counted_beside_the_roster():
    assert KEYS == ["community_jobs", "community_firms", "community_supported"]


@pytest.mark.parametrize("seed", range(4))
def test_every_cell_is_what_a_plain_count_finds(seed, cast):
    dice = Random(seed)
    history = CommunityHistory(dice, cast).go_on(90)
    asked = [*questions(history, dice, 5), (history.at.date(), history.at)]
    for day, moment in asked:
        rows = slow_communities(history.partnership, day, moment)
        found = {
            one.place: (one.numerator, one.denominator, one.value, one.population)
            for one in cells(history, day, moment)
        }
        for key in KEYS:
            for place in places(history, key):
                expected = slow_value(rows, key, *place)
                if expected[3] or (key, *place) in found:
                    assert found.pop((key, *place), None) == expected, (key, place, day, moment)
        assert not found
    assert all(rows)


@pytest.mark.parametrize("seed", range(6, 8))
def test_the_list_behind_a_number_is_exactly_its_records(seed, cast):
    dice = Random(seed)
    history = CommunityHistory(dice, cast).go_on(90)
    for day, moment in [*questions(history, dice, 2), (history.at.date(), history.at)]:
        rows = slow_communities(history.partnership, day, moment)
        for key, place in [(one, place) for one in KEYS for place in places(history, one)]:
            scope = Scope(history.partnership.pk, day, moment, *place)
            found = [one[REGISTRY[key].rows.identity] for one in queries.rows_behind(REGISTRY[key], scope)]
            assert sorted(found) == sorted(slow_rows(rows, key, *place))


def test_what_was_known_then_stays_whatever_happens_later(cast):
    dice = Random(77)
    history = CommunityHistory(dice, cast).go_on(70)
    asked = [*questions(history, dice, 4), (history.at.date(), history.at)]
    before = [cells(history, *one) for one in asked]
    history.go_on(60)
    assert [cells(history, *one) for one in asked] == before
    assert cells(history, history.at.date(), history.at) != before[-1]


@pytest.mark.parametrize("seed", range(20, 23))
def test_no_small_number_is_shown_nor_follows_from_a_sum(seed, cast):
    history = CommunityHistory(Random(seed), cast).go_on(160)
    told = disclosure.disclose(cells(history, history.at.date(), history.at), REGISTRY, 5)
    hidden = {cell.place for cell, withheld in told if withheld}
    assert hidden
    assert {cell.place for cell, _ in told if 0 < cell.population < 5} <= hidden
    for key in KEYS:
        definition = REGISTRY[key]
        towns = [(True, getattr(town, "pk", None)) for town in history.towns]
        axes = (
            (0, "", definition.categories if definition.total else ()),
            (1, None, ("female", "male", "") if "sex" in definition.splits else ()),
            (2, (False, None), towns),
        )
        for category, sex, by_town, town in places(history, key):
            whole = [category, sex, (by_town, town)]
            for axis, everybody, members in axes:
                if members and whole[axis] == everybody:
                    parts = [[*whole[:axis], one, *whole[axis + 1 :]] for one in members]
                    unseen = [one for one in (whole, *parts) if (key, one[0], one[1], *one[2]) in hidden]
                    assert len(unseen) != 1, (key, unseen)

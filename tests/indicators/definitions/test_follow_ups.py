"""The two indicators of follow-ups against a plain count in Python over random histories, and worked figures."""

from datetime import timedelta
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from indicators import queries
from indicators.actions.computing import read_cells
from indicators.definitions import REGISTRY, disclosure
from indicators.definitions.follow_up_facts import FOLLOW_UPS
from indicators.definitions.lineage import Scope
from tests.indicators.follow_up_histories import START, LeavingHistory, slow_facts, slow_rows, slow_value
from tests.workforce.outcomes import asked
from workforce.actions import follow_ups

pytestmark = pytest.mark.django_db
KEYS = [key for key, definition in REGISTRY.items() if definition.rows is FOLLOW_UPS]


def questions(history, dice, count):
    """Days and moments, now and then, in order and crossed."""
    for _ in range(count):
        days = dice.randint(150, max((history.at.date() - START).days, 151))
        yield START + timedelta(days=days), dice.choice(history.moments[len(history.moments) // 2 :])


def places(towns):
    """Every place an indicator could have: (sex, by town, town)."""
    found = [(False, None), *((True, getattr(town, "pk", None)) for town in towns)]
    for sex, (by_town, town) in product((None, "female", "male", ""), found):
        yield sex, by_town, town


def cells(partnership, day, moment):
    """The portal's cells by (indicator, sex, by town, town)."""
    pk = partnership.pk
    found = disclosure.complete(read_cells([pk], day, moment).get(pk, []), REGISTRY, pk, "UAH")
    return {
        (one.indicator, *one.place[2:]): (one.numerator, one.denominator, one.value, one.population)
        for one in found
        if one.indicator in KEYS
    }


def test_two_indicators_come_from_follow_ups():
    assert KEYS == ["employed_after_six_months", "former_wage_kept"]


@pytest.mark.parametrize("seed", range(3))
def test_every_cell_is_what_a_plain_count_finds(seed, cast):
    dice = Random(seed)
    history = LeavingHistory(dice, cast).go_on(110)
    some = 0
    for day, moment in [*questions(history, dice, 5), (history.at.date(), history.at)]:
        rows = slow_facts(history.partnership, day, moment)
        some += len(rows)
        found = cells(history.partnership, day, moment)
        for key in KEYS:
            for place in places(history.towns):
                expected = slow_value(rows, key, *place)
                if expected[3] or (key, *place) in found:
                    assert found.pop((key, *place), None) == expected, (key, place, day, moment)
        assert not found
    assert some


@pytest.mark.parametrize("seed", [8])
def test_the_list_behind_a_number_is_exactly_its_people(seed, cast):
    dice = Random(seed)
    history = LeavingHistory(dice, cast).go_on(110)
    for day, moment in [*questions(history, dice, 2), (history.at.date(), history.at)]:
        rows = slow_facts(history.partnership, day, moment)
        for key, place in product(KEYS, places(history.towns)):
            scope = Scope(history.partnership.pk, day, moment, "", *place)
            found = [one["follow_up_id"] for one in queries.rows_behind(REGISTRY[key], scope)]
            assert sorted(found) == sorted(one["row"] for one in slow_rows(rows, key, *place))


def test_what_was_known_then_stays_whatever_happens_later(cast):
    dice = Random(77)
    history = LeavingHistory(dice, cast).go_on(100)
    past = [*questions(history, dice, 4), (history.at.date(), history.at)]
    before = [cells(history.partnership, *one) for one in past]
    history.go_on(40)
    assert [cells(history.partnership, *one) for one in past] == before
    assert cells(history.partnership, history.at.date(), history.at) != before[-1]


def test_silence_is_no_success_and_the_reason_of_the_rule_takes_out(cast):
    """Ten left: five at work, two looking, one silent, two not to be counted: 5 of 8, as the domain's example."""
    pay = [Decimal(4800), Decimal(6000), Decimal(7200), Decimal(8400), None]
    rows = [asked(cast, worker__facts__wage=Decimal(12000)) for _ in range(10)]
    for row, wage in zip(rows[:5], pay, strict=True):
        follow_ups.answer(follow_up=row, status="employed", wage=wage, by=cast.officer)
    for row, status in zip(rows[5:7] + rows[8:], ["unemployed"] * 2 + ["not_counted"] * 2, strict=True):
        follow_ups.answer(follow_up=row, status=status, by=cast.officer)
    day = cast.partnership.today()
    now = follow_ups.answer(follow_up=rows[0], status="employed", wage=pay[0], by=cast.officer).recorded_at
    found = cells(cast.partnership, day, now)
    assert found["employed_after_six_months", None, False, None] == (5, 8, Decimal("0.625"), 8)
    assert found["former_wage_kept", None, False, None] == (None, 4, Decimal("0.55"), 4)


def test_nobody_is_counted_before_the_collecting_has_ended(cast):
    row = asked(cast)
    now = follow_ups.answer(follow_up=row, status="employed", by=cast.officer).recorded_at
    for late, expected in ((27, 0), (28, 1)):
        found = cells(cast.partnership, row.due_on + timedelta(days=late), now)
        assert found["employed_after_six_months", None, False, None][3] == expected

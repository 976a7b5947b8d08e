"""Several sets of measures asked at once answer, worker by worker, as each set judged by itself."""

from collections import Counter
from dataclasses import replace

import pytest
from django.db import connection
from psycopg.sql import SQL

from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.partnerships.measures.made import Maker
from tests.workforce.queries.test_eligibility_property import RELATION, fill
from workforce.queries import eligibility_trials as trials
from workforce.queries.eligibility import compiled
from workforce.queries.eligibility_trials import Sign, ask_over, together

pytestmark = pytest.mark.django_db
SIGNS = {Answer.YES: Sign.YES, Answer.CANNOT_TELL: Sign.OPEN, Answer.NO: Sign.NO}


def sets_of(maker):
    """Return three sets: the maker's, one that lacks a measure, one where another is barred by it."""
    measures = list(maker.measures(6))
    return (
        measures,
        measures[1:],
        [measures[0], replace(measures[-1], barred_if_available=(measures[0].key,))],
    )


def pattern(trial, sets, facts, as_of):
    """Return a worker's pattern by judging each set by itself; None where two sets disagree on what they share."""
    signs = {}
    for measures, places in zip(sets, trial.sets, strict=True):
        for told in judge(measures, facts, as_of):
            sign = SIGNS[told.answer].value
            priced = told.benefit is not None and told.benefit.a_year is not None
            signs.setdefault(places[told.key], sign if priced or told.answer is Answer.NO else sign.upper())
    return "".join(signs[place] for place in range(len(trial.measures)))


@pytest.mark.parametrize("seed", range(12))
def test_patterns_are_those_of_each_set_judged_by_itself(seed):
    maker = Maker(3_000 + seed)
    sets = sets_of(maker)
    workers = [maker.worker(sets[0]) for _worker in range(60)]
    fill(workers)
    trial = together(sets)
    asked = ask_over(RELATION, trial, maker.as_of)
    expected = [pattern(trial, sets, facts, maker.as_of) for facts in workers]
    assert asked.groups["", None] == dict(Counter(expected))
    women = [one for one, facts in zip(expected, workers, strict=True) if sex(facts) == "female"]
    assert asked.groups.get(("sex", "female"), {}) == dict(Counter(women))
    for split in trials.SPLITS:
        parts = [held for (name, _category), held in asked.groups.items() if name == split]
        assert sum(sum(held.values()) for held in parts) == len(workers)


def sex(facts):
    """Return a worker's sex or None."""
    return facts["sex"].value if "sex" in facts else None


@pytest.mark.parametrize("seed", range(6))
def test_costs_are_those_of_the_judge_added_up(seed):
    maker = Maker(4_000 + seed)
    sets = sets_of(maker)
    workers = [maker.worker(sets[0]) for _worker in range(60)]
    fill(workers)
    trial = together(sets)
    expected = {}
    for places, measures in zip(trial.sets, sets, strict=True):
        sums = {}
        for facts in workers:
            for told in judge(measures, facts, maker.as_of):
                if told.benefit is not None and told.benefit.a_year is not None:
                    cost, code = told.benefit.a_year
                    place = (places[told.key], SIGNS[told.answer].value, code)
                    people, amount = sums.get(place, (0, 0))
                    sums[place] = (people + 1, amount + cost)
        expected |= sums
    assert ask_over(RELATION, trial, maker.as_of).costs == expected


def test_what_says_the_same_is_asked_once_and_what_is_barred_otherwise_twice():
    first, second = (replace(one, barred_if_available=(), after=()) for one in Maker(1).measures(2))
    barred = replace(second, barred_if_available=(first.key,))
    trial = together([[first, second], [replace(first, name={"en": "Other"}), barred]])
    assert len(trial.measures) == 3
    one, other = trial.sets
    assert one[first.key] == other[first.key]
    assert one[second.key] != other[second.key]


@pytest.mark.parametrize("seed", range(4))
def test_lists_hold_exactly_those_who_are_counted(seed):
    """`chosen` puts the same conditions behind a list of keys that the counts stand for."""
    maker = Maker(5_000 + seed)
    sets = sets_of(maker)[:2]
    workers = [maker.worker(sets[0]) for _worker in range(60)]
    fill(workers)
    trial = together(sets)
    before, after = (list(places.values()) for places in trial.sets)
    patterns = [pattern(trial, sets, facts, maker.as_of) for facts in workers]

    def holds(condition):
        sql = SQL("SELECT worker FROM ({}) f WHERE {}").format(
            compiled(RELATION, trial.measures, maker.as_of), condition
        )
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return {worker for (worker,) in cursor.fetchall()}

    def yes(told, places):
        return any(told[place] in "yY" for place in places)

    assert holds(trials.any_answer(after)) == {n for n, told in enumerate(patterns) if yes(told, after)}
    assert holds(trials.change(after, before)) == {
        n for n, told in enumerate(patterns) if yes(told, before) and not yes(told, after)
    }
    assert holds(trials.unsure(after)) == {
        n
        for n, told in enumerate(patterns)
        if not yes(told, after) and any(told[place] in "oO" for place in after)
    }

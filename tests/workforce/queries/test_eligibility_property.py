"""The roster's answers in one statement are, worker by worker, those of the judge that explains itself."""

from datetime import date, timedelta

import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.days import completed_years
from partnerships.calculations.measures.facts import FACTS, Amount, FactValue, Kind
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.partnerships.measures.made import Maker
from workforce.queries.eligibility import answers_over
from workforce.queries.eligibility_counts import counts_over
from workforce.queries.eligibility_facts import TYPES

ONE_DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db
RELATION = SQL("SELECT * FROM made_facts")
ROUNDS, MEASURES, WORKERS = 60, 8, 50  # 24,000 judgements
TRUTH = {Answer.YES: True, Answer.NO: False, Answer.CANNOT_TELL: None}


def columns():
    """Yield (column, type) of the relation."""
    yield "worker", SQL("bigint")
    for name, spec in FACTS.items():
        yield name, TYPES[spec.kind]
        yield f"{name}_standing", SQL("integer")
        if spec.kind is Kind.MONEY:
            yield f"{name}_currency", SQL("text")


def row_of(worker, facts):
    """Return a worker's facts as a row."""
    row = [worker]
    for name, spec in FACTS.items():
        known = facts.get(name)
        value = known and known.value
        row.append(
            value.amount
            if isinstance(value, Amount)
            else sorted(value)
            if isinstance(value, frozenset)
            else value
        )
        row.append(known and int(known.standing))
        if spec.kind is Kind.MONEY:
            row.append(value.currency if value else None)
    return row


def fill(workers):
    """Put workers into a table of their own."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS made_facts")
        spelt = SQL(", ").join(SQL("{} {}").format(Identifier(name), kind) for name, kind in columns())
        cursor.execute(SQL("CREATE TEMP TABLE made_facts ({})").format(spelt))
        with cursor.copy("COPY made_facts FROM STDIN") as copy:
            for one in enumerate(workers):
                copy.write_row(row_of(*one))


def judged(measures, facts, as_of):
    """Return answers and yearly costs in the order of the measures."""
    by_key = {one.key: one for one in judge(measures, facts, as_of)}
    told = [by_key[measure.key] for measure in measures]
    return tuple(TRUTH[one.answer] for one in told), tuple(one.benefit and one.benefit.a_year for one in told)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_one_statement_answers_as_the_judge_does(seed):
    maker = Maker(seed)
    measures = maker.measures(MEASURES)
    workers = [maker.worker(measures) for _worker in range(WORKERS)]
    fill(workers)
    found = {
        one.worker: (one.answers, one.amounts()) for one in answers_over(RELATION, measures, maker.as_of)
    }
    assert found == {place: judged(measures, facts, maker.as_of) for place, facts in enumerate(workers)}


def test_chance_makes_every_answer_often_and_all_kinds_of_benefits():
    told, priced, open_priced = {True: 0, False: 0, None: 0}, 0, 0
    for seed in range(ROUNDS):
        maker = Maker(seed)
        measures = maker.measures(MEASURES)
        for _worker in range(5):
            answers, costs = judged(measures, maker.worker(measures), maker.as_of)
            for answer, cost in zip(answers, costs, strict=True):
                told[answer] += 1
                priced += cost is not None and answer is True
                open_priced += cost is not None and answer is None
    assert min(told.values()) > 200
    assert min(priced, open_priced) > 50


def years(day, place):
    """Return a measure that asks for so many completed years, on a literal day or the day of leaving."""
    tests = [{"fact": "age", "day": day, "at_least": 20}, {"fact": "age", "day": day, "at_most": 20}]
    return {
        "key": f"m-{place}", "name": {"en": "Years"}, "pathway": "reskilling",
        "eligible": {"any": [{"all": [tests[place % 2]]}]},
    }  # fmt: skip


def test_every_boundary_day_around_the_end_of_february_counts_alike():
    """Born on each of 8 days and counted on each of 16, as a fact and as constants: 4,352 answers, none apart."""
    born = [date(year, 2, 26) + place * ONE_DAY for year in (2003, 2004) for place in range(4)]
    days = [date(year, 2, 26) + place * ONE_DAY for year in (2023, 2024) for place in range(8)]
    asked = [years(day.isoformat(), place) for day in days for place in (0, 1)]
    documents = [years("left_on", 0) | {"key": "fact-0"}, years("left_on", 1) | {"key": "fact-1"}]
    documents += [one | {"key": f"day-{place}"} for place, one in enumerate(asked)]
    measures = reading.of_documents(documents)
    people = [(begun, day) for begun in born for day in days]
    fill([{"birth_date": FactValue(begun), "left_on": FactValue(day)} for begun, day in people])
    found = {one.worker: one.answers for one in answers_over(RELATION, measures, date(2026, 1, 1))}
    for place, (begun, left) in enumerate(people):
        counted = [completed_years(begun, day) for day in (left, *days)]
        assert found[place] == tuple(answer for one in counted for answer in (one >= 20, one <= 20))


@pytest.mark.parametrize("seed", range(8))
def test_counts_are_the_answers_counted(seed):
    maker = Maker(1_000 + seed)
    measures = maker.measures(MEASURES)
    workers = [maker.worker(measures) for _worker in range(80)]
    fill(workers)
    total = counts_over(RELATION, measures, maker.as_of).total()
    told = [judged(measures, facts, maker.as_of) for facts in workers]
    assert total.workers == len(workers)
    assert total.reached == sum(True in answers for answers, _costs in told)
    assert total.open_reached == sum(None in answers and True not in answers for answers, _costs in told)
    for place, (measure, tally) in enumerate(zip(measures, total.tallies, strict=True)):
        answers = [(one[0][place], one[1][place]) for one in told]
        assert (tally.yes, tally.cannot_tell) == tuple(sum(a is b for a, _c in answers) for b in (True, None))
        assert tally.cost == sums(cost for answer, cost in answers if answer)
        assert tally.open_cost == sums(cost for answer, cost in answers if answer is None)
        unpriced = [sum(a is b and c is None for a, c in answers) for b in (True, None)]
        assert [tally.unpriced, tally.open_unpriced] == (unpriced if measure.benefit else [0, 0])


def sums(costs):
    """Add amounts up by currency."""
    found = {}
    for cost in costs:
        if cost is not None:
            found[cost.currency] = found.get(cost.currency, 0) + cost.amount
    return found

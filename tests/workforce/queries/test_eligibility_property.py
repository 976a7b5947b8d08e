"""The roster's answers in one statement are, worker by worker, those of the judge that explains itself."""


import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from partnerships.calculations.measures.facts import FACTS, Amount, Kind
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.partnerships.measures.made import Maker
from workforce.queries.eligibility import answers_over
from workforce.queries.eligibility_facts import TYPES

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
    found = {one.worker: (one.answers, one.costs) for one in answers_over(RELATION, measures, maker.as_of)}
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

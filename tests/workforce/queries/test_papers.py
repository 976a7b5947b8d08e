"""The paper that decides most, against judging every worker by hand with the fact certified."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.facts import Standing
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.factories.workforce import WorkerFactory
from tests.partnerships.measures.test_judging import document
from workforce.models import Worker
from workforce.queries.eligibility_facts import facts_of
from workforce.queries.papers import Paper, asked, papers, waiting_for

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 1, 1)
BELOW = [{"fact": "years_underground", "at_least": 15, "standing": "certified"}]
LONG = [
    {"fact": "service", "at_least": 20, "standing": "document"},
    {"fact": "years_underground", "at_least": 5},
]


@pytest.fixture
def rules():
    return reading.of_documents([document("bridge", BELOW), document("long", LONG)])


def crew(cast):
    """Workers of whom something is known, known surely, or not known."""
    for standing in ("stated", "roster", "document", "certified"):
        for below in (None, Decimal(4), Decimal(16)):
            for start in (None, date(2000, 1, 1), date(2020, 1, 1)):
                WorkerFactory(
                    site=cast.site, facts__standing=standing, facts__underground_years=below,
                    facts__service_start=start, facts__valid_from=date(2025, 1, 1),
                )  # fmt: skip


def slow(cast, rules, fact):
    """Judge each worker twice."""
    workers = answers = missing = 0
    for facts in facts_of(
        cast.partnership, AS_OF, workers=Worker.objects.values_list("pk", flat=True)
    ).values():
        sure = dict(facts)
        if fact in sure:
            sure[fact] = sure[fact]._replace(standing=Standing.CERTIFIED)
        now, then = judge(rules, facts, AS_OF), judge(rules, sure, AS_OF)
        open_ones = [one.answer is Answer.CANNOT_TELL for one in now]
        settled = sum(
            was and one.answer is not Answer.CANNOT_TELL for was, one in zip(open_ones, then, strict=True)
        )
        answers += settled
        workers += settled > 0
        asking = [was for was, rule in zip(open_ones, rules, strict=True) if fact in asked(rule)]
        missing += fact not in facts and any(asking)
    return Paper(fact, workers, answers, missing)


def test_each_paper_settles_what_judging_by_hand_says(cast, rules):
    crew(cast)
    found = papers(cast.partnership, rules, AS_OF)
    assert {one.fact for one in found} == {"years_underground", "service_start"}
    for one in found:
        assert one == slow(cast, rules, one.fact)
    assert [one.answers for one in found] == sorted([one.answers for one in found], reverse=True)
    assert found[0].answers > 0


def test_the_workers_behind_a_paper_are_named(cast, rules):
    crew(cast)
    for one in papers(cast.partnership, rules, AS_OF):
        keys = waiting_for(cast.partnership, rules, one.fact, AS_OF)
        assert len(set(keys)) == len(keys) == one.workers + one.missing


def test_without_an_agreement_no_paper_decides_anything(cast):
    crew(cast)
    assert papers(cast.partnership, (), AS_OF) == []


def test_age_asks_for_the_birth_date():
    (rule,) = reading.of_documents([document("old", [{"fact": "age", "at_least": 50}])])
    assert asked(rule) == {"birth_date"}
    assert asked(replace(rule, groups=())) == set()

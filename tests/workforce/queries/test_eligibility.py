"""Who on a real roster appears eligible: which facts are asked, on which day, of whom."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.facts import Amount, FactValue, Standing
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import PersonFactory, SiteFactory, WorkerFactory
from tests.partnerships.measures.test_judging import document
from workforce.actions import versions
from workforce.queries.eligibility import answers
from workforce.queries.eligibility_counts import counts
from workforce.queries.eligibility_facts import ROSTER, facts_of

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 1, 1)
OLD = [{"fact": "age", "at_least": 50}]
PAID = {"benefit": {"share": 80, "basis": "monthly_wage", "paid": "monthly", "months": 48}}


def measures(*documents):
    """Return measures."""
    return reading.of_documents(documents)


def worker(cast, born="1970-01-01", **facts):
    """Return a worker of the cast's mine."""
    person = {"person__birth_date": date.fromisoformat(born), "person__sex": facts.pop("sex", "male")}
    return WorkerFactory(
        site=facts.pop("site", cast.site), **person, **{f"facts__{key}": facts[key] for key in facts}
    )


def told(cast, *documents, as_of=AS_OF):
    """Return {worker: answers}."""
    return {one.worker: one.answers for one in answers(cast.partnership, measures(*documents), as_of)}


def test_all_facts_of_the_roster_are_held_with_their_standing_and_source(cast):
    town = TerritoryFactory(code="ua-1201")
    one = worker(
        cast, residence=town, occupation_code="8111", service_start=date(2001, 2, 3), underground_years=Decimal("12.5"),
        wage=Decimal("20000.50"), arrears=Decimal(300), arrears_months=Decimal("1.5"), dependants=2,
        contract="permanent", standing="document",
    )  # fmt: skip
    (facts,) = facts_of(cast.partnership, AS_OF, workers=[one.pk]).values()
    held = {name: fact.value for name, fact in facts.items()}
    assert held == {
        "birth_date": date(1970, 1, 1), "sex": "male", "residence": "ua-1201", "occupation": "8111",
        "site": cast.site.code, "service_start": date(2001, 2, 3), "years_underground": Decimal("12.5"),
        "monthly_wage": Amount(Decimal("20000.50"), "UAH"), "contract": "permanent",
        "wage_arrears": Amount(Decimal(300), "UAH"), "arrears_months": Decimal("1.5"), "dependants": Decimal(2),
    }  # fmt: skip
    assert facts["sex"] == FactValue("male", Standing.DOCUMENT, "roster", date(2025, 1, 1))
    assert set(ROSTER) - set(held) == {"left_on", "job_lost_on", "layoff_reason"}


def test_what_is_blank_in_the_roster_cannot_be_told(cast):
    one = worker(cast, sex="", wage=None)
    rules = [
        document("sex", [{"fact": "sex", "is": "male"}]),
        document("pension", [{"fact": "pension_on", "before": "as_of"}]),
    ]
    assert told(cast, *rules) == {one.pk: (None, None)}


def test_departure_says_when_and_why(cast):
    one = worker(cast)
    one.left_on, one.left_at, one.leave_reason = (
        date(2025, 5, 6),
        datetime(2025, 5, 7, tzinfo=UTC),
        "redundancy",
    )
    one.save()
    (facts,) = facts_of(cast.partnership, AS_OF, workers=[one.pk]).values()
    assert facts["left_on"].value == facts["job_lost_on"].value == date(2025, 5, 6)
    assert facts["layoff_reason"].value == "redundancy"
    assert told(cast, document()) == {}
    assert told(cast, document(), as_of=date(2025, 5, 6)) == {one.pk: (True,)}


def test_facts_are_those_in_force_on_the_day_as_known_now(cast):
    one = worker(cast, contract="permanent")
    rule = document("permanent", [{"fact": "contract", "is": "permanent"}])
    standing = list(one.versions.standing())
    at = datetime(2026, 3, 1, tzinfo=UTC)
    versions.rewrite(standing, on=date(2025, 7, 1), changes={"contract": "other"}, marks={}, at=at)
    assert told(cast, rule, as_of=date(2025, 6, 30)) == {one.pk: (True,)}
    assert told(cast, rule, as_of=date(2025, 7, 1)) == {one.pk: (False,)}


def test_people_of_other_partnerships_and_those_taken_back_are_not_asked(cast):
    WorkerFactory()
    WorkerFactory(site=cast.site, retracted_at=datetime(2025, 2, 1, tzinfo=UTC))
    mine = worker(cast)
    assert set(told(cast, document())) == {mine.pk}


def test_words_that_look_like_sql_are_words(cast):
    one = worker(cast, occupation_code="8111")
    nasty = "x') OR TRUE --%s\\"
    rules = [
        document(f"m-{place}", [{"fact": "occupation", word: [nasty, "'"]}])
        for place, word in enumerate(("is", "starts_with"))
    ]
    assert told(cast, *rules) == {one.pk: (False, False)}


def test_counts_stand_by_sex_age_band_site_and_municipality(cast):
    town, other = TerritoryFactory(code="t-1"), SiteFactory(partnership=cast.partnership, code="second")
    worker(cast, "1976-01-01", sex="female", residence=town, wage=Decimal(10_000))
    worker(cast, "1976-01-02", residence=town, wage=Decimal(10_000))
    worker(cast, "1960-01-01", site=other, wage=None, contract="permanent")
    found = counts(
        cast.partnership,
        measures(document("old", OLD, **PAID), document("any", [{"fact": "underground", "is": True}])),
        AS_OF,
    )
    total = found.total()
    assert (total.workers, total.reached, total.open_reached) == (3, 2, 1)
    old, anyone = total.tallies
    assert (old.yes, old.cannot_tell, old.cost, old.unpriced) == (2, 0, {"UAH": Decimal(96_000)}, 1)
    assert (anyone.yes, anyone.cannot_tell, anyone.cost) == (0, 3, {})

    def yes(*names):
        return {key: cell.tallies[0].yes for key, cell in found.by(*names).items()}

    assert yes("sex") == {("female",): 1, ("male",): 1}
    assert yes("band") == {("50-54",): 1, ("40-49",): 0, ("55-",): 1}
    assert yes("site") == {(cast.site.code,): 1, ("second",): 1}
    assert yes("residence", "sex") == {("t-1", "female"): 1, ("t-1", "male"): 0, (None, "male"): 1}


def test_nobody_on_the_roster_counts_as_nobody(cast):
    found = counts(cast.partnership, measures(document()), AS_OF)
    assert (found.total().workers, found.total().tallies[0].yes, found.by("sex")) == (0, 0, {})


@pytest.mark.parametrize("people", [1, 3])
def test_one_statement_whatever_the_size(cast, django_assert_num_queries, people):
    for _one in range(people):
        WorkerFactory(site=cast.site, person=PersonFactory())
    rules = measures(document("a"), document("b", barred_if_available=["a"]))
    with django_assert_num_queries(1):
        counts(cast.partnership, rules, AS_OF)
    with django_assert_num_queries(1):
        facts_of(cast.partnership, AS_OF, workers=[1, 2, 3])


def test_the_judge_says_of_a_worker_what_the_roster_s_answer_is(cast):
    one = worker(cast, "1976-01-02", contract="permanent")
    rules = measures(document("old"), document("permanent", [{"fact": "contract", "is": "permanent"}]))
    (facts,) = facts_of(cast.partnership, AS_OF, workers=[one.pk]).values()
    old, permanent = judge(rules, facts, AS_OF)
    assert [old.answer, permanent.answer] == [Answer.NO, Answer.YES]
    assert [one.answers for one in answers(cast.partnership, rules, AS_OF)] == [(False, True)]
    assert old.deciding.test.found == 49


def test_as_many_measures_as_are_let_in_go_into_one_statement(cast):
    """Each barred by the one before it: every second one is available."""
    one = worker(cast, wage=Decimal(10_000))
    documents = [
        document(f"m-{place}", **PAID, **({"barred_if_available": [f"m-{place - 1}"]} if place else {}))
        for place in range(reading.MOST)
    ]
    assert told(cast, *documents) == {one.pk: (True, False) * (reading.MOST // 2)}
    total = counts(cast.partnership, measures(*documents), AS_OF).total()
    assert [tally.yes for tally in total.tallies] == [1, 0] * (reading.MOST // 2)

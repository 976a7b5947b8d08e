"""What a form begins with: what is on record and what measures would pay, nothing that is guessed; where a way lies."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.facts import Amount, FactValue
from partnerships.calculations.measures.judging import judge
from tests.partnerships.measures.test_judging import document
from workforce.calculations.pathways.income import Kind
from workforce.calculations.pathways.progress import Lies, lies
from workforce.calculations.pathways.proposing import Told, kinds, proposed
from workforce.calculations.pathways.rules import Way

DAY = date(2026, 11, 23)
BORN = [{"fact": "birth_date", "before": "1980-01-01"}]
SHARE = {"benefit": {"share": 80, "basis": "monthly_wage", "paid": "monthly", "months": 48}}
ONCE = {"benefit": {"amount": {"amount": "170000", "currency": "PLN"}, "paid": "once"}}
FACTS = {
    "birth_date": FactValue(date(1976, 1, 1)),
    "monthly_wage": FactValue(Amount(Decimal(9000), "PLN")),
}


def begun(way, *documents, currency="PLN", **more):
    """What a form begins with on a way."""
    facts = FACTS | {name: FactValue(value) for name, value in more.items()}
    measures = reading.of_documents(list(documents))
    answers = {one.key: one for one in judge(measures, facts, DAY)}
    told = [Told(one, answers[one.key], f"clause {one.key}") for one in measures]
    found = proposed(way, told, facts, DAY, currency=currency, wage_source="roster")
    return [(one.kind.value, one.start, one.until, one.amount, one.source) for one in found]


LEAVE = document("leave", BORN, pathway="early_retirement", **SHARE)


def test_retention_begins_with_the_wage_on_record():
    assert begun(Way.RETENTION) == [("wage", DAY, None, Decimal(9000), "roster")]
    assert begun(Way.RETENTION, currency="EUR") == []
    assert begun(Way.REDEPLOYMENT) == []


def test_a_bridge_runs_its_months_and_stops_where_the_pension_begins():
    bridge = ("bridge", DAY, date(2030, 11, 22), Decimal("7200.00"), "clause leave")
    assert begun(Way.EARLY_RETIREMENT, LEAVE) == [bridge]
    pension = {"pension_on": date(2028, 3, 1), "accrued_pension": Amount(Decimal(5100), "PLN")}
    assert begun(Way.EARLY_RETIREMENT, LEAVE, **pension) == [
        ("bridge", DAY, date(2028, 2, 29), Decimal("7200.00"), "clause leave"),
        ("pension", date(2028, 3, 1), None, Decimal(5100), "clause leave"),
    ]


def test_only_what_appears_open_and_belongs_to_the_way_is_proposed():
    young = document(
        "leave", [{"fact": "birth_date", "after": "1990-01-01"}], pathway="early_retirement", **SHARE
    )
    unknown = document(
        "leave", [{"fact": "years_underground", "at_least": 5}], pathway="early_retirement", **SHARE
    )
    assert begun(Way.EARLY_RETIREMENT, young) == []
    assert begun(Way.EARLY_RETIREMENT, unknown) == []
    assert begun(Way.RESKILLING_JOB, LEAVE) == []
    lump = document("lump", BORN, pathway="reskilling", **ONCE)
    for way in (Way.RESKILLING_JOB, Way.RESKILLING_OWN):
        assert begun(way, lump) == [("once", DAY, None, Decimal("170000.00"), "clause lump")]


def test_a_form_has_as_many_lines_of_the_usual_kinds():
    for way in Way:
        assert len(kinds(way, ())) == 4
    assert kinds(Way.RETENTION, ()) == [Kind.WAGE, Kind.WAGE, Kind.BENEFIT, Kind.ONCE]


@pytest.mark.parametrize(
    ("done", "lying"),
    [
        ([], Lies(0, DAY, DAY + timedelta(days=14))),
        ([DAY + timedelta(days=3)], Lies(1, DAY + timedelta(days=3), None)),
        ([DAY, DAY], None),
    ],
)
def test_a_way_lies_with_the_first_body_that_is_not_through(done, lying):
    assert lies([14, None], DAY, done) == lying


@given(st.lists(st.none() | st.integers(1, 400), max_size=6), st.lists(st.integers(0, 90), max_size=6))
def test_a_deadline_never_lies_before_the_way_came_to_its_body(limits, waits):
    done, day = [], DAY
    for wait in waits[: len(limits)]:
        day += timedelta(days=wait)
        done.append(day)
    found = lies(limits, DAY, done)
    assert (found is None) == (len(done) == len(limits))
    if found is not None:
        assert found.since == day
        assert found.due is None or found.late(found.due + timedelta(days=1))
        assert not found.late(day)

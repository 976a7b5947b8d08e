"""What holds about markets whoever asks: agreed ones stand still, names stand once, jobs are counted one by one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from partnerships.actions import market_interventions, markets
from partnerships.calculations.jobs import net_jobs
from partnerships.models import ChainStep, JobLine, MarketFunction, MarketSystem
from partnerships.queries import unsaid
from tests.factories.markets import count_jobs, function_of, intervention_in, market_of, ring_of
from tests.factories.partnerships import PartnershipFactory
from tests.workforce.conftest import together

__all__ = ["together"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return market_of(PartnershipFactory())


def test_an_agreed_market_stands_still_until_it_is_opened(market):
    function, _rule = ring_of(market)
    markets.agree(market=market, by=CLI, reason="The rest is said in May")
    for attempt in (
        lambda: markets.change(market=market, by=CLI, goods="other"),
        lambda: function_of(market),
        lambda: markets.change_function(function=function, by=CLI, name="other"),
        lambda: markets.remove_function(function=function, by=CLI),
        lambda: markets.agree(market=market, by=CLI, reason="again"),
    ):
        with pytest.raises(Refused):
            attempt()
    markets.reopen(market=market, reason="new firm", by=CLI)
    markets.change(market=market, by=CLI, goods="other")
    assert MarketSystem.objects.get().goods == "other"


def test_names_stand_once(market):
    function = function_of(market, name="Skills")
    for attempt in (
        lambda: market_of(market.partnership, name=market.name),
        lambda: function_of(market, name=function.name),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.field == "name"
    assert function_of(market, name="Skills", kind="rule").pk


@pytest.mark.parametrize(
    ("model", "wrong"),
    [(JobLine, {"days": 241}), (JobLine, {"people": 0}), (JobLine, {"share": 0}), (ChainStep, {"reached": 3}),
     (ChainStep, {"planned": -1}), (MarketFunction, {"payer_after": "nobody"}), (MarketSystem, {"state": "agreed"})],
)  # fmt: skip
def test_the_database_itself_refuses_what_cannot_be(market, model, wrong):
    function_of(market)
    count_jobs(intervention_in(market), "created", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**wrong)


def test_a_root_cause_that_left_the_tree_may_stay(market):
    function = function_of(market)
    MarketFunction.objects.update(cause="P1.9")
    markets.change_function(function=function, by=CLI, constraint="dear")
    with pytest.raises(Refused) as refused:
        markets.change_function(function=function, by=CLI, cause="P7")
    assert refused.value.field == "cause"


def test_two_who_count_at_once_never_take_off_more_than_came(together):
    course = intervention_in(market_of(PartnershipFactory()))
    count_jobs(course, "created", 5)
    results = together(*[lambda: count_jobs(course, "anyway", 3)] * 6)
    assert sum(isinstance(result, JobLine) for result in results) == 1
    assert sum(isinstance(result, Refused) for result in results) == 5
    assert net_jobs(line.group for line in course.jobs.all()).net == 2


def test_two_who_edit_a_function_at_once_lose_nothing(together):
    function = function_of(market_of(PartnershipFactory()))

    def edit(words):
        return lambda: markets.change_function(function=function, by=CLI, seen=0, constraint=words)

    results = together(*(edit(f"words {number}") for number in range(5)))
    assert sum(isinstance(result, Refused) for result in results) == 4
    function.refresh_from_db()
    assert (function.revision, function.constraint[:6]) == (1, "words ")


def test_a_number_reached_needs_its_day_and_source(market):
    step = intervention_in(market).steps.first()
    with pytest.raises(Refused):
        market_interventions.change_step(step=step, by=CLI, reached=2)
    market_interventions.change_step(step=step, by=CLI, reached=2, reached_on=date(2026, 9, 1), source="list")


def test_what_is_unsaid_is_listed_before_the_partners_agree(market):
    function, rule = ring_of(market)
    assert [sentence.split()[0] for sentence in unsaid(market)] == ["Why", "2", "2", "2", "2"]
    with pytest.raises(Refused, match="2 functions do not say who pays afterwards") as refused:
        markets.agree(market=market, by=CLI)
    assert refused.value.field == "reason"
    said = {"doer_after": "firms", "payer_after": "firms"}
    markets.change(market=market, by=CLI, why="Homes leak")
    markets.change_function(function=rule, by=CLI, state="working", **said)
    markets.change_function(
        function=function, by=CLI, constraint="dear", cause_words="Nobody trains fitters here", **said
    )
    assert unsaid(MarketSystem.objects.get()) == []
    markets.agree(market=market, by=CLI, reason="not needed")
    assert MarketSystem.objects.get().agreed_because == ""


def test_gaps_are_agreed_only_with_a_reason_that_stays(market):
    ring_of(market)
    markets.agree(market=market, by=CLI, reason="The council decides in May")
    row = MarketSystem.objects.get()
    assert row.agreed_because == "The council decides in May"
    assert AuditEvent.objects.get(verb="market.agreed").detail["reason"] == row.agreed_because
    markets.reopen(market=row, reason="May", by=CLI)
    assert MarketSystem.objects.get().agreed_because == ""

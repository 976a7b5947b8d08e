"""Markets in the browser's eyes: the list, the doughnut with its table, forms, agreement."""

import html
import re

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jtportal.kernel.actor import CLI
from partnerships.actions import markets, trees
from partnerships.models import MarketFunction, MarketSystem
from tests.conftest import member
from tests.factories.markets import count_jobs, function_of, intervention_in, market_of, ring_of

pytestmark = pytest.mark.django_db
FUNCTION = {"kind": "supporting", "name": "Training of installers", "state": "weak"}


@pytest.fixture
def market(cast):
    return market_of(cast.partnership, name="Warm homes")


@pytest.fixture
def coordinator(client, cast):
    """A client signed in as coordinator of the employment service."""
    actor = member(cast.officer.organisation, "coordinator")
    client.force_login(actor.user)
    return client


def list_url(cast, name="market_list"):
    return reverse(f"partnerships:{name}", kwargs={"partnership": cast.partnership.code})


def url(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def whole(partnership, name):
    """A market with functions, an intervention and jobs."""
    market = market_of(partnership, name=name)
    ring_of(market)
    course = intervention_in(market)
    count_jobs(course, "created", 18)
    return market


def test_an_empty_list_teaches_the_next_step(coordinator, cast):
    text = coordinator.get(list_url(cast)).text
    assert "No market is described yet." in text
    assert list_url(cast, "market_new") in text


@pytest.mark.parametrize("amount", [1, 3])
def test_list_and_page_ask_the_same_whatever_their_length(
    coordinator, cast, amount, django_assert_num_queries
):
    for number in range(amount):
        market = whole(cast.partnership, f"Market {number}")
    for _number in range(amount):
        function_of(market)
        intervention_in(market)
    coordinator.get(list_url(cast))
    with django_assert_num_queries(15):
        coordinator.get(list_url(cast))
    with django_assert_num_queries(15):
        coordinator.get(url("market_detail", market))


def test_the_list_says_how_many_functions_say_who_pays(coordinator, cast, market):
    for payer in ("firms", "project", ""):
        function_of(market, payer_after=payer)
    answer = coordinator.get(list_url(cast)).text
    assert "<b>2</b> of 3 functions say who pays afterwards." in answer
    assert "1 rests on a project" in answer


def test_page_draws_the_ring_and_says_the_same_in_a_table(coordinator, market):
    function, rule = ring_of(market)
    answer = coordinator.get(url("market_detail", market))
    drawing = answer.context["drawing"]
    assert [one.given.url for one in drawing.supporting] == [f"#f{function.pk}"]
    assert [one.given.url for one in drawing.rules] == [f"#f{rule.pk}"]
    for text in (f'id="f{function.pk}"', f'id="f{rule.pk}"', market.sellers, market.goods, market.buyers):
        assert text in answer.text


def test_coordinator_describes_a_market_and_its_functions(coordinator, cast):
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    core = {"sector": "F", "name": "Warm homes", "sellers": "Builders", "goods": "Homes", "buyers": "Town"}
    assert coordinator.post(list_url(cast, "market_new"), core).status_code == 302
    market = MarketSystem.objects.get()
    form = {**FUNCTION, "payer_after": "firms", "payer_after_name": "Thermo Ltd", "cause": "P1.5"}
    assert coordinator.post(url("market_function_new", market), form).status_code == 302
    page = coordinator.get(url("market_detail", market)).text
    assert "Thermo Ltd" in page
    assert "Small business activities" in page
    assert AuditEvent.objects.filter(verb__in=["market.added", "market.function_added"]).count() == 2


def test_a_form_refuses_nobody_afterwards_and_an_unknown_cause(coordinator, market):
    form = {**FUNCTION, "payer_after": "nobody", "cause": "P9.9"}
    answer = coordinator.post(url("market_function_new", market), form)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"payer_after", "cause"}


def test_partners_who_take_part_edit_and_viewers_read(client, cast, market):
    client.force_login(cast.partner.user)
    assert client.post(url("market_function_new", market), FUNCTION).status_code == 302
    assert client.post(url("market_agree", market)).status_code == 403
    client.force_login(member(cast.officer.organisation, "viewer").user)
    assert client.get(url("market_detail", market)).status_code == 200
    assert client.get(url("market_function_new", market)).status_code == 403
    client.force_login(cast.outsider.user)
    assert client.get(url("market_detail", market)).status_code == 404


def test_a_market_is_agreed_once_both_halves_are_described(coordinator, market):
    answer = coordinator.post(url("market_agree", market), {"reason": "So far"}, follow=True)
    assert "at least one supporting function and one rule" in answer.text
    function, _rule = ring_of(market)
    refused = coordinator.post(url("market_agree", market))
    assert refused.status_code == 422
    assert "2 functions do not say who pays afterwards." in refused.text
    coordinator.post(url("market_agree", market), {"reason": "The council decides in May"})
    assert "The council decides in May" in coordinator.get(url("market_detail", market)).text
    market.refresh_from_db()
    assert not market.is_draft
    refused = coordinator.post(url("market_function_change", function), {**FUNCTION, "name": "Other"})
    assert "This market is agreed" in refused.text
    coordinator.post(url("market_reopen", market), {"reason": "A new firm came."})
    assert MarketSystem.objects.get().is_draft
    assert AuditEvent.objects.get(verb="market.reopened").detail["reason"] == "A new firm came."


def test_who_saw_an_older_revision_is_told_and_loses_nothing(coordinator, market):
    function = function_of(market)
    page = url("market_function_change", function)
    seen = coordinator.get(page).context["form"].initial["seen"]
    markets.change_function(function=function, by=CLI, constraint="Too dear")
    answer = coordinator.post(page, {**FUNCTION, "constraint": "Too far", "seen": seen})
    assert answer.status_code == 422
    assert "Somebody has changed this" in answer.text
    assert "Too far" in answer.text
    assert MarketFunction.objects.get().constraint == "Too dear"


def test_a_function_taken_out_stays_in_the_history(coordinator, market):
    function = function_of(market, name="Quality marks")
    coordinator.post(url("market_function_remove", function))
    assert not MarketFunction.objects.exists()
    assert AuditEvent.objects.get(verb="market.function_removed").detail["before"]["name"] == "Quality marks"


def test_who_does_and_pays_capacity_incentive_and_constraint_are_read_back(coordinator, market):
    form = {
        **FUNCTION,
        "doer_now": "provider", "doer_now_name": "College Nr 5", "payer_now": "project",
        "payer_now_name": "Donor fund", "doer_after": "chamber", "doer_after_name": "Builders' guild",
        "payer_after": "firms", "payer_after_name": "Thermo Ltd", "capacity": "Two teachers, one workshop",
        "incentive": "Fees of the firms", "constraint": "Nobody certifies", "cause_words": "No standard",
    }  # fmt: skip
    assert coordinator.post(url("market_function_new", market), form).status_code == 302
    page = coordinator.get(url("market_detail", market)).text
    table = html.unescape(page[page.index('class="table mk-table"') :])
    cells = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in table.split('<td role="cell">')]
    does, pays, able, why = cells[1:5]
    assert re.search(r"now College Nr 5 .*afterwards Builders' guild", does)
    assert re.search(r"now Donor fund .*afterwards Thermo Ltd", pays)
    assert "Two teachers, one workshop Fees of the firms" in able
    assert "Nobody certifies No standard" in why
    assert "not said yet" not in " ".join(cells[1:5])

"""All numbers as one table, and the published rule."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from indicators.calculations import state
from indicators.models import Run
from jtportal.kernel.actor import BEAT
from partnerships.actions import trees
from tests.indicators.views.conftest import count, hire, whole

pytestmark = pytest.mark.django_db
QUERIES = 13


def url(cast):
    return reverse("indicators:indicator_list", kwargs={"partnership": cast.partnership.code})


def text(response):
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def line(page, title):
    return next(one for one in page.context["lines"] if one["title"] == title)


def test_every_number_stands_in_the_table_with_women_and_men(crew, officer_client):
    page = officer_client.get(url(crew))
    share = line(page, "Share with an agreed pathway")
    assert (share["all"]["value"], share["target"]) == ("48%", "90%")
    assert [cell["value"] for cell in share["sexes"]] == ["22%", "60%"]
    assert line(page, "Open cases by pathway: redeployment")["all"]["value"] == "0"
    assert line(page, "Women's share")["sexes"] == [{}, {}]
    assert line(page, "Wage arrears outstanding: UAH")["all"]["value"] == "–"
    assert "numbers with a target" in text(page)


def test_a_former_quarter_is_shown_on_request(crew, officer_client):
    former = Run.objects.earliest("period").period
    page = officer_client.get(f"{url(crew)}?period={former}")
    assert page.context["period"] == former
    assert officer_client.get(f"{url(crew)}?period=1999Q1").context["period"] != former


def test_a_partner_reads_too_few_in_place_of_small_numbers(crew, partner_client):
    page = partner_client.get(url(crew))
    assert line(page, "Open cases by pathway: retention")["all"] == {"withheld": True}
    assert "too few" in text(page)


def test_an_outsider_finds_nothing(crew, outsider_client):
    assert outsider_client.get(url(crew)).status_code == 404


def test_before_the_first_counting_the_page_teaches_the_next_step(cast, officer_client):
    assert "after the first roster has come in" in text(officer_client.get(url(cast)))


def test_the_queries_are_as_many_for_three_quarters_as_for_one(
    cast, officer_client, django_assert_num_queries
):
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=BEAT), by=BEAT)
    hire(cast, 1)
    count(cast, since=cast.partnership.today())
    officer_client.get(url(cast))
    with django_assert_num_queries(QUERIES):
        officer_client.get(url(cast))
    hire(cast, 3)
    count(cast)
    assert len(whole(cast, "workers_registered").partnership.runs.values("period").distinct()) >= 3
    with django_assert_num_queries(QUERIES):
        officer_client.get(url(cast))


def test_the_rule_is_told_with_the_figures_of_the_code(officer_client):
    words = text(officer_client.get(reverse("indicators:rule")))
    assert f"older than {state.FRESH_DAYS} days" in words
    assert "less than 5% of the way" in words
    assert f"at least {state.TREND_DAYS} days old" in words

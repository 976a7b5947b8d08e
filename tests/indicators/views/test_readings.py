"""A number's page and its list: who sees what, and that the list is the number."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from indicators.definitions import REGISTRY
from indicators.models import Reading, Run
from jtportal.kernel.actor import BEAT
from tests.indicators.views.conftest import count, hire, whole
from workforce.actions import cases
from workforce.models import Case

pytestmark = pytest.mark.django_db
QUERIES = 19  # of a number's page, its list included


def url(reading, name="reading_detail", **query):
    address = reverse(f"indicators:{name}", kwargs={"pk": reading.pk})
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def text(response):
    """The page in plain words."""
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def names_listed(client, reading, **query):
    """Turn every page of the list; return the names."""
    found, address = [], url(reading, **query)
    while address:
        page = client.get(address)
        cases_shown = page.context["cases"]
        found += [line["name"] for line in cases_shown["lines"]]
        address = cases_shown["next_url"]
    return found


def test_an_officer_reads_value_definition_period_and_list_at_one_click(crew, officer_client):
    reading = whole(crew, "agreed_pathway_share")
    page = officer_client.get(url(reading))
    words = text(page)
    assert "48% with an agreed way on: 14 of 29" in words
    assert str(REGISTRY["agreed_pathway_share"].statement.denominator) in words
    assert reading.definition_hash[:12] in words
    assert "Exactly 14 cases" in words
    assert len(page.context["cases"]["lines"]) == 14


@pytest.mark.parametrize("indicator", [*REGISTRY])
def test_the_count_of_the_list_equals_the_number(crew, officer_client, indicator):
    for reading in Reading.objects.current().filter(
        indicator=indicator, period=whole(crew, "women_share").period
    ):
        if reading.population:
            page = officer_client.get(url(reading))
            listed = names_listed(officer_client, reading)
            assert len(listed) == len(set(listed)) == page.context["cases"]["total"]
            if reading.numerator is not None and indicator != "wage_arrears":
                assert len(listed) == reading.numerator
            assert listed == sorted(listed)


def test_a_share_lists_those_it_is_counted_among_too(crew, officer_client):
    reading = whole(crew, "agreed_pathway_share", sex="female")
    assert len(names_listed(officer_client, reading)) == 2
    assert len(names_listed(officer_client, reading, part="denominator")) == 9


def test_pages_turn_both_ways_without_gap_or_repeat(crew, officer_client, monkeypatch):
    monkeypatch.setattr("indicators.views.readings.PAGE", 5)
    reading = whole(crew, "workers_registered")
    listed = names_listed(officer_client, reading)
    assert len(listed) == 29
    page = officer_client.get(
        url(reading, "reading_cases", after=Case.objects.order_by("sort_key", "pk")[14].pk)
    )
    back = officer_client.get(page.context["cases"]["prev_url"])
    assert [line["name"] for line in back.context["cases"]["lines"]] == listed[10:15]
    assert officer_client.get(url(reading, "reading_cases", after="x")).context["cases"]["prev_url"] == ""


def test_a_partner_reads_the_number_without_a_list(crew, partner_client):
    reading = whole(crew, "agreed_pathway_share")
    page = partner_client.get(url(reading))
    assert "48% with an agreed way on: 14 of 29" in text(page)
    assert "cases" not in page.context
    assert not any(
        person in text(page) for person in Case.objects.values_list("person__family_name", flat=True)
    )
    assert partner_client.get(url(reading, "reading_cases")).status_code == 404


def test_a_partner_reads_no_small_number_anywhere(crew, partner_client):
    small = whole(crew, "agreed_pathway_share", sex="female")
    assert small.withheld
    words = text(partner_client.get(url(small)))
    assert "too few people to show" in words
    assert "22%" not in words
    assert "2 of 9" not in words
    table = partner_client.get(url(whole(crew, "workers_registered"))).context["table"]
    assert any(cell.get("withheld") for row in table["rows"] for cell in row["cells"])


def test_an_officer_reads_small_numbers(crew, officer_client):
    page = officer_client.get(url(whole(crew, "agreed_pathway_share", sex="female")))
    assert "22% with an agreed way on: 2 of 9" in text(page)


def test_for_an_outsider_the_number_does_not_exist(crew, outsider_client):
    reading = whole(crew, "workers_registered")
    assert outsider_client.get(url(reading)).status_code == 404
    assert outsider_client.get(url(reading, "reading_cases")).status_code == 404


def test_the_mines_own_officer_sees_no_list(crew, client):
    client.force_login(crew.personnel.user)
    reading = whole(crew, "workers_registered")
    assert "cases" not in client.get(url(reading)).context
    assert client.get(url(reading, "reading_cases")).status_code == 404


def test_a_number_of_then_keeps_its_list_whatever_happens_later(crew, officer_client):
    reading = whole(crew, "open_cases_by_pathway", "retention")
    run = Run.objects.filter(period=reading.period).latest("pk")
    before = names_listed(officer_client, reading, run=run.pk)
    leaver = Case.objects.filter(pathway="retention").earliest("pk")
    joiner = Case.objects.filter(pathway="none").earliest("pk")
    today = crew.partnership.today()
    cases.set_pathway(case=leaver, pathway="none", reason="changed", on=today, by=BEAT)
    cases.set_pathway(case=joiner, pathway="retention", reason="changed", on=today, by=BEAT)
    count(crew)
    reading.refresh_from_db()
    assert reading.superseded_by is None  # two before, two now: the number stands for the latest run as well
    assert names_listed(officer_client, reading, run=run.pk) == before
    assert sorted(names_listed(officer_client, reading)) != sorted(before)
    assert officer_client.get(url(reading, run=run.pk + 999)).status_code == 404


def test_a_superseded_number_says_so_and_leads_to_the_present_one(crew, officer_client):
    reading = whole(crew, "workers_registered")
    hire(crew, 1, recorded_at=timezone.now())
    count(crew)
    words = officer_client.get(url(reading))
    assert "Counted anew since." in text(words)
    assert url(whole(crew, "workers_registered")) in words.content.decode()
    assert len(names_listed(officer_client, reading)) == 29


def test_a_case_that_was_taken_back_since_still_stands_in_the_list_of_then(crew, officer_client):
    reading = whole(crew, "workers_registered")
    gone = Case.objects.earliest("pk")
    Case.objects.filter(pk=gone.pk).update(retracted_at=Run.objects.latest("pk").computed_at)
    assert "taken back since" in text(officer_client.get(url(reading)))
    assert len(names_listed(officer_client, reading)) == 29


def test_a_number_of_an_older_definition_is_shown_as_such(crew, officer_client):
    reading = whole(crew, "workers_registered")
    Reading.objects.filter(pk=reading.pk).update(version=0, definition_hash="0" * 64)
    assert "Counted by version 0 of the definition" in text(officer_client.get(url(reading)))


def test_a_number_whose_indicator_is_declared_no_longer_does_not_exist(crew, officer_client):
    reading = whole(crew, "workers_registered")
    Reading.objects.filter(pk=reading.pk).update(indicator="forgotten")
    assert officer_client.get(url(reading)).status_code == 404


def test_not_applicable_is_said_in_words(cast, officer_client):
    hire(cast, 1)
    Case.objects.update(closed_on="2026-05-05", closed_at="2026-05-05T10:00Z")
    count(cast)
    words = text(officer_client.get(url(whole(cast, "agreed_pathway_share"))))
    assert "not applicable" in words
    assert "0%" not in words


def test_the_queries_are_as_many_for_three_as_for_one(crew, officer_client, django_assert_num_queries):
    few, many = (whole(crew, "open_cases_by_pathway", one) for one in ("retention", "reskilling"))
    officer_client.get(url(few))
    with django_assert_num_queries(QUERIES):
        officer_client.get(url(few))
    with django_assert_num_queries(QUERIES):
        officer_client.get(url(many))

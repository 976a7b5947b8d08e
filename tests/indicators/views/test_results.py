"""What the tree says of the numbers: sentence, states, figures, and the panel beside a chosen node."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from indicators.actions import computing, targets
from indicators.models import Reading
from jtportal.kernel.actor import BEAT
from partnerships.actions import tree_drafts, tree_nodes
from partnerships.queries.trees import node_said
from tests.conftest import member
from tests.factories.workforce import TaskFactory
from tests.indicators.views.conftest import count, hire, whole
from workforce.actions import communities
from workforce.models import Case

pytestmark = pytest.mark.django_db
TREE, PANEL = 16, 18  # queries


def tree(cast, **query):
    address = reverse("partnerships:tree_detail", kwargs={"partnership": cast.partnership.code})
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def text(response):
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def figures(page, key):
    return page.context["told"].nodes[key]


def panel(page):
    return page.context["panels"][0]["context"]


def test_the_sentence_says_how_many_and_who_lags(crew, officer_client):
    page = officer_client.get(tree(crew))
    assert "14 of 29 workers have an agreed way on; women lag by 38 points." in text(page)
    number = whole(crew, "agreed_pathway_share")
    assert f'<a href="/readings/{number.pk}/">14 of 29</a>' in page.content.decode()
    assert "women 22%" in text(page)


def test_men_may_lag_and_both_may_be_alike(crew, officer_client):
    Reading.objects.filter(indicator="agreed_pathway_share", sex="female").update(value=Decimal("0.61"))
    assert "men lag by 1 point." in text(officer_client.get(tree(crew)))
    Reading.objects.filter(indicator="agreed_pathway_share", sex="female").update(value=Decimal("0.6"))
    assert "women and men alike." in text(officer_client.get(tree(crew)))


def test_a_partner_gets_the_sentence_without_the_withheld_half(crew, partner_client):
    words = text(partner_client.get(tree(crew)))
    assert "14 of 29 workers have an agreed way on." in words
    assert "lag by" not in words


def test_a_node_shows_value_target_split_and_state(crew, officer_client):
    page = officer_client.get(tree(crew))
    node = figures(page, "OC.1")
    figure, employed, kept = node.figures
    assert (employed.value_text, kept.value_text) == ("–", "–")
    assert (figure.value_text, figure.target_text) == ("48%", "90%")
    assert figure.split_text == "women 22% · men 60%"
    assert node.n_text == "n 29"
    assert node.state == figures(page, "OC").state == "stalled"
    assert figures(page, "P0").figures[0].value_text == "29"
    assert figures(page, "P1.1").figures[0].value_text == "–"
    assert [one.value_text for one in figures(page, "O1").figures] == ["2", "0"]
    assert figures(page, "O2").state == "not_measured"


def test_a_new_version_with_other_words_keeps_value_and_target(crew, officer_client):
    coordinator = member(crew.officer.organisation, "coordinator")
    before, *_ = figures(officer_client.get(tree(crew)), "OC.1").figures
    draft = tree_drafts.begin_draft(partnership=crew.partnership, by=coordinator)
    node = draft.nodes.get(key="OC.1")
    said = node_said(node)
    fields = {**said, "text.en": "everybody who works at the mine", "lead.en": ""}
    tree_nodes.change_node(node=node, fields=fields, seen=said, by=coordinator)
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    page = officer_client.get(tree(crew))
    after, *_ = figures(page, "OC.1").figures
    assert (page.context["version"].number, after.value_text, after.target_text) == (2, "48%", "90%")
    assert after == before
    words = text(page)
    assert "everybody who works at the mine" in words
    assert re.search(r"everybody who works at the mine.{0,400}48%.{0,200}90%", words)


def test_a_partner_sees_neither_value_nor_state_of_a_withheld_number(crew, partner_client):
    targets.set_target(
        partnership=crew.partnership, indicator="open_cases_by_pathway", category="retention",
        value=1, due_on=crew.partnership.today() + timedelta(days=9), by=BEAT,
    )  # fmt: skip
    node = figures(partner_client.get(tree(crew)), "O1")
    assert [one.value_text for one in node.figures] == ["–", "0"]
    assert node.figures[0].unit_text == "too few to show"
    assert node.figures[0].spark == ()
    assert node.state == "not_measured"


def test_the_panel_says_why_and_who_owes_what(crew, officer_client):
    case = Case.objects.filter(pathway="none").first()
    TaskFactory(case=case, due_on=crew.partnership.today() - timedelta(days=3), owner=crew.officer.user)
    page = officer_client.get(tree(crew, node="OC.1"))
    block, *_ = panel(page)["blocks"]
    assert panel(page)["question"] == "Why is it stalled?"
    assert "It is behind its path" in block["why"]
    assert [row["label"] for row in block["sexes"]["rows"]] == ["men", "women"]
    assert [row["label"] for row in block["towns"]["rows"]] == [crew.near.name, crew.far.name]
    (owed,) = panel(page)["owed"]["lines"]
    assert owed.owner == str(crew.officer.user)
    assert case.person.family_name in text(page)


def test_from_a_stalled_node_to_the_rows_behind_takes_two_clicks(crew, officer_client):
    page = officer_client.get(tree(crew, node="OC.1"))
    address = panel(page)["blocks"][0]["url"]
    assert f'href="{address}#cases"' in page.content.decode()
    assert len(officer_client.get(address).context["cases"]["lines"]) == 14


def test_a_partner_learns_no_names_from_the_panel(crew, partner_client):
    TaskFactory(case=Case.objects.filter(pathway="none").first(), owner=crew.officer.user)
    page = partner_client.get(tree(crew, node="OC.1"))
    assert panel(page)["owed"] is None
    assert panel(page)["blocks"][0]["sexes"]["rows"] == []
    assert panel(page)["blocks"][0]["sexes"]["hidden"] == 2
    assert not panel(page)["blocks"][0]["sees_list"]
    assert not any(name in text(page) for name in Case.objects.values_list("person__family_name", flat=True))


def test_a_node_without_an_indicator_says_so(crew, officer_client):
    page = officer_client.get(tree(crew, node="O4"))
    assert panel(page)["question"] == "Why is it not measured?"
    assert "No indicator stands here yet." in text(page)


def test_currencies_stand_side_by_side_the_partnerships_own_first(crew, officer_client):
    hire(crew, 6, currency="EUR", arrears=Decimal(100))
    hire(crew, 6, arrears=Decimal(2000))
    count(crew)
    node = figures(officer_client.get(tree(crew)), "P1.1")
    assert [one.value_text for one in node.figures] == ["₴12,000", "€600"]


def test_a_former_period_is_judged_as_of_its_own_day(crew, officer_client):
    page = officer_client.get(tree(crew, period="2026Q2"))
    assert page.context["told"].period == "2026Q2"
    assert "As of 30 June 2026" in text(page)


def test_the_tree_speaks_the_readers_language(crew, officer_client):
    type(crew.officer.user).objects.filter(pk=crew.officer.user.pk).update(language="uk")
    page = officer_client.get(tree(crew))
    assert page.context["told"].periods[0].label == "2-й квартал 2026"


def test_the_queries_of_tree_and_panel_are_fixed(crew, officer_client, django_assert_num_queries):
    officer_client.get(tree(crew))
    for _ in range(2):
        with django_assert_num_queries(TREE):
            officer_client.get(tree(crew))
        with django_assert_num_queries(PANEL):
            officer_client.get(tree(crew, node="O1"))
        hire(crew, 3, town=crew.far, pathway="retention")
        count(crew)


def test_the_outcomes_second_side_has_the_communities_numbers(crew, officer_client):
    day, second = crew.partnership.today(), member(crew.officer.organisation, "second_approver")
    came = {"household": ("job_created", "job_formalised"), "business": ("firm_kept",)}
    for kind, outcomes in came.items():
        row = communities.add(partnership=crew.partnership, kind=kind, name=kind, by=crew.officer)
        communities.give(
            beneficiary=row, what="Advice", given_on=day, partner=crew.partner.organisation, by=crew.officer
        )
        for one in outcomes:
            made = communities.record_outcome(
                beneficiary=row, kind=one, happened_on=day, evidence="seen", by=crew.officer
            )
            communities.verify(outcome=made, by=second)
    computing.recompute(partnerships=[crew.partnership], by=BEAT)
    page = officer_client.get(tree(crew))
    assert [one.value_text for one in figures(page, "OC.2").figures] == ["2", "1", "0"]
    assert [one.value_text for one in figures(page, "P1.4").figures] == ["1"]
    assert [one.value_text for one in figures(page, "P1.5").figures] == ["1"]
    assert {one.split_text for key in ("P1.4", "P1.5") for one in figures(page, key).figures} == {""}
    beside = text(officer_client.get(tree(crew, node="OC.2")))
    assert "jobs" in beside.lower()
    blocks = panel(officer_client.get(tree(crew, node="OC.2")))["blocks"]
    assert len(blocks) == 3


def test_a_stored_series_becomes_a_nodes_sparkline(crew, officer_client):
    stored = Reading.objects.current().filter(
        partnership=crew.partnership, indicator="agreed_pathway_share", sex=None, by_residence=False
    )
    for reading, value in zip(stored.order_by("-period"), ("0.48", "0.2", "0.1"), strict=False):
        Reading.objects.filter(pk=reading.pk).update(value=Decimal(value))
    page = officer_client.get(tree(crew))
    figure, *_ = figures(page, "OC.1").figures
    series = [float(reading.value) for reading in stored.order_by("period")]
    assert len(series) >= 2
    assert list(figure.spark) == series
    entry = next(
        entry
        for layer in page.context["outline"]
        for whole_entry in layer.nodes
        for entry in (whole_entry, *whole_entry.parts)
        if entry.node.key == "OC.1"
    )
    line = entry.figures[0].spark.line
    assert line.count("L") + line.count("C") + line.count("H") >= len(series) - 1
    assert f'<path class="t-line" d="{line}"/>' in page.content.decode()

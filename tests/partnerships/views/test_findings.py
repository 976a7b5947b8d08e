"""Findings in the browser's eyes: who may do what, what a refusal leaves standing."""

import html

import pytest
from django.urls import reverse

from accounts.enums import Role
from jtportal.kernel.actor import CLI
from partnerships.actions import findings, trees
from partnerships.models import Finding
from partnerships.queries import diagnosis as reads
from tests.conftest import member
from tests.partnerships.diagnoses import add, agreed, consult

pytestmark = pytest.mark.django_db
TYPED = {
    "dimension": "finance",
    "title": "No bank lends below 500,000",
    "text": "Three banks were asked.",
    "source": "Round of calls, March 2026",
    "observed_on": "2026-03-01",
    "also": ["informal"],
}


def at(name, row):
    return reverse(f"partnerships:finding_{name}", kwargs={"pk": row.pk})


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


def test_a_partner_writes_a_finding_down_and_the_coordinator_agrees_it(client, cast, coordinator):
    client.force_login(cast.partner.user)
    url = reverse("partnerships:finding_new", kwargs={"partnership": cast.partnership.code})
    assert client.post(url, TYPED).status_code == 302
    finding = Finding.objects.get()
    assert client.post(at("agree", finding), {"seen": "1"}).status_code == 403
    client.force_login(coordinator.user)
    client.post(at("agree", finding), {"seen": "1"})
    finding.refresh_from_db()
    assert (finding.state, finding.also, finding.organisation) == (
        "agreed",
        ["informal"],
        cast.partner.organisation,
    )


def test_somebody_elses_draft_is_read_and_not_changed(client, cast):
    finding = add(cast)
    client.force_login(cast.officer.user)
    assert client.get(at("detail", finding)).status_code == 200
    assert client.get(at("change", finding)).status_code == 403


def test_a_refusal_keeps_what_was_typed(client, cast):
    finding = add(cast)
    findings.change(finding=finding, title="Two lines", by=cast.partner)
    client.force_login(cast.partner.user)
    answer = client.post(at("change", finding), {**TYPED, "seen": "1"})
    assert answer.status_code == 422
    text = html.unescape(answer.text)
    assert "Somebody changed this finding" in text
    assert TYPED["title"] in text
    assert client.post(at("change", finding), {**TYPED, "seen": "2"}).status_code == 302


def test_the_page_shows_nodes_evidence_and_who_was_heard(client, cast):
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    finding = add(cast, nodes=["P1.5"])
    consult(cast, findings=[finding])
    client.force_login(cast.partner.user)
    text = client.get(at("detail", finding)).text
    assert "Small business activities linked to coal mine operation" in text
    assert "node=P1.5" in text
    assert "Households of the mine" in text


def test_the_list_is_narrowed_by_state_and_question(officer_client, cast):
    kept, gone = agreed(cast, also=["age"]), add(cast, title="Wrong")
    findings.withdraw(finding=gone, reason="Wrong.", by=cast.partner)
    url = reverse("partnerships:finding_list", kwargs={"partnership": cast.partnership.code})

    def shown(query):
        return officer_client.get(url + query).context["lines"]

    assert shown("") == [kept]
    assert shown("?state=withdrawn") == [gone]
    assert shown("?about=age") == [kept]
    assert shown("?about=finance") == []
    assert shown("?about=nonsense&state=nonsense") == [kept]


def test_drafts_wait_for_the_coordinator_alone(cast):
    draft, _agreed = add(cast), agreed(cast)
    coordinator = member(cast.officer.organisation, Role.COORDINATOR)
    assert [one.title for one in reads.waiting(coordinator, cast.partnership)] == [draft.title]
    assert reads.waiting(cast.partner, cast.partnership) == []

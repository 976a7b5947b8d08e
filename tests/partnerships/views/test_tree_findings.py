"""Findings of the diagnosis at the tree's nodes: shown, tied, untied, and the causes that nothing speaks for."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from accounts.models import AuditEvent
from partnerships.actions import findings
from tests.conftest import member
from tests.partnerships.diagnoses import add, agreed

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(cast):
    """The address of a page of the partnership's tree."""
    return lambda name, **more: reverse(
        f"partnerships:{name}", kwargs={"partnership": cast.partnership.code, **more}
    )


@pytest.fixture
def partner_client(client, cast):
    """A window of the union's."""
    client.force_login(cast.partner.user)
    return client


def words(page):
    return re.sub(r"\s+", " ", strip_tags(page.text))


def test_the_node_shows_agreed_findings_with_source_day_and_files(partner_client, cast, draft, at):
    finding = agreed(cast, nodes=["P2.1"], title="Nobody plans for the shaft's closure")
    findings.add_evidence(finding=finding, upload=SimpleUploadedFile("plan.txt", b"2031"), by=cast.officer)
    page = partner_client.get(at("tree_node", key="P2.1"))
    said = words(page)
    for part in (
        "Nobody plans for the shaft",
        "Railway timetable 2026, 1 March 2026",
        "plan.txt",
    ):
        assert part in said
    assert page.context["gaps"] == []
    assert "No evidence speaks for this" in words(partner_client.get(at("tree_node", key="P2.2")))


def test_a_draft_is_shown_but_speaks_for_nothing_yet(partner_client, cast, coordinator, draft, at):
    finding = add(cast, nodes=["P2.1"])
    said = words(partner_client.get(at("tree_node", key="P2.1")))
    assert "draft of a finding Coal leaves by one railway line" in said
    assert "No evidence speaks for this" in said
    findings.agree(finding=finding, by=coordinator)
    assert "No evidence speaks for this" not in words(partner_client.get(at("tree_node", key="P2.1")))


def test_the_headline_counts_causes_without_evidence_and_the_list_counts_findings(
    partner_client, cast, draft, at
):
    agreed(cast, nodes=["P1.1", "P2.1"])
    agreed(cast, nodes=["P2.1"])
    said = words(partner_client.get(at("tree_plan")))
    assert "9 gaps are left in the tree. 8 root causes have no evidence." in said
    lines = {line["node"].key: line for layer in partner_client.get(at("tree_plan")).context["layers"]
             for line in layer["nodes"]}  # fmt: skip
    assert [lines[key]["findings"] for key in ("P1.1", "P2.1", "P2.2")] == [1, 2, 0]


def test_a_finding_is_attached_from_the_node_and_untied_again(partner_client, cast, draft, at):
    finding = agreed(cast)
    attach = at("tree_finding_attach", key="P2.1")
    assert "Coal leaves by one railway line" in partner_client.get(attach).text
    assert partner_client.post(attach, {"finding": "0"}).status_code == 422
    answer = partner_client.post(attach, {"finding": str(finding.pk)})
    assert answer.url == f"{at('tree_node', key='P2.1')}#evidence"
    finding.refresh_from_db()
    assert (finding.nodes, finding.state, finding.revision) == (["P2.1"], "agreed", 3)
    assert "Coal leaves by one railway line" not in partner_client.get(attach).text
    detach = reverse("partnerships:tree_finding_detach", kwargs={"pk": finding.pk})
    assert partner_client.post(detach, {"node": "P2.1"}).status_code == 302
    finding.refresh_from_db()
    assert finding.nodes == []
    verbs = AuditEvent.objects.filter(verb__in=("finding.attached", "finding.detached"))
    assert sorted(verbs.values_list("verb", flat=True)) == ["finding.attached", "finding.detached"]


def test_findings_speak_for_problems_only(partner_client, cast, draft, at):
    finding = agreed(cast)
    refused = partner_client.post(at("tree_finding_attach", key="O1"), {"finding": str(finding.pk)})
    assert refused.status_code == 422
    assert "problems and causes" in refused.text


def test_a_viewer_ties_nothing(client, cast, draft, at):
    finding = agreed(cast, nodes=["P2.1"])
    client.force_login(member(cast.partner.organisation, "viewer").user)
    assert finding.title in client.get(at("tree_node", key="P2.1")).text
    assert client.get(at("tree_finding_attach", key="P2.1")).status_code == 403
    detach = reverse("partnerships:tree_finding_detach", kwargs={"pk": finding.pk})
    assert client.post(detach, {"node": "P2.1"}).status_code == 403


def test_two_who_tie_at_once_both_count(together, cast, draft):
    finding = agreed(cast)
    keys = ("P1.1", "P1.2", "P2.1")
    together(*(lambda key=key: findings.attach(finding=finding, key=key, by=cast.partner) for key in keys))
    finding.refresh_from_db()
    assert finding.nodes == list(keys)


def test_the_results_page_shows_the_evidence_beside_a_cause(partner_client, cast, tree, at):
    agreed(cast, nodes=["P2.1"])
    page = partner_client.get(at("tree_detail"), {"node": "P2.1"})
    assert "Coal leaves by one railway line" in words(page)
    bare = words(partner_client.get(at("tree_detail"), {"node": "P2.2"}))
    assert "No agreed finding speaks for this yet." in bare
    assert "Evidence from the diagnosis" not in words(partner_client.get(at("tree_detail"), {"node": "O1"}))


def test_a_new_finding_begins_with_the_node_it_was_asked_for(partner_client, cast, draft, at):
    page = partner_client.get(at("finding_new"), {"node": "P2.1"})
    assert page.context["form"]["nodes"].value() == ["P2.1"]
    other = partner_client.get(at("finding_new"), {"node": "nobody"})
    assert other.status_code == 200


def test_the_node_asks_as_many_questions_with_three_findings_as_with_one(
    partner_client, cast, draft, at, django_assert_num_queries, django_assert_max_num_queries
):
    def one_more(name):
        finding = agreed(cast, nodes=["P2.1"])
        upload = SimpleUploadedFile(f"{name}.txt", name.encode())
        findings.add_evidence(finding=finding, upload=upload, by=cast.officer)

    one_more("first")
    partner_client.get(at("tree_node", key="P2.1"))
    with django_assert_max_num_queries(40) as few:
        partner_client.get(at("tree_node", key="P2.1"))
    one_more("second")
    one_more("third")
    with django_assert_num_queries(len(few)):
        partner_client.get(at("tree_node", key="P2.1"))

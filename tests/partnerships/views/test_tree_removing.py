"""Removing and publishing what somebody else has changed meanwhile: told first, done on the second word."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators.actions.bindings import bind_defaults
from partnerships.actions import tree_drafts, tree_edges, tree_nodes
from partnerships.actions.merging import Clash
from partnerships.enums import VersionState
from partnerships.models import TreeEdge
from partnerships.queries import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(cast):
    """The address of a page of the partnership's tree."""
    return lambda name, **more: reverse(
        f"partnerships:{name}", kwargs={"partnership": cast.partnership.code, **more}
    )


@pytest.fixture
def two(cast, coordinator):
    """Two windows: the union's, and the coordinator's."""
    windows = Client(), Client()
    for window, person in zip(windows, (cast.partner, coordinator), strict=True):
        window.force_login(person.user)
    return windows


def typed_into(page):
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | dict(getattr(form, "bases", list)())


def test_words_saved_while_another_was_about_to_remove_are_shown_first(two, draft, at):
    union, coordinator = two
    remove, edit = at("tree_node_remove", key="P1.1"), at("tree_node_edit", key="P1.1")
    sent = typed_into(coordinator.get(remove))
    words = typed_into(union.get(edit)) | {"risks": "A strike in March"}
    assert union.post(edit, words).status_code == 302
    page = coordinator.post(remove, sent)
    assert page.status_code == 409
    assert "A strike in March" in page.text
    assert "Somebody changed this after you opened the page" in page.text
    assert draft.nodes.filter(key="P1.1").exists()
    assert coordinator.post(remove, typed_into(page)).status_code == 302
    assert not draft.nodes.filter(key="P1.1").exists()


def test_an_edge_added_meanwhile_is_shown_before_the_node_goes_with_it(two, cast, draft, at):
    _union, coordinator = two
    remove = at("tree_node_remove", key="P1.1")
    sent = typed_into(coordinator.get(remove))
    given = {"kind": "causes", "source": "P2.3", "target": "P1.1", "fields": {"ground": "heard in May"}}
    tree_edges.add_edge(version=draft, by=cast.partner, **given)
    page = coordinator.post(remove, sent)
    assert page.status_code == 409
    assert "heard in May" in page.text


def test_a_removal_without_what_was_seen_removes_nothing(two, draft, at):
    union, _coordinator = two
    assert union.post(at("tree_node_remove", key="P1.1")).status_code == 409
    edge = at("tree_edge_remove", kind="answers", source="O1", target="P2.2")
    assert union.post(edge).status_code == 409
    assert draft.edges.filter(kind="answers", source__key="O1", target__key="P2.2").exists()


def test_two_who_remove_the_same_node_both_get_what_they_asked_for(two, draft, at):
    remove = at("tree_node_remove", key="P1.1")
    sent = [typed_into(window.get(remove)) for window in two]
    answers = [window.post(remove, one).status_code for window, one in zip(two, sent, strict=True)]
    assert answers == [302, 302]


def test_an_edge_confirmed_meanwhile_is_not_removed_unread(two, draft, at):
    union, coordinator = two
    where = {"kind": "answers", "source": "O1", "target": "P2.2"}
    page, edit = coordinator.get(at("tree_edge", **where)), at("tree_edge", **where)
    sent = typed_into(union.get(edit)) | {"standing": "confirmed", "reason": "Heard in May"}
    assert union.post(edit, sent).status_code == 302
    told = coordinator.post(at("tree_edge_remove", **where), {"seen": page.context["seen"]})
    assert told.status_code == 409
    assert "Heard in May" in told.text
    assert coordinator.post(at("tree_edge_remove", **where), typed_into(told)).status_code == 302
    assert not draft.edges.filter(kind="answers", source__key="O1", target__key="P2.2").exists()


def test_what_was_saved_after_the_coordinator_read_is_not_published_unread(two, draft, at):
    union, coordinator = two
    sent = typed_into(coordinator.get(at("tree_publish"))) | {"reason": "Agreed on 12 May"}
    words = typed_into(union.get(at("tree_node_edit", key="P1.1"))) | {"text.en": "Wages unpaid for months"}
    union.post(at("tree_node_edit", key="P1.1"), words)
    page = coordinator.post(at("tree_publish"), sent)
    assert page.status_code == 409
    assert "Wages unpaid for months" in page.text
    assert page.context["form"]["reason"].value() == "Agreed on 12 May"
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT
    assert coordinator.post(at("tree_publish"), typed_into(page)).status_code == 302
    draft.refresh_from_db()
    assert draft.state == VersionState.PUBLISHED


def test_of_a_removal_and_a_change_at_once_one_is_told(together, cast, draft):
    node = draft.nodes.get(key="P1.1")
    seen, said = trees.seen_of_node(node), trees.node_said(node)
    changed, removed = together(
        lambda: tree_nodes.change_node(
            node=node, fields={**said, "risks": "strike"}, seen=said, by=cast.partner
        ),
        lambda: tree_nodes.remove_node(node=node, seen=seen, by=cast.officer),
    )
    assert [type(one) is Clash for one in (changed, removed)].count(True) == 1
    kept = draft.nodes.filter(key="P1.1", risks="strike").exists()
    assert kept == isinstance(removed, Clash)


def test_of_a_publication_and_a_removed_edge_at_once_nothing_goes_out_unread(
    together, cast, coordinator, draft
):
    edge = draft.edges.select_related("version").first()
    seen = trees.seen_of_version(draft)
    published, _removed = together(
        lambda: tree_drafts.publish_draft(version=draft, reason="Agreed", seen=seen, by=coordinator),
        lambda: tree_edges.remove_edge(edge=edge, by=cast.partner),
    )
    draft.refresh_from_db()
    there = TreeEdge.objects.filter(pk=edge.pk).exists()
    assert draft.is_draft == isinstance(published, Clash) == (not there)


def test_whoever_removes_a_node_that_bears_indicators_is_warned(two, cast, coordinator, draft, at):
    union, coordinator_window = two
    bind_defaults(partnership=cast.partnership, by=coordinator)
    page = union.get(at("tree_node_remove", key="OC.1"))
    assert page.context["burdens"]
    assert "the results page shows them no more" in page.text
    assert not union.get(at("tree_node_remove", key="P2.2")).context["burdens"]
    union.post(at("tree_node_remove", key="OC.1"), typed_into(page))
    told = coordinator_window.get(at("tree_publish"))
    assert next(line.partition(":")[0] for line in told.context["bereft"]) == "OC.1"

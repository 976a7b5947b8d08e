"""Drafts: one at a time, published with a reason; what hangs on nodes goes along."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from indicators.actions.bindings import bind_defaults
from indicators.models import Binding
from jtportal.kernel.doors import Refused
from partnerships.actions import tree_drafts, tree_nodes, tree_talk
from partnerships.enums import VersionState
from partnerships.models import TreeVersion
from partnerships.queries import published_tree, trees, working_tree

pytestmark = pytest.mark.django_db


def said(version):
    """What a version says, with where its nodes stand."""
    content = trees.shelved(version).content
    return content, list(version.nodes.values_list("key", "position", "revision"))


def test_a_draft_begins_as_what_is_published(tree, draft):
    assert said(draft) == said(tree)
    assert (draft.number, draft.begun_from, draft.state) == (2, tree, VersionState.DRAFT)


def test_a_second_draft_is_refused_by_the_action_and_by_the_database(cast, tree, draft):
    with pytest.raises(Refused, match="draft already"):
        tree_drafts.begin_draft(partnership=cast.partnership, by=cast.officer)
    with pytest.raises(IntegrityError, match="one_draft"), transaction.atomic():
        TreeVersion.objects.create(tree=tree.tree, number=9)


def test_of_two_who_begin_at_once_one_begins(together, cast, tree):
    def begin():
        return tree_drafts.begin_draft(partnership=cast.partnership, by=cast.officer)

    results = together(begin, begin, begin)
    assert sorted(type(one).__name__ for one in results) == ["Refused", "Refused", "TreeVersion"]


def test_publishing_retires_the_former_and_indicators_keep_their_nodes(cast, coordinator, tree, draft):
    bind_defaults(partnership=cast.partnership, by=coordinator)
    before = list(Binding.objects.values_list("pk", "node_key", "indicator"))
    bound = before[0][1]
    node = draft.nodes.get(key=bound)
    fields = trees.node_said(node)
    tree_nodes.change_node(
        node=node, fields={**fields, "text.en": "Other words"}, seen=fields, by=coordinator
    )
    tree_drafts.publish_draft(version=draft, reason="Agreed on 12 May", by=coordinator)
    tree.refresh_from_db()
    assert tree.state == VersionState.RETIRED
    published = published_tree(cast.partnership)
    assert (published, published.reason, published.published_by) == (
        draft,
        "Agreed on 12 May",
        coordinator.user,
    )
    assert published.nodes.get(key=bound).texts["en"] == "Other words"
    assert list(Binding.objects.values_list("pk", "node_key", "indicator")) == before
    assert {key for _pk, key, _name in before} <= set(published.nodes.values_list("key", flat=True))


def test_comments_and_evidence_go_along_with_the_key(cast, coordinator, draft):
    tree_talk.comment(tree=draft.tree, node_key="P1.1", text="Since 2019?", by=cast.partner)
    tree_talk.add_evidence(tree=draft.tree, node_key="P1.1", kind="data", note="Pay slips", by=cast.partner)
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    talk = trees.talk_of(cast.partnership)["P1.1"]
    assert (talk.threads, talk.evidence) == (1, 1)


def test_publishing_needs_a_reason_and_a_whole_tree(coordinator, draft):
    with pytest.raises(Refused) as refusal:
        tree_drafts.publish_draft(version=draft, reason=" ", by=coordinator)
    assert refusal.value.field == "reason"
    tree_nodes.remove_node(node=draft.nodes.get(key="IM"), by=coordinator)
    with pytest.raises(Refused, match="impact"):
        tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)


def test_what_is_published_or_set_aside_never_changes(cast, coordinator, tree, draft):
    with pytest.raises(Refused, match="Begin a new one"):
        tree_nodes.remove_node(node=tree.nodes.get(key="O1"), by=coordinator)
    tree_drafts.drop_draft(version=draft, reason="Begun too early", by=coordinator)
    with pytest.raises(Refused, match="Begin a new one"):
        tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    assert working_tree(cast.partnership) == tree
    assert tree_drafts.begin_draft(partnership=cast.partnership, by=cast.partner).number == 3


def test_every_step_is_recorded(coordinator, draft):
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    verbs = set(AuditEvent.objects.filter(verb__startswith="tree_version").values_list("verb", flat=True))
    assert verbs == {"tree_version.begun", "tree_version.published", "tree_version.retired"}

"""Nodes of a draft: keys that never come again, two writers who lose nothing, places that change together."""

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import tree_drafts, tree_nodes
from partnerships.actions.merging import Clash
from partnerships.models import TreeNode
from partnerships.queries import trees

pytestmark = pytest.mark.django_db
NEW = {"kind": "output", "text.en": "Childcare for shift workers", "risks": "no premises"}


def change(node, by, seen=None, **fields):
    """Change some fields; names with `_` for the dot. Return the node."""
    seen = trees.node_said(node) if seen is None else seen
    typed = {**seen, **{name.replace("_", "."): text for name, text in fields.items()}}
    return tree_nodes.change_node(node=node, fields=typed, seen=seen, by=by)


def test_a_new_node_is_the_last_of_its_kind_under_a_key_that_none_ever_had(cast, coordinator, draft):
    node = tree_nodes.add_node(version=draft, fields=NEW, by=cast.partner)
    assert (node.key, node.kind, node.risks) == ("O6", "output", "no premises")
    tree_nodes.remove_node(node=node, by=cast.partner)
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    later = tree_drafts.begin_draft(partnership=cast.partnership, by=cast.partner)
    assert tree_nodes.add_node(version=later, fields=NEW, by=cast.partner).key == "O7"


def test_a_removed_node_can_be_put_back_but_no_key_is_invented(cast, draft):
    tree_nodes.remove_node(node=draft.nodes.get(key="O5"), by=cast.partner)
    assert tree_nodes.add_node(version=draft, fields=NEW, by=cast.partner, key="O5").key == "O5"
    for key in ("O5", "O9"):
        with pytest.raises(Refused):
            tree_nodes.add_node(version=draft, fields=NEW, by=cast.partner, key=key)


def test_two_writers_in_different_fields_are_put_together(cast, draft):
    node = draft.nodes.get(key="P1.1")
    seen = trees.node_said(node)
    change(node, cast.partner, seen, text_uk="Борги із зарплати")
    both = change(node, cast.officer, seen, risks="closure without notice")
    assert both.texts["uk"] == "Борги із зарплати"
    assert (both.risks, both.revision, both.changed_by) == ("closure without notice", 3, cast.officer.user)


def test_two_writers_of_the_same_words_clash_and_nothing_is_written(cast, draft):
    node = draft.nodes.get(key="P1.1")
    seen = trees.node_said(node)
    change(node, cast.partner, seen, text_en="Wages unpaid for months")
    with pytest.raises(Clash) as clash:
        change(node, cast.officer, seen, text_en="Wage debt", risks="strike")
    assert clash.value.names == ("text.en",)
    assert clash.value.now["text.en"] == "Wages unpaid for months"
    node.refresh_from_db()
    assert (node.texts["en"], node.risks) == ("Wages unpaid for months", "")


def test_a_writer_whose_node_was_removed_is_told(cast, draft):
    node = draft.nodes.get(key="P1.1")
    tree_nodes.remove_node(node=TreeNode.objects.get(pk=node.pk), by=cast.partner)
    with pytest.raises(Clash) as clash:
        change(node, cast.officer, risks="strike")
    assert clash.value.row is None


def test_of_many_who_write_at_once_each_is_written_or_told(together, cast, draft):
    node = draft.nodes.get(key="P1.1")
    seen = trees.node_said(node)
    names = ("text_en", "text_en", "risks", "assumptions", "text_pl", "text_pl")
    writers = [
        lambda name=name, n=n: change(node, cast.officer, seen, **{name: f"words {n}"})
        for n, name in enumerate(names)
    ]
    results = together(*writers)
    assert [type(one).__name__ for one in results].count("Clash") == 2
    now = trees.node_said(draft.nodes.get(key="P1.1"))
    assert (now["risks"], now["assumptions"]) == ("words 2", "words 3")
    assert now["text.en"] in ("words 0", "words 1")
    assert now["text.pl"] in ("words 4", "words 5")


@pytest.mark.parametrize(("name", "text"), [("lead.en", "not there"), ("kind", "wish")])
def test_words_that_cannot_stand_are_refused_at_their_field(cast, draft, name, text):
    node = draft.nodes.get(key="P1.1")
    with pytest.raises(Refused) as refusal:
        change(node, cast.partner, **{name.replace(".", "_"): text})
    assert refusal.value.field == name


def test_a_node_without_words_is_refused(cast, draft):
    with pytest.raises(Refused) as refusal:
        tree_nodes.add_node(version=draft, fields={"kind": "output", "risks": "none"}, by=cast.partner)
    assert refusal.value.field == "text.en"


def test_a_kind_that_the_edges_do_not_go_with_is_refused(cast, draft):
    with pytest.raises(Refused) as refusal:
        change(draft.nodes.get(key="P1.1"), cast.partner, kind="output")
    assert refusal.value.field == "kind"


def test_nodes_change_places_among_their_kind_only(cast, draft):
    def order():
        return list(draft.nodes.filter(kind="output").values_list("key", flat=True).order_by("position"))

    others = list(draft.nodes.exclude(kind="output").values_list("key", "position"))
    tree_nodes.move_node(node=draft.nodes.get(key="O4"), place=0, by=cast.partner)
    assert order() == ["O4", "O1", "O2", "O3", "O5"]
    tree_nodes.move_node(node=draft.nodes.get(key="O4"), place=99, by=cast.partner)
    assert order() == ["O1", "O2", "O3", "O5", "O4"]
    assert list(draft.nodes.exclude(kind="output").values_list("key", "position")) == others


def test_many_who_move_at_once_leave_every_place_taken_once(together, cast, draft):
    keys = ("O1", "O2", "O3", "O4", "O5")
    movers = [
        lambda key=key: tree_nodes.move_node(node=draft.nodes.get(key=key), place=2, by=cast.partner)
        for key in keys
    ]
    assert together(*movers) == [None] * 5
    places = list(draft.nodes.values_list("position", flat=True))
    assert len(places) == len(set(places)) == 23

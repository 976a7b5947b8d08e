"""Edges of a draft: decided with a reason, between nodes they go with, and never in a circle."""

import pytest

from jtportal.kernel.doors import Refused
from partnerships.actions import tree_drafts, tree_edges, tree_nodes, tree_talk
from partnerships.actions.merging import Clash
from partnerships.enums import Standing
from partnerships.queries import published_tree, trees

pytestmark = pytest.mark.django_db


def edge_of(draft, kind, source, target):
    """An edge of the draft."""
    rows = draft.edges.select_related("source", "target", "version")
    return rows.get(kind=kind, source__key=source, target__key=target)


def decide(edge, by, **fields):
    """Change some fields of an edge."""
    seen = trees.edge_said(edge)
    return tree_edges.change_edge(edge=edge, fields={**seen, **fields}, seen=seen, by=by)


def add(draft, by, kind, source, target, **fields):
    """Add an edge."""
    return tree_edges.add_edge(version=draft, kind=kind, source=source, target=target, fields=fields, by=by)


@pytest.mark.parametrize("standing", ["confirmed", "rejected"])
def test_a_suggestion_is_decided_with_a_reason(cast, draft, standing):
    edge = edge_of(draft, "answers", "O1", "P2.1")
    with pytest.raises(Refused) as refusal:
        decide(edge, cast.partner, standing=standing)
    assert refusal.value.field == "reason"
    decided = decide(edge, cast.partner, standing=standing, reason="Heard in May")
    assert (decided.standing, decided.reason, decided.revision) == (standing, "Heard in May", 2)


def test_two_who_decide_differently_clash(cast, draft):
    edge = edge_of(draft, "answers", "O1", "P2.1")
    seen = trees.edge_said(edge)
    decide(edge, cast.partner, standing="confirmed", reason="Heard in May")
    fields = {**seen, "standing": "rejected", "reason": "Not ours"}
    with pytest.raises(Clash) as clash:
        tree_edges.change_edge(edge=edge, fields=fields, seen=seen, by=cast.officer)
    assert set(clash.value.names) == {"standing", "reason"}


@pytest.mark.parametrize(
    ("kind", "source", "target", "circle"),
    [
        ("causes", "P0", "P2.1", "P2.1 → P1.1 → P0 → P2.1"),
        ("contributes_to", "IM", "O1", "O1 → OC.1 → OC → IM → O1"),
    ],
)
def test_a_circle_is_refused_and_shown(cast, draft, kind, source, target, circle):
    with pytest.raises(Refused) as refusal:
        add(draft, cast.partner, kind, source, target)
    assert circle in str(refusal.value)


def test_a_rejected_edge_may_stand_against_the_stream_until_it_is_taken_up(cast, draft):
    decide(edge_of(draft, "causes", "P1.1", "P0"), cast.partner, standing="rejected", reason="The other way")
    add(draft, cast.partner, "causes", "P0", "P1.1")
    with pytest.raises(Refused) as refusal:
        decide(edge_of(draft, "causes", "P1.1", "P0"), cast.partner, standing="proposed")
    assert refusal.value.field == "standing"


def test_two_edges_that_would_close_a_circle_together_are_not_both_taken(together, cast, draft):
    def one(source, target):
        return lambda: add(draft, cast.partner, "causes", source, target)

    results = together(one("P1.4", "P1.5"), one("P1.5", "P1.6"), one("P1.6", "P1.4"))
    assert sorted(type(result).__name__ for result in results) == ["Refused", "TreeEdge", "TreeEdge"]


@pytest.mark.parametrize(
    ("kind", "source", "target", "field"),
    [
        ("answers", "P1.1", "O1", "target"),
        ("causes", "O1", "P0", "target"),
        ("part_of", "O1", "OC", "target"),
        ("causes", "P1.1", "P0", "target"),
        ("causes", "P1.1", "P1.1", "target"),
        ("causes", "P9", "P0", "source"),
    ],
)
def test_what_does_not_go_together_is_refused(cast, draft, kind, source, target, field):
    with pytest.raises(Refused) as refusal:
        add(draft, cast.partner, kind, source, target)
    assert refusal.value.field == field


def test_a_mirror_answers_the_problem_with_a_new_output_or_with_one_there_is(cast, draft):
    problem = draft.nodes.get(key="P1.1")
    words = {"text.en": "Wages paid in time"}
    told = {"ground": "mirror of P1.1", "strength": "medium"}
    made = tree_talk.add_mirror(node=problem, fields=words, edge=told, by=cast.partner)
    assert (made.source.key, made.source.kind, made.source.texts) == (
        "O6",
        "output",
        {"en": "Wages paid in time"},
    )
    assert (made.kind, made.target.key, made.standing) == ("answers", "P1.1", Standing.PROPOSED)
    known = tree_talk.add_mirror(node=problem, fields={}, edge=told, by=cast.partner, solution="O1")
    assert known.source.key == "O1"
    with pytest.raises(Refused):
        tree_talk.add_mirror(node=made.source, fields=words, edge=told, by=cast.partner)


def test_a_rejected_edge_is_not_drawn_once_published(cast, coordinator, draft):
    decide(edge_of(draft, "answers", "O3", "P1.3"), cast.partner, standing="rejected", reason="Not so")
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    drawn = {(edge.source.key, edge.target.key) for edge in published_tree(cast.partnership).edges.all()}
    assert ("O3", "P1.3") not in drawn


def test_an_answer_opens_a_resolved_thread_again(cast, draft):
    first = tree_talk.comment(tree=draft.tree, node_key="P1.1", text="Since when?", by=cast.partner)
    tree_talk.resolve(comment=first, resolved=True, by=cast.officer)
    answer = tree_talk.comment(tree=draft.tree, node_key="P1.1", text="2019", by=cast.officer, thread=first)
    first.refresh_from_db()
    assert (first.resolved_at, answer.thread) == (None, first)
    [thread] = trees.threads_about(cast.partnership, "P1.1")
    assert list(thread.answers.all()) == [answer]


@pytest.mark.parametrize(
    ("problem", "kind"),
    [("P0", "outcome"), ("P1.2", "output"), ("P2.1", "output"), ("effect", "output")],
)
def test_every_kind_of_problem_has_its_mirror(cast, draft, problem, kind):
    if problem == "effect":
        fields = {"kind": "effect", "text.en": "People leave"}
        problem = tree_nodes.add_node(version=draft, fields=fields, by=cast.partner).key
    node = draft.nodes.get(key=problem)
    told = {"ground": f"mirror of {problem}", "strength": "medium"}
    made = tree_talk.add_mirror(node=node, fields={"text.en": "The opposite"}, edge=told, by=cast.partner)
    assert (made.source.kind, made.source.texts["en"]) == (kind, "The opposite")
    assert (made.kind, made.target.key) == ("answers", problem)
    assert draft.edges.filter(kind="answers", source=made.source, target=node).count() == 1


def test_contributions_and_parts_are_drawn_by_hand(cast, draft):
    node = {"kind": "outcome_part", "text.en": "Women find work"}
    part = tree_nodes.add_node(version=draft, fields=node, by=cast.partner).key
    told = {"ground": "agreed in May", "strength": "strong"}
    first = add(draft, cast.partner, "part_of", part, "OC", **told)
    second = add(draft, cast.partner, "contributes_to", "O4", part, **told)
    for edge, kind, ends in ((first, "part_of", (part, "OC")), (second, "contributes_to", ("O4", part))):
        found = edge_of(draft, kind, *ends)
        assert (found.pk, found.ground, found.strength, found.standing) == (
            edge.pk, "agreed in May", "strong", Standing.PROPOSED,
        )  # fmt: skip

"""Comparing finds what a slow comparison finds, and looks only where something changed."""

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.calculations.tree import comparing
from partnerships.calculations.tree.comparing import FieldChange, compare, reordered, shelve
from partnerships.calculations.tree.content import Content, way

WORDS = st.sampled_from(["", "a", "b", "Łódź", "їжак"])
FIELDS = st.dictionaries(st.sampled_from(["kind", "text.en", "text.uk", "risks"]), WORDS, max_size=3)
KEYS = st.integers(0, 30).map(lambda number: f"P{number}")
EDGE_KEYS = st.tuples(st.sampled_from(["causes", "answers"]), KEYS, KEYS)
CONTENTS = st.builds(
    Content,
    st.dictionaries(KEYS, FIELDS, max_size=14),
    st.dictionaries(EDGE_KEYS, FIELDS, max_size=14),
)


CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def slowly(old: Mapping, new: Mapping) -> set:
    """Every entry against every entry, field by field."""
    found = set()
    for key in [*old, *new]:
        was, now = old.get(key), new.get(key)
        if was != now:
            names = {*(was or {}), *(now or {})}
            pairs = {(name, (was or {}).get(name, ""), (now or {}).get(name, "")) for name in names}
            fields = frozenset(pair for pair in pairs if pair[1] != pair[2])
            found.add((key, was is None, now is None, fields))
    return found


def told(changes: tuple) -> set:
    """The same of what was found."""
    return {
        (
            one.key,
            one.before is None,
            one.after is None,
            frozenset((field.name, field.before, field.after) for field in one.fields),
        )
        for one in changes
    }


@CALM
@given(CONTENTS, CONTENTS)
def test_finds_exactly_what_the_slow_way_finds(old, new):
    found = compare(shelve(old), shelve(new))
    assert told(found.nodes) == slowly(old.nodes, new.nodes)
    assert told(found.edges) == slowly(old.edges, new.edges)


@CALM
@given(CONTENTS)
def test_a_version_does_not_differ_from_itself(content):
    again = Content(dict(reversed(content.nodes.items())), dict(reversed(content.edges.items())))
    assert not compare(shelve(content), shelve(again))


def shelves_looked_at(monkeypatch, size, changed):
    """How many shelves a comparison opens in a tree of `size` nodes of which some changed."""
    old = {f"P{number}": {"text.en": str(number)} for number in range(size)}
    new = {**old, **{f"P{number}": {"text.en": "other"} for number in range(changed)}}
    before, after = shelve(Content(old)), shelve(Content(new))
    looked, really = [], comparing._differing
    monkeypatch.setattr(comparing, "_differing", lambda one, other: looked.append(1) or really(one, other))
    assert len(compare(before, after).nodes) == changed
    monkeypatch.undo()
    return len(looked)


def test_work_grows_with_what_changed_and_hardly_with_the_tree(monkeypatch):
    small, large = (shelves_looked_at(monkeypatch, size, 5) for size in (300, 30_000))
    assert large <= 3 * small
    few, many = (shelves_looked_at(monkeypatch, 30_000, changed) for changed in (10, 100))
    assert 4 * few < many < 12 * few


def test_a_change_says_which_field_was_what():
    old = Content({"O1": {"kind": "output", "text.en": "Training"}})
    new = Content({"O1": {"kind": "output", "text.en": "Re-skilling", "risks": "no teachers"}})
    [change] = compare(shelve(old), shelve(new)).nodes
    assert change.what == "changed"
    assert change.fields == (
        FieldChange("risks", "", "no teachers"),
        FieldChange("text.en", "Training", "Re-skilling"),
    )


def test_a_way_leads_along_edges_by_the_fewest():
    edges = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "c")]
    assert way(edges, "a", "d") == ["a", "c", "d"]
    assert way(edges, "d", "a") == []
    assert way(edges, "a", "a") == ["a"]


def test_an_order_differs_only_by_nodes_that_both_versions_have():
    old = {"output": ["O1", "O2", "O3"], "input": ["I1"]}
    assert reordered(old, old) == {}
    assert reordered(old, {"output": ["O1", "O9", "O3"], "effect": ["E1"]}) == {}
    moved = {"output": ["O3", "O9", "O1"], "input": ["I1"]}
    assert reordered(old, moved) == {"output": (["O1", "O3"], ["O3", "O1"])}

"""The template's data against the table it was taken from."""

import re

import pytest

from tests.shared_data import shared_data

from .trees import SEED

KIND_WORDS = {
    "outcome, part": "outcome_part",
    "main problem": "main_problem",
    "root cause, 1st level": "root_cause_1",
    "root cause, 2nd level": "root_cause_2",
}
OUTPUTS = ["O1", "O2", "O3", "O4", "O5"]


def table(heading: str) -> list[list[str]]:
    """Rows of the Markdown table under a heading, without its own heading."""
    after = shared_data("..", "tree.md").read_text(encoding="utf-8").split(f"## {heading}", 1)[1]
    text = after.split("\n## ", 1)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return rows[2:]


def keys_of(text: str) -> list[str]:
    """Keys named in a cell; `P1.1 … P1.6` counts through."""
    text = re.sub(r"\([^)]*\)", "", text)
    span = re.fullmatch(r"\s*P1\.(\d) … P1\.(\d)\s*", text)
    if span:
        return [f"P1.{n}" for n in range(int(span[1]), int(span[2]) + 1)]
    return OUTPUTS if "outputs" in text else re.findall(r"IM|OC(?:\.\d)?|O\d|IN\d|P\d(?:\.\d)?", text)


def stated_edges() -> dict[tuple[str, str, str], tuple[str, str]]:
    """Kind, source, target of every stated edge, with its ground and the words of its strength."""
    edges = {}
    for kind, ends, ground, strength in table("Edges"):
        for clause in ends.split(" · ") if kind != "gap" else ():
            sources, targets = clause.split("→")
            for source in keys_of(sources):
                for target in keys_of(targets):
                    edges[kind.replace(" ", "_"), source, target] = (ground, strength)
    return edges


def strength_of(words: str, target: str) -> str:
    exception = re.search(r"\((\S+) weak\)", words)
    return "weak" if exception and exception[1] == target else words.split(maxsplit=1)[0].strip(",")


def test_nodes_are_exactly_those_of_the_table():
    stated = [(key, KIND_WORDS.get(kind, kind), text, note) for key, kind, text, note in table("Nodes")]
    assert [(n["key"], n["kind"], n["texts"]["en"], n.get("note", "")) for n in SEED["nodes"]] == stated


def test_edges_are_exactly_those_of_the_table():
    ours = {(edge["kind"], edge["source"], edge["target"]) for edge in SEED["edges"]}
    assert ours == set(stated_edges())
    assert len(ours) == len(SEED["edges"])


def test_every_edge_has_the_strength_and_ground_of_the_table():
    stated = stated_edges()
    for edge in SEED["edges"]:
        ground, words = stated[edge["kind"], edge["source"], edge["target"]]
        assert edge["strength"] == strength_of(words, edge["target"]), edge
        assert edge["ground"] == ground, edge


def test_weak_edges_are_suggestions_except_the_causes_of_the_second_level():
    for edge in SEED["edges"]:
        goes_in = edge["kind"] == "causes" and edge["source"].startswith("P2")
        assert edge.get("suggestion", False) is (edge["strength"] == "weak" and not goes_in), edge


def test_the_gap_is_the_one_stated():
    [[_, ends, ground, _]] = [row for row in table("Edges") if row[0] == "gap"]
    assert [(f"nothing → {gap['node']}", gap["ground"]) for gap in SEED["gaps"]] == [(ends, ground)]


@pytest.mark.parametrize("language", ["uk", "pl"])
def test_every_text_is_translated(language):
    texts = [node["texts"] for node in SEED["nodes"]] + [SEED["title"]]
    assert all(text[language] and text[language] != text["en"] for text in texts)
    assert {edge["ground"] for edge in SEED["edges"]} <= set(SEED["grounds"])
    assert all(ground[language] for ground in SEED["grounds"].values())


def test_leads_are_found_in_their_texts():
    for node in SEED["nodes"]:
        assert all(lead in node["texts"][language] for language, lead in node.get("leads", {}).items())


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_numbers_and_items_survive_translation(language):
    texts = {node["key"]: node["texts"][language] for node in SEED["nodes"]}
    assert all(texts[key].startswith(f"{key[1]}. ") for key in OUTPUTS)
    assert re.search(r" 1\) .+ 2\) ", texts["OC"])

"""Forms to print as data, and files of templates: every fault is named by its place."""

import pytest

from workforce.calculations import paper_files, statutory
from workforce.calculations.paper_files import Words
from workforce.calculations.statutory import Fault, Part

FACTS = ("name", "wage", "today")
PARTS = [
    {"heading": "Registration"},
    {"text": "I, {name}, ask to be registered."},
    {"field": "wage", "label": "Former wage"},
    {"blank": "National number"},
    {"signature": "Applicant"},
]
LIST = [
    {"heading": "Workers"},
    {"columns": [{"label": "Name", "fact": "name"}, {"label": "Pay", "fact": "wage"}]},
]
WORDS = Words(("en", "pl"), {"other": ("name", "today")}, FACTS)
LETTER = {
    "key": "hello",
    "language": "en",
    "kind": "other",
    "name": "Hello",
    "subject": "Hi",
    "body": "Dear {name}",
}
FORM = {"key": "f-1", "language": "pl", "kind": "person", "title": "T", "parts": PARTS}


def test_a_form_is_filled_and_says_what_lacks():
    made = statutory.made(PARTS, {"name": "Olena"})
    assert made[1] == Part("text", "I, Olena, ask to be registered.")
    assert made[2] == Part("field", "Former wage", "")
    assert statutory.missing(PARTS, {"name": "Olena"}) == ["wage"]


def test_a_list_has_a_line_for_each_worker():
    table = statutory.made(LIST, {}, [{"name": "A", "wage": "1"}, {"name": "B"}])[1]
    assert table.heads == ("Name", "Pay")
    assert table.rows == (("1", "A", "1"), ("2", "B", ""))


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([], Fault("p", "no_parts")),
        (["x"], Fault("p.1", "no_kind")),
        ([{"field": "shoe", "label": "Shoe"}], Fault("p.1", "no_fact", "shoe")),
        ([{"field": "wage"}], Fault("p.1", "no_label")),
        ([{"text": "Dear {nmae}"}], Fault("p.1", "placeholder", "nmae")),
        ([{"heading": ""}], Fault("p.1", "no_text")),
        (LIST, Fault("p.2", "no_columns")),
    ],
)
def test_faults_of_a_form(parts, fault):
    assert fault in statutory.part_faults(parts, FACTS, people=False, where="p")


def test_a_list_needs_columns_and_holds_no_field():
    faults = statutory.part_faults([{"field": "wage", "label": "W"}], FACTS, people=True, where="p")
    assert faults == [Fault("p.1", "list_field"), Fault("p", "no_columns")]
    assert statutory.part_faults(LIST, FACTS, people=True, where="p") == []


def test_a_file_is_taken_whole_or_not_at_all():
    told = paper_files.read({"letters": [LETTER], "forms": [FORM]}, WORDS)
    assert (len(told.letters), len(told.forms), told.faults) == (1, 1, ())
    wrong = {**LETTER, "key": "No Key", "language": "de", "body": "{wage}", "colour": "red"}
    told = paper_files.read({"letters": [wrong], "forms": [{**FORM, "kind": "x"}]}, WORDS)
    assert {one.where for one in told.faults} == {
        "letters.1.colour", "letters.1.key", "letters.1.language", "letters.1.body", "forms.1.kind",
    }  # fmt: skip
    assert told.letters == ()


@pytest.mark.parametrize("given", [None, [], {}, {"letters": 5}, {"letters": [3]}, {"other": []}])
def test_no_file_of_templates(given):
    assert paper_files.read(given, WORDS).faults

"""Rules of the ways: those that are brought are sound, those with faults are refused with the place of each."""

from copy import deepcopy

import pytest
import yaml

from jtportal.dev.paths import ROOT
from workforce.calculations.pathways.rules import COVERS, Does, Insurer, Rules, Way, held, read

FILES = sorted((ROOT / "workforce" / "data" / "ways").glob("*.yaml"))
HAND = {"does": "decides", "body": "mine", "name": {"en": "The mine"}, "days": 30}
GOOD = {"country": "PL", "before": {"health": "mine"}, "ways": {"retention": {"hands": [HAND]}}}


def faults_of(path, value):
    """The faults of the good document with one change: 'ways.retention.hands.0.days' leads into it."""
    document = deepcopy(GOOD)
    at = document
    *way, last = path.split(".")
    for part in way:
        at = at[int(part)] if isinstance(at, list) else at[part]
    at[int(last) if isinstance(at, list) else last] = value
    return [(fault.path, fault.code.value) for fault in read(document)[1]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_that_is_brought_says_who_decides_and_pays_on_every_way(file):
    rules, faults = read(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert faults == ()
    assert rules.country == file.stem.upper()
    for way in Way:
        does = [hand.does for hand in rules.of(way).hands]
        assert Does.DECIDES in does
        assert Does.PAYS in does
    assert all(getattr(rules.before, name) is not Insurer.UNKNOWN for name in COVERS)


def test_six_countries_are_brought():
    assert [file.stem for file in FILES] == ["de", "es", "pl", "ro", "ua", "us"]


HANDS = "ways.retention.hands"


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("country", "Poland", ("country", "bad_key")),
        ("colour", 1, ("colour", "unknown_key")),
        ("source", " ", ("source", "not_text")),
        ("ways", {}, ("ways", "empty")),
        ("ways", [], ("ways", "not_a_mapping")),
        ("ways.early", {"hands": [HAND]}, ("ways.early", "unknown_key")),
        ("ways.retention", {}, ("ways.retention", "lacks")),
        (HANDS, [], (HANDS, "empty")),
        (HANDS, [HAND] * 9, (HANDS, "too_large")),
        (f"{HANDS}.0.does", "pays", (HANDS, "lacks")),
        (f"{HANDS}.0.does", "rules", (f"{HANDS}[0].does", "unknown_choice")),
        (f"{HANDS}.0.body", "king", (f"{HANDS}[0].body", "unknown_choice")),
        (f"{HANDS}.0.name", {"uk": "Шахта"}, (f"{HANDS}[0].name", "lacks")),
        (f"{HANDS}.0.days", 0, (f"{HANDS}[0].days", "too_large")),
        (f"{HANDS}.0.days", "soon", (f"{HANDS}[0].days", "not_a_number")),
        ("before.health", "uncle", ("before.health", "unknown_choice")),
        ("ways.retention.after", {"dental": "mine"}, ("ways.retention.after.dental", "unknown_key")),
    ],
)
def test_a_fault_is_named_by_its_place(path, value, fault):
    assert fault in faults_of(path, value)


def test_what_is_no_document_is_refused():
    assert read([])[1][0].code.value == "not_a_mapping"
    with pytest.raises(ValueError, match=": lacks"):
        held({"country": "PL"})
    assert Rules().of(Way.RETENTION).hands == ()

"""Names of people in one column taken apart.

Which part stands first is said by the heading ('Imię i nazwisko'); without that it is learned from the
column: a mine has many more family names than given names, so the part with fewer different values is the
given name. Where that does not tell either, the family name stands first, as these files have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .texts import Cell, as_text, fold, fold_serbian

LONGEST = 150
_BRACKETED = re.compile(r"\s*[(/]\s*([^()/]*?)\s*[)/]\s*")
_PATRONYMIC = re.compile(
    r"(?:ович|евич|йович|івна|ївна|овна|евна|ічна|ична|ьич|ovych|ovich|evich|ivna|ovna|evna)$", re.IGNORECASE
)
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "della",
        "da",
        "di",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ten",
        "ter",
        "zu",
        "zur",
        "vom",
        "af",
        "av",
        "mac",
        "mc",
        "st",
    ]
)
_ODD = re.compile(r"[\d?�<>=@#$%^&*_|{}\[\]\\;!~+]")

_FAMILY = ("surname", "last", "family", "прізвищ", "фамил", "nazwisk", "prezim", "nachname", "familienname",
           "піб", "п і б",
           "фио", "ф и о", "prijmeni", "zuname")  # fmt: skip
_GIVEN = ("forename", "first", "given", "імя", "имя", "imie", "imi", "ime", "vorname", "jmeno")
_THIRD = (
    "батькові",
    "отчеств",
    "patronym",
    "піб",
    "п і б",
    "фио",
    "ф и о",
    "father",
    "oca",
    "ocev",
    "roditelj",
    "ojca",
)
SAMPLE_ENOUGH = 30


@dataclass(frozen=True, slots=True)
class NameForm:
    """How one column writes whole names."""

    family_first: bool = True
    third_is_patronymic: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as the file writes it; parts that are not there are ''."""

    family: str
    given: str
    patronymic: str = ""


def name_form(heading: str | None, cells: Iterable[Cell]) -> NameForm:
    """Return how the column of whole names under this heading is written, with a sample of its values."""
    folded = fold(heading or "")
    words = f" {folded} {fold_serbian(folded)}"
    third = any(f" {mark}" in words for mark in _THIRD)
    family = min((words.find(f" {mark}") for mark in _FAMILY if f" {mark}" in words), default=-1)
    given = min((words.find(f" {mark}") for mark in _GIVEN if f" {mark}" in words), default=-1)
    if family >= 0 and given >= 0:
        return NameForm(family < given, third)
    return NameForm(_family_first_by_values(cells), third)


def _family_first_by_values(cells: Iterable[Cell]) -> bool:
    pairs = [words for cell in cells if len(words := as_text(cell).split()) == 2 and "," not in words[0]]
    if len(pairs) < SAMPLE_ENOUGH:
        return True
    first, second = len({pair[0] for pair in pairs}), len({pair[1] for pair in pairs})
    return first >= second * 0.7


def split_name(text: str, form: NameForm) -> Name:
    """Take a clean whole name apart: 'Surname, Given', a father's name in brackets, patronymic, particles."""
    father = ""
    if bracketed := _BRACKETED.search(text):
        father = bracketed[1]
        text = f"{text[: bracketed.start()]} {text[bracketed.end() :]}".strip()
    family, comma, rest = text.partition(",")
    words = rest.split() if comma else text.split()
    if not comma:
        family, words = _part_family(words, form)
    given, patronymic = _part_patronymic(words, form)
    return Name(family.strip(), given, father or patronymic)


def _part_family(words: list[str], form: NameForm) -> tuple[str, list[str]]:
    if len(words) < 2:
        return " ".join(words), []
    family_first = form.family_first
    capitals = [word.isupper() and len(word) > 2 and "." not in word for word in words]
    if capitals[0] != capitals[-1]:
        family_first = capitals[0]  # 'PHILLIPS Arthur' and 'Arthur PHILLIPS' say it themselves
    elif len(words) == 3 and bool(_PATRONYMIC.search(words[1])) != bool(_PATRONYMIC.search(words[2])):
        family_first = _PATRONYMIC.search(words[2]) is not None  # a patronymic follows the given name
    if family_first:
        end = 1
        while end < len(words) - 1 and words[end - 1].lower().strip(".") in _PARTICLES:
            end += 1
        return " ".join(words[:end]), words[end:]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), words[:start]


def _part_patronymic(words: list[str], form: NameForm) -> tuple[str, str]:
    if len(words) == 2 and (form.third_is_patronymic or _PATRONYMIC.search(words[1])):
        return words[0], words[1]
    return " ".join(words), ""


def is_odd(name: str) -> bool:
    """Say whether a name holds signs that names do not: digits, a lost letter's '?', brackets."""
    return _ODD.search(name) is not None

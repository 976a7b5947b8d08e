"""Templates of letters and forms out of a YAML file: read with every fault named by its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from . import statutory
from .letters import faults as text_faults
from .statutory import Fault

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
LONGEST = {"name": 120, "subject": 200, "title": 200, "authority": 200, "body": 20_000}


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says: letters and forms as the action takes them, and what is wrong with it."""

    letters: tuple[dict[str, Any], ...] = ()
    forms: tuple[dict[str, Any], ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a file may name: languages, kinds of letters with their placeholders, facts of forms."""

    languages: Collection[str]
    letters: Mapping[str, Collection[str]]
    facts: Collection[str]


def read(given: object, words: Words) -> Told:
    """Return what a file holds (already parsed). Nothing of it is good while it has a fault."""
    if not isinstance(given, dict) or not set(given) <= {"letters", "forms"} or not given:
        return Told(faults=(Fault("file", "no_parts"),))
    faults: list[Fault] = []
    letters = _each(given.get("letters", []), "letters", faults, lambda one, at: _letter(one, at, words))
    forms = _each(given.get("forms", []), "forms", faults, lambda one, at: _form(one, at, words))
    if faults:
        return Told(faults=tuple(faults))
    return Told(tuple(letters), tuple(forms))


def _each(
    given: object, where: str, faults: list[Fault], take: Callable[[dict[str, Any], str], list[Fault]]
) -> list[dict[str, Any]]:
    if not isinstance(given, list):
        faults.append(Fault(where, "no_parts"))
        return []
    found = []
    for number, one in enumerate(given, 1):
        at = f"{where}.{number}"
        if not isinstance(one, dict):
            faults.append(Fault(at, "no_parts"))
            continue
        wrong = take(one, at)
        faults += wrong
        found.append(one)
    return found


def _common(
    one: dict[str, Any], at: str, words: Words, needed: tuple[str, ...], may: tuple[str, ...]
) -> list[Fault]:
    found = [Fault(f"{at}.{name}", "unknown") for name in sorted(set(one) - {*needed, *may}, key=str)]
    for name in needed:
        text = one.get(name)
        if name in LONGEST and not (isinstance(text, str) and 0 < len(text.strip()) <= LONGEST[name]):
            found.append(Fault(f"{at}.{name}", "no_text"))
    if not isinstance(one.get("key"), str) or not KEY.fullmatch(one["key"]):
        found.append(Fault(f"{at}.key", "no_key"))
    if one.get("language") not in words.languages:
        found.append(Fault(f"{at}.language", "no_choice", ", ".join(words.languages)))
    return found


def _letter(one: dict[str, Any], at: str, words: Words) -> list[Fault]:
    found = _common(one, at, words, ("key", "language", "kind", "name", "subject", "body"), ())
    if one.get("kind") not in words.letters:
        return [*found, Fault(f"{at}.kind", "no_choice", ", ".join(words.letters))]
    for name in ("subject", "body"):
        wrong = text_faults(str(one.get(name)), words.letters[one["kind"]])
        if wrong:
            found.append(Fault(f"{at}.{name}", "placeholder", ", ".join(wrong.unknown) or "{ }"))
        one[name] = str(one.get(name)).strip()
    return found


def _form(one: dict[str, Any], at: str, words: Words) -> list[Fault]:
    found = _common(one, at, words, ("key", "language", "kind", "title", "parts"), ("authority",))
    if one.get("kind") not in ("person", "list"):
        return [*found, Fault(f"{at}.kind", "no_choice", "person, list")]
    people = one["kind"] == "list"
    if not isinstance(one.get("authority", ""), str) or len(one.get("authority", "")) > LONGEST["authority"]:
        found.append(Fault(f"{at}.authority", "no_text"))
    return found + statutory.part_faults(one.get("parts"), words.facts, people=people, where=f"{at}.parts")

"""Forms that the law asks for, as data: read with every fault named, filled with facts, what lacks said before printing.

parts: {"heading": text} · {"text": text} · {"field": fact, "label": text} · {"blank": label} ·
{"signature": label} · {"columns": [{"label", "fact"}]} in a form about a list of workers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .letters import faults as text_faults
from .letters import filled

KINDS = ("heading", "text", "field", "blank", "signature", "columns")
LONGEST, MOST = 2000, 100


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that cannot be used: where, and why (`word` says more)."""

    where: str
    code: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it is printed: `kind` of KINDS, `label` and `value` in words, or the heads and rows of a table."""

    kind: str
    label: str = ""
    value: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def kind_of(part: Mapping[str, Any]) -> str:
    """Return which kind a part is, '' for none."""
    return next((kind for kind in KINDS if kind in part), "")


def part_faults(parts: object, facts: Collection[str], *, people: bool, where: str) -> list[Fault]:
    """Return every fault of a form's parts. `people`: the form is about a list of workers."""
    if not isinstance(parts, list) or not parts or len(parts) > MOST:
        return [Fault(where, "no_parts")]
    found: list[Fault] = []
    for number, part in enumerate(parts, 1):
        found += _faults_of(part, facts, people, f"{where}.{number}")
    if people and not any(isinstance(one, dict) and "columns" in one for one in parts):
        found.append(Fault(where, "no_columns"))
    return found


def _faults_of(part: object, facts: Collection[str], people: bool, where: str) -> list[Fault]:
    if not isinstance(part, dict) or not (kind := kind_of(part)):
        return [Fault(where, "no_kind")]
    if kind == "columns":
        columns = part["columns"]
        if not people or not isinstance(columns, list) or not columns:
            return [Fault(where, "no_columns")]
        return [
            fault
            for place, one in enumerate(columns, 1)
            for fault in _named(one, "fact", facts, f"{where}.{place}")
        ]
    if kind == "field":
        return [Fault(where, "list_field")] if people else _named(part, "field", facts, where)
    text = part[kind]
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        return [Fault(where, "no_text")]
    wrong = text_faults(text, facts) if kind == "text" else None
    return [Fault(where, "placeholder", ", ".join(wrong.unknown) or "{ }")] if wrong else []


def _named(one: object, key: str, facts: Collection[str], where: str) -> list[Fault]:
    if not isinstance(one, dict) or not isinstance(one.get("label"), str) or not one["label"].strip():
        return [Fault(where, "no_label")]
    return [] if one.get(key) in facts else [Fault(where, "no_fact", str(one.get(key)))]


def asked(parts: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the facts that a form asks for, each once."""
    found = [part["field"] for part in parts if "field" in part]
    found += [one["fact"] for part in parts for one in part.get("columns", ())]
    return list(dict.fromkeys(found))


def made(
    parts: Sequence[Mapping[str, Any]], facts: Mapping[str, str], people: Sequence[Mapping[str, str]] = ()
) -> list[Part]:
    """Return the parts with the facts in their places; a fact that is not known leaves its place empty."""
    return [_made(part, facts, people) for part in parts]


def _made(part: Mapping[str, Any], facts: Mapping[str, str], people: Sequence[Mapping[str, str]]) -> Part:
    kind = kind_of(part)
    if kind == "field":
        return Part(kind, part["label"], facts.get(part["field"], ""))
    if kind == "columns":
        names = [one["fact"] for one in part["columns"]]
        rows = tuple(
            (str(number), *(one.get(name, "") for name in names)) for number, one in enumerate(people, 1)
        )
        return Part(kind, heads=tuple(one["label"] for one in part["columns"]), rows=rows)
    text = part[kind]
    return Part(kind, filled(text, facts) if kind == "text" else text)


def missing(parts: Sequence[Mapping[str, Any]], facts: Mapping[str, str]) -> list[str]:
    """Return the facts that a form asks for and nobody knows of this worker."""
    return [name for name in asked(parts) if not facts.get(name)]

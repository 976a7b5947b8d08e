"""Proposals from a table in CSV: a heading and one line each. Says of every faulty line what is wrong with it.

Columns (any order, others are passed over): `number` (blank: the next free one), `applicant`, `kinds` (separated by
semicolons, each with a name behind a colon if there is one: `municipality: Tuzla; employer`), `title`, `summary`,
`amount`, `received` (2016-09-05 or 2016-09-05 14:30, the partnership's clock; a day alone counts as its noon),
`eligible` (yes, no or blank: not looked at yet), `reason` (needed with no). A full proposal names its `note`.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%d.%m.%Y %H:%M", "%d.%m.%Y")
WORDS = {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False, "": None}
NEEDED = {"note": ("title", "amount", "received", "applicant"), "full": ("note", "amount", "received")}
MOST = 5000
MAX_BYTES = 5 * 1024 * 1024
LENGTHS = {"applicant": 200, "title": 300, "summary": 10000, "reason": 1000}


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal as written; `at` is naive: the clock of the place. `members` are (kind, name)."""

    line: int
    number: int | None
    applicant: str
    members: tuple[tuple[str, str], ...]
    title: str
    summary: str
    amount: Decimal
    at: datetime
    eligible: bool | None
    reason: str
    note: int | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: `line` in the file (the heading is 1), `column`, `kind` missing|unreadable|unknown|long|many."""

    line: int
    column: str
    kind: str


def read(content: bytes, *, stage: str, kinds: frozenset[str]) -> tuple[list[Line], list[Fault]]:
    """Return the proposals of a CSV file (UTF-8, comma, semicolon or tab) and its faults."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Fault(1, "", "unreadable")]
    if "\0" in text:
        return [], [Fault(1, "", "unreadable")]
    head = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=False)
    try:
        return read_rows(reader, stage, kinds)
    except csv.Error:  # a cell that never ends, for example
        return [], [Fault(max(1, reader.line_num), "", "unreadable")]


def read_rows(
    reader: csv.DictReader[str], stage: str, kinds: frozenset[str]
) -> tuple[list[Line], list[Fault]]:
    """Return the proposals of a table and its faults; it ends with the first line too many."""
    names = {(name or "").strip().casefold() for name in reader.fieldnames or ()}
    missing = [Fault(1, name, "missing") for name in NEEDED[stage] if name not in names]
    if missing:
        return [], missing
    lines: list[Line] = []
    faults: list[Fault] = []
    taken = 0
    for row in reader:
        cells = {
            (name or "").strip().casefold(): (value or "").strip()
            for name, value in row.items()
            if isinstance(value, str) or value is None
        }
        if not any(cells.values()):
            continue
        if taken >= MOST:
            return [], [Fault(reader.line_num, "", "many")]
        taken += 1
        found = one(cells, reader.line_num, stage, kinds)
        faults += found[1]
        lines += found[0]
    return lines, faults


def one(
    cells: dict[str, str], line: int, stage: str, kinds: frozenset[str]
) -> tuple[list[Line], list[Fault]]:
    """Return the proposal of one line, or what is wrong with it."""
    faults = [Fault(line, name, "missing") for name in NEEDED[stage] if not cells.get(name)]
    faults += [Fault(line, name, "long") for name, most in LENGTHS.items() if len(cells.get(name, "")) > most]
    amount, at = money(cells.get("amount", "")), moment(cells.get("received", ""))
    members = tuple(member(part) for part in cells.get("kinds", "").split(";") if part.strip())
    eligible = cells.get("eligible", "").casefold()
    checks = (
        ("amount", amount is not None or not cells.get("amount")),
        ("received", at is not None or not cells.get("received")),
        ("number", whole(cells.get("number", "")) is not None or not cells.get("number")),
        ("note", whole(cells.get("note", "")) is not None or not cells.get("note")),
        ("eligible", eligible in WORDS),
    )
    faults += [Fault(line, name, "unreadable") for name, fine in checks if not fine]
    if {kind for kind, _ in members} - kinds:
        faults.append(Fault(line, "kinds", "unknown"))
    if eligible in WORDS and WORDS[eligible] is False and not cells.get("reason"):
        faults.append(Fault(line, "reason", "missing"))
    if faults or amount is None or at is None:
        return [], faults
    return [
        Line(
            line,
            whole(cells.get("number", "")),
            cells.get("applicant", ""),
            members,
            cells.get("title", ""),
            cells.get("summary", ""),
            amount,
            at,
            WORDS[eligible],
            cells.get("reason", ""),
            whole(cells.get("note", "")),
        )
    ], []


def member(part: str) -> tuple[str, str]:
    """Return the kind and the name of one who takes part."""
    kind, _, name = part.partition(":")
    return kind.strip().casefold().replace(" ", "_"), name.strip()[:200]


def whole(text: str) -> int | None:
    """Return a number such as 7, or 7 of N-7."""
    found = re.fullmatch(r"(?:[NF]-?)?([0-9]{1,6})", text.strip(), re.IGNORECASE)
    return int(found[1]) if found and int(found[1]) else None


def money(text: str) -> Decimal | None:
    """Return an amount above zero: 150000, 150 000.00 or 150 000,00."""
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", plain):
        plain = plain.replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,13}(\.[0-9]{1,2})?", plain):
        return None
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    return amount if amount > 0 else None


def moment(text: str) -> datetime | None:
    """Return a day's noon or a minute, without zone."""
    for pattern in FORMATS:
        try:
            found = datetime.strptime(text, pattern)  # noqa: DTZ007 - the caller knows the zone
        except ValueError:
            continue
        return found if "%H" in pattern else found.replace(hour=12)
    return None

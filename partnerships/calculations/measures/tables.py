"""Trying rules on a table: a CSV of facts in, a line for every person and measure out.

The first line names the columns: `person` (whatever tells people apart; the line's number without it), facts by their
names, and `<fact>:standing` where a fact's standing differs from the usual `stated`. An empty cell is a missing fact.

    dates       2026-01-31
    numbers     12.5
    money       9000.50 PLN; the code may be left out where a currency is given for the whole table
    yes or no   yes, no
    taken       keys parted by spaces; `none` for nobody's measure taken, which is not the same as not knowing
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TextIO

from . import scalars
from .asking import TestTrace
from .benefits import Due
from .facts import FACTS, Amount, Facts, FactValue, Kind, Spec, Standing, Value
from .faults import Code, Faults
from .judging import Judgement, judge
from .language import Measure
from .logic import Answer
from .writing import test_document

PERSON = "person"
STANDING = ":standing"
FLAGS = {"yes": True, "no": False}
HEADING = (
    "person", "measure", "answer", "deciding", "test", "found", "missing",
    "payment", "payments", "total", "a_year", "currency", "benefit_missing",
)  # fmt: skip
WORDS = {Answer.YES: "yes", Answer.NO: "no", Answer.CANNOT_TELL: "cannot tell"}


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be read: its line in the file, its column's heading, what is wrong as a fault's code says."""

    line: int
    column: str
    code: Code
    params: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """People with their facts, in the file's order, and the cells that could not be read."""

    people: list[tuple[str, Facts]] = field(default_factory=list)
    faults: list[BadCell] = field(default_factory=list)


def read(lines: Iterable[str], *, currency: str = "") -> Table:
    """Read a CSV of facts, parted by commas or semicolons. People are only complete where there are no faults."""
    given = iter(lines)
    first = next(given, "").lstrip("\ufeff")
    separator = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(_again(first, given), delimiter=separator)
    table = Table()
    columns = [name.strip() for name in next(rows, [])]
    _check_heading(columns, table)
    if table.faults:
        return table
    seen: set[str] = set()
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                _take(row, rows.line_num, columns, table, currency=currency, seen=seen)
    except csv.Error:  # a cell without an end
        table.faults.append(BadCell(rows.line_num, "", Code.NOT_TEXT))
    return table


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _check_heading(columns: Sequence[str], table: Table) -> None:
    for place, name in enumerate(columns):
        fact = name.removesuffix(STANDING)
        if name != PERSON and fact not in FACTS:
            table.faults.append(BadCell(1, name, Code.UNKNOWN_FACT, {"value": name}))
        elif name in columns[:place]:
            table.faults.append(BadCell(1, name, Code.TWICE, {"value": name}))
        elif name.endswith(STANDING) and fact not in columns:
            table.faults.append(BadCell(1, name, Code.LACKS, {"key": fact}))
    if not any(columns):
        table.faults.append(BadCell(1, "", Code.EMPTY))


def _take(
    row: Sequence[str], line: int, columns: Sequence[str], table: Table, *, currency: str, seen: set[str]
) -> None:
    """Read one person's row."""
    if len(row) > len(columns):
        table.faults.append(BadCell(line, "", Code.TOO_LARGE, {"value": str(len(row))}))
        return
    cells = {name: text.strip() for name, text in zip(columns, row, strict=False) if text.strip()}
    person = cells.pop(PERSON, "") or str(line)
    if person in seen:
        table.faults.append(BadCell(line, PERSON, Code.TWICE, {"value": person}))
    seen.add(person)
    facts: dict[str, FactValue] = {}
    for name, text in cells.items():
        faults = Faults()
        if name.endswith(STANDING):
            if text.upper() not in Standing.__members__:
                words = tuple(one.word for one in Standing)
                faults.add(name, Code.UNKNOWN_CHOICE, value=scalars.shown(text), choices=words)
        else:
            value = value_of(text, FACTS[name], name, faults, currency)
            word = cells.get(f"{name}{STANDING}", Standing.STATED.word).upper()
            if value is not None:
                facts[name] = FactValue(value, Standing.__members__.get(word, Standing.STATED), "table")
        table.faults += [BadCell(line, name, fault.code, dict(fault.params)) for fault in faults]
    table.people.append((person, facts))


def value_of(text: str, spec: Spec, path: str, faults: Faults, currency: str) -> Value | None:
    """Read a cell by the kind of its fact."""
    if spec.kind is Kind.DATE:
        return scalars.day(text, path, faults)
    if spec.kind is Kind.NUMBER:
        return scalars.number(text, path, faults, whole=spec.whole)
    if spec.kind is Kind.MONEY:
        amount, _space, code = text.partition(" ")
        return scalars.money({"amount": amount, "currency": code.strip() or currency}, path, faults)
    if spec.kind is Kind.FLAG:
        if text.lower() not in FLAGS:
            faults.add(path, Code.NOT_YES_OR_NO, value=scalars.shown(text))
        return FLAGS.get(text.lower())
    if spec.kind is Kind.MEASURES:
        return frozenset(() if text == "none" else scalars.keys(text.split(), path, faults))
    if spec.kind is Kind.CHOICE and text not in spec.choices:
        faults.add(path, Code.UNKNOWN_CHOICE, value=scalars.shown(text), choices=spec.choices)
        return None
    return text


def lines(
    measures: Sequence[Measure], people: Iterable[tuple[str, Facts]], as_of: date
) -> Iterator[tuple[str, ...]]:
    """Yield a line for every person and measure, as HEADING names the columns."""
    for person, facts in people:
        for judgement in judge(measures, facts, as_of):
            yield _line(person, judgement)


def write(file: TextIO, measures: Sequence[Measure], people: Iterable[tuple[str, Facts]], as_of: date) -> int:
    """Write the heading and the lines as CSV; return how many lines."""
    out, count = csv.writer(file, lineterminator="\n"), 0
    out.writerow(HEADING)
    for line in lines(measures, people, as_of):
        out.writerow([_plain(cell) for cell in line])
        count += 1
    return count


def _plain(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _line(person: str, judgement: Judgement) -> tuple[str, ...]:
    deciding = judgement.deciding
    test = said(deciding.test) if deciding.test else " ".join(filter(None, (deciding.part, deciding.measure)))
    found = plain(deciding.test.found) if deciding.test and deciding.test.found is not None else ""
    missing = "; ".join(f"{lack.fact} ({lack.why})" for lack in judgement.lacks)
    return (
        person, judgement.key, WORDS[judgement.answer], deciding.path, test, found, missing,
        *_benefit(judgement.benefit),
    )  # fmt: skip


def _benefit(due: Due | None) -> tuple[str, ...]:
    if due is None:
        return ("",) * 6
    if due.payment is None:
        return (*("",) * 5, "; ".join(f"{lack.fact} ({lack.why})" for lack in due.lacks))
    amounts = [f"{one.amount:f}" if one else "" for one in (due.payment, due.total, due.a_year)]
    payments = "" if due.payments is None else str(due.payments)
    return (amounts[0], payments, amounts[1], amounts[2], due.payment.currency, "")


def said(trace: TestTrace) -> str:
    """Return a test in the words of its document: 'age at_least 50 day=event'."""
    document = test_document(trace.test)
    operator = trace.test.operator.value
    rest = [f"{key}={_flat(value)}" for key, value in document.items() if key not in ("fact", operator)]
    return " ".join([str(document["fact"]), operator, _flat(document[operator]), *rest])


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {one}" for key, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def plain(value: Value) -> str:
    """Return a fact's value as a cell holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Amount):
        return f"{value.amount:f} {value.currency}"
    if isinstance(value, frozenset):
        return " ".join(sorted(value)) or "none"
    return value.isoformat() if isinstance(value, date) else str(value)

"""The paying office's answers, read back out of the table it was given: what was paid, what came back.

A row is found by the payment's reference. Headings are known in the portal's languages; the order of columns does not
matter. A row without an answer is left for later.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from python_calamine import CalamineError, CalamineWorkbook

MOST_ROWS = 20_000
HEADS = {
    "reference": ("reference", "позначка", "oznaczenie"),
    "answer": ("answer", "відповідь", "odpowiedź"),
    "paid_on": ("paid on", "виплачено дня", "zapłacono dnia"),
    "amount": ("amount paid", "виплачена сума", "kwota wypłacona"),
    "reason": ("reason", "причина", "powód"),
}
NEEDED = ("reference", "answer")
WORDS = {
    "paid": ("paid", "yes", "виплачено", "так", "zapłacono", "wypłacono", "tak"),
    "returned": ("returned", "no", "повернуто", "ні", "zwrócono", "nie"),
}
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


class Problem(StrEnum):
    """What is wrong with a file or a row."""

    NOT_A_TABLE = "not_a_table"
    NO_HEADING = "no_heading"
    TOO_LONG = "too_long"
    NO_REFERENCE = "no_reference"
    TWICE = "twice"
    NO_SUCH_ANSWER = "no_such_answer"
    NO_DAY = "no_day"
    NO_AMOUNT = "no_amount"
    NO_REASON = "no_reason"


class Unusable(Exception):
    """The file cannot be used; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the office says of one payment. `amount` None: as it was ordered."""

    line: int
    reference: str
    paid: bool
    on: date | None
    amount: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be used."""

    line: int
    reference: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Answers:
    """What a file says."""

    answers: tuple[Answer, ...]
    bad: tuple[Bad, ...]
    silent: int  # rows without an answer


def read(content: bytes) -> Answers:
    """Read a file of answers, XLSX or CSV by its content. Raises Unusable."""
    table = _workbook(content) if content.startswith(b"PK") else _csv(content)
    if not table:
        raise Unusable(Problem.NOT_A_TABLE)
    columns = _columns(table[0])
    if any(name not in columns for name in NEEDED):
        raise Unusable(Problem.NO_HEADING)
    if len(table) > MOST_ROWS:
        raise Unusable(Problem.TOO_LONG)
    return _rows(table[1:], columns)


def _workbook(content: bytes) -> list[list[object]]:
    try:
        return CalamineWorkbook.from_object(io.BytesIO(content)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]
    except (CalamineError, ValueError, IndexError) as error:
        raise Unusable(Problem.NOT_A_TABLE) from error


def _csv(content: bytes) -> list[list[object]]:
    for encoding in ("utf-8-sig", "cp1251", "cp1250"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        head = text.partition("\n")[0]
        delimiter = max(";,\t", key=head.count)
        try:
            return [[*row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
        except csv.Error:
            break
    raise Unusable(Problem.NOT_A_TABLE)


def _columns(head: Sequence[object]) -> Mapping[str, int]:
    said = [str(cell).strip().casefold() for cell in head]
    return {name: said.index(word) for name, words in HEADS.items() for word in words if word in said}


def _rows(rows: Iterable[Sequence[object]], columns: Mapping[str, int]) -> Answers:
    answers: dict[str, Answer] = {}
    bad, silent = [], 0
    for line, row in enumerate(rows, 2):
        cells = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
        if not any(str(cell).strip() for cell in cells.values()):
            continue
        reference = str(cells["reference"]).strip().lstrip("'")
        if not str(cells["answer"]).strip() and reference:
            silent += 1
            continue
        one = _answer(line, reference, cells)
        if isinstance(one, Answer) and reference in answers:
            one = Bad(line, reference, Problem.TWICE)
        if isinstance(one, Bad):
            bad.append(one)
        else:
            answers[reference] = one
    return Answers(tuple(answers.values()), tuple(bad), silent)


def _answer(line: int, reference: str, cells: Mapping[str, object]) -> Answer | Bad:
    said = str(cells["answer"]).strip().casefold()
    word = next((word for word, words in WORDS.items() if said in words), None)
    day, amount = _day(cells.get("paid_on", "")), _amount(cells.get("amount", ""))
    reason = str(cells.get("reason", "")).strip().lstrip("'")[:300]
    checks = (
        (not reference, Problem.NO_REFERENCE),
        (word is None, Problem.NO_SUCH_ANSWER),
        (word == "paid" and not isinstance(day, date), Problem.NO_DAY),
        (word == "paid" and amount is False, Problem.NO_AMOUNT),
        (word == "returned" and not reason, Problem.NO_REASON),
    )
    problem = next((problem for wrong, problem in checks if wrong), None)
    if problem is not None:
        return Bad(line, reference, problem)
    paid = word == "paid"
    return Answer(
        line, reference, paid, day or None, amount if paid and isinstance(amount, Decimal) else None, reason
    )


def _day(cell: object) -> date | None:
    """Return the day of a cell, None where it holds none that can be read."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    for form in DAYS:
        try:
            return datetime.strptime(str(cell).strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _amount(cell: object) -> Decimal | bool | None:
    """Return the amount of a cell; None where it is blank, False where it cannot be read."""
    text = re.sub(r"[\s\u00a0\u202f'’]", "", str(cell))
    if not text:
        return None
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d{1,2})?", text.removesuffix(".0") if text.endswith(".0") else text):
        return False
    try:
        return Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation:
        return False

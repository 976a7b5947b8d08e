"""The day a roster is true for, where the file itself says it: 'станом на 31.10.2026', 'stan na dzień …'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from .dates import DateForm, parse_date
from .texts import fold, fold_serbian

_FORM = DateForm("dmy", "dmy", date(2069, 12, 31))
_MONTH_FIRST = DateForm("mdy", "mdy", date(2069, 12, 31))
_DATE = re.compile(
    r"(?<![\d.,])(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?!\d)"
)
_SAID = tuple(
    fold(words)
    for words in (
        "станом на", "стан на", "станом", "станом на день", "на дату",
        "по состоянию на", "состоянием на", "на число",
        "stan na dzień", "stan na", "na dzień", "wg stanu na", "według stanu na", "stan",
        "stanje na dan", "stanje na", "na dan", "sa stanjem na dan", "sa danom",
        "zaključno sa", "stanje", "dana",
        "as of", "as at", "as on", "as per", "position at", "effective",
        "effective date", "at", "on", "status at",
        "stand", "stand vom", "per", "stichtag", "zum", "reference day", "reference date", "snapshot",
    )
)  # fmt: skip
# A date with none of these words around it counts only in a line that names a list of people, or alone.
_LISTS = (
    "список", "перелік", "штат", "відомість", "ведомость", "lista", "wykaz", "zestawienie", "spis", "zaloga",
    "ewidencja", "popis", "evidencija", "pregled", "roster", "list", "personnel", "staff", "employees", "workforce",
    "payroll", "report", "mitarbeiterliste", "personalliste",
)  # fmt: skip
# Dates of orders, of printing and of birth are not the roster's day.
_NOT_IT = tuple(
    fold(words)
    for words in (
        "від", "от", "наказ", "наказом", "друк", "дата друку", "роздруковано", "створено", "приказ",
        "z dnia", "wydruk", "data wydruku", "wydrukowano", "zarządzenie", "drukowano", "wygenerowano",
        "od", "štampano", "datum štampe", "odštampano", "rješenje", "kreirano",
        "printed", "print date", "dated", "generated", "created", "run date", "order", "gedruckt", "erstellt",
    )
)  # fmt: skip


def find_reference_day(
    titles: Iterable[str], others: Iterable[str] = (), *, month_first: bool = False
) -> date | None:
    """Return the reference day that a roster states, None if it states none.

    `titles` are the lines above the heading: a date after words like 'as at' counts first, else the only date
    there. `others` are headings and the sheet's name: a date counts there only after such words.
    """
    plain: set[date] = set()
    for text in titles:
        for day, said in _dates(text, month_first):
            if said:
                return day
            if said is None:
                plain.add(day)
    for text in others:
        for day, said in _dates(text, month_first):
            if said:
                return day
    return plain.pop() if len(plain) == 1 else None


def _dates(text: str, month_first: bool) -> list[tuple[date, bool | None]]:
    """The dates of a text, each with True if said to be the day, False if said not to be, None if unsaid."""
    found: list[tuple[date, bool | None]] = []
    for match in _DATE.finditer(text[:500]):
        forms = (_MONTH_FIRST, _FORM) if month_first else (_FORM, _MONTH_FIRST)
        day = next((day for form in forms if (day := parse_date(match[0], form))), None)
        if day is None or not 1990 <= day.year <= 2069:
            continue
        before = fold(text[: match.start()])
        rest = f"{before} {fold(text[match.end() :])}".split()
        if _ends_with(before, _NOT_IT):
            found.append((day, False))
        elif _ends_with(before, _SAID):
            found.append((day, True))
        elif not rest or any(
            fold_serbian(word).startswith(_LISTS) or word.startswith(_LISTS) for word in rest
        ):
            found.append((day, None))
    return found


def _ends_with(before: str, endings: tuple[str, ...]) -> bool:
    latin = fold_serbian(before)
    return any(f" {text}".endswith(f" {ending}") for text in (before, latin) for ending in endings)

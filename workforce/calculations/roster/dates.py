"""Dates as rosters write them.

Orders are 'dmy', 'mdy' and 'ymd'. A year in front is always ymd; otherwise the order is given, said by the
heading ('MM/DD/YYYY'), or learned from the column: one value with a part above 12 tells it. Dots follow the
day-first habit of every country that uses them unless the column's own values say otherwise. Numbers are
Excel's days since 1900.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .texts import Cell, clean, fold

ORDERS = ("dmy", "mdy", "ymd")
EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
# 1 January 1920 to 31 December 2099 as Excel counts: below it a number is a year or a count, not a day.
FIRST_SERIAL, LAST_SERIAL = 7_306, 73_050
FIRST_YEAR, LAST_YEAR = 1900, 2100

_SEPARATOR = r"\s*[./\-–,\s]\s*"
_PARTS = re.compile(rf"(\d{{1,4}})({_SEPARATOR})(\d{{1,2}}){_SEPARATOR}(\d{{1,4}})")
_TIME = re.compile(
    r"(?:T|,?\s)\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m|Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
_TAIL = re.compile(r"\.?\s*(?:r|p|g|j|р|г|god|godine|roku|року|рік|года|год)?\s*\.?$", re.IGNORECASE)
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_WORDY = re.compile(
    r"(\d{1,2})(\.?)(?:st|nd|rd|th)?[\s.\-/]*([^\W\d_]+)[\s.\-/,]*(\d{4}|\d{2})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_HINT_PART = "([dtд]{1,2}|[mм]{1,2}|[yrgjргј]{1,4})"
_HINT = re.compile(rf"\b{_HINT_PART}[./\-]{_HINT_PART}[./\-]{_HINT_PART}\b")
_HINT_LETTERS = {**dict.fromkeys("dtд", "d"), **dict.fromkeys("mм", "m"), **dict.fromkeys("yrgjргј", "y")}
LONGEST = 40
# Beginnings of month names as texts.fold leaves them; the longest that fits decides.
_MONTHS = (
    "jan ian sty sij січ янв јан",
    "feb lut velj лют фев феб",
    "mar ozuj бер мар",
    "apr kwi trav квіт апр",
    "may mai maj svib трав маи мая мај",
    "jun iun cze lipanj lipnj черв июн јун",
    "jul iul lip srp лип июл јул",
    "aug avg sie kolov серп авг",
    "sep wrz ruj вер сен сеп",
    "oct okt paz жовт окт",
    "nov noi lis stud лист ноя нов",
    "dec dez gru pros груд дек дец",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_ROMAN = dict(
    zip(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], range(1, 13), strict=True)
)


@dataclass(frozen=True, slots=True)
class DateForm:
    """How one column writes its dates: order with dots, with other separators, first day of bare numbers.

    `pivot` is the day on which two-digit years turn: later ones belong to the century before.
    """

    dotted: str
    other: str
    pivot: date
    epoch: date = EPOCH_1900


def hinted_order(heading: str | None) -> str | None:
    """Return the order a heading states, as 'DOB (MM/DD/YYYY)' or 'Data ur. [rrrr-mm-dd]' do, else None."""
    for match in _HINT.finditer((heading or "").casefold()):
        order = "".join(_HINT_LETTERS[part[0]] for part in match.groups())
        if order in ORDERS:
            return order
    return None


def evidence_of(cell: Cell) -> str | None:
    """Return what a value tells of its column's order: 'dotted:dmy', 'other:mdy', '…:?' if it may be either.

    None for what needs no order: a year in front, a date cell, a number, no date at all.
    """
    parts = _PARTS.match(cell.strip()) if isinstance(cell, str) else None
    if parts is None or len(parts[1]) > 2:
        return None
    first, second = int(parts[1]), int(parts[3])
    kind = _kind(parts[2])
    if first > 31 or first == 0:
        return f"{kind}:ymd" if second <= 12 else None
    if (first > 12) == (second > 12):
        return f"{kind}:?" if first <= 12 else None
    return f"{kind}:dmy" if first > 12 else f"{kind}:mdy"


def _kind(separator: str) -> str:
    return "dotted" if "." in separator else "other"


def settle_form(
    evidence: Counter[str], *, given: str | None, hinted: str | None, pivot: date, epoch: date = EPOCH_1900
) -> DateForm:
    """Return a column's form: what was given, else what its values tell, else what its heading says."""
    return DateForm(
        dotted=_settle(evidence, "dotted", given, hinted),
        other=_settle(evidence, "other", given, hinted),
        pivot=pivot,
        epoch=epoch,
    )


def _settle(evidence: Counter[str], kind: str, given: str | None, hinted: str | None) -> str:
    votes = sorted(((evidence[f"{kind}:{order}"], order) for order in ORDERS), reverse=True)
    told = votes[0][1] if votes[0][0] > votes[1][0] else None
    # Dots are written day first everywhere; 'mdy' said of a file with slashes does not turn its dotted dates
    # round.
    if kind == "dotted" and given is not None and told not in (None, given):
        return told or given
    return given or told or hinted or "dmy"


def parse_date(cell: Cell, form: DateForm) -> date | None:
    """Return the day a cell means, None if it means none. A time of day is dropped."""
    if isinstance(cell, str):
        return _parse_text(cell, form)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return from_serial(cell, form.epoch)
    return None


def from_serial(number: float, epoch: date = EPOCH_1900) -> date | None:
    """Return the day of an Excel serial number in a sensible range, or of a number written as yyyymmdd."""
    if not FIRST_SERIAL <= number <= LAST_SERIAL:  # refuses NaN too
        whole = str(int(number)) if 19_000_101 <= number <= 21_001_231 else ""
        return _compact(whole)
    return epoch + timedelta(days=int(number))


def _parse_text(text: str, form: DateForm) -> date | None:
    # The ordinary case first: two separators of one kind, nothing else ('22.02.1981.' closes with a dot in
    # Bosnia).
    if text[-1:] == ".":
        text = text[:-1]
    for separator in (".", "-", "/"):
        parts = text.split(separator)
        if len(parts) == 3 and parts[0].isdecimal() and parts[1].isdecimal() and parts[2].isdecimal():
            return _build(parts[0], parts[1], parts[2], form.dotted if separator == "." else form.other, form)
    return _parse_odd_text(clean(text), form) if len(text) <= LONGEST else None


def _parse_odd_text(text: str, form: DateForm) -> date | None:
    text = _TIME.sub("", text).strip()
    if text.replace(".", "", 1).replace(",", "", 1).isdecimal():
        whole = text.replace(",", ".").partition(".")[0]
        return _compact(whole) or (from_serial(int(whole), form.epoch) if len(whole) == 5 else None)
    text = _TAIL.sub("", text)
    if parts := _PARTS.fullmatch(text):
        order = form.dotted if _kind(parts[2]) == "dotted" else form.other
        return _build(parts[1], parts[3], parts[4], order, form)
    return parse_wordy(text, form.pivot)


def _compact(text: str) -> date | None:
    if len(text) != 8 or not _COMPACT.fullmatch(text):
        return None
    return _day(int(text[:4]), int(text[4:6]), int(text[6:]))


def _build(first: str, second: str, third: str, order: str, form: DateForm) -> date | None:
    if len(first) == 4:
        return _day(int(first), int(second), int(third)) if len(third) <= 2 and len(second) <= 2 else None
    if max(len(first), len(second)) > 2:
        return None
    if order == "ymd" and len(third) < 4:
        year, month, day = first, second, third
    elif order == "mdy":
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    if len(year) == 4:
        return _day(int(year), int(month), int(day))
    return _two_digit_year(int(year), int(month), int(day), form.pivot) if len(year) == 2 else None


def _two_digit_year(year: int, month: int, day: int, pivot: date) -> date | None:
    found = _day(2000 + year, month, day)
    return found if found is not None and found <= pivot else _day(1900 + year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_named(word: str) -> int | None:
    """Return the month (1 to 12) that a word or a Roman numeral names in the coal regions' languages."""
    folded = fold(word)
    if folded in _ROMAN:
        return _ROMAN[folded]
    beginnings = [beginning for beginning in _MONTH_OF if folded.startswith(beginning)]
    return _MONTH_OF[max(beginnings, key=len)] if beginnings else None


def parse_wordy(text: str, pivot: date) -> date | None:
    """Return the day of '15 kwietnia 1984', '15. travnja 1984', '15-Apr-84', '15 IV 1984', 'May 5, 1984'."""
    if match := _WORDY.fullmatch(text):
        day, dot, word, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        (word, day, year), dot = match.groups(), ""
    else:
        return None
    month = month_named(word)
    if month is None:
        return None
    # 'listopada' is November in Poland and October in Croatia, where the day carries a dot.
    if month == 11 and fold(word).startswith("listopad") and (dot or day == "31"):
        month = 10
    if len(year) == 2:
        return _two_digit_year(int(year), month, int(day), pivot)
    return _day(int(year), month, int(day))

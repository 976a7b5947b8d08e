"""Amounts and counts as rosters write them: decimal comma or point, thousands apart, currencies beside them.

Which of comma and point is the decimal mark is learned from the column, because '1.498' alone may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from .texts import Cell, clean, fold

CENT = Decimal("0.01")
LARGEST = Decimal(10) ** 10  # beyond any wage; what the database's columns hold
_MINUSES = str.maketrans(
    {"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-", "’": "'", "ʼ": "'"}
)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u2007]+")
_MARKS = frozenset(" '.,")
_ALLOWED = re.compile(r"[0-9 '.,]*[0-9][0-9 '.,]*")
_CURRENCY = frozenset(
    [
        "грн",
        "uah",
        "hrn",
        "km",
        "bam",
        "zl",
        "pln",
        "eur",
        "euro",
        "gbp",
        "usd",
        "din",
        "rsd",
        "kn",
        "hrk",
        "kc",
        "czk",
        "lei",
        "ron",
        "руб",
        "rub",
        "р",
        "kc",
        "ft",
        "huf",
        "kom",
        "dinara",
        "maraka",
        "гривень",
        "гривні",
        "pounds",
    ]
)
_SIGNS = re.compile(r"[₴€£$₽¤]|zł|Kč", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+\.?")
_YEARS_MONTHS = re.compile(r"(\d{1,2})\s*[^\W\d_][^\d]{0,8}?\s*(\d{1,2})\s*[^\W\d_][^\d]{0,8}")


def decimal_mark(cells: Iterable[Cell]) -> str | None:
    """Return the decimal mark ',' or '.' that a column's texts prove, None if they prove neither."""
    votes = {",": 0, ".": 0}
    for cell in cells:
        if not isinstance(cell, str):
            continue
        comma, point = cell.rfind(","), cell.rfind(".")
        mark = "," if comma > point else "."
        last = max(comma, point)
        if last < 0:
            continue
        digits = len(cell[last + 1 :].rstrip())
        if min(comma, point) >= 0 or (digits != 3 and cell.count(mark) == 1) or cell.startswith("0"):
            votes[mark] += 1
        elif cell.count(mark) > 1:
            votes["." if mark == "," else ","] += 1
    if votes[","] == votes["."]:
        return None
    return "," if votes[","] > votes["."] else "."


def parse_number(cell: Cell, mark: str | None = None, *, grouped: bool = True) -> Decimal | None:
    """Return the number a cell means, None if it means none.

    `mark` is the column's decimal mark if known. Without it a single mark before exactly three digits parts
    thousands when `grouped` (money), and decimals when not (years).
    """
    if isinstance(cell, str):
        return _parse_text(cell, mark, grouped)
    if isinstance(cell, float):
        # Six places are finer than any fact here and cut the dust of binary fractions off.
        return Decimal(repr(round(cell, 6))) if -1e15 < cell < 1e15 else None
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Decimal(cell)
    return None


def _parse_text(text: str, mark: str | None, grouped: bool) -> Decimal | None:
    # The ordinary cases first: digits, one decimal mark that cannot part thousands, one blank that does.
    if text.isdecimal():
        return Decimal(text) if len(text) < 18 else None
    whole, _, part = text.replace(",", ".", 1).partition(".")
    if part.isdecimal() and len(text) < 18:
        if whole.isdecimal():
            if len(part) != 3:
                return Decimal(f"{whole}.{part}")
        else:
            head, _, tail = whole.replace("\u00a0", " ").partition(" ")
            if len(tail) == 3 and len(head) < 4 and tail.isdecimal() and head.isdecimal():
                return Decimal(f"{head}{tail}.{part}")
    return _parse_odd_text(text, mark, grouped)


def _parse_odd_text(text: str, mark: str | None, grouped: bool) -> Decimal | None:
    if len(text) > 60:
        return None
    text = _SPACES.sub(" ", clean(text).translate(_MINUSES)).strip()
    text, negative = _sign(_without_currency(text))
    digits = _digits(text, mark, grouped)
    if digits is None:
        return None
    number = Decimal(digits)
    return -number if negative else number


def _without_currency(text: str) -> str:
    text = _SIGNS.sub("", text).strip()
    return _WORDS.sub(lambda word: "" if fold(word[0]) in _CURRENCY else word[0], text).strip()


def _sign(text: str) -> tuple[str, bool]:
    text = text.removesuffix(",-").removesuffix(".-")
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text.startswith(("-", "+")):
        return text[1:].strip(), text[0] == "-"
    if text.endswith("-"):
        return text[:-1].strip(), True
    return text, False


def _digits(text: str, mark: str | None, grouped: bool) -> str | None:
    """Return digits with a point for the decimal mark, None if the text is no number."""
    if not _ALLOWED.fullmatch(text):
        return None
    kinds = list(dict.fromkeys(char for char in text if char in _MARKS))
    if not kinds:
        return text
    last = kinds[-1]
    if len(kinds) == 1 and (last in " '" or text.count(last) > 1):
        return _joined(text, last) if last != mark else None
    if len(kinds) > 2 or last in " '" or text.count(last) > 1:
        return None
    whole, _, part = text.partition(last)
    if len(kinds) == 2:
        joined = _joined(whole, kinds[0])
        return f"{joined}.{part or 0}" if joined else None
    if len(part) == 3 and 0 < len(whole) < 4 and _parts_thousands(text, last, mark, grouped):
        return whole + part
    return f"{whole or 0}.{part or 0}"


def _joined(text: str, separator: str) -> str | None:
    head, *groups = text.split(separator)
    if 0 < len(head) < 4 and all(len(group) == 3 for group in groups):
        return head + "".join(groups)
    return None


def _parts_thousands(text: str, separator: str, mark: str | None, grouped: bool) -> bool:
    if text.startswith("0"):
        return False
    return mark != separator if mark is not None else grouped


def parse_money(cell: Cell, mark: str | None = None) -> Decimal | None:
    """Return an amount rounded to two places, None if the cell holds no number or one beyond all measure."""
    number = parse_number(cell, mark)
    if number is None or not -LARGEST < number < LARGEST:
        return None
    return number.quantize(CENT, ROUND_HALF_UP)


def parse_years(cell: Cell, mark: str | None = None) -> Decimal | None:
    """Return years with one or more decimals; '12 р. 3 міс.' is 12.25."""
    number = parse_number(cell, mark, grouped=False)
    if number is None and isinstance(cell, str):
        if match := _YEARS_MONTHS.fullmatch(clean(cell)[:40]):
            number = Decimal(match[1]) + Decimal(match[2]) / 12
        elif match := re.fullmatch(r"([\d.,]{1,6})\s*[^\W\d_]{1,8}\.?", clean(cell)[:40]):
            number = parse_number(match[1], mark, grouped=False)
    return number.quantize(CENT, ROUND_HALF_UP) if number is not None and abs(number) < 1000 else None


def parse_count(cell: Cell) -> int | None:
    """Return a whole number from 0 to 999, None for anything else."""
    number = parse_number(cell, grouped=False)
    if number is None or number != number.to_integral_value() or not 0 <= number < 1000:
        return None
    return int(number)

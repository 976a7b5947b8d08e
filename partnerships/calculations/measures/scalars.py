"""Reading the small values of a document: texts, keys, numbers, money, dates. Each notes its fault and returns None."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from .facts import Amount, currencies
from .faults import Code, Faults
from .language import Period

KEY = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
LONGEST_KEY = 60
LONGEST_LIST = 200  # of groups, of tests in a group, of words in a test
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
WHOLE_DIGITS, DECIMALS = 15, 6  # of any number: benefits stay exact

Words = TypeVar("Words", bound=StrEnum)


def shown(value: object) -> str:
    """Return a value as a fault names it."""
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def mapping(
    value: object, path: str, faults: Faults, *, keys: Collection[str], needs: Collection[str] = ()
) -> Mapping[str, Any] | None:
    """Read a mapping that may hold `keys` and must hold `needs`."""
    if not isinstance(value, Mapping):
        faults.add(path, Code.NOT_A_MAPPING)
        return None
    for key in value:
        if key not in keys:
            faults.add(_below(path, key), Code.UNKNOWN_KEY, key=shown(key))
    for key in needs:
        if key not in value:
            faults.add(path, Code.LACKS, key=key)
    return value


def _below(path: str, key: object) -> str:
    return f"{path}.{shown(key)}" if path else shown(key)


def sequence(value: object, path: str, faults: Faults, *, empty: bool = False) -> Sequence[Any]:
    """Read a list, by default one that is not empty; [] where there is a fault."""
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        faults.add(path, Code.NOT_A_LIST)
        return []
    if not value and not empty:
        faults.add(path, Code.EMPTY)
    if len(value) > LONGEST_LIST:
        faults.add(path, Code.TOO_LARGE, value=str(len(value)))
        return []
    return value


def key(value: object, path: str, faults: Faults) -> str | None:
    """Read a key: lower-case letters of ASCII and digits, parted by - _ or ., at most 60."""
    if not isinstance(value, str) or len(value) > LONGEST_KEY or not KEY.fullmatch(value):
        faults.add(path, Code.BAD_KEY, value=shown(value))
        return None
    return value


def keys(value: object, path: str, faults: Faults) -> tuple[str, ...]:
    """Read a list of different keys."""
    found = [
        key(one, f"{path}[{place}]", faults)
        for place, one in enumerate(sequence(value, path, faults, empty=True))
    ]
    return distinct(tuple(one for one in found if one), path, faults)


def distinct(words: tuple[str, ...], path: str, faults: Faults) -> tuple[str, ...]:
    """Hold words to be different."""
    for word in dict.fromkeys(word for word in words if words.count(word) > 1):
        faults.add(path, Code.TWICE, value=word)
    return words


def words(value: object, path: str, faults: Faults) -> tuple[str, ...]:
    """Read one word or a list of different words."""
    given = [value] if isinstance(value, str) else sequence(value, path, faults)
    found = []
    for place, one in enumerate(given):
        if isinstance(one, int) and not isinstance(one, bool):
            one = str(one)  # a code that YAML took for a number
        if not isinstance(one, str) or not one.strip() or "\x00" in one:
            faults.add(path if isinstance(value, str) else f"{path}[{place}]", Code.NOT_TEXT)
        else:
            found.append(one)
    return distinct(tuple(found), path, faults)


def word(value: object, path: str, faults: Faults, *, of: type[Words]) -> Words | None:
    """Read one of an enumeration's words."""
    for one in of:
        if value == one.value:
            return one
    faults.add(path, Code.UNKNOWN_CHOICE, value=shown(value), choices=tuple(one.value for one in of))
    return None


def number(value: object, path: str, faults: Faults, *, whole: bool = False) -> Decimal | None:
    """Read a number that is not negative, of at most 15 digits and 6 decimals."""
    found = _decimal(value)
    if found is None:
        faults.add(path, Code.NOT_A_NUMBER, value=shown(value))
    elif found < 0:
        faults.add(path, Code.NEGATIVE, value=shown(value))
    elif found >= 10**WHOLE_DIGITS or found != round(found, DECIMALS):
        faults.add(path, Code.TOO_LARGE, value=shown(value))
    elif whole and found != found.to_integral_value():
        faults.add(path, Code.NOT_WHOLE, value=shown(value))
    else:
        return found
    return None


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        return None
    text = str(value)
    if len(text) > 40 or (isinstance(value, str) and not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII)):
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def integer(value: object, path: str, faults: Faults, *, most: int) -> int | None:
    """Read a whole number from 0 to `most`."""
    found = number(value, path, faults, whole=True)
    if found is not None and found > most:
        faults.add(path, Code.TOO_LARGE, value=shown(value))
        return None
    return None if found is None else int(found)


def money(value: object, path: str, faults: Faults) -> Amount | None:
    """Read {amount, currency}."""
    if not isinstance(value, Mapping):
        faults.add(path, Code.NOT_MONEY, value=shown(value))
        return None
    mapping(value, path, faults, keys=("amount", "currency"), needs=("amount", "currency"))
    amount = number(value["amount"], f"{path}.amount", faults) if "amount" in value else None
    currency = value.get("currency")
    if "currency" in value and (not isinstance(currency, str) or currency not in currencies()):
        faults.add(f"{path}.currency", Code.UNKNOWN_CURRENCY, value=shown(currency))
        return None
    return None if amount is None or currency is None else Amount(amount, currency)


def day(value: object, path: str, faults: Faults) -> date | None:
    """Read a date from 1900 to 2199: as YAML has it, or as text YYYY-MM-DD."""
    found: date | None = None
    if isinstance(value, date) and not isinstance(value, datetime):
        found = value
    elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            found = date.fromisoformat(value)
        except ValueError:
            found = None
    if found is None or not EARLIEST <= found <= LATEST:
        faults.add(path, Code.NOT_A_DATE, value=shown(value))
        return None
    return found


def period(value: Mapping[str, Any], path: str, faults: Faults) -> Period:
    """Read `from` and `until` of a mapping; either may be left out."""
    start = day(value["from"], f"{path}.from", faults) if "from" in value else None
    end = day(value["until"], f"{path}.until", faults) if "until" in value else None
    if start and end and end < start:
        faults.add(f"{path}.until", Code.UNTIL_BEFORE_FROM, start=start, end=end)
    return Period(start, end)

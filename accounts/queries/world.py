"""Countries, currencies, languages and time zones as people choose them, in the reader's words (CLDR, by Babel)."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies
from django.utils.translation import get_language

from jtportal.kernel.names import sort_key

NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "CP", "DG", "EA", "IC", "TA", "AC", "CQ"})
REPLACED = frozenset({"BGN"})  # since this edition of CLDR: Bulgaria pays in euro from 1 January 2026
CONTINENTS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
Choices = list[tuple[str, str]]


@lru_cache(maxsize=8)
def _countries(language: str) -> Choices:
    names = Locale.parse(language).territories
    found = [(code, name) for code, name in names.items() if len(code) == 2 and code not in NO_COUNTRY]
    return sorted(found, key=lambda one: sort_key(one[1], language=language))


@lru_cache(maxsize=1)
def tender() -> frozenset[str]:
    """Return the ISO 4217 codes that are legal tender somewhere today: no former money, no metals, no test codes."""
    places = get_global("territory_currencies")
    return frozenset(code for place in places for code in get_territory_currencies(place)) - REPLACED


@lru_cache(maxsize=8)
def _currencies(language: str) -> Choices:
    names = Locale.parse(language).currencies
    return sorted((code, f"{code} · {names.get(code, code)}") for code in tender())


@lru_cache(maxsize=8)
def _languages(language: str) -> Choices:
    names = Locale.parse(language).languages
    found = [(code, name) for code, name in names.items() if len(code) == 2]
    return sorted(found, key=lambda one: sort_key(one[1], language=language))


def countries() -> Choices:
    """Return (ISO 3166 alpha-2, name), by name as the reader's language sorts."""
    return _countries(get_language() or "en")


def currencies() -> Choices:
    """Return (ISO 4217, code and name), by code."""
    return _currencies(get_language() or "en")


def languages() -> Choices:
    """Return (ISO 639-1, name), by name as the reader's language sorts."""
    return _languages(get_language() or "en")


def time_zones() -> Choices:
    """Return (name, name) of the time zones that are named after places."""
    return [(name, name) for name in sorted(available_timezones()) if name.startswith(CONTINENTS)]

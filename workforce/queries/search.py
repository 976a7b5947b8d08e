"""Finding people by what somebody typed: any part of the name, with or without diacritics, in either script.

Every word typed must begin a word of the name or the personnel number. Those whose family name begins with one come
first, by a range of an index that costs the same however common the beginning is; all others are found by the
beginnings of their words. What is rare is put in order here, what is common by walking an index: neither reads
more than a page needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from jtportal.kernel import names
from workforce.models.case import BEGINNING_LENGTHS, Beginnings, LatinWords
from workforce.queries.paging import COUNTED, Run, Segment, capped_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import QuerySet

CYRILLIC = frozenset({"uk", "sr", "ru", "bg", "mk"})  # languages whose names stand in Cyrillic
MOST_WORDS = 6
WORD = re.compile(r"[^\W_]+")
LATIN = re.compile(r"[a-z]")
LAST = "\U0010ffff"  # stands behind every letter


@dataclass(frozen=True, slots=True)
class Few:
    """A run of at most COUNTED rows whose order was made here: [(value, key)]."""

    places: list[tuple[Any, int]]

    def ids(self, size: int, *, beyond: Any = None, backwards: bool = False) -> list[int]:
        """Return up to `size` keys beyond a place, nearest first."""
        places = self.places[::-1] if backwards else self.places
        start = places.index(beyond) + 1 if beyond in places else 0
        return [key for _value, key in places[start : start + size]]

    def place(self, row_id: int) -> tuple[Any, int] | None:
        """Return where a row stands in this run, or None when it does not."""
        return next((place for place in self.places if place[1] == row_id), None)


def words(text: str) -> list[str]:
    """Return the words somebody typed, folded, at most MOST_WORDS of at most 40 characters."""
    return [word[:40] for word in WORD.findall(" ".join(names.query_words(text)))][:MOST_WORDS]


def forms(word: str, language: str) -> list[str]:
    """Return the word and, where names are in Latin letters, what it is in them."""
    both = [word] if language in CYRILLIC else [word, names.romanise(word)]
    return [form for form in dict.fromkeys(both) if form]


def containing(typed: Sequence[str], language: str, column: str = "search") -> Q:
    """Return the condition that each word begins a word of the column. Cheap for one row, no index behind it."""
    condition = Q()
    for word in typed:
        either = Q()
        for form in forms(word, language):
            either |= Q(**{f"{column}__startswith": form}) | Q(**{f"{column}__contains": f" {form}"})
        condition &= either
    return condition


def matching(rows: QuerySet, typed: Sequence[str], language: str) -> QuerySet:
    """Return the rows that all words find, by the index of beginnings."""
    rows = rows.filter(containing(typed, language))
    keys = [
        key for word in typed if len(either := forms(word, language)) == 1 and (key := beginning(either[0]))
    ]
    return rows.annotate(starts=Beginnings("search")).filter(starts__contains=keys) if keys else rows


def beginning(word: str) -> str:
    """Return the longest beginning of the word that the index holds; nothing for a single letter."""
    size = max((length for length in BEGINNING_LENGTHS if length <= len(word)), default=0)
    return word[:size]


def by_family_name(rows: QuerySet, word: str, language: str) -> tuple[QuerySet, str]:
    """Return the rows whose family name begins with the word, and the column that orders them."""
    if language in CYRILLIC and LATIN.match(word):
        return rows.annotate(latin=LatinWords("search")).filter(between("latin", word)), "latin"
    return rows.filter(between("search", forms(word, language)[-1])), "search"


def between(column: str, word: str) -> Q:
    """Return the range of an index in C order that holds everything beginning with the word."""
    return Q(**{f"{column}__gte": word, f"{column}__lt": word + LAST})


@dataclass(frozen=True, slots=True)
class Found:
    """What the words find: how many (up to COUNTED + 1), and the runs that hold them in order."""

    count: int
    runs: list[Run]


def by_name(rows: QuerySet, typed: Sequence[str], *, language: str, turned: bool = False) -> Found:
    """Return what the words find in the order of names, family names that begin with one of them first.

    A single letter says no more than where a family name begins: it looks for nothing else.
    """
    sign = "-" if turned else ""
    if len(typed) == 1:
        first, column = by_family_name(rows, typed[0], language)
        count = capped_counts({"first": first})["first"]
        if count > COUNTED or len(typed[0]) == 1:
            return Found(count, [Segment(first, sign + column), *_others(rows, typed, language, sign)])
    few = list(matching(rows, typed, language).values_list("search", "id")[: COUNTED + 1])
    if len(few) > COUNTED:
        return Found(len(few), _walks(rows, typed, language, sign))
    starts = tuple(form for word in typed for form in forms(word, language))

    def elsewhere(row: tuple[str, int]) -> bool:
        latin = LATIN.search(row[0])
        return not (row[0].startswith(starts) or (latin and row[0].startswith(starts, latin.start())))

    few.sort(reverse=turned)
    return Found(len(few), [Few(sorted(few, key=elsewhere))])


def by_value(
    rows: QuerySet,
    typed: Sequence[str],
    *,
    language: str,
    order: str,
    walk: Callable[[QuerySet, str], list[Run]],
) -> Found:
    """Return what the words find in the order of a column, rows without a value last; `walk` orders common ones."""
    if len(typed) == 1 and len(typed[0]) == 1:
        rows = by_family_name(rows, typed[0], language)[0]
        return Found(capped_counts({"rows": rows})["rows"], walk(rows, order))
    few = list(matching(rows, typed, language).values_list(order.lstrip("-"), "id")[: COUNTED + 1])
    if len(few) > COUNTED:
        return Found(len(few), walk(rows.filter(containing(typed, language)), order))
    dated = sorted((row for row in few if row[0] is not None), reverse=order.startswith("-"))
    return Found(len(few), [Few([*dated, *(row for row in few if row[0] is None)])])


def _walks(rows: QuerySet, typed: Sequence[str], language: str, sign: str) -> list[Run]:
    """Return runs over common rows: each of two words as the beginning of the family name, then all others."""
    if len(typed) == 1:
        first, column = by_family_name(rows, typed[0], language)
        return [Segment(first, sign + column), *_others(rows, typed, language, sign)]
    runs: list[Run] = []
    outside = Q()
    for place, word in enumerate(typed[:2]):
        rest = [other for at, other in enumerate(typed) if at != place]
        first, column = by_family_name(_with_latin(rows).filter(outside), word, language)
        runs.append(Segment(first.filter(containing(rest, language)), sign + column))
        outside &= _not_beginning(word, language)
    return [*runs, *_others(rows, typed, language, sign)]


def _others(rows: QuerySet, typed: Sequence[str], language: str, sign: str) -> list[Run]:
    """Return the run of those whose family name begins with none of the first two words."""
    if len(typed) == 1 and len(typed[0]) == 1:
        return []
    outside = Q()
    for word in typed[:2]:
        outside &= _not_beginning(word, language)
    return [Segment(_with_latin(rows.filter(containing(typed, language))).filter(outside), f"{sign}search")]


def _with_latin(rows: QuerySet) -> QuerySet:
    return rows.annotate(latin=LatinWords("search"))


def _not_beginning(word: str, language: str) -> Q:
    if language in CYRILLIC and LATIN.match(word):
        return ~between("latin", word) | Q(latin__isnull=True)
    return ~between("search", forms(word, language)[-1])

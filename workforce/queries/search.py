"""Finding people by what somebody typed: any part of the name, with or without diacritics, in either script.

Every word typed must begin a word of the name or the personnel number. Those whose family name begins with one come
first, by a range of an index that costs the same however common the beginning is; all others are found by keys.
What is rare is gathered and put in the language's order here, what is common by walking an index of folded letters
until the page is full; which it is, the planner's statistics say.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from jtportal.kernel import names
from jtportal.kernel.paging import COUNTED, Run, Segment, capped_counts
from workforce.models.case import MARK, SHORT_BEGINNING, LatinWords, SearchKeys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import QuerySet

CYRILLIC = frozenset({"uk", "sr", "ru", "bg", "mk"})  # languages whose names stand in Cyrillic
MOST_WORDS = 6
GATHERED = 30_000  # rows found by keys, above which looking at rows until the page is full is quicker
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


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the keys find: the rows' columns where they are few, else None; and how many, up to COUNTED + 1."""

    few: list[Any] | None
    count: int


def gather(rows: QuerySet, typed: Sequence[str], language: str, *columns: str) -> Gathered:
    """Find rows by all words. Wrong or missing statistics cost time, never a row."""
    fitting = rows.filter(containing(typed, language))
    keyed = rows.annotate(keys=SearchKeys("search"))

    @cache  # one long word alone is asked about once
    def expected(*terms: str) -> float:
        return _expected(keyed.filter(keys=_query(terms)))

    terms = [term for word in typed if (term := _term(forms(word, language), expected))]
    if not terms or expected(*terms) > GATHERED:
        return Gathered(None, capped_counts({"fitting": fitting})["fitting"])
    found = fitting.annotate(keys=SearchKeys("search")).filter(keys=_query(terms))
    few = list(found.values_list(*columns)[: COUNTED + 1])
    return Gathered(few if len(few) <= COUNTED else None, len(few))


class KeyQuery(SearchQuery):
    """A query of keys exactly as they stand: to_tsquery would take them apart as if they were text."""

    template = "(%(expressions)s)::tsquery"


def _query(terms: Sequence[str]) -> KeyQuery:
    return KeyQuery(" & ".join(f"({term})" for term in terms), search_type="raw")


def _term(either: Sequence[str], expected: Callable[[str], float]) -> str:
    """Return what the index is asked for a word in either of its forms; nothing for a single letter.

    A short word is a key of its own. A long one is asked as a beginning of whole words where that is rare, else by
    its first letters: then other conditions have to be rare.
    """
    if any(len(form) < 2 for form in either):
        return ""
    if all(len(form) <= SHORT_BEGINNING for form in either):
        return " | ".join(f"'{form}{MARK}'" for form in either)
    whole = " | ".join(f"'{form}':*" for form in either)
    if expected(whole) <= GATHERED:
        return whole
    return " | ".join(f"'{form[:SHORT_BEGINNING]}{MARK}'" for form in either)


def _expected(rows: QuerySet) -> float:
    """Return how many rows the planner expects."""
    plan = json.loads(rows.order_by().values("pk").explain(format="json"))
    return (plan[0] if isinstance(plan, list) else plan)["Plan"]["Plan Rows"]


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
    similar: bool = False  # nobody is called so: these are called much like it


def by_name(rows: QuerySet, typed: Sequence[str], *, language: str, turned: bool = False) -> Found:
    """Return what the words find in the order of names, family names that begin with one of them first.

    Up to COUNTED stand as the language orders them; more, as their folded letters do.

    A single letter says no more than where a family name begins: it looks for nothing else.
    """
    sign = "-" if turned else ""
    if len(typed) == 1:
        first, column = by_family_name(rows, typed[0], language)
        count = capped_counts({"first": first})["first"]
        if count > COUNTED:
            return Found(count, [Segment(first, sign + column), *_others(rows, typed, language, sign)])
        if len(typed[0]) == 1:
            return Found(count, [Few(sorted(first.values_list("sort_key", "id"), reverse=turned))])
    gathered = gather(rows, typed, language, "sort_key", "id", "search")
    if gathered.few is None:
        return Found(gathered.count, _walks(rows, typed, language, sign))
    starts = tuple(form for word in typed for form in forms(word, language))

    def elsewhere(row: tuple[str, int, str]) -> bool:
        latin = LATIN.search(row[2])
        return not (row[2].startswith(starts) or (latin and row[2].startswith(starts, latin.start())))

    few = sorted(sorted(gathered.few, reverse=turned), key=elsewhere)
    return Found(len(few), [Few([row[:2] for row in few])])


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
    gathered = gather(rows, typed, language, order.lstrip("-"), "id")
    if gathered.few is None:
        return Found(gathered.count, walk(rows.filter(containing(typed, language)), order))
    dated = sorted((row for row in gathered.few if row[0] is not None), reverse=order.startswith("-"))
    return Found(gathered.count, [Few([*dated, *(row for row in gathered.few if row[0] is None)])])


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

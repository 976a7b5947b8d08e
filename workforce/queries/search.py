"""Finding people by what somebody typed: any part of the name, with or without diacritics, in either script.

Every word typed must begin a word of the name or the personnel number. For a single word those whose family
name begins with it come first, by a range of an index that costs the same however common the beginning is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q

from jtportal.kernel import names
from workforce.models.case import LatinWords
from workforce.queries.paging import Segment

if TYPE_CHECKING:
    from django.db.models import QuerySet

CYRILLIC = frozenset({"uk", "sr", "ru", "bg", "mk"})  # languages whose names stand in Cyrillic
MOST_WORDS = 6
WORD = re.compile(r"\w+")
LATIN = re.compile(r"[a-z]")


def words(text: str) -> list[str]:
    """Return the words somebody typed, folded, at most MOST_WORDS of at most 40 characters."""
    return [word[:40] for word in WORD.findall(" ".join(names.query_words(text)))][:MOST_WORDS]


def _forms(word: str, language: str) -> list[str]:
    """Return the word and, where names are in Latin letters, what it is in them."""
    forms = [word, names.romanise(word)] if language not in CYRILLIC else [word]
    return [form for form in dict.fromkeys(forms) if form]


def tsquery(typed: list[str], language: str) -> SearchQuery:
    """Return the query that every typed word begins one of the words searched."""
    parts = (" | ".join(f"'{form}':*" for form in _forms(word, language)) for word in typed)
    return SearchQuery(" & ".join(f"({part})" for part in parts), search_type="raw", config="simple")


def matching(rows: QuerySet, typed: list[str], *, language: str) -> QuerySet:
    """Return the rows in which every typed word begins one of the search words."""
    if len(typed) == 1 and len(typed[0]) == 1:
        return _beginning(rows, typed[0], language)[
            0
        ]  # one letter says no more than where a family name begins
    vector = SearchVector("search", config="simple")
    return rows.annotate(found=vector).filter(found=tsquery(typed, language))


def _beginning(rows: QuerySet, word: str, language: str) -> tuple[QuerySet, str]:
    """Return the rows whose family name begins with the word, and the column that orders them."""
    if language in CYRILLIC and LATIN.match(word):
        return rows.annotate(latin=LatinWords("search")).filter(_prefix("latin", word)), "latin"
    return rows.filter(_prefix("search", _forms(word, language)[-1])), "search"


def _prefix(column: str, word: str) -> Q:
    """Return the range of an index in C order that holds everything beginning with the word."""
    return Q(**{f"{column}__gte": word, f"{column}__lt": word + "\U0010ffff"})


def ranked(rows: QuerySet, typed: list[str], *, language: str) -> list[Segment]:
    """Return the matching rows as runs: for one word, family names that begin with it, then all others."""
    if len(typed) > 1:
        return [Segment(matching(rows, typed, language=language), "search")]
    first, column = _beginning(rows, typed[0], language)
    if len(typed[0]) == 1:
        return [Segment(first, column)]
    rest = matching(rows, typed, language=language)
    if column == "latin":
        rest = rest.annotate(latin=LatinWords("search"))
    word = typed[0] if column == "latin" else _forms(typed[0], language)[-1]
    outside = rest.filter(~_prefix(column, word) | Q(**{f"{column}__isnull": True}))
    return [Segment(first, column), Segment(outside, "search")]

"""Finding people whose name somebody mistyped, or wrote down by the rules of another language.

Every name has keys in an index: what it sounds like (jtportal.kernel.sounds) and the same with one letter left out.
Two words that differ by one slip (a letter left out, put in, mistaken, swapped with the next) share a key, so the
index finds them; what it finds is then looked at letter by letter. It is asked only where nobody is called as typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Value
from django.db.models.fields import TextField

from jtportal.kernel import names
from jtportal.kernel.paging import COUNTED
from jtportal.kernel.sounds import SHORTEST, slips, sound
from workforce.models.case import SlipKeys
from workforce.queries.search import Few, Found, containing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

LONG = 8  # sounds from which two slips are forgiven


def similar(rows: QuerySet, typed: Sequence[str], language: str) -> Found:
    """Return those whose names sound like the words, the nearest first; at most COUNTED. Nobody for short words alone."""
    latin = [names.romanise(word) for word in typed]
    long = [word for word in latin if len(word) >= SHORTEST and word.isascii() and word.isalpha()]
    if not long:
        return Found(0, [])
    found = rows.annotate(slips=SlipKeys("search"))
    for word in long:
        found = found.filter(slips__overlap=SlipKeys(Value(word, output_field=TextField())))
    short = [word for word, form in zip(typed, latin, strict=True) if form not in long]
    found = found.filter(containing(short, language)) if short else found
    near = []
    for search, sort_key, key in found.values_list("search", "sort_key", "id")[:COUNTED]:
        apart = distance(long, search)
        if apart is not None:
            near.append((apart, sort_key, key))
    places = [(sort_key, key) for _apart, sort_key, key in sorted(near)]
    return Found(len(places), [Few(places)] if places else [], similar=True)


def distance(words: Sequence[str], search: str) -> int | None:
    """Return how many slips lie between words in Latin letters and a name's; None for more than are forgiven."""
    there = [sound(word) for word in search.split() if word.isascii() and word.isalpha()]
    total = 0
    for word in words:
        heard = sound(word)
        most = 2 if len(heard) >= LONG else 1
        apart = min((slips(heard, other, most=most) for other in there), default=most + 1)
        if apart > most:
            return None
        total += apart
    return total

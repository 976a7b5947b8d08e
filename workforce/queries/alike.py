"""Probable duplicates: two records that may be one person. One statement over a partnership's people.

Two records may be one when the national number is the same; when the names sound alike in whatever script and the birth
date is the same; or when the name is the same and the birth date differs by a slip: two neighbouring digits swapped, one
digit mistaken, day and month in each other's place. Pairs that were decided are not asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from jtportal.kernel.sounds import slips, sound
from workforce.enums import Likeness
from workforce.models import Alike, Case, Person, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 500  # pairs that are looked at; more than anybody decides in a week
SHOWN = 100  # decisions
ALIKE_WORDS = 2  # family and given name
# `search` holds every word in its own script and in Latin letters. What is dear is asked last: `initials` are the first
# letters of the Latin words as bits, letters that spellings exchange being one; two people with one birth date must
# share two of them before their names are listened to. Of two dates that differ by a slip two parts are the same, or day
# and month changed places. Python looks at the letters of what is left.
PAIRS = """
WITH people AS MATERIALIZED (
    SELECT p.id, p.birth_date, p.search, p.national_number_hash AS number, (
        SELECT bit_or(1 << (ascii(translate(left(word, 1), 'wjyezcghxqto', 'viiiskkkkkka')) - 97))
        FROM unnest(string_to_array(p.search, ' ')) AS word WHERE word ~ '^[a-z]'
    ) AS initials,
        extract(day FROM p.birth_date) AS d, extract(month FROM p.birth_date) AS m, extract(year FROM p.birth_date) AS y
    FROM workforce_person p
    WHERE p.retracted_at IS NULL AND p.id IN (
        SELECT c.person_id FROM workforce_case c WHERE c.partnership_id = %(partnership)s AND c.retracted_at IS NULL
    )
), pairs AS (
    SELECT a.id AS one, b.id AS two, 1 AS rank FROM people a JOIN people b ON a.number = b.number AND a.id < b.id
    UNION ALL
    SELECT one, two, 2 FROM (
        SELECT a.id AS one, b.id AS two, a.search AS left_words, b.search AS right_words
        FROM people a JOIN people b ON a.birth_date = b.birth_date AND a.id < b.id
        WHERE bit_count((a.initials & b.initials)::bit(32))
            >= least(2, bit_count(a.initials::bit(32)), bit_count(b.initials::bit(32)))
        OFFSET 0
    ) near
    WHERE workforce_slip_keys(left_words) && workforce_slip_keys(right_words)
    UNION ALL
    SELECT a.id, b.id, 3 FROM people a JOIN people b ON a.search = b.search AND a.id < b.id
    WHERE a.birth_date <> b.birth_date
        AND ((a.d = b.d)::int + (a.m = b.m)::int + (a.y = b.y)::int = 2 OR (a.y = b.y AND a.d = b.m AND a.m = b.d))
)
SELECT one, two, min(rank) FROM pairs
WHERE NOT EXISTS (
    SELECT FROM workforce_alike d
    WHERE d.partnership_id = %(partnership)s AND d.retracted_at IS NULL AND d.kept_id = one AND d.other_id = two
)
GROUP BY one, two ORDER BY 3, 1, 2
"""
RANKS = {1: Likeness.NUMBER, 2: Likeness.NAME, 3: Likeness.DATE}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons that may be one, and why; `one` has the smaller key."""

    one: Person
    two: Person
    why: Likeness


def pairs(partnership: Partnership, actor: Actor) -> list[Pair]:
    """Return probable duplicates among those whom the actor may see, the surest first, at most MOST. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"partnership": partnership.pk})
        rows = cursor.fetchall()
    known = people({key for row in rows for key in row[:2]}, actor, partnership)
    found = [
        Pair(known[one], known[two], RANKS[rank])
        for one, two, rank in rows
        if one in known and two in known and holds(known[one], known[two], RANKS[rank])
    ]
    return found[:MOST]


def people(keys: Iterable[int], actor: Actor, partnership: Partnership) -> dict[int, Person]:
    """Return persons with a case in the partnership that exists for the actor."""
    rows = Person.objects.filter(pk__in=list(keys)).in_cases_of(actor, partnership)
    return {row.pk: row for row in rows.select_related("residence")}


def side_by_side(one: Person, two: Person, actor: Actor) -> list[list[Worker | Case]]:
    """Return what each of two persons is known by: [workers, cases] of the first, then of the second; two queries."""
    both = (one.pk, two.pk)
    employments = Worker.objects.visible_to(actor).filter(person__in=both).order_by("recorded_at", "pk")
    spells = Case.objects.visible_to(actor).filter(person__in=both).order_by("opened_on", "pk")
    workers = list(employments.select_related("site", "current__residence"))
    cases = list(spells.select_related("officer"))
    return [[row for row in rows if row.person_id == key] for key in both for rows in (workers, cases)]


def decided(partnership: Partnership, actor: Actor) -> list[Alike]:
    """Return what was decided and stands, the latest first."""
    rows = Alike.objects.visible_to(actor).filter(partnership=partnership, retracted_at=None)
    return list(rows.select_related("kept", "other", "recorded_by")[:SHOWN])


def likeness(one: Person, two: Person) -> Likeness | None:
    """Return why two persons may be one, None when nothing says so."""
    if one.national_number_hash and bytes(one.national_number_hash) == bytes(two.national_number_hash or b""):
        return Likeness.NUMBER
    return next((why for why in (Likeness.NAME, Likeness.DATE) if holds(one, two, why)), None)


def holds(one: Person, two: Person, why: Likeness) -> bool:
    """Say whether a likeness stands letter by letter."""
    if why is Likeness.NUMBER:
        return True
    if why is Likeness.NAME:
        return one.birth_date == two.birth_date and names_alike(one.search, two.search)
    return one.search == two.search and dates_alike(one.birth_date, two.birth_date)


def names_alike(one: str, two: str) -> bool:
    """Say whether at least two different words of one name sound, but for a slip, as words of the other."""
    there = {sound(word) for word in two.split() if latin(word)}
    heard = {sound(word) for word in one.split() if latin(word)}
    alike = [
        word for word in heard if any(slips(word, other, most=1) <= min(1, len(word) // 4) for other in there)
    ]
    return len(alike) >= min(ALIKE_WORDS, len(heard), len(there)) > 0


def latin(word: str) -> bool:
    """Say whether a word is of Latin letters."""
    return word.isascii() and word.isalpha()


def dates_alike(one: date, two: date) -> bool:
    """Say whether two dates differ by a slip: digits swapped, one mistaken, day and month exchanged."""
    if one == two or (one.year, one.month, one.day) == (two.year, two.day, two.month):
        return True
    first, second = f"{one:%d%m%Y}", f"{two:%d%m%Y}"
    differing = [place for place in range(8) if first[place] != second[place]]
    if len(differing) == 1:
        return True
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1
    left, right = differing[0], differing[-1]
    return swapped and first[left] == second[right] and first[right] == second[left]

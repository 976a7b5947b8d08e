"""How many open cases each officer has, and how chosen cases would be shared out evenly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from workforce.calculations import spreading
from workforce.models import Case

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Share:
    """What a proposal means for one officer: open cases now, how many of the chosen ones, open cases then."""

    officer: int
    now: int
    given: int
    then: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which case goes to whom: {officer: keys}, and what that means for each; `moved`: how many change hands."""

    groups: dict[int, list[int]]
    shares: list[Share]
    moved: int


def open_cases(partnership: Partnership, officers: Collection[int]) -> dict[int, int]:
    """Count the open cases of each of these officers."""
    rows = Case.objects.open().filter(partnership=partnership, officer__in=officers)
    counted = rows.order_by("officer").values_list("officer").annotate(number=Count("pk"))
    known = dict(counted)
    return {officer: known.get(officer, 0) for officer in officers}


def holders(cases: Iterable[tuple[int, int | None]]) -> dict[int, list[int]]:
    """Return cases by the officer who has them; 0 stands for nobody."""
    groups: dict[int, list[int]] = {}
    for case, officer in cases:
        groups.setdefault(officer or 0, []).append(case)
    return groups


def proposed(
    partnership: Partnership, cases: Collection[tuple[int, int | None]], officers: Collection[int]
) -> Proposal:
    """Share cases (key, officer now) evenly over officers by what each has open besides; who has one keeps it
    while their share lasts.
    """
    now = open_cases(partnership, officers)
    chosen = holders(cases)
    besides = {officer: number - len(chosen.get(officer, ())) for officer, number in now.items()}
    left = spreading.shares(besides, len(cases))
    given = dict(left)
    groups: dict[int, list[int]] = {officer: [] for officer in officers}
    rest = []
    for case, officer in cases:
        if officer is not None and left.get(officer, 0):
            groups[officer].append(case)
            left[officer] -= 1
        else:
            rest.append(case)
    waiting = iter(rest)
    for officer, number in left.items():
        groups[officer] += [next(waiting) for _place in range(number)]
    shares = [Share(one, now[one], given[one], besides[one] + given[one]) for one in officers]
    held = dict(cases)
    moved = sum(held[case] != officer for officer, keys in groups.items() for case in keys)
    return Proposal({officer: keys for officer, keys in groups.items() if keys}, shares, moved)

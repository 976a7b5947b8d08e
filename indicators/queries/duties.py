"""What the duties of a framework agreement count, so that nothing shown to strangers gives a few persons away.

Everybody stands once in a table of sites, years underground and states, and every number that a duty could ask for is
one of its published sums: whatever duties there are, today or tomorrow, they show no more than that table does. It meets
the published indicators in the sums over all sites alone. As long as both show all of those, a table of other persons
that looks the same to either goes together with one that looks the same to the other; where either withholds one, no
duty shows a count to whoever may not see persons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from indicators.calculations.suppression import ALL, Axis, withhold
from indicators.models import Reading
from indicators.queries.area import COUNTED
from partnerships.enums import OF_PERSONS, Countable
from partnerships.sockets import JOBS_REACHED, CountAsked, Counted
from workforce.queries import duties
from workforce.rules import may_see_cases, may_see_roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indicators.calculations.suppression import Place
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.queries.duties import Cell

DEEP, OTHERS = "underground", "others"
HIDDEN = Counted(None, withheld=True)


def counted(
    actor: Actor, partnership: Partnership, asked: Sequence[CountAsked]
) -> Mapping[CountAsked, Counted]:
    """Return what duties count, as the actor may see it; fits partnerships.sockets.DUTY_COUNTS."""
    found = dict(jobs(actor, partnership, asked))
    persons = [one for one in asked if one.count in OF_PERSONS]
    if not persons:
        return found
    cells = duties.cells(partnership)
    everybody = may_see_cases(actor, partnership)
    own = duties.own_sites(actor, partnership) if may_see_roster(actor, partnership) else set()
    exact = {one for one in persons if everybody or (one.count == Countable.ON_ROSTER and one.site in own)}
    shown = Shown(cells, partnership) if set(persons) - exact else None
    for one in persons:
        if one in exact:
            found[one] = Counted(number(cells, one), people=list_url)
        else:
            found[one] = HIDDEN if shown is None or shown.hides(one) else Counted(number(cells, one))
    return found


def jobs(
    actor: Actor, partnership: Partnership, asked: Iterable[CountAsked]
) -> Iterable[tuple[CountAsked, Counted]]:
    """Yield the jobs in the communities, as they are shown for the partnership agreement."""
    wanted = [one for one in asked if one.count in (Countable.JOBS_CREATED, Countable.JOBS_FORMALISED)]
    ask = next(iter(JOBS_REACHED), None) if wanted else None
    reached = ask(actor, partnership) if ask else None
    if reached is None:
        return
    for one in wanted:
        value = reached.created if one.count == Countable.JOBS_CREATED else reached.formalised
        yield one, Counted(value, withheld=value is None)


def list_url(place: int, duty: str) -> str:
    """Return where whoever may see persons finds those whom a duty of a clause's place counts."""
    return reverse("workforce:duty_people", kwargs={"pk": place, "duty": duty})


def number(cells: Mapping[Cell, int], asked: CountAsked) -> int:
    """Return how many persons a duty counts."""
    return sum(
        persons
        for (site, deep, state), persons in cells.items()
        if state.counts_as(asked.count)
        and (not asked.site or site == asked.site)
        and (deep or not asked.underground)
    )


class Shown:
    """What of a partnership's table may be shown to whoever may not see persons."""

    def __init__(self, cells: Mapping[Cell, int], partnership: Partnership) -> None:
        self.states = {repr(state): state for _site, _deep, state in cells}
        self.sites = sorted({site for site, _deep, _state in cells})
        counts: dict[Place, int] = {}
        for (site, deep, state), persons in cells.items():
            place = (f"@{site}", DEEP if deep else OTHERS, repr(state))
            counts[place] = counts.get(place, 0) + persons
        self.withheld = (
            withhold(self.axes(), counts, settings.SMALL_CELL_THRESHOLD).withheld if counts else ()
        )
        whole = any((ALL, ALL, count.value) in self.withheld for count in OF_PERSONS)
        self.nothing = whole or published_withhold(partnership)

    def axes(self) -> tuple[Axis, ...]:
        """Return sites, years underground, and every sum of states that a duty may count."""
        sums = {
            count.value: frozenset(name for name, state in self.states.items() if state.counts_as(count))
            for count in OF_PERSONS
        }
        return (
            Axis(tuple(f"@{site}" for site in self.sites)),
            Axis((DEEP, OTHERS)),
            Axis(tuple(self.states), {name: members for name, members in sums.items() if members},
                 unpublished=frozenset(self.states)),
        )  # fmt: skip

    def hides(self, asked: CountAsked) -> bool:
        """Whether a number is withheld; none at all is nobody's secret unless the table says so."""
        site = f"@{asked.site}" if asked.site else ALL
        place = (site, DEEP if asked.underground else ALL, asked.count)
        return self.nothing or place in self.withheld


def published_withhold(partnership: Partnership) -> bool:
    """Say whether the latest published numbers withhold how many open cases there are, together or by pathway."""
    rows = Reading.objects.current().whole().filter(partnership=partnership, indicator=COUNTED)
    latest = rows.filter(period__contains="Q").order_by("-period").values_list("period", flat=True).first()
    return latest is not None and rows.filter(period=latest, withheld=True).exists()

"""Whom the duties of a framework agreement count: everybody of a partnership once, by site, years underground and state.

On the roster is who has not left by today; in a case, whose case is open. A worker on the roster stands with the open
case of that employment; a case whose worker has left stands by itself. "Underground" is whoever's latest facts tell of
years underground: rosters do not say where somebody works today.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Count, F, FilteredRelation, Q, Value, When
from django.db.models import Case as Choice
from django.db.models.functions import Cast

from jtportal.kernel.paging import Segment
from partnerships.enums import Countable
from workforce.enums import CaseStatus
from workforce.models import Case, Site, Worker

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from partnerships.sockets import CountAsked

NOWHERE = ""  # the site of a case that has none


@dataclass(frozen=True, slots=True, order=True)
class State:
    """Where a person stands: on the roster or not; the pathway of the open case, '' without one; at work or not."""

    roster: bool
    pathway: str = ""
    at_work: bool = False

    def counts_as(self, count: str) -> bool:
        """Whether a duty that counts this counts the person."""
        if count == Countable.ON_ROSTER:
            return self.roster
        if count == Countable.IN_CASE:
            return bool(self.pathway)
        return self.at_work if count == Countable.AT_WORK else self.pathway == count


Cell = tuple[str, bool, State]  # a site's code, years underground, state


def cells(partnership: Partnership) -> dict[Cell, int]:
    """Return {cell: persons} of everybody on the roster or in an open case today; two queries."""
    today = partnership.today()
    found: dict[Cell, int] = {}
    spell = Q(cases__closed_on=None, cases__retracted_at=None, cases__partnership=partnership)
    rows = Worker.objects.filter(on_roster(today), site__partnership=partnership)
    rows = rows.annotate(spell=FilteredRelation("cases", condition=spell), deep=underground("current"))
    grouped = rows.values_list("site__code", "deep", "spell__pathway", "spell__status")
    for site, deep, pathway, status, number in grouped.annotate(number=Count("pk")).order_by():
        add(
            found,
            (site, deep, State(roster=True, pathway=pathway or "", at_work=status == CaseStatus.AT_WORK)),
            number,
        )
    apart = Case.objects.open().filter(partnership=partnership).filter(off_roster(today))
    alone = apart.annotate(deep=underground("worker__current"))
    told = alone.values_list("site__code", "deep", "pathway", "status")
    for site, deep, pathway, status, number in told.annotate(number=Count("pk")).order_by():
        add(
            found,
            (
                site or NOWHERE,
                deep,
                State(roster=False, pathway=pathway, at_work=status == CaseStatus.AT_WORK),
            ),
            number,
        )
    return found


def add(found: dict[Cell, int], cell: Cell, number: int) -> None:
    """Count persons into a cell."""
    found[cell] = found.get(cell, 0) + number


def on_roster(today: date, path: str = "") -> Q:
    """Say what makes a worker stand on the roster; `path` leads to the worker."""
    stays = Q(**{f"{path}left_on": None}) | Q(**{f"{path}left_on__gte": today})
    return stays & Q(**{f"{path}retracted_at": None})


def off_roster(today: date) -> Q:
    """Say what makes a case stand by itself."""
    gone = Q(worker__left_on__lt=today) | Q(worker__retracted_at__isnull=False)
    return Q(worker=None) | gone


def underground(path: str) -> Cast:
    """Return whether facts tell of years underground; `path` leads to them."""
    tells = When(**{f"{path}__underground_years__gt": 0}, then=Value("t"))
    return Cast(Choice(tells, default=Value("f")), BooleanField())


def sites(partnership: Partnership) -> list[tuple[str, str]]:
    """Return the sites that a duty may be narrowed to; fits partnerships.sockets.DUTY_SITES."""
    return [(site.code, str(site)) for site in Site.objects.filter(partnership=partnership).order_by("name")]


def workers(actor: Actor, partnership: Partnership, asked: CountAsked) -> QuerySet[Worker]:
    """Return the workers on the roster that a duty counts and the actor may see."""
    rows = Worker.objects.visible_to(actor).filter(
        on_roster(partnership.today()), site__partnership=partnership
    )
    if asked.site:
        rows = rows.filter(site__code=asked.site)
    if asked.underground:
        rows = rows.filter(current__underground_years__gt=0)
    return rows.select_related("person", "site")


def cases(actor: Actor, partnership: Partnership, asked: CountAsked) -> QuerySet[Case]:
    """Return the open cases that a duty counts and the actor may see."""
    rows = Case.objects.visible_to(actor).open().filter(partnership=partnership)
    if asked.count == Countable.AT_WORK:
        rows = rows.filter(status=CaseStatus.AT_WORK)
    elif asked.count != Countable.IN_CASE:
        rows = rows.filter(pathway=asked.count)
    if asked.site:
        today = partnership.today()
        there = Q(off_roster(today), site__code=asked.site)
        rows = rows.filter(there | Q(on_roster(today, "worker__"), worker__site__code=asked.site))
    if asked.underground:
        rows = rows.filter(worker__current__underground_years__gt=0)
    return rows.select_related("person", "worker", "site")


def in_order(rows: QuerySet[Any], column: str) -> list[Segment]:
    """Return a list as one run in the order of names; `column` is the name's key."""
    return [Segment(rows.annotate(ordered=F(column)), "ordered")]


def for_lines(rows: QuerySet[Any], ids: list[int]) -> list[Any]:
    """Return the rows of one page in its order."""
    found = {row.pk: row for row in rows.filter(pk__in=ids)}
    return [found[pk] for pk in ids if pk in found]


def own_sites(actor: Actor, partnership: Partnership) -> set[str]:
    """Return the codes of the sites whose persons the actor may see; one query."""
    rows = Site.objects.with_persons_for(actor).filter(partnership=partnership)
    return set(rows.values_list("code", flat=True).order_by("code"))

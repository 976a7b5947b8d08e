"""The roster of a mine: found and ordered like the list of cases, without anything of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q

from jtportal.kernel.paging import Segment
from workforce.queries import search

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from partnerships.models import Partnership
    from workforce.models import Worker

ORDERS = {"name": "person__sort_key", "age": "-person__birth_date", "number": "personnel_number"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the roster. `state`: active, left or all."""

    q: str = ""
    state: str = "active"
    sort: str = "name"


def narrowed(rows: QuerySet[Worker], wanted: Wanted, *, partnership: Partnership) -> QuerySet[Worker]:
    """Return the visible workers of the partnership's sites that the words find."""
    rows = rows.filter(site__partnership=partnership)
    if wanted.state != "all":
        rows = rows.filter(left_on__isnull=wanted.state == "active")
    typed = search.words(wanted.q)
    if not typed:
        return rows
    number = Q(personnel_number__istartswith=wanted.q.strip())
    return rows.filter(search.containing(typed, partnership.language, "person__search") | number)


def in_order(rows: QuerySet[Worker], wanted: Wanted) -> list[Segment]:
    """Return the rows as one run in the wanted order."""
    order = ORDERS[wanted.sort.lstrip("-")]
    column = order.lstrip("-")
    turned = order.startswith("-") != wanted.sort.startswith("-")
    return [Segment(rows.annotate(ordered=F(column)), "-ordered" if turned else "ordered")]


def for_lines(rows: QuerySet[Worker], ids: list[int]) -> list[Worker]:
    """Return the workers of one page in its order, with what a line shows."""
    found = rows.filter(pk__in=ids).select_related("person", "site", "current__residence")
    by_id = {worker.pk: worker for worker in found}
    return [by_id[pk] for pk in ids if pk in by_id]

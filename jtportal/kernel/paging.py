"""Pages of a list without OFFSET: from the row last seen, in either direction, at any depth at one price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db import connection
from django.db.models import F
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

COUNTED = 1000  # counts are exact up to here, then they say 'more than 1,000'


class Run(Protocol):
    """Rows in an order."""

    def ids(self, size: int, *, beyond: tuple[Any, int] | None = None, backwards: bool = False) -> list[int]:
        """Return up to `size` keys beyond a row (its value in the order and its key), nearest first."""

    def place(self, row_id: int) -> tuple[Any, int] | None:
        """Return where a row stands in this run, or None when it does not."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of rows in the order of one indexed column, `id` breaking ties. `-` before it turns it round."""

    rows: QuerySet
    order: str

    @property
    def column(self) -> str:
        """The column without its direction."""
        return self.order.lstrip("-")

    def ids(self, size: int, *, beyond: tuple[Any, int] | None = None, backwards: bool = False) -> list[int]:
        """Return up to `size` keys beyond a row (its column's value and its key), nearest first."""
        rows = self.rows
        descending = self.order.startswith("-") != backwards
        if beyond is not None:
            side = TupleLessThan if descending else TupleGreaterThan
            rows = rows.filter(side(Tuple(F(self.column), F("id")), beyond))
        sign = "-" if descending else ""
        return list(rows.order_by(f"{sign}{self.column}", f"{sign}id").values_list("id", flat=True)[:size])

    def place(self, row_id: int) -> tuple[Any, int] | None:
        """Return where a row stands in this run, or None when it does not."""
        return self.rows.filter(pk=row_id).values_list(self.column, "id").first()


@dataclass(frozen=True, slots=True)
class Page:
    """Keys of one page's rows, in order, and whether there are rows on either side."""

    ids: list[int]
    earlier: bool
    later: bool


def page(runs: Sequence[Run], *, size: int, after: int | None = None, before: int | None = None) -> Page:
    """Return the page that follows the row `after`, or precedes the row `before`; else the first.

    Runs follow one another. A row no longer in the list (dealt with by now) leads to the first page.
    """
    backwards = before is not None
    ordered = list(reversed(runs)) if backwards else list(runs)
    start, place = _start(ordered, before if backwards else after)
    ids: list[int] = []
    for index, run in enumerate(ordered[start:]):
        wanted = size + 1 - len(ids)
        ids += run.ids(wanted, beyond=place if index == 0 else None, backwards=backwards)
        if len(ids) > size:
            break
    more, ids = len(ids) > size, ids[:size]
    if backwards and place is not None:
        return Page(ids[::-1], earlier=more, later=True)
    return Page(ids if not backwards else ids[::-1], earlier=place is not None, later=more)


def _start(runs: Sequence[Run], row_id: int | None) -> tuple[int, tuple[Any, int] | None]:
    if row_id is not None:
        for index, run in enumerate(runs):
            place = run.place(row_id)
            if place is not None:
                return index, place
    return 0, None


def capped_counts(lists: Mapping[str, QuerySet]) -> dict[str, int]:
    """Count each list up to COUNTED + 1, all in one query: {name: 0 … 1,001}."""
    if not lists:
        return {}
    parts: list[str] = []
    params: list[Any] = []
    for rows in lists.values():
        if rows.query.is_empty():
            parts.append("0")
            continue
        sql, values = rows.order_by().values("pk")[: COUNTED + 1].query.sql_with_params()
        parts.append("(SELECT count(*) FROM (" + sql + ") AS counted)")  # noqa: S608 - made by the querysets
        params += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return dict(zip(lists, cursor.fetchone(), strict=True))

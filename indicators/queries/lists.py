"""The cases, follow-ups, outcomes or beneficiaries behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from indicators.definitions import lineage
from partnerships.models import Territory
from workforce.models import Beneficiary, Case, FollowUp, Outcome

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from indicators.definitions import Definition
    from indicators.definitions.lineage import Scope


def rows_behind(
    definition: Definition,
    scope: Scope,
    *,
    part: str = "numerator",
    beyond: tuple[str, int] | None = None,
    backwards: bool = False,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """Return exactly the rows behind a number, each with its facts as they were known then (the columns of
    `definition.rows`).

    In the order of names; `beyond` (sort_key, key), `backwards` and `limit` turn pages.
    """
    sql, parameters = lineage.statement(
        definition, scope, part=part, beyond=beyond, backwards=backwards, limit=limit
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Register:
    """Where the rows of a population are kept: read with whom they are about, found by `name` and key."""

    rows: QuerySet[Any]
    partnership: str
    name: str


REGISTERS = {
    "cases": Register(Case.objects.select_related("person", "worker", "site"), "partnership", "sort_key"),
    "outcomes": Register(
        Outcome.objects.select_related("beneficiary"), "beneficiary__partnership", "beneficiary__name"
    ),
    "beneficiaries": Register(Beneficiary.objects.all(), "partnership", "name"),
    "follow_ups": Register(
        FollowUp.objects.select_related("case__person", "worker"), "case__partnership", "case__sort_key"
    ),
}


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list: as it is called now, with its facts as they were known then."""

    row: Case | Outcome | Beneficiary | FollowUp
    facts: dict[str, Any]
    town: Territory | None

    @property
    def taken_back(self) -> bool:
        """Whether it has been taken back since."""
        return getattr(self.row, "retracted_at", None) is not None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list. `before` and `after`: the row to turn the page from, None at an end."""

    rows: list[ListedRow]
    before: int | None
    after: int | None


def page_behind(
    definition: Definition,
    scope: Scope,
    *,
    part: str,
    size: int,
    before: int | None = None,
    after: int | None = None,
) -> ListPage:
    """Return a page of the rows behind a number, beginning after one or ending before one; four queries."""
    register = REGISTERS[definition.rows.key]
    turn = before or after
    wanted = {"pk": turn or 0, register.partnership: scope.partnership}
    key = register.rows.filter(**wanted).values_list(register.name, "pk").first()
    backwards = bool(before and key)
    found = rows_behind(
        definition, scope, part=part, beyond=key if turn else None, backwards=backwards, limit=size + 1
    )
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    rows = with_names(definition, found)
    further = (more, True) if backwards else (bool(turn and key), more)
    return ListPage(
        rows,
        before=rows[0].row.pk if rows and further[0] else None,
        after=rows[-1].row.pk if rows and further[1] else None,
    )


def with_names(definition: Definition, found: list[dict[str, Any]]) -> list[ListedRow]:
    """Return facts with the rows they belong to, in their order."""
    identity = definition.rows.identity
    rows = REGISTERS[definition.rows.key].rows.in_bulk([one[identity] for one in found])
    towns = Territory.objects.in_bulk({one["residence"] for one in found if one["residence"]})
    return [ListedRow(rows[one[identity]], one, towns.get(one["residence"])) for one in found]

"""The cases behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from indicators.definitions import lineage
from partnerships.models import Territory
from workforce.models import Case

if TYPE_CHECKING:
    from indicators.definitions import Definition
    from indicators.definitions.lineage import Scope


def cases_behind(
    definition: Definition,
    scope: Scope,
    *,
    part: str = "numerator",
    beyond: tuple[str, int] | None = None,
    backwards: bool = False,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """Return exactly the cases behind a number, each with its facts as they were known then
    (`facts.COLUMNS`).

    In the order of names; `beyond` (sort_key, case_id), `backwards` and `limit` turn pages.
    """
    sql, parameters = lineage.statement(
        definition, scope, part=part, beyond=beyond, backwards=backwards, limit=limit
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case of a list: as it is called now, with its facts as they were known then."""

    case: Case
    facts: dict[str, Any]
    town: Territory | None

    @property
    def taken_back(self) -> bool:
        """Whether it has been taken back since, and so exists for nobody any more."""
        return self.case.retracted_at is not None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a list. `before` and `after`: the case to turn the page from, None at an end."""

    rows: list[CaseRow]
    before: int | None
    after: int | None


def case_page(
    definition: Definition,
    scope: Scope,
    *,
    part: str,
    size: int,
    before: int | None = None,
    after: int | None = None,
) -> CasePage:
    """Return a page of the cases behind a number, beginning after a case or ending before one; four queries."""
    turn = before or after
    key = (
        Case.objects.filter(pk=turn or 0, partnership=scope.partnership).values_list("sort_key", "pk").first()
    )
    backwards = bool(before and key)
    found = cases_behind(
        definition, scope, part=part, beyond=key if turn else None, backwards=backwards, limit=size + 1
    )
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    rows = with_names(found)
    further = (more, True) if backwards else (bool(turn and key), more)
    return CasePage(
        rows,
        before=rows[0].case.pk if rows and further[0] else None,
        after=rows[-1].case.pk if rows and further[1] else None,
    )


def with_names(found: list[dict[str, Any]]) -> list[CaseRow]:
    """Return facts with the cases they belong to, in their order."""
    cases = Case.objects.select_related("person", "worker", "site").in_bulk([one["case_id"] for one in found])
    towns = Territory.objects.in_bulk({one["residence"] for one in found if one["residence"]})
    return [CaseRow(cases[one["case_id"]], one, towns.get(one["residence"])) for one in found]

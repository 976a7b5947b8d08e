"""The cases behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from indicators.definitions import lineage

if TYPE_CHECKING:
    from indicators.definitions import Definition
    from indicators.definitions.lineage import Scope


def cases_behind(
    definition: Definition,
    scope: Scope,
    *,
    part: str = "numerator",
    after: tuple[str, int] | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """Return exactly the cases behind a number, each with its facts as they were known then
    (`facts.COLUMNS`).

    In the order of names; `after` (sort_key, case_id) and `limit` turn pages.
    """
    sql, parameters = lineage.statement(definition, scope, part=part, after=after, limit=limit)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

"""The rows behind a number: the same facts and the same words as the number itself, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date, datetime

    from indicators.definitions.base import Definition


@dataclass(frozen=True, slots=True)
class Scope:
    """Which number: of which partnership, as of which day as known when, of which category, sex,
    municipality.

    `category` '' and `sex` None: all together; `sex` '': not stated; `residence` None with `by_residence`:
    unknown.
    """

    partnership: int
    as_of: date
    known_at: datetime
    category: str = ""
    sex: str | None = None
    by_residence: bool = False
    residence: int | None = None


def statement(
    definition: Definition,
    scope: Scope,
    *,
    part: str = "numerator",
    beyond: tuple[str, int] | None = None,
    backwards: bool = False,
    limit: int | None = None,
) -> tuple[str, dict[str, Any]]:
    """Return SQL and parameters for the rows (columns of `definition.rows`) that a part of a number counts.

    In the order of names (sort_key, identity), from behind `beyond` on, at most `limit`; `backwards` turns
    the order round. Raises KeyError for a part that the indicator does not have.
    """
    parameters: dict[str, Any] = {
        "partnerships": [scope.partnership],
        "as_of": scope.as_of,
        "known_at": scope.known_at,
    }
    wanted = [definition.parts[part]]
    if definition.category and scope.category:
        wanted.append(f"{definition.category} = %(category)s")
        parameters["category"] = scope.category
    if scope.sex is not None:
        wanted.append("sex = %(sex)s")
        parameters["sex"] = scope.sex
    if scope.by_residence:
        wanted.append("residence IS NOT DISTINCT FROM %(residence)s::bigint")
        parameters["residence"] = scope.residence
    rows = definition.rows
    way, order = ("<", "DESC") if backwards else (">", "ASC")
    if beyond is not None:
        wanted.append(f"(sort_key, {rows.identity}) {way} (%(key)s, %(row)s)")
        parameters["key"], parameters["row"] = beyond
    columns = ", ".join([*rows.columns, "sort_key"])
    where = " AND ".join(f"({one})" for one in wanted)
    sql = f"SELECT {columns} FROM ({rows.row_wise}) AS facts WHERE {where}"
    sql += f" ORDER BY sort_key {order}, {rows.identity} {order}"
    if limit is not None:
        sql += " LIMIT %(limit)s"
        parameters["limit"] = limit
    return sql, parameters

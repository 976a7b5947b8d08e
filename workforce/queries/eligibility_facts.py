"""The facts of a partnership's workers on a day, as one relation for eligibility_sql: a row per worker.

A fact that the workforce does not hold is a NULL column, so that what hangs on it cannot be told:

    household_size, contribution_years, equivalent_age    not in rosters
    underground, full_time, contractor                    not in rosters; an occupation does not say it
    mean_wage_6m, other_income, accrued_pension           only the monthly wage is known
    pension_on                                            decided by the pension office
    job_lost_by, taken                                    recorded once agreements are carried out

`job_lost_on` is the day of leaving of those made redundant. Everything else comes from the version of the worker's facts
in force on the day as known now, with that version's standing and source, or from the worker's departure.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier, Literal

from partnerships.calculations.measures.facts import FACTS, Amount, FactValue, Kind, Standing
from workforce.queries.eligibility_sql import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnerships.calculations.measures.facts import Facts, Value
    from partnerships.models import Partnership

TYPES = {
    Kind.DATE: SQL("date"),
    Kind.NUMBER: SQL("numeric"),
    Kind.MONEY: SQL("numeric"),
    Kind.CHOICE: SQL("text"),
    Kind.CODE: SQL("text"),
    Kind.FLAG: SQL("boolean"),
    Kind.MEASURES: SQL("text[]"),
}
HELD = {
    "birth_date": SQL("v.birth_date"),
    "sex": SQL("nullif(v.sex, '')"),
    "residence": SQL("t.code"),
    "occupation": SQL("nullif(v.occupation_code, '')"),
    "site": SQL("s.code"),
    "service_start": SQL("v.service_start"),
    "years_underground": SQL("v.underground_years"),
    "monthly_wage": SQL("v.wage"),
    "contract": SQL("nullif(v.contract, '')"),
    "wage_arrears": SQL("v.arrears"),
    "arrears_months": SQL("v.arrears_months"),
    "dependants": SQL("v.dependants::numeric"),
    "left_on": SQL("w.left_on"),
    "job_lost_on": SQL("CASE w.leave_reason WHEN 'redundancy' THEN w.left_on END"),
    "layoff_reason": SQL(
        "CASE WHEN w.leave_reason IN ('redundancy', 'contract_end', 'other_job', 'retirement', 'other')"
        " THEN w.leave_reason END"
    ),
}
STANDING = SQL(
    "CASE v.standing WHEN 'stated' THEN 0 WHEN 'roster' THEN 1 WHEN 'document' THEN 2 WHEN 'certified' THEN 3 END"
)
RELATION = SQL("""
    SELECT w.id AS worker, v.source AS fact_source, v.valid_from AS fact_on, {columns}
    FROM workforce_site s
    JOIN workforce_worker w ON w.site_id = s.id AND w.retracted_at IS NULL
    JOIN workforce_workerversion v ON v.worker_id = w.id AND v.retracted_at IS NULL AND v.valid_from <= {day}
        AND (v.valid_until IS NULL OR v.valid_until > {day})
    LEFT JOIN partnerships_territory t ON t.id = v.residence_id
    WHERE s.partnership_id = {partnership} AND {which}
""")


def columns() -> Iterable[Composable]:
    """Yield the columns of every fact: its value, its standing, the currency of money."""
    for name, spec in FACTS.items():
        held = HELD.get(name)
        value = SQL("NULL::{}").format(TYPES[spec.kind]) if held is None else held
        yield SQL("{} AS {}").format(value, Identifier(name))
        standing = SQL("NULL::integer") if held is None else STANDING
        yield SQL("{} AS {}").format(standing, Identifier(f"{name}_standing"))
        if spec.kind is Kind.MONEY:
            code = SQL("NULL::text") if held is None else SQL("v.currency::text")
            yield SQL("{} AS {}").format(code, Identifier(f"{name}_currency"))


def relation(partnership: Partnership, day: date, *, workers: Iterable[int] | None = None) -> Composable:
    """Return the facts of those who are on the roster on a day; of `workers` instead, gone or not, where given."""
    which: Composable = SQL("(w.left_on IS NULL OR w.left_on >= {})").format(Literal(day))
    if workers is not None:
        which = SQL("w.id = ANY({})").format(Literal(list(workers)))
    return RELATION.format(
        columns=SQL(", ").join(columns()), day=Literal(day), partnership=Literal(partnership.pk), which=which
    )


def facts_of(partnership: Partnership, day: date, *, workers: Iterable[int]) -> dict[int, Facts]:
    """Return what is known of some workers, for judging one by one."""
    with connection.cursor() as cursor:
        cursor.execute(as_text(relation(partnership, day, workers=workers)))
        names = [one[0] for one in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["worker"]: facts(row) for row in rows}


def facts(row: Mapping[str, Any]) -> Facts:
    """Return a row of the relation as facts."""
    return {
        name: FactValue(
            _value(row, name, spec.kind),
            Standing(row[f"{name}_standing"]),
            row.get("fact_source") or "",
            row.get("fact_on"),
        )
        for name, spec in FACTS.items()
        if row[name] is not None
    }


def _value(row: Mapping[str, Any], name: str, kind: Kind) -> Value:
    value = row[name]
    if kind is Kind.MONEY:
        return Amount(Decimal(value), row[f"{name}_currency"])
    return frozenset(value) if kind is Kind.MEASURES else value

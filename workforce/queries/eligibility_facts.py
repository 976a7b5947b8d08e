"""The facts of a partnership's workers on a day, as one relation for eligibility_sql: a row per worker.

What the roster says comes from the version of the worker's facts in force on the day as known now, with that version's
standing, source and day, or from the worker's departure: `job_lost_on` is the day of leaving of those made redundant.
What was recorded at intake comes from said_facts, each fact with a standing, source and day of its own. Where both speak
of a fact, the surer one counts; of two as sure the later of day, on the same day the intake. What nobody said is NULL, so
that what hangs on it cannot be told.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier, Literal

from partnerships.calculations.measures.facts import FACTS, Amount, FactValue, Kind, Standing
from workforce.queries import said_facts
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
ROSTER = {
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
HELD = (*ROSTER, *said_facts.ALONE)
"""The facts that the workforce can hold."""
LATER = SQL("""CASE WHEN {value} IS NULL OR i.{standing} > {sure}
    OR (i.{standing} = {sure} AND i.{on} >= v.valid_from) THEN i.{name} IS NOT NULL ELSE FALSE END""")
RELATION = SQL("""
    SELECT w.id AS worker, {columns}
    FROM workforce_site s
    JOIN workforce_worker w ON w.site_id = s.id AND w.retracted_at IS NULL
    JOIN workforce_workerversion v ON v.worker_id = w.id AND v.retracted_at IS NULL AND v.valid_from <= {day}
        AND (v.valid_until IS NULL OR v.valid_until > {day})
    LEFT JOIN partnerships_territory t ON t.id = v.residence_id
    LEFT JOIN ({people}) i ON i.person_id = w.person_id
    WHERE s.partnership_id = {partnership} AND {which}
""")


def columns() -> Iterable[Composable]:
    """Yield the columns of every fact: its value, standing, source and day, the currency of money."""
    for name in FACTS:
        for ending, from_roster in _from_roster(name):
            column, said = Identifier(name + ending), SQL("i.{}").format(Identifier(name + ending))
            if name not in ROSTER:
                yield SQL("{} AS {}").format(said, column)
            elif name in said_facts.OVERLAID:
                later = LATER.format(
                    value=ROSTER[name], sure=STANDING, name=Identifier(name),
                    standing=Identifier(f"{name}_standing"), on=Identifier(f"{name}_on"),
                )  # fmt: skip
                yield SQL("CASE WHEN {} THEN {} ELSE {} END AS {}").format(later, said, from_roster, column)
            else:
                yield SQL("{} AS {}").format(from_roster, column)


def _from_roster(name: str) -> Iterable[tuple[str, Composable]]:
    """Yield the endings of a fact's columns, with what the roster says."""
    yield "", ROSTER.get(name, SQL("NULL"))
    yield "_standing", STANDING
    yield "_source", SQL("v.source::text")
    yield "_on", SQL("v.valid_from")
    if FACTS[name].kind is Kind.MONEY:
        yield "_currency", SQL("v.currency::text")


def relation(partnership: Partnership, day: date, *, workers: Iterable[int] | None = None) -> Composable:
    """Return the facts of those who are on the roster on a day; of `workers` instead, gone or not, where given."""
    which: Composable = SQL("(w.left_on IS NULL OR w.left_on >= {})").format(Literal(day))
    if workers is not None:
        workers = list(workers)
        which = SQL("w.id = ANY({})").format(Literal(workers))
    return RELATION.format(
        columns=SQL(", ").join(columns()),
        day=Literal(day),
        partnership=Literal(partnership.pk),
        which=which,
        people=said_facts.people(partnership, day, workers=workers),
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
            row.get(f"{name}_source") or "",
            row.get(f"{name}_on"),
        )
        for name, spec in FACTS.items()
        if row[name] is not None
    }


def _value(row: Mapping[str, Any], name: str, kind: Kind) -> Value:
    value = row[name]
    if kind is Kind.MONEY:
        return Amount(Decimal(value), row[f"{name}_currency"])
    return frozenset(value) if kind is Kind.MEASURES else value

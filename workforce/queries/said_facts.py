"""What was recorded at intake as facts of rules: for each person of a partnership one row, set-wise.

Where several speak of a fact, the surest does, then the latest of day, then what was recorded last. Only what was said
or seen by the day asked about counts, as it stands now; it may come from any of the person's cases in the partnership.

    dependants, household_size             the household
    underground, full_time, contractor     the time worked on the day, or on the last day of employment
    years_underground, contribution_years  the work history, once it is recorded as complete: a part of it says too little
    wage_arrears, arrears_months           the ledger of wages owed in one currency, likewise
    other_income                           the pay of work that runs on the day, where all of it is known
    all of RecordedFact but WHOLE          recorded one by one

A sum of several records is as sure as the least sure of them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from psycopg.sql import SQL, Composable, Identifier, Literal

from partnerships.calculations.measures.facts import FACTS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnerships.models import Partnership

OVERLAID = ("years_underground", "service_start", "wage_arrears", "arrears_months", "dependants")
"""Facts that the roster holds too."""
ALONE = (
    "household_size", "contribution_years", "equivalent_age", "underground", "full_time", "contractor", "mean_wage_6m",
    "other_income", "accrued_pension", "pension_on", "job_lost_by", "taken",
)  # fmt: skip
COLUMNS = {
    Kind.DATE: "day",
    Kind.NUMBER: "number",
    Kind.MONEY: "number",
    Kind.FLAG: "flag",
    Kind.CODE: "code",
    Kind.MEASURES: "codes",
}
LEVELS = """
    CASE {} WHEN 'stated' THEN 0 WHEN 'roster' THEN 1 WHEN 'document' THEN 2 WHEN 'certified' THEN 3 END"""


def level(column: str) -> Composable:
    """Return a standing as a number."""
    return SQL(LEVELS).format(SQL(column))


# Every part gives: person, fact, number, day, flag, code, codes, currency, standing, source, "on", key.
STATED = """
    SELECT c.person_id, x.fact::text, x.number, x.day, x.flag, x.code::text, x.codes::text[], x.currency::text,
        {level}, x.source::text, x."on", x.recorded_at
    FROM workforce_statedfact x JOIN cases c ON c.id = x.case_id
    WHERE x.retracted_at IS NULL AND x."on" <= {day} AND x.fact NOT IN ('history_whole', 'arrears_whole')
"""
HOUSEHOLD = """
    SELECT c.person_id, y.fact, y.number, NULL::date, NULL::boolean, NULL, NULL::text[], NULL,
        {level}, x.source::text, x."on", x.recorded_at
    FROM workforce_household x JOIN cases c ON c.id = x.case_id
    CROSS JOIN LATERAL (VALUES ('dependants', x.dependants::numeric), ('household_size', x.size::numeric))
        y (fact, number)
    WHERE x.retracted_at IS NULL AND x."on" <= {day} AND y.number IS NOT NULL
"""
AT_WORK = """
    SELECT x.person_id, y.fact, NULL::numeric, NULL::date, y.flag, NULL, NULL::text[], NULL,
        x.standing, x.source, x."on", x.recorded_at
    FROM (
        SELECT DISTINCT ON (c.person_id) c.person_id, {level} AS standing, x.source::text, x."on", x.recorded_at,
            x.underground, x.full_time, x.contractor
        FROM workforce_servicespell x JOIN cases c ON c.id = x.case_id
        LEFT JOIN workforce_worker w ON w.id = c.worker_id
        WHERE x.retracted_at IS NULL AND x."on" <= {day} AND x.begins <= least({day}, w.left_on)
            AND (x.ends IS NULL OR x.ends >= least({day}, w.left_on))
        ORDER BY c.person_id, x.begins DESC, x.id DESC
    ) x
    CROSS JOIN LATERAL (VALUES ('underground', x.underground), ('full_time', x.full_time), ('contractor', x.contractor))
        y (fact, flag)
    WHERE y.flag IS NOT NULL
"""
HISTORY = """
    SELECT x.person_id, y.fact, (
            SELECT trunc(coalesce(sum(upper(r) - lower(r)), 0) / 365.2425, 1) FROM unnest(y.spells) r
        ), NULL::date, NULL::boolean, NULL, NULL::text[], NULL, x.standing, x.source, x."on", x.recorded_at
    FROM (
        SELECT z.person_id, least(min({level}), z.standing) AS standing, z.source,
            greatest(max(x."on"), z."on") AS "on", z.recorded_at, bool_and(x.contributed IS NOT NULL) AS told,
            range_agg(daterange(x.begins, least(x.ends, {day}), '[]')) FILTER (WHERE x.underground) AS below,
            range_agg(daterange(x.begins, least(x.ends, {day}), '[]')) FILTER (WHERE x.contributed) AS paid
        FROM ({whole}) z
        JOIN cases c ON c.person_id = z.person_id
        JOIN workforce_servicespell x ON x.case_id = c.id
        WHERE x.retracted_at IS NULL AND x."on" <= {day} AND x.begins <= {day}
        GROUP BY z.person_id, z.standing, z.source, z."on", z.recorded_at
    ) x
    CROSS JOIN LATERAL (VALUES ('years_underground', below, TRUE), ('contribution_years', paid, told))
        y (fact, spells, known)
    WHERE y.known
"""
LEDGER = """
    SELECT x.person_id, y.fact, y.number, NULL::date, NULL::boolean, NULL, NULL::text[], y.currency,
        x.standing, x.source, x."on", x.recorded_at
    FROM (
        SELECT m.person_id, least(min(m.standing), m.sure) AS standing, m.source, greatest(max(m."on"), m.said) AS "on",
            m.recorded_at, min(m.currency) AS currency, sum(m.open) AS open, count(*) FILTER (WHERE m.open > 0) AS months
        FROM (
            SELECT z.person_id, z.standing AS sure, z.source, z."on" AS said, z.recorded_at, x.month,
                min({level}) AS standing, max(x."on") AS "on", x.currency::text AS currency,
                sum(CASE x.kind WHEN 'owed' THEN x.amount WHEN 'paid' THEN -x.amount WHEN 'settled' THEN -x.amount
                    ELSE 0 END) AS open
            FROM ({whole}) z
            JOIN cases c ON c.person_id = z.person_id
            JOIN workforce_arrearsentry x ON x.case_id = c.id
            WHERE x.retracted_at IS NULL AND x."on" <= {day}
            GROUP BY z.person_id, z.standing, z.source, z."on", z.recorded_at, x.month, x.currency
        ) m
        GROUP BY m.person_id, m.sure, m.source, m.said, m.recorded_at
        HAVING count(DISTINCT m.currency) = 1
    ) x
    CROSS JOIN LATERAL (VALUES ('wage_arrears', x.open, x.currency), ('arrears_months', x.months::numeric, NULL))
        y (fact, number, currency)
"""
WORK = """
    SELECT c.person_id, 'other_income', sum(x.wage), NULL::date, NULL::boolean, NULL, NULL::text[],
        min(x.currency::text), min({level}), (array_agg(x.source::text ORDER BY x.started_on DESC, x.id DESC))[1],
        max(coalesce(x.checked_on, x.started_on)), max(x.recorded_at)
    FROM workforce_placement x JOIN cases c ON c.id = x.case_id
    WHERE x.retracted_at IS NULL AND x.started_on <= {day} AND (x.ended_on IS NULL OR x.ended_on >= {day})
    GROUP BY c.person_id
    HAVING count(x.wage) = count(*) AND count(DISTINCT x.currency) = 1
"""
# That a history or a ledger is complete, as the surest says.
WHOLE = """
    SELECT DISTINCT ON (c.person_id) c.person_id, {level} AS standing, x.source::text, x."on", x.recorded_at
    FROM workforce_statedfact x JOIN cases c ON c.id = x.case_id
    WHERE x.retracted_at IS NULL AND x."on" <= {day} AND x.fact = {fact} AND x.flag
    ORDER BY c.person_id, 2 DESC, x."on" DESC, x.recorded_at DESC
"""
PEOPLE = """
    WITH cases AS NOT MATERIALIZED (
        SELECT c.id, c.person_id, c.worker_id FROM workforce_case c
        WHERE c.partnership_id = {partnership} AND c.retracted_at IS NULL {whose}
    ), said (person_id, fact, number, day, flag, code, codes, currency, standing, source, "on", recorded_at) AS (
        {parts}
    ), chosen AS (
        SELECT DISTINCT ON (person_id, fact) * FROM said
        ORDER BY person_id, fact, standing DESC, "on" DESC, recorded_at DESC
    )
    SELECT person_id, {columns} FROM chosen GROUP BY person_id
"""
SOME = "AND c.person_id IN (SELECT w.person_id FROM workforce_worker w WHERE w.id = ANY({workers}))"


def parts(day: Composable) -> Iterable[Composable]:
    """Yield where facts come from."""
    sure = level("x.standing")
    for text in (STATED, HOUSEHOLD, AT_WORK, WORK):
        yield SQL(text).format(day=day, level=sure)
    for text, fact in ((HISTORY, "history_whole"), (LEDGER, "arrears_whole")):
        whole = SQL(WHOLE).format(day=day, level=sure, fact=Literal(fact))
        yield SQL(text).format(day=day, level=sure, whole=whole)


def people(partnership: Partnership, day: date, *, workers: Iterable[int] | None = None) -> Composable:
    """Return the statement: person_id and for each fact its value, standing, source, day and, of money, currency."""
    whose = SQL("") if workers is None else SQL(SOME).format(workers=Literal(list(workers)))
    columns = []
    for name in (*OVERLAID, *ALONE):
        columns += [_one(name, column, ending) for column, ending in _endings(name)]
    return SQL(PEOPLE).format(
        partnership=Literal(partnership.pk),
        whose=whose,
        parts=SQL(" UNION ALL ").join(parts(Literal(day))),
        columns=SQL(", ").join(columns),
    )


def _endings(name: str) -> Iterable[tuple[str, str]]:
    kind = FACTS[name].kind
    yield COLUMNS[kind], ""
    yield "standing", "_standing"
    yield "source", "_source"
    yield "on", "_on"
    if kind is Kind.MONEY:
        yield "currency", "_currency"


def _one(name: str, column: str, ending: str) -> Composable:
    """Return a column of a fact: there is one row of it at most."""
    how = SQL("bool_or" if column == "flag" else "max")
    return SQL("{}({}) FILTER (WHERE fact = {}) AS {}").format(
        how, Identifier(column), Literal(name), Identifier(name + ending)
    )

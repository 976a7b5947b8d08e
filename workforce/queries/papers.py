"""The paper that decides most: which facts, once certified, settle most answers of the agreement.

For each fact that the measures in force ask for, the roster is asked again as if that fact were certified for everybody
of whom it is known. What cannot be told now and could be told then is what the paper settles. Where the fact itself is
missing its answer cannot be foreseen: there it is only counted for how many it is asked in vain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier

from partnerships.calculations.measures.facts import BEGUN_BY, EMPLOYED, FACTS, Kind
from partnerships.calculations.measures.language import Day, Measure
from partnerships.models import FrameworkVersion
from partnerships.queries import framework_files
from workforce.queries.eligibility import compiled
from workforce.queries.eligibility_facts import HELD, relation
from workforce.queries.eligibility_sql import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnerships.models import Partnership

CERTIFIED = SQL("3")


@dataclass(frozen=True, slots=True)
class Paper:
    """A fact to be certified: it settles `answers` of `workers`; `missing`: asked in vain of so many more."""

    fact: str
    workers: int
    answers: int
    missing: int


def measures_in_force(partnership: Partnership) -> tuple[Measure, ...]:
    """Return the measures of the partnership's agreements in force today."""
    today = partnership.today()
    rows = FrameworkVersion.objects.in_force_on(today).filter(agreement__partnership=partnership)
    found = [one for row in rows.order_by("pk") for one in framework_files.measures(row)]
    return tuple({one.key: one for one in found}.values())


def asked(measure: Measure) -> set[str]:
    """Return the facts that decide whether somebody appears eligible by a measure."""
    found = {measure.event.fact} if measure.event else set()
    for group in measure.groups:
        for test in group.tests:
            names = ("service_start",) if test.fact == EMPLOYED else (BEGUN_BY.get(test.fact, test.fact),)
            found.update(names)
            days = [one for one in (test.day, test.value) if isinstance(one, Day)]
            found.update(str(day.anchor) for day in days if str(day.anchor) in FACTS)
    return found & set(FACTS)


def papers(partnership: Partnership, measures: Sequence[Measure], day: date) -> list[Paper]:
    """Return the facts to be certified, what settles most first; one statement for each fact asked for."""
    facts = sorted(set().union(*(asked(one) for one in measures)) & set(HELD)) if measures else []
    found = [_paper(partnership, measures, fact, day) for fact in facts]
    useful = [one for one in found if one.answers or one.missing]
    return sorted(useful, key=lambda one: (-one.answers, -one.missing, one.fact))


def waiting_for(partnership: Partnership, measures: Sequence[Measure], fact: str, day: date) -> list[int]:
    """Return the workers (keys) for whom a paper would settle something: certified facts or missing ones."""
    statement = SQL(
        "SELECT worker FROM ({}) told WHERE settled > 0 OR lacking ORDER BY settled DESC, worker"
    ).format(_told(partnership, measures, fact, day))
    with connection.cursor() as cursor:
        cursor.execute(as_text(statement))
        return [row[0] for row in cursor.fetchall()]


def _paper(partnership: Partnership, measures: Sequence[Measure], fact: str, day: date) -> Paper:
    statement = SQL(
        "SELECT count(*) FILTER (WHERE settled > 0), coalesce(sum(settled), 0), count(*) FILTER (WHERE lacking)"
        " FROM ({}) told"
    ).format(_told(partnership, measures, fact, day))
    with connection.cursor() as cursor:
        cursor.execute(as_text(statement))
        workers, answers, missing = cursor.fetchone()
    return Paper(fact, workers, int(answers), missing)


def _told(partnership: Partnership, measures: Sequence[Measure], fact: str, day: date) -> Composable:
    """Return (worker, settled, lacking) of everybody on the roster: `settled` is a number of answers."""
    now = relation(partnership, day)
    kept = [place for place, one in enumerate(measures) if fact in asked(one)]
    settled = SQL(" + ").join(
        SQL("(a.{0} IS NULL AND b.{0} IS NOT NULL)::integer").format(Identifier(f"m{place}"))
        for place in range(len(measures))
    )
    open_ones = SQL(" OR ").join(SQL("a.{} IS NULL").format(Identifier(f"m{place}")) for place in kept)
    return SQL(
        "SELECT a.worker, {settled} AS settled, (r.{fact} IS NULL AND ({open})) AS lacking"
        " FROM ({now}) r JOIN ({before}) a ON a.worker = r.worker JOIN ({after}) b ON b.worker = r.worker"
    ).format(
        settled=settled,
        fact=Identifier(fact),
        open=open_ones,
        now=now,
        before=compiled(now, measures, day),
        after=compiled(_raised(now, fact), measures, day),
    )


def _raised(facts: Composable, fact: str) -> Composable:
    """Return the relation as if a fact were certified wherever it is known."""
    names = ["worker"]
    for name, spec in FACTS.items():
        names += [name, f"{name}_standing", *([f"{name}_currency"] if spec.kind is Kind.MONEY else [])]
    raised = f"{fact}_standing"
    columns = [
        SQL("CASE WHEN r.{} IS NOT NULL THEN {} END AS {}").format(Identifier(fact), CERTIFIED, Identifier(raised))
        if name == raised
        else SQL("r.{}").format(Identifier(name))
        for name in names
    ]  # fmt: skip
    return SQL("SELECT {} FROM ({}) r").format(SQL(", ").join(columns), facts)

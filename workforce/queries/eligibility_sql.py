"""Measures as one SQL statement over a relation of facts: every worker's answers and yearly costs, set-wise.

The relation has a row for each worker: `worker`, and for every fact of the closed list a column of its name (date,
numeric, text, boolean or text[]), `<fact>_standing` (0 to 3) and, for money, `<fact>_currency`. What is not known is
NULL, and SQL's own three values are Kleene's: an answer is true, false or NULL, exactly as
partnerships.calculations.measures.judging answers yes, no or cannot tell. Days that hang on no fact are worked out
here, so that the database compares columns with constants. Values stand in the statement as literals that psycopg
quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier, Literal

from partnerships.calculations.measures.days import latest_beginning, shifted
from partnerships.calculations.measures.facts import BEGUN_BY, EMPLOYED, Amount, Standing
from partnerships.calculations.measures.language import (
    AS_OF,
    EVENT,
    SIGNS,
    Day,
    Group,
    Measure,
    Operator,
    Period,
    Test,
)  # fmt: skip

TRUE, FALSE, NULL = SQL("TRUE"), SQL("FALSE"), SQL("NULL")
FACTS = "f"
"""What the relation of facts is called in the statement."""


def as_text(statement: Composable) -> str:
    """Return a statement as text with everything quoted, for whoever looks at statements before they are run."""
    connection.ensure_connection()
    return statement.as_string(connection.connection)


def column(name: str) -> Composable:
    """Return a column of the relation of facts."""
    return Identifier(FACTS, name)


def all_of(parts: Sequence[Composable]) -> Composable:
    """Join conditions that must all hold."""
    return SQL("({})").format(SQL(" AND ").join(parts)) if parts else TRUE


def any_of(parts: Sequence[Composable]) -> Composable:
    """Join conditions of which one must hold."""
    return SQL("({})").format(SQL(" OR ").join(parts)) if parts else FALSE


def turned(part: Composable) -> Composable:
    """Return the opposite."""
    return SQL("(NOT {})").format(part)


def later(day: Composable, months: int, days: int) -> Composable:
    """Return a day moved by months, then days, as `days.shifted` moves it."""
    interval = Literal(f"{months} months {days} days")
    return SQL("({} + {}::interval)::date").format(day, interval)


def compared(left: Composable, operator: Operator, right: Composable) -> Composable:
    """Compare two values of an ordered kind."""
    return SQL("({} {} {})").format(left, SQL(SIGNS[operator]), right)


class Conditions:
    """Writes the conditions of one measure, asked on a day."""

    def __init__(self, measure: Measure, as_of: date) -> None:
        self.measure, self.as_of = measure, as_of

    def own(self) -> Composable:
        """Return what the measure answers by itself, before it is held against the others."""
        if not self.measure.in_force(self.as_of):
            return FALSE
        parts = [any_of([self.group(group) for group in self.measure.groups])]
        if self.measure.event is not None:
            parts.insert(0, self.event(self.measure.event.fact, self.measure.event.period))
        if self.measure.excludes:
            parts.append(turned(shares(column("taken"), self.measure.excludes)))
        return all_of(parts)

    def event(self, fact: str, period: Period) -> Composable:
        """Return whether the event date lies in its period."""
        at = column(fact)
        parts = []
        if period.start:
            parts.append(compared(at, Operator.NOT_BEFORE, Literal(period.start)))
        if period.end:
            parts.append(compared(at, Operator.NOT_AFTER, Literal(period.end)))
        return all_of(parts) if parts else SQL("(CASE WHEN {} IS NOT NULL THEN TRUE END)").format(at)

    def group(self, group: Group) -> Composable:
        """Return whether all tests of a group hold."""
        return all_of([Condition(test, self).sql() for test in group.tests])


def shares(array: Composable, keys: Iterable[str]) -> Composable:
    """Return whether an array of texts and some keys share one."""
    return SQL("({} && {}::text[])").format(array, Literal(list(keys)))


class Condition:
    """Writes one test."""

    def __init__(self, test: Test, around: Conditions) -> None:
        self.test, self.around, self.as_of = test, around, around.as_of

    def sql(self) -> Composable:
        """Return the test as a condition."""
        test, value = self.test, self.test.value
        if test.fact in BEGUN_BY and isinstance(value, Decimal):
            return self.years(int(value))
        if test.fact == EMPLOYED:
            return self.employed() if value else turned(self.employed())
        if isinstance(value, Day):
            return compared(self.fact(test.fact), test.operator, self.day(value))
        if isinstance(value, Amount):
            return SQL("(CASE WHEN {} = {} THEN {} END)").format(
                column(f"{test.fact}_currency"),
                Literal(value.currency),
                compared(self.fact(test.fact), test.operator, Literal(value.amount)),
            )
        if isinstance(value, bool):
            return self.fact(test.fact) if value else turned(self.fact(test.fact))
        if isinstance(value, Decimal):
            return compared(self.fact(test.fact), test.operator, Literal(value))
        return self.words(value)

    def fact(self, name: str) -> Composable:
        """Return a fact's column, NULL below the standing asked for."""
        if not self.test.standing:  # the least standing holds for every fact
            return column(name)
        guard = SQL("(CASE WHEN {} >= {} THEN {} END)")
        return guard.format(
            column(f"{name}_standing"), Literal(int(Standing(self.test.standing))), column(name)
        )

    def words(self, words: tuple[str, ...]) -> Composable:
        """Return a test of codes, choices or keys of measures."""
        operator, found = self.test.operator, self.fact(self.test.fact)
        if operator in (Operator.INCLUDES, Operator.INCLUDES_NONE):
            held = shares(found, words)
        elif operator in (Operator.STARTS_WITH, Operator.STARTS_NOT_WITH):
            held = any_of([SQL("({} ^@ {})").format(found, Literal(word)) for word in words])
        else:
            held = SQL("({} IN ({}))").format(found, SQL(", ").join(map(Literal, words)))
        negative = (Operator.IS_NOT, Operator.STARTS_NOT_WITH, Operator.INCLUDES_NONE)
        return turned(held) if operator in negative else held

    def known_day(self, day: Day | None) -> date | None:
        """Return the date of a day that hangs on no fact."""
        if day is None:
            return self.as_of
        anchor = self.as_of if day.anchor == AS_OF else day.anchor
        if not isinstance(anchor, date):
            return None
        months, days = day.move
        return shifted(anchor, months=months, days=days)

    def day(self, day: Day | None) -> Composable:
        """Return a day, a constant where it hangs on no fact."""
        known = self.known_day(day)
        if known is not None or day is None:
            return Literal(known)
        event = self.around.measure.event
        name = event.fact if day.anchor == EVENT and event else str(day.anchor)
        return later(self.fact(name), *day.move) if day.moved else self.fact(name)

    def beginning(self, years: int) -> Composable:
        """Return the latest day of beginning for so many completed years."""
        known = self.known_day(self.test.day)
        if known is not None:
            return Literal(latest_beginning(known, years))
        return later(self.day(self.test.day), -12 * years, 0)

    def years(self, years: int) -> Composable:
        """Return a test of completed years, as bounds of the day of beginning."""
        begun, operator = self.fact(BEGUN_BY[self.test.fact]), self.test.operator
        least = compared(begun, Operator.NOT_AFTER, self.beginning(years))
        more = compared(begun, Operator.NOT_AFTER, self.beginning(years + 1))
        return {
            Operator.AT_LEAST: least,
            Operator.MORE_THAN: more,
            Operator.AT_MOST: turned(more),
            Operator.LESS_THAN: turned(least),
            Operator.IS: all_of([least, turned(more)]),
        }[operator]

    def employed(self) -> Composable:
        """Return whether the worker was employed on a day; see facts.EMPLOYED."""
        day, known = self.day(self.test.day), self.known_day(self.test.day)
        begun = compared(self.fact("service_start"), Operator.NOT_AFTER, day)
        still: Composable = SQL("(CASE WHEN {} <= {} THEN TRUE END)").format(day, Literal(self.as_of))
        if known is not None:
            still = TRUE if known <= self.as_of else NULL
        stayed = SQL("(CASE WHEN {} IS NULL THEN {} ELSE {} END)").format(
            column("left_on"), still, compared(self.fact("left_on"), Operator.NOT_BEFORE, day)
        )
        return all_of([begun, stayed])

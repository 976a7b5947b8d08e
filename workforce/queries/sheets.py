"""A case's sheets of the ways, and what the framework agreements in force say of each way for its worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.judging import judge
from partnerships.models import FrameworkVersion, Territory
from partnerships.queries import framework
from workforce.calculations.pathways import progress
from workforce.calculations.pathways.income import Kind, Segment
from workforce.models import Case, PathwaySheet, SheetChoice, Site
from workforce.queries.eligibility_facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jtportal.kernel.actor import Actor
    from partnerships.calculations.measures.facts import Facts
    from partnerships.calculations.measures.judging import Judgement
    from partnerships.calculations.measures.language import Measure
    from partnerships.queries.framework import Line
    from workforce.calculations.pathways.progress import Lies
    from workforce.models import SheetOption


@dataclass(frozen=True, slots=True)
class Answered:
    """A measure of a framework agreement in force, the clause that says it, what it answers for the worker."""

    version: FrameworkVersion
    line: Line
    measure: Measure
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """What was asked about a worker on a day: facts, answers in the order of the clauses, names of places by code."""

    facts: Facts
    versions: tuple[FrameworkVersion, ...]
    answers: tuple[Answered, ...]
    codes: Mapping[str, str]


def judged(case: Case) -> Judged:
    """Ask the framework agreements in force today about the worker of a case."""
    today, partnership = case.partnership.today(), case.partnership
    known = facts_of(partnership, today, workers=[case.worker_id]) if case.worker_id else {}
    facts = known.get(case.worker_id or 0, {})
    rows = FrameworkVersion.objects.in_force_on(today).filter(agreement__partnership=partnership)
    versions = tuple(rows.select_related("agreement").order_by("pk"))
    found = []
    for version in versions:
        lines = [(line, one) for line in framework.lines(version) for one in line.place.text.measures]
        measures = reading.of_documents([document for _line, document in lines])
        told = {one.key: one for one in judge(measures, facts, today)}
        pairs = zip(lines, measures, strict=True)
        found += [Answered(version, line, one, told[one.key]) for (line, _document), one in pairs]
    codes = {site.code: str(site) for site in Site.objects.filter(partnership=partnership)}
    if "residence" in facts:
        towns = Territory.objects.filter(code=str(facts["residence"].value))
        codes |= {town.code: town.label() for town in towns}
    return Judged(facts, versions, tuple(found), codes)


def of_case(case: Case, actor: Actor) -> list[PathwaySheet]:
    """Return the sheets of a case, the newest first, with all that hangs on them; five queries."""
    rows = PathwaySheet.objects.visible_to(actor).filter(case=case).select_related("recorded_by")
    found = list(rows.prefetch_related("options", "signatures", "choices__steps").order_by("-number"))
    for one in found:
        one.case = case
    return found


def last_number(case: Case) -> int:
    """Return the number of the newest sheet, 0 where there is none."""
    numbers = PathwaySheet.objects.filter(case=case).order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0


def standing_choice(case: Case, sheets: Sequence[PathwaySheet]) -> SheetChoice | None:
    """Return the choice made last on one of the sheets, as long as the case is on that pathway still."""
    made = [choice for sheet in sheets for choice in sheet.choices.all()]
    last = max(made, key=lambda one: one.pk, default=None)
    if last is None or last.way.removesuffix("_job").removesuffix("_own") != case.pathway:
        return None
    last.sheet = next(sheet for sheet in sheets if sheet.pk == last.sheet_id)
    return last


def where(choice: SheetChoice) -> Lies | None:
    """Return with which body a choice lies; None when all are through or nobody is named."""
    done = [step.on for step in choice.steps.all()]
    return progress.lies([hand.get("days") for hand in choice.hands], choice.on, done)


def segments(option: SheetOption, currency: str) -> tuple[Segment, ...]:
    """Return the income that stands on a sheet's way."""
    return tuple(segment(one, currency) for one in option.income)


def segment(said: Mapping[str, Any], currency: str) -> Segment:
    """Return one line of income out of a sheet."""
    until = date.fromisoformat(said["until"]) if said["until"] else None
    begun = date.fromisoformat(said["from"])
    return Segment(Kind(said["kind"]), begun, until, Decimal(said["amount"]), currency, said["source"])

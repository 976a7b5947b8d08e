"""The workers behind an effect, and one worker's answers: for whoever may see persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from indicators.queries import effect_texts as texts
from jtportal.kernel import paging
from jtportal.kernel.paging import Segment
from partnerships.calculations.measures.judging import judge
from partnerships.models import Territory
from workforce.models import Case, Site, Worker
from workforce.queries import eligibility_trials as trials
from workforce.queries.eligibility_facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from psycopg.sql import Composable

    from indicators.queries.effect_texts import Read
    from jtportal.kernel.actor import Actor
    from jtportal.kernel.paging import Page
    from partnerships.calculations.measures.facts import Facts
    from partnerships.calculations.measures.judging import Judgement
    from partnerships.models import FrameworkVersion, Partnership

YES, OPEN, IN, OUT = "yes", "open", "in", "out"
LISTS = (YES, OPEN, IN, OUT)


@dataclass(frozen=True, slots=True)
class Behind:
    """Which workers are asked for: by a list of LISTS, of a measure or of any ('')."""

    key: str
    which: str


def condition(trial: trials.Trial, behind: Behind) -> Composable:
    """Return what must hold of a worker; the trial has two sets, before and after."""
    before, after = (
        list(places.values()) if not behind.key else [place for key, place in places.items() if key == behind.key]
        for places in trial.sets
    )  # fmt: skip
    return {
        YES: trials.any_answer(after),
        OPEN: trials.unsure(after),
        IN: trials.change(before, after),
        OUT: trials.change(after, before),
    }[behind.which]


def workers(
    actor: Actor, partnership: Partnership, reads: tuple[Read, Read], behind: Behind
) -> QuerySet[Worker]:
    """Return the workers of today's roster behind a count, as far as they exist for the actor."""
    trial = trials.together([one.measures for one in reads])
    found = trials.chosen(partnership, trial, partnership.today(), condition(trial, behind))
    return Worker.objects.visible_to(actor).filter(site__partnership=partnership, pk__in=found)


def page(
    rows: QuerySet[Worker], *, size: int, before: int | None, after: int | None
) -> tuple[Page, list[Worker]]:
    """Return a page of workers by name."""
    run = Segment(rows.annotate(ordered=F("person__sort_key")), "ordered")
    found = paging.page([run], size=size, before=before, after=after)
    known = Worker.objects.filter(pk__in=found.ids).select_related("person", "site", "current__residence")
    by_key = {worker.pk: worker for worker in known}
    return found, [by_key[pk] for pk in found.ids if pk in by_key]


def worker(actor: Actor, partnership: Partnership, key: int) -> Worker | None:
    """Return a worker of the partnership who exists for the actor, or None."""
    rows = Worker.objects.visible_to(actor).filter(site__partnership=partnership)
    return rows.select_related("person", "site").filter(pk=key).first()


def case_of(actor: Actor, one: Worker) -> Case | None:
    """Return a worker's latest case as far as it exists for the actor."""
    return Case.objects.visible_to(actor).filter(worker=one).order_by("-opened_on", "-pk").first()


def judged(
    partnership: Partnership, one: Worker, reads: tuple[Read, Read]
) -> tuple[Facts, dict[str, Judgement], dict[str, Judgement]]:
    """Return a worker's facts of today, and what each measure answers before and after, by key."""
    day = partnership.today()
    facts = facts_of(partnership, day, workers=[one.pk]).get(one.pk, {})
    before, after = ({told.key: told for told in judge(read.measures, facts, day)} for read in reads)
    return facts, before, after


def told_by(
    partnership: Partnership, worker: int, versions: Sequence[FrameworkVersion]
) -> dict[int, tuple[Read, dict[str, Judgement]]]:
    """Return {version: (what it says, what each of its measures answers for a worker today)}; fixed queries."""
    day = partnership.today()
    facts = facts_of(partnership, day, workers=[worker]).get(worker, {})
    said = {pk: texts.read(one) for pk, one in texts.of_versions(versions).items()}
    return {
        pk: (read, {told.key: told for told in judge(read.measures, facts, day)}) for pk, read in said.items()
    }


def names_of_codes(partnership: Partnership, reads: tuple[Read, Read], facts: Facts) -> dict[str, str]:
    """Return what the sites and municipalities are called that measures or facts name by their codes."""
    asked = [test for read in reads for one in read.measures for group in one.groups for test in group.tests]
    towns = {
        str(code)
        for test in asked
        if test.fact == "residence" and isinstance(test.value, tuple)
        for code in test.value
    }
    if "residence" in facts:
        towns.add(str(facts["residence"].value))
    names = {site.code: str(site) for site in Site.objects.filter(partnership=partnership)}
    return names | {town.code: town.label() for town in Territory.objects.filter(code__in=towns)}


def places(partnership: Partnership, codes: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of the partnership's sites, and of municipalities, by code."""
    sites = {site.code: str(site) for site in Site.objects.filter(partnership=partnership)}
    return sites, {town.code: town.label() for town in Territory.objects.filter(code__in=codes)}

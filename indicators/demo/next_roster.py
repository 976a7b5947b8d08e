"""The roster after the last one, for trying an import by hand: the demonstration's own people a month later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from django.db.models import Max

from indicators.demo.crew import Line, with_faults, written
from indicators.demo.layouts import LAYOUTS
from indicators.demo.people import Maker, money
from workforce.enums import ImportState
from workforce.models import RosterImport, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indicators.demo.stories import Story
    from workforce.models import Site

GONE, NEW, RAISED, TWINS, FAULTS = 0.02, 0.015, 0.06, 2, 3


def next_roster(site: Site, story: Story) -> tuple[str, bytes, date]:
    """Return the file's name, its bytes and its reference day, the same each time it is asked for."""
    done = RosterImport.objects.filter(site=site, state=ImportState.DONE)
    day = month_after(done.aggregate(last=Max("reference_day"))["last"])
    rng = Random(f"{story.code} {day}")
    workers = Worker.objects.active().filter(
        site=site, personnel_number__startswith=story.number.partition("{")[0], current__isnull=False
    )
    lines = [line_of(worker) for worker in workers.select_related("current").order_by("personnel_number")]
    lines = changed(lines, story, rng, day)
    layout = LAYOUTS[site.code]
    return layout.name(day), layout.bytes_of(lines, day), day


def month_after(last: date) -> date:
    """Return the end of the month after a day."""
    first = (last + timedelta(days=1)).replace(day=1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def line_of(worker: Worker) -> Line:
    """Return what the roster says of somebody now."""
    facts = worker.current
    return Line(
        number=worker.personnel_number,
        family=facts.family_name,
        given=facts.given_name,
        patronymic=facts.patronymic,
        female=facts.sex == "female",
        birth=facts.birth_date,
        town=facts.residence_text,
        title=facts.occupation_title,
        code=facts.occupation_code,
        start=facts.service_start,
        underground=(facts.underground_years or Decimal(0)).quantize(Decimal("0.1")),
        wage=facts.wage if facts.wage is not None else "",
        arrears=facts.arrears or Decimal(0),
        months=int(facts.arrears_months or 0),
        dependants=facts.dependants,
        contract=facts.contract or "permanent",
    )


def changed(lines: list[Line], story: Story, rng: Random, day: date) -> list[Line]:
    """Return the lines a month later: some gone, some new, some raised, some under another number, some with slips."""
    crew = len(lines)
    lines = [line for line in lines if rng.random() > GONE]
    lines = [raised(line, rng) if rng.random() < RAISED else line for line in lines]
    known = {line.number for line in lines}
    maker = Maker(story, rng)
    maker.count = highest(known)
    for place in rng.sample(range(len(lines)), min(TWINS, len(lines))):
        lines[place] = replace(lines[place], number=maker.number())
    lines += [fresh(maker, day) for _ in range(max(1, round(crew * NEW)))]
    return with_faults(lines, known, rng, count=FAULTS)


def raised(line: Line, rng: Random) -> Line:
    """Return the line with a better wage."""
    if not isinstance(line.wage, Decimal):
        return line
    return replace(line, wage=money(float(line.wage) * rng.uniform(1.02, 1.07)))


def highest(numbers: Iterable[str]) -> int:
    """Return the highest of the numbers behind the mine's letter."""
    return max((int("".join(filter(str.isdigit, number))) for number in numbers), default=0)


def fresh(maker: Maker, day: date) -> Line:
    """Return somebody who began last month."""
    miner = maker.make(day, fresh=True)
    return written(
        miner,
        underground=money(miner.underground, "0.1"),
        wage=money(miner.wage),
        arrears=Decimal(0),
        months=0,
    )

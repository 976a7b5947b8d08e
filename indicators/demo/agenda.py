"""Who leads which case, which talks were planned, and what waits around today."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from indicators.demo.days import DAY
from indicators.demo.events import (
    Agreed,
    Assigned,
    Certified,
    Closed,
    Done,
    Event,
    Moved,
    Planned,
    RosterCame,
)

if TYPE_CHECKING:
    from indicators.demo.chronicle import Chronicle, Record

CONVERSATION, DOCUMENT, OTHER = "conversation", "document", "other"
# Days from today on which something is due for the first officer of a place; the others have every second of them.
LATE = (-12, -9, -7, -5, -4, -2, -1)
TODAY = (time(9, 30), time(10, 30), time(14, 0))
AHEAD = (1, 1, 2, 3, 3, 4, 5, 7, 8, 8, 9, 10, 11, 14, 15, 16, 18, 21, 22, 25, 29)


def talk_before(chronicle: Chronicle, record: Record, day: date, officer: int) -> None:
    """Let a talk be planned for that day, and held."""
    calendar, voice = chronicle.calendar, chronicle.story.voice
    planned = calendar.working(max(record.free, day - 20 * DAY), day - DAY)
    if planned is None:
        return
    number, title, note = record.miner.number, chronicle.say(voice.conversations), chronicle.say(voice.notes)
    chronicle.add(
        Planned(
            at=calendar.moment(planned, 10),
            numbers=(number,),
            officer=officer,
            kind=CONVERSATION,
            title=title,
            due_on=day,
        )
    )
    chronicle.add(Done(at=calendar.moment(day, 8, 9), number=number, officer=officer, note=note))


def fill(chronicle: Chronicle) -> None:
    """Add what waits around today, what was seen in documents, and who got which cases in hand."""
    steps(chronicle)
    certificates(chronicle)
    hand_out(chronicle)


def steps(chronicle: Chronicle) -> None:
    """Plan talks with people who have no way yet, and the next steps of others, before and after today."""
    today, rng = chronicle.calendar.today, chronicle.rng
    early = today - 55 * DAY
    talked = {
        event.number for event in chronicle.events if isinstance(event, Done) and event.at.date() > early
    }
    free = [
        record
        for record in chronicle.records.values()
        if record.here
        and record.status == "at_work"
        and record.known < early
        and record.miner.number not in talked
    ]
    rng.shuffle(free)
    for officer in range(chronicle.story.officers):
        every = 1 if officer == 0 else 2
        days = [(day, None) for day in (LATE + AHEAD)[officer::every]]
        days += [(0, at) for at in TODAY[officer::every]]
        for day, at in days:
            wanted = (
                ("none",) if at or rng.random() < 0.6 else ("reskilling", "redeployment", "early_retirement")
            )
            pick(chronicle, free, officer, wanted, weekday(today + day * DAY, today), at)


def weekday(day: date, today: date) -> date:
    """Return the day, moved off a weekend: nobody plans a talk there unless it is today."""
    if day == today:
        return day
    step = -DAY if day < today else DAY
    while day.weekday() > 4:
        day += step
    return day


def pick(
    chronicle: Chronicle,
    free: list[Record],
    officer: int,
    wanted: tuple[str, ...],
    due: date,
    at: time | None,
) -> None:
    """Plan one step for the first of these that fits, some weeks before it is due."""
    mine = (officer, None)
    record = next((one for one in free if one.pathway in wanted and one.officer in mine), None)
    today = chronicle.calendar.today
    latest = min(due - 2 * DAY, today - DAY)
    planned = chronicle.calendar.working(max(latest - 24 * DAY, today - 40 * DAY), latest)
    if record is None or planned is None:
        return
    free.remove(record)
    record.officer = officer
    kind, sentences = step_for(chronicle, record)
    chronicle.add(
        Planned(
            at=chronicle.calendar.moment(planned, 10),
            numbers=(record.miner.number,),
            officer=officer,
            kind=kind,
            title=chronicle.say(sentences),
            due_on=due,
            due_time=at,
        )
    )


def step_for(chronicle: Chronicle, record: Record) -> tuple[str, tuple[str, ...]]:
    """Return kind and possible titles of the next step of a case."""
    voice = chronicle.story.voice
    if record.pathway == "none":
        return CONVERSATION, voice.conversations
    if record.pathway == "early_retirement" or chronicle.rng.random() < 0.35:
        return DOCUMENT, voice.documents
    return OTHER, voice.steps


def certificates(chronicle: Chronicle) -> None:
    """Let some years underground be seen in a document since the last roster."""
    crew, last = chronicle.crew, len(chronicle.days) - 1
    may = [
        record
        for record in chronicle.records.values()
        if record.here and record.pathway == "early_retirement" and record.miner.trade.below
        and record.miner.present(last)
    ]  # fmt: skip
    for record in chronicle.rng.sample(may, min(len(may), max(1, crew.chance(crew.heads * 0.008)))):
        day = chronicle.day_for(record, last)
        if day is None:
            continue
        years = float(crew.line(record.miner, last).underground) + chronicle.rng.choice((0.4, 0.7, 1.1, 1.8))
        at, number = chronicle.calendar.moment(day), record.miner.number
        officer = chronicle.officer(record)
        chronicle.add(Certified(at=at, number=number, officer=officer, on=day, years=f"{years:.1f}"))


def hand_out(chronicle: Chronicle) -> None:
    """Put each case into the hands of the officer who acts on it next, on the day its roster came."""
    calendar = chronicle.calendar
    led: set[str] = set()
    came: RosterCame | None = None
    hands: dict[tuple[int, int], list[str]] = {}
    for event in sorted(chronicle.events, key=lambda event: event.at):
        if isinstance(event, RosterCame):
            came = event
        elif isinstance(event, Closed):
            led.discard(event.number)
        elif came is not None and isinstance(event, (Agreed, Moved, Planned)):
            fresh = [number for number in numbers_of(event) if number not in led]
            hands.setdefault((came.place, event.officer), []).extend(fresh)
            led.update(fresh)
    for (place, officer), numbers in hands.items():
        if numbers:
            at = calendar.moment(chronicle.came[place], 14, 17)
            chronicle.add(Assigned(at=at, numbers=tuple(numbers), officer=officer))


def numbers_of(event: Event) -> tuple[str, ...]:
    """Return whom an event is about."""
    return event.numbers if isinstance(event, (Agreed, Planned)) else (event.number,)  # type: ignore[attr-defined]

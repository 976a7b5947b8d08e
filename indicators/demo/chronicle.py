"""Two years of one partnership, thought out before anything is written: the crew, and what the officers do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from indicators.demo import agenda
from indicators.demo.crew import Crew
from indicators.demo.days import DAY, Calendar, reference_days
from indicators.demo.events import Agreed, Answered, Closed, Compared, Event, Moved, RosterCame
from indicators.demo.stories import ROSTERS

if TYPE_CHECKING:
    from indicators.demo.people import Miner
    from indicators.demo.stories import Story

NONE, AT_WORK = "none", "at_work"
QUARTER = 91
# How easily somebody leaves who agreed to this way.
LEAVES = {"none": 1.0, "retention": 0.15, "redeployment": 2.6, "reskilling": 1.5, "early_retirement": 3.2}
# Who it suits, by age.
SUITS = {
    "retention": ((0, 1.0), (35, 1.3), (50, 1.0)),
    "redeployment": ((0, 1.0), (30, 1.6), (52, 0.2)),
    "reskilling": ((0, 2.0), (36, 1.2), (48, 0.35), (56, 0.05)),
    "early_retirement": ((0, 0.0), (44, 0.25), (49, 1.5), (54, 4.0)),
}


@dataclass(slots=True)
class Record:
    """A worker as the employment service knows them.

    `opened`: the intake; `known`: the day the case came; `free`: the first day on which something more may be recorded.
    """

    miner: Miner
    opened: date
    known: date
    free: date
    officer: int | None = None
    pathway: str = NONE
    status: str = AT_WORK
    left_on: date | None = None
    left: str = ""
    answered: bool = False  # that they left
    closed_on: date | None = None

    @property
    def here(self) -> bool:
        """Whether the worker is at the mine and the case open."""
        return self.left_on is None and self.closed_on is None


@dataclass(slots=True)
class Chronicle:
    """`events` in order of their moments; `crew` writes the rosters they name."""

    story: Story
    days: list[date]
    crew: Crew
    calendar: Calendar
    rng: Random
    events: list[Event] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    came: list[date] = field(default_factory=list)  # the day each roster was brought in
    agreed: dict[tuple[str, bool], int] = field(default_factory=dict)

    def tell(self) -> Chronicle:
        """Go through the quarters."""
        for place in range(ROSTERS):
            change = self.change_crew(place) if place else []
            self.roster(place)
            self.answer(place, change)
            self.statuses(place)
            self.ways(place)
            self.close(place)
        agenda.fill(self)
        self.events.sort(key=lambda event: event.at)
        return self

    # The mine

    def change_crew(self, place: int) -> list[Record]:
        """Say who is gone from this roster, under a new number, back, left out by mistake; return those to ask about."""
        crew, rng = self.crew, self.rng
        here = [record for record in self.records.values() if record.here]
        self.bring_back(place)
        ask = self.leave(place, [record for record in here if record.status in (AT_WORK, "on_leave")])
        staying = [record for record in here if record.left_on is None and record.status == AT_WORK]
        for twin in crew.renumber(place, [record.miner for record in staying if record.pathway == NONE]):
            old = self.records[twin.twin_of.number]
            old.left_on, old.left = (
                self.calendar.working(self.days[place] - 40 * DAY, self.days[place]),
                "new_number",
            )
            ask.append(old)
        staying = [record for record in staying if record.left_on is None]
        if staying and rng.random() < crew.heads / 1000:
            missed = rng.choice(staying)
            missed.miner.gone.append((place, place + 1))
            ask.append(missed)
        crew.hire(place)
        crew.promote(place)
        return ask

    def leave(self, place: int, here: list[Record]) -> list[Record]:
        """Choose who leaves before this roster, and say why."""
        count = self.crew.chance(self.crew.heads * self.story.leaving[place - 1])
        gone = self.choose(here, [LEAVES[record.pathway] for record in here], count)
        for record in gone:
            first = max(self.days[place - 1] + DAY, record.free + 3 * DAY)
            record.left_on = self.calendar.working(min(first, self.days[place]), self.days[place])
            record.left = self.why(record)
            record.miner.gone.append((place, None))
        return gone

    def why(self, record: Record) -> str:
        """Return a reason of leaving that goes with age and pathway."""
        if record.pathway == "early_retirement" or record.miner.age(record.left_on) >= 60:
            return "retirement"
        if record.pathway == "redeployment":
            return self.rng.choice(("other_site", "other_site", "other_job"))
        if record.pathway == "reskilling":
            return "other_job"
        if record.miner.contract == "fixed_term":
            return "contract_end"
        return self.rng.choices(("other_job", "redundancy", "other"), (6, 2, 2))[0]

    def bring_back(self, place: int) -> None:
        """Let a few stand on the roster again: their former cases are closed, so this opens new ones."""
        cut = self.days[place] - 20 * DAY
        may = [
            record
            for record in self.records.values()
            if record.closed_on
            and record.closed_on < cut
            and record.left in ("other_job", "contract_end", "redundancy")
        ]
        count = self.crew.chance(self.crew.heads * 0.0009)
        for record in self.rng.sample(may, min(count, len(may))):
            gone, _ = record.miner.gone.pop()
            record.miner.gone.append((gone, place))
            day = self.days[place]
            self.records[record.miner.number] = Record(record.miner, day, day, day)

    # The officers

    def roster(self, place: int) -> None:
        """Bring the roster in some days after its reference day."""
        first = self.days[place] + 4 * DAY
        day = self.calendar.working(first, first + 5 * DAY) or first
        self.came.append(day)
        self.events.append(RosterCame(at=self.calendar.moment(day, 9, 11), place=place))
        for miner in self.crew.present(place):
            record = self.records.get(miner.number)
            if record is None or record.opened == self.days[place]:
                self.records[miner.number] = Record(miner, self.days[place], day, day + DAY)

    def answer(self, place: int, asked: list[Record]) -> None:
        """Answer the questions the roster asked; of the last one's, some still wait."""
        came, recent = self.came[place], place == ROSTERS - 1
        for record in asked:
            day = self.calendar.working(came + DAY, came + (24 if not recent else 45) * DAY)
            if day is None or (recent and self.rng.random() < 0.45):
                continue
            reason = record.left if record.left_on else ""
            at = self.calendar.moment(day)
            officer, number = self.officer(record), record.miner.number
            self.add(Answered(at=at, number=number, officer=officer, on=record.left_on, reason=reason))
            record.answered, record.free = record.left_on is not None, max(record.free, day + DAY)
        for twin in [
            miner for miner in self.crew.miners if miner.twin_of and miner.joined == place and not recent
        ]:
            day = self.calendar.working(came + DAY, came + 12 * DAY)
            if day:
                officer = self.rng.randrange(self.story.officers)
                at, note = self.calendar.moment(day), self.story.voice.twin
                self.add(Compared(at=at, number=twin.number, officer=officer, note=note))

    def statuses(self, place: int) -> None:
        """Let some be called up, go on leave, be stood down; and some of those come back."""
        voice = self.story.voice
        here = [record for record in self.records.values() if record.here]
        away = [record for record in here if record.status not in (AT_WORK, "missing")]
        for record in away:
            if self.rng.random() < (0.05 if record.status == "mobilised" else 0.4):
                self.move(record, place, AT_WORK, voice.back)
        for status, share in self.story.statuses.items():
            count = self.crew.chance(self.crew.heads * share / ROSTERS)
            may = [record for record in here if record.status == AT_WORK and self.called(record, status)]
            for record in self.rng.sample(may, min(count, len(may))):
                self.move(record, place, status, voice.statuses[status])

    def called(self, record: Record, status: str) -> bool:
        """Say whether this may happen to somebody."""
        military = status in ("mobilised", "missing")
        return not military or (not record.miner.female and record.miner.age(self.days[-1]) < 58)

    def move(self, record: Record, place: int, status: str, sentences: tuple[str, ...]) -> None:
        """Record another status on a day of this quarter."""
        day = self.day_for(record, place)
        if day is None:
            return
        record.status, record.free = status, day + DAY
        at, officer, number = self.calendar.moment(day), self.officer(record), record.miner.number
        reason = self.say(sentences)
        self.add(Moved(at=at, number=number, officer=officer, status=status, on=day, reason=reason))

    def ways(self, place: int) -> None:
        """Agree with as many on each way as the story wants by the end of this quarter; women lag."""
        until = min(1.0, (self.calendar.today - self.came[place]).days / QUARTER)
        for pathway, way in self.story.ways.items():
            before = way.growth[place - 1] if place else 0.0
            reached = before + (way.growth[place] - before) * until
            chosen: list[Record] = []
            for female, share in ((False, way.men), (True, way.women)):
                of = self.crew.heads * (self.story.women if female else 1 - self.story.women)
                done = self.agreed.get((pathway, female), 0)
                self.agreed[pathway, female] = max(done, round(of * share * reached))
                count = self.agreed[pathway, female] - done
                chosen += self.willing(place, pathway, female=female, count=count)
            self.agree(place, pathway, chosen)
        self.change_minds(place)

    def willing(self, place: int, pathway: str, *, female: bool, count: int) -> list[Record]:
        """Return so many whom this way suits."""
        may = [
            record
            for record in self.records.values()
            if record.here and record.pathway == NONE and record.miner.female == female
            and record.status in (AT_WORK, "on_leave")
        ]  # fmt: skip
        return self.choose(may, [suits(record, pathway, self.days[place]) for record in may], count)

    def agree(self, place: int, pathway: str, chosen: list[Record]) -> None:
        """Let some choose this way alone, the others as groups: a course's, a list that the commission went through."""
        self.rng.shuffle(chosen)
        alone = chosen[: -(-len(chosen) // 9)]
        for record in alone:
            self.choose_way([record], place, pathway, self.story.voice.reasons[pathway])
        rest = chosen[len(alone) :]
        while rest:
            size = self.rng.randrange(4, 15)
            self.choose_way(rest[:size], place, pathway, self.story.voice.reasons[pathway])
            rest = rest[size:]

    def choose_way(self, group: list[Record], place: int, pathway: str, sentences: tuple[str, ...]) -> None:
        """Record the choice; now and then some days late, or after a planned talk."""
        free = max(record.free for record in group)
        end = self.days[place + 1] if place + 1 < ROSTERS else self.calendar.today - DAY
        day = self.calendar.working(max(self.came[place] + DAY, free), end)
        if day is None:
            return
        officers = [record.officer for record in group if record.officer is not None]
        officer = officers[0] if officers else self.rng.randrange(self.story.officers)
        on = max(day - self.rng.randrange(1, 7) * DAY, free) if self.rng.random() < 0.22 else day
        if len(group) == 1 and self.rng.random() < 0.35:
            agenda.talk_before(self, group[0], day, officer)
        numbers = tuple(record.miner.number for record in group)
        at, reason = self.calendar.moment(day, 9), self.say(sentences)
        self.add(Agreed(at=at, numbers=numbers, officer=officer, pathway=pathway, on=on, reason=reason))
        for record in group:
            record.officer = officer if record.officer is None else record.officer
            record.pathway, record.free = pathway, day + DAY

    def change_minds(self, place: int) -> None:
        """Let a few whose redeployment came to nothing take another way."""
        may = [record for record in self.records.values() if record.here and record.pathway == "redeployment"]
        for record in self.rng.sample(may, min(self.crew.chance(len(may) * 0.025), len(may))):
            self.choose_way([record], place, "reskilling", self.story.voice.changed_mind)

    def close(self, place: int) -> None:
        """Close the cases of those who left a while ago and need nothing more."""
        end = self.days[place + 1] if place + 1 < ROSTERS else self.calendar.today
        for record in self.records.values():
            if not record.answered or record.closed_on:
                continue
            if record.left != "new_number" and self.rng.random() < 0.7:
                continue
            first = max(record.free, record.left_on + 20 * DAY, self.came[place] + DAY)
            day = self.calendar.working(first, end)
            if day is None:
                continue
            record.closed_on, record.free = day, day + DAY
            reason = self.say(self.story.voice.closings[record.left])
            at = self.calendar.moment(day, 10)
            self.add(
                Closed(at=at, number=record.miner.number, officer=self.officer(record), on=day, reason=reason)
            )

    # Small helpers

    def add(self, event: Event) -> None:
        """Note an event; they are put in order at the end."""
        self.events.append(event)

    def officer(self, record: Record) -> int:
        """Return whose case it is; a case that was nobody's gets an officer when agenda puts them into hands."""
        if record.officer is None:
            record.officer = self.rng.randrange(self.story.officers)
        return record.officer

    def day_for(self, record: Record, place: int) -> date | None:
        """Return a working day of the quarter after this roster on which something may be recorded, or None."""
        end = self.days[place + 1] if place + 1 < ROSTERS else self.calendar.today - DAY
        return self.calendar.working(max(self.came[place] + DAY, record.free), end)

    def choose(self, records: list[Record], weights: list[float], count: int) -> list[Record]:
        """Return some of these, each at most once, by weight."""
        keyed = [(self.rng.random() ** (1 / weight), n) for n, weight in enumerate(weights) if weight > 0]
        return [records[n] for _, n in sorted(keyed, reverse=True)[:count]]

    def say(self, sentences: tuple[str, ...]) -> str:
        """Return one of these sentences, its gaps filled."""
        voice, rng = self.story.voice, self.rng
        course, firm, mine = (rng.choice(known) for known in (voice.courses, voice.firms, voice.mines))
        return rng.choice(sentences).format(course=course, firm=firm, mine=mine, n=rng.randrange(11, 380))


def suits(record: Record, pathway: str, on: date) -> float:
    """Return how well a way suits somebody of that age."""
    age = record.miner.age(on)
    return next(weight for least, weight in reversed(SUITS[pathway]) if age >= least)


def chronicle_of(story: Story, today: date, scale: float = 1.0) -> Chronicle:
    """Return the story's two years up to yesterday, the same for the same day and scale."""
    rng = Random(f"{story.seed} {story.code} {scale}")
    days = reference_days(today)
    crew = Crew(story, days, rng, scale)
    return Chronicle(story, days, crew, Calendar(story.zone, today, rng), rng).tell()

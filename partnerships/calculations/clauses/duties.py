"""The duties of a clause as documents: read with their faults, written in one form, merged by key, and judged.

A document: {key, party, count, side, number, pace, day} and, where wanted, {site, underground, what, remind}. `party` is
the name of an organisation at the table, `count` and the other words stand in enums.duties, `what` says in words what
is counted and `remind` how many days before the day its owner is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from partnerships.calculations.measures import scalars
from partnerships.calculations.measures.faults import Code, Faults
from partnerships.calculations.measures.merging import MINE, THEIRS, clash

Document = dict[str, Any]
NEEDED = ("key", "party", "count", "side", "number", "pace", "day")
KEYS = (*NEEDED, "site", "underground", "what", "remind")
MOST, LONGEST_WARNING, DAYS = 10_000_000, 730, 30
LONGEST_WORDS = 200


class Count(StrEnum):
    """What is counted; a test holds it to enums.Countable."""

    ON_ROSTER = "on_roster"
    IN_CASE = "in_case"
    AT_WORK = "at_work"
    RETENTION = "retention"
    REDEPLOYMENT = "redeployment"
    RESKILLING = "reskilling"
    EARLY_RETIREMENT = "early_retirement"
    JOBS_CREATED = "jobs_created"
    JOBS_FORMALISED = "jobs_formalised"
    ANSWERED = "answered"


UNNARROWED = frozenset({Count.JOBS_CREATED, Count.JOBS_FORMALISED, Count.ANSWERED})


class Side(StrEnum):
    """On which side of its number it is kept."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Pace(StrEnum):
    """Whether the number counts on the day, or on every day up to it."""

    BY = "by"
    UNTIL = "until"


class Standing(StrEnum):
    """How it stands; see enums.DutyStanding."""

    KEPT = "kept"
    ON_COURSE = "on_course"
    DUE = "due"
    AT_RISK = "at_risk"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Duty:
    """A dated, countable duty of a party. `site`: a site's code or nothing; `remind`: days before `day`."""

    key: str
    party: str
    count: Count
    side: Side
    number: int
    pace: Pace
    day: date
    site: str = ""
    underground: bool = False
    what: Mapping[str, str] = field(default_factory=dict)
    remind: int = DAYS

    @property
    def asked_from(self) -> date:
        """The day from which its owner is asked for a number."""
        return self.day - timedelta(days=self.remind)

    def met_by(self, value: int) -> bool:
        """Whether a number keeps it."""
        return value >= self.number if self.side is Side.AT_LEAST else value <= self.number


def document(duty: Duty) -> Document:
    """Return a duty's one written form; what says nothing is left out."""
    told: Document = {
        "key": duty.key,
        "party": duty.party,
        "count": duty.count.value,
        "side": duty.side.value,
        "number": duty.number,
        "pace": duty.pace.value,
        "day": duty.day.isoformat(),
        "remind": duty.remind,
    }
    more = {
        "site": duty.site,
        "underground": duty.underground,
        "what": {code: text for code, text in duty.what.items() if text},
    }
    return told | {name: value for name, value in more.items() if value}


def of(given: Mapping[str, Any]) -> Duty:
    """Return a duty from its written form, which was read before."""
    return Duty(
        key=given["key"],
        party=given["party"],
        count=Count(given["count"]),
        side=Side(given["side"]),
        number=given["number"],
        pace=Pace(given["pace"]),
        day=date.fromisoformat(given["day"]),
        site=given.get("site", ""),
        underground=given.get("underground", False),
        what=given.get("what", {}),
        remind=given["remind"],
    )


def read(value: object, path: str, faults: Faults, *, languages: Collection[str]) -> list[Duty]:
    """Read the duties of a clause; what has a fault is left out and named."""
    found: list[Duty] = []
    for place, one in enumerate(scalars.sequence(value, path, faults)):
        here = f"{path}[{place}]"
        duty = read_one(one, here, faults, languages)
        if duty and duty.key in {other.key for other in found}:
            faults.add(f"{here}.key", Code.TWICE, value=duty.key)
        elif duty:
            found.append(duty)
    return found


def read_one(value: object, path: str, faults: Faults, languages: Collection[str]) -> Duty | None:
    """Read one duty, or None."""
    before = len(faults)
    given = scalars.mapping(value, path, faults, keys=KEYS, needs=NEEDED)
    if given is None or len(faults) > before:
        return None
    count = scalars.word(given["count"], f"{path}.count", faults, of=Count)
    side = scalars.word(given["side"], f"{path}.side", faults, of=Side)
    pace = scalars.word(given["pace"], f"{path}.pace", faults, of=Pace)
    number = scalars.integer(given["number"], f"{path}.number", faults, most=MOST)
    day = scalars.day(given["day"], f"{path}.day", faults)
    remind = scalars.integer(given.get("remind", DAYS), f"{path}.remind", faults, most=LONGEST_WARNING)
    key = scalars.key(given["key"], f"{path}.key", faults)
    party, site, underground = given["party"], given.get("site", ""), given.get("underground", False)
    for name, text in (("party", party), ("site", site)):
        if not isinstance(text, str) or (name == "party" and not text.strip()):
            faults.add(f"{path}.{name}", Code.NOT_TEXT)
    if not isinstance(underground, bool):
        faults.add(f"{path}.underground", Code.NOT_YES_OR_NO, value=scalars.shown(underground))
    what = read_words(given.get("what", {}), f"{path}.what", faults, languages)
    if count in UNNARROWED and (site or underground):
        faults.add(f"{path}.{'site' if site else 'underground'}", Code.UNKNOWN_KEY, key="site, underground")
    if count is Count.ANSWERED and not what:
        faults.add(path, Code.LACKS, key="what")
    if len(faults) > before:
        return None
    return Duty(key, party, count, side, number, pace, day, site, underground, what, remind)  # type: ignore[arg-type]


def read_words(value: object, path: str, faults: Faults, languages: Collection[str]) -> dict[str, str]:
    """Read {language: words}."""
    if not isinstance(value, Mapping):
        faults.add(path, Code.NOT_A_MAPPING)
        return {}
    for code, text in value.items():
        if code not in languages:
            faults.add(
                f"{path}.{code}", Code.UNKNOWN_CHOICE, value=scalars.shown(code), choices=tuple(languages)
            )
        elif not isinstance(text, str):
            faults.add(f"{path}.{code}", Code.NOT_TEXT)
        elif len(text) > LONGEST_WORDS:
            faults.add(f"{path}.{code}", Code.TOO_LARGE, value=scalars.shown(text))
    return {str(code): text.strip() for code, text in value.items() if isinstance(text, str) and text.strip()}


def merged(
    base: Sequence[Document],
    mine: Sequence[Document],
    theirs: Sequence[Document],
    chosen: Mapping[str, str] | None = None,
) -> list[Document] | None:
    """Bring two changes of a clause's duties together, duty by duty; None where both changed the same one.

    `chosen`: {key: MINE or THEIRS} of duties that somebody has decided. They stand as theirs do, what mine adds behind.
    """
    keyed = [{one["key"]: one for one in side} for side in (base, mine, theirs)]
    first, ours, others = keyed
    kept: list[Document] = []
    for key in dict.fromkeys([*others, *ours]):
        was, my, their = first.get(key), ours.get(key), others.get(key)
        if my in (was, their):
            one = their
        elif their == was:
            one = my
        elif (side := (chosen or {}).get(key)) in (MINE, THEIRS):
            one = my if side == MINE else their
        else:
            return None
        if one is not None:
            kept.append(one)
    return kept


def clashes(base: Sequence[Document], mine: Sequence[Document], theirs: Sequence[Document]) -> list[str]:
    """Return the keys of the duties that both changed differently, in the order of `theirs`, mine behind."""
    before, ours, now = ({one["key"]: one for one in some} for some in (base, mine, theirs))
    keys = dict.fromkeys([*now, *ours, *before])
    return [key for key in keys if clash(before.get(key), ours.get(key), now.get(key))]


def with_one(duties: Sequence[Document], duty: Document) -> tuple[Document, ...]:
    """Return duties with one more, or with another in place of that of its key."""
    if any(one["key"] == duty["key"] for one in duties):
        return tuple(duty if one["key"] == duty["key"] else one for one in duties)
    return (*duties, duty)


def without(duties: Sequence[Document], key: str) -> tuple[Document, ...]:
    """Return duties without the one of a key."""
    return tuple(one for one in duties if one["key"] != key)


def standing(duty: Duty, value: int | None, *, since: date, today: date) -> Standing:
    """Say how a duty stands by its latest number, or None. `since`: the day from which it binds.

    What is reached by a day is at risk when it lags behind an even pace from `since`; what is held until a day is at risk
    as soon as it is not held. Once the day is over only a number that keeps it says so.
    """
    if today > duty.day:
        return Standing.KEPT if value is not None and duty.met_by(value) else Standing.OVER
    asked = today >= duty.asked_from
    if value is None:
        return Standing.DUE if asked else Standing.UNKNOWN
    if duty.met_by(value):
        return Standing.KEPT
    if duty.pace is Pace.UNTIL or duty.side is Side.AT_MOST:
        return Standing.AT_RISK
    if asked:
        return Standing.DUE
    whole, gone = (duty.day - since).days, (today - since).days
    behind = whole > 0 and value * whole < duty.number * gone
    return Standing.AT_RISK if behind else Standing.ON_COURSE

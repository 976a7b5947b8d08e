"""Who decides on each way, who pays, who only refers and by when: read from documents. docs/ways.md tells the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from partnerships.calculations.measures import scalars
from partnerships.calculations.measures.faults import Code, Fault, Faults
from partnerships.calculations.measures.scalars import shown
from workforce.calculations.packages import values

LONGEST_SOURCE, LONGEST_DAYS, MOST_HANDS = 500, 3660, 8
Names = Mapping[str, str]


class Way(StrEnum):
    """The ways of a sheet; reskilling leads to a job or to self-employment."""

    RETENTION = "retention"
    REDEPLOYMENT = "redeployment"
    RESKILLING_JOB = "reskilling_job"
    RESKILLING_OWN = "reskilling_own"
    EARLY_RETIREMENT = "early_retirement"

    @property
    def pathway(self) -> str:
        """The pathway that it is of: the word of agreements and cases."""
        return self.value.removesuffix("_job").removesuffix("_own")


class Does(StrEnum):
    """What a body does on a way."""

    REFERS = "refers"
    DECIDES = "decides"
    PAYS = "pays"


class Body(StrEnum):
    """Kinds of bodies."""

    MINE = "mine"
    NEW_EMPLOYER = "new_employer"
    EMPLOYMENT_SERVICE = "employment_service"
    PENSION_OFFICE = "pension_office"
    MINISTRY = "ministry"
    MUNICIPALITY = "municipality"
    PROVIDER = "provider"
    AGENCY = "agency"


class Insurer(StrEnum):
    """Who pays the contributions of an insurance; UNKNOWN where nobody has said."""

    UNKNOWN = ""
    MINE = "mine"
    NEW_EMPLOYER = "new_employer"
    EMPLOYMENT_SERVICE = "employment_service"
    PENSION_OFFICE = "pension_office"
    STATE = "state"
    WORKER = "worker"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Cover:
    """Who insures: health, pension, unemployment."""

    health: Insurer = Insurer.UNKNOWN
    pension: Insurer = Insurer.UNKNOWN
    unemployment: Insurer = Insurer.UNKNOWN


COVERS = ("health", "pension", "unemployment")


@dataclass(frozen=True, slots=True)
class Hand:
    """A body on a way, in the order in which a case passes: what it does, by when. `days` is None without a deadline."""

    does: Does
    body: Body
    name: Names
    days: int | None = None


@dataclass(frozen=True, slots=True)
class WayRule:
    """One way: through whose hands it goes, and who insures afterwards."""

    hands: tuple[Hand, ...] = ()
    after: Cover = Cover()


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in a country: who insures at work, and each way."""

    country: str = ""
    source: str = ""
    before: Cover = Cover()
    ways: Mapping[Way, WayRule] = field(default_factory=dict)

    def of(self, way: Way) -> WayRule:
        """Return what is said of a way; of one that is not named, nothing."""
        return self.ways.get(way, WayRule())


def read(document: object) -> tuple[Rules, tuple[Fault, ...]]:
    """Return the rules and every fault; they may only be used where there are none."""
    faults = Faults()
    keys = ("country", "source", "before", "ways")
    given = scalars.mapping(document, "", faults, keys=keys, needs=("country", "ways"))
    if given is None:
        return Rules(), tuple(faults)
    found = Rules(
        country=_country(given["country"], faults) if "country" in given else "",
        source=values.text(given["source"], "source", faults, most=LONGEST_SOURCE)
        if "source" in given
        else "",
        before=_cover(given["before"], "before", faults) if "before" in given else Cover(),
        ways=_ways(given["ways"], faults) if "ways" in given else {},
    )
    return found, tuple(faults)


def held(document: object) -> Rules:
    """Return rules that were read without faults before. Raises ValueError with the first fault otherwise."""
    found, faults = read(document)
    if faults:
        raise ValueError(f"{faults[0].path}: {faults[0].code}")
    return found


def _country(value: object, faults: Faults) -> str:
    if not isinstance(value, str) or len(value) != 2 or not value.isalpha() or not value.isupper():
        faults.add("country", Code.BAD_KEY, value=shown(value))
        return ""
    return value


def _ways(value: object, faults: Faults) -> dict[Way, WayRule]:
    given = scalars.mapping(value, "ways", faults, keys=tuple(Way))
    if given is None:
        return {}
    if not given:
        faults.add("ways", Code.EMPTY)
    return {way: _way(given[way.value], f"ways.{way.value}", faults) for way in Way if way.value in given}


def _way(value: object, path: str, faults: Faults) -> WayRule:
    given = scalars.mapping(value, path, faults, keys=("hands", "after"), needs=("hands",))
    if given is None or "hands" not in given:
        return WayRule()
    listed = scalars.sequence(given["hands"], f"{path}.hands", faults)
    if len(listed) > MOST_HANDS:
        faults.add(f"{path}.hands", Code.TOO_LARGE, value=str(len(listed)))
    hands = [_hand(one, f"{path}.hands[{at}]", faults) for at, one in enumerate(listed[:MOST_HANDS])]
    found = tuple(one for one in hands if one is not None)
    if listed and len(found) == len(listed) and not any(one.does is Does.DECIDES for one in found):
        faults.add(f"{path}.hands", Code.LACKS, key=Does.DECIDES.value)
    return WayRule(found, _cover(given["after"], f"{path}.after", faults) if "after" in given else Cover())


def _hand(value: object, path: str, faults: Faults) -> Hand | None:
    needs = ("does", "body", "name")
    given = scalars.mapping(value, path, faults, keys=(*needs, "days"), needs=needs)
    if given is None or not set(needs) <= set(given):
        return None
    does = scalars.word(given["does"], f"{path}.does", faults, of=Does)
    body = scalars.word(given["body"], f"{path}.body", faults, of=Body)
    name = values.names(given["name"], f"{path}.name", faults)
    days = None
    if "days" in given:
        days = values.whole(given["days"], f"{path}.days", faults, least=1, most=LONGEST_DAYS)
    return None if does is None or body is None else Hand(does, body, name, days)


def _cover(value: object, path: str, faults: Faults) -> Cover:
    given = scalars.mapping(value, path, faults, keys=COVERS) or {}
    return Cover(**{
        name: scalars.word(given[name], f"{path}.{name}", faults, of=Insurer) or Insurer.UNKNOWN
        for name in COVERS
        if name in given
    })  # fmt: skip

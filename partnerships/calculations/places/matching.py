"""Which row of a file is which place that is known already. A code counts first; then the name, if the place agrees.

Names that agree where the places lie far apart are two places. Whatever could be several, or is only nearly the same,
is a doubt and changes nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .entries import Entry, Reason, Remark
from .fields import LEVELS
from .gathering import NEAR_FAR, identity
from .geometry import Point, distance, inside
from .naming import key, keys, loose_keys, nearly, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = 5  # letters: one letter more or less in a shorter name says nothing
LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Known:
    """A place that is there already."""

    pk: int
    code: str
    names: tuple[str, ...]
    level: str
    parent: int | None
    point: Point | None


@dataclass(slots=True)
class Plan:
    """What a file would do: `matched` (place, entry, whether by its code), `new` (code, entry), and what is doubtful.

    `parents`: the line of an entry -> the code of the place it belongs to.
    """

    matched: list[tuple[Known, Entry, bool]] = field(default_factory=list)
    new: list[tuple[str, Entry]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    parents: dict[int, str] = field(default_factory=dict)


class Matcher:
    """Compares the entries of one file with the places of a country."""

    def __init__(self, known: Iterable[Known], country: str) -> None:
        self.country = country
        self.by_pk = {place.pk: place for place in known}
        self.by_code = {place.code.casefold(): place for place in self.by_pk.values()}
        self.by_key: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.by_loose: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.by_part: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for place in self.by_pk.values():
            for one in keys(place.names):
                self.by_key[place.level, one].append(place)
                if len(one) >= SHORT:
                    for part in nearly(one):
                        self.by_part[place.level, part].append(place)
            for one in loose_keys(place.names):
                self.by_loose[place.level, one].append(place)
        self.taken: set[int] = set()
        self.plan = Plan()

    def match(self, entries: list[Entry]) -> Plan:
        """Return what becomes of each entry."""
        often = Counter((entry.level, key(entry.name)) for entry in entries)
        own = {entry.line: self.derived(entry, often) for entry in entries}
        rest = [entry for entry in entries if not self.by_its_code(entry, own[entry.line])]
        rest = [entry for entry in rest if not self.by_name_and_point(entry)]
        new = self.by_spelling(self.by_name_alone(rest))
        self.name_codes(new, often, own)
        self.find_parents(entries)
        return self.plan

    def accept(self, place: Known, entry: Entry, *, by_code: bool) -> bool:
        """Take a place for an entry."""
        self.taken.add(place.pk)
        self.plan.matched.append((place, entry, by_code))
        return True

    def doubt(self, entry: Entry, reason: Reason, places: Iterable[Known] = ()) -> None:
        """List a row."""
        codes = tuple(sorted({place.code for place in places}))[:10]
        self.plan.remarks.append(Remark(entry.line, entry.name, reason, codes))

    def derived(self, entry: Entry, often: Counter[tuple[str, str]]) -> str:
        """Return the code made of everything that makes an entry this place, the same at every load."""
        words: list[Any] = [*identity(entry)]
        if often[entry.level, key(entry.name)] > 1 and not entry.parents and entry.point:
            words += [f"{axis:.2f}" for axis in entry.point]
        digest = hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:8]
        return f"{self.country.lower()}-{slug(entry.name)[:24].strip('-') or 'place'}-{digest}"

    def by_its_code(self, entry: Entry, own: str) -> bool:
        """Match by the code of the file, or by the one that an earlier load made."""
        place = self.by_code.get(entry.code.casefold() or own)
        if place is None or place.pk in self.taken:
            return False
        if place.level != entry.level:
            self.doubt(entry, Reason.TAKEN_CODE, [place])
            return True
        return self.accept(place, entry, by_code=bool(entry.code))

    def candidates(self, entry: Entry) -> list[Known]:
        """Return the places of this level that bear one of the entry's names and are not taken."""
        found = {place.pk: place for one in keys(entry.spellings) for place in self.by_key[entry.level, one]}
        return [place for place in found.values() if place.pk not in self.taken]

    def relation(self, place: Known, entry: Entry) -> str:
        """Say whether the places lie at one point: same, other, unsure, or unknown without coordinates."""
        drawn = entry.boundary["coordinates"] if entry.boundary else ()
        if place.point is not None and any(inside(place.point, rings) for rings in drawn):
            return "same"
        if place.point is not None and entry.point is not None:
            near, far = NEAR_FAR[entry.level]
            apart = distance(place.point, entry.point)
            return "same" if apart <= near else "other" if apart > far else "unsure"
        said = {one for name in entry.parents for one in keys((name,))}
        if not said or entry.level == LEVELS[1]:
            return "unknown"
        above = [one for one in self.ancestors(place) if one.level != LEVELS[0]]
        if not above:
            return "unknown"
        return "unknown" if any(said & keys(one.names) for one in above) else "other"

    def ancestors(self, place: Known) -> list[Known]:
        """Return the places that a place lies in, nearest first."""
        found: list[Known] = []
        while place.parent in self.by_pk and len(found) < len(LEVELS):
            place = self.by_pk[place.parent]
            found.append(place)
        return found

    def by_name_and_point(self, entry: Entry) -> bool:
        """Match a name where the coordinates agree; of several at one point none."""
        same = [place for place in self.candidates(entry) if self.relation(place, entry) == "same"]
        if len(same) > 1 and entry.point is not None:
            point = entry.point
            closest = [place for place in same if place.point and distance(place.point, point) < 1]
            same = closest if len(closest) == 1 else same
        if len(same) > 1:
            self.doubt(entry, Reason.SEVERAL_CANDIDATES, same)
            return True
        return bool(same) and self.accept(same[0], entry, by_code=False)

    def by_name_alone(self, entries: list[Entry]) -> list[Entry]:
        """Match names that stand once on each side and that nothing contradicts; return those without a candidate."""
        likely = {
            entry.line: [place for place in self.candidates(entry) if self.relation(place, entry) != "other"]
            for entry in entries
        }
        asked = Counter(place.pk for places in likely.values() for place in places)
        rest = []
        for entry in entries:
            places = likely[entry.line]
            if not places:
                rest.append(entry)
            elif len(places) > 1 or self.relation(places[0], entry) == "unsure":
                self.doubt(entry, Reason.SEVERAL_CANDIDATES if len(places) > 1 else Reason.NEAR_MISS, places)
            elif asked[places[0].pk] > 1:
                self.doubt(entry, Reason.SEVERAL_ROWS, places)
            else:
                self.accept(places[0], entry, by_code=False)
        return rest

    def by_spelling(self, entries: list[Entry]) -> list[Entry]:
        """Match other transliterations at one point, doubt what is only nearly the same; return what is new."""
        new = []
        for entry in entries:
            alike = self.free(self.by_loose, entry.level, loose_keys(entry.spellings))
            same = [place for place in alike if self.relation(place, entry) == "same"]
            if len(same) == 1:
                self.accept(same[0], entry, by_code=False)
                self.doubt(entry, Reason.SPELLED_DIFFERENTLY, same)
                continue
            parts = {part for one in keys(entry.spellings) if len(one) >= SHORT for part in nearly(one)}
            alike = [*alike, *self.free(self.by_part, entry.level, parts)]
            near = [place for place in alike if self.relation(place, entry) != "other"]
            if near:
                self.doubt(entry, Reason.NEAR_MISS, near)
            else:
                new.append(entry)
        return new

    def free(
        self, index: dict[tuple[str, str], list[Known]], level: str, words: Iterable[str]
    ) -> list[Known]:
        """Return the places of an index under these words that no entry has taken."""
        found = {place.pk: place for one in words for place in index.get((level, one), ())}
        return [place for place in found.values() if place.pk not in self.taken]

    def name_codes(self, new: list[Entry], often: Counter[tuple[str, str]], own: dict[int, str]) -> None:
        """Give each new place a code: the file's, else its name where that stands alone, else the derived one."""
        used = set(self.by_code)
        for entry in new:
            plain = f"{self.country.lower()}-{slug(entry.name)}"
            alone = often[entry.level, key(entry.name)] == 1 and slug(entry.name)
            code = entry.code or (plain if alone and len(plain) <= LONGEST_CODE else own[entry.line])
            if code.casefold() in used:
                code = own[entry.line]
            if len(code) > LONGEST_CODE or code.casefold() in used:
                self.doubt(entry, Reason.TAKEN_CODE)
                continue
            used.add(code.casefold())
            self.plan.new.append((code, entry))

    def find_parents(self, entries: list[Entry]) -> None:
        """Say which place each new or matched entry belongs to: the nearest parent named that stands alone."""
        there: dict[tuple[int, str], set[str]] = defaultdict(set)
        for place in self.by_pk.values():
            for one in keys(place.names):
                there[LEVELS.index(place.level), one].add(place.code)
        for code, entry in self.plan.new:
            for one in keys(entry.spellings):
                there[LEVELS.index(entry.level), one].add(code)
        top = next((one.code for one in self.by_pk.values() if one.level == LEVELS[0]), "")
        for entry in entries:
            code = top if entry.level != LEVELS[0] else ""
            for name in reversed(entry.parents):
                for level in range(1, LEVELS.index(entry.level)):
                    found = {code for one in keys((name,)) for code in there.get((level, one), ())}
                    code = found.pop() if len(found) == 1 else code
            if code:
                self.plan.parents[entry.line] = code

"""What a version or an amendment would mean for the roster of today: counts and costs as this reader may see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from indicators.calculations.disclosing import WHOLE, Book, Family, enter, joined
from indicators.queries import effect_texts as texts
from partnerships.enums import TextState
from partnerships.models import ClausePlace, FrameworkVersion
from partnerships.queries.framework import OPEN as OPEN_TEXTS
from workforce.queries import eligibility_trials as trials
from workforce.queries.eligibility_trials import Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indicators.calculations.disclosing import Members, Part
    from indicators.queries.effect_texts import Read, Said
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.measures.language import Measure
    from partnerships.models import Amendment, Partnership

SURE, OPEN = (Sign.YES, Sign.YES_UNPRICED), (Sign.OPEN, Sign.OPEN_UNPRICED)
WIDEST = 500  # measures that one statement asks
ANY = ""  # any measure at all, where a key is asked for
Costs = dict[str, Decimal]  # currency: a year


@dataclass(frozen=True, slots=True)
class Figure:
    """Some workers as a reader may see them; None: too few to be shown.

    `cost` to `cost` + `open_cost` is what they cost in a year; `unpriced`: those whose cost cannot be told.
    """

    yes: int | None
    cannot_tell: int | None
    cost: Costs | None
    open_cost: Costs | None
    unpriced: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """The answers of a roster to two sets of measures: `before` and `after` are places among the sets asked.

    A version has only one set: both are the same.
    """

    asked: trials.Asked
    trial: trials.Trial
    families: Sequence[Family]
    book: Book
    texts: tuple[Read, Read]
    before: int
    after: int

    @property
    def workers(self) -> int:
        """How many are on the roster."""
        return sum(self.asked.groups.get((WHOLE, None), {}).values())

    def group(self, at: int, key: str, kind: str = "yes") -> Members:
        """Return a group of a set: of any measure, or of one; of a measure it does not have, nobody."""
        family = self.families[at]
        if key == ANY:
            return family.union if kind == "yes" else family.likely_union
        found: Mapping[str, Members] = getattr(family, kind)
        return found.get(key, frozenset())

    def shown(self, members: Members) -> int | None:
        """Return a group's number, or None where it is too small."""
        return self.book.count(members) if self.book.shows(members) else None

    def figure(self, at: int, key: str) -> Figure:
        """Return what may be seen of a measure in a set, or of all together."""
        yes, likely = self.shown(self.group(at, key)), self.shown(self.group(at, key, "likely"))
        unsure = None if yes is None or likely is None else likely - yes
        cost, open_cost = self.cost(at, key, SURE), self.cost(at, key, OPEN)
        return Figure(yes, unsure, cost, open_cost, self.unpriced(at, key))

    def cost(self, at: int, key: str, signs: Sequence[Sign]) -> Costs | None:
        """Return a cost by currency, of all measures added up where no one is asked for; None: not to be shown."""
        places = self.trial.sets[at]
        found: Costs = {}
        for one in self.priced(at, key):
            parts = {
                code: told
                for (place, sign, code), told in self.asked.costs.items()
                if place == places[one] and sign in signs
            }
            kind = "priced" if signs is SURE else "likely_priced"
            whole = self.book.shows(self.group(at, one, kind)) and self.book.shows(
                self.group(at, one, "priced")
            )
            if not whole or any(self.book.small(people) for people, _cost in parts.values()):
                return None
            for code, (_people, cost) in parts.items():
                found[code] = found.get(code, Decimal(0)) + cost
        return found

    def priced(self, at: int, key: str) -> list[str]:
        """Return the measures that pay something: one, or all of a set."""
        measures = self.trial.measures
        return [
            one for one, place in self.trial.sets[at].items() if key in (ANY, one) and measures[place].benefit
        ]

    def unpriced(self, at: int, key: str) -> int | None:
        """Return how many appear eligible whose cost cannot be told; of several measures, those of each added up."""
        total = 0
        for one in self.priced(at, key):
            yes, priced = self.shown(self.group(at, one)), self.shown(self.group(at, one, "priced"))
            if yes is None or priced is None:
                return None
            total += yes - priced
        return total

    def difference(self, key: str) -> int | None:
        """Return how many more appear eligible after than before."""
        before, after = self.shown(self.group(self.before, key)), self.shown(self.group(self.after, key))
        return None if before is None or after is None else after - before

    def moved(self, key: str) -> tuple[int, int]:
        """Return how many come in and fall out; only for whoever may see persons."""
        before, after = self.group(self.before, key), self.group(self.after, key)
        return self.book.count(after - before), self.book.count(before - after)

    def parts(self, key: str, split: str) -> list[tuple[Part, int, int]]:
        """Return (categories, before, after) of the parts that both may be shown by; nothing where there are none."""
        before, after = self.group(self.before, key), self.group(self.after, key)
        one, other = self.book.parts(before, split), self.book.parts(after, split)
        if one is None or other is None or not (self.book.shows(before) and self.book.shows(after)):
            return []
        blocks = joined(one, other)
        if len(blocks) == 1 < len(self.book.finest(split)):
            return []
        return [
            (block, self.book.count(before, split, block), self.book.count(after, split, block))
            for block in blocks
        ]

    def women(self, key: str) -> tuple[int, int] | None:
        """Return how many women appear eligible before and after, or None where that is not to be shown."""
        told = {block: (before, after) for block, before, after in self.parts(key, "sex")}
        if not told:
            return None
        if not any("female" in block for block in told):
            return (0, 0)
        return told.get(frozenset({"female"}))


def members(patterns: Iterable[str], place: int, signs: Iterable[Sign]) -> Members:
    """Return the patterns that have one of these signs at a place."""
    wanted = "".join(signs)
    return frozenset(pattern for pattern in patterns if pattern[place] in wanted)


def family(patterns: Iterable[str], places: Mapping[str, int], beside: int | None) -> Family:
    """Return the groups of a set of measures."""
    known = list(patterns)

    def groups(*signs: Sign) -> dict[str, Members]:
        return {key: members(known, place, signs) for key, place in places.items()}

    yes, likely = groups(*SURE), groups(*SURE, *OPEN)
    nobody: Members = frozenset()
    return Family(
        yes=yes,
        likely=likely,
        priced=groups(Sign.YES),
        likely_priced=groups(Sign.YES, Sign.OPEN),
        union=nobody.union(*yes.values()),
        likely_union=nobody.union(*likely.values()),
        beside=beside,
    )


def effect(
    partnership: Partnership, reads: Sequence[Read], besides: Sequence[int | None], *, sees_persons: bool
) -> Effect:
    """Ask the roster of today. `reads`: what may be compared, the last is what is asked about; one statement."""
    trial = trials.together([one.measures for one in reads])
    asked = trials.ask(partnership, trial, partnership.today())
    patterns = asked.groups.get((WHOLE, None), {})
    families = [family(patterns, places, beside) for places, beside in zip(trial.sets, besides, strict=True)]
    book = Book(asked.groups, 0 if sees_persons else settings.SMALL_CELL_THRESHOLD)
    enter(book, families)
    last = len(families) - 1
    beside = besides[last]
    before = last if beside is None else beside
    return Effect(asked, trial, families, book, (reads[before], reads[last]), before, last)


def read_version(version: FrameworkVersion) -> tuple[Read, Read]:
    """Return what a version says, twice: it changes nothing."""
    found = texts.read(texts.of_versions([version])[version.pk])
    return found, found


def read_amendment(amendment: Amendment, actor: Actor) -> tuple[Read, Read]:
    """Return what the version says that an amendment is proposed to, and what it makes of it."""
    proposed = [one.current_id for one in texts.linked(amendment, actor)]
    base = texts.of_versions([amendment.version])[amendment.version_id]
    return texts.read(base), texts.read(laid(base, texts.changes_of(proposed), proposed))


def of_version(version: FrameworkVersion, *, sees_persons: bool) -> Effect | Read:
    """Return the effect of a version; what it says instead where that has faults or no measure."""
    earlier = [] if sees_persons else texts.earlier_versions(version)
    said = texts.of_versions([*earlier, version])
    found = texts.read(said[version.pk])
    if found.faults or not found.measures:
        return found
    chain = before_it(found, [texts.read(said[row.pk]) for row in earlier])
    return effect(version.partnership, [*chain, found], [None] * (len(chain) + 1), sees_persons=sees_persons)


def of_amendment(amendment: Amendment, actor: Actor, *, sees_persons: bool) -> Effect | Read:
    """Return what an amendment, with all it stands or falls with, makes of the version it is proposed to.

    Who may not see persons could read several texts side by side: counts are held against earlier ones as well.
    """
    version = amendment.version
    earlier = [] if sees_persons else texts.earlier_versions(version)
    compared = [] if sees_persons else texts.compared_with(amendment, actor)
    proposed = [one.current_id for one in texts.linked(amendment, actor)]
    said = texts.of_versions([*earlier, version])
    base = said[version.pk]
    begun, found = texts.read(base), texts.read(laid(base, texts.changes_of(proposed), proposed))
    if found.faults or begun.faults or not (found.measures or begun.measures):
        return found if found.faults else begun
    chain = before_it(begun, [texts.read(said[row.pk]) for row in earlier])
    others = [texts.read(texts.laid_over(base, changes)) for changes in compared]
    others = fitting([*chain, begun, found], [one for one in others if one.measures])
    reads = [*chain, begun, *others, found]
    besides = [None] * (len(chain) + 1) + [len(chain)] * (len(others) + 1)
    return effect(version.partnership, reads, besides, sees_persons=sees_persons)


def before_it(version: Read, earlier: Sequence[Read]) -> list[Read]:
    """Return what of the earlier versions a version is held against, on whichever page it is counted."""
    return fitting([version], [one for one in earlier if one.measures])


def fitting(needed: Sequence[Read], others: list[Read]) -> list[Read]:
    """Return the latest of others that one statement can ask together with what is needed."""
    while others and len(trials.together([one.measures for one in (*needed, *others)]).measures) > WIDEST:
        others = others[1:]
    return others


def laid(base: Said, changes: Mapping[int, Sequence], proposed: Iterable[int | None]) -> Said:
    """Return what the clauses say with all amendments that stand or fall together in them."""
    for pk in proposed:
        if pk is not None:
            base = texts.laid_over(base, changes[pk])
    return base


def alters_measures(amendment: Amendment, actor: Actor) -> bool:
    """Whether an amendment, with all it stands or falls with, touches measures at all."""
    proposed = [one.current_id for one in texts.linked(amendment, actor)]
    found = texts.changes_of(proposed)
    return any(texts.alters(change) for changes in found.values() for change in changes)


def measures_of(found: Effect) -> list[tuple[str, Measure | None, Measure | None]]:
    """Return (key, before, after) of every measure on either side, in the order of the clauses."""
    before, after = ({one.key: one for one in read.measures} for read in found.texts)
    return [(key, before.get(key), after.get(key)) for key in dict.fromkeys([*after, *before])]


def to_judge_by(actor: Actor, partnership: Partnership) -> list[FrameworkVersion]:
    """Return the versions in force today or still to come that say measures, the newest first; one query."""
    today = partnership.today()
    in_force = FrameworkVersion.objects.in_force_on(today).values("pk")
    meant = Q(state__in=[TextState.AGREED, *OPEN_TEXTS]) | Q(in_force_from__gt=today) | Q(pk__in=in_force)
    rows = FrameworkVersion.objects.visible_to(actor).filter(meant, agreement__partnership=partnership)
    says = ClausePlace.objects.filter(version=OuterRef("pk")).exclude(text__measures=[])
    return list(rows.filter(Exists(says)).select_related("agreement__partnership").order_by("-pk"))

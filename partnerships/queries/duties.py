"""Duties as they stand: in a version, with whom they bind, what was answered and found; and who sits on the committee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from partnerships.calculations.clauses import duties as laid
from partnerships.calculations.clauses.duties import Duty
from partnerships.models import (
    Breach,
    BreachAnswer,
    ClausePlace,
    CommitteeSeat,
    DutyAnswer,
    DutyBinding,
    FrameworkParty,
    FrameworkVersion,
)
from partnerships.queries import framework as texts
from partnerships.sockets import DUTY_COUNTS, DUTY_SITES, CountAsked, Counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkAgreement, Partnership


@dataclass(frozen=True, slots=True)
class Bound:
    """A duty where it stands: its clause and number there, the party, the answers and breaches, the oldest first."""

    place: ClausePlace
    number: str
    duty: Duty
    party: FrameworkParty
    answers: tuple[DutyAnswer, ...] = ()
    breaches: tuple[Breach, ...] = ()

    @property
    def latest(self) -> DutyAnswer | None:
        """The answer that counts."""
        return self.answers[-1] if self.answers else None

    @property
    def asked(self) -> CountAsked:
        """What it counts."""
        return CountAsked(self.duty.count.value, self.duty.site, self.duty.underground)

    def value(self, counted: Counted | None, today: date) -> int | None:
        """Return the number it is judged by: until its day is over what is counted today, else what was answered."""
        if counted is not None and counted.value is not None and today <= self.duty.day:
            return counted.value
        return self.latest.number if self.latest else None


def in_version(version: FrameworkVersion) -> list[Bound]:
    """Return the duties of a version in the order of reading; five queries, one where there are none."""
    return of_lines(texts.lines(version))


def of_lines(lines: Sequence[texts.Line]) -> list[Bound]:
    """Return the duties of lines that were read."""
    found = [(line, laid.of(one)) for line in lines for one in line.place.text.duties]
    if not found:
        return []
    places = [line.place for line, _duty in found]
    parties = bindings(places)
    answers, breaches = answers_of(places), breaches_of(places)
    return [
        Bound(
            line.place,
            line.number,
            duty,
            parties[line.place.text_id, duty.key],
            tuple(answers.get((line.place.clause_id, duty.key), ())),
            tuple(breaches.get((line.place.clause_id, duty.key), ())),
        )
        for line, duty in found
    ]


def one(place: ClausePlace, key: str) -> Bound | None:
    """Return a duty of a clause where it stands, or None."""
    line = next((line for line in texts.lines(place.version) if line.place.pk == place.pk), None)
    rows = of_lines([line]) if line else []
    return next((row for row in rows if row.duty.key == key), None)


def bindings(places: Iterable[ClausePlace]) -> dict[tuple[int, str], FrameworkParty]:
    """Return {(wording, key): party}, in one query."""
    rows = DutyBinding.objects.filter(text__in={place.text_id for place in places})
    return {(row.text_id, row.key): row.party for row in rows.select_related("party__organisation")}


def bound(place: ClausePlace, key: str) -> FrameworkParty | None:
    """Return the party that a duty of a clause binds, or None where it lays no such duty."""
    rows = DutyBinding.objects.filter(text=place.text_id, key=key).select_related("party__organisation")
    found = rows.first()
    return found.party if found else None


def answers_of(places: Iterable[ClausePlace]) -> dict[tuple[int, str], list[DutyAnswer]]:
    """Return {(clause, key): its answers, the oldest first}, in one query."""
    found: dict[tuple[int, str], list[DutyAnswer]] = {}
    rows = DutyAnswer.objects.filter(clause__in={place.clause_id for place in places}).order_by("pk")
    for row in rows.select_related("organisation", "given_by", "document"):
        found.setdefault((row.clause_id, row.key), []).append(row)
    return found


def breaches_of(places: Iterable[ClausePlace]) -> dict[tuple[int, str], list[Breach]]:
    """Return {(clause, key): its breaches with what was answered, the oldest first}, in two queries."""
    found: dict[tuple[int, str], list[Breach]] = {}
    rows = Breach.objects.filter(clause__in={place.clause_id for place in places}).order_by("found_on", "pk")
    rows = rows.select_related("party__organisation", "seat__organisation", "recorded_by")
    for row in rows.prefetch_related("answers__given_by", "answers__document"):
        found.setdefault((row.clause_id, row.key), []).append(row)
    return found


def counted(actor: Actor, partnership: Partnership, rows: Sequence[Bound]) -> dict[CountAsked, Counted]:
    """Return what the floors above count for duties, as the actor may see it."""
    asked = list(dict.fromkeys(row.asked for row in rows if row.duty.count is not laid.Count.ANSWERED))
    found: dict[CountAsked, Counted] = {}
    for count in DUTY_COUNTS if asked else ():
        found |= count(actor, partnership, asked)
    return found


def sites(partnership: Partnership) -> list[tuple[str, str]]:
    """Return the sites that a duty may be narrowed to, with their names."""
    return [site for ask in DUTY_SITES for site in ask(partnership)]


def committee(agreement: FrameworkAgreement) -> list[CommitteeSeat]:
    """Return who sits or sat on the oversight committee, by organisation."""
    rows = agreement.committee_seats.select_related("organisation", "member")
    return list(rows.order_by("organisation__name", "from_on", "pk"))


def committee_seat(actor: Actor, agreement: FrameworkAgreement) -> CommitteeSeat | None:
    """Return the seat that the actor holds on the committee today, for the organisation they act for, or None."""
    rows = agreement.committee_seats.on(agreement.partnership.today())
    return rows.filter(member=actor.user_id, organisation=actor.organisation_id).first()


def owed(actor: Actor, partnership: Partnership) -> list[Bound]:
    """Return the duties in force today that bind the actor's organisation."""
    today = partnership.today()
    rows = FrameworkVersion.objects.visible_to(actor).in_force_on(today)
    rows = rows.filter(agreement__partnership=partnership)
    mine = rows.filter(places__text__bindings__party__organisation=actor.organisation_id).distinct()
    versions = mine.select_related("agreement__partnership").order_by("pk")
    duties = [row for version in versions for row in in_version(version)]
    return [row for row in duties if row.party.organisation_id == actor.organisation_id]


def unanswered(actor: Actor, partnership: Partnership) -> list[Breach]:
    """Return the breaches found with the actor's organisation that it has said nothing to."""
    rows = Breach.objects.visible_to(actor).filter(
        version__agreement__partnership=partnership, party__organisation=actor.organisation_id
    )
    silent = ~Q(pk__in=BreachAnswer.objects.values("breach"))
    return list(rows.filter(silent).select_related("version__agreement").order_by("recorded_at"))


def since(version: FrameworkVersion) -> date:
    """Return the day from which a version's duties are reckoned: in force from, else the day it was begun."""
    return version.in_force_from or timezone.localdate(version.created_at)

"""Rows behind the addresses of the framework agreement: see rows.py."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from accounts.models import Membership
from partnerships.actions import (
    amendments,
    clause_talk,
    duties,
    framework,
    impasses,
    rounds,
    signing,
    standards,
)
from partnerships.actions.amendments import Proposed
from partnerships.actions.standards import Judgement
from partnerships.models import (
    Amendment,
    Breach,
    Clause,
    ClauseComment,
    ClausePlace,
    CommitteeSeat,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    Impasse,
    Mandate,
    Meeting,
    NegotiationRound,
    Precedent,
    StandardFinding,
    TextErratum,
)
from tests.partnerships.accords import accord_of, said
from tests.partnerships.dutiful import KEY, duty_of, in_force, seated


def a_version(world: Any) -> FrameworkVersion:
    """A draft of two chapters with three parties, and a first version that was taken back."""
    first, by = accord_of(world.cast, world.cast.officer), world.cast.officer
    signing.take_back(version=first, reason="Another draft", by=by)
    return framework.begin_version(agreement=first.agreement, base=first, reason="Anew", by=by)


def an_agreement(world: Any) -> FrameworkAgreement:
    """Its agreement."""
    return world.row(FrameworkVersion).agreement


def a_party(world: Any) -> FrameworkParty:
    """The union at the table."""
    return an_agreement(world).parties.get(constituency="workers")


def a_place(world: Any) -> ClausePlace:
    """A clause of the second chapter; it binds the mine's operator, and the union's people watch over it."""
    place = world.row(FrameworkVersion).places.exclude(chapter=None).last()
    union = world.cast.partner.organisation
    for one in Membership.objects.filter(organisation=union).select_related("user"):
        duties.seat_member(
            agreement=place.version.agreement, member=one.user, organisation=union, from_on=date(2026, 1, 1),
            by=world.cast.officer,
        )  # fmt: skip
    return duties.lay(place=place, duty=duty_of(world.cast.personnel.organisation), by=world.cast.officer)


def a_seat(world: Any) -> CommitteeSeat:
    """A seat of the union on the oversight committee."""
    return world.row(ClausePlace).version.agreement.committee_seats.first()


def a_breach(world: Any) -> Breach:
    """What the committee of another agreement, which is in force, found with the mine's operator."""
    cast, by = world.cast, world.cast.officer
    version = accord_of(cast, by, slug="third")
    place = version.places.exclude(chapter=None).last()
    bound = duties.lay(place=place, duty=duty_of(cast.personnel.organisation), by=by)
    place = in_force(cast, bound, by)
    seated(place, cast.partner, by)
    day = cast.partnership.today()
    return duties.record_breach(place=place, key=KEY, found_on=day, reason="Sixty let go", by=cast.partner)


def a_finding_about_a_standard(world: Any) -> StandardFinding:
    """A gap."""
    return standards.judge(
        version=world.row(FrameworkVersion),
        standard="C176",
        judgement=Judgement("gap", "No word on rescue."),
        by=world.cast.officer,
    )


def a_clause(world: Any) -> Clause:
    """That clause as such."""
    return world.row(ClausePlace).clause


def an_amendment(world: Any) -> Amendment:
    """What the union proposes to a second text, which is on the table."""
    version = accord_of(world.cast, world.cast.officer, slug="second")
    framework.open_to_negotiation(version=version, by=world.cast.officer)
    place = version.places.exclude(chapter=None).last()
    change = Proposed("reword", place.clause, said("Other", "Other words."))
    row = amendments.draft(
        version=version, title="Other", reason="x", changes=[change], by=world.cast.partner
    )
    amendments.table(amendment=row, by=world.cast.partner)
    return row


def a_mandate(world: Any) -> Mandate:
    """The union's."""
    user = world.cast.partner.user
    return signing.give_mandate(
        party=a_party(world), holder=user, ground="Board", from_on=date(2026, 1, 1), by=world.cast.officer
    )


def a_precedent(world: Any) -> Precedent:
    """A budget that is still to be decided."""
    return Precedent.objects.create(version=world.row(FrameworkVersion), kind="budget", title="Budget")


def an_erratum(world: Any) -> TextErratum:
    """A slip in a clause."""
    place = world.row(ClausePlace)
    return TextErratum.objects.create(
        version=world.row(FrameworkVersion), clause=place.clause, was=place.text, meant=place.text, reason="slip",
        recorded_at=datetime(2026, 10, 31, tzinfo=UTC),
    )  # fmt: skip


def a_comment(world: Any) -> ClauseComment:
    """What the union says at the table of a clause."""
    row = world.row(Clause)
    return clause_talk.comment(agreement=row.agreement, clause=row, said="Why?", by=world.cast.partner)


def a_round(world: Any) -> NegotiationRound:
    """A round whose agenda is not published yet."""
    version = world.row(FrameworkVersion)
    return rounds.hold(version=version, meeting=world.row(Meeting), amendments=[], by=world.cast.officer)


def an_impasse(world: Any) -> Impasse:
    """The union is stuck on a clause."""
    return impasses.declare(
        agreement=an_agreement(world), party=a_party(world), since=date(2026, 2, 1), reason="The age",
        amendments=[], clauses=[world.row(Clause)], by=world.cast.partner,
    )  # fmt: skip


FRAMEWORK_ROWS = {
    ClauseComment: a_comment,
    Impasse: an_impasse,
    NegotiationRound: a_round,
    Amendment: an_amendment,
    Mandate: a_mandate,
    Precedent: a_precedent,
    TextErratum: an_erratum,
    FrameworkVersion: a_version,
    FrameworkAgreement: an_agreement,
    FrameworkParty: a_party,
    ClausePlace: a_place,
    Clause: a_clause,
    Breach: a_breach,
    CommitteeSeat: a_seat,
    StandardFinding: a_finding_about_a_standard,
}

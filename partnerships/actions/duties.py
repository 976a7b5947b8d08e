"""Duties of a clause: laid on a party while the text is written, answered by it, found broken by the committee alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit, notices
from jtportal.kernel.doors import Refused
from partnerships.actions import clauses, documents, framework
from partnerships.actions.clauses import Overtaken, Wording
from partnerships.calculations.clauses import duties as laid
from partnerships.enums import TextState
from partnerships.models import (
    Breach,
    BreachAnswer,
    ClausePlace,
    ClauseText,
    CommitteeSeat,
    DutyAnswer,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
)
from partnerships.queries import duties as reads
from partnerships.queries import signing

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Organisation, User
    from jtportal.kernel.actor import Actor

BINDS = (TextState.IN_FORCE, TextState.REPLACED, TextState.ENDED)


@dataclass(frozen=True, slots=True)
class Answered:
    """A number with its day and where it comes from; `upload`: a paper that shows it."""

    number: int
    on_day: date
    source: str
    upload: Any = None


def saying(text: ClauseText, duties: tuple[laid.Document, ...]) -> Wording:
    """Return a wording with other duties."""
    return Wording(text.heading, text.body, tuple(text.measures), duties)


@transaction.atomic
def lay(*, place: ClausePlace, duty: laid.Duty, by: Actor, seen: ClauseText | None = None) -> ClausePlace:
    """Lay a duty on a party in a draft that is written, or change the one of its key.

    Raises Refused for a text on the table, for no party, and for a clause that somebody changed since `seen`.
    """
    text = seen or place.text
    wording = saying(text, laid.with_one(text.duties, laid.document(duty)))
    row = worded(place, wording, text, by)
    after = {"clause": row.clause.key, "duty": duty.key, "number": duty.number, "day": duty.day}
    audit.record(row, verb="duty.laid", by=by, after=after)
    return row


@transaction.atomic
def lift(*, place: ClausePlace, key: str, by: Actor, seen: ClauseText | None = None) -> ClausePlace:
    """Take a duty out of a draft that is written; what was answered of it stays known."""
    text = seen or place.text
    row = worded(place, saying(text, laid.without(text.duties, key)), text, by)
    audit.record(row, verb="duty.lifted", by=by, before={"clause": row.clause.key, "duty": key})
    return row


def worded(place: ClausePlace, wording: Wording, seen: ClauseText, by: Actor) -> ClausePlace:
    """Give the clause its wording. Raises Refused where somebody else changed the same duty meanwhile."""
    try:
        return clauses.reword(place=place, wording=wording, by=by, seen=seen)
    except Overtaken as overtaken:
        raise Refused(
            _("Somebody has changed this duty meanwhile. Look at it as it stands now, then change it.")
        ) from overtaken


@transaction.atomic
def answer(*, place: ClausePlace, key: str, given: Answered, by: Actor) -> DutyAnswer:
    """Record how many there are, as the party says that is bound. An answer never takes the place of another.

    Raises Refused for who is not of the party, for a duty that does not bind yet, a day to come, and no source.
    """
    version = framework.lock(place.version)
    party = own(place, key, by)
    day = version.agreement.partnership.today()
    refuse_unbinding(version, day)
    if given.on_day > day:
        raise Refused(_("That day is still to come."), field="on_day")
    if not given.source.strip():
        raise Refused(_("Say where the number comes from."), field="source")
    row = DutyAnswer.objects.create(
        clause_id=place.clause_id,
        key=key,
        number=given.number,
        on_day=given.on_day,
        source=given.source.strip(),
        document=kept(version, given.upload, by),
        organisation_id=party.organisation_id,
        given_by=by.user,
        given_at=timezone.now(),
    )
    after = {"clause": place.clause_id, "duty": key, "number": row.number, "on_day": row.on_day}
    audit.record(row, verb="duty.answered", by=by, after=after)
    return row


@transaction.atomic
def record_breach(*, place: ClausePlace, key: str, found_on: date, reason: str, by: Actor) -> Breach:
    """Record that a duty was not kept, as somebody of the oversight committee; the party is told and may answer.

    Raises Refused for anybody else, for a day on which the duty did not bind or that is still to come, without a reason,
    and for a breach that is recorded already.
    """
    version = framework.lock(place.version)
    seat, party = reads.committee_seat(by, version.agreement), reads.bound(place, key)
    if seat is None or by.user is None:
        raise Refused(_("Only the oversight committee records a breach."))
    if party is None:
        raise Refused(_("The clause lays no such duty."))
    day = version.agreement.partnership.today()
    refuse_unbinding(version, day)
    if found_on > day:
        raise Refused(_("That day is still to come."), field="found_on")
    begun, ended = version.in_force_from, version.in_force_until
    if (begun and found_on < begun) or (ended and found_on > ended):
        raise Refused(_("The text was not in force on that day."), field="found_on")
    if not reason.strip():
        raise Refused(_("Say what the committee found."), field="reason")
    if Breach.objects.filter(clause=place.clause_id, key=key, found_on=found_on).exists():
        raise Refused(_("A breach of this duty on that day is recorded already."), field="found_on")
    row = Breach.objects.create(
        version=version,
        clause_id=place.clause_id,
        key=key,
        party=party,
        found_on=found_on,
        reason=reason.strip(),
        seat=seat,
        recorded_by=by.user,
        recorded_at=timezone.now(),
    )
    after = {"clause": place.clause_id, "duty": key, "found_on": found_on, "seat": seat.pk}
    audit.record(row, verb="duty.breach_recorded", by=by, after=after)
    url = reverse("partnerships:duty_detail", kwargs={"pk": place.pk, "duty": key})
    for user in signing.people_of(row.party):
        notices.tell(user=user, kind="breach_recorded", by=by, params={"day": found_on.isoformat()}, url=url)
    return row


@transaction.atomic
def answer_breach(*, breach: Breach, text: str, by: Actor, upload: Any = None) -> BreachAnswer:
    """Say what the party that is bound has to say to a breach. Raises Refused for anybody else, and for no words."""
    version = framework.lock(breach.version)
    if by.user is None or breach.party.organisation_id != by.organisation_id:
        raise Refused(_("Only the party that is bound answers."))
    if not text.strip():
        raise Refused(_("Write the answer."), field="text")
    row = BreachAnswer.objects.create(
        breach=breach,
        text=text.strip(),
        document=kept(version, upload, by),
        given_by=by.user,
        given_at=timezone.now(),
    )
    audit.record(row, verb="duty.breach_answered", by=by, after={"breach": breach.pk})
    return row


@transaction.atomic
def seat_member(
    *, agreement: FrameworkAgreement, member: User, organisation: Organisation, from_on: date, by: Actor
) -> CommitteeSeat:
    """Seat a person on the oversight committee for an organisation. Raises Refused while they sit there already."""
    FrameworkAgreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.committee_seats.filter(member=member, until_on=None).exists():
        raise Refused(_("This person sits on the committee already."), field="member")
    row = CommitteeSeat.objects.create(
        agreement=agreement, member=member, organisation=organisation, from_on=from_on
    )
    after = {"member": member.pk, "organisation": organisation.pk, "from_on": from_on}
    audit.record(row, verb="committee.seated", by=by, after=after)
    return row


@transaction.atomic
def unseat_member(*, seat: CommitteeSeat, until_on: date, by: Actor) -> None:
    """Let a seat end with a day; what was recorded from it stays. Raises Refused when it ended, or before it began."""
    row = CommitteeSeat.objects.select_for_update().get(pk=seat.pk)
    if row.until_on is not None:
        raise Refused(_("This person has left the committee already."))
    if until_on < row.from_on:
        raise Refused(_("That is before the seat began."), field="until_on")
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    before, after = {"until_on": None}, {"until_on": until_on}
    audit.record(row, verb="committee.left", by=by, before=before, after=after)


def own(place: ClausePlace, key: str, by: Actor) -> FrameworkParty:
    """Return the party that a duty binds. Raises Refused unless the actor is of it."""
    party = reads.bound(place, key)
    if by.user is None or party is None or party.organisation_id != by.organisation_id:
        raise Refused(_("Only the party that is bound answers."))
    return party


def refuse_unbinding(version: FrameworkVersion, day: date) -> None:
    """Raise Refused for a text that is not in force, or not yet."""
    if version.state not in BINDS or version.in_force_from is None or version.in_force_from > day:
        raise Refused(_("This text is not in force: the duty binds nobody yet."))


def kept(version: FrameworkVersion, upload: Any, by: Actor) -> Any:
    """Keep a paper among the partnership's documents, or return None."""
    if not upload:
        return None
    return documents.keep(partnership=version.agreement.partnership, upload=upload, by=by, field="upload")

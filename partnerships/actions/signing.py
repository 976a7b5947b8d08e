"""A framework agreement signed by constituencies: rules, mandates, signatures bound to the hash, the way into force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import amendments, documents, framework
from partnerships.actions.clauses import Wording, told, write
from partnerships.calculations.clauses import quorum, slips
from partnerships.enums import Said, TextState
from partnerships.models import (
    Acknowledgement,
    AdoptionRule,
    ClausePlace,
    ClauseText,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    Mandate,
    Precedent,
    Signature,
    TextErratum,
)
from partnerships.queries import amendments as tables
from partnerships.queries import framework as texts
from partnerships.queries import signing as reads

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User
    from jtportal.kernel.actor import Actor


@transaction.atomic
def set_rules(*, agreement: FrameworkAgreement, rules: Mapping[str, tuple[str, int]], by: Actor) -> None:
    """Say what each constituency needs: {constituency: (needs, quorum)}.

    Raises Refused while a text is out for signature.
    """
    row = FrameworkAgreement.objects.select_for_update().get(pk=agreement.pk)
    if row.versions.filter(state=TextState.SIGNING).exists():
        raise Refused(_("The rules stay as they are while a text is out for signature."))
    before = {one.constituency: [one.needs, one.quorum] for one in row.adoption_rules.all()}
    row.adoption_rules.all().delete()
    AdoptionRule.objects.bulk_create(
        AdoptionRule(agreement=row, constituency=side, needs=needs, quorum=number)
        for side, (needs, number) in rules.items()
    )
    after = {side: list(rule) for side, rule in rules.items()}
    audit.record(row, verb="framework.rules_set", by=by, before={"rules": before}, after={"rules": after})


@transaction.atomic
def give_mandate(
    *,
    party: FrameworkParty,
    holder: User,
    ground: str,
    from_on: date,
    by: Actor,
    until_on: date | None = None,
) -> Mandate:
    """Write down who may sign for a party. Raises Refused without a ground, and for one that ends before it begins."""
    if not ground.strip():
        raise Refused(_("Say who gave the mandate, and when."), field="ground")
    if until_on is not None and until_on < from_on:
        raise Refused(_("It ends before it begins."), field="until_on")
    row = Mandate.objects.create(
        party=party, holder=holder, ground=ground.strip(), from_on=from_on, until_on=until_on
    )
    after = {"party": party.pk, "holder": holder.pk, "from_on": from_on, "until_on": until_on}
    audit.record(row, verb="mandate.given", by=by, after=after)
    return row


@transaction.atomic
def end_mandate(*, mandate: Mandate, until_on: date, by: Actor) -> None:
    """Let a mandate end with a day. Raises Refused for a day before it begins, or after it has ended."""
    row = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if until_on < row.from_on or (row.until_on is not None and until_on > row.until_on):
        raise Refused(_("That day is not within the mandate."), field="until_on")
    before, row.until_on = {"until_on": row.until_on}, until_on
    row.save(update_fields=["until_on"])
    audit.record(row, verb="mandate.ended", by=by, before=before, after={"until_on": until_on})


@transaction.atomic
def put_out(*, version: FrameworkVersion, by: Actor) -> FrameworkVersion:
    """Put the text out for signature: from now on it stays as it is, under its hash; drafts still in rooms end.

    Raises Refused while amendments are undecided, for a text that was not on the table, and when a constituency with a
    rule cannot reach it with the parties that sit there.
    """
    row = framework.lock(version)
    if row.opened_at is None:
        raise Refused(_("A text is negotiated before it is signed: put it on the table first."))
    if open_ones := reads.undecided(row):
        names = ", ".join(map(str, open_ones))
        raise Refused(_("Decide these amendments first: %(names)s.") % {"names": names})
    standing, tallies = reads.outcome(row)
    if standing == quorum.Standing.FAILED:
        short = [side for side, one in tallies.items() if one.standing == quorum.Standing.FAILED]
        raise Refused(
            _("Too few parties sit at the table for the rules of adoption: %(sides)s.")
            % {"sides": ", ".join(short) or _("no constituency has a rule")}
        )
    amendments.retire(row, by)
    framework.close(row, TextState.SIGNING, "framework_version.put_out", by)
    return row


class Outdated(Refused):
    """What is signed is not the text that was read. `seen`: the version that was, if one is known; `now`: what stands."""

    def __init__(self, message: str, seen: FrameworkVersion | None, now: FrameworkVersion) -> None:
        self.seen, self.now = seen, now
        super().__init__(message)


def refuse_outdated(row: FrameworkVersion, seen: str) -> None:
    """Raise Refused for a text that is not out for signature, Outdated where another one has come after what was seen."""
    versions = row.agreement.versions.select_related("agreement__partnership").order_by("-number")
    if row.state != TextState.SIGNING:
        later = versions.filter(number__gt=row.number).first()
        message = _("This text is not out for signature.")
        if row.state == TextState.WITHDRAWN and later is not None:
            raise Outdated(message, versions.filter(content_hash=seen).first() or row, later)
        raise Refused(message)
    if row.content_hash != seen:
        message = _("This is not the text that you read. Read what changed, then sign.")
        raise Outdated(message, versions.filter(content_hash=seen).first(), row)


@transaction.atomic
def sign(*, version: FrameworkVersion, seen: str, said: str, by: Actor, reservation: str = "") -> Signature:
    """Sign for the actor's party, or dissent, on the text whose hash was `seen`; the last one needed adopts it.

    Whoever calls asks for a fresh sign-in before. Raises Refused for a text that is not out for signature or has
    another hash, without a mandate that holds today, for a party that has said something already, and for dissent
    without a reason.
    """
    row = framework.lock(version)
    refuse_outdated(row, seen)
    party = tables.seat_of(by, row.agreement)
    if party is None:
        raise Refused(_("Your organisation does not sit at this table."))
    mandate = reads.mandate_of(by.user, party, row.agreement.partnership.today())
    if mandate is None:
        raise Refused(_("You hold no mandate today to sign for %(party)s.") % {"party": party})
    if row.signatures.filter(party=party).exists():
        raise Refused(_("Your organisation has signed or dissented already."))
    if said == Said.DISSENTED and not reservation.strip():
        raise Refused(_("Give the reason."), field="reservation")
    signature = Signature.objects.create(
        version=row,
        party=party,
        mandate=mandate,
        said=said,
        reservation=reservation.strip(),
        content_hash=seen,
        signed_by=mandate.holder,
        signed_at=timezone.now(),
    )
    after = {"party": party.pk, "said": said, "mandate": mandate.pk, "hash": seen}
    audit.record(signature, verb="framework_version.signed", by=by, after=after)
    if reads.outcome(row)[0] == quorum.Standing.ADOPTED:
        framework.turn(row, TextState.AGREED, "framework_version.agreed", by)
    return signature


@transaction.atomic
def take_back(*, version: FrameworkVersion, reason: str, by: Actor) -> None:
    """Take a text back that is out for signature or agreed; what was signed stays. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say why it is taken back."), field="reason")
    framework.turn(
        framework.lock(version),
        TextState.WITHDRAWN,
        "framework_version.taken_back",
        by,
        reason=reason.strip(),
    )


class Substance(Refused):
    """What was asked for as an erratum changes what the text says. `words`: where, as 'old → new'."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        super().__init__(
            _(
                "This changes what the clause says: %(words)s. A change of substance is negotiated and signed again."
            )
            % {"words": "; ".join(words)},
            field="body",
        )


@transaction.atomic
def correct(*, place: ClausePlace, wording: Wording, reason: str, by: Actor) -> TextErratum:
    """Record a typing slip in a closed text: what stood there and what was meant. The parties acknowledge it.

    Raises Refused for a text that is still negotiated and without a reason, Substance for more than a slip.
    """
    row = framework.lock(place.version)
    if row.is_draft or row.state == TextState.WITHDRAWN:
        raise Refused(_("Only a text that is closed is corrected by an erratum."))
    if not reason.strip():
        raise Refused(_("Say what the slip was."), field="reason")
    said = Wording(
        wording.heading, wording.body, tuple(place.text.measures), tuple(place.text.duties)
    )  # a rule is substance, never a slip
    meant = write(place.clause, said, by)
    if meant.pk == place.text_id:
        raise Refused(_("The words are the same."), field="body")
    if substance := changed_substance(place.text, meant):
        raise Substance(substance)
    erratum = TextErratum.objects.create(
        version=row,
        clause=place.clause,
        was=place.text,
        meant=meant,
        reason=reason.strip(),
        recorded_by=by.user,
        recorded_at=timezone.now(),
    )
    audit.record(erratum, verb="erratum.recorded", by=by, before=told(place.text), after=told(meant))
    return erratum


def changed_substance(was: ClauseText, meant: ClauseText) -> list[str]:
    """Return the words in which two wordings say something else; a language more or less is more than a slip."""
    found = []
    for part in ("heading", "body"):
        before, after = getattr(was, part), getattr(meant, part)
        for code in sorted({*before, *after}):
            found += slips.substance(before.get(code, ""), after.get(code, ""))
    return found


@transaction.atomic
def acknowledge(*, erratum: TextErratum, by: Actor) -> Acknowledgement:
    """Take an erratum for a slip, for the actor's party. Raises Refused for who is no party, or has done so."""
    party = tables.seat_of(by, erratum.version.agreement)
    if party is None or by.user is None:
        raise Refused(_("Your organisation does not sit at this table."))
    framework.lock(erratum.version)
    if erratum.acknowledgements.filter(party=party).exists():
        raise Refused(_("Your organisation has acknowledged it already."))
    row = Acknowledgement.objects.create(
        erratum=erratum, party=party, given_by=by.user, given_at=timezone.now()
    )
    audit.record(row, verb="erratum.acknowledged", by=by, after={"erratum": erratum.pk, "party": party.pk})
    return row


@transaction.atomic
def ask_for(*, version: FrameworkVersion, kind: str, title: str, by: Actor) -> Precedent:
    """Write down what has to happen before a text comes into force."""
    row = Precedent.objects.create(version=framework.lock(version), kind=kind, title=title.strip())
    audit.record(row, verb="precedent.asked", by=by, after={"kind": kind, "title": row.title})
    return row


@transaction.atomic
def meet(*, precedent: Precedent, met_on: date, by: Actor) -> None:
    """Record that a condition is met. Raises Refused for a day to come."""
    framework.lock(precedent.version)
    row = Precedent.objects.select_for_update(of=("self",)).get(pk=precedent.pk)
    if met_on > row.version.agreement.partnership.today():
        raise Refused(_("That day is still to come."), field="met_on")
    before, row.met_on = {"met_on": row.met_on}, met_on
    row.save(update_fields=["met_on"])
    audit.record(row, verb="precedent.met", by=by, before=before, after={"met_on": met_on})


@transaction.atomic
def bind(
    *,
    version: FrameworkVersion,
    upload: Any,
    by: Actor,
    registration: str = "",
    notified_on: date | None = None,
) -> None:
    """Bind the paper that was signed to the text's hash, with its number in a register. Raises Refused for a draft."""
    row = framework.lock(version)
    if row.state not in (TextState.AGREED, TextState.IN_FORCE):
        raise Refused(_("A paper is bound to a text that is agreed."), field="upload")
    before = {"document": str(row.document_id or ""), "registration": row.registration}
    partnership = row.agreement.partnership
    row.document = documents.keep(partnership=partnership, upload=upload, by=by, field="upload")
    row.registration, row.notified_on = registration.strip(), notified_on
    row.save(update_fields=["document", "registration", "notified_on"])
    after = {"document": str(row.document.pk), "registration": row.registration, "hash": row.content_hash}
    audit.record(row, verb="framework_version.bound", by=by, before=before, after=after)


@transaction.atomic
def bring_into_force(*, version: FrameworkVersion, from_on: date, by: Actor) -> None:
    """Let an agreed text be in force from a day; the one before ends the day before.

    Raises Refused without the signed paper, while a condition is not met, for a day before the one that it replaces, and
    for a day on which a denounced one is in force still.
    """
    row = framework.lock(version)
    if row.document_id is None:
        raise Refused(_("Bind the signed paper first: the portal's consent is not yet the legal form."))
    if waiting := list(row.precedents.filter(met_on=None)):
        names = "; ".join(map(str, waiting))
        raise Refused(_("These conditions are not met yet: %(names)s.") % {"names": names})
    refuse_overlap(row, from_on)
    before = row.agreement.versions.filter(state=TextState.IN_FORCE).first()
    if before is not None:
        if before.in_force_from and from_on <= before.in_force_from:
            raise Refused(_("That is before the version in force began."), field="from_on")
        last = from_on - timedelta(days=1)
        framework.turn(before, TextState.REPLACED, "framework_version.replaced", by, in_force_until=last)
    framework.turn(row, TextState.IN_FORCE, "framework_version.in_force", by, in_force_from=from_on)


def refuse_overlap(version: FrameworkVersion, from_on: date) -> None:
    """Raise Refused for a day on which a version that was denounced is in force still."""
    rows = version.agreement.versions.filter(state=TextState.ENDED, in_force_until__gte=from_on)
    ends = rows.order_by("-in_force_until").first()
    if ends is not None and ends.in_force_until:
        told = {"number": ends.number, "day": date_format(ends.in_force_until, "DATE_FORMAT")}
        raise Refused(
            _("Version %(number)s stays in force until %(day)s: choose a later day.") % told, field="from_on"
        )


@transaction.atomic
def denounce(
    *, version: FrameworkVersion, until_on: date, reason: str, by: Actor, renew: bool = True
) -> FrameworkVersion | None:
    """Let a text in force end with a day, because a party denounced it; return the next version, begun with its words.

    `renew`: the parties negotiate anew; none is begun where one is open or agreed already. Raises Refused without a
    reason, and for a day before it began.
    """
    row = framework.lock(version)
    if not reason.strip():
        raise Refused(_("Say who denounces it, and why."), field="reason")
    if row.in_force_from and until_on < row.in_force_from:
        raise Refused(_("That is before it came into force."), field="until_on")
    framework.turn(
        row,
        TextState.ENDED,
        "framework_version.denounced",
        by,
        reason=reason.strip(),
        in_force_until=until_on,
    )
    under_way = row.agreement.versions.filter(state__in=[TextState.AGREED, *texts.OPEN])
    if not renew or under_way.exists():
        return None
    return framework.begin_version(agreement=row.agreement, base=row, reason=reason, by=by)

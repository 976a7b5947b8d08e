"""The partnership agreement (never the framework agreement): written, put out, signed, in force, replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions import documents
from partnerships.actions.stale import refuse_stale
from partnerships.enums import AGREEMENT_MOVES, AgreementState
from partnerships.models import AgreementParty, Partnership, PartnershipAgreement
from partnerships.queries import agreements as reads

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor

OPEN = (AgreementState.DRAFT, AgreementState.SIGNING)


@transaction.atomic
def begin(*, partnership: Partnership, by: Actor, **values: Any) -> PartnershipAgreement:
    """Begin the next version. `values`: aims, jobs_created, jobs_formalised, reach_by.

    Raises Refused while another version is being written or is out for signature.
    """
    place = Partnership.objects.select_for_update().get(pk=partnership.pk)
    rows = PartnershipAgreement.objects.filter(partnership=place)
    if rows.filter(state__in=OPEN).exists():
        raise Refused(_("A version is being written or out for signature; finish that one first."))
    last = rows.first()  # the highest number first
    row = PartnershipAgreement.objects.create(
        partnership=place, number=last.number + 1 if last else 1, **values
    )
    after = {"partnership": place.pk, "number": row.number, **values}
    audit.record(row, verb="partnership_agreement.begun", by=by, after=after)
    return row


@transaction.atomic
def change(*, agreement: PartnershipAgreement, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change aims or targets of a version that is being written. Raises Refused for any other, and for one that somebody
    changed since this person saw its revision `seen`.
    """
    row = PartnershipAgreement.objects.select_for_update().get(pk=agreement.pk)
    if row.state != AgreementState.DRAFT:
        raise Refused(
            _("This version is out for signature and stays as it is. Take it back, or begin the next.")
        )
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="partnership_agreement.changed", by=by, before=before, after=after)


@transaction.atomic
def put_out(*, agreement: PartnershipAgreement, by: Actor) -> None:
    """Put a version out for signature: the partners of today with roles, responsibilities and pledges are frozen in it.

    Raises Refused without partners, and for a version that is not being written.
    """
    parties = reads.parties_today(agreement.partnership)
    if len(parties) < 2:
        raise Refused(_("A partnership agreement needs at least two partners."))
    turn(agreement, AgreementState.SIGNING, "partnership_agreement.put_out", by)
    for party in parties:
        del party["partner"]  # where its page is; what is frozen hangs on the organisation
    AgreementParty.objects.bulk_create(AgreementParty(agreement=agreement, **party) for party in parties)


@transaction.atomic
def sign(*, party: AgreementParty, signed_on: date, signed_by: str, by: Actor) -> None:
    """Record a partner's signature; the last one puts the version in force and replaces the one before.

    Raises Refused when the version is not out for signature, was signed for this partner, or on a day to come.
    """
    agreement = PartnershipAgreement.objects.select_for_update(of=("self",)).get(pk=party.agreement_id)
    row = AgreementParty.objects.get(pk=party.pk)
    if agreement.state != AgreementState.SIGNING:
        raise Refused(_("This version is not out for signature."))
    if row.signed_on:
        raise Refused(_("The signature of this partner is recorded already."))
    if signed_on > agreement.partnership.today():
        raise Refused(_("That day is still to come."), field="signed_on")
    row.signed_on, row.signed_by, row.recorded_by = signed_on, signed_by.strip(), by.user
    row.save(update_fields=["signed_on", "signed_by", "recorded_by"])
    after = {"organisation": row.organisation_id, "signed_on": signed_on, "signed_by": row.signed_by}
    audit.record(agreement, verb="partnership_agreement.signed", by=by, after=after)
    signatures = list(agreement.parties.values_list("signed_on", flat=True))
    days = [day for day in signatures if day is not None]
    if len(days) == len(signatures):
        put_in_force(agreement, max(days), by)


def put_in_force(agreement: PartnershipAgreement, on: date, by: Actor) -> None:
    """Replace the version in force by this one."""
    rows = PartnershipAgreement.objects.filter(partnership=agreement.partnership_id)
    before = rows.filter(state=AgreementState.IN_FORCE).first()
    if before:
        turn(before, AgreementState.REPLACED, "partnership_agreement.replaced", by)
    turn(agreement, AgreementState.IN_FORCE, "partnership_agreement.in_force", by, in_force_on=on)


@transaction.atomic
def withdraw(*, agreement: PartnershipAgreement, reason: str, by: Actor) -> None:
    """Take a version back that is out for signature. Raises Refused for any other, and without a reason."""
    if not reason.strip():
        raise Refused(_("Say why it is taken back."), field="reason")
    turn(agreement, AgreementState.WITHDRAWN, "partnership_agreement.withdrawn", by, reason=reason.strip())


@transaction.atomic
def bind(*, agreement: PartnershipAgreement, upload: Any, by: Actor) -> None:
    """Bind the signed paper to a version. Raises Refused while it is being written."""
    row = PartnershipAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if row.state not in (AgreementState.SIGNING, AgreementState.IN_FORCE):
        raise Refused(
            _("A paper is bound to a version that is out for signature or in force."), field="upload"
        )
    before = {"document": str(row.document_id) if row.document_id else None}
    row.document = documents.keep(partnership=row.partnership, upload=upload, by=by, field="upload")
    row.save(update_fields=["document"])
    after = {"document": str(row.document.pk)}
    audit.record(row, verb="partnership_agreement.changed", by=by, before=before, after=after)


def turn(
    agreement: PartnershipAgreement, to: str, verb: str, by: Actor, *, reason: str = "", **more: Any
) -> None:
    """Move a version to a state that the table allows. Raises Refused."""

    def record(row: Any, **told: Any) -> None:
        audit.record(row, verb=verb, **told)

    try:
        move(agreement, to=to, by=by, table=AGREEMENT_MOVES, record=record, reason=reason, **more)
    except MoveRefused as refusal:
        raise Refused(str(refusal)) from refusal

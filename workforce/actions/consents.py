"""Consent, where a purpose rests on it: given after something was told, withdrawn as easily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.enums import Language
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.actions.placements import plain, refuse_future
from workforce.models import Consent
from workforce.queries import privacy as reads

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Case, ProcessingPurpose


@transaction.atomic
def give(
    *, case: Case, purpose: ProcessingPurpose, told: str, language: str, way: str, given_on: date, by: Actor
) -> Consent:
    """Record that somebody consented to a purpose, and what they had been told. Raises Refused."""
    case = cases.locked(case)
    version = purpose.versions.get(replaced_at=None)
    if purpose.partnership_id != case.partnership_id or purpose.ended_on is not None:
        raise Refused(_("This purpose is not in force here."), field="purpose")
    if not version.by_consent:
        raise Refused(_("This purpose does not rest on consent: none is to be asked for."), field="purpose")
    if language not in Language.values and language != case.partnership.language:
        raise ValueError(f"no language of the partnership: {language}")
    if not told.strip():
        raise Refused(_("Record what the person was told: consent without it is none."), field="told")
    refuse_future(case.partnership, given_on, field="given_on")
    if reads.standing_consent(case, purpose) is not None:
        raise Refused(_("The person has consented to this purpose already."), field="purpose")
    row = Consent.objects.create(
        case=case, version=version, told=told.strip(), language=language, way=way, given_on=given_on,
        recorded_at=ledger.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"version": version, "way": way, "given_on": given_on, "language": language})
    audit.record(row, verb="consent.given", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def withdraw(*, consent: Consent, on: date, way: str, by: Actor) -> None:
    """Record that consent was withdrawn; no reason is asked for. Raises Refused."""
    case = cases.locked(consent.case)
    row = Consent.objects.select_for_update().get(pk=consent.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("This consent was withdrawn already."))
    refuse_future(case.partnership, on, field="on")
    if on < row.given_on:
        raise Refused(_("It cannot be withdrawn before it was given."), field="on")
    row.withdrawn_on, row.withdrawn_way, row.withdrawn_by_id = on, way, by.user_id
    row.save(update_fields=["withdrawn_on", "withdrawn_way", "withdrawn_by"])
    after = plain({"on": on, "way": way})
    audit.record(row, verb="consent.withdrawn", by=by, subject=case.person.subject, personal_after=after)

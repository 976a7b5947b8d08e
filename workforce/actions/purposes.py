"""The record of processing: purposes written in versions, ended, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.enums import Role
from jtportal.kernel.doors import Refused
from partnerships.models import Partner
from workforce.actions import ledger
from workforce.enums import Basis, ClockEvent, DataKind, SpecialBasis
from workforce.models import ProcessingPurpose, PurposeVersion

if TYPE_CHECKING:
    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SAID = (
    "name", "basis", "special_basis", "basis_note", "kinds", "roles", "keep_months", "keep_after", "arrangement",
)  # fmt: skip
CONSENT = Basis.CONSENT.value


@transaction.atomic
def write(*, partnership: Partnership, organisation: Organisation, by: Actor, **said: Any) -> PurposeVersion:
    """Write a new purpose of a partner (SAID) into the record. Raises Refused."""
    if not Partner.objects.in_force().filter(partnership=partnership, organisation=organisation).exists():
        raise Refused(_("This organisation is no partner."), field="organisation")
    purpose = ProcessingPurpose.objects.create(
        partnership=partnership, organisation=organisation, created_at=ledger.now()
    )
    return _version(purpose, 1, said, by)


@transaction.atomic
def change(*, purpose: ProcessingPurpose, by: Actor, seen: int | None = None, **said: Any) -> PurposeVersion:
    """Write the next version of a purpose; what held before is kept. Raises Refused.

    `seen`: the number of the version that the form began with.
    """
    row = ProcessingPurpose.objects.select_for_update().get(pk=purpose.pk)
    if row.ended_on is not None:
        raise Refused(_("This purpose has ended: write a new one."))
    last = row.versions.get(replaced_at=None)
    if seen is not None and seen != last.number:
        raise Refused(_("Meanwhile somebody wrote another version: look at it, then send yours again."))
    last.replaced_at = ledger.now()
    last.save(update_fields=["replaced_at"])
    return _version(row, last.number + 1, said, by)


def _version(purpose: ProcessingPurpose, number: int, said: dict[str, Any], by: Actor) -> PurposeVersion:
    _refuse_unlawful(said)
    row = PurposeVersion(
        purpose=purpose, number=number, valid_from=ledger.today(purpose.partnership), recorded_at=ledger.now()
    )
    row.recorded_by_id = by.user_id
    for name in SAID:
        if name in said:
            setattr(row, name, said[name])
    row.save(force_insert=True)
    after = {name: getattr(row, name) for name in SAID} | {"version": number}
    audit.record(purpose, verb="purpose.written", by=by, after=after)
    return row


def _refuse_unlawful(said: dict[str, Any]) -> None:
    """Raise Refused for what no purpose may say; ValueError for what no form can."""
    unknown = set(said) - set(SAID)
    if unknown or said.get("basis") not in Basis.values or said.get("keep_after") not in ClockEvent.values:
        raise ValueError(f"no purpose: {sorted(unknown)}")
    if said.get("special_basis", "") not in SpecialBasis.values:
        raise ValueError("no letter of Art. 9(2)")
    kinds, roles = set(said.get("kinds", ())), set(said.get("roles", ()))
    if not kinds or kinds - set(DataKind.values):
        raise Refused(_("Say which kinds of data the purpose needs."), field="kinds")
    if not roles or roles - set(Role.values):
        raise Refused(_("Say which roles may use the data."), field="roles")
    if DataKind.RESTRICTED in kinds and not said.get("special_basis"):
        raise Refused(
            _("Restricted facts are special categories: say which letter of Art. 9(2) allows them."),
            field="special_basis",
        )
    if not 1 <= said.get("keep_months", 0) <= 1200:
        raise Refused(_("Say for how many months the data are kept."), field="keep_months")


@transaction.atomic
def end(*, purpose: ProcessingPurpose, reason: str, by: Actor) -> None:
    """End a purpose: nothing new is recorded for it, its time of keeping goes on. Raises Refused."""
    row = ProcessingPurpose.objects.select_for_update().get(pk=purpose.pk)
    if row.ended_on is not None:
        raise Refused(_("This purpose has ended already."))
    row.ended_on, row.end_reason = ledger.today(row.partnership), reason.strip()
    row.save(update_fields=["ended_on", "end_reason"])
    audit.record(row, verb="purpose.ended", by=by, after={"on": row.ended_on}, reason=row.end_reason)

"""Data-sharing agreements with partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.enums import Circle
from partnerships.models import DataSharing

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partner


@transaction.atomic
def record(
    *,
    partner: Partner,
    valid_from: date,
    covers: str,
    by: Actor,
    valid_until: date | None = None,
    upload: Any = None,
) -> DataSharing:
    """Write down an agreement under which a partner is given data, with its term and its paper.

    Raises Refused when it ends before it begins.
    """
    if valid_until and valid_until < valid_from:
        raise Refused(_("The last day cannot lie before the first."), field="valid_until")
    place = partner.partnership
    document = (
        documents.keep(partnership=place, upload=upload, by=by, circle=Circle.PARTNERS, field="upload")
        if upload
        else None
    )
    row = DataSharing.objects.create(
        partner=partner, valid_from=valid_from, valid_until=valid_until, covers=covers, document=document
    )
    after = {"partner": partner.pk, "valid_from": valid_from, "valid_until": valid_until, "covers": covers}
    audit.record(row, verb="data_sharing.recorded", by=by, after=after)
    return row


@transaction.atomic
def end(*, sharing: DataSharing, on: date, by: Actor) -> None:
    """Let an agreement end with a day, its last. Raises Refused when that lies before its first or after its end."""
    row = DataSharing.objects.select_for_update().get(pk=sharing.pk)
    if on < row.valid_from:
        raise Refused(_("The last day cannot lie before the first."), field="on")
    if row.valid_until and on > row.valid_until:
        raise Refused(
            _("It ends earlier than that already; record the new data-sharing agreement instead."), field="on"
        )
    before = {"valid_until": row.valid_until}
    row.valid_until = on
    row.save(update_fields=["valid_until"])
    audit.record(row, verb="data_sharing.ended", by=by, before=before, after={"valid_until": on})

"""The territory that a partnership covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.models import Partnership

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor
    from partnerships.models import Territory


@transaction.atomic
def cover(*, partnership: Partnership, territories: Iterable[Territory], by: Actor) -> list[Territory]:
    """Say which territories a partnership covers, all of them at once; return them. Raises Refused."""
    row = Partnership.objects.select_for_update().get(pk=partnership.pk)
    wanted = sorted({one.code: one for one in territories}.items())
    foreign = [one.label() for _code, one in wanted if one.country != row.country]
    if foreign:
        raise Refused(
            _("%(places)s lies in another country.") % {"places": ", ".join(foreign)}, field="places"
        )
    before = sorted(row.territories.values_list("code", flat=True))
    after = [code for code, _one in wanted]
    if before != after:
        row.territories.set([one for _code, one in wanted])
        audit.record(
            row,
            verb="partnership.covers",
            by=by,
            before={"territories": before},
            after={"territories": after},
        )
    return [one for _code, one in wanted]

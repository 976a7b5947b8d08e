"""What the partnership agreement aims at in jobs, against what was reached."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from partnerships.calculations.money import share
from partnerships.sockets import JOBS_REACHED
from partnerships.views.amounts import NARROW

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import PartnershipAgreement


def jobs_reached(actor: Actor, agreement: PartnershipAgreement) -> dict[str, Any] | None:
    """Return {together, parts, url} for `_jobs_reached.html`, or None where nobody counts jobs."""
    count = next(iter(JOBS_REACHED), None)
    if count is None:
        return None
    found = count(actor, agreement.partnership)
    created, formalised = agreement.jobs_created, agreement.jobs_formalised
    return {
        "together": target_line("", found.together, created + formalised),
        "parts": [
            target_line(_("created"), found.created, created),
            target_line(_("formalised"), found.formalised, formalised),
        ],
        "url": found.url,
    }


def target_line(label: str, reached: int | None, target: int) -> dict[str, Any]:
    """Return a target as `components/split_bars.html` draws it, with the figures apart: reached, target, per cent."""
    reach = None if reached is None else share(Decimal(reached), Decimal(target))
    cent = "" if reach is None else f"{number_format(reach, decimal_pos=1, use_l10n=True)}{NARROW}%"
    told = {
        "reached": "" if reached is None else number_format(reached, force_grouping=True),
        "target": number_format(target, force_grouping=True),
    }
    if reached is None:
        value = _("too few to show, of %(target)s") % told
    elif reach is None:
        value = told["reached"]
    else:
        value = _("%(reached)s of %(target)s = %(cent)s") % {**told, "cent": cent}
    return {
        "label": label,
        "value": value,
        "share": None if reach is None else min(Decimal(100), reach),
        "cent": cent,
        "hidden": reached is None,
        **told,
    }

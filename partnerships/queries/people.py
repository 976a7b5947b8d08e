"""Who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Organisation
from partnerships.models import Partner

if TYPE_CHECKING:
    from partnerships.models import Partnership


def organisations_of(partnership: Partnership) -> dict[int, Organisation]:
    """Return the organisations that are partners today, by key, in the order of their names."""
    partners = Partner.objects.in_force().filter(partnership=partnership)
    rows = Organisation.objects.filter(pk__in=partners.values("organisation_id")).order_by("name")
    return {row.pk: row for row in rows}

"""The mines on a partnership's map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerships.sockets import PlaceMark
from workforce.models import Site

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def site_marks(actor: Actor, partnership: Partnership) -> list[PlaceMark]:
    """Return the sites that stand in a place."""
    rows = Site.objects.visible_to(actor).filter(partnership=partnership, territory__isnull=False)
    return [
        PlaceMark("site", str(site), site.territory_id, site._meta.verbose_name)
        for site in rows.order_by("name")
        if site.territory_id is not None
    ]

"""May this person do this to this row? `visible_to` has said before which rows exist for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workforce.models import Site

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import RosterImport


def may_import(actor: Actor, site: Site) -> bool:
    """Bring in a site's roster: the partnership's employment service, and the mine's personnel officer its own."""
    return Site.objects.with_persons_for(actor).filter(pk=site.pk).exists()


def may_import_here(actor: Actor, partnership: Partnership | None) -> bool:
    """Bring in the roster of at least one of the partnership's sites."""
    if partnership is None:
        return False
    return Site.objects.with_persons_for(actor).filter(partnership=partnership).exists()


def may_handle_import(actor: Actor, roster_import: RosterImport | None) -> bool:
    """Look at an import, confirm, cancel or undo it: whoever may bring in the site's roster."""
    return roster_import is not None and may_import(actor, roster_import.site)

"""Sites: the mines of a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from workforce.models import Site

if TYPE_CHECKING:
    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership, Territory


@transaction.atomic
def add_site(
    *,
    partnership: Partnership,
    code: str,
    name: str,
    operator: Organisation,
    by: Actor,
    names: dict[str, str] | None = None,
    territory: Territory | None = None,
) -> Site:
    """Add a mine or another workplace to a partnership. Raises ValidationError on a code that is taken."""
    site = Site(
        partnership=partnership,
        code=code,
        name=name,
        names=names or {},
        operator=operator,
        territory=territory,
    )
    site.full_clean()
    site.save()
    audit.record(site, verb="site.added", by=by, after={"code": code, "name": name, "operator": operator.pk})
    return site


@transaction.atomic
def change_site(*, site: Site, by: Actor, **values: Any) -> None:
    """Change name, names, operator or territory; code and partnership stay. Raises Refused for those."""
    row = Site.objects.select_for_update().get(pk=site.pk)
    for name in ("code", "partnership"):
        if values.get(name, getattr(row, name)) != getattr(row, name):
            raise Refused(_("People are registered under it already, so it stays."), field=name)
    before, after = set_changed(row, values)
    if after:
        row.save(update_fields=list(after))
        audit.record(row, verb="site.changed", by=by, before=before, after=after)

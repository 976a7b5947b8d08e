"""Sites: the mines of a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from accounts.actions import audit
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

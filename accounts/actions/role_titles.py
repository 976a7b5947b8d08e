"""What roles are called: titles are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from accounts.actions import audit
from accounts.models import RoleTitle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor


@transaction.atomic
def name_role(*, role: str, language: str, title: str, by: Actor, country: str = "") -> RoleTitle:
    """Say what a role is called in a language (of a country; blank: everywhere), instead of before."""
    row, created = RoleTitle.objects.select_for_update().get_or_create(
        role=role, language=language, country=country, defaults={"title": title}
    )
    before = "" if created else row.title
    if title != before:
        row.title = title
        row.save(update_fields=["title"])
        audit.record(row, verb="role_title.named", by=by, before={"title": before}, after={"title": title})
    return row


@transaction.atomic
def load(*, titles: Iterable[tuple[str, str, str]], by: Actor) -> int:
    """Give titles, (role, language, title), to roles that have none yet; return to how many."""
    known = set(RoleTitle.objects.filter(country="").values_list("role", "language"))
    missing = [one for one in titles if one[:2] not in known]
    for role, language, title in missing:
        name_role(role=role, language=language, title=title, by=by)
    return len(missing)


@transaction.atomic
def forget(*, role_title: RoleTitle, by: Actor) -> None:
    """Remove a title: the role is then called by the portal's own word."""
    before = {"role": role_title.role, "language": role_title.language, "title": role_title.title}
    audit.record(role_title, verb="role_title.forgotten", by=by, before=before)
    role_title.delete()

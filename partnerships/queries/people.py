"""Who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from accounts.enums import Role
from accounts.models import Membership, Organisation
from partnerships.models import Partner
from partnerships.rules import SPEAKING

if TYPE_CHECKING:
    from accounts.models import User
    from partnerships.models import Partnership


def organisations_of(partnership: Partnership) -> dict[int, Organisation]:
    """Return the organisations that are partners today, by key, in the order of their names."""
    partners = Partner.objects.in_force().filter(partnership=partnership)
    rows = Organisation.objects.filter(pk__in=partners.values("organisation_id")).order_by("name")
    return {row.pk: row for row in rows}


def approvers_of(partnership: Partnership) -> set[int]:
    """Return the keys of the people who may be the second of two: coordinators and second approvers of partners."""
    today = partnership.today()
    partners = Partner.objects.in_force().filter(partnership=partnership)
    rows = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=today),
        organisation__in=partners.values("organisation_id"),
        role__in=(Role.COORDINATOR, Role.SECOND_APPROVER),
        valid_from__lte=today,
        user__is_active=True,
    )
    return set(rows.values_list("user_id", flat=True))


def people_of(partnership: Partnership) -> dict[int, str]:
    """Return the people who speak for a partner today, by key, with their organisation: names of an office."""
    return {user.pk: f"{user} · {organisation}" for user, organisation in memberships_of(partnership)}


def memberships_of(partnership: Partnership) -> list[tuple[User, Organisation]]:
    """Return who speaks for which partner today, by organisation and family name, each pair once."""
    partners = Partner.objects.in_force().filter(partnership=partnership)
    today = partnership.today()
    rows = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=today),
        organisation__in=partners.values("organisation_id"),
        role__in=SPEAKING,
        valid_from__lte=today,
        user__is_active=True,
    )
    named = rows.select_related("user", "organisation").order_by("organisation__name", "user__family_name")
    return list(dict.fromkeys((row.user, row.organisation) for row in named))

"""Who may hold cases and take steps in a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import CASE_ROLES
from accounts.models import Membership
from partnerships.models import Partner

if TYPE_CHECKING:
    from accounts.models import User
    from partnerships.models import Partnership


def of_partnership(partnership: Partnership) -> dict[int, User]:
    """Return the case-holding people of the partnership's employment service: {key: user}, by name."""
    services = Partner.objects.in_force().filter(partnership=partnership, role="employment_service")
    held = Membership.objects.in_force().filter(
        organisation__in=services.values("organisation"), role__in=CASE_ROLES, user__is_active=True
    )
    people = {membership.user_id: membership.user for membership in held.select_related("user")}
    return dict(sorted(people.items(), key=lambda pair: str(pair[1])))

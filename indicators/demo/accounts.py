"""The demonstration's sign-ins, for its sign-in page and for `demo_users`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from accounts.enums import ROLE_DESCRIPTIONS, Role
from accounts.models import Membership, RoleTitle
from indicators.demo.cast import CASTS, DEMO_PASSWORD
from partnerships.models import Partnership


def sign_ins(*, shown_only: bool = True) -> dict[str, Any]:
    """Return {"accounts": one line per person, by partnership; "password": of all}. Two queries."""
    members = {
        member.email: (code, place)
        for code, cast in CASTS.items()
        for place, member in enumerate(cast.members)
        if member.shown or not shown_only
    }
    held = (
        Membership.objects.filter(user__email__in=members)
        .select_related("user", "organisation")
        .order_by("id")
    )
    first = {}
    for membership in held:
        first.setdefault(membership.user.email, membership)
    titles = dict(RoleTitle.objects.filter(language=get_language(), country="").values_list("role", "title"))
    names = {one.code: str(one) for one in Partnership.objects.filter(code__in=[*CASTS])}
    order = {code: place for place, code in enumerate(CASTS)}

    def place_of(pair: tuple[str, Membership]) -> tuple[int, int]:
        code, place = members[pair[0]]
        return order[code], place

    lines = [
        {
            "email": email,
            "name": str(membership.user),
            "organisation": str(membership.organisation),
            "role_title": titles.get(membership.role) or membership.get_role_display(),
            "description": ROLE_DESCRIPTIONS[Role(membership.role)],
            "partnership": names.get(members[email][0], ""),
        }
        for email, membership in sorted(first.items(), key=place_of)
    ]
    return {"accounts": lines, "password": DEMO_PASSWORD}

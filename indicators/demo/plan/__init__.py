"""The plan of each partnership of the demonstration, one file per noun, through the portal's own actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.models import Membership
from accounts.queries import actor_for
from indicators.demo.plan import (
    activities,
    calls,
    communities,
    diagnosis,
    files,
    framework,
    known,
    markets,
    meetings,
    money,
    notices,
    outcomes,
    packages,
    partners,
    place,
    policy,
    privacy,
    sheets,
    trees,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.enums import Role
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a plan is played: a partnership of the demonstration and its people."""

    partnership: Partnership

    def person(self, role: Role | str) -> Actor | None:
        """Return somebody who holds this role for one of the partners today, or None."""
        rows = Membership.objects.filter(
            role=role, organisation__partners__partnership=self.partnership
        ).select_related("user", "organisation")
        found = rows.order_by("pk").first()
        return actor_for(found.user, found.organisation_id) if found else None


# callables (stage), each of which does nothing where its part is there already
PARTS: tuple[Callable[[Stage], None], ...] = (
    diagnosis.load,
    communities.load,
    framework.load,
    trees.load,
    markets.load,
    calls.load,
    money.load,
    packages.load,
    activities.load,
    meetings.load,
    place.load,
    notices.load,
    outcomes.load,
    known.load,
    sheets.load,
    files.load,
    privacy.load,
    policy.load,
    partners.load,  # last: its decisions about phases say what was lacking
)


def grow(partnership: Partnership) -> None:
    """Add what is missing of a partnership's plan."""
    stage = Stage(partnership)
    for part in PARTS:
        part(stage)

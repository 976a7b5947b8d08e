"""Which organisation a person acts for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.http import url_has_allowed_host_and_scheme

from accounts.actions import memberships
from accounts.queries import organisation_key
from jtportal.kernel.doors import PostDoor, anyone

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


OWN = "/you/"  # pages that are there whoever one acts for


class OrganisationSwitch(PostDoor):
    """Act for another of one's organisations, from here on in this session."""

    access = anyone

    def act(self, _row: Any, data: Any) -> Actor:
        """Record the choice and keep it in the session; the place is another one there."""
        actor = memberships.act_for(
            organisation_id=organisation_key(data.get("membership")), by=self.request.actor
        )
        self.request.session["organisation"] = actor.organisation_id
        self.request.session.pop("partnership", None)
        return actor

    def next_url(self, _result: Any) -> str:
        """Start anew: the page one stood on may not exist for the other organisation. One's own pages always do."""
        wished = self.request.POST.get("next", "")
        own = wished.startswith(OWN) and url_has_allowed_host_and_scheme(wished, allowed_hosts=None)
        return wished if own else "/"

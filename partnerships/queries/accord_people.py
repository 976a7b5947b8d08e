"""Whose names a reader of a negotiation sees: inside it everybody's, outside those of mandate holders alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerships.models import FrameworkAgreement, Mandate
from partnerships.queries import amendments as tables

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named to a reader. `inside`: everybody; else `holders`: (person, organisation) pairs."""

    inside: bool
    holders: frozenset[tuple[int, int]] = frozenset()

    def may_see(self, user: int | None, organisation: int) -> bool:
        """Say whether the reader sees who spoke for an organisation."""
        return self.inside or (user, organisation) in self.holders


def named_to(actor: Actor, agreement: FrameworkAgreement) -> Named:
    """Return whose names the actor sees. Positions and comments of people in a union are special-category data."""
    if tables.seat_of(actor, agreement) is not None:
        return Named(inside=True)
    rows = Mandate.objects.filter(party__agreement=agreement).order_by("pk")
    return Named(inside=False, holders=frozenset(rows.values_list("holder", "party__organisation")))

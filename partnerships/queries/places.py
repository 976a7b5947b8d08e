"""Which partnerships a person may switch to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerships.models import Partnership

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


def partnerships_of(actor: Actor) -> list[Partnership]:
    """Return the partnerships this actor may switch to, by name."""
    return list(Partnership.objects.visible_to(actor).order_by("name"))

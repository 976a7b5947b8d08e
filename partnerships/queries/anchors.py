"""The body that carries a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerships.models import Anchor

if TYPE_CHECKING:
    from partnerships.models import Partnership


def anchor_of(partnership: Partnership) -> Anchor | None:
    """Return the anchor body with its paper, or None."""
    return Anchor.objects.filter(partnership=partnership).select_related("document").first()

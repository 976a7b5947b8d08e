"""The body that carries a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerships.models import Anchor, AnchorMember

if TYPE_CHECKING:
    from partnerships.models import Partnership


def anchor_of(partnership: Partnership) -> Anchor | None:
    """Return the anchor body with its paper, or None."""
    return Anchor.objects.filter(partnership=partnership).select_related("document").first()


def members_of(anchor: Anchor | None) -> list[AnchorMember]:
    """Return who sits in the body, or sat there, first come first."""
    if anchor is None:
        return []
    return list(AnchorMember.objects.filter(anchor=anchor).select_related("organisation"))

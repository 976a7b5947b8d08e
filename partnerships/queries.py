"""Reads used twice on the partnerships floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from partnerships.enums import Standing, VersionState
from partnerships.models import Partnership, TreeEdge, TreeVersion

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


def partnerships_of(actor: Actor) -> list[Partnership]:
    """Return the partnerships this actor may switch to, by name."""
    return list(Partnership.objects.visible_to(actor).order_by("name"))


def published_tree(partnership: Partnership) -> TreeVersion | None:
    """Return the partnership's tree as published, with its nodes and edges in two further queries; None without."""
    versions = TreeVersion.objects.filter(tree__partnership=partnership, state=VersionState.PUBLISHED)
    edges = TreeEdge.objects.exclude(standing=Standing.REJECTED).select_related("source", "target")
    return versions.prefetch_related("nodes", Prefetch("edges", queryset=edges)).first()

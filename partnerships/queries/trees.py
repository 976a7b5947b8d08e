"""Reads of a partnership's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from partnerships.enums import Standing, VersionState
from partnerships.models import TreeEdge, TreeVersion

if TYPE_CHECKING:
    from partnerships.models import Partnership


def published_tree(partnership: Partnership) -> TreeVersion | None:
    """Return the partnership's tree as published, with its nodes and edges in two further queries; None without."""
    versions = TreeVersion.objects.filter(tree__partnership=partnership, state=VersionState.PUBLISHED)
    edges = TreeEdge.objects.exclude(standing=Standing.REJECTED).select_related("source", "target")
    return versions.prefetch_related("nodes", Prefetch("edges", queryset=edges)).first()

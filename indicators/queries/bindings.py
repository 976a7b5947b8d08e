"""Which indicators hang on which nodes of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.models import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership


def bound_to(partnership: Partnership, keys: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (node, indicator, category) of what hangs on these nodes, in its order; one query."""
    rows = Binding.objects.filter(partnership=partnership, node_key__in=keys)
    return list(rows.values_list("node_key", "indicator", "category"))

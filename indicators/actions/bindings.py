"""The indicators a new partnership's tree begins with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from accounts.actions import audit
from indicators.models import Binding
from partnerships.models import Tree

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

DEFAULTS = Path(__file__).resolve().parent.parent / "data" / "bindings.json"


@transaction.atomic
def bind_defaults(*, partnership: Partnership, by: Actor) -> int:
    """Put the indicators on the nodes where the tree's template expects them; return how many were put.

    Nodes that bear an indicator keep theirs, so that a partnership's own choice is never undone. A template
    that the list does not know gets none.
    """
    tree = Tree.objects.select_related("template").filter(partnership=partnership).first()
    wanted = json.loads(DEFAULTS.read_text(encoding="utf-8"))
    lines = wanted.get(tree.template.key, []) if tree and tree.template else []
    taken = set(Binding.objects.filter(partnership=partnership).values_list("node_key", flat=True))
    rows = [
        Binding(
            partnership=partnership,
            node_key=line["node"],
            indicator=line["indicator"],
            category=line.get("category", ""),
            position=place,
        )
        for place, line in enumerate(lines)
        if line["node"] not in taken
    ]
    Binding.objects.bulk_create(rows)
    if rows:
        after = {"nodes": sorted({row.node_key for row in rows}), "indicators": len(rows)}
        audit.record(partnership, verb="binding.defaults", by=by, after=after)
    return len(rows)

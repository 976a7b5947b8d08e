"""What the partners of the demonstration aim at: each tree begun, indicators on its nodes, targets, all of it counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Min

from indicators.actions import bindings, computing, targets
from indicators.demo import plan
from indicators.demo.stories import BY_CODE
from indicators.models import Target
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.models import Partnership, Tree

if TYPE_CHECKING:
    from collections.abc import Callable

DUE, ARREARS_DUE = date(2027, 12, 31), date(2026, 12, 31)
# (indicator, baseline, target) and (pathway, target as a share of the first roster): what the partners agreed to reach
SHARES = (
    ("agreed_pathway_share", "0", "0.65"),
    ("women_share", "0.15", "0.25"),
    ("median_days_to_pathway", None, "365"),
)
PATHWAYS = (
    ("retention", "0.12"),
    ("early_retirement", "0.10"),
    ("redeployment", "0.30"),
    ("reskilling", "0.18"),
)
NO_WAY = "0.3"  # of the first roster may still be without a way


def grow(say: Callable[[str], None]) -> None:
    """Begin what has not begun yet, then count every quarter that changed. May be run again."""
    template = trees.load_template(by=CLI)
    rows = list(Partnership.objects.filter(code__in=BY_CODE))
    for partnership in rows:
        with transaction.atomic():
            if not Tree.objects.filter(partnership=partnership).exists():
                trees.start_tree(partnership=partnership, template=template, by=CLI)
                bindings.bind_defaults(partnership=partnership, by=CLI)
            aim(partnership)
            plan.grow(partnership)
    computing.recompute(partnerships=rows, by=CLI)
    say("The trees stand and their numbers are counted.")


def aim(partnership: Partnership) -> None:
    """Set the targets once: shares alike everywhere, numbers of people by the size of the crew."""
    if Target.objects.filter(partnership=partnership).exists():
        return
    began = partnership.cases.aggregate(first=Min("opened_on"))["first"]
    crew = partnership.cases.filter(opened_on=began).count()
    wanted = [(key, "", base, value, DUE) for key, base, value in SHARES]
    wanted += [
        ("open_cases_by_pathway", way, 0, round(crew * Decimal(share)), DUE) for way, share in PATHWAYS
    ]
    wanted += [
        ("open_cases_by_pathway", "none", crew, round(crew * Decimal(NO_WAY)), DUE),
        ("wage_arrears", partnership.currency, None, 0, ARREARS_DUE),
    ]
    for key, category, base, value, due_on in wanted:
        more = {} if base is None else {"baseline": Decimal(base), "baseline_on": began}
        targets.set_target(
            partnership=partnership,
            indicator=key,
            category=category,
            value=Decimal(value),
            due_on=due_on,
            by=CLI,
            **more,
        )

"""What the partners of the demonstration aim at: each tree begun, indicators on its nodes, targets, all of it counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from indicators.actions import bindings, computing, targets
from indicators.demo.stories import BY_CODE
from indicators.models import Target
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.models import Partnership, Tree

if TYPE_CHECKING:
    from collections.abc import Callable

BEGAN = date(2024, 12, 31)
DUE = date(2026, 12, 31)
# (indicator, category, baseline, target as a share of the crew or a plain value): what the partners agreed to reach
SHARES = (
    ("agreed_pathway_share", "", "0", "0.65"),
    ("women_share", "", "0.15", "0.25"),
    ("median_days_to_pathway", "", "200", "90"),
)
PER_CREW = (
    ("open_cases_by_pathway", "retention", Decimal("0.12")),
    ("open_cases_by_pathway", "early_retirement", Decimal("0.10")),
    ("open_cases_by_pathway", "redeployment", Decimal("0.30")),
    ("open_cases_by_pathway", "reskilling", Decimal("0.10")),
)


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
    computing.recompute(partnerships=rows, by=CLI)
    say("The trees stand and their numbers are counted.")


def aim(partnership: Partnership) -> None:
    """Set the targets once: shares alike everywhere, numbers of people by the size of the crew."""
    if Target.objects.filter(partnership=partnership).exists():
        return
    crew = partnership.cases.filter(retracted_at=None).count()
    wanted = [(key, category, Decimal(base), Decimal(value)) for key, category, base, value in SHARES]
    wanted += [
        (key, category, Decimal(0), (crew * share).quantize(Decimal(1))) for key, category, share in PER_CREW
    ]
    wanted += [
        ("open_cases_by_pathway", "none", Decimal(crew), (crew * Decimal("0.2")).quantize(Decimal(1))),
        ("wage_arrears", partnership.currency, None, Decimal(0)),
    ]
    for key, category, base, value in wanted:
        more = {} if base is None else {"baseline": base, "baseline_on": BEGAN}
        targets.set_target(
            partnership=partnership, indicator=key, category=category, value=value, due_on=DUE, by=CLI, **more
        )

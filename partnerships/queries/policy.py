"""What a plan serves, held against the frameworks, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse

from partnerships.enums import NodeKind, PolicyArea
from partnerships.models import GreenDefinition, GreenJobs, Intervention, MarketIntervention, PolicyTag
from partnerships.queries.trees import published_tree
from partnerships.sockets import POLICY_TARGETS, PolicyTarget

if TYPE_CHECKING:
    from collections.abc import Collection

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


@dataclass(slots=True)
class Coverage:
    """Targets in their order, what each serves, and its green jobs. `served`: area -> keys of targets."""

    targets: list[PolicyTarget]
    served: dict[str, set[str]] = field(default_factory=dict)
    green: dict[str, GreenJobs] = field(default_factory=dict)
    definition: GreenDefinition | None = None


def outputs(_actor: Actor, partnership: Partnership) -> list[PolicyTarget]:
    """Return the outputs of the published tree."""
    version = published_tree(partnership)
    nodes = version.nodes.all() if version else ()
    return [
        PolicyTarget(f"output:{node.key}", node.key, node.lead() or node.text(), node.get_kind_display())
        for node in nodes
        if node.kind == NodeKind.OUTPUT
    ]


def interventions(actor: Actor, partnership: Partnership) -> list[PolicyTarget]:
    """Return the interventions in the partnership's markets."""
    rows = MarketIntervention.objects.visible_to(actor).filter(market__partnership=partnership)
    return [
        PolicyTarget(f"market:{row.pk}", f"M{number}", row.name, row._meta.verbose_name)
        for number, row in enumerate(rows.order_by("pk"), start=1)
    ]


def planned_key(intervention: Intervention) -> str:
    """Return the key under which an intervention of the action plan is tagged."""
    return f"intervention:{intervention.pk}"


def planned(actor: Actor, partnership: Partnership) -> list[PolicyTarget]:
    """Return the interventions of the action plan."""
    rows = Intervention.objects.visible_to(actor).filter(partnership=partnership)
    page = reverse("partnerships:activity_list", kwargs={"partnership": partnership.code})
    return [
        PolicyTarget(planned_key(row), f"I{number}", row.title, row._meta.verbose_name, f"{page}#i{row.pk}")
        for number, row in enumerate(rows.order_by("pk"), start=1)
    ]


def areas_of(actor: Actor, partnership: Partnership, targets: Collection[str]) -> dict[str, list[str]]:
    """Return the words of the policy areas that each of these targets serves, in the frameworks' order; one query."""
    tags = PolicyTag.objects.visible_to(actor).filter(partnership=partnership, target__in=targets)
    served = set(tags.values_list("target", "area"))
    return {
        target: [str(area.label) for area in PolicyArea if (target, area.value) in served]
        for target in targets
    }


def coverage(actor: Actor, partnership: Partnership) -> Coverage:
    """Return what the plan's outputs and interventions serve; tags of what is gone are left out."""
    found = Coverage([target for plug in POLICY_TARGETS for target in plug(actor, partnership)])
    keys = {target.key for target in found.targets}
    for tag in PolicyTag.objects.visible_to(actor).filter(partnership=partnership, target__in=keys):
        found.served.setdefault(tag.area, set()).add(tag.target)
    rows = GreenJobs.objects.visible_to(actor).filter(partnership=partnership, target__in=keys)
    found.green = {row.target: row for row in rows.select_related("definition")}
    found.definition = GreenDefinition.objects.visible_to(actor).filter(partnership=partnership).first()
    return found

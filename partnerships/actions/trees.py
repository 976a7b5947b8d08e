"""Trees: the seed's template taken in, and a partnership's own tree begun from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.enums import Standing, VersionState
from partnerships.models import (
    TemplateEdge,
    TemplateNode,
    Tree,
    TreeEdge,
    TreeNode,
    TreeTemplate,
    TreeVersion,
)
from partnerships.sockets import TREE_STARTED

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SEED = Path(__file__).resolve().parent.parent / "data" / "tree_seed.json"


@transaction.atomic
def load_template(*, by: Actor, path: Path = SEED) -> TreeTemplate:
    """Take a template in from its file; what is there already, and may have been changed since, stays as it is."""
    data = json.loads(path.read_text(encoding="utf-8"))
    template, is_new = TreeTemplate.objects.get_or_create(
        key=data["key"], defaults={"title": data["title"]["en"], "source": data["source"][:300]}
    )
    if not is_new:
        return template
    nodes = {node["key"]: node_from(template, node, place) for place, node in enumerate(data["nodes"])}
    TemplateNode.objects.bulk_create(nodes.values())
    edges = [edge_from(template, edge, nodes) for edge in data["edges"]]
    TemplateEdge.objects.bulk_create(edges)
    audit.record(
        template,
        verb="tree_template.loaded",
        by=by,
        after={"key": template.key, "nodes": len(nodes), "edges": len(edges)},
    )
    return template


def node_from(template: TreeTemplate, node: dict[str, Any], position: int) -> TemplateNode:
    """Return a node of the template as the file says it."""
    return TemplateNode(
        template=template,
        key=node["key"],
        kind=node["kind"],
        texts=node["texts"],
        leads=node.get("leads", {}),
        note=node.get("note", "")[:300],
        position=position,
    )


def edge_from(template: TreeTemplate, edge: dict[str, Any], nodes: dict[str, TemplateNode]) -> TemplateEdge:
    """Return an edge of the template as the file says it."""
    return TemplateEdge(
        template=template,
        kind=edge["kind"],
        source=nodes[edge["source"]],
        target=nodes[edge["target"]],
        ground=edge.get("ground", ""),
        strength=edge["strength"],
        suggestion=edge.get("suggestion", False),
    )


@transaction.atomic
def start_tree(*, partnership: Partnership, template: TreeTemplate, by: Actor) -> TreeVersion:
    """Begin a partnership's tree as a copy of a template, published as version 1.

    No edge stands in the source: grounded ones go in as proposals, weak ones as suggestions that the partnership
    confirms with a reason. Raises Refused when the partnership has a tree.
    """
    if Tree.objects.filter(partnership=partnership).exists():
        raise Refused(_("The partnership has its tree already."))
    tree = Tree.objects.create(partnership=partnership, template=template)
    version = TreeVersion.objects.create(
        tree=tree, number=1, state=VersionState.PUBLISHED, published_at=timezone.now()
    )
    nodes = {
        node.pk: TreeNode(
            version=version,
            key=node.key,
            kind=node.kind,
            texts=node.texts,
            leads=node.leads,
            position=node.position,
        )
        for node in template.nodes.all()
    }
    TreeNode.objects.bulk_create(nodes.values())
    edges = edges_of(version, template, nodes)
    TreeEdge.objects.bulk_create(edges)
    audit.record(
        tree,
        verb="tree.started",
        by=by,
        after={
            "partnership": partnership.pk,
            "template": template.key,
            "nodes": len(nodes),
            "edges": len(edges),
        },
    )
    for listen in TREE_STARTED:
        listen(partnership=partnership, by=by)
    return version


def edges_of(version: TreeVersion, template: TreeTemplate, nodes: dict[int, TreeNode]) -> list[TreeEdge]:
    """Return the template's edges for a version. `nodes`: the version's by the template's keys in the database."""
    return [
        TreeEdge(
            version=version,
            kind=edge.kind,
            source=nodes[edge.source_id],
            target=nodes[edge.target_id],
            ground=edge.ground,
            strength=edge.strength,
            standing=Standing.SUGGESTED if edge.suggestion else Standing.PROPOSED,
        )
        for edge in template.edges.all()
    ]

"""Tree templates: the words of nodes, and edges between them. Trees that began from one stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.models import TemplateEdge, TemplateNode

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import TreeTemplate


@transaction.atomic
def change(*, row: TreeTemplate | TemplateNode | TemplateEdge, by: Actor, **values: Any) -> None:
    """Change a template, one of its nodes or edges. A node's key stays: evidence hangs on it."""
    if isinstance(row, TemplateNode) and values.get("key", row.key) != row.key:
        raise Refused(_("Indicators and evidence hang on this key, so it stays."), field="key")
    locked = type(row)._base_manager.select_for_update().get(pk=row.pk)
    before, after = set_changed(locked, values)
    if after:
        locked.save(update_fields=list(after))
        audit.record(locked, verb="tree_template.changed", by=by, before=before, after=after)


@transaction.atomic
def add_node(
    *, template: TreeTemplate, key: str, kind: str, texts: dict[str, str], by: Actor, **more: Any
) -> TemplateNode:
    """Add a node; `more`: note, position (else the last). Raises Refused when the key is taken."""
    if template.nodes.filter(key=key).exists():
        raise Refused(_("The template has a node of that key already."), field="key")
    more.setdefault("position", template.nodes.count())
    node = TemplateNode.objects.create(template=template, key=key, kind=kind, texts=texts, **more)
    audit.record(
        node,
        verb="tree_template.node_added",
        by=by,
        after={"template": template.pk, "key": key, "texts": texts},
    )
    return node


@transaction.atomic
def add_edge(
    *, template: TreeTemplate, kind: str, source: TemplateNode, target: TemplateNode, by: Actor, **more: Any
) -> TemplateEdge:
    """Add an edge; `more`: ground, strength, suggestion. Raises Refused for a foreign node or a loop."""
    if {source.template_id, target.template_id} != {template.pk}:
        raise Refused(_("Both nodes have to stand in this template."), field="source")
    if source.pk == target.pk:
        raise Refused(_("An edge leads from one node to another."), field="target")
    if template.edges.filter(kind=kind, source=source, target=target).exists():
        raise Refused(_("This edge is there already."), field="target")
    edge = TemplateEdge.objects.create(template=template, kind=kind, source=source, target=target, **more)
    after = {"template": template.pk, "kind": str(kind), "source": source.key, "target": target.key}
    audit.record(edge, verb="tree_template.edge_added", by=by, after=after)
    return edge


@transaction.atomic
def remove_edge(*, edge: TemplateEdge, by: Actor) -> None:
    """Remove an edge from a template."""
    before = {
        "template": edge.template_id,
        "kind": edge.kind,
        "source": edge.source.key,
        "target": edge.target.key,
    }
    audit.record(edge, verb="tree_template.edge_removed", by=by, before=before)
    edge.delete()


@transaction.atomic
def remove_node(*, node: TemplateNode, by: Actor) -> None:
    """Remove a node that no edge touches. Raises Refused otherwise."""
    if node.edges_out.exists() or node.edges_in.exists():
        raise Refused(_("Remove the edges that touch this node first."))
    audit.record(
        node, verb="tree_template.node_removed", by=by, before={"key": node.key, "texts": node.texts}
    )
    node.delete()

"""Nodes and edges taken out of the draft: only as their reader saw them, and told what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor
from partnerships import rules
from partnerships.actions import tree_edges, tree_nodes
from partnerships.actions.merging import Clash
from partnerships.forms.trees import SeenForm
from partnerships.models import TreeEdge
from partnerships.queries import diagnosis, trees
from partnerships.sockets import NODE_BURDENS
from partnerships.views.tree_parts import (
    Missing,
    OfEdge,
    OfNode,
    edge_lines,
    edge_url,
    node_url,
    sentence,
    tree_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpResponse

    from partnerships.models import Partnership


class Watched:
    """Mix into a door whose form carries `seen`: what was changed after it was read is shown before anything is done."""

    clash: Clash | None = None
    request: Any
    row: Any

    def now(self) -> str:
        """Return the digest of what the reader sees."""
        raise TypeError(f"{type(self).__name__} has no now()")

    def go_on(self, row: Any, form: Any) -> Any:
        """Call the action with what was seen."""
        raise TypeError(f"{type(self).__name__} has no go_on()")

    def form_kwargs(self) -> dict[str, Any]:
        """Send along what is seen."""
        return {} if isinstance(self.row, Missing) else {"initial": {"seen": self.now()}}

    def act(self, row: Any, form: Any) -> Any:
        """Act, or remember what was changed meanwhile."""
        try:
            return self.go_on(row, form)
        except Clash as clash:
            self.clash = clash
            raise

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Render the page; after a clash as everything stands now, with what was typed."""
        given = dict(context or {})
        if self.clash is not None:
            self.row = self.clash.row
            data = given["form"].data.copy()
            data["seen"] = self.now()
            form = self.form(data)  # type: ignore[attr-defined]
            form.add_error(None, str(self.clash))
            given |= {"form": form, "clash": self.clash}
            status = 409
        return super().page(given, status=status)  # type: ignore[misc]


def burdens(partnership: Partnership, keys: Iterable[str]) -> Mapping[str, list[str]]:
    """Return what upper floors hang on nodes, by key, in words."""
    asked, found = list(keys), dict[str, list[str]]()
    for plug in NODE_BURDENS:
        for key, words in plug(partnership, asked).items():
            found.setdefault(key, []).extend(words)
    return found


class NodeRemove(Watched, OfNode, ActionDoor):
    """Take a node out of the draft."""

    access = rules.may_take_part
    form_class = SeenForm
    template = "partnerships/tree_node_remove.html"
    late = True
    done = gettext_lazy(
        "The node is removed from the draft with its edges. What is published stays as it is."
    )

    def now(self) -> str:
        """Return the digest of the node and its edges."""
        return trees.seen_of_node(self.row)

    def context(self) -> dict[str, Any]:
        """Return what goes with it, and what stays with its key."""
        node, place = self.row, self.row.partnership
        edges = TreeEdge.objects.visible_to(self.request.actor).select_related("source", "target")
        own = edges.filter(Q(source=node) | Q(target=node), version=node.version_id)
        return {
            "node": node,
            "edges": edge_lines(own, place),
            "burdens": burdens(place, [node.key]).get(node.key, []),
            "talk": trees.talk_of(place).get(node.key),
            "findings": len(diagnosis.findings_for(place, node.key, self.request.actor)),
            "back_url": node_url(node, place),
        }

    def go_on(self, row: Any, form: Any) -> Any:
        """Remove it; one that is gone already is as it was asked to be."""
        if not isinstance(row, Missing):
            tree_nodes.remove_node(node=row, seen=form.cleaned_data["seen"], by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return tree_url("tree_plan", self.row.partnership)


class EdgeRemove(Watched, OfEdge, ActionDoor):
    """Take an edge out of the draft."""

    access = rules.may_take_part
    form_class = SeenForm
    template = "partnerships/tree_edge_remove.html"
    late = True
    done = gettext_lazy("The edge is removed from the draft.")

    def now(self) -> str:
        """Return the digest of the edge."""
        return trees.seen_of_edge(self.row)

    def context(self) -> dict[str, Any]:
        """Return the edge in a sentence, and how it stands."""
        return {
            "edge": self.row,
            "sentence": sentence(self.row),
            "lines": edge_lines([self.row], self.row.partnership),
            "back_url": edge_url(self.row, self.row.partnership),
        }

    def go_on(self, row: Any, form: Any) -> Any:
        """Remove it; one that is gone already is as it was asked to be."""
        if not isinstance(row, Missing):
            tree_edges.remove_edge(edge=row, seen=form.cleaned_data["seen"], by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return tree_url("tree_plan", self.row.partnership)

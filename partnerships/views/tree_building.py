"""Nodes and edges of the draft: added, changed, moved. Where two people meet, both texts stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PostDoor
from partnerships import rules
from partnerships.actions import tree_edges, tree_nodes
from partnerships.actions.merging import Clash, gone
from partnerships.enums import NodeKind, VersionState
from partnerships.forms.trees import EdgeForm, EdgeNewForm, NodeForm, plain, said
from partnerships.queries import trees
from partnerships.views.tree_parts import (
    Missing,
    OfEdge,
    OfNode,
    OfVersion,
    edge_url,
    field_label,
    node_url,
    sentence,
    shown,
    tree_url,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

    from partnerships.forms.trees import SaidForm

SAVED = gettext_lazy("Saved.")


class Careful:
    """Mix into a door over a `SaidForm`: a clash shows both texts, and the writer chooses."""

    clash: Clash | None = None
    request: Any

    def said(self) -> dict[str, str]:
        """Return what the row says now."""
        raise TypeError(f"{type(self).__name__} has no said()")

    def form_kwargs(self) -> dict[str, Any]:
        """Return what the row says as what is to be changed."""
        return {} if isinstance(self.row, Missing) else {"initial": self.said()}  # type: ignore[attr-defined]

    def act(self, row: Any, form: Any) -> Any:
        """Write, or remember what it clashed with."""
        try:
            if isinstance(row, Missing):
                return self.put_back(form)
            return self.write(row, form)
        except Clash as clash:
            self.clash = clash
            raise

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Render the form; after a clash with the others' words beside those typed."""
        given = dict(context or {})
        if self.clash is not None:
            form, clashing = self.side_by_side(given["form"], self.clash)
            given |= {"form": form, "clash": self.clash, "clashing": clashing}
            status = 409
        return super().page({"missing": isinstance(self.row, Missing), **given}, status=status)  # type: ignore[misc]

    def side_by_side(self, form: SaidForm, clash: Clash) -> tuple[SaidForm, list[dict[str, Any]]]:
        """Return the form with everything typed kept and everything else as it stands now, and what clashes."""
        typed, seen = form.typed(), form.seen()
        now = {name: clash.now.get(name, "") for name in form.fields}
        if clash.row is None:
            now = seen
        mine = {name: text if text != seen[name] else now[name] for name, text in typed.items()}
        data = mine | {f"was-{name}": text for name, text in now.items()}
        fresh = self.form(data)  # type: ignore[attr-defined]
        fresh.add_error(None, str(clash))
        lines = [
            {
                "name": name,
                "label": field_label(name),
                "theirs": shown(name, now[name]),
                "mine": shown(name, mine[name]),
            }
            for name in clash.names
        ]
        return fresh, lines


class NodeNew(OfVersion, ActionDoor):
    """Another node in the draft."""

    access = rules.may_take_part
    form_class = NodeForm
    template = "partnerships/tree_node_form.html"
    done = gettext_lazy("The node is added.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the kind that the address names."""
        kind = self.request.GET.get("kind")
        return {"initial": {"kind": kind if kind in NodeKind.values else NodeKind.ROOT_CAUSE_1}}

    def act(self, row: Any, form: Any) -> Any:
        """Add it."""
        return tree_nodes.add_node(version=row, fields=form.typed(), by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go to the new node."""
        return node_url(result, self.row.partnership)


class NodeEdit(Careful, OfNode, ActionDoor):
    """What a node says."""

    access = rules.may_take_part
    form_class = NodeForm
    template = "partnerships/tree_node_form.html"
    late = True
    done = SAVED

    def said(self) -> dict[str, str]:
        """Return what the node says now."""
        return trees.node_said(self.row)

    def write(self, row: Any, form: Any) -> Any:
        """Change it."""
        return tree_nodes.change_node(node=row, fields=form.choice(), seen=form.seen(), by=self.request.actor)

    def put_back(self, form: Any) -> Any:
        """Put a removed node back under its own key, once its writer asked for that."""
        if not self.request.POST.get("back"):
            raise gone()
        key = self.row.keywords["key"]
        return tree_nodes.add_node(version=self.draft(), fields=form.typed(), by=self.request.actor, key=key)

    def next_url(self, result: Any) -> str:
        """Go to the node."""
        return node_url(result, self.row.partnership)


class NodeMove(OfNode, PostDoor):
    """Where a node stands among its kind: place=0 is the first."""

    access = rules.may_take_part

    def act(self, row: Any, data: Any) -> Any:
        """Move it."""
        place = plain(data.get("place"))
        tree_nodes.move_node(node=row, place=int(place) if place.isdecimal() else 0, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the list, to this node."""
        return f"{tree_url('tree_plan', self.row.partnership)}#node-{self.row.key}"


class EdgeNew(OfVersion, ActionDoor):
    """Another edge in the draft."""

    access = rules.may_take_part
    form_class = EdgeNewForm
    template = "partnerships/tree_edge_new.html"
    done = gettext_lazy("The edge is proposed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the draft's nodes; begin with those that the address names."""
        asked = {name: self.request.GET.get(name, "") for name in ("kind", "source", "target")}
        return {"nodes": self.row.nodes.all(), "initial": asked}

    def act(self, row: Any, form: Any) -> Any:
        """Add it as a proposal."""
        ends = said(form, ("kind", "source", "target"))
        fields = said(form, ("ground", "strength"))
        return tree_edges.add_edge(version=row, **ends, fields=fields, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go to the edge."""
        return edge_url(result, self.row.partnership)


class EdgeEdit(Careful, OfEdge, ActionDoor):
    """An edge: its ground, and whether it stands."""

    access = rules.may_take_part
    form_class = EdgeForm
    template = "partnerships/tree_edge.html"
    late = True
    done = SAVED

    def context(self) -> dict[str, Any]:
        """Return the edge in a sentence."""
        if isinstance(self.row, Missing):
            return {"sentence": "", "keys": self.row.keywords}
        return {
            "sentence": sentence(self.row),
            "edge": self.row,
            "seen": trees.seen_of_edge(self.row),
            "is_draft": self.row.version.state == VersionState.DRAFT,
        }

    def said(self) -> dict[str, str]:
        """Return what the edge says now."""
        return trees.edge_said(self.row)

    def write(self, row: Any, form: Any) -> Any:
        """Change it."""
        return tree_edges.change_edge(edge=row, fields=form.choice(), seen=form.seen(), by=self.request.actor)

    def put_back(self, form: Any) -> Any:
        """Add a removed edge again, once its writer asked for that."""
        if not self.request.POST.get("back"):
            raise gone()
        return tree_edges.add_edge(
            version=self.draft(), **self.row.keywords, fields=form.typed(), by=self.request.actor
        )

    def next_url(self, result: Any) -> str:
        """Go back to the list of edges that wait."""
        return f"{tree_url('tree_plan', self.row.partnership)}#edges"

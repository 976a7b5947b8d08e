"""Versions of the tree: begun, published, set aside, listed, set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, anyone
from partnerships import rules
from partnerships.actions import tree_drafts
from partnerships.calculations.tree.comparing import compare, reordered
from partnerships.enums import EdgeKind, NodeKind, VersionState
from partnerships.forms.trees import PublishForm, ReasonForm
from partnerships.queries import trees
from partnerships.views.plan import OfPlace
from partnerships.views.tree_parts import OfVersion, field_label, shown, tree_url
from partnerships.views.tree_removing import Watched, burdens

if TYPE_CHECKING:
    from partnerships.calculations.tree.comparing import Change
    from partnerships.calculations.tree.content import Content
    from partnerships.models import TreeVersion


class TreeBegin(OfPlace, PostDoor):
    """Begin a draft."""

    access = rules.may_take_part
    done = gettext_lazy("The draft is begun. Everybody who takes part may work in it.")

    def act(self, row: Any, data: Any) -> Any:
        """Copy what is published."""
        return tree_drafts.begin_draft(partnership=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go to the tree."""
        return tree_url("tree_plan", self.row)


class TreePublish(Watched, OfVersion, ActionDoor):
    """Publish the draft."""

    access = rules.may_coordinate
    form_class = PublishForm
    template = "partnerships/tree_publish.html"
    done = gettext_lazy("The new version is published. Indicators went along with their nodes.")

    def now(self) -> str:
        """Return the digest of the draft."""
        return trees.seen_of_version(self.row)

    def context(self) -> dict[str, Any]:
        """Return what would change, and the removed nodes that indicators hang on."""
        published = next(
            (one for one in trees.versions_of(self.row.partnership) if one.state == VersionState.PUBLISHED),
            None,
        )
        difference = told(published, self.row) if published else None
        removed = (
            [line["key"] for line in difference["nodes"] if line["what"] == "removed"] if difference else []
        )
        bereft = burdens(self.row.partnership, removed) if removed else {}
        titles = [f"{key}: {title}" for key, names in bereft.items() for title in names]
        return {"version": self.row, "difference": difference, "bereft": titles}

    def go_on(self, row: Any, form: Any) -> Any:
        """Publish it as it was seen."""
        given = form.cleaned_data
        return tree_drafts.publish_draft(
            version=row, reason=given["reason"], seen=given["seen"], by=self.request.actor
        )

    def next_url(self, result: Any) -> str:
        """Go to the tree."""
        return tree_url("tree_plan", self.row.partnership)


class TreeDrop(OfVersion, ActionDoor):
    """Set the draft aside."""

    access = rules.may_coordinate
    form_class = ReasonForm
    template = "partnerships/tree_drop.html"
    done = gettext_lazy("The draft is set aside. It can still be read among the versions.")

    def act(self, row: Any, form: Any) -> Any:
        """Set it aside."""
        return tree_drafts.drop_draft(version=row, reason=form.cleaned_data["reason"], by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go to the tree."""
        return tree_url("tree_plan", self.row.partnership)


class TreeVersions(OfPlace, PageDoor):
    """Every version with its reason."""

    access = anyone
    template = "partnerships/tree_versions.html"
    tab = "tree"

    def context(self) -> dict[str, Any]:
        """Return the versions, newest first, each with the way to what it changed."""
        known = trees.versions_of(self.row)
        base, opened = tree_url("tree_compare", self.row), tree_url("tree_plan", self.row)
        lines = [
            {
                "version": one,
                "open_url": f"{opened}?version={one.number}",
                "url": f"{base}?from={one.begun_from.number}&to={one.number}" if one.begun_from else "",
            }
            for one in known
        ]
        return {"versions": lines, "numbers": [one.number for one in known], "compare_url": base}


class TreeCompare(OfPlace, PageDoor):
    """Two versions side by side: ?from=1&to=2; without, the two newest."""

    access = anyone
    template = "partnerships/tree_compare.html"
    tab = "tree"

    def context(self) -> dict[str, Any]:
        """Return both versions, what there is to choose from, and what differs."""
        known = trees.versions_of(self.row)
        by_number = {str(one.number): one for one in known}
        new = by_number.get(self.request.GET.get("to", "")) or (known[0] if known else None)
        old = by_number.get(self.request.GET.get("from", ""))
        if new is not None and old is None:
            old = new.begun_from or new
        difference = told(old, new) if old and new else None
        return {"numbers": [one.number for one in known], "old": old, "new": new, "difference": difference}


def told(old: TreeVersion, new: TreeVersion) -> dict[str, Any]:
    """Return what differs between two versions, in words."""
    before, after = trees.shelved(old), trees.shelved(new)
    found = compare(before, after)
    names = {"before": before.content, "after": after.content}
    return {
        "nodes": [node_line(change) for change in found.nodes],
        "edges": [edge_line(change, **names) for change in found.edges],
        "orders": order_lines(old, new),
        "count": len(found.nodes) + len(found.edges),
    }


def order_lines(old: TreeVersion, new: TreeVersion) -> list[dict[str, str]]:
    """Return the kinds of nodes that stand in another order, before and now, in the order of kinds."""
    found = reordered(trees.orders_of(old), trees.orders_of(new))
    return [
        {"label": kind.label, "before": ", ".join(found[kind][0]), "after": ", ".join(found[kind][1])}
        for kind in NodeKind
        if kind in found
    ]


def what_words(what: str) -> str:
    """Return what happened to a node or an edge."""
    return {"added": _("new"), "removed": _("removed"), "changed": _("changed")}[what]


def field_lines(change: Change) -> list[dict[str, str]]:
    """Return the fields that differ, both sides in the reader's words."""
    return [
        {
            "label": field_label(field.name),
            "before": shown(field.name, field.before),
            "after": shown(field.name, field.after),
        }
        for field in change.fields
    ]


def node_line(change: Change) -> dict[str, Any]:
    """Return a changed node in words."""
    fields = change.after or change.before or {}
    return {
        "what": change.what,
        "word": what_words(change.what),
        "key": change.key,
        "title": text_of(fields, change.key),
        "fields": field_lines(change),
    }


def edge_line(change: Change, *, before: Content, after: Content) -> dict[str, Any]:
    """Return a changed edge in words."""
    kind, source, target = change.key
    side = before if change.after is None else after
    ends = [text_of(side.nodes.get(key, {}), key) for key in (source, target)]
    return {
        "what": change.what,
        "word": what_words(change.what),
        "key": f"{source} → {target}",
        "title": f"{ends[0]} — {EdgeKind(kind).label} — {ends[1]}",
        "fields": field_lines(change),
    }


def text_of(fields: Any, key: str) -> str:
    """Return a node's words in the reader's language, else in another, else its key."""
    texts = {name.partition(".")[2]: text for name, text in fields.items() if name.startswith("text.")}
    return texts.get(get_language() or "en") or texts.get("en") or next(iter(texts.values()), key)

"""What the pages that build the tree share: which version, which node, which edge an address names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.enums import EdgeKind, FindingState, NodeKind, Standing, Strength, VersionState
from partnerships.models import Partnership, TreeEdge, TreeNode, TreeVersion
from partnerships.views.plan import InPlan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnerships.models import Finding

WORKING = (VersionState.DRAFT, VersionState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Missing:
    """A node or an edge that is not there any more when its form comes back."""

    partnership: Partnership
    keywords: dict[str, Any]


class OfVersion(InPlan):
    """Mix into a door over the draft of the partnership that the address names; `states` to take others in."""

    tab: ClassVar[str] = "tree"
    model: ClassVar[Any] = TreeVersion
    lookup: ClassVar[dict[str, str]] = {"partnership": "tree__partnership__code"}
    states: ClassVar[tuple[str, ...]] = (VersionState.DRAFT,)
    any_version: ClassVar[bool] = False  # whether ?version=N opens an earlier one

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Return the version that the address names, else the draft, else what is published where that will do."""
        rows = TreeVersion.objects.visible_to(request.actor).select_related("tree__partnership")
        found = rows.filter(tree__partnership__code=kwargs["partnership"])
        number = asked_version(request) if self.any_version else None
        found = found.filter(state__in=self.states) if number is None else found.filter(number=number)
        row = found.order_by("state").first()
        if row is None:
            raise Http404
        return row

    def query(self) -> str:
        """Return what addresses of this version's other pages end in."""
        return version_query(asked_version(self.request))


def asked_version(request: Any) -> int | None:
    """Return the number of the version that the address asks for; -1 for what is no number, None without."""
    asked = request.GET.get("version", "")
    if not asked:
        return None
    return int(asked) if asked.isdecimal() and len(asked) < 9 else -1


def version_query(number: int | None) -> str:
    """Return what an address ends in that asks for a version."""
    return "" if number is None else f"?version={number}"


class OfRow(InPlan):
    """Mix into a door over a node or an edge of the draft, else of what is published; `late`: a form that comes back
    after its row is gone is still taken in.
    """

    tab: ClassVar[str] = "tree"
    late: ClassVar[bool] = False
    states: ClassVar[tuple[str, ...]] = WORKING
    any_version: ClassVar[bool] = False  # whether ?version=N opens the row of an earlier one

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Return the row, or what is known of the one that is missing."""
        versions = TreeVersion.objects.visible_to(request.actor)
        here = versions.filter(tree__partnership__code=kwargs["partnership"])
        number = asked_version(request) if self.any_version else None
        here = here.filter(state__in=self.states) if number is None else here.filter(number=number)
        rows = self.model.objects.visible_to(request.actor).select_related(*self.joins)
        named = {path: kwargs[name] for name, path in self.lookup.items()}
        row = rows.filter(version=here.order_by("state").first(), **named).first()
        if row is not None:
            return row
        if not (self.late and request.method == "POST"):
            raise Http404
        places = Partnership.objects.visible_to(request.actor)
        place = get_object_or_404(places, code=kwargs["partnership"])
        return Missing(place, {name: value for name, value in kwargs.items() if name != "partnership"})

    def draft(self) -> TreeVersion:
        """Return the draft to write in. 404 when there is none."""
        rows = TreeVersion.objects.visible_to(self.request.actor).select_related("tree__partnership")
        found = rows.filter(tree__partnership=self.row.partnership, state=VersionState.DRAFT).first()
        if found is None:
            raise Http404
        return found


class OfNode(OfRow):
    """A node by its key."""

    model: ClassVar[Any] = TreeNode
    joins: ClassVar[tuple[str, ...]] = ("version__tree__partnership", "changed_by")
    lookup: ClassVar[dict[str, str]] = {"partnership": "version__tree__partnership__code", "key": "key"}


class OfEdge(OfRow):
    """An edge by its kind and the keys of its ends."""

    model: ClassVar[Any] = TreeEdge
    joins: ClassVar[tuple[str, ...]] = ("version__tree__partnership", "source", "target", "changed_by")
    lookup: ClassVar[dict[str, str]] = {
        "partnership": "version__tree__partnership__code",
        "kind": "kind",
        "source": "source__key",
        "target": "target__key",
    }


def standing(version: TreeVersion) -> list[TreeEdge]:
    """Return the version's edges but those rejected."""
    return [edge for edge in version.edges.all() if edge.standing != Standing.REJECTED]


def version_words(version: TreeVersion) -> str:
    """Return which version it is, in words."""
    words = {
        VersionState.DRAFT: _("Draft of version %(number)s, begun on %(day)s"),
        VersionState.PUBLISHED: _("Version %(number)s, published on %(day)s"),
        VersionState.RETIRED: _("Version %(number)s, published on %(day)s and retired since"),
        VersionState.DROPPED: _("Draft of version %(number)s, begun on %(day)s and set aside"),
    }
    day = date_format(version.published_at or version.created_at, "DATE_FORMAT")
    return words[VersionState(version.state)] % {"number": version.number, "day": day}


def tree_url(name: str, partnership: Partnership, **more: Any) -> str:
    """Return the address of one of the tree's pages."""
    return reverse(f"partnerships:{name}", kwargs={"partnership": partnership.code, **more})


def node_url(node: TreeNode, partnership: Partnership, name: str = "tree_node") -> str:
    """Return the address of a node."""
    return tree_url(name, partnership, key=node.key)


def edge_url(edge: TreeEdge, partnership: Partnership, name: str = "tree_edge") -> str:
    """Return the address of an edge."""
    return tree_url(name, partnership, kind=edge.kind, source=edge.source.key, target=edge.target.key)


# shape of an edge's standing: icon of components, and colour
SHAPES = {
    Standing.PROPOSED: "half",
    Standing.SUGGESTED: "unknown",
    Standing.CONFIRMED: "yes",
    Standing.REJECTED: "no",
}


def edge_lines(edges: Iterable[TreeEdge], partnership: Partnership) -> list[dict[str, Any]]:
    """Return edges in words, each with its address."""
    return [
        {
            "edge": edge,
            "sentence": sentence(edge),
            "url": edge_url(edge, partnership),
            "standing": edge.get_standing_display(),
            "shape": SHAPES[Standing(edge.standing)],
        }
        for edge in edges
    ]


def sentence(edge: TreeEdge) -> str:
    """Return an edge in one sentence."""
    ends = {"source": edge.source.text(), "target": edge.target.text()}
    sentences = {
        EdgeKind.CAUSES: _("“%(source)s” causes “%(target)s”."),
        EdgeKind.CONTRIBUTES_TO: _("“%(source)s” contributes to “%(target)s”."),
        EdgeKind.PART_OF: _("“%(source)s” is part of “%(target)s”."),
        EdgeKind.ANSWERS: _("“%(source)s” answers “%(target)s”."),
    }
    return sentences[EdgeKind(edge.kind)] % ends


def finding_lines(rows: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings with their files, each with its address and whether it counts already."""
    return [
        {
            "finding": row,
            "url": reverse("partnerships:finding_detail", kwargs={"pk": row.pk}),
            "documents": list(row.documents.all()),
            "agreed": row.state == FindingState.AGREED,
        }
        for row in rows
    ]


def field_label(name: str) -> str:
    """Return the words for a field of a node or an edge."""
    word, _dot, language = name.partition(".")
    if word == "text":
        return _("Text, %(language)s") % {"language": dict(settings.LANGUAGES).get(language, language)}
    if word == "lead":
        return _("Words in bold, %(language)s") % {
            "language": dict(settings.LANGUAGES).get(language, language)
        }
    return str(
        {
            "kind": _("Kind of node"),
            "assumptions": _("Assumptions"),
            "risks": _("Risks"),
            "ground": _("Ground"),
            "strength": _("How sure is it"),
            "standing": _("Standing"),
            "reason": _("Reason"),
        }[word]
    )


def shown(name: str, value: str) -> str:
    """Return a field's value in the reader's words."""
    kinds = {"kind": NodeKind, "strength": Strength, "standing": Standing}
    return str(kinds[name](value).label) if name in kinds and value else value

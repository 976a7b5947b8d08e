"""Reads of a partnership's tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from partnerships.calculations.tree.comparing import Shelved, shelve
from partnerships.calculations.tree.content import Content, digest, edge_fields, node_fields
from partnerships.enums import Standing, VersionState
from partnerships.models import NodeComment, NodeEvidence, TreeEdge, TreeNode, TreeVersion

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said about a node: threads still open, and how much evidence."""

    threads: int = 0
    evidence: int = 0


def published_tree(partnership: Partnership) -> TreeVersion | None:
    """Return the partnership's tree as published, with its nodes and edges in two further queries; None without."""
    versions = TreeVersion.objects.filter(tree__partnership=partnership, state=VersionState.PUBLISHED)
    edges = TreeEdge.objects.exclude(standing=Standing.REJECTED).select_related("source", "target")
    return versions.prefetch_related("nodes", Prefetch("edges", queryset=edges)).first()


def working_tree(partnership: Partnership) -> TreeVersion | None:
    """Return the draft, else what is published, with nodes and all edges, rejected ones too; None without a tree."""
    states = (VersionState.DRAFT, VersionState.PUBLISHED)
    return _full().filter(tree__partnership=partnership, state__in=states).order_by("state").first()


def tree_version(partnership: Partnership, number: int) -> TreeVersion | None:
    """Return a version by its number as `working_tree` does; None where there is none of that number."""
    return _full().filter(tree__partnership=partnership, number=number).first()


def in_full(version: TreeVersion) -> TreeVersion:
    """Return a version with its nodes and all its edges, rejected ones too; three queries."""
    return _full().get(pk=version.pk)


def _full() -> QuerySet[TreeVersion]:
    edges = TreeEdge.objects.select_related("source", "target")
    found = TreeVersion.objects.select_related("tree__partnership", "created_by", "published_by")
    return found.prefetch_related("nodes", Prefetch("edges", queryset=edges))


def versions_of(partnership: Partnership) -> list[TreeVersion]:
    """Return every version of the partnership's tree, newest first."""
    rows = TreeVersion.objects.filter(tree__partnership=partnership)
    return list(rows.select_related("created_by", "published_by", "begun_from").order_by("-number"))


def talk_of(partnership: Partnership) -> dict[str, Talk]:
    """Return what is said about each node that anything is said about, by key; two queries."""
    threads = NodeComment.objects.filter(tree__partnership=partnership, thread=None, resolved_at=None)
    evidence = NodeEvidence.objects.filter(tree__partnership=partnership)
    counted = dict(threads.order_by().values_list("node_key").annotate(Count("pk")))
    found = dict(evidence.order_by().values_list("node_key").annotate(Count("pk")))
    return {key: Talk(counted.get(key, 0), found.get(key, 0)) for key in {*counted, *found}}


def all_evidence(partnership: Partnership) -> list[NodeEvidence]:
    """Return what was put down at the nodes themselves as evidence, oldest first; one query."""
    return list(NodeEvidence.objects.filter(tree__partnership=partnership))


def threads_about(partnership: Partnership, key: str) -> list[NodeComment]:
    """Return the threads about a node, open ones first, each with its answers; two queries."""
    said = NodeComment.objects.select_related("by", "organisation", "resolved_by")
    rows = said.filter(tree__partnership=partnership, node_key=key, thread=None)
    open_first = rows.annotate(done=Count("pk", filter=Q(resolved_at__isnull=False)))
    return list(
        open_first.order_by("done", "written_at").prefetch_related(Prefetch("answers", queryset=said))
    )


def evidence_for(partnership: Partnership, key: str) -> list[NodeEvidence]:
    """Return what speaks for a node, oldest first; a file that was taken away is not named."""
    rows = NodeEvidence.objects.filter(tree__partnership=partnership, node_key=key)
    return list(rows.select_related("document", "by"))


def node_said(node: TreeNode) -> dict[str, str]:
    """Return what a node says, by field."""
    return node_fields(
        kind=node.kind, texts=node.texts, leads=node.leads, assumptions=node.assumptions, risks=node.risks
    )


def edge_said(edge: TreeEdge) -> dict[str, str]:
    """Return what an edge says, by field."""
    return edge_fields(ground=edge.ground, strength=edge.strength, standing=edge.standing, reason=edge.reason)


def seen_of_node(node: TreeNode) -> str:
    """Return a digest of a node with its edges: whatever somebody changes about it, it becomes another."""
    edges = TreeEdge.objects.filter(version=node.version_id).filter(Q(source=node) | Q(target=node))
    tied = edges.select_related("source", "target").order_by()
    said = {f"{edge.kind} {edge.source.key} {edge.target.key}": digest(edge_said(edge)) for edge in tied}
    return digest({**said, "node": digest(node_said(node))})


def seen_of_edge(edge: TreeEdge) -> str:
    """Return a digest of what an edge says."""
    return digest(edge_said(edge))


def orders_of(version: TreeVersion) -> dict[str, list[str]]:
    """Return the keys of a version's nodes by kind, in the order in which they stand; one query."""
    found: dict[str, list[str]] = {}
    rows = TreeNode.objects.filter(version=version).order_by("kind", "position", "key")
    for kind, key in rows.values_list("kind", "key"):
        found.setdefault(kind, []).append(key)
    return found


def seen_of_version(version: TreeVersion) -> str:
    """Return a digest of everything that a version says; where nodes stand among their kind is no part of it."""
    found = shelved(version)
    return digest({"nodes": found.nodes.digest, "edges": found.edges.digest})


def shelved(version: TreeVersion) -> Shelved:
    """Return a version ready to be compared; what can change no more is made ready once per process."""
    return _shelve(version.pk) if version.is_draft else _kept(version.pk)


@lru_cache(maxsize=64)
def _kept(version: int) -> Shelved:
    return _shelve(version)


def _shelve(pk: int) -> Shelved:
    return shelve(content_of(_full().get(pk=pk)))


def content_of(version: TreeVersion) -> Content:
    """Return what a version says, from its nodes and edges as they are loaded (`in_full`); no query."""
    nodes = {node.key: node_said(node) for node in version.nodes.all()}
    links = {(edge.kind, edge.source.key, edge.target.key): edge_said(edge) for edge in version.edges.all()}
    return Content(nodes, links)

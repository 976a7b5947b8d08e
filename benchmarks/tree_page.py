"""A large tree in the database and its real pages: whole requests, from address to last byte, nothing kept ready."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from typing import Any

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from accounts.actions import memberships, organisations, users
from accounts.queries import actor_for
from jtportal.kernel.actor import CLI
from partnerships.actions import partners, partnerships, tree_drafts, tree_nodes, trees
from partnerships.calculations.tree import ordering
from partnerships.calculations.tree.drawing import EdgeIn, NodeIn
from partnerships.models import TreeEdge, TreeNode, TreeVersion
from partnerships.queries.trees import node_said, seen_of_version, shelved

DAY = date(2026, 1, 5)
ROUNDS = 5
CHANGES = 10
# Static files keep their names: none are collected for a benchmark.
UNCOLLECTED = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}


def pages(nodes: Sequence[NodeIn], edges: Sequence[EdgeIn]) -> dict[str, Any]:
    """Return median and worst seconds of each page of a partnership with this tree, and what a draft adds."""
    place, actor = _place()
    version = trees.start_tree(partnership=place, template=trees.load_template(by=CLI), by=CLI)
    _fill(version, nodes, edges)
    client = Client(raise_request_exception=True)
    client.force_login(actor.user)
    addresses = {
        "results": reverse("partnerships:tree_detail", kwargs={"partnership": place.code}),
        "plan, published": reverse("partnerships:tree_plan", kwargs={"partnership": place.code}),
    }
    found = {name: _opened(client, url) for name, url in addresses.items()}
    draft = tree_drafts.begin_draft(partnership=place, by=actor)
    for node in draft.nodes.all()[:CHANGES]:
        said = node_said(node)
        tree_nodes.change_node(node=node, fields={**said, "risks": "strike"}, seen=said, by=actor)
    found["plan, draft against published"] = _opened(client, addresses["plan, published"])
    return {
        "pages": found,
        "shelving_the_draft_s": timed(lambda: shelved(draft)),
        "digest_of_the_draft_s": timed(lambda: seen_of_version(draft)),
    }


def timed(call: Callable[[], Any]) -> float:
    """Median of seconds."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return round(median(took), 4)


def _opened(client: Client, url: str) -> dict[str, Any]:
    took, size = [], 0
    with override_settings(STORAGES=UNCOLLECTED, ALLOWED_HOSTS=["testserver"]):
        client.get(url)  # templates and catalogues are read once per process
        for _ in range(ROUNDS):
            ordering.forget()
            start = time.perf_counter()
            answer = client.get(url)
            took.append(time.perf_counter() - start)
            assert answer.status_code == 200, (url, answer.status_code)
            size = len(answer.content)
    return {
        "median_s": round(median(took), 3),
        "worst_s": round(max(took), 3),
        "kilobytes": round(size / 1000),
    }


def _place() -> tuple[Any, Any]:
    """Make a partnership and its coordinator."""
    name = f"bench-tree-{time.monotonic_ns()}"
    place = partnerships.create(
        code=name, name="Tree", names={}, country="UA", currency="UAH", time_zone="UTC", language="uk",
        started_on=DAY, by=CLI,
    )  # fmt: skip
    body = organisations.create(name=name, short_name="", kind="municipality", country="UA", by=CLI)
    partners.add(partnership=place, organisation=body, role="municipality", valid_from=DAY, by=CLI)
    user = users.create(
        email=f"{name}@bench.example", family_name="B", given_name="C", language="en", is_staff=False, by=CLI
    )
    memberships.grant(user=user, organisation=body, role="coordinator", valid_from=DAY, by=CLI)
    return place, actor_for(user, body.pk)


def _fill(version: TreeVersion, nodes: Sequence[NodeIn], edges: Sequence[EdgeIn]) -> None:
    """Put the made nodes and edges in the place of the template's."""
    version.edges.all().delete()
    version.nodes.all().delete()
    rows = TreeNode.objects.bulk_create(
        TreeNode(version=version, key=node.key, kind=node.kind, texts={"en": node.text}, position=number)
        for number, node in enumerate(nodes)
    )
    known = {row.key: row for row in rows}
    TreeEdge.objects.bulk_create(
        TreeEdge(
            version=version,
            kind=edge.kind,
            source=known[edge.source],
            target=known[edge.target],
            strength="medium",
            standing="confirmed",
        )
        for edge in edges
    )

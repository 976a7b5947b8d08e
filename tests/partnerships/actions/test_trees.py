"""A partnership's tree begins as the seed's template, edges as proposals."""

import json
from collections import Counter

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from partnerships.actions import trees
from partnerships.enums import Standing, VersionState
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db
SEED = json.loads(trees.SEED.read_text(encoding="utf-8"))


def test_template_comes_in_once_and_keeps_later_changes():
    template = trees.load_template(by=CLI)
    template.nodes.filter(key="IM").update(note="changed by an administrator")
    assert trees.load_template(by=CLI) == template
    assert template.nodes.get(key="IM").note == "changed by an administrator"
    assert template.nodes.count() == len(SEED["nodes"])


def test_tree_repeats_the_template_with_stable_keys():
    partnership = PartnershipFactory()
    version = trees.start_tree(partnership=partnership, template=trees.load_template(by=CLI), by=CLI)
    assert version.state == VersionState.PUBLISHED
    assert [node.key for node in version.nodes.order_by("position")] == [
        node["key"] for node in SEED["nodes"]
    ]
    drawn = Counter(
        (e.kind, e.source.key, e.target.key) for e in version.edges.select_related("source", "target")
    )
    assert drawn == Counter((e["kind"], e["source"], e["target"]) for e in SEED["edges"])


def test_weak_edges_are_suggestions_and_the_rest_proposals():
    version = trees.start_tree(partnership=PartnershipFactory(), template=trees.load_template(by=CLI), by=CLI)
    suggested = {(e.source.key, e.target.key) for e in version.edges.filter(standing=Standing.SUGGESTED)}
    assert suggested == {(e["source"], e["target"]) for e in SEED["edges"] if e.get("suggestion")}
    assert not version.edges.exclude(standing__in=(Standing.SUGGESTED, Standing.PROPOSED)).exists()


def test_a_second_tree_is_refused_and_the_first_recorded():
    partnership, template = PartnershipFactory(), trees.load_template(by=CLI)
    trees.start_tree(partnership=partnership, template=template, by=CLI)
    with pytest.raises(Refused):
        trees.start_tree(partnership=partnership, template=template, by=CLI)
    assert AuditEvent.objects.filter(verb="tree.started").count() == 1

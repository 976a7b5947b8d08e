"""The indicators a new tree begins with."""

import pytest

from accounts.models import AuditEvent
from indicators.actions import bindings, targets
from indicators.definitions import REGISTRY
from indicators.models import Binding
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.models import TreeNode
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def template():
    return trees.load_template(by=CLI)


def test_a_new_tree_bears_indicators_on_nodes_that_it_has(template):
    partnership = PartnershipFactory()
    trees.start_tree(partnership=partnership, template=template, by=CLI)
    rows = Binding.objects.filter(partnership=partnership)
    assert rows.get(node_key="P1.1").indicator == "wage_arrears"
    assert [row.indicator for row in rows.filter(node_key="OC.1")] == [
        "agreed_pathway_share", "employed_after_six_months", "former_wage_kept",
    ]  # fmt: skip
    assert [row.category for row in rows.filter(node_key="O1")] == ["retention", "early_retirement"]
    assert set(rows.values_list("node_key", flat=True)) <= set(TreeNode.objects.values_list("key", flat=True))
    assert {row.indicator for row in rows} <= set(REGISTRY)
    for row in rows.exclude(category=""):
        assert row.category in REGISTRY[row.indicator].categories
    assert AuditEvent.objects.filter(verb="binding.defaults").count() == 1


def test_a_partnerships_own_choice_is_kept(template):
    partnership = PartnershipFactory()
    targets.bind(partnership=partnership, node_key="P1.1", indicator="workers_registered", by=CLI)
    trees.start_tree(partnership=partnership, template=template, by=CLI)
    assert Binding.objects.get(partnership=partnership, node_key="P1.1").indicator == "workers_registered"
    assert bindings.bind_defaults(partnership=partnership, by=CLI) == 0


def test_without_a_tree_nothing_is_bound():
    assert bindings.bind_defaults(partnership=PartnershipFactory(), by=CLI) == 0


def test_the_communities_numbers_stand_on_the_outcomes_second_side_and_on_their_causes(template):
    partnership = PartnershipFactory()
    trees.start_tree(partnership=partnership, template=template, by=CLI)
    rows = Binding.objects.filter(partnership=partnership, node_key__in=("OC.2", "P1.4", "P1.5"))
    assert set(rows.values_list("node_key", "indicator", "category")) == {
        ("OC.2", "community_jobs", ""),
        ("OC.2", "community_firms", "firm_kept"),
        ("OC.2", "community_firms", "firm_started"),
        ("P1.4", "community_supported", "household"),
        ("P1.5", "community_supported", "business"),
    }

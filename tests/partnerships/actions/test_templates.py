"""Tree templates: their words and edges."""

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import templates
from partnerships.models import TemplateEdge, TemplateNode, TreeTemplate

pytestmark = pytest.mark.django_db


@pytest.fixture
def template():
    return TreeTemplate.objects.create(key="small", title="Small")


@pytest.fixture
def nodes(template, officer):
    """Two nodes of the template, by the action."""
    return [
        templates.add_node(template=template, key=key, kind="output", texts={"en": key}, by=officer)
        for key in ("O1", "O2")
    ]


def edge(template, source, target, officer, **more):
    return templates.add_edge(
        template=template,
        kind="contributes_to",
        source=source,
        target=target,
        strength="weak",
        by=officer,
        **more,
    )


def test_nodes_stand_in_the_order_they_were_added(nodes):
    assert [node.position for node in nodes] == [0, 1]


def test_key_is_taken_once_and_stays(template, nodes, officer):
    with pytest.raises(Refused):
        templates.add_node(template=template, key="O1", kind="output", texts={}, by=officer)
    with pytest.raises(Refused):
        templates.change(row=nodes[0], key="O9", by=officer)


def test_words_are_changed_and_recorded(template, nodes, officer):
    templates.change(row=nodes[0], texts={"en": "New"}, by=officer)
    templates.change(row=template, title="Large", by=officer)
    templates.change(row=template, title="Large", by=officer)
    before = list(
        AuditEvent.objects.filter(verb="tree_template.changed").values_list("detail__before", flat=True)
    )
    assert before == [{"title": "Small"}, {"texts": {"en": "O1"}}]


def test_edge_joins_two_nodes_once(template, nodes, officer):
    edge(template, *nodes, officer)
    with pytest.raises(Refused):
        edge(template, *nodes, officer)
    with pytest.raises(Refused):
        edge(template, nodes[0], nodes[0], officer)


def test_edge_stays_in_its_template(template, nodes, officer):
    other = TreeTemplate.objects.create(key="other", title="Other")
    foreign = templates.add_node(template=other, key="O1", kind="output", texts={}, by=officer)
    with pytest.raises(Refused):
        edge(template, nodes[0], foreign, officer)


def test_node_that_an_edge_touches_stays_until_the_edge_goes(template, nodes, officer):
    joined = edge(template, *nodes, officer)
    for node in nodes:
        with pytest.raises(Refused):
            templates.remove_node(node=node, by=officer)
    templates.remove_edge(edge=joined, by=officer)
    templates.remove_node(node=nodes[0], by=officer)
    assert not TemplateEdge.objects.exists()
    assert TemplateNode.objects.get() == nodes[1]

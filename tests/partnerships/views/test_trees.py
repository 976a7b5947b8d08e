"""The results page draws the tree for every partner and knows which node was chosen."""

import pytest
from django.urls import reverse

from jtportal.kernel.actor import CLI
from partnerships.actions import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def results(cast):
    """The address of the page of a partnership that has begun its tree."""
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    return reverse("partnerships:tree_detail", kwargs={"partnership": cast.partnership.code})


def test_every_partner_sees_the_whole_tree(client, cast, results):
    for actor in (cast.officer, cast.partner, cast.personnel):
        client.force_login(actor.user)
        answer = client.get(results)
        assert answer.status_code == 200
        for text in ("Just Transition for All", "Wage arrears", "No output answers this"):
            assert text in answer.text


def test_another_partnerships_tree_does_not_exist(client, cast, results):
    client.force_login(cast.outsider.user)
    assert client.get(results).status_code == 404


def test_a_chosen_node_stands_beside_the_tree(officer_client, results):
    answer = officer_client.get(results, {"node": "P1.1"})
    assert answer.context["node"].key == "P1.1"
    assert 'id="panel-title"' in answer.text


def test_a_node_that_the_tree_does_not_have_is_no_page(officer_client, results):
    assert officer_client.get(results, {"node": "P9"}).status_code == 404


def test_a_partnership_without_a_tree_says_so(officer_client, cast):
    results = reverse("partnerships:tree_detail", kwargs={"partnership": cast.partnership.code})
    assert "has no tree yet" in officer_client.get(results).text


def test_the_page_speaks_the_readers_language(officer_client, results):
    officer_client.cookies["django_language"] = "uk"
    assert "Справедливий перехід для всіх" in officer_client.get(results).text

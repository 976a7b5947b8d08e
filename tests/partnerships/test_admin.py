"""The administration of the partnerships floor."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jtportal.kernel.actor import CLI
from partnerships.actions import trees
from partnerships.models import Partner, Partnership, TemplateEdge, TemplateNode, Territory, TreeTemplate
from tests.accounts.admin.conftest import lines
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.partnerships import PartnerFactory, PartnershipFactory, TerritoryFactory

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Львівсько-Волинський басейн", "in_en": "Lviv–Volyn basin", "code": "ua-lv", "country": "UA",
    "currency": "UAH", "time_zone": "Europe/Kyiv", "language": "uk", "started_on": "2026-01-01",
}  # fmt: skip


@pytest.fixture
def administrator(client):
    """The client of an administrator."""
    client.force_login(MembershipFactory(role="administrator").user)
    return client


def page(model, name, *args):
    return reverse(f"admin:partnerships_{model}_{name}", args=args)


def test_partnership_is_begun_with_its_tree_and_its_partners(administrator):
    template, service = trees.load_template(by=CLI), OrganisationFactory()
    partner = {"organisation": service.pk, "role": "employment_service", "valid_from": "2026-01-01"}
    data = NEW | {"template": template.pk, "course": "with_call"} | lines("partners", [partner])
    assert administrator.post(page("partnership", "add"), data).status_code == 302
    partnership = Partnership.objects.get(code="ua-lv")
    assert partnership.names == {"en": "Lviv–Volyn basin"}
    assert partnership.its_course().key == "with_call"
    assert partnership.partners.get().organisation == service
    assert partnership.tree.versions.get().nodes.count() == template.nodes.count()
    verbs = set(AuditEvent.objects.filter(kind="user").values_list("verb", flat=True))
    assert {"partnership.begun", "partner.added", "tree.started"} <= verbs


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Nowhere/Land"), ("currency", "XXXX"), ("currency", "YUD"), ("country", "Z9"),
        ("language", "Bo"), ("course", "by_boat"),
    ],
)  # fmt: skip
def test_value_that_the_world_does_not_know_is_refused(administrator, field, value):
    response = administrator.post(page("partnership", "add"), NEW | {field: value} | lines("partners", []))
    assert field in response.context["adminform"].form.errors


def test_partner_ends_changes_and_leaves_on_the_partnership_s_page(administrator):
    partnership = PartnershipFactory(names={"pl": "Zagłębie", "cs": "Pánev"})
    first, second = PartnerFactory.create_batch(2, partnership=partnership, role="trade_union")
    rows = [
        {"id": first.pk, "partnership": partnership.pk, "role": "evaluator", "valid_from": "2024-01-01"},
        {"id": second.pk, "partnership": partnership.pk, "role": "trade_union", "valid_from": "2024-01-01",
         "DELETE": "on"},
    ]  # fmt: skip
    data = NEW | {"in_pl": "Zagłębie", "code": partnership.code} | lines("partners", rows, initial=2)
    administrator.post(page("partnership", "change", partnership.pk), data)
    first.refresh_from_db()
    assert first.role == "evaluator"
    assert second not in Partner.objects.in_force(partnership.today())
    partnership.refresh_from_db()
    assert partnership.names == {"cs": "Pánev", "pl": "Zagłębie", "en": "Lviv–Volyn basin"}


def test_role_held_twice_is_refused_and_nothing_is_lost(administrator):
    partner = PartnerFactory(valid_from=date(2024, 1, 1))
    row = {"organisation": partner.organisation_id, "role": partner.role, "valid_from": "2026-01-01"}
    existing = {
        "id": partner.pk,
        "partnership": partner.partnership_id,
        "role": partner.role,
        "valid_from": "2024-01-01",
    }
    response = administrator.post(
        page("partnership", "change", partner.partnership_id),
        NEW | lines("partners", [existing, row], initial=1),
    )
    assert "holds that role on some of those days already" in response.text
    assert Partner.objects.filter(partnership=partner.partnership_id).count() == 1


def test_partnership_is_never_removed(administrator):
    assert administrator.get(page("partnership", "delete", PartnershipFactory().pk)).status_code == 403


def test_place_is_added_renamed_and_removed(administrator):
    region = TerritoryFactory(level="region")
    data = {"name": "Сокаль", "in_pl": "Sokal", "code": "ua-sokal", "level": "municipality", "country": "UA"}
    administrator.post(page("territory", "add"), data | {"parent": region.pk, "latitude": "50.4744"})
    place = Territory.objects.get(code="ua-sokal")
    assert (place.parent, place.names) == (region, {"pl": "Sokal"})
    administrator.post(page("territory", "change", place.pk), data | {"in_pl": "Sokal nad Bugiem"})
    place.refresh_from_db()
    assert place.names == {"pl": "Sokal nad Bugiem"}
    administrator.post(page("territory", "delete", place.pk), {"post": "yes"})
    assert not Territory.objects.filter(code="ua-sokal").exists()


def test_words_of_a_template_are_changed_node_by_node(administrator):
    template = trees.load_template(by=CLI)
    node = template.nodes.get(key="O1")
    data = {
        "kind": node.kind,
        "in_en": "Exact",
        "in_uk": "Точно",
        "in_pl": "",
        "note": "",
        "position": node.position,
    }
    administrator.post(page("templatenode", "change", node.pk), data)
    node.refresh_from_db()
    assert node.texts == {"en": "Exact", "uk": "Точно"}
    administrator.post(page("treetemplate", "change", template.pk), {"title": "New title", "source": "S"})
    assert TreeTemplate.objects.get().title == "New title"
    assert administrator.get(page("treetemplate", "add")).status_code == 403


def test_node_and_edge_are_added_and_removed(administrator):
    template = trees.load_template(by=CLI)
    node = {"template": template.pk, "key": "O6", "kind": "output", "in_en": "More", "position": 99}
    administrator.post(page("templatenode", "add"), node)
    added, other = TemplateNode.objects.get(key="O6"), template.nodes.get(key="O1")
    edge = {
        "template": template.pk,
        "kind": "contributes_to",
        "source": added.pk,
        "target": other.pk,
        "strength": "weak",
    }
    administrator.post(page("templateedge", "add"), edge)
    joined = TemplateEdge.objects.get(source=added)
    administrator.post(page("templateedge", "change", joined.pk), {"strength": "strong", "ground": "agreed"})
    joined.refresh_from_db()
    assert (joined.strength, joined.ground) == ("strong", "agreed")
    refused = administrator.post(page("templatenode", "delete", added.pk), {"post": "yes"}, follow=True)
    assert TemplateNode.objects.filter(pk=added.pk).exists()
    assert refused.status_code == 200
    administrator.post(page("templateedge", "delete", joined.pk), {"post": "yes"})
    administrator.post(page("templatenode", "delete", added.pk), {"post": "yes"})
    assert not TemplateNode.objects.filter(key="O6").exists()

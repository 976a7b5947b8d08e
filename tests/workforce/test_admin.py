"""The administration of the workforce floor."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import SiteFactory
from workforce.actions import occupations, sites
from workforce.models import Occupation, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    """The client of an administrator."""
    client.force_login(MembershipFactory(role="administrator").user)
    return client


def test_mine_is_added_and_handed_to_another_operator(administrator):
    partnership, first, second = PartnershipFactory(), OrganisationFactory(), OrganisationFactory()
    data = {
        "partnership": partnership.pk,
        "code": "stepova",
        "name": "Степова",
        "in_en": "Stepova",
        "operator": first.pk,
    }
    administrator.post(reverse("admin:workforce_site_add"), data)
    site = Site.objects.get(code="stepova")
    assert site.names == {"en": "Stepova"}
    change = reverse("admin:workforce_site_change", args=[site.pk])
    administrator.post(change, data | {"operator": second.pk, "code": "another"})
    site.refresh_from_db()
    assert (site.operator, site.code) == (second, "stepova")
    assert AuditEvent.objects.get(verb="site.changed").detail["after"] == {"operator": second.pk}


def test_code_that_is_taken_is_refused_at_the_form(administrator):
    site = SiteFactory(code="stepova")
    data = {"partnership": site.partnership_id, "code": "stepova", "name": "X", "operator": site.operator_id}
    response = administrator.post(reverse("admin:workforce_site_add"), data)
    assert "has a site of that code already" in response.text


@pytest.mark.parametrize("field", ["code", "partnership"])
def test_what_people_are_registered_under_stays(officer, field):
    site = SiteFactory()
    with pytest.raises(Refused) as refused:
        sites.change_site(site=site, by=officer, **{field: "x" if field == "code" else PartnershipFactory()})
    assert refused.value.field == field


def test_change_of_a_mine_that_changes_nothing_is_not_recorded(officer):
    site = SiteFactory()
    sites.change_site(site=site, by=officer, name=site.name)
    assert not AuditEvent.objects.filter(verb="site.changed").exists()


def test_label_of_an_occupation_is_bettered_but_none_is_added(administrator):
    row = Occupation.objects.create(
        code="8111", label="Miners and quarriers", labels={"pl": "Górnicy", "hr": "Rudari"}
    )
    change = reverse("admin:workforce_occupation_change", args=["8111"])
    administrator.post(change, {"label": row.label, "in_uk": "Гірники", "in_pl": "Górnicy dołowi"})
    row.refresh_from_db()
    assert row.labels == {"pl": "Górnicy dołowi", "hr": "Rudari", "uk": "Гірники"}
    assert administrator.get(reverse("admin:workforce_occupation_add")).status_code == 403


def test_change_of_a_label_that_changes_nothing_is_not_recorded(officer):
    row = Occupation.objects.create(code="8111", label="Miners and quarriers")
    occupations.change(occupation=row, label=row.label, by=officer)
    assert not AuditEvent.objects.exists()

"""Acting for another of one's organisations."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories.accounts import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
SWITCH = reverse("accounts:organisation_switch")


@pytest.fixture
def member(client):
    """A client signed in as somebody with roles in two organisations; `client.other` is the second membership."""
    first = MembershipFactory(role="case_officer")
    client.other = MembershipFactory(user=first.user, role="viewer")
    client.force_login(first.user)
    return client


def test_first_organisation_is_acted_for_until_another_is_chosen(member):
    assert member.get("/you/").context["actor"].roles == {"case_officer"}
    response = member.post(SWITCH, {"membership": member.other.organisation_id})
    assert response.url == "/"
    actor = member.get("/you/").context["actor"]
    assert actor.organisation == member.other.organisation
    assert actor.roles == {"viewer"}


def test_switch_is_recorded_for_the_organisation_switched_to(member):
    member.post(SWITCH, {"membership": member.other.organisation_id})
    event = AuditEvent.objects.get(verb="organisation.switched")
    assert event.organisation_id == member.other.organisation_id


def test_switching_to_the_same_one_records_nothing(member):
    organisation = member.get("/you/").context["actor"].organisation_id
    member.post(SWITCH, {"membership": organisation})
    assert not AuditEvent.objects.filter(verb="organisation.switched").exists()


@pytest.mark.parametrize("wanted", ["stranger", "ended", "", "abc", "9" * 30, "²"])
def test_organisation_without_a_role_today_is_refused(member, wanted):
    known = {
        "stranger": lambda: OrganisationFactory().pk,
        "ended": lambda: (
            MembershipFactory(user=member.other.user, valid_until=date(2021, 1, 1)).organisation_id
        ),
    }
    key = known[wanted]() if wanted in known else wanted
    before = member.get("/you/").context["actor"].organisation
    response = member.post(SWITCH, {"membership": key}, follow=False)
    assert response.status_code == 302
    assert member.get("/you/").context["actor"].organisation == before


def test_role_that_ends_takes_its_organisation_along(member):
    member.post(SWITCH, {"membership": member.other.organisation_id})
    member.other.valid_until = date(2021, 1, 1)
    member.other.save()
    assert member.get("/you/").context["actor"].roles == {"case_officer"}

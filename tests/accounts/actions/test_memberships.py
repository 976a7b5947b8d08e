"""Roles in organisations: granted, changed, taken back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.actions import memberships
from accounts.models import AuditEvent, Membership, Notice
from jtportal.kernel.doors import Refused
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def grant(officer):
    """Grant a role to one and the same person in one and the same organisation."""
    user, organisation = UserFactory(), OrganisationFactory()

    def act(role="viewer", **days):
        return memberships.grant(user=user, organisation=organisation, role=role, by=officer, **days)

    return act


def test_role_is_granted_from_today_and_told(grant):
    row = grant()
    assert (row.valid_from, row.valid_until) == (timezone.localdate(), None)
    assert Notice.objects.get().user == row.user
    assert AuditEvent.objects.get(verb="membership.granted").detail["after"]["role"] == "viewer"


def test_role_that_holds_is_not_granted_twice(grant):
    grant()
    with pytest.raises(Refused) as refused:
        grant()
    assert refused.value.field == "role"


def test_role_that_ended_begins_anew(grant):
    old = grant(valid_from=date(2020, 1, 1), valid_until=date(2020, 12, 31))
    new = grant()
    assert new.pk == old.pk
    event = AuditEvent.objects.filter(verb="membership.granted").latest("id")
    assert event.detail["before"] == {"valid_from": "2020-01-01", "valid_until": "2020-12-31"}
    assert new in Membership.objects.in_force()


def test_change_into_a_role_that_is_held_is_refused(grant, officer):
    first, _second = grant("viewer"), grant("evaluator")
    with pytest.raises(Refused):
        memberships.change(membership=first, role="evaluator", by=officer)


def test_change_is_recorded_with_before_and_after(grant, officer):
    memberships.change(membership=grant(), role="provider", by=officer)
    event = AuditEvent.objects.get(verb="membership.changed")
    assert event.detail == {"before": {"role": "viewer"}, "after": {"role": "provider"}}


def test_change_that_changes_nothing_is_not_recorded(grant, officer):
    memberships.change(membership=grant(), role="viewer", by=officer)
    assert not AuditEvent.objects.filter(verb="membership.changed").exists()


def test_role_taken_back_held_until_yesterday(officer):
    row = MembershipFactory()
    memberships.revoke(membership=row, by=officer)
    row.refresh_from_db()
    assert row.valid_until == timezone.localdate() - timedelta(days=1)
    assert row not in Membership.objects.in_force()


def test_end_in_the_past_is_not_moved(officer):
    row = MembershipFactory(valid_until=date(2021, 1, 1))
    memberships.revoke(membership=row, by=officer)
    row.refresh_from_db()
    assert row.valid_until == date(2021, 1, 1)


def test_role_that_has_not_begun_is_removed(grant, officer):
    row = grant()
    memberships.revoke(membership=row, by=officer)
    assert not Membership.objects.filter(pk=row.pk).exists()
    assert AuditEvent.objects.filter(verb="membership.removed").exists()

"""Who acts, for whom."""

from datetime import date

import pytest

from accounts.models import User
from accounts.queries import actor_by_email, actor_for, must_have_second_factor, organisation_key
from accounts.rules import may_administer, may_read_audit, public
from jtportal.kernel.actor import CLI, NOBODY
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_person_acts_for_their_first_organisation_with_all_roles_there():
    first = MembershipFactory(role="case_officer")
    MembershipFactory(user=first.user, organisation=first.organisation, role="coordinator")
    MembershipFactory(user=first.user, role="viewer")
    actor = actor_for(first.user)
    assert actor.organisation == first.organisation
    assert actor.roles == {"case_officer", "coordinator"}


def test_ended_and_future_roles_do_not_count():
    user = MembershipFactory(valid_until=date(2021, 1, 1)).user
    MembershipFactory(user=user, valid_from=date(2999, 1, 1))
    actor = actor_for(user)
    assert (actor.organisation, actor.roles) == (None, frozenset())


def test_nobody_acts_without_a_sign_in_that_holds():
    assert actor_for(None) is NOBODY
    assert actor_for(UserFactory(is_active=False)) is NOBODY


def test_command_line_acts_by_itself_or_in_somebody_s_name():
    membership = MembershipFactory(user__email="olena@example.org")
    assert actor_by_email(None) is CLI
    assert actor_by_email(" Olena@Example.org ").organisation == membership.organisation
    with pytest.raises(User.DoesNotExist):
        actor_by_email("nobody@example.org")


@pytest.mark.parametrize(
    ("text", "key"), [("12", 12), ("", 0), (None, 0), ("x", 0), ("-1", 0), ("٣", 0), ("9" * 19, 0)]
)
def test_posted_key_is_a_number_or_fits_nothing(text, key):
    assert organisation_key(text) == key


def test_second_factor_is_asked_of_nobody_where_the_settings_do_not(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert not must_have_second_factor(UserFactory(is_staff=True))
    settings.SECOND_FACTOR_REQUIRED = True
    assert must_have_second_factor(MembershipFactory(role="employer").user)
    assert not must_have_second_factor(MembershipFactory(role="viewer").user)


@pytest.mark.parametrize(
    ("role", "administers", "audits"),
    [("administrator", True, True), ("data_protection", False, True), ("case_officer", False, False)],
)
def test_rules_go_by_role(role, administers, audits):
    actor = actor_for(MembershipFactory(role=role).user)
    assert may_administer(actor) is administers
    assert may_read_audit(actor) is audits


def test_nobody_administers_and_everybody_passes_a_public_door():
    assert not may_administer(NOBODY)
    assert not may_administer(CLI)
    assert public(NOBODY)

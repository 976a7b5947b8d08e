"""The cast: an officer of the employment service, a partner without persons, an outsider, a personnel officer."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.utils.translation import override

from accounts.management import catalogues
from accounts.queries import actor_for
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.partnerships import PartnerFactory, PartnershipFactory
from tests.factories.workforce import SiteFactory


def pytest_configure(config):
    """Compile the catalogues first, as starting the portal does; workers of xdist find them compiled."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()


@pytest.fixture(autouse=True)
def english():
    """Begin in English: a request leaves its reader's language behind in this thread."""
    with override("en"):
        yield


@dataclass
class Cast:
    """Four people around one partnership and its mine. Actors, not users: `cast.officer.user`."""

    partnership: Any
    site: Any
    officer: Any
    partner: Any
    outsider: Any
    personnel: Any


def member(organisation, role):
    """Return the actor of a new person in this role."""
    return actor_for(MembershipFactory(organisation=organisation, role=role).user)


def make_cast() -> Cast:
    """Officer and partner stand in one partnership; the outsider's employment service serves another."""
    partnership = PartnershipFactory()
    service, union, operator, other = OrganisationFactory.create_batch(4)
    PartnerFactory(partnership=partnership, organisation=service, role="employment_service")
    PartnerFactory(partnership=partnership, organisation=union, role="trade_union")
    PartnerFactory(partnership=partnership, organisation=operator, role="mine_operator")
    PartnerFactory(organisation=other, role="employment_service")
    return Cast(
        partnership=partnership,
        site=SiteFactory(partnership=partnership, operator=operator),
        officer=member(service, "case_officer"),
        partner=member(union, "social_partner"),
        outsider=member(other, "case_officer"),
        personnel=member(operator, "employer"),
    )


@pytest.fixture
def cast(db) -> Cast:
    """Four people around one partnership."""
    return make_cast()


@pytest.fixture
def officer(cast):
    """The officer's actor."""
    return cast.officer


@pytest.fixture
def officer_client(client, cast):
    """A browser-like client signed in as the officer."""
    client.force_login(cast.officer.user)
    return client

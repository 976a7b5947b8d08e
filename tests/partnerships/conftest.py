"""A coordinator, and the pieces that a plan is made of."""

import pytest

from tests.conftest import member


@pytest.fixture
def coordinator(cast):
    """The coordinator of the cast's employment service."""
    return member(cast.officer.organisation, "coordinator")


@pytest.fixture
def union(cast):
    """The union as a partner of the cast's partnership."""
    return cast.partnership.partners.get(organisation=cast.partner.organisation_id)


@pytest.fixture
def service(cast):
    """The employment service as a partner."""
    return cast.partnership.partners.get(organisation=cast.officer.organisation_id)


@pytest.fixture
def coordinator_client(client, coordinator):
    """A browser-like client signed in as the coordinator."""
    client.force_login(coordinator.user)
    return client

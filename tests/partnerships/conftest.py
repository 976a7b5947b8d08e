"""What tests of this floor share."""

import threading
from typing import Any

import pytest
from django.db import connection

from jtportal.kernel.actor import CLI
from partnerships.actions import tree_drafts, trees
from tests.conftest import member


@pytest.fixture
def together(transactional_db: None) -> Any:
    """Run functions at once, each on a connection of its own; return what each returned or raised."""

    def run(*functions: Any) -> list[Any]:
        results: list[Any] = [None] * len(functions)
        barrier = threading.Barrier(len(functions))

        def one(place: int) -> None:
            try:
                barrier.wait(20)
                results[place] = functions[place]()
            except Exception as error:  # noqa: BLE001 - handed to the test
                results[place] = error
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=(place,)) for place in range(len(functions))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return results

    return run


@pytest.fixture
def coordinator(cast):
    """The coordinator of the cast's employment service."""
    return member(cast.officer.organisation, "coordinator")


@pytest.fixture
def tree(cast):
    """The partnership's published tree, as the template has it."""
    return trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)


@pytest.fixture
def draft(cast, tree):
    """A draft begun from it."""
    return tree_drafts.begin_draft(partnership=cast.partnership, by=cast.partner)


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

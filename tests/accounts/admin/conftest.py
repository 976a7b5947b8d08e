"""An administrator's browser, and how the administration's forms are filled in."""

import pytest

from tests.factories.accounts import MembershipFactory


@pytest.fixture
def administrator(client):
    """The client of somebody with the administrator's role; `client.membership` is theirs."""
    client.membership = MembershipFactory(role="administrator")
    client.force_login(client.membership.user)
    return client


def lines(prefix, rows, initial=0):
    """Return the form data of lines kept on another record's page; a row with an `id` is an existing one."""
    data = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": initial,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data

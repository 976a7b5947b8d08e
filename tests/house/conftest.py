"""Everybody who may come to a door, and the rows behind the doors."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.enums import Role
from tests.conftest import member
from tests.house.rows import World

# Whom each role acts for, in the cast: the employment service, the union, the mine.
ACTS_FOR = {
    Role.CASE_OFFICER: "officer",
    Role.SECOND_APPROVER: "officer",
    Role.COORDINATOR: "officer",
    Role.DATA_PROTECTION: "officer",
    Role.ADMINISTRATOR: "officer",
    Role.SOCIAL_PARTNER: "partner",
    Role.PROVIDER: "partner",
    Role.EVALUATOR: "partner",
    Role.VIEWER: "partner",
    Role.EMPLOYER: "personnel",
}


@dataclass
class People:
    """One actor per role, and a case officer of another partnership's employment service."""

    roles: dict[Role, Any]
    outsider: Any


@pytest.fixture
def people(cast) -> People:
    """Somebody in every role."""
    roles = {role: member(getattr(cast, whose).organisation, role) for role, whose in ACTS_FOR.items()}
    return People(roles=roles, outsider=cast.outsider)


@pytest.fixture
def world(cast, settings) -> World:
    """Rows of the cast's partnership, in the demonstration: its mailbox is open there."""
    settings.DEMO = True
    return World(cast)

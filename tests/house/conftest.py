"""Everybody who may come to a door, and the rows behind the doors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.utils.translation import override

from accounts.enums import Role
from tests.conftest import make_cast, member
from tests.house.rows import ROWS, World

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


@pytest.fixture(scope="module")
def settled(django_db_setup, django_db_blocker) -> Iterator[tuple[People, World]]:
    """Somebody in every role and a row behind every address, made once for a module and rolled back after it.

    Each test stands on a savepoint of its own above them.
    """
    with django_db_blocker.unblock(), override("en"), transaction.atomic():
        cast = make_cast()
        roles = {role: member(getattr(cast, whose).organisation, role) for role, whose in ACTS_FOR.items()}
        world = World(cast)
        for model in ROWS:
            world.row(model)
        with django_db_blocker.block():
            yield People(roles=roles, outsider=cast.outsider), world
        transaction.set_rollback(True)


@pytest.fixture
def people(settled, db) -> People:
    """Somebody in every role."""
    return settled[0]


@pytest.fixture
def world(settled, db, settings) -> World:
    """Rows of the cast's partnership, in the demonstration: its mailbox is open there."""
    settings.DEMO = True
    return settled[1]

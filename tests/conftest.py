"""The cast: an officer of the employment service, a partner without persons, an outsider, a personnel officer."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils.translation import override
from hypothesis import HealthCheck, settings

from accounts.management import catalogues
from accounts.queries import actor_for
from tests import emptying
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.partnerships import PartnerFactory, PartnershipFactory
from tests.factories.workforce import SiteFactory
from tests.pg_plugin import empties_tables, migrated_database

# No test is timed: a busy machine is no fault of the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_configure(config):
    """Compile the catalogues first, as starting the portal does; workers of xdist find them compiled."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()
    emptying.install()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin the long walks before the short ones, so that no worker is left alone with one at the end.

    The groups stay in pytest-django's order: tests that empty the tables come after those that roll back.
    """

    def place(item):
        asked = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
        group = 1 if empties_tables(item) else 0 if asked else 2
        return group, item.get_closest_marker("slow") is None

    items.sort(key=place)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_keepdb):
    """Make the test database a copy of one that is migrated already."""
    if not django_db_keepdb:
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker):
    """Leave the test database once the sessions of a worker that has just ended are over, or it can't be dropped."""
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            left_alone()


def left_alone(seconds=30):
    """Wait until nobody else is on the database."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    deadline = time.monotonic() + seconds
    with connection.cursor() as cursor:
        while cursor.execute(others).fetchone() != (0,) and time.monotonic() < deadline:
            time.sleep(0.1)


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


@pytest.fixture
def second_connection(db: None) -> Iterator[psycopg.Connection]:
    """Another session on the test database; it sees locks at once, rows once they are committed."""
    row = connection.settings_dict
    named = {
        "host": row["HOST"],
        "port": row["PORT"] or None,
        "user": row["USER"],
        "password": row["PASSWORD"],
    }
    with psycopg.connect(dbname=row["NAME"], autocommit=True, **named) as opened:
        yield opened

"""The demonstration, small, loaded once for all tests of a file."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

SCALE = 0.04


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What `load_demo` said; its rows are there for every test of the module and gone after it."""
    with (
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        said = StringIO()
        call_command("load_demo", scale=SCALE, processes=1, stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)

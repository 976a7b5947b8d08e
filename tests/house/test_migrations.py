"""Migrations: named in words, complete, the first of each app without anything unreleased before it."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from tests.house.source import FLOORS, ROOT

pytestmark = pytest.mark.django_db
FILES = sorted(path for floor in FLOORS for path in (ROOT / floor).glob("migrations/0*.py"))


def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_what_models_defer_is_deferred_in_the_database():
    """Django forgets it of a constraint that is made with its table and tells NULL from NULL."""
    models = (
        model for floor in FLOORS if floor != "jtportal" for model in apps.get_app_config(floor).get_models()
    )
    wanted = {
        constraint.name
        for model in models
        for constraint in model._meta.constraints
        if getattr(constraint, "deferrable", None)
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE condeferred AND contype IN ('u', 'x')")
        assert wanted
        assert wanted <= {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_migration_is_named_in_words(path):
    assert re.fullmatch(r"\d{4}_(?!auto_)[a-z][a-z_0-9]+", path.stem)
    assert not re.search(r"_\d{8}_", path.stem)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_schema_and_data_stand_apart(path):
    text = path.read_text(encoding="utf-8")
    moves_data = "RunPython(" in text
    changes_schema = re.search(
        r"migrations\.(?:CreateModel|AddField|AlterField|RemoveField|DeleteModel|RenameField)", text
    )
    assert not (moves_data and changes_schema)

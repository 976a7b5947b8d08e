"""Models that are created together: references both ways, one rendering, and all gone again."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from jtportal.kernel.schema import CreateTogether

pytestmark = pytest.mark.django_db


def model(name: str, other: str) -> migrations.CreateModel:
    """Return a model that refers to another, which need not be there yet."""
    reference = models.ForeignKey(f"made.{other}", null=True, on_delete=models.PROTECT)
    once = models.UniqueConstraint(fields=("word",), name=f"made_{name}_once")
    return migrations.CreateModel(
        name,
        [("id", models.BigAutoField(primary_key=True)), ("word", models.TextField()), ("other", reference)],
        {"constraints": [once]},
    )


def references(table: str) -> list[tuple[str, str]]:
    """Return what a table refers to and how it is held, as PostgreSQL says it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT contype::text, coalesce(nullif(confrelid, 0)::regclass::text, '') FROM pg_constraint"
            " WHERE conrelid = to_regclass(%s) AND contype <> 'n' ORDER BY 1",
            [table],
        )
        return cursor.fetchall()


def test_models_that_refer_to_one_another_are_created_and_dropped():
    together = CreateTogether(models=[model("hen", "egg"), model("egg", "hen")])
    before, after = ProjectState(), ProjectState()
    together.state_forwards("made", after)
    with connection.schema_editor() as editor:
        together.database_forwards("made", editor, before, after)
    assert references("made_hen") == [("f", "made_egg"), ("p", ""), ("u", "")]
    assert references("made_egg") == [("f", "made_hen"), ("p", ""), ("u", "")]
    with connection.schema_editor() as editor:
        together.database_backwards("made", editor, after, before)
    assert references("made_hen") == references("made_egg") == []


def test_state_is_rendered_when_asked_for_not_with_every_model():
    state = ProjectState()
    assert not list(state.apps.get_models())
    CreateTogether(models=[model("hen", "egg"), model("egg", "hen")]).state_forwards("made", state)
    assert "apps" not in vars(state)
    assert {one.__name__ for one in state.apps.get_models()} == {"hen", "egg"}


def test_it_is_written_as_it_was_made():
    together = CreateTogether(models=[model("hen", "egg")])
    name, arguments, named = together.deconstruct()
    assert (name, arguments, named) == ("CreateTogether", [], {"models": together.models})
    assert together.describe() == "Create models together: 1"

"""Strings point down too: what the import contracts cannot see."""

import re
import subprocess
import sys

import pytest
from django.apps import apps

from tests.house.source import FLOORS, ROOT, name_of, python_files

TEMPLATES = ROOT / "templates"
# Addresses of an upper floor that a lower one names, and why.
UPWARD = {
    "partnerships/context.py": "the shell leads home: the place's name opens its today",
}
URL = re.compile(r"""\{%\s*url\s+["'](\w+):""")
REVERSE = re.compile(r"""(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*f?["'](\w+):""")
INCLUDE = re.compile(r"""\{%\s*(?:include|extends)\s+["'](\w+)/""")


def above(floor):
    """Return the floors that this one may not know. What belongs to no floor is the shell: it knows none but accounts."""
    return set(FLOORS[FLOORS.index(floor) + 1 :]) if floor in FLOORS else set(FLOORS[1:])


def templates_of(floor):
    """Return the templates in a folder."""
    return sorted((TEMPLATES / floor).rglob("*.html"))


def named_in(path):
    """Return the namespaces of addresses and the folders of templates that a template names."""
    text = path.read_text(encoding="utf-8")
    return {*URL.findall(text), *INCLUDE.findall(text)}


@pytest.mark.parametrize("floor", FLOORS)
def test_foreign_keys_point_down(floor):
    upward = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config(floor).get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model._meta.app_label in above(floor)
    }
    assert not upward


@pytest.mark.parametrize("floor", [*FLOORS, "components", "account", "mfa", "admin", "errors", "emails"])
def test_addresses_and_includes_in_templates_point_down(floor):
    upward = {
        f"{name_of(path)} → {found}"
        for path in templates_of(floor)
        for found in named_in(path) & above(floor)
    }
    assert not upward


def test_frame_of_every_page_knows_no_floor_but_the_lowest():
    for path in TEMPLATES.glob("*.html"):
        assert not named_in(path) & set(FLOORS[1:]), name_of(path)


def test_addresses_in_code_point_down():
    upward = {
        name_of(path)
        for floor in FLOORS
        for path in python_files(floor)
        if set(REVERSE.findall(path.read_text(encoding="utf-8"))) & above(floor)
    }
    assert upward == set(UPWARD)


def test_import_contracts_are_kept():
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]

"""Load the reference lists that come with the portal."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from accounts.actions import role_titles
from jtportal.kernel.actor import CLI
from partnerships.actions import territories, trees
from workforce.actions import occupations


def read(app: str, name: str) -> Any:
    """Return a data file of an app."""
    return json.loads((Path(apps.get_app_config(app).path) / "data" / name).read_text(encoding="utf-8"))


def titles() -> list[tuple[str, str, str]]:
    """Return (role, language, title)."""
    return [
        (role, language, title)
        for role, named in read("accounts", "role_titles.json").items()
        for language, title in named.items()
    ]


def places() -> list[dict[str, Any]]:
    """Return the places with exact coordinates, parents before children."""
    rows = read("partnerships", "territories.json")["places"]
    for row in rows:
        row.update({axis: Decimal(row[axis]) for axis in ("latitude", "longitude") if axis in row})
    return rows


def source_of_places() -> str:
    """Return whose coordinates these are, as their licences ask for."""
    return str(read("partnerships", "territories.json")["source"])


def groups() -> list[dict[str, Any]]:
    """Return the groups of ISCO-08 with their labels."""
    rows = read("workforce", "isco08.json")["groups"]
    return [
        {
            "code": row["code"],
            "label": row["en"],
            "labels": {key: row[key] for key in ("pl", "uk") if key in row},
        }
        for row in rows
    ]


class Command(BaseCommand):
    """`load_reference`: run it as often as you like, it changes only what differs."""

    help = "Load titles, territories, ISCO-08 and the tree; may be run again, it changes only what differs."

    def handle(self, *_args, **_options) -> None:
        """Call the actions and say what they did."""
        named = role_titles.load(titles=titles(), by=CLI)
        self.stdout.write(f"Titles of roles: {named} added")
        for name, (added, changed) in (
            ("Territories", territories.load(rows=places(), by=CLI, source=source_of_places())),
            ("Occupations", occupations.load(rows=groups(), by=CLI)),
        ):
            self.stdout.write(f"{name}: {added} added, {changed} changed")
        template = trees.load_template(by=CLI)
        self.stdout.write(f"Tree template: {template.nodes.count()} nodes, {template.edges.count()} edges")

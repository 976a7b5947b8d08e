"""Which rules of the ways hold for a partnership: those it loaded last, else those brought for its country."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from partnerships.calculations.measures.files import PlainLoader
from workforce.calculations.pathways import rules
from workforce.models import WayRules

if TYPE_CHECKING:
    from partnerships.models import Partnership

FOLDER = Path(__file__).resolve().parents[1] / "data" / "ways"


@cache
def brought(country: str) -> rules.Rules | None:
    """Return the rules that the portal brings for a country (ISO 3166, two capitals), None where there are none."""
    found = {file.stem.upper(): file for file in FOLDER.glob("*.yaml")}.get(country)
    if found is None:
        return None
    return rules.held(yaml.load(found.read_text(encoding="utf-8"), Loader=PlainLoader))  # noqa: S506 - a safe loader


def for_partnership(partnership: Partnership) -> rules.Rules:
    """Return the rules that hold; empty ones where nobody said any."""
    loaded = WayRules.objects.filter(partnership=partnership).order_by("-number").first()
    return rules.held(loaded.document) if loaded else brought(partnership.country) or rules.Rules()

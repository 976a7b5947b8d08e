"""Rows behind the addresses of the framework agreement: see rows.py."""

from __future__ import annotations

from typing import Any

from partnerships.models import Clause, ClausePlace, FrameworkAgreement, FrameworkParty, FrameworkVersion
from tests.partnerships.accords import accord_of


def a_version(world: Any) -> FrameworkVersion:
    """A draft of two chapters with three parties, and a first version that was taken back."""
    return accord_of(world.cast, world.cast.officer)


def an_agreement(world: Any) -> FrameworkAgreement:
    """Its agreement."""
    return world.row(FrameworkVersion).agreement


def a_party(world: Any) -> FrameworkParty:
    """The union at the table."""
    return an_agreement(world).parties.get(constituency="workers")


def a_place(world: Any) -> ClausePlace:
    """A clause of the second chapter."""
    return world.row(FrameworkVersion).places.exclude(chapter=None).last()


def a_clause(world: Any) -> Clause:
    """That clause as such."""
    return world.row(ClausePlace).clause


FRAMEWORK_ROWS = {
    FrameworkVersion: a_version,
    FrameworkAgreement: an_agreement,
    FrameworkParty: a_party,
    ClausePlace: a_place,
    Clause: a_clause,
}

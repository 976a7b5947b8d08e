"""Rows behind the addresses of the ways side by side."""

from __future__ import annotations

from typing import Any

from tests.workforce.ways import sheet_of
from workforce.actions import sheets
from workforce.models import Case, PathwaySheet, SheetChoice, SheetSignature


def a_signature(world: Any) -> SheetSignature:
    """That the worker signed in the officer's presence."""
    return sheets.sign(
        sheet=world.row(PathwaySheet),
        signer="worker",
        how="present",
        on=world.cast.partnership.today(),
        name="",
        by=world.cast.officer,
    )


def a_choice(world: Any) -> SheetChoice:
    """The worker's choice."""
    return sheets.choose(
        sheet=world.row(PathwaySheet),
        way="redeployment",
        on=world.cast.partnership.today(),
        reason="Close to home",
        by=world.cast.officer,
    )


SHEET_ROWS = {
    PathwaySheet: lambda world: sheet_of(world.row(Case), world.cast.officer),
    SheetSignature: a_signature,
    SheetChoice: a_choice,
}

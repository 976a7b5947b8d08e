"""A partnership with money: whom it takes to enter, to release, and a line to spend from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.actions import ledger, money
from partnerships.calculations.money import Part
from tests.conftest import member

DAY = date(2026, 3, 2)


@dataclass
class Purse:
    """Two people, a source, a line with money available."""

    coordinator: Any
    approver: Any
    source: Any
    line: Any


def evidence(name="report.txt"):
    """A file that proves something."""
    return SimpleUploadedFile(name, b"the mid-term report, approved")


def purse_of(cast, *, available="1000.00", currency="UAH", title="Courses"):
    """A source with one line of the cast's partnership, filled."""
    coordinator = member(cast.officer.organisation, "coordinator")
    source = money.add_source(
        partnership=cast.partnership, name=f"Fund for {title}", kind="donor", instrument="grant",
        origin="international", by=coordinator,
    )  # fmt: skip
    line = money.add_line(
        source=source, title=title, input_kind="finances", currency=currency, pledged=Decimal(2000),
        by=coordinator,
    )  # fmt: skip
    if Decimal(available):
        ledger.allocate(line=line, amount=Decimal(available), on=DAY, by=coordinator)
    line.refresh_from_db()
    return Purse(coordinator, member(cast.officer.organisation, "second_approver"), source, line)


def thirds(amount="100.00"):
    """Parts of 50, 40 and 10 per cent; the second and third hang on conditions."""
    whole = Decimal(amount)
    return [
        Part(whole * 50 / 100, date(2026, 4, 1)),
        Part(whole * 40 / 100, date(2026, 9, 1), "mid-term report approved"),
        Part(whole * 10 / 100, date(2027, 2, 1), "final report approved"),
    ]


def committed(purse, amount="100.00", *, parts=(), title="A course for welders"):
    """A commitment of the line."""
    return ledger.commit(
        line=purse.line, amount=Decimal(amount), title=title, parts=parts, on=DAY, by=purse.coordinator
    )

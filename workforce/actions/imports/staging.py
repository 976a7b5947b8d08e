"""Rows of a file into a table of the transaction: cleaned by the reader, keyed and sealed here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from accounts.calculations.sealing import number_hash, seal_number
from accounts.queries.keys import matching_key
from jtportal.kernel import names
from workforce.actions.imports.facts import FACTS, KEYS, STAGED
from workforce.calculations.roster.rows import Refusal, Row
from workforce.queries.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workforce.actions.imports.pulse import Pulse
    from workforce.models import Site

TELL_EVERY = 500
RESIDENCE_UNKNOWN = "residence_unknown"
MOST_YEARS = Decimal("999.9")


@dataclass(slots=True)
class Staged:
    """What reading gave: how many rows, what was refused and warned about, as (line, outcome, reasons)."""

    rows: int = 0
    refused: int = 0
    warned: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    oddities: Counter[str] = field(default_factory=Counter)
    remarks: list[tuple[int, str, str]] = field(
        default_factory=list
    )  # reasons joined by blanks: thousands of them
    numbers: list[tuple[int, str]] = field(
        default_factory=list
    )  # of refused rows: they are there all the same


def stage(
    reader: Iterable[Row | Refusal],
    *,
    site: Site,
    pulse: Pulse,
    on_refusal: Callable[[Refusal], None] | None = None,
) -> Staged:
    """Read everything into `roster_stage`, the numbers of refused rows into `roster_refused`."""
    make_tables()
    staged, maker = Staged(), Maker(site)  # before the COPY begins: the connection answers nothing else then
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY roster_stage ({', '.join(STAGED)}) FROM STDIN") as copy:
            for values in _lines(reader, staged, maker, pulse, on_refusal):
                copy.write_row(values)
        with cursor.copy("COPY roster_refused FROM STDIN") as copy:
            for number in staged.numbers:
                copy.write_row(number)
        cursor.execute("ANALYZE roster_stage")
    return staged


def make_tables() -> None:
    """Make the empty staging tables of this transaction."""
    columns = ", ".join(
        f"{name} {kind}" for name, kind in [(fact.column, fact.type) for fact in FACTS] + [*KEYS]
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS roster_stage, roster_refused")
        cursor.execute(
            f"CREATE TEMP TABLE roster_stage (line integer, personnel_number text, {columns}) ON COMMIT DROP"
        )
        cursor.execute(
            "CREATE TEMP TABLE roster_refused (line integer, personnel_number text) ON COMMIT DROP"
        )


def _lines(
    reader: Iterable[Row | Refusal],
    staged: Staged,
    maker: Maker,
    pulse: Pulse,
    on_refusal: Callable[[Refusal], None] | None,
) -> Iterator[tuple[Any, ...]]:
    for row in reader:
        staged.rows += 1
        if staged.rows % TELL_EVERY == 0:
            pulse.tell(staged.rows)
        if isinstance(row, Refusal):
            staged.refused += 1
            staged.reasons[row.reason] += 1
            staged.remarks.append((row.line, "refused", str(row.reason)))
            if row.personnel_number:
                staged.numbers.append((row.line, row.personnel_number))
            if on_refusal:
                on_refusal(row)
            continue
        values, odd = maker.line(row)
        if odd:
            staged.warned += 1
            staged.oddities.update(odd)
            staged.remarks.append((row.line, "warning", " ".join(odd)))
        yield values


class Maker:
    """Makes staged lines of one site's rows: places found, keys for sorting and searching, numbers sealed."""

    def __init__(self, site: Site) -> None:
        self.language = site.partnership.language
        self.currency = site.partnership.currency
        self.places = Places(site)

    def line(self, row: Row) -> tuple[Any, ...]:
        """Return the row in the order of STAGED, and why it deserves a look."""
        odd = row.warnings
        residence = self.places.find(row.residence) if row.residence else None
        if row.residence and residence is None:
            odd = (*odd, RESIDENCE_UNKNOWN)
        sealed, hashed = kept_number(row.national_number)
        short = names.search_text(row.family_name, row.given_name)[:500]
        words = short
        if row.patronymic:
            words = names.search_text(row.family_name, row.given_name, row.patronymic)[:500]
        years, arrears = row.underground_years, row.arrears_amount
        values = (
            row.line,
            row.personnel_number,
            row.family_name,
            row.given_name,
            row.patronymic,
            row.sex or "",
            row.birth_date,
            residence,
            row.residence,
            row.occupation_code or "",
            row.occupation_title,
            row.service_start,
            min(years, MOST_YEARS) if years is not None else None,
            row.wage,
            arrears if arrears is None or arrears >= 0 else None,
            row.arrears_months,
            self.currency,
            row.dependants,
            row.contract or "",
            sealed,
            hashed,
            row.status or "",
            names.sort_key(row.family_name, row.given_name, language=self.language),
            words,
            short,
            folded(row.personnel_number),
        )
        return values, odd


def folded(number: str) -> str:
    """Return `names.fold` of a personnel number; plain ones go past its memory, which is there for names."""
    return number.lower() if number.isascii() and number.isalnum() else names.fold(number)


def kept_number(number: str | None) -> tuple[bytes | None, bytes | None]:
    """Return a national number as it is stored: sealed, and its keyed hash to be found by."""
    if not number:
        return None, None
    return seal_number(number, settings.FIELD_KEY), number_hash(number, matching_key())

"""`evaluate_agreement PARTNERSHIP/SLUG[@VERSION] --facts FILE.csv --out OUT.csv`: rules tried on a table of facts."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from accounts.management.statuses import ALL_IN, UNUSABLE, StatusCommand, wrong
from partnerships.calculations.measures import tables
from partnerships.management.agreements import version_of
from partnerships.queries import framework_files
from partnerships.views.measure_faults import cell_sentence

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

SHOWN = 40


class Command(StatusCommand):
    """Status 0: written; 2: the table cannot be used, nothing was written; 3: wrong option, or a fault of ours."""

    help = (
        "Try the rules of a framework agreement on a table of facts (docs/rules.md): one line per person and measure "
        "with yes, no or cannot tell, the deciding test, and the benefit. It says who appears eligible, never decides."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("agreement", metavar="PARTNERSHIP/SLUG[@VERSION]")
        parser.add_argument("--facts", required=True, type=Path, metavar="FILE.csv")
        parser.add_argument("--out", required=True, type=Path, metavar="OUT.csv")
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="else today")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the table, name every bad cell, or write the answers."""
        version = version_of(options["agreement"])
        facts, out = options["facts"], options["out"]
        if not facts.is_file():
            raise wrong(f"there is no file {facts}")
        if not out.resolve().parent.is_dir():
            raise wrong(f"there is no folder for {out}")
        partnership = version.agreement.partnership
        try:
            with facts.open(encoding="utf-8-sig", newline="") as given:
                table = tables.read(given, currency=partnership.currency)
        except UnicodeDecodeError as error:
            raise CommandError("the table is not in UTF-8", returncode=UNUSABLE) from error
        for cell in table.faults[:SHOWN]:
            self.stderr.write(cell_sentence(cell))
        if table.faults:
            raise CommandError(
                f"{len(table.faults)} cells cannot be read, nothing was written", returncode=UNUSABLE
            )
        measures = framework_files.measures(version)
        as_of = options["as_of"] or partnership.today()
        with out.open("w", encoding="utf-8", newline="") as file:
            lines = tables.write(file, measures, table.people, as_of)
        self.stdout.write(
            f"{len(table.people)} people, {len(measures)} measures, {lines} lines, as of {as_of}"
        )
        sys.exit(ALL_IN)

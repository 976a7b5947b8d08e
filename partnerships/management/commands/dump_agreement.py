"""`dump_agreement PARTNERSHIP/SLUG[@VERSION]`: a framework agreement as a YAML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from accounts.management.statuses import ALL_IN, StatusCommand, wrong
from partnerships.management.agreements import version_of
from partnerships.queries import framework_files

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(StatusCommand):
    """Status 0: written; 3: there is no such agreement, or a fault of ours."""

    help = (
        "Write a version of a framework agreement, with the rules of its clauses, as YAML. See docs/rules.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("agreement", metavar="PARTNERSHIP/SLUG[@VERSION]")
        parser.add_argument("--out", type=Path, metavar="FILE.yaml", help="else it is printed")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it."""
        document = framework_files.document(version_of(options["agreement"]))
        text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110)
        out = options["out"]
        if out is None:
            self.stdout.write(text, ending="")
        elif not out.resolve().parent.is_dir():
            raise wrong(f"there is no folder for {out}")
        else:
            out.write_text(text, encoding="utf-8")
        sys.exit(ALL_IN)

"""`load_ways FILE --partnership CODE`: who decides, pays and refers on each way, out of a YAML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from accounts.enums import Role
from accounts.management.statuses import ALL_IN, UNUSABLE, StatusCommand, wrong
from partnerships.management.agreements import read_yaml
from partnerships.models import Partnership
from partnerships.views.measure_faults import fault_sentence
from workforce.actions import sheets
from workforce.calculations.packages.reading import plain
from workforce.calculations.pathways import rules

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

SHOWN = 40  # faults told on the screen


class Command(StatusCommand):
    """Status 0: it is in; 2: the file cannot be used, nothing was written; 3: wrong option, or a fault of ours."""

    help = (
        "Load who decides, pays and refers on each of the ways from a YAML file (docs/ways.md). Sheets saved before stay "
        "as they are; loading a file again changes nothing. Examples: workforce/data/ways/*.yaml."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--partnership", required=True, metavar="CODE")
        parser.add_argument("--by", metavar="EMAIL", help="who loads it; else the command line itself")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file, name every fault by its place, or take it in."""
        by = self.actor(options["by"])
        partnership = Partnership.objects.filter(code=options["partnership"]).first()
        if partnership is None:
            raise wrong(f"there is no partnership {options['partnership']}")
        if not by.is_machine and not by.has_role(Role.ADMINISTRATOR, Role.COORDINATOR):
            raise wrong(f"{by.user.email} may not load rules of the ways")
        given = read_yaml(options["file"])
        _rules, faults = rules.read(given)
        for fault in faults[:SHOWN]:
            self.stderr.write(fault_sentence(fault))
        if faults:
            raise CommandError(f"{len(faults)} faults, nothing was written", returncode=UNUSABLE)
        made = sheets.load_rules(partnership=partnership, document=plain(given), by=by)
        self.stdout.write(f"{partnership.code}/ways@{made.number}" if made else "as before")
        sys.exit(ALL_IN)

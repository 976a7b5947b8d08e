"""`load_packages FILE --partnership CODE`: types of placement and mobility packages out of a YAML file."""

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
from workforce.actions.packages import types
from workforce.calculations.packages import reading

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

SHOWN = 40  # faults told on the screen


class Command(StatusCommand):
    """Status 0: it is in; 2: the file cannot be used, nothing was written; 3: wrong option, or a fault of ours."""

    help = (
        "Load package types from a YAML file (docs/packages.md). What is new, or differs from what stands there, becomes "
        "a version; loading a file again changes nothing. Examples: workforce/data/packages/*.yaml."
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
            raise wrong(f"{by.user.email} may not load package types")
        said = reading.read_file(read_yaml(options["file"]))
        for fault in said.faults[:SHOWN]:
            self.stderr.write(fault_sentence(fault))
        if said.faults:
            raise CommandError(f"{len(said.faults)} faults, nothing was written", returncode=UNUSABLE)
        loaded = types.load(partnership=partnership, packages=said.packages, by=by)
        for version in loaded.made:
            self.stdout.write(f"{partnership.code}/{version.type.key}@{version.number}")
        self.stdout.write(f"{len(loaded.made)} versions made, {len(loaded.known)} as before")
        sys.exit(ALL_IN)

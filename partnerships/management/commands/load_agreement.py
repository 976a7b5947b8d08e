"""`load_agreement FILE --partnership CODE`: a framework agreement out of a YAML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import CommandError

from accounts.enums import Role
from accounts.management.statuses import ALL_IN, UNUSABLE, StatusCommand, wrong
from jtportal.kernel.doors import Refused
from partnerships.actions import framework_files
from partnerships.calculations.clauses import documents
from partnerships.management.agreements import read_yaml
from partnerships.models import Partnership
from partnerships.views.measure_faults import fault_sentence

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

SHOWN = 40  # faults told on the screen


class Command(StatusCommand):
    """Status 0: it is in; 2: the file cannot be used, nothing was written; 3: wrong option, or a fault of ours."""

    help = (
        "Load a framework agreement with the rules of its clauses from a YAML file (docs/rules.md): a new agreement, the "
        "draft that is being written, or the next version of one that is agreed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--partnership", required=True, metavar="CODE")
        parser.add_argument("--by", metavar="EMAIL", help="who loads it; else the command line itself")
        parser.add_argument("--reason", default="", help="why a next version is begun")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file, name every fault by its place, or take it in."""
        by = self.actor(options["by"])
        partnership = Partnership.objects.filter(code=options["partnership"]).first()
        if partnership is None:
            raise wrong(f"there is no partnership {options['partnership']}")
        if not by.is_machine and not by.has_role(Role.ADMINISTRATOR, Role.COORDINATOR):
            raise wrong(f"{by.user.email} may not load agreements")
        given, faults = documents.read(
            read_yaml(options["file"]), [code for code, _name in settings.LANGUAGES]
        )
        for fault in faults[:SHOWN]:
            self.stderr.write(fault_sentence(fault))
        if faults:
            raise CommandError(f"{len(faults)} faults, nothing was written", returncode=UNUSABLE)
        try:
            loaded = framework_files.load(
                partnership=partnership, given=given, by=by, reason=options["reason"]
            )
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=UNUSABLE) from refusal
        for name in loaded.unseated:
            self.stdout.write(f"not at the table: {name} is no partner of today under this name")
        version = loaded.version
        self.stdout.write(
            f"{partnership.code}/{version.agreement.slug}@{version.number}:"
            f" {loaded.clauses} clauses, {loaded.measures} measures"
        )
        sys.exit(ALL_IN)

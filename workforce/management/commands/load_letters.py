"""`load_letters FILE --partnership CODE`: templates of letters and forms to print out of a YAML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from accounts.enums import Role
from accounts.management.statuses import ALL_IN, UNUSABLE, StatusCommand, wrong
from partnerships.management.agreements import read_yaml
from partnerships.models import Partnership
from workforce.actions import paper_templates
from workforce.calculations import paper_files
from workforce.views.letter_templates import fault_words, file_words

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

SHOWN = 40  # faults told on the screen


class Command(StatusCommand):
    """Status 0: it is in; 2: the file cannot be used, nothing was written; 3: wrong option, or a fault of ours."""

    help = (
        "Load templates of letters and forms to print from a YAML file. What is new, or differs from what stands there, "
        "becomes a version; loading a file again changes nothing. Examples: workforce/data/papers/*.yaml."
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
        if not by.is_machine and not by.has_role(Role.ADMINISTRATOR, Role.COORDINATOR, Role.CASE_OFFICER):
            raise wrong(f"{by.user.email} may not load letters and forms")
        told = paper_files.read(read_yaml(options["file"]), file_words())
        for fault in told.faults[:SHOWN]:
            self.stderr.write(fault_words(fault))
        if told.faults:
            raise CommandError(f"{len(told.faults)} faults, nothing was written", returncode=UNUSABLE)
        loaded = paper_templates.load(partnership=partnership, letters=told.letters, forms=told.forms, by=by)
        self.stdout.write(f"{loaded.made} versions made, {loaded.known} as before")
        sys.exit(ALL_IN)

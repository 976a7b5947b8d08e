"""`demo_roster SITE`: the mine's next roster, for trying an import by hand."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from indicators.demo import load
from indicators.demo.next_roster import next_roster
from indicators.demo.stories import BY_SITE
from workforce.models import Site

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Writes the file as that mine keeps it: encoding, layout, headings, and a few slips."""

    help = "Write the next month's roster of a mine of the demonstration, for trying an import by hand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the arguments."""
        parser.add_argument("site", choices=list(BY_SITE))
        parser.add_argument(
            "--out", type=Path, help="file or folder; the folder you are in unless said otherwise"
        )

    def handle(self, *_args: Any, site: str, out: Path | None, **_options: Any) -> None:
        """Write it and say where it is."""
        if not (settings.DEMO or settings.ENVIRONMENT == "test"):
            raise CommandError("This is no demonstration: it has no rosters to make up.")
        story = BY_SITE[site]
        if not load.quarters_there(story):
            raise CommandError("Load the demonstration first: manage.py load_demo")
        row = Site.objects.select_related("partnership").get(partnership__code=story.code, code=site)
        name, content, day = next_roster(row, story)
        path = (out / name if out.is_dir() else out) if out else Path(name)
        path.write_bytes(content)
        self.stdout.write(f"{path}: as of {day}, {len(content):,} bytes")
        where = f"--partnership {story.code} --site {site} --as-of {day}"
        self.stdout.write(f"To bring it in: import_roster {shlex.quote(str(path))} {where}")

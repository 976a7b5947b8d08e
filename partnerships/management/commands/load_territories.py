"""`load_territories FILE --country XX`: places with boundaries and coordinates from a file."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from accounts.enums import Role
from accounts.management.statuses import ALL_IN, SOME_REFUSED, UNUSABLE, WRONG, StatusCommand, wrong
from partnerships.actions import territory_files
from partnerships.calculations.places.entries import Outcome, UnusableFile, WrongMapping
from partnerships.enums import TerritoryLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.management.base import CommandParser

    from partnerships.calculations.places.entries import Remark

LONGEST_SOURCE = 500
SHOWN = 40  # doubts told on the screen; the CSV has them all
HEADINGS = ("line", "name", "outcome", "reason", "candidates")
WHY = {
    "not_json": "the file begins like GeoJSON and is none",
    "no_collection": "the file is JSON, but no GeoJSON FeatureCollection",
    "projected": "its coordinates are projected; GeoJSON wants degrees (WGS 84)",
    "too_large": "the file, or one place in it, is too large",
    "too_many": "more than {limit} places",
    "encoding": "its letters are of no encoding that is known; save it as UTF-8",
    "no_rows": "there is no place in it",
    "not_a_table": "it is no table",
    "no_name_column": "no column is known to hold the names (columns: {known}); say it with --mapping",
    "unknown_field": "the mapping names no field that there is: {field} (fields: {known}, name:xx)",
    "unknown_heading": "the mapping names a column that is not there: {heading} (columns: {known})",
    "no_headings": "GeoNames' form has no headings, so there is nothing to map",
}
REASONS = {
    "missing_name": "no name",
    "invalid_text": "control characters, lost letters, or a wrong number of columns",
    "name_too_long": "the name is longer than 120 letters",
    "invalid_coordinates": "the coordinates are no place on the globe",
    "invalid_geometry": "the boundary is no area",
    "unknown_level": "no such level",
    "taken_code": "its code belongs to another place, or is too long",
    "code_twice": "its code stands there more than once",
    "several_candidates": "several known places could be it",
    "several_rows": "several rows could be the same place",
    "near_miss": "a known place is nearly the same: give it a code or correct the name",
    "shared_coordinates": "taken in without coordinates: places of this name in other districts share them",
    "differing_coordinates": "taken in without coordinates: the file has several for it",
    "no_coordinates": "taken in without coordinates",
    "spelled_differently": "matched by its coordinates and another transliteration",
    "same_name": "several places of this name, told apart by where they are",
    "other_reading": "read by the file's other letters; in an encoding nearly as likely it would be another name",
    "moved": "its coordinates changed by much",
}


class Command(StatusCommand):
    """Status 0: all are in; 1: some are doubtful or refused; 2: the file cannot be used; 3: wrong option, or a fault."""

    help = (
        "Load territories with boundaries and coordinates: GeoJSON, CSV with a heading, or GeoNames' tab-separated form. "
        "Exit status 0: all are in; 1: some are doubtful or refused (listed); 2: the file cannot be used and nothing was "
        "written; 3: wrong option, or an internal error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--country", required=True, metavar="XX", help="ISO 3166 alpha-2")
        parser.add_argument("--level", default="", metavar="NAME", help=", ".join(TerritoryLevel.values))
        parser.add_argument("--mapping", type=Path, metavar="FILE.json", help="{field: heading or property}")
        parser.add_argument(
            "--errors", type=Path, metavar="OUT.csv", help="one line per doubt, refusal, warning"
        )
        parser.add_argument(
            "--source",
            default="",
            metavar="TEXT",
            help="whose data it is and its licence; stands under the map",
        )
        parser.add_argument("--by", metavar="EMAIL", help="who loads it; else the command line itself")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check the options, take the file in, list what is doubtful, and leave with the status."""
        by = self.actor(options["by"])
        if not by.is_machine and not by.has_role(Role.ADMINISTRATOR):
            raise wrong(f"{by.user.email} may not load territories")
        path, errors, country = options["file"], options["errors"], options["country"].upper()
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise wrong(f"{options['country']} is no country; write two letters like UA")
        level = (options["level"] or "").casefold()
        if level and level not in TerritoryLevel.values:
            raise wrong(f"there is no level {level}; levels: {', '.join(TerritoryLevel.values)}")
        mapping = self.mapping(options["mapping"])
        if not all(isinstance(heading, str) for heading in mapping.values()):
            raise wrong("the mapping is no object {field: heading}")
        if not path.is_file():
            raise wrong(f"there is no file {path}")
        if errors is not None and not errors.resolve().parent.is_dir():
            raise wrong(f"there is no folder for {errors}")
        given = {"path": path, "country": country, "level": level, "mapping": mapping}
        given["source"] = options["source"] or ""
        if len(given["source"]) > LONGEST_SOURCE:
            raise wrong(f"the source is longer than {LONGEST_SOURCE} letters")
        try:
            loaded = territory_files.load_file(**given, by=by, dry_run=options["dry_run"])
        except UnusableFile as error:
            self.write_list(errors, ())
            status = WRONG if isinstance(error, WrongMapping) else UNUSABLE
            raise CommandError(WHY[error.code].format(**error.params), returncode=status) from error
        self.write_list(errors, loaded.remarks)
        self.say(loaded, dry_run=options["dry_run"])
        if not given["source"]:
            self.stdout.write("no --source: if the licence asks for attribution, load the file again with it")
        open_ones = loaded.counts["doubts"] + loaded.counts["refused"]
        sys.exit(SOME_REFUSED if open_ones else ALL_IN)

    def say(self, loaded: territory_files.Loaded, *, dry_run: bool) -> None:
        """Tell the counts, the level, and the first doubts."""
        prefix = "would be: " if dry_run else ""
        counts = ", ".join(f"{name} {loaded.counts[name]}" for name in territory_files.COUNTED)
        assumed = " (assumed; --level says otherwise)" if loaded.assumed else ""
        self.stdout.write(f"{prefix}{counts}")
        letters = f", encoding {loaded.encoding} (recognised by its letters)" if loaded.encoding else ""
        self.stdout.write(f"form {loaded.form}, level {loaded.level}{assumed}{letters}")
        listed = sorted(loaded.remarks, key=lambda remark: remark.outcome == Outcome.WARNING)
        for remark in listed[:SHOWN]:
            known = f" ({', '.join(remark.candidates)})" if remark.candidates else ""
            self.stdout.write(
                f"{remark.line}: {remark.name}: {remark.outcome}: {REASONS[remark.reason]}{known}"
            )
        if len(listed) > SHOWN:
            self.stdout.write(f"… and {len(listed) - SHOWN} more; --errors OUT.csv lists them all")

    def write_list(self, path: Path | None, remarks: Iterable[Remark]) -> None:
        """Write the list where it was asked for, also an empty one; no cell is taken for a formula."""
        if path is None:
            return
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADINGS)
            for remark in remarks:
                name = f"'{remark.name}" if remark.name[:1] in ("=", "+", "-", "@") else remark.name
                writer.writerow(
                    [remark.line, name, remark.outcome, remark.reason, " ".join(remark.candidates)]
                )

"""`import_roster FILE --partnership CODE --site CODE`: a mine's roster brought in from the command line."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files import File
from django.core.management.base import CommandError

from accounts.management.statuses import ALL_IN, SOME_REFUSED, UNUSABLE, WRONG, StatusCommand, wrong
from jtportal.kernel.doors import Refused
from workforce import rules
from workforce.actions import imports
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.refusals import write_errors_csv
from workforce.calculations.roster.rows import Reason
from workforce.enums import ImportState, LegalBasis, Purpose
from workforce.models import Site
from workforce.queries.imports import RefusedLine, refused_lines
from workforce.views.import_wording import problem_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.management.base import CommandParser

    from jtportal.kernel.actor import Actor

# What is wrong with the mapping is wrong with an option, not with the file.
ABOUT_MAPPING = frozenset(
    {
        Problem.MAPPING_NOT_AN_OBJECT, Problem.UNKNOWN_FIELD, Problem.UNKNOWN_HEADING, Problem.AMBIGUOUS_HEADING,
        Problem.COLUMN_USED_TWICE, Problem.REFUSED_HEADING, Problem.UNKNOWN_DATE_ORDER, Problem.NO_SUCH_SHEET,
    }
)  # fmt: skip
TO_BLAME = {
    Reason.MISSING_PERSONNEL_NUMBER: Field.PERSONNEL_NUMBER,
    Reason.DUPLICATE_PERSONNEL_NUMBER: Field.PERSONNEL_NUMBER,
    Reason.INVALID_BIRTH_DATE: Field.BIRTH_DATE,
    Reason.INVALID_SERVICE_START: Field.SERVICE_START,
    Reason.INVALID_WAGE: Field.WAGE,
    Reason.INVALID_SEX: Field.SEX,
}
COUNTED = ("rows", "new", "changed", "unchanged", "refused", "gone", "duplicates", "warned")


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A refused row as the list of errors tells it."""

    line: int
    reason: str
    field: Field | None


class Command(StatusCommand):
    """Status 0: all rows are in; 1: some were refused; 2: the file cannot be used; 3: wrong "
    "option, or a fault."""

    help = (
        "Bring a mine's roster in, XLSX or CSV as the mine keeps it. Exit status 0: all rows are "
        "in; 1: some were "
        "refused; 2: the file cannot be used and nothing was written; 3: wrong option or code, "
        "or an internal error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--partnership", required=True, metavar="CODE")
        parser.add_argument("--site", required=True, metavar="CODE")
        parser.add_argument(
            "--mapping", type=Path, metavar="FILE.json", help="{field: heading or column letter}"
        )
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="the day it is true for")
        parser.add_argument("--by", metavar="EMAIL", help="who brings it in; else the command line itself")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument("--errors", type=Path, metavar="OUT.csv", help="one line per refused row")
        parser.add_argument(
            "--allow-older", action="store_true", help="even if the site's last roster is newer"
        )
        parser.add_argument("--purpose", choices=Purpose.values, default=Purpose.TRANSITION)
        parser.add_argument("--legal-basis", choices=LegalBasis.values, default=LegalBasis.PUBLIC_TASK)
        parser.add_argument("--basis-note", default="", metavar="TEXT", help="which law or agreement")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Find everything the options name, bring the file in, and leave with its status."""
        by = self.actor(options["by"])
        site = self.site(options["partnership"], options["site"], by)
        mapping = self.mapping(options["mapping"])
        path, errors = options["file"], options["errors"]
        if not path.is_file():
            raise wrong(f"there is no file {path}")
        if errors is not None and not errors.resolve().parent.is_dir():
            raise wrong(f"there is no folder for {errors}")
        try:
            counts, refused = self.bring_in(path, site, mapping, by, options)
        except UnusableFile as error:
            self.write_errors(errors, ())
            status = WRONG if error.code in ABOUT_MAPPING else UNUSABLE
            raise CommandError(problem_words(str(error.code), error.params), returncode=status) from error
        except imports.Older as error:
            self.write_errors(errors, ())
            said = problem_words("older", {"day": error.day, "last_day": error.last_day})
            raise CommandError(f"{said} (--allow-older)", returncode=UNUSABLE) from error
        except Refused as refusal:
            raise wrong(str(refusal)) from refusal
        self.write_errors(errors, refused)
        prefix = "would be: " if options["dry_run"] else ""
        self.stdout.write(prefix + ", ".join(f"{name} {counts[name]}" for name in COUNTED))
        sys.exit(SOME_REFUSED if counts["refused"] else ALL_IN)

    def bring_in(
        self, path: Path, site: Site, mapping: dict[str, Any], by: Actor, options: dict[str, Any]
    ) -> tuple[dict[str, Any], Iterable[RefusedLine]]:
        """Return the counts and the refused lines. Raises UnusableFile, Older, CommandError."""
        given = {"mapping": mapping, "day": options["as_of"], "allow_older": options["allow_older"]}
        if options["dry_run"]:
            return imports.try_out(path, site=site, **given)
        imports.check(path, site=site, **given)
        with path.open("rb") as file:
            roster_import = imports.receive(
                site=site,
                file=File(file, name=path.name),
                purpose=options["purpose"],
                legal_basis=options["legal_basis"],
                basis_note=options["basis_note"],
                reference_day=options["as_of"],
                allow_older=options["allow_older"],
                mapping=mapping,
                by=by,
                queued=True,
            )
        done = imports.run(roster_import_id=roster_import.pk)
        while done is not None and done.state == ImportState.QUEUED:  # interrupted; the attempts are limited
            done = imports.run(roster_import_id=roster_import.pk)
        if done is None or done.state != ImportState.DONE:
            raise self.failed(done)
        return done.counts, refused_lines(done)

    def failed(self, done: Any) -> CommandError:
        """Return why an import that had begun did not go in."""
        if done is None:
            return wrong("another process took the import over; look at its page")
        status = UNUSABLE if done.state == ImportState.UNUSABLE else WRONG
        return CommandError(problem_words(done.error or "internal", done.error_params), returncode=status)

    def site(self, partnership: str, code: str, by: Actor) -> Site:
        """Return the site, if there is one and it may be brought in by this person."""
        sites = Site.objects.filter(partnership__code=partnership).select_related("partnership")
        found = sites.filter(code=code).first()
        if found is None:
            known = ", ".join(sites.values_list("code", flat=True)) or "none"
            raise wrong(f"there is no site {code} in a partnership {partnership}; its sites: {known}")
        if not by.is_machine and not rules.may_import(by, found):
            raise wrong(f"{by.user.email} may not bring in the roster of {code}")
        return found

    def write_errors(self, path: Path | None, refused: Iterable[RefusedLine]) -> None:
        """Write the list of refused rows where it was asked for, also an empty one."""
        if path is not None:
            lines = (ErrorLine(row.line, row.reason, TO_BLAME.get(Reason(row.reason))) for row in refused)
            write_errors_csv(path, lines)

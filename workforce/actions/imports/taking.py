"""What a run does: read, compare, write, ask, record. A preview does the first two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.urls import reverse

from accounts.actions import notices
from workforce.actions import ledger
from workforce.actions.imports import asking, matching, opening, recording, staging, writing
from workforce.actions.imports.pulse import Pulse
from workforce.actions.imports.showing import samples
from workforce.calculations.roster.rows import RosterReader
from workforce.enums import ImportPhase
from workforce.models import RosterImport, RosterRow, Site, SiteMapping
from workforce.queries.imports import RefusedLine

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from jtportal.kernel.actor import Actor
    from workforce.actions.imports.matching import Question
    from workforce.actions.imports.opening import Opened
    from workforce.actions.imports.staging import Staged


class Older(Exception):
    """The site's last roster is newer, and nobody allowed an older one."""

    def __init__(self, day: date, last_day: date) -> None:
        super().__init__(f"{day} < {last_day}")
        self.day, self.last_day = day, last_day


def read_and_compare(
    site: Site, pulse: Pulse, opened: Opened, *, lock: bool
) -> tuple[Question, Staged, dict[str, int]]:
    """Stage all rows and compare them with the records; return question, what reading gave, and counts."""
    question = opened.question(site)
    pulse.start(ImportPhase.READING, opened.table.source.lines)
    reader = RosterReader(opened.table, opened.columns, opened.day, opened.date_order)
    staged = staging.stage(reader, site=site, pulse=pulse)
    pulse.start(ImportPhase.COMPARING, staged.rows)
    if lock:
        # Locked only now: reading takes the longest and needs nothing of the records.
        ledger.join(site.partnership_id)
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    matching.join_many(staged.rows)
    return question, staged, matching.match(question)


def counts_of(staged: Staged, compared: dict[str, int], opened: Opened) -> dict[str, Any]:
    """Return what the pages and the command line tell about an import."""
    counts: dict[str, Any] = {
        "rows": staged.rows,
        "refused": staged.refused,
        "warned": staged.warned,
        "reasons": dict(staged.reasons),
        "oddities": dict(staged.oddities),
        "skipped": {str(kind): number for kind, number in opened.table.skipped.counts.items()},
        **compared,
    }
    if opened.older and opened.last_day:
        counts["older_than"] = opened.last_day.isoformat()
    return counts


def preview(roster_import: RosterImport, pulse: Pulse, _by: Actor) -> dict[str, Any]:
    """Read the file and say what importing it would do; nothing is written but what is said."""
    opened = opening.open_import(roster_import)
    question, staged, compared = read_and_compare(roster_import.site, pulse, opened, lock=False)
    keep_remarks(roster_import, staged)
    return {
        "reference_day": opened.day,
        "reference_day_source": opened.day_source,
        "mapping": opened.mapping,
        "layout": opening.layout_of(opened.table, opened.columns, remembered=opened.remembered),
        "counts": counts_of(staged, compared, opened),
        "preview": samples(question),
        "total_rows": staged.rows,
    }


def take_in(roster_import: RosterImport, pulse: Pulse, by: Actor) -> dict[str, Any]:
    """Bring the roster in, in the caller's transaction. Raises UnusableFile, Older, Cancelled, Refused."""
    opened = opening.open_import(roster_import)
    if opened.older and opened.last_day and not roster_import.allow_older:
        raise Older(opened.day, opened.last_day)
    roster_import.reference_day, roster_import.reference_day_source = opened.day, opened.day_source
    question, staged, compared = read_and_compare(roster_import.site, pulse, opened, lock=True)
    pulse.start(ImportPhase.WRITING, staged.rows)
    at = ledger.now()
    trail: dict[str, Any] = {}
    writes = writing.plan(question)
    if writes:
        at = ledger.recorded_now(partnership_id=roster_import.site.partnership_id, since=opened.day)
        writing.write(question, roster_import=roster_import, at=at)
    asked = asking.ask(question, roster_import=roster_import, at=at)
    pulse.start(ImportPhase.RECORDING, compared["new"] + compared["changed"])
    if writes or asked:
        trail = recording.record(roster_import, by=by, pulse=pulse)
    keep_remarks(roster_import, staged)
    remember(roster_import, opened)
    counts = counts_of(staged, compared, opened)
    tell(roster_import, counts, by=by)
    return {
        "reference_day": opened.day,
        "reference_day_source": opened.day_source,
        "mapping": opened.mapping,
        "layout": opening.layout_of(opened.table, opened.columns, remembered=opened.remembered)
        | {"sample": []},
        "counts": counts,
        "preview": {},
        "total_rows": staged.rows,
        "recorded_at": at,
        "finished_at": ledger.now(),
        "trail": trail,
    }


def keep_remarks(roster_import: RosterImport, staged: Staged) -> None:
    """Keep line and reasons of the rows that were refused or deserve a look, in place of former ones."""
    RosterRow.objects.filter(roster_import=roster_import).delete()
    table = RosterRow._meta.db_table
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} (roster_import_id, line, outcome, reasons) FROM STDIN") as copy,
    ):
        for line, outcome, reasons in staged.remarks:
            listed = '", "'.join(reasons.split())
            copy.write_row((roster_import.pk, line, outcome, f'["{listed}"]'))


def remember(roster_import: RosterImport, opened: Opened) -> None:
    """Keep how this site's rosters are read, for the next one."""
    values = {"headings": list(opened.table.headings), "mapping": opened.mapping}
    SiteMapping.objects.update_or_create(site=roster_import.site, defaults=values)


def tell(roster_import: RosterImport, counts: dict[str, Any], *, by: Actor) -> None:
    """Tell who asked for the import that it went in."""
    if by.user is None:
        return
    told = ("rows", "new", "changed", "unchanged", "refused", "gone", "duplicates")
    params = {name: counts[name] for name in told} | {"site": str(roster_import.site)}
    url = reverse("workforce:import_detail", kwargs={"pk": roster_import.pk})
    notices.tell(user=by.user, kind="roster_imported", by=by, params=params, url=url)


def check(
    path: Path, *, site: Site, mapping: dict[str, Any], day: date | None, allow_older: bool = False
) -> Opened:
    """Open a roster that lies somewhere else and say whether it can be used. Raises UnusableFile, Older."""
    opened = opening.open_file(path, site=site, mapping=mapping, day=day)
    if opened.older and opened.last_day and not allow_older:
        raise Older(opened.day, opened.last_day)
    return opened


def try_out(
    path: Path, *, site: Site, mapping: dict[str, Any], day: date | None, allow_older: bool = False
) -> tuple[dict[str, Any], list[RefusedLine]]:
    """Say what bringing a roster in would do; nothing is written. Raises UnusableFile, Older."""
    opened = check(path, site=site, mapping=mapping, day=day, allow_older=allow_older)
    with transaction.atomic():
        _question, staged, compared = read_and_compare(site, Pulse(), opened, lock=False)
        transaction.set_rollback(True)
    refused = [
        RefusedLine(line, reasons) for line, outcome, reasons in staged.remarks if outcome == "refused"
    ]
    return counts_of(staged, compared, opened), refused

"""What the pages about rosters show: lines, counts, first rows, progress."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workforce.enums import ImportPhase, ImportState
from workforce.queries import imports as reads
from workforce.views import import_wording as wording

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from workforce.models import RosterImport

TOLD = ("new", "changed", "unchanged", "refused", "gone", "duplicates", "warned", "rows")
SHOWN_REFUSED = 20
# How a run's time parts among its phases, so that one bar shows all of it: (share before, share of this phase).
SHARES = {
    ImportPhase.READING: (0, 40),
    ImportPhase.COMPARING: (40, 10),
    ImportPhase.WRITING: (50, 25),
    ImportPhase.RECORDING: (75, 25),
}
STATE_LOOKS = {
    ImportState.DONE: "ok",
    ImportState.UNUSABLE: "off",
    ImportState.FAILED: "off",
    ImportState.UPLOADED: "stalled",
    ImportState.PREVIEWED: "stalled",
}


def working(row: RosterImport) -> bool:
    """Say whether a worker process is, or ought to be, busy with it."""
    return row.state in reads.WORKING or (row.state == ImportState.DONE and row.undo_asked_at is not None)


def steps(current: int) -> list[dict[str, Any]]:
    """Return the four steps; those before `current` (from 1) are done."""
    words = (_("File"), _("Columns and preview"), _("Import"), _("Result"))
    states = ["done" if n < current else "current" if n == current else "todo" for n in range(1, 5)]
    return [{"label": label, "state": state} for label, state in zip(words, states, strict=True)]


def line(row: RosterImport) -> dict[str, Any]:
    """Return an import as a list shows it."""
    return {
        "row": row,
        "url": reverse("workforce:import_detail", kwargs={"pk": row.pk}),
        "state": ImportState(row.state).label,
        "look": STATE_LOOKS.get(ImportState(row.state), "plain"),
        "counts": counts(row),
        "who": row.created_by or _("the command line"),
    }


def newest(done: list[RosterImport]) -> RosterImport | None:
    """Return the import with the latest reference day."""
    return max(done, key=lambda row: row.reference_day, default=None)


def counts(row: RosterImport) -> dict[str, Any]:
    """Return the counts as numbers, with `taken`: all rows that are not refused."""
    found = {name: row.counts.get(name, 0) for name in TOLD}
    return found | {"taken": found["rows"] - found["refused"], "known": bool(row.counts)}


def tally(counted: dict[str, int], words: dict[Any, Any]) -> list[dict[str, Any]]:
    """Return what happened how often, the most frequent first."""
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"words": str(words[code]), "number": number} for code, number in ranked]


def reasons(row: RosterImport) -> list[dict[str, Any]]:
    """Return why rows were refused, and how many for each reason."""
    return tally(row.counts.get("reasons", {}), wording.REASONS)


def oddities(row: RosterImport) -> list[dict[str, Any]]:
    """Return why rows deserve a look though they go in."""
    return tally(row.counts.get("oddities", {}), wording.ODDITIES)


def refused_rows(row: RosterImport) -> list[dict[str, Any]]:
    """Return the first refused rows: line and reason."""
    if not row.counts.get("refused"):
        return []
    rows = reads.remarks(row, "refused", SHOWN_REFUSED)
    return [{"line": one.line, "words": str(wording.REASONS[one.reasons[0]])} for one in rows]


def older_than(row: RosterImport) -> str:
    """Return the day of the site's newer roster, '' if this one is the newest."""
    day = row.counts.get("older_than")
    return wording.plain(day) if day else ""


def sample(row: RosterImport) -> dict[str, Any]:
    """Return the first rows of each kind in words."""
    new = row.preview.get("new", [])
    changed = row.preview.get("changed", [])
    return {
        "new": [one | {"birth_date": wording.plain(one["birth_date"])} for one in new],
        "changed": [one | {"differences": [difference(d) for d in one["differences"]]} for one in changed],
        "gone": row.preview.get("gone", []),
        "refused": refused_rows(row)[:8],
    }


def difference(one: dict[str, Any]) -> dict[str, str]:
    """Return a changed fact in words."""
    fact = one["fact"]
    before, after = (wording.fact_value(fact, one[when]) for when in ("before", "after"))
    return {"term": str(wording.FACTS[fact]), "before": before, "after": after}


def share(row: RosterImport) -> int:
    """Return how much of the work is done, of 100."""
    if not row.phase:
        return 0
    phase = ImportPhase(row.phase)
    if row.state == ImportState.READING:
        before, width = (0, 90) if phase == ImportPhase.READING else (90, 10)
    else:
        before, width = SHARES[phase]
    done = min(row.done_rows / row.total_rows, 1) if row.total_rows else 0
    return before + round(width * done)


def progress(row: RosterImport) -> dict[str, Any]:
    """Return what the progress shows: what is being done, how far, in one bar."""
    labels = {
        ImportState.READING: _("Reading the file"),
        ImportState.QUEUED: _("Waiting for its turn"),
        ImportState.RUNNING: _("Importing"),
        ImportState.DONE: _("Undoing"),
    }
    return {
        "label": labels.get(ImportState(row.state), ""),
        "share": share(row),
        "phase": phase_words(row),
        "cancelling": row.cancel_asked_at is not None,
        "poll_url": reverse("workforce:import_detail", kwargs={"pk": row.pk}) if working(row) else "",
    }


def phase_words(row: RosterImport) -> str:
    """Say what is being done just now, and with how many rows."""
    if not row.phase or row.state not in (ImportState.READING, ImportState.RUNNING):
        return ""
    said = {
        "done": number_format(min(row.done_rows, row.total_rows), force_grouping=True),
        "total": number_format(row.total_rows, force_grouping=True),
    }
    phase = ImportPhase(row.phase)
    if phase == ImportPhase.READING:
        return _("Rows read: %(done)s of about %(total)s") % said
    if phase == ImportPhase.COMPARING:
        return _("Comparing %(total)s rows with the records") % said
    if phase == ImportPhase.WRITING:
        return _("Writing the records; they appear all together at the end") % said
    return _("Keeping the audit trail: %(done)s of %(total)s") % said


def strip(row: RosterImport) -> dict[str, Any]:
    """Return the band under the masthead: components/progress_strip.html says what for."""
    place = {"pk": row.pk}
    refused = row.counts.get("refused", 0)
    busy = row.state in (ImportState.QUEUED, ImportState.RUNNING)
    return {
        "id": str(row.pk),
        "label": _("Roster import"),
        "done": row.total_rows * share(row) // 100 if busy else row.total_rows,
        "total": row.total_rows,
        "note": strip_note(row, refused, busy=busy),
        "url": reverse("workforce:import_detail", kwargs=place),
        "cancel_url": reverse("workforce:import_cancel", kwargs=place)
        if busy and row.cancel_asked_at is None
        else "",
        "poll_url": reverse("workforce:import_strip", kwargs=place) if busy else "",
    }


def strip_note(row: RosterImport, refused: int, *, busy: bool) -> str:
    """Say beside the band what the reader may rely on."""
    if not busy:
        return _("It has ended: %(state)s.") % {"state": ImportState(row.state).label}
    rest = _("People appear in the list all together once the import ends; this page may be closed.")
    if not refused:
        return rest
    said = ngettext("%(number)s row refused.", "%(number)s rows refused.", refused)
    said = said % {"number": number_format(refused, force_grouping=True)}
    return f"{said} {rest}"


def strips(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the bands of the imports that run in the place the page is about."""
    place = getattr(request, "partnership", None)
    return [strip(row) for row in reads.running_imports(request.actor, place)] if place else []


def deleted_on(row: RosterImport) -> date | None:
    """Return the day on which the uploaded file is deleted, None if it is already."""
    return row.created_at.date() + timedelta(days=settings.ROSTER_FILE_DAYS) if row.file else None

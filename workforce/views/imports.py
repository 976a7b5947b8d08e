"""Rosters: brought in, watched, looked at, undone."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import structlog
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from jtportal.kernel.doors import ActionDoor, Door, PageDoor, PostDoor, Refused
from jtportal.kernel.htmx import go
from partnerships.models import Partnership
from workforce import rules, tasks
from workforce.actions import imports
from workforce.enums import ImportState
from workforce.forms.imports import ColumnsForm, RosterForm
from workforce.models import RosterImport
from workforce.queries import imports as reads
from workforce.views import import_lines
from workforce.views import import_wording as wording

if TYPE_CHECKING:
    from uuid import UUID

    from celery import Task
    from django.http import HttpRequest, HttpResponse

# Small enough to be read while somebody waits; larger files are read by a worker process, with progress.
READ_AT_ONCE = 512 * 1024
UNDO_AT_ONCE = 3_000  # rows
CHOOSING = (ImportState.UPLOADED, ImportState.PREVIEWED)
log = structlog.get_logger(__name__)


def start(task: Task, pk: UUID) -> None:
    """Send an import to a worker process once it is committed. Without a broker it waits for the sweep."""

    def send() -> None:
        try:
            task.apply_async((str(pk),), retry=False)
        except OperationalError:
            log.warning("import_not_sent", roster_import=str(pk))

    transaction.on_commit(send)


def read(roster_import: RosterImport) -> None:
    """Have a file read: at once when it is small, else by a worker process."""
    if roster_import.file_size <= READ_AT_ONCE:
        imports.read(roster_import_id=roster_import.pk)
    else:
        start(tasks.read_roster, roster_import.pk)


def url_of(roster_import: RosterImport) -> str:
    """Return the page where an import stands: choosing its columns, or how far it is."""
    name = "import_columns" if roster_import.state in CHOOSING else "import_detail"
    return reverse(f"workforce:{name}", kwargs={"pk": roster_import.pk})


class ImportList(PageDoor):
    """Which rosters came in, and what became of them."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_import_here
    template, section = "workforce/import_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Read the latest imports."""
        rows = list(reads.imports_of(self.request.actor, self.row)[: reads.LISTED])
        done = [row for row in rows if row.state == ImportState.DONE]
        return {
            "lines": [import_lines.line(row) for row in rows],
            "done": len(done),
            "last": import_lines.newest(done),
        }


class ImportNew(ActionDoor):
    """What the roster is for, then the file."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_import_here
    template, section, form_class = "workforce/import_new.html", "people", RosterForm

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the sites whose roster this person may bring in, and what was stated last time."""
        sites = reads.sites_to_import(self.request.actor, self.row)
        return {"sites": sites, "before": reads.stated_before(self.row, self.request.actor)}

    def context(self) -> dict[str, Any]:
        """Say how long the file is kept."""
        return {
            "steps": import_lines.steps(1),
            "days": settings.ROSTER_FILE_DAYS,
            "largest": settings.ROSTER_MAX_BYTES,
        }

    def act(self, row: Partnership, form: Any) -> RosterImport:
        """Keep the file and read it."""
        stated = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
        roster_import = imports.receive(**stated, by=self.request.actor)
        read(roster_import)
        roster_import.refresh_from_db()
        return roster_import

    def next_url(self, result: RosterImport) -> str:
        """Go on to the columns, or to the progress of a large file."""
        return url_of(result)


class ImportColumns(ActionDoor):
    """Which column holds what, and what importing would mean: one page, one press."""

    model, access, related = RosterImport, rules.may_handle_import, ("site__partnership",)
    template, section, form_class = "workforce/import_columns.html", "people", ColumnsForm

    def form_kwargs(self) -> dict[str, Any]:
        """Hand the form what the file holds."""
        return {
            "roster_import": self.row,
            "words": wording.FIELDS,
            "smells": wording.SMELLS,
            "orders": wording.DATE_ORDERS,
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the columns while they can be chosen; else go where the import is."""
        return super().get(request) if self.row.state in CHOOSING else go(request, url_of(self.row))

    def context(self) -> dict[str, Any]:
        """Show what the file would change."""
        ready = self.row.state == ImportState.PREVIEWED
        return {
            "steps": import_lines.steps(2),
            "ready": ready,
            "problem": wording.error_words(self.row),
            "counts": import_lines.counts(self.row),
            "sample": import_lines.sample(self.row) if ready else {},
            "reasons": import_lines.reasons(self.row),
            "oddities": import_lines.oddities(self.row),
            "older_than": import_lines.older_than(self.row),
            "skipped": sum(self.row.counts.get("skipped", {}).values()),
        }

    def act(self, row: RosterImport, form: ColumnsForm) -> RosterImport:
        """Import what was previewed; when the columns changed since, preview them first."""
        wanted = self.request.POST.get("go") == "import"
        if wanted and row.state == ImportState.PREVIEWED and form.as_previewed(row):
            confirmed = imports.confirm(
                roster_import=row, by=self.request.actor, allow_older=form.cleaned_data["allow_older"]
            )
            start(tasks.run_import, confirmed.pk)
            return confirmed
        chosen = imports.choose_columns(roster_import=row, mapping=form.mapping(), by=self.request.actor)
        read(chosen)
        if wanted:
            messages.info(self.request, _("The columns changed. Look at the new preview, then import."))
        chosen.refresh_from_db()
        return chosen

    def next_url(self, result: RosterImport) -> str:
        """Stay while there is something to choose, else watch."""
        return url_of(result)


class ImportDetail(PageDoor):
    """How far an import is; once it has ended, what became of it."""

    model, access = RosterImport, rules.may_handle_import
    related = ("site__partnership", "created_by", "created_for", "undo_asked_by")
    template, partial, section = "workforce/import_detail.html", "work", "people"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the progress; when the work has ended, the whole page anew."""
        working = import_lines.working(self.row)
        if self.row.state in CHOOSING or (getattr(request, "htmx", False) and not working):
            return go(request, url_of(self.row))
        return self.page()

    def context(self) -> dict[str, Any]:
        """Tell what there is to tell in this state."""
        row = self.row
        return {
            "working": import_lines.working(row),
            "progress": import_lines.progress(row),
            "steps": import_lines.steps(4 if row.state == ImportState.DONE else 3),
            "problem": wording.error_words(row),
            "counts": import_lines.counts(row),
            "reasons": import_lines.reasons(row),
            "oddities": import_lines.oddities(row),
            "refused": import_lines.refused_rows(row),
            "may_undo": row.state == ImportState.DONE and reads.latest_import(row) == row,
            "may_see_cases": rules.may_see_cases(self.request.actor, row.partnership),
            "deleted_on": import_lines.deleted_on(row),
        }


class ImportAgain(PostDoor):
    """Try again what failed on our side."""

    model, access, related = RosterImport, rules.may_handle_import, ("site__partnership",)

    def act(self, row: RosterImport, data: Any) -> RosterImport:
        """Read the file again as it was to be read."""
        again = imports.choose_columns(roster_import=row, mapping=row.mapping, by=self.request.actor)
        read(again)
        again.refresh_from_db()
        return again

    def next_url(self, result: RosterImport | None) -> str:
        """Go where the import is now."""
        return url_of(result or self.row)


class ImportCancel(PostDoor):
    """Stop an import."""

    model, access, related = RosterImport, rules.may_handle_import, ("site__partnership",)

    def act(self, row: RosterImport, data: Any) -> RosterImport:
        """Ask for it; a running one stops at its next step."""
        return imports.cancel(roster_import=row, by=self.request.actor)

    def next_url(self, result: RosterImport | None) -> str:
        """Watch it stop."""
        return reverse("workforce:import_detail", kwargs={"pk": self.row.pk})


class ImportUndo(PostDoor):
    """Take the latest import of a site back."""

    model, access, related = RosterImport, rules.may_handle_import, ("site__partnership",)

    def act(self, row: RosterImport, data: Any) -> None:
        """Undo a small import at once, a large one in a worker process."""
        counts = row.counts
        if counts.get("new", 0) + counts.get("changed", 0) <= UNDO_AT_ONCE:
            imports.undo(roster_import=row, by=self.request.actor)
            messages.success(self.request, _("The import is undone; everything is as it was before."))
        else:
            asked = imports.ask_undo(roster_import=row, by=self.request.actor)
            start(tasks.undo_import, asked.pk)

    def next_url(self, result: Any) -> str:
        """Show it undone."""
        return reverse("workforce:import_detail", kwargs={"pk": self.row.pk})


class ImportRefusals(Door):
    """The refused rows in the user's own layout, the reason beside each."""

    model, access, related = RosterImport, rules.may_handle_import, ("site__partnership",)
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write the file and hand it over; it stays nowhere."""
        reasons = {str(reason): str(words) for reason, words in wording.REASONS.items()}
        with tempfile.TemporaryDirectory(prefix="jt-refused-") as folder:
            try:
                path = imports.write_refused_rows(
                    self.row, Path(folder), reasons=reasons, reason_heading=_("Why it was refused")
                )
            except Refused as refusal:
                messages.error(request, str(refusal))
                return go(request, url_of(self.row))
            file = path.open("rb")  # stays readable after its folder is gone, until it is sent
        name = _("%(file)s – refused") % {"file": PurePath(self.row.file_name).stem}
        return FileResponse(file, as_attachment=True, filename=f"{name}{path.suffix}")


class ImportStrip(PageDoor):
    """The band under the masthead, fetched again while the work runs."""

    model, access, related = RosterImport, rules.may_handle_import, ("site__partnership",)
    template = "components/progress_strip.html"

    def context(self) -> dict[str, Any]:
        """Tell how far it is."""
        return {"strip": import_lines.strip(self.row)}

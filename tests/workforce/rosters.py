"""Rosters for tests: files made of rows, brought in as an officer does, and what the records say afterwards."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.utils import timezone

from tests.shared_data import shared_data
from workforce.actions import imports
from workforce.models import Case, CaseVersion, Person, RosterImport, Task, Worker, WorkerVersion

DAY = date(2026, 10, 31)
HEADINGS = {
    "number": "Payroll ID", "family": "Surname", "given": "Forename", "sex": "Gender", "birth": "DOB (YYYY-MM-DD)",
    "town": "Town", "title": "Job title", "isco": "ISCO-08", "start": "Start date (YYYY-MM-DD)",
    "years": "Years underground", "wage": "Monthly pay GBP", "kin": "Dependants", "contract": "Contract",
}  # fmt: skip
EXTRAS = {
    "status": "Employment status",
    "national": "National Insurance number",
    "union": "Union dues",
    "boots": "Boots",
}
ORDINARY = {
    "number": "1", "family": "Pugh", "given": "Owen", "sex": "M", "birth": "1980-02-01", "town": "Resolven",
    "title": "welder", "isco": "7212", "start": "2005-06-01", "years": "12.5", "wage": "3100.50", "kin": "2",
    "contract": "permanent",
}  # fmt: skip


def row(number: Any = 1, **changes: Any) -> dict[str, str]:
    """Return a good row of a person of one's own: a personnel number, and what differs from the ordinary."""
    own = {"number": str(number), "birth": str(date(1980, 1, 31) + timedelta(days=int(number)))}
    return ORDINARY | own | {name: str(value) for name, value in changes.items()}


def csv_of(rows: list[dict[str, str]], *, without: tuple[str, ...] = (), title: str = "") -> bytes:
    """Return rows as a UTF-8 CSV; extra columns appear where a row has them."""
    extras = {name: text for name, text in EXTRAS.items() if any(name in one for one in rows)}
    headings = {name: text for name, text in (HEADINGS | extras).items() if name not in without}
    out = io.StringIO()
    writer = csv.writer(out)
    if title:
        writer.writerow([title])
    writer.writerow(headings.values())
    writer.writerows([one.get(name, "") for name in headings] for one in rows)
    return out.getvalue().encode()


def receive(site: Any, content: bytes | Path, by: Any, day: date | None = DAY, **given: Any) -> RosterImport:
    """Upload a file, as bytes or by its path."""
    file: File = ContentFile(
        content if isinstance(content, bytes) else content.read_bytes(), name="roster.csv"
    )
    if isinstance(content, Path):
        file.name = content.name
    stated = {"purpose": "transition", "legal_basis": "public_task"}
    return imports.receive(site=site, file=file, by=by, reference_day=day, **(stated | given))


def preview(site: Any, content: bytes | Path, by: Any, day: date | None = DAY, **given: Any) -> RosterImport:
    """Upload a file and have it read."""
    received = receive(site, content, by, day, **given)
    return imports.read(roster_import_id=received.pk)


def bring_in(site: Any, content: bytes | Path, by: Any, day: date | None = DAY, **given: Any) -> RosterImport:
    """Upload, preview, confirm, run."""
    previewed = preview(site, content, by, day, **given)
    assert previewed.state == "previewed", (previewed.state, previewed.error, previewed.error_params)
    imports.confirm(roster_import=previewed, by=by)
    return imports.run(roster_import_id=previewed.pk)


def shared_roster(name: str) -> Path:
    """Return a roster of the shared data."""
    return shared_data("rosters", name)


def planted(name: str) -> list[tuple[str, str]]:
    """Return the planted defects of a shared roster as (line, reason)."""
    with shared_data("rosters", "expected_refusals.csv").open(encoding="utf-8") as file:
        return [(one["line"], one["reason"]) for one in csv.DictReader(file) if one["file"] == name]


def in_country(site: Any, country: str, currency: str, language: str) -> None:
    """Let the site's partnership lie in a country."""
    place = site.partnership
    place.country, place.currency, place.language = country, currency, language
    place.save()


TIMES = {
    "id",
    "recorded_at",
    "closed_at",
    "retracted_at",
    "recorded_by",
    "recorded_by_id",
    "left_at",
    "valid_until",
}


def plain(value: Any) -> Any:
    """Return a column's value so that it compares: bytes as they are."""
    return bytes(value) if isinstance(value, memoryview) else value


def said(row: Any, *without: str) -> dict[str, Any]:
    """Return what a row says, without its times of recording."""
    out = TIMES | set(without)
    fields = [field.attname for field in row._meta.concrete_fields]
    return {name: plain(getattr(row, name)) for name in fields if name not in out}


def current_state(site: Any) -> dict[str, Any]:
    """Return what the records of a site say now, key by key."""
    workers = Worker.objects.filter(site=site, retracted_at=None).select_related("current", "person")
    persons = {worker.pk: worker.person for worker in workers}
    cases = Case.objects.filter(site=site, retracted_at=None)
    return {
        "workers": {worker.pk: said(worker, "current_id") for worker in workers},
        "facts": {worker.pk: said(worker.current, "valid_from") for worker in workers},
        "persons": {key: said(person) for key, person in persons.items()},
        "cases": {case.pk: said(case) for case in cases},
        "tasks": {task.pk: said(task) for task in Task.objects.filter(worker__site=site)},
        "left": {worker.pk: worker.left_on for worker in workers},
    }


def known(site: Any, day: date, at: Any = None) -> dict[str, Any]:
    """Return the facts and spells in force on a day as known at a moment (now)."""
    moment = at or timezone.now() + timedelta(seconds=1)
    facts = WorkerVersion.objects.filter(worker__site=site).known(day, moment)
    spells = CaseVersion.objects.filter(case__site=site).known(day, moment)
    return {
        "facts": {one.worker_id: said(one, "valid_from", "source_import_id") for one in facts},
        "spells": {one.case_id: said(one, "valid_from", "source_import_id") for one in spells},
    }


def table_sizes() -> dict[str, int]:
    """Return how many rows the tables of people have."""
    models = (Person, Worker, WorkerVersion, Case, CaseVersion, Task)
    return {model.__name__: model.objects.count() for model in models}

"""The clock of the workforce floor: rosters read, brought in, undone; what a killed process left behind."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from accounts.actions import drafts
from jtportal.kernel.actor import BEAT
from workforce.actions import follow_ups, imports, openings, retention, sent
from workforce.queries import retention as due


@shared_task(name="workforce.read_roster")
def read_roster(roster_import_id: str) -> None:
    """Read a received file and preview it."""
    imports.read(roster_import_id=UUID(roster_import_id))


@shared_task(name="workforce.run_import")
def run_import(roster_import_id: str) -> None:
    """Bring a confirmed import in."""
    imports.run(roster_import_id=UUID(roster_import_id))


@shared_task(name="workforce.undo_import")
def undo_import(roster_import_id: str) -> None:
    """Undo an import that somebody asked to undo."""
    imports.undo_asked(roster_import_id=UUID(roster_import_id))


START = {"read": read_roster, "run": run_import, "undo": undo_import}


@shared_task(name="workforce.sweep_imports")
def sweep_imports() -> None:
    """Start again what a killed process or a lost message left behind."""
    for kind, keys in imports.sweep(by=BEAT).items():
        for key in keys:
            START[kind].delay(key)


@shared_task(name="workforce.delete_old_files")
def delete_old_files() -> None:
    """Delete uploaded files and unfinished forms whose days are over."""
    imports.delete_old(by=BEAT)
    drafts.forget_old(by=BEAT)


@shared_task(name="workforce.schedule_follow_ups")
def schedule_follow_ups() -> None:
    """Schedule the follow-ups of whoever left."""
    follow_ups.schedule_all(by=BEAT)


@shared_task(name="workforce.open_cases")
def open_cases(opening_id: str) -> None:
    """Open the cases of a notice."""
    openings.run(opening_id=UUID(opening_id))


@shared_task(name="workforce.sweep_openings")
def sweep_openings() -> None:
    """Start again what a killed process or a lost message left of opening cases."""
    for key in openings.sweep(by=BEAT):
        open_cases.delay(key)


@shared_task(name="workforce.keep_clocks")
def keep_clocks() -> None:
    """Announce whose data fall due, hand on those whose time is over, forget who was sent and not taken on."""
    retention.destroy_facts(by=BEAT)
    retention.announce(by=BEAT)
    sent.forget(by=BEAT)
    for key in due.over(timezone.localdate()):
        carry_out_clock.delay(key)


@shared_task(name="workforce.carry_out_clock")
def carry_out_clock(clock_id: int) -> None:
    """Pseudonymise one person whose time is over."""
    retention.carry_out(clock=clock_id, by=BEAT)

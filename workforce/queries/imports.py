"""Reads about roster imports that several pages need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.enums import CASE_ROLES, Role
from workforce.enums import ImportState
from workforce.models import RosterImport, RosterRow, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

IMPORTING_ROLES = CASE_ROLES | {Role.EMPLOYER}
WORKING = (ImportState.READING, ImportState.QUEUED, ImportState.RUNNING)
LISTED = 50


def sites_to_import(actor: Actor, partnership: Partnership) -> QuerySet[Site]:
    """Return the partnership's sites whose roster this actor may bring in."""
    return Site.objects.with_persons_for(actor).filter(partnership=partnership).order_by("name")


def imports_of(actor: Actor, partnership: Partnership) -> QuerySet[RosterImport]:
    """Return the partnership's imports that exist for this actor, the latest first."""
    rows = RosterImport.objects.visible_to(actor).filter(site__partnership=partnership)
    return rows.select_related("site", "created_by", "created_for").order_by("-created_at")


def running_imports(actor: Actor, partnership: Partnership) -> list[RosterImport]:
    """Return the imports a process is, or ought to be, busy with, for the band under the masthead."""
    if not actor.has_role(*IMPORTING_ROLES):
        return []
    running = RosterImport.objects.filter(
        site__partnership=partnership, state__in=(ImportState.QUEUED, ImportState.RUNNING)
    )
    # Every page asks, and hardly ever is there one: whether this actor may see it is asked second.
    keys = list(running.values_list("pk", flat=True))
    if not keys:
        return []
    rows = RosterImport.objects.visible_to(actor).filter(pk__in=keys)
    return list(rows.select_related("site").order_by("created_at")[:3])


def latest_import(roster_import: RosterImport) -> RosterImport | None:
    """Return the latest import of the same site that holds: the one that can be undone."""
    done = RosterImport.objects.filter(site=roster_import.site_id, state=ImportState.DONE)
    return done.order_by("-recorded_at").first()


def stated_before(partnership: Partnership, actor: Actor) -> RosterImport | None:
    """Return this organisation's last import here: site, purpose and legal basis are offered from it."""
    rows = RosterImport.objects.visible_to(actor).filter(site__partnership=partnership)
    return rows.filter(created_for=actor.organisation_id).order_by("-created_at").first()


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A refused row of a file: its line as a spreadsheet shows it, the first reason."""

    line: int
    reason: str


def refused_lines(roster_import: RosterImport) -> Iterator[RefusedLine]:
    """Yield the refused rows in the file's order."""
    rows = RosterRow.objects.filter(roster_import=roster_import, outcome="refused").order_by("line")
    for line, reasons in rows.values_list("line", "reasons").iterator(chunk_size=2000):
        yield RefusedLine(line, reasons[0])


def remarks(roster_import: RosterImport, outcome: str, count: int) -> list[RosterRow]:
    """Return the first rows that were refused, or go in with a warning."""
    return list(
        RosterRow.objects.filter(roster_import=roster_import, outcome=outcome).order_by("line")[:count]
    )

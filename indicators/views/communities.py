"""What the affected communities gained: the published numbers for every partner, and the way to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators import queries
from indicators.definitions import REGISTRY
from indicators.models import Reading
from indicators.rules import may_see_persons
from indicators.views import results, splits
from jtportal.kernel.doors import PageDoor
from partnerships.calculations.sheets import COUNT, Cell, Section, Table, capital
from partnerships.rules import may_read_plan
from partnerships.sockets import JobsReached
from partnerships.views.plan import OfPlace
from workforce import rules
from workforce.enums import OutcomeKind

if TYPE_CHECKING:
    from indicators.queries import Board
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from partnerships.sockets import PlanAsked

JOBS, FIRMS, SUPPORTED = "community_jobs", "community_firms", "community_supported"


def jobs_reached(actor: Actor, partnership: Partnership) -> JobsReached:
    """Return the jobs as they are counted for the tree; fits partnerships.sockets.JOBS_REACHED."""
    rows = Reading.objects.visible_to(actor).current().whole().filter(partnership=partnership, indicator=JOBS)
    latest = {one.category: one for one in rows.filter(period__contains="Q").order_by("period")}
    persons = rules.may_see_cases(actor, partnership)
    number = {
        category: int(one.value or 0) if persons or not one.withheld else None
        for category, one in latest.items()
    }
    return JobsReached(
        created=number.get(OutcomeKind.JOB_CREATED.value, 0),
        formalised=number.get(OutcomeKind.JOB_FORMALISED.value, 0),
        together=number.get("", 0),
        url=reverse("indicators:community_totals", kwargs={"partnership": partnership.code}),
    )


class CommunityTotals(OfPlace, PageDoor):
    """Jobs, firms and beneficiaries as they are counted for the tree; small counts are withheld there."""

    tab, access, template = "communities", may_read_plan, "indicators/community_totals.html"

    def context(self) -> dict[str, Any]:
        """Return the numbers of the running quarter."""
        persons = rules.may_see_cases(self.request.actor, self.row)
        board = results.board_of(self.request, self.row)
        period = board.period("")
        return {
            "counted": bool(period),
            "together": cell(board, period, JOBS, ""),
            **tables(board, period),
            "told_of": results.meta(board, period),
            "persons": persons,
            "threshold": 0 if persons else settings.SMALL_CELL_THRESHOLD,
        }


def tables(board: Board, period: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of jobs (together and by sex), of firms, and of whom support reached."""
    return {
        "jobs": [
            {
                "label": label(JOBS, category),
                "cells": [cell(board, period, JOBS, category, sex) for sex in splits.SEX_HEADINGS],
            }
            for category in (*REGISTRY[JOBS].categories, "")
        ],
        "firms": one_column(board, period, FIRMS, REGISTRY[FIRMS].categories),
        "supported": one_column(board, period, SUPPORTED, (*REGISTRY[SUPPORTED].categories, "")),
    }


def section(asked: PlanAsked) -> Section:
    """Return the communities' numbers for the partnership's report, withheld as on the page."""
    title = _("Affected communities")
    sees = may_see_persons(asked.actor, asked.partnership)
    board = queries.board(asked.partnership, sees_persons=sees)
    period = board.period("")
    if not period:
        return Section("communities", title, [_("Nothing is counted yet.")])
    number = _("Number")
    heads = {
        "jobs": (_("Jobs"), (_("Outcome"), *(capital(one) for one in splits.SEX_HEADINGS.values()))),
        "firms": (_("Firms"), (_("Outcome"), number)),
        "supported": (_("Whom support reached"), (_("Kind"), number)),
    }
    notes = [results.meta(board, period)]
    if not sees:
        notes.append(_("Small numbers are withheld, and whatever would give them away."))
    made = []
    for key, lines in tables(board, period).items():
        name, above = heads[key]
        rows = [[Cell(capital(line["label"])), *map(counted, line["cells"])] for line in lines]
        made.append(Table(name, above, rows, tuple(range(1, len(above)))))
    return Section("communities", title, notes, made)


def counted(told: dict[str, Any]) -> Cell:
    """Return a count, or that it is withheld."""
    if told.get("withheld"):
        return Cell(_("too few"))
    return Cell(told["value"], float(told["number"]), COUNT)


def one_column(board: Board, period: str, key: str, categories: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return a row for each category."""
    return [{"label": label(key, one), "cells": [cell(board, period, key, one)]} for one in categories]


def label(key: str, category: str) -> str:
    """Return what a row counts."""
    titles = REGISTRY[key].category_titles or {}
    return str(titles[category]) if category else _("together")


def cell(board: Board, period: str, key: str, category: str, sex: str | None = None) -> dict[str, Any]:
    """Return a number with its way to the records behind it; one without a reading counts nobody."""
    reading = board.reading(key, category, period, sex)
    if reading is None:
        return {"value": "0", "number": 0}
    if not board.shows(reading):
        return {"withheld": True}
    return {
        "value": splits.write(reading),
        "number": int(reading.value or 0),
        "url": results.reading_url(reading) if reading.population else "",
    }

"""What was decided and recommended, for the partnership's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.calculations.sheets import Cell, Section, Table
from partnerships.queries import meetings as reads
from partnerships.views import followup

if TYPE_CHECKING:
    from datetime import date

    from partnerships.sockets import PlanAsked


def reviewed(asked: PlanAsked) -> Section:
    """Return all decisions and recommendations with whose they are, until when and how far."""
    actor, place, today = asked.actor, asked.partnership, asked.today
    decisions = [followup.decision_line(one, today) for one in reads.decisions_of(actor, place)]
    rows = [followup.recommendation_line(one, today) for one in reads.recommendations_of(actor, place)]
    notes, tables = [], []
    if decisions:
        heads = (_("Decision"), _("Owner"), _("Due"), _("Follow-up"), _("Meeting"))
        lines = [
            [
                Cell(line["text"]), Cell(line["owner"]), _day(line["due_on"]), Cell(str(line["state"])),
                Cell(line["meeting"].title),
            ]
            for line in decisions
        ]  # fmt: skip
        tables.append(Table(_("Decisions"), heads, lines))
    if rows:
        answered = sum(line["answered"] for line in rows)
        notes.append(
            ngettext(
                "%(answered)s of %(total)s recommendations is answered.",
                "%(answered)s of %(total)s recommendations are answered.",
                answered,
            )
            % {"answered": answered, "total": len(rows)}
        )
        heads = (_("Recommendation"), _("Response"), _("Owner"), _("Due"), _("Status"))
        lines = [
            [
                Cell(f"{line['number']}. {line['text']}"), Cell(str(line["response"])), Cell(line["owner"] or "–"),
                _day(line["due_on"]), Cell(str(line["state"]) if line["answered"] else "–"),
            ]
            for line in rows
        ]  # fmt: skip
        tables.append(Table(_("Recommendations"), heads, lines))
    if not tables:
        notes.append(_("Nothing was decided or recommended yet."))
    return Section("review", _("Decisions and recommendations"), notes, tables)


def _day(day: date | None) -> Cell:
    return Cell(date_format(day, "SHORT_DATE_FORMAT") if day else "–")

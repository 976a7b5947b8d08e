"""A sheet of the ways as plain data for its paper, in the language in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jtportal.kernel.money import written
from workforce.enums.sheets import IncomeKind
from workforce.views import sheet_words

if TYPE_CHECKING:
    from datetime import date

    from workforce.calculations.pathways.income import Segment
    from workforce.models import PathwaySheet


def day(value: date) -> str:
    """Return a day as it is written in tables."""
    return date_format(value, "SHORT_DATE_FORMAT")


def data_of(sheet: PathwaySheet) -> dict[str, Any]:
    """Return what templates/papers/ways.typ reads: a drawing, a table of totals, the ways one by one, signatures."""
    lines = sheet_words.option_lines(sheet)
    person = sheet.case.person
    on = date_format(sheet.on, "DATE_FORMAT")
    parameters = {"name": person.name, "number": sheet.number, "day": on}
    return {
        "title": _("Ways for %(name)s") % parameters,
        "foot": _("%(name)s, sheet %(number)s of %(day)s") % parameters,
        "about": about(sheet),
        "svg": render_to_string("workforce/_sheet_drawing.html", drawing(sheet, lines)),
        "alt": _("Monthly income on each way over five years. The table below says the same in figures."),
        "caption": _(
            "%(currency)s a month, gross, by months from the sheet's day. What is paid once is not drawn; the sums below"
            " hold it."
        )
        % {"currency": sheet.currency},
        "heads": [
            _("Way"),
            _("Framework agreement"),
            _("First month"),
            _("After 1 year"),
            _("After 3 years"),
            _("After 5 years"),
        ],
        "totals": [
            [one["label"], str(one["open"]), *summed(one, sheet.currency)]
            for one in lines
        ],
        "rounding": _("Parts of a month count by their days, rounded half up to hundredths. All sums are gross."),
        "ways": [way(one, sheet) for one in lines],
        "before_heading": _("Insured today"),
        "before": [[str(one["what"]), str(one["who"])] for one in sheet_words.covers_before(sheet)],
        "note_heading": _("What was said besides"),
        "note": sheet.note,
        "choice": _("The choice is the worker's. This sheet decides nothing and promises nothing."),
        "signatures": [
            [_("Worker"), person.name, _("Day and signature")],
            [_("Officer"), str(sheet.recorded_by or ""), _("Day and signature")],
        ],
    }  # fmt: skip


def summed(one: dict[str, Any], currency: str) -> list[str]:
    """Return a way's sums as written; dashes where nobody said what it would pay."""
    return [written(value, currency) if one["income"] else "–" for value in (one["first"], *one["totals"])]


def about(sheet: PathwaySheet) -> str:
    """Return which framework agreements were asked."""
    named = [
        _("%(title)s, version %(number)s")
        % {"title": sheet_words.named(one["title"]), "number": one["number"]}
        for one in sheet.texts
    ]
    if not named:
        return _("No framework agreement was in force.")
    return _("Asked by: %(texts)s.") % {"texts": "; ".join(named)}


def drawing(sheet: PathwaySheet, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the drawing for paper: colours by value."""
    return {"drawing": sheet_words.drawn(sheet, lines), "paper": True, "currency": sheet.currency}


def way(one: dict[str, Any], sheet: PathwaySheet) -> dict[str, Any]:
    """Return one way: what the clauses say, its income, its terms, through whose hands it goes."""
    option = one["option"]
    said = [
        _("%(measure)s (%(clause)s): %(answer)s.")
        % {
            "measure": line["measure"],
            "clause": " ".join(filter(None, (line["sign"], line["heading"]))),
            "answer": line["answer"],
        }
        + "".join(f" {sentence}" for sentence in line["said"])
        for line in one["verdicts"]
    ]
    terms = [(_("Way to work, minutes"), option.commute), (_("Training, weeks"), option.training_weeks)]
    terms += [(_("What could go wrong"), option.risk)]
    return {
        "name": capfirst(one["label"]),
        "said": said or [f"{capfirst(str(one['open']))}."],
        "income": [income(paid, sheet.currency) for paid, _kind in one["income"]],
        "gaps": [
            _("Nothing is paid from %(first)s to %(last)s.") % {"first": day(first), "last": day(last)}
            for first, last in one["gaps"]
        ]
        + ([] if one["income"] else [_("Nobody has said what this way would pay.")]),
        "terms": [[str(label), str(value)] for label, value in terms if value not in (None, "")]
        + [[str(cover["what"]), str(cover["who"])] for cover in one["covers"]],
        "hands": [hand(line) for line in one["hands"]],
    }


def income(paid: Segment, currency: str) -> list[str]:
    """Return a line of income: what, how much, from when to when, by which source."""
    if not paid.runs:
        when = day(paid.start)
    elif paid.until is None:
        when = _("from %(day)s") % {"day": day(paid.start)}
    else:
        when = _("%(first)s to %(last)s") % {"first": day(paid.start), "last": day(paid.until)}
    return [str(IncomeKind(paid.kind).label), written(paid.amount, currency), when, paid.source]


def hand(line: dict[str, Any]) -> str:
    """Return what a body does, and by when."""
    said = {"who": line["name"], "does": line["does"], "days": line["days"]}
    if line["days"] is None:
        return _("%(who)s %(does)s; no deadline is laid down") % said
    return (
        ngettext(
            "%(who)s %(does)s within %(days)s day", "%(who)s %(does)s within %(days)s days", line["days"]
        )
        % said
    )

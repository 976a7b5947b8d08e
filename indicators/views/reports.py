"""The partnership's report: the reader chooses period and sections and takes it as PDF or XLSX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators import rules
from indicators.calculations.report import workbook
from indicators.forms import ReportForm
from indicators.views import results, wording
from indicators.views.report_parts import COUNTED, SECTIONS, Asked
from jtportal.kernel import papers
from jtportal.kernel.doors import PageDoor
from partnerships.models import Partnership
from partnerships.sockets import REPORT_SECTIONS, PlanAsked

if TYPE_CHECKING:
    from django.http import HttpRequest

    from indicators.calculations.report import Section, Table
    from indicators.queries import Board

KINDS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NARROW = 5  # a table of more columns needs the page's long side


class ReportDetail(PageDoor):
    """Choose, then download: with `format` in the address it answers with the file."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_read
    template, section = "indicators/report_detail.html", "results"

    def form(self, data: Any = None) -> ReportForm:
        """Build the form: the quarters that were counted, the sections there are; without a quarter the plan's alone."""
        board = results.board_of(self.request, self.row)
        periods = [(one, wording.period_label(one)) for one in reversed(board.periods)]
        sections = [(key, words) for key, (words, _make) in SECTIONS.items() if periods or key not in COUNTED]
        sections += [(key, one.label) for key, one in REPORT_SECTIONS.items()]
        initial = {
            "period": board.period(self.request.GET.get("period", "")),
            "section": [key for key, _words in sections],
        }
        return ReportForm(data, periods=periods, sections=sections, initial=initial)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what may be chosen, or hand over the file."""
        kind = request.GET.get("format", "")
        if kind not in KINDS:
            return self.page({"form": self.form()})
        form = self.form(request.GET)
        if not form.is_valid():
            return self.page({"form": form}, status=422)
        return self.download(kind, form.cleaned_data.get("period", ""), form.cleaned_data["section"])

    def context(self) -> dict[str, Any]:
        """Say for which period the report is."""
        board = results.board_of(self.request, self.row)
        period = board.period(self.request.GET.get("period", ""))
        tree = reverse("partnerships:tree_detail", kwargs={"partnership": self.row.code})
        return {
            "period": period,
            "period_label": wording.period_label(period) if period else "",
            "meta": results.meta(board, period),
            "sees": board.sees_persons,
            "tree_url": f"{tree}?period={period}" if period else tree,
        }

    def download(self, kind: str, period: str, keys: list[str]) -> HttpResponse:
        """Return the report as a file, made now."""
        board = results.board_of(self.request, self.row)
        period = board.period(period)
        asked = Asked(self.request, self.row, board, period)
        plan = PlanAsked(self.request.actor, self.row, self.row.today())
        sections = [make(asked) for key, (_words, make) in SECTIONS.items() if key in keys]
        sections += [one.make(plan) for key, one in REPORT_SECTIONS.items() if key in keys]
        numbers = bool(period) and not set(keys).isdisjoint(SECTIONS)
        title, meta = self.title(period if numbers else ""), self.meta(board, period if numbers else "", keys)
        if kind == "xlsx":
            made = workbook(title, meta, sections)
        else:
            made = papers.pdf("report", self.paper(title, meta, sections), language=wording.language())
        response = HttpResponse(made, content_type=KINDS[kind])
        name = f"{self.row.code}-{period if numbers else plan.today.isoformat()}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response

    def title(self, period: str) -> str:
        """Return what the report is called: by its period, or without one by today."""
        if not period:
            return _("%(partnership)s: report of %(day)s") % {
                "partnership": self.row,
                "day": date_format(self.row.today(), "DATE_FORMAT"),
            }
        return _("%(partnership)s: report for %(period)s") % {
            "partnership": self.row,
            "period": wording.period_label(period),
        }

    def meta(self, board: Board, period: str, keys: list[str]) -> str:
        """Return as of when the numbers are, and as of when the plan is."""
        told = [results.meta(board, period)] if period else []
        if set(keys) - set(SECTIONS):
            day = date_format(self.row.today(), "DATE_FORMAT")
            told.append(_("The plan as of %(day)s.") % {"day": day})
        return " ".join(told)

    def paper(self, title: str, meta: str, sections: list[Section]) -> dict[str, Any]:
        """Return the report as templates/papers/report.typ takes it."""
        now = timezone.now().astimezone(self.row.zone)
        made = _("Made on %(moment)s") % {"moment": date_format(now, "DATETIME_FORMAT")}
        return {
            "title": title,
            "meta": meta,
            "foot": f"{self.row} · {made}",
            "sections": [
                {
                    "title": one.title,
                    "notes": one.notes,
                    "tables": [paper_table(table) for table in one.tables],
                }
                for one in sections
            ],
        }


def paper_table(table: Table) -> dict[str, Any]:
    """Return a table as text; `wide` asks for the page's long side."""
    return {
        "title": table.title,
        "heads": list(table.heads),
        "rows": [[cell.text for cell in line] for line in table.rows],
        "right": list(table.right),
        "wide": len(table.heads) > NARROW,
    }

"""The roll of who said what in a negotiation: on a page, and as CSV and XLSX for those who negotiate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jtportal.kernel.doors import Door, PageDoor
from partnerships import rules
from partnerships.calculations import sheet_files
from partnerships.models import Clause, FrameworkAgreement
from partnerships.queries import roll, rooms
from partnerships.views.accords import InAccord

if TYPE_CHECKING:
    from partnerships.queries.roll_entry import Entry

LINES = 100
MOMENT, DAY = "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"
WIDE = (5, 6)  # columns with long words: the passage, what was said


class OfRoll(InAccord):
    """Mix into a door over the roll; the address says which party and clause."""

    model, related = FrameworkAgreement, ("partnership",)
    row: Any
    request: Any

    def asked(self, name: str) -> int | None:
        """Return a key from the address, or None."""
        given = self.request.GET.get(name, "")
        return int(given) if given.isdecimal() and len(given) < 15 else None

    def entries(self) -> list[Entry]:
        """Return the lines that were asked for."""
        return roll.entries(
            self.request.actor, self.row, party=self.asked("party"), clause=self.asked("clause")
        )

    def query(self, **more: Any) -> str:
        """Return the address's question with something more in it."""
        asked = {name: self.asked(name) for name in ("party", "clause")} | more
        kept = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


class AccordRoll(OfRoll, PageDoor):
    """Who said what, the latest first."""

    access, template = rules.may_read_plan, "partnerships/accord_roll.html"

    def context(self) -> dict[str, Any]:
        """Return a page of lines and what they may be filtered by."""
        agreement, actor = self.row, self.request.actor
        found = self.entries()
        pages = Paginator(found, LINES)
        page = pages.get_page(self.request.GET.get("page"))
        names = rooms.clause_names(rooms.negotiated(agreement))
        known = Clause.objects.visible_to(actor).filter(agreement=agreement)
        gone = known.exclude(pk__in=names).order_by("key").values_list("pk", "key")
        parties = {
            one.organisation_id: one.organisation for one in agreement.parties.select_related("organisation")
        }
        inside = rules.may_enter_room(actor, agreement)
        pk = {"pk": agreement.pk}
        return {
            "entries": list(page),
            "count": len(found),
            "summary": f"{page.start_index()}–{page.end_index()} / {len(found)}",
            "prev_url": self.query(page=page.previous_page_number()) if page.has_previous() else "",
            "next_url": self.query(page=page.next_page_number()) if page.has_next() else "",
            "parties": sorted(parties.items(), key=lambda pair: str(pair[1])),
            "clauses": [*names.items(), *gone],
            "party": self.asked("party"),
            "clause": self.asked("clause"),
            "inside": inside,
            "csv_url": reverse("partnerships:accord_roll_csv", kwargs=pk) + self.query() if inside else "",
            "xlsx_url": reverse("partnerships:accord_roll_xlsx", kwargs=pk) + self.query() if inside else "",
        }


class RollFile(OfRoll, Door):
    """The roll as a download, for those who negotiate."""

    abstract = True
    access = rules.may_enter_room
    http_method_names = ("get", "head", "options")
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file and give it out."""
        response = HttpResponse(self.made(), content_type=self.content_type)
        name = f"{self.row.partnership.code}-{self.row.slug}-roll.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response

    def made(self) -> bytes:
        """Return the file's content."""
        raise TypeError(f"{type(self).__name__} has no made()")

    def heads(self) -> list[str]:
        """Return the names of the columns."""
        return [
            _("When"), _("What"), _("Organisation"), _("Person"), _("About"), _("Passage"), _("Words"),
            _("Hash of the text"), _("Room"),
        ]  # fmt: skip

    def lines(self) -> list[list[str]]:
        """Return the lines as text; moments by the partnership's clock."""
        zone = self.row.partnership.zone
        return [
            [
                timezone.localtime(one.at, zone).strftime(MOMENT if one.timed else DAY), one.label, one.by,
                one.person, one.about, one.passage, one.words, one.digest, one.room,
            ]
            for one in self.entries()
        ]  # fmt: skip


class RollCsv(RollFile):
    """The roll as CSV."""

    content_type, ending = "text/csv; charset=utf-8", "csv"

    def made(self) -> bytes:
        """Return the file's content."""
        return sheet_files.as_csv(self.heads(), self.lines())


class RollXlsx(RollFile):
    """The roll as XLSX."""

    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ending = "xlsx"

    def made(self) -> bytes:
        """Return the file's content."""
        return sheet_files.as_xlsx(str(self.row), self.heads(), self.lines(), WIDE)

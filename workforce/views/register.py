"""The employment service's own register: its columns, cases out, a file in with its differences side by side."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from jtportal.kernel.htmx import go
from partnerships.calculations.sheet_files import as_csv, as_xlsx
from partnerships.models import Partnership
from partnerships.views import lists
from workforce import rules
from workforce.actions import register
from workforce.calculations.register import FIELDS
from workforce.enums import RecordsState
from workforce.forms.register import FIELD_WORDS, RegisterFileForm, RegisterForm, words_of
from workforce.models import RegisterFile, RegisterMapping
from workforce.queries import register as reads

SHOWN = 1000  # differences on one page
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def codes_of(column: dict[str, Any]) -> list[tuple[str, str]]:
    """Return a column's codes in the portal's own order: the database keeps none."""
    codes = column.get("codes") or {}
    return [(ours, codes[ours]) for ours in FIELDS[column["field"]].codes if ours in codes]


class RegisterHome(PageDoor):
    """What is exchanged with the register, and which files wait."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/register_home.html", "people"

    def context(self) -> dict[str, Any]:
        """Return the columns and the files."""
        actor = self.request.actor
        mapping = RegisterMapping.objects.visible_to(actor).filter(partnership=self.row).first()
        columns = [
            {
                "heading": one["heading"],
                "fact": FIELD_WORDS[one["field"]],
                "codes": codes_of(one),
                "out": FIELDS[one["field"]].out,
            }
            for one in (mapping.columns if mapping else ())
        ]
        return {
            "mapping": mapping,
            "columns": columns,
            "people": reads.to_take_out(self.row, actor).count() if mapping else 0,
            "files": RegisterFile.objects.visible_to(actor).filter(partnership=self.row)[:20],
            "may_work": rules.may_work(actor),
            "may_set": rules.may_set_papers(actor, self.row),
        }


class RegisterColumns(ActionDoor):
    """Say how the register writes."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_set_papers
    template, section, form_class = "workforce/register_columns.html", "people", RegisterForm
    done = gettext_lazy("The register's columns are set.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands."""
        row = RegisterMapping.objects.visible_to(self.request.actor).filter(partnership=self.row).first()
        if row is None:
            return {"initial": {"seen": 0}}
        initial = {"name": row.name, "dates": row.dates, "mark": row.mark, "seen": row.revision}
        for one in row.columns:
            initial[f"heading_{one['field']}"] = one["heading"]
            initial[f"codes_{one['field']}"] = "; ".join(f"{ours}={theirs}" for ours, theirs in codes_of(one))
        return {"initial": initial}

    def act(self, row: Partnership, form: Any) -> RegisterMapping:
        """Set them."""
        said = {name: form.cleaned_data[name] for name in ("name", "dates", "mark", "seen")}
        return register.set_mapping(partnership=row, columns=form.columns, by=self.request.actor, **said)

    def next_url(self, result: Any) -> str:
        """Show them."""
        return reverse("workforce:register_home", kwargs={"partnership": self.row.code})


class RegisterOut(PostDoor):
    """Cases as a file for the register. It names people: its taking is recorded, so it is a button."""

    abstract = True
    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    section = "people"
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file and give it out; back to the page while no column is named."""
        mapping = RegisterMapping.objects.visible_to(request.actor).filter(partnership=self.row).first()
        if mapping is None:
            messages.error(request, _("Say first what the register's columns are called."))
            return self.back()
        mapped = reads.how(mapping)
        rows = list(reads.table(reads.to_take_out(self.row, request.actor), mapped))
        register.note_taken_out(mapping=mapping, people=len(rows), ending=self.ending, by=request.actor)
        heads = [one.heading for one in mapped.columns]
        content = as_csv(heads, rows) if self.ending == "csv" else as_xlsx(mapping.name, heads, rows)
        response = HttpResponse(content, content_type=self.content_type)
        name = f"{self.row.code}-register-{self.row.today().isoformat()}.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response

    def back(self) -> HttpResponse:
        """Go back to the register's page."""
        return go(self.request, reverse("workforce:register_home", kwargs={"partnership": self.row.code}))


class RegisterCsv(RegisterOut):
    """As CSV."""

    content_type, ending = "text/csv; charset=utf-8", "csv"


class RegisterXlsx(RegisterOut):
    """As XLSX."""

    content_type, ending = XLSX, "xlsx"


class RegisterNew(ActionDoor):
    """Send a file of the register."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_work_here
    template, section, form_class = "workforce/register_new.html", "people", RegisterFileForm

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.today()}}

    def act(self, row: Partnership, form: Any) -> RegisterFile:
        """Read it."""
        given = form.cleaned_data
        return register.receive(partnership=row, upload=given["file"], on=given["on"], by=self.request.actor)

    def next_url(self, result: RegisterFile) -> str:
        """Go to what it says."""
        return reverse("workforce:register_file", kwargs={"pk": result.pk})


WHY_UNREAD = {
    "nobody": gettext_lazy("it names nobody: a personnel number and a birth date are needed"),
    "value": gettext_lazy("the value in “%(heading)s” cannot be read"),
}


class RegisterFileDoor(PageDoor):
    """What the register says beside what the portal knows, before anything is taken over."""

    model, access, related = RegisterFile, rules.may_read_case, ("partnership",)
    template, section = "workforce/register_file.html", "people"

    def context(self) -> dict[str, Any]:
        """Return the differences, each with where ours comes from."""
        rows = self.row.rows.select_related("case__person", "known")[: SHOWN + 1]
        lines = [
            {
                "row": one,
                "fact": FIELD_WORDS[one.field],
                "ours": words_of(one.field, one.ours),
                "theirs": words_of(one.field, one.theirs),
            }
            for one in rows
        ]
        return {
            "lines": lines[:SHOWN],
            "more": len(lines) > SHOWN,
            "total": self.row.rows.count(),
            "unread": [
                (line, WHY_UNREAD[code] % {"heading": heading}) for line, code, heading in self.row.unread
            ],
            "waits": self.row.state == RecordsState.PREVIEWED,
            "may_work": rules.may_work(self.request.actor),
        }


class OfRegisterFile(PostDoor):
    """Settle a file."""

    abstract = True
    model, access, related, section = RegisterFile, rules.may_work, ("partnership",), "people"

    def next_url(self, result: Any) -> str:
        """Go back to the file."""
        return reverse("workforce:register_file", kwargs={"pk": self.row.pk})


class RegisterTake(OfRegisterFile):
    """Take over what is ticked."""

    def act(self, row: RegisterFile, data: Any) -> int:
        """Take it over, and say how many."""
        chosen = {key for one in data.getlist("row") if (key := lists.number_or_none(one)) is not None}
        taken = register.take(file=row, chosen=chosen, by=self.request.actor)
        words = ngettext(
            "%(number)s fact is taken over from the register.",
            "%(number)s facts are taken over from the register.",
            taken,
        )
        messages.success(self.request, words % {"number": taken})
        return taken


class RegisterDrop(OfRegisterFile):
    """Take nothing over."""

    done = gettext_lazy("The file is dropped; nothing was taken over.")

    def act(self, row: RegisterFile, data: Any) -> None:
        """Drop it."""
        register.drop(file=row, by=self.request.actor)

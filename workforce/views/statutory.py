"""Forms that the law asks for: what lacks is said first, then they are printed or taken away as PDF."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import override

from jtportal.kernel import papers
from jtportal.kernel.doors import PageDoor, PostDoor
from partnerships.views import lists
from workforce import rules
from workforce.actions import paper_templates
from workforce.calculations import statutory
from workforce.enums import PAPER_FACTS, FormKind
from workforce.models import Case, Site, StatutoryForm
from workforce.queries import paper_facts
from workforce.views.placements import OF_CASE

MOST = 2000  # workers on one list
LISTED = ("person", "partnership", "worker__current", "worker__site", "residence", "officer")


def answer(form: StatutoryForm, parts: list[statutory.Part]) -> HttpResponse:
    """Return a form as PDF."""
    data = {
        "title": form.title,
        "authority": form.authority,
        "parts": [asdict(one) for one in parts],
        "foot": f"{form.partnership} · {form.title}",
        "wide": form.kind == FormKind.LIST,
    }
    content = papers.pdf("form", data, language=form.language)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{form.key}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


class OnCase:
    """Mix into a door over a case and a form about one worker."""

    model, access = Case, rules.may_read_case
    related = (*OF_CASE, "worker__current", "worker__site", "residence")
    section = "people"
    request: Any
    row: Any
    kwargs: Any

    @cached_property
    def form(self) -> StatutoryForm:
        """The form that the address names; 404 where it is none of this partnership."""
        rows = StatutoryForm.objects.visible_to(self.request.actor).select_related("partnership")
        return get_object_or_404(
            rows, pk=self.kwargs["form"], partnership=self.row.partnership_id, kind=FormKind.PERSON
        )

    @cached_property
    def facts(self) -> dict[str, str]:
        """What is known of the worker, in the form's language."""
        with override(self.form.language):
            return paper_facts.facts_of(self.row, self.request.actor)

    def parts(self) -> list[statutory.Part]:
        """Return the form filled in."""
        return statutory.made(self.form.parts, self.facts)


class StatutoryCase(OnCase, PageDoor):
    """A form about one worker: what lacks, then the form."""

    template = "workforce/statutory_case.html"

    def context(self) -> dict[str, Any]:
        """Say what lacks, each with the page where it is entered."""
        lacks = statutory.missing(self.form.parts, self.facts)
        return {
            "form_": self.form,
            "parts": self.parts(),
            "missing": [(PAPER_FACTS[name][0], self.where(PAPER_FACTS[name][1])) for name in lacks],
        }

    def where(self, page: str) -> str:
        """Return the address of the page where a fact is entered, '' for none or whoever may not."""
        if not page or not rules.may_work(self.request.actor, self.row):
            return ""
        if page == "worker_facts":
            return (
                reverse("workforce:worker_facts", kwargs={"pk": self.row.worker_id})
                if self.row.worker_id
                else ""
            )
        return reverse(f"workforce:{page}", kwargs={"pk": self.row.pk})


class StatutoryPdf(OnCase, PostDoor):
    """The form as PDF: it is recorded who took it out."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record it and give it out."""
        paper_templates.note_printed(
            form=self.form, people=1, by=request.actor, subject=self.row.person.subject
        )
        return answer(self.form, self.parts())


class OnList:
    """Mix into a door over a form about a list of workers, of one mine where the address names it."""

    model, access, related = StatutoryForm, rules.may_read_case, ("partnership",)
    section = "people"
    request: Any
    row: Any

    @cached_property
    def sites(self) -> list[Site]:
        """The partnership's mines."""
        rows = Site.objects.visible_to(self.request.actor).filter(partnership=self.row.partnership)
        return list(rows.order_by("name"))

    @cached_property
    def site(self) -> Site | None:
        """The mine that the address names."""
        asked = lists.number_or_none(self.request.GET.get("site") or self.request.POST.get("site"))
        return next((one for one in self.sites if one.pk == asked), None)

    @cached_property
    def people(self) -> list[Case]:
        """Whom the list names: the open cases whom the reader may see."""
        rows = Case.objects.visible_to(self.request.actor).open().filter(partnership=self.row.partnership)
        if self.site is not None:
            rows = rows.filter(site=self.site)
        return list(rows.select_related(*LISTED).order_by("sort_key", "pk")[:MOST])

    def filled(self) -> tuple[list[statutory.Part], list[tuple[Case, list[Any]]]]:
        """Return the form filled in, and of whom what lacks."""
        if self.row.kind != FormKind.LIST:
            raise Http404
        with override(self.row.language):
            facts = paper_facts.facts_of_many(self.people, self.request.actor)
        known = [facts[one.pk] for one in self.people]
        common = {name: known[0][name] for name in ("office", "partnership", "today")} if known else {}
        common["mine"] = str(self.site or "")
        lacks = [(case, statutory.missing(self.row.parts, facts[case.pk])) for case in self.people]
        return statutory.made(self.row.parts, common, known), [one for one in lacks if one[1]]


class StatutoryDetail(OnList, PageDoor):
    """A list of workers: what lacks of whom, then the list."""

    template = "workforce/statutory_detail.html"

    def context(self) -> dict[str, Any]:
        """Collect it."""
        if self.row.kind != FormKind.LIST:  # about one worker: shown empty, as an example
            return {"parts": statutory.made(self.row.parts, {}), "example": True}
        parts, lacks = self.filled()
        return {
            "parts": parts,
            "people_count": len(self.people),
            "most": MOST,
            "missing": [
                (case, ", ".join(str(PAPER_FACTS[name][0]) for name in names)) for case, names in lacks
            ],
            "sites": self.sites,
            "site": self.site,
        }


class StatutoryListPdf(OnList, PostDoor):
    """The list as PDF: it is recorded who took it out."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record it and give it out."""
        parts, _lacks = self.filled()
        paper_templates.note_printed(form=self.row, people=len(self.people), by=request.actor)
        return answer(self.row, parts)

"""The framework agreement as files: a text taken in, and out as PDF and DOCX."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jtportal.kernel import papers
from jtportal.kernel.doors import Door
from partnerships import rules
from partnerships.actions import taking_in
from partnerships.calculations.clauses import docx_files, splitting
from partnerships.forms.framework import TakeInForm
from partnerships.models import FrameworkVersion
from partnerships.queries import framework as reads
from partnerships.views import framework_papers as paper
from partnerships.views.accords import InAccord, language_of
from partnerships.views.clauses import OfVersion


class TakeIn(OfVersion):
    """Take a text into a draft."""

    form_class, submit = TakeInForm, gettext_lazy("Cut it into clauses")
    heading = gettext_lazy("Which text is taken in?")
    intro = gettext_lazy(
        "Chapters and clauses are found by their headings and signs, such as “Chapter 2”, “Art. 5”, “§ 7a” or “4.2”."
        " Clauses that are there already are known again. Correct the outcome in the text itself."
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the agreement's languages."""
        return {"agreement": self.row.agreement}

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Take it in and say what became of it."""
        given = form.cleaned_data
        draft = splitting.split(given["words"])
        done = taking_in.take_in(version=row, draft=draft, language=given["language"], by=self.request.actor)
        told = {"known": done.known, "new": done.new, "gone": done.gone}
        text = _("Taken in: %(new)d new, %(known)d known again, %(gone)d no longer there.") % told
        messages.success(self.request, text)
        return done


class Export(InAccord, Door):
    """A version as a download, in the language chosen."""

    abstract = True
    model, access, related = FrameworkVersion, rules.may_read_plan, ("agreement__partnership",)
    http_method_names = ("get", "head", "options")
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file in the text's language and give it out."""
        agreement = self.row.agreement
        language = language_of(agreement, request.GET.get("language"))
        with override(language):
            response = HttpResponse(self.made(language), content_type=self.content_type)
        name = f"{agreement.partnership.code}-{agreement.slug}-v{self.row.number}-{language}.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def made(self, language: str) -> bytes:
        """Return the file's content."""
        raise TypeError(f"{type(self).__name__} has no made()")


class FrameworkDocx(Export):
    """As DOCX, to write in."""

    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ending = "docx"

    def made(self, language: str) -> bytes:
        """Return the document."""
        row, lines = self.row, reads.lines(self.row)
        foot = (paper.standing(row), paper.digest(row))
        seats = tuple((party,) for party in paper.seats(row))
        closing = [
            docx_files.Part(_("Parties"), seats or ((_("Nobody is at the table yet."),),)),
            *paper.closing(row, lines, self.request.actor, language),
        ]
        return docx_files.made(
            paper.title(row, language),
            foot,
            paper.written(row, lines, language),
            closing,
            contents=_("Contents"),
        )


class FrameworkPdf(Export):
    """As PDF, to print and to sign."""

    content_type, ending = "application/pdf", "pdf"

    def made(self, language: str) -> bytes:
        """Return the paper."""
        data = paper.pdf_data(self.row, self.request.actor, language)
        return papers.pdf("accord", data, language=language)

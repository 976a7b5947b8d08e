"""The framework agreement as files: a text taken in, and out as PDF and DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.utils.formats import date_format
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
from partnerships.queries.duties import sites
from partnerships.views.accords import InAccord, in_words, language_of
from partnerships.views.clauses import OfVersion
from partnerships.views.duty_lines import paper_lines

if TYPE_CHECKING:
    from partnerships.calculations.clauses.docx_files import Written


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

    def title(self, language: str) -> str:
        """Return the agreement's title."""
        agreement = self.row.agreement
        return in_words(agreement.title, language, agreement.leading)[0]

    def standing(self) -> str:
        """Return version and state in a line."""
        told = {"number": self.row.number, "state": self.row.standing.label}
        line = _("Version %(number)d, %(state)s") % told
        if self.row.in_force_from:
            day = date_format(self.row.in_force_from, "DATE_FORMAT")
            line = _("%(line)s, in force from %(day)s") % {"line": line, "day": day}
        return line

    def closing(self) -> list[str]:
        """Return who is at the table, and the hash that identifies what was printed."""
        day = self.row.agreement.partnership.today()
        parties = self.row.agreement.parties.on(day).select_related("organisation")
        lines = [f"{party.organisation} ({party.get_constituency_display()})" for party in parties]
        digest = self.row.content_hash or reads.content_hash(self.row)
        return [*lines, _("SHA-256 of this version: %(hash)s") % {"hash": digest}]

    def written(self, language: str, *, duties: bool = False) -> list[Written]:
        """Return chapters and clauses as they are printed; `duties`: with what they bind the parties to."""
        leading = self.row.agreement.leading
        names = dict(sites(self.row.agreement.partnership)) if duties else {}
        return [
            docx_files.Written(
                line.sign,
                in_words(line.place.text.heading, language, leading)[0],
                line.is_chapter,
                paragraphs(in_words(line.place.text.body, language, leading)[0])
                + (paper_lines(line.place.text, language, leading, names) if duties else ()),
            )
            for line in reads.lines(self.row)
        ]


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a body's paragraphs and items of lists; lines that belong together are one."""
    lines = (line.strip() for line in text.split("\n"))
    return tuple(f"- {line[2:]}" if line.startswith(("- ", "* ")) else line for line in lines if line)


class FrameworkDocx(Export):
    """As DOCX, to write in."""

    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ending = "docx"

    def made(self, language: str) -> bytes:
        """Return the document."""
        *parties, digest = self.closing()
        foot = (self.standing(), digest)
        return docx_files.made(self.title(language), foot, self.written(language), parties)


class FrameworkPdf(Export):
    """As PDF, to print and to sign."""

    content_type, ending = "application/pdf", "pdf"

    def made(self, language: str) -> bytes:
        """Return the paper."""
        lines = [
            {
                "number": line.number,
                "heading": line.heading,
                "chapter": line.chapter,
                "body": list(line.paragraphs),
            }
            for line in self.written(language, duties=True)
        ]
        *parties, digest = self.closing()
        words = {
            "contents": _("Contents"),
            "parties": _("Parties"),
            "nobody": _("Nobody is at the table yet."),
        }
        data = {
            "title": self.title(language),
            "standing": self.standing(),
            "lines": lines,
            "parties": parties,
            "foot": digest,
            "words": words,
        }
        return papers.pdf("accord", data, language=language)

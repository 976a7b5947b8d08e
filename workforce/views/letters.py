"""Letters to a worker: written from a template in the worker's language, read again, taken away as PDF and DOCX."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jtportal.kernel import papers
from jtportal.kernel.doors import Door, PageDoor
from partnerships.views import lists
from workforce import rules
from workforce.actions import case_letters
from workforce.calculations import letters
from workforce.forms.files import LetterForm
from workforce.models import Case, Letter, LetterTemplate
from workforce.queries import paper_facts
from workforce.views.case_files import FilesForm
from workforce.views.placements import BEHIND, OF_CASE

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class LetterNew(FilesForm):
    """Write a letter; the template chosen in the address fills it, the officer has the last word."""

    model, form_class, template = Case, LetterForm, "workforce/letter_new.html"
    related = (*OF_CASE, "worker__current", "worker__site", "residence")
    lead, done = gettext_lazy("Write a letter"), gettext_lazy("The letter is kept as it is sent.")

    @cached_property
    def chosen(self) -> LetterTemplate | None:
        """The template that the address names, if it holds still."""
        key = lists.number_or_none(self.request.GET.get("template"))
        return self.templates().filter(pk=key).first() if key is not None else None

    def templates(self) -> Any:
        """Return the templates that hold in the partnership."""
        rows = LetterTemplate.objects.visible_to(self.request.actor)
        return rows.filter(partnership=self.row.partnership, replaced_at=None)

    @cached_property
    def language(self) -> str:
        """The worker's language, else the partnership's, else the portal's."""
        asked = (paper_facts.language_of(self.row), self.row.partnership.language)
        return next((one for one in asked if one in dict(settings.LANGUAGES)), settings.LANGUAGE_CODE)

    def form_kwargs(self) -> dict[str, Any]:
        """Fill what is known; what is not stays in braces for the officer."""
        initial = {"language": self.language, "on": self.row.partnership.today(), "way": "post"}
        template = self.chosen
        if template is None:
            return {"initial": initial}
        with override(template.language):
            facts = paper_facts.facts_of(self.row, self.request.actor)
            facts["officer"] = facts["officer"] or str(
                self.request.actor.user
            )  # who writes, while nobody leads it
            facts |= self.about(template.kind)
        words = {name: letters.filled(getattr(template, name), facts) for name in ("subject", "body")}
        return {"initial": initial | words | {"language": template.language}}

    def about(self, kind: str) -> dict[str, str]:
        """Return what the row says that the letter is about: the one the address names, else the latest."""
        rows = paper_facts.rows_about(kind, self.row, self.request.actor)
        asked = lists.number_or_none(self.request.GET.get("about"))
        row = next((one for one in rows if asked in (None, one.pk)), None)
        return paper_facts.facts_about(row, self.row)

    def context(self) -> dict[str, Any]:
        """Offer the templates, those in the worker's language first."""
        rows = sorted(self.templates(), key=lambda one: one.language != self.language)
        names = paper_facts.names_for(self.chosen.kind) if self.chosen else ()
        initial = self.form_kwargs()["initial"]
        open_ = letters.left(f"{initial.get('subject', '')} {initial.get('body', '')}", names)
        return super().context() | {
            "templates": rows,
            "chosen": self.chosen,
            "open_names": ", ".join(f"{{{name}}}" for name in open_),
            "known_language": paper_facts.language_of(self.row),
        }

    def act(self, row: Case, form: Any) -> Letter:
        """Keep it."""
        return case_letters.write(case=row, template=self.chosen, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Show it."""
        return reverse("workforce:letter_detail", kwargs={"pk": result.pk})


class LetterDetail(PageDoor):
    """A letter as it was sent."""

    model, access, related = Letter, rules.may_read_case, (*BEHIND, "recorded_by", "template")
    template, section = "workforce/letter_detail.html", "people"

    def context(self) -> dict[str, Any]:
        """Return its paragraphs."""
        return {"paragraphs": letters.paragraphs(self.row.body)}


class LetterFile(Door):
    """A letter as a file."""

    abstract = True
    model, access, related, section = Letter, rules.may_read_case, BEHIND, "people"
    http_method_names = ("get", "head", "options")
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give it out."""
        with override(self.row.language):
            content = self.made(self.row)
        response = HttpResponse(content, content_type=self.content_type)
        response["Content-Disposition"] = f'attachment; filename="letter-{self.row.pk}.{self.ending}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response

    def made(self, letter: Letter) -> bytes:
        """Return the file's content."""
        raise TypeError(f"{type(self).__name__} has no made()")


def foot(letter: Letter) -> str:
    """Return what identifies a letter at the foot of its pages."""
    return _("Letter %(number)s") % {"number": letter.pk} + f" · {letter.office}"


class LetterPdf(LetterFile):
    """As PDF."""

    content_type, ending = "application/pdf", "pdf"

    def made(self, letter: Letter) -> bytes:
        """Return the paper."""
        data = {
            "title": letter.subject,
            "from": letter.office,
            "to": letter.to,
            "day": date_format(letter.on, "DATE_FORMAT"),
            "paragraphs": letters.paragraphs(letter.body),
            "foot": foot(letter),
        }
        return papers.pdf("letter", data, language=letter.language)


class LetterDocx(LetterFile):
    """As DOCX."""

    content_type, ending = WORD, "docx"

    def made(self, letter: Letter) -> bytes:
        """Return the document."""
        return letters.as_word(
            head=[letter.office, "", letter.to],
            date_line=date_format(letter.on, "DATE_FORMAT"),
            subject=letter.subject,
            body=letter.body,
            foot=foot(letter),
        )

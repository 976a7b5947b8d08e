"""Templates of letters, written on a page; files of templates and forms taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, Refused
from partnerships.calculations.measures.files import PlainLoader
from partnerships.models import Partnership
from workforce import rules
from workforce.actions import paper_templates
from workforce.calculations import paper_files
from workforce.enums import LETTER_FACTS, PAPER_FACTS, LetterKind
from workforce.forms.files import LetterTemplateForm, PaperFileForm
from workforce.models import LetterTemplate, StatutoryForm
from workforce.queries.paper_facts import names_for

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "papers"
LARGEST, SHOWN = 1 << 20, 20
FAULTS = {
    "no_parts": gettext_lazy("here belongs a list or a group of words, and it is not there"),
    "no_kind": gettext_lazy("it is no heading, text, field, blank, signature or columns"),
    "no_columns": gettext_lazy("columns belong into a list of workers, and at least one"),
    "list_field": gettext_lazy("a list of workers has columns, no fields"),
    "no_text": gettext_lazy("the text is missing or too long"),
    "no_label": gettext_lazy("its label is missing"),
    "no_fact": gettext_lazy("the portal knows no such fact: %(word)s"),
    "placeholder": gettext_lazy("there is no placeholder: %(word)s"),
    "unknown": gettext_lazy("this word does not belong here"),
    "no_key": gettext_lazy("a short name of small Latin letters, digits and hyphens is missing"),
    "no_choice": gettext_lazy("choose one of: %(word)s"),
}


def file_words() -> paper_files.Words:
    """Return what a file may name."""
    kinds = {one.value: names_for(one) for one in LetterKind}
    return paper_files.Words(tuple(dict(settings.LANGUAGES)), kinds, tuple(PAPER_FACTS))


def fault_words(fault: Any) -> str:
    """Return a fault of a file with its place."""
    return f"{fault.where}: {FAULTS[fault.code] % {'word': fault.word}}"


def parsed(text: str) -> paper_files.Told:
    """Return what a file holds. Raises Refused at `file`, every fault named."""
    try:
        given = yaml.load(text, Loader=PlainLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise Refused(_("This file is no YAML."), field="file") from error
    told = paper_files.read(given, file_words())
    if told.faults:
        raise Refused("\n".join(fault_words(one) for one in told.faults[:SHOWN]), field="file")
    return told


class LetterTemplateList(PageDoor):
    """What letters and forms there are, in which languages."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/letter_template_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return the templates that hold, by what they are for."""
        actor = self.request.actor
        rows = LetterTemplate.objects.visible_to(actor).filter(partnership=self.row, replaced_at=None)
        forms = StatutoryForm.objects.visible_to(actor).filter(partnership=self.row, replaced_at=None)
        by_kind: dict[str, list[LetterTemplate]] = {}
        for one in rows:
            by_kind.setdefault(one.kind, []).append(one)
        kinds = [(one.label, by_kind[one]) for one in LetterKind if one in by_kind]
        return {
            "kinds": kinds,
            "count": sum(len(found) for _label, found in kinds),
            "forms": list(forms),
            "may_set": rules.may_set_papers(actor, self.row),
        }


class OfTemplates(ActionDoor):
    """A form about templates; back to their list."""

    abstract = True
    access, section, template = rules.may_set_papers, "people", "workforce/letter_template_form.html"

    @property
    def place(self) -> Partnership:
        """The partnership."""
        return self.row.partnership

    def context(self) -> dict[str, Any]:
        """Say which placeholders there are."""
        kinds = [one for one in LetterKind if LETTER_FACTS[one]]
        return {
            "place": self.place,
            "common": [(f"{{{name}}}", words) for name, (words, _url) in PAPER_FACTS.items()],
            "special": [
                (one.label, [(f"{{{name}}}", words) for name, words in LETTER_FACTS[one].items()])
                for one in kinds
            ],
        }

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:letter_template_list", kwargs={"partnership": self.place.code})


class LetterTemplateNew(OfTemplates):
    """Write a template."""

    model, lookup, form_class = Partnership, {"partnership": "code"}, LetterTemplateForm
    done = gettext_lazy("The template is written.")

    def act(self, row: Partnership, form: Any) -> Any:
        """Write it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        return paper_templates.write_letter(partnership=row, by=self.request.actor, **said)


class LetterTemplateChange(OfTemplates):
    """Write a newer version of a template."""

    model, related, form_class = LetterTemplate, ("partnership",), LetterTemplateForm
    done = gettext_lazy("The newer version is written. Letters sent before stay as they are.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands."""
        said = {name: getattr(self.row, name) for name in ("name", "subject", "body")}
        return {"fixed": True, "initial": said | {"seen": self.row.number}}

    def context(self) -> dict[str, Any]:
        """Say which one."""
        return super().context() | {"known": self.row}

    def act(self, row: LetterTemplate, form: Any) -> Any:
        """Write it."""
        return paper_templates.write_letter(
            partnership=row.partnership, key=row.key, kind=row.kind, language=row.language,
            by=self.request.actor, **form.cleaned_data,
        )  # fmt: skip


class PaperLoad(OfTemplates):
    """Take a file of templates in."""

    model, lookup, form_class = Partnership, {"partnership": "code"}, PaperFileForm
    template = "workforce/paper_load.html"

    def act(self, row: Partnership, form: Any) -> Any:
        """Read the file; every fault is said at the field."""
        upload = form.cleaned_data["file"]
        if upload.size > LARGEST:
            raise Refused(_("The file is larger than 1 MB."), field="file")
        try:
            text = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Refused(_("This file is no YAML."), field="file") from error
        told = parsed(text)
        loaded = paper_templates.load(
            partnership=row, letters=told.letters, forms=told.forms, by=self.request.actor
        )
        say_loaded(self.request, loaded)
        return loaded


class PaperExamples(PostDoor):
    """Take the portal's own examples in."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_set_papers
    section = "people"

    def act(self, row: Partnership, data: Any) -> Any:
        """Load them, all languages at once."""
        made = known = 0
        for path in sorted(EXAMPLES.glob("*.yaml")):
            told = parsed(path.read_text(encoding="utf-8"))
            loaded = paper_templates.load(
                partnership=row, letters=told.letters, forms=told.forms, by=self.request.actor
            )
            made, known = made + loaded.made, known + loaded.known
        say_loaded(self.request, paper_templates.Loaded(made, known))

    def next_url(self, result: Any) -> str:
        """Show them."""
        return reverse("workforce:letter_template_list", kwargs={"partnership": self.row.code})


def say_loaded(request: Any, loaded: paper_templates.Loaded) -> None:
    """Say how many were new."""
    words = ngettext(
        "%(number)s template is taken in; as before: %(known)s.",
        "%(number)s templates are taken in; as before: %(known)s.",
        loaded.made,
    )
    messages.success(request, words % {"number": loaded.made, "known": loaded.known})

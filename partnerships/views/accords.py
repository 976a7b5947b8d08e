"""What the pages of the framework agreement share: the word they stand under, forms, and what a text looks like."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jtportal.kernel import prose
from jtportal.kernel.doors import ActionDoor, Refused
from partnerships.models import Partnership
from partnerships.queries import framework as reads
from partnerships.views.measure_pages import measure_lines, words_of_text
from partnerships.views.plan_forms import PlanForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerships.models import FrameworkAgreement, FrameworkVersion


class InAccord:
    """Mix into a door: its page stands under the word Agreement."""

    section: ClassVar[str] = "agreement"


class OfPlace(InAccord):
    """Mix into a door whose address names the partnership: `p/<slug:partnership>/agreement/…`."""

    model: ClassVar[Any] = Partnership
    lookup: ClassVar[dict[str, str]] = {"partnership": "code"}


class AccordForm(InAccord, ActionDoor):
    """A short form on a page of its own. Subclasses say `heading`, `submit` and where it came from."""

    abstract = True
    template = "partnerships/framework_form.html"
    heading: ClassVar[Any] = ""
    submit: ClassVar[Any] = PlanForm.submit
    intro: ClassVar[Any] = ""

    title, above, back_url = PlanForm.title, PlanForm.above, PlanForm.back_url
    context, next_url = PlanForm.context, PlanForm.next_url


@contextmanager
def at_leading(agreement: FrameworkAgreement) -> Iterator[None]:
    """Let what is refused of a heading or body be said at its field in the leading language."""
    try:
        yield
    except Refused as refusal:
        if refusal.field in ("heading", "body"):
            refusal.field = f"{refusal.field}_{agreement.leading}"
        raise


def language_of(agreement: FrameworkAgreement, asked: str | None) -> str:
    """Return the language to read an agreement in: the one asked for, the reader's own, else the leading one."""
    for code in (asked, get_language()):
        if code in agreement.languages:
            return str(code)
    return agreement.leading


def language_choices(agreement: FrameworkAgreement, current: str) -> list[dict[str, Any]]:
    """Return the languages of an agreement as links of its page."""
    names = dict(settings.LANGUAGES)
    return [
        {
            "code": code,
            "label": _(names.get(code, code)),
            "current": code == current,
            "leading": code == agreement.leading,
        }
        for code in agreement.languages
    ]


def in_words(texts: Mapping[str, str], language: str, leading: str) -> tuple[str, str]:
    """Return a text and the language it is in: the one asked for, else the leading one, else whichever there is."""
    for code in (language, leading, *texts):
        if texts.get(code):
            return texts[code], code
    return "", language


def read_lines(version: FrameworkVersion, language: str) -> list[dict[str, Any]]:
    """Return chapters and clauses in the order of reading, as templates draw them.

    `html`: the body; `lang`, `body_lang`: where a translation is missing, those of the words shown instead.
    """
    leading = version.agreement.leading
    drawn, lines = [], reads.lines(version)
    words = words_of_text(version.agreement.partnership, [line.place.text for line in lines])
    for line in lines:
        text = line.place.text
        heading, heading_in = in_words(text.heading, language, leading)
        body, body_in = in_words(text.body, language, leading)
        drawn.append(
            {
                "place": line.place,
                "clause": line.place.clause,
                "number": line.sign,
                "chapter": line.is_chapter,
                "heading": heading,
                "lang": "" if heading_in == language else heading_in,
                "html": prose.html(body) if body else "",
                "body_lang": "" if body_in == language else body_in,
                "measures": measure_lines(text.measures, words),
            }
        )
    return drawn


def short_hash(digest: str) -> str:
    """Return the beginning of a hash as people compare it: '3f9c·a1e7'."""
    return f"{digest[:4]}·{digest[4:8]}" if digest else ""

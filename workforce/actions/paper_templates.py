"""Templates of letters and forms to print, in versions: what is written anew replaces what stood, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger
from workforce.calculations import letters
from workforce.models import LetterTemplate, StatutoryForm
from workforce.queries.paper_facts import names_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

LETTER_SAYS = ("kind", "name", "subject", "body")
FORM_SAYS = ("kind", "title", "authority", "parts")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many versions a file made, and how many stood as they are."""

    made: int
    known: int


@transaction.atomic
def write_letter(
    *,
    partnership: Partnership,
    kind: str,
    language: str,
    name: str,
    subject: str,
    body: str,
    by: Actor,
    key: str = "",
    seen: int | None = None,
) -> LetterTemplate | None:
    """Write a template, or a newer version of the one with this key; None where it says the same. Raises Refused.

    `seen`: the version that the writer had in front of them; another one since then is a refusal.
    """
    for field, text in (("subject", subject), ("body", body)):
        refuse_faults(text, kind, field=field)
    said = {"kind": kind, "name": name.strip(), "subject": subject.strip(), "body": body.strip()}
    key = key or free_key(partnership, kind)
    row = _version(LetterTemplate, partnership, key, language, said, by, seen=seen)
    if row is not None:
        after = {"key": key, "language": language, "number": row.number}
        audit.record(row, verb="letter_template.written", by=by, after=after)
    return row


def refuse_faults(text: str, kind: str, *, field: str) -> None:
    """Raise Refused for placeholders that a letter of this kind cannot fill; it says which there are."""
    wrong = letters.faults(text, names_for(kind))
    if not wrong:
        return
    may = ", ".join(f"{{{name}}}" for name in names_for(kind))
    if wrong.unknown:
        words = _("There is no placeholder %(unknown)s. Letters of this kind may use: %(may)s.")
        unknown = ", ".join(f"{{{name}}}" for name in wrong.unknown)
        raise Refused(words % {"unknown": unknown, "may": may}, field=field)
    words = _("A brace stands alone: a placeholder begins with { and ends with }. Letters may use: %(may)s.")
    raise Refused(words % {"may": may}, field=field)


def free_key(partnership: Partnership, kind: str) -> str:
    """Return a short name that no template of the partnership has."""
    taken = set(LetterTemplate.objects.filter(partnership=partnership).values_list("key", flat=True))
    number = 1
    while (key := f"{kind.replace('_', '-')}-{number}") in taken:
        number += 1
    return key


@transaction.atomic
def load(
    *,
    partnership: Partnership,
    letters: Iterable[Mapping[str, Any]],
    forms: Iterable[Mapping[str, Any]],
    by: Actor,
) -> Loaded:
    """Take templates of a file in (calculations.paper_files.read): what is new, or differs, becomes a version."""
    made = known = 0
    for one in letters:
        row = write_letter(partnership=partnership, by=by, **one)
        made, known = made + (row is not None), known + (row is None)
    for one in forms:
        said = {name: one.get(name, "") for name in FORM_SAYS}
        form = _version(StatutoryForm, partnership, one["key"], one["language"], said, by)
        if form is not None:
            after = {"key": form.key, "language": form.language, "number": form.number}
            audit.record(form, verb="statutory_form.loaded", by=by, after=after)
        made, known = made + (form is not None), known + (form is None)
    return Loaded(made, known)


def _version(
    kind: Any,
    partnership: Partnership,
    key: str,
    language: str,
    said: Mapping[str, Any],
    by: Actor,
    *,
    seen: int | None = None,
) -> Any:
    """Write the next version of a template, or return None where the one that holds says the same. Raises Refused."""
    type(partnership).objects.select_for_update(no_key=True).get(pk=partnership.pk)
    rows = kind.objects.filter(partnership=partnership, key=key, language=language)
    former = rows.filter(replaced_at=None).first()
    if seen is not None and (former is None or former.number != seen):
        raise Refused(_("Somebody wrote a newer version meanwhile: look at it, then send yours again."))
    if former is not None and all(getattr(former, name) == value for name, value in said.items()):
        return None
    at = ledger.now()
    if former is not None:
        former.replaced_at = at
        former.save(update_fields=["replaced_at"])
    last = rows.order_by("-number").values_list("number", flat=True).first()
    return kind.objects.create(
        partnership=partnership, key=key, language=language, number=(last or 0) + 1, made_at=at,
        made_by_id=by.user_id, **said,
    )  # fmt: skip


@transaction.atomic
def note_printed(*, form: StatutoryForm, people: int, by: Actor, subject: Any = None) -> None:
    """Note that a form about people was taken out."""
    after = {"key": form.key, "language": form.language, "number": form.number, "people": people}
    audit.record(form, verb="statutory_form.printed", by=by, after=after, subject=subject)

"""Letters to workers: written once, kept as they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.actions.placements import plain
from workforce.calculations import letters
from workforce.enums import LetterKind
from workforce.models import Letter
from workforce.queries.paper_facts import names_for

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Case, LetterTemplate

AHEAD_DAYS = 31  # a letter may be dated for when it goes out


@transaction.atomic
def write(
    *,
    case: Case,
    language: str,
    subject: str,
    body: str,
    on: date,
    way: str,
    by: Actor,
    template: LetterTemplate | None = None,
) -> Letter:
    """Keep a letter as it is sent. Raises Refused where a placeholder is not filled, or the day cannot be."""
    case = cases.locked(case)
    kind = template.kind if template else LetterKind.OTHER
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("Letters are not written in this language."), field="language")
    for field, text in (("subject", subject), ("body", body)):
        open_ = letters.left(text, names_for(kind))
        if open_:
            words = _("Still to be filled in: %(names)s. Write the words yourself, or enter the fact first.")
            names = ", ".join(f"{{{name}}}" for name in open_)
            raise Refused(words % {"names": names}, field=field)
    if (on - ledger.today(case.partnership)).days > AHEAD_DAYS:
        raise Refused(_("This day lies too far ahead."), field="on")
    row = Letter.objects.create(
        case=case, template=template, kind=kind, language=language, to=case.person.name,
        office=str(by.organisation or "")[:200], subject=letters.clean(subject).strip(),
        body=letters.clean(body).strip(), on=on, way=way, recorded_at=ledger.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"subject": row.subject, "on": on, "way": way, "language": language, "kind": kind})
    audit.record(row, verb="case_letter.written", by=by, subject=case.person.subject, personal_after=after)
    return row

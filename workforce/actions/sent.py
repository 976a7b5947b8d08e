"""Ways in besides the roster: by hand, and sent by a partner whom the employment service answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.calculations import sealed_words
from jtportal.kernel import names
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.models import Partner
from workforce.actions import ledger, persons
from workforce.actions.placements import plain, refuse_future
from workforce.calculations.retention import SENT_MONTHS
from workforce.enums import SENT_MOVES, SentState
from workforce.models import Case, CaseVersion, Person, SentPerson
from workforce.models.sent import USE

if TYPE_CHECKING:
    from accounts.models import User
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

ANSWER_DAYS = 14  # the employment service answers within so many days
YOUNGEST = 14  # years
WORDS = ("family_name", "given_name", "birth_date", "contact", "why")


@transaction.atomic
def take_on(
    *, partnership: Partnership, on: date, birth_date: date, family_name: str, by: Actor, given_name: str = "",
    patronymic: str = "", sex: str = "", officer: User | None = None,
) -> Case:  # fmt: skip
    """Open a case of somebody whom no roster names. Raises Refused."""
    ledger.join(partnership.pk)
    today = ledger.today(partnership)
    if on > today:
        raise Refused(_("The intake cannot lie in the future."), field="on")
    if birth_date > today - timedelta(days=YOUNGEST * 365):
        raise Refused(_("Nobody of that age works: look at the birth date again."), field="birth_date")
    said = {
        "family_name": family_name.strip(),
        "given_name": given_name.strip(),
        "patronymic": patronymic.strip(),
    }
    person = Person.objects.create(
        **said, sex=sex, birth_date=birth_date, search=names.search_text(*said.values()),
        sort_key=names.sort_key(said["family_name"], said["given_name"], language=partnership.language),
    )  # fmt: skip
    at = ledger.recorded_now(partnership_id=partnership.pk, since=on)
    case = Case(partnership=partnership, person=person, opened_on=on, officer=officer, recorded_at=at)
    case.recorded_by_id = by.user_id
    persons.repeat(case, person, None)
    case.save()
    CaseVersion.objects.create(
        case=case, pathway=case.pathway, status=case.status, valid_from=on, recorded_at=at, recorded_by_id=by.user_id
    )  # fmt: skip
    after = plain({**said, "birth_date": birth_date, "on": on})
    audit.record(case, verb="person.by_hand", by=by, subject=person.subject, personal_after=after)
    return case


@transaction.atomic
def send(*, partnership: Partnership, consent_on: date, by: Actor, **words: Any) -> SentPerson:
    """Send somebody who agreed to it to the employment service, which answers by a day. Raises Refused."""
    rows = Partner.objects.in_force().filter(partnership=partnership, organisation=by.organisation_id)
    own = rows.select_related("organisation").first()
    if own is None:
        raise Refused(_("This organisation is no partner."))
    refuse_future(partnership, consent_on, field="consent_on")
    today = ledger.today(partnership)
    sealed = {name: str(words.get(name) or "").strip() for name in WORDS}
    row = SentPerson.objects.create(
        partnership=partnership, partner=own.organisation, consent_on=consent_on, sent_on=today,
        words=sealed_words.seal(sealed, settings.FIELD_KEY, use=USE), due_on=today + timedelta(days=ANSWER_DAYS),
        recorded_by_id=by.user_id, recorded_at=ledger.now(),
    )  # fmt: skip
    audit.record(row, verb="sent.sent", by=by, after={"due_on": row.due_on.isoformat()})
    return row


@transaction.atomic
def accept(*, sent: SentPerson, by: Actor, case: Case | None = None, answer: str = "") -> Case:
    """Take somebody on: into an open case that is theirs, or a new one in the officer's hands. Raises Refused."""
    place = sent.partnership
    if case is None:
        said = sent.said
        case = take_on(
            partnership=place, on=ledger.today(place), family_name=said["family_name"], given_name=said["given_name"],
            birth_date=date.fromisoformat(said["birth_date"]), officer=by.user, by=by,
        )  # fmt: skip
    elif case.partnership_id != place.pk or case.closed_on is not None:
        raise Refused(_("This case is closed: it stays as it was."), field="case")
    _answer(sent, SentState.ACCEPTED, answer, by, case=case)
    return case


@transaction.atomic
def refuse(*, sent: SentPerson, answer: str, by: Actor) -> None:
    """Answer that somebody is not taken on, and why: the partner reads it. Raises Refused."""
    if not answer.strip():
        raise Refused(_("Say why: the partner who sent this person reads it."), field="answer")
    _answer(sent, SentState.REFUSED, answer, by, case=None)


@transaction.atomic
def forget(*, by: Actor, today: date | None = None) -> int:
    """Delete what was said of people who were not taken on, SENT_MONTHS after the answer; return of how many."""
    day = today or timezone.localdate()
    asked = SentPerson.objects.filter(
        state=SentState.REFUSED, words__isnull=False, answered_on__lte=day - timedelta(days=28 * SENT_MONTHS)
    )
    over = [
        row
        for row in asked.select_for_update().order_by("pk")
        if row.kept_until is not None and row.kept_until < day
    ]
    for row in over:
        row.words, row.answer = None, ""
        row.save(update_fields=["words", "answer"])
        audit.record(row, verb="sent.forgotten", by=by)
    return len(over)


def _answer(sent: SentPerson, to: str, answer: str, by: Actor, *, case: Case | None) -> None:
    def record(row: SentPerson, *, before: Any, after: Any, by: Actor, reason: str = "") -> None:
        more: dict[str, Any] = {"subject": case.person.subject} if case is not None else {}
        audit.record(row, verb=f"sent.{to}", by=by, before=before, after=after, reason=reason, **more)

    try:
        move(
            sent, to=to, by=by, table=SENT_MOVES, record=record, case=case, answer=answer.strip(),
            answered_on=ledger.today(sent.partnership), answered_by_id=by.user_id,
        )  # fmt: skip
    except MoveRefused as refused:
        raise Refused(_("Somebody answered this already.")) from refused

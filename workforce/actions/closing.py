"""A case's end looked at first, and taken back: what is still open is named, what was closed can be reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.models import Case, CaseClosing, Person
from workforce.queries.closing import review

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor


@transaction.atomic
def close(
    *, case: Case, on: date, reason: str, by: Actor, reviewed: bool = False, seen: str | None = None
) -> None:
    """Close a case after its review. Raises Refused while something is open and nobody says that they looked at it."""
    held = cases.locked(case, seen=seen)
    told = review(held)
    if told.anything and not reviewed and held.closed_on is None:
        raise Refused(
            _("Something in this case is still open: look at it, then say that it may be left so."),
            field="reviewed",
        )
    cases.close_case(case=case, on=on, reason=reason, by=by)
    left = {kind: number for kind, number in told.open.items() if number}
    if not left:
        return
    audit.record(
        held, verb="case.reviewed", by=by, subject=held.person.subject, personal_after={"left_open": left}
    )


@transaction.atomic
def reopen(*, case: Case, reason: str, by: Actor, seen: str | None = None) -> None:
    """Take a closing back: the case is open as if it had never been closed, and the closing stays in its history.

    Raises Refused when it is open, or the person has another case since: then that one goes on.
    """
    given = case
    ledger.join(case.partnership_id)
    Person.objects.select_for_update().get(pk=case.person_id)
    case = cases.locked(case, seen=seen)
    if case.closed_on is None or case.closed_at is None:
        raise Refused(_("This case is open already."))
    if not reason.strip():
        raise Refused(_("Say why: the reason is read by those who come after you."), field="reason")
    others = Case.objects.filter(partnership=case.partnership_id, person=case.person_id, retracted_at=None)
    newer = Q(opened_on__gt=case.opened_on) | Q(opened_on=case.opened_on, pk__gt=case.pk)
    later = others.filter(newer).order_by("opened_on", "pk").first()
    if later is not None:
        day = date_format(later.opened_on)
        raise Refused(_("This person has a case since %(day)s: go on with that one.") % {"day": day})
    at = ledger.recorded_now(partnership_id=case.partnership_id, since=case.closed_on)
    CaseClosing.objects.create(
        case=case, closed_on=case.closed_on, closed_at=case.closed_at, close_reason=case.close_reason,
        closed_by_id=case.closed_by_id, reopened_at=at, reopened_by_id=by.user_id, reopen_reason=reason.strip(),
    )  # fmt: skip
    before = {"closed_on": case.closed_on, "reason": case.close_reason}
    for row in (case, given):
        row.closed_on = row.closed_at = None
        row.closed_by_id, row.close_reason = None, ""
    case.save(update_fields=("closed_on", "closed_at", "closed_by", "close_reason"))
    audit.record(
        case, verb="case.reopened", by=by, reason=reason.strip(), subject=case.person.subject,
        personal_before=before, personal_after={},
    )  # fmt: skip

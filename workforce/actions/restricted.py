"""Restricted facts: under a neutral code, sealed with the person's own key, shown only after a look is recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.queries.trail import opened_with
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.enums import DataKind, LookReason, RestrictedKind
from workforce.models import FactLook, RestrictedFact
from workforce.queries import privacy as reads

if TYPE_CHECKING:
    from collections.abc import Collection

    from jtportal.kernel.actor import Actor
    from workforce.models import Case, ProcessingPurpose

# Whether somebody belongs to a union is recorded nowhere, whatever the words: English, Ukrainian, Polish, Bosnian.
UNION = re.compile(
    r"\b(?:trade|labou?r)[ -]unions?\b|\bunion(?:ised)? member|профспіл|профсоюз"
    r"|związ\w*\s+zawodow|związkow(?:iec|czyni)|sindika",
    re.IGNORECASE,
)


def refuse_outside(case: Case, purpose: ProcessingPurpose, by: Actor) -> None:
    """Raise Refused unless the actor's role and organisation have this purpose, and its consent stands if it needs it."""
    version = purpose.versions.get(replaced_at=None)
    if purpose.partnership_id != case.partnership_id or purpose.ended_on is not None:
        raise Refused(_("This purpose is not in force here."), field="purpose")
    if purpose.organisation_id != by.organisation_id or not by.has_role(*version.roles):
        raise Refused(_("Your role has no such purpose."), field="purpose")
    if DataKind.RESTRICTED not in version.kinds:
        raise Refused(_("This purpose needs no restricted facts."), field="purpose")
    if version.by_consent and reads.standing_consent(case, purpose) is None:
        raise Refused(
            _("This purpose rests on consent, and none stands: record it first, or ask no more."),
            field="purpose",
        )


@transaction.atomic
def record(*, case: Case, kind: str, content: str, purpose: ProcessingPurpose, by: Actor) -> RestrictedFact:
    """Record a sensitive fact under its neutral code. Raises Refused."""
    case = cases.locked(case)
    if kind not in RestrictedKind.values:
        raise Refused(_("There is no such code. Union membership is never recorded."), field="kind")
    if UNION.search(content):
        raise Refused(_("Union membership is never recorded: leave it out."), field="content")
    refuse_outside(case, purpose, by)
    sealed = audit.sealed_for(case.person.subject, content.strip())
    if sealed is None:
        raise Refused(_("This person was pseudonymised: nothing more is recorded of them."))
    row = RestrictedFact.objects.create(
        case=case,
        kind=kind,
        purpose=purpose,
        content=sealed,
        recorded_at=ledger.now(),
        recorded_by_id=by.user_id,
    )
    audit.record(
        row,
        verb="restricted.recorded",
        by=by,
        subject=case.person.subject,
        personal_after={"kind": kind, "purpose": purpose.pk},
    )
    return row


@transaction.atomic
def look(*, fact: RestrictedFact, reason: str, by: Actor, words: str = "") -> str:
    """Return what a restricted fact says, after recording who looked, when, for which purpose and why. Raises Refused."""
    row = RestrictedFact.objects.select_for_update(of=("self",)).select_related("case__person", "purpose")
    fact = row.get(pk=fact.pk)
    refuse_outside(fact.case, fact.purpose, by)
    if reason not in LookReason.values:
        raise Refused(_("Say why you look."), field="reason")
    if reason == LookReason.OTHER and not words.strip():
        raise Refused(_("Say in words why you look."), field="words")
    text = opened_with(fact.case.person.subject, bytes(fact.content)) if fact.content is not None else None
    if text is None:
        raise Refused(_("The content of this fact was destroyed."))
    version = fact.purpose.versions.get(replaced_at=None)
    looked = FactLook(fact=fact, version=version, reason=reason, words=words.strip(), at=ledger.now())
    looked.user, looked.organisation = by.user, by.organisation
    looked.save(force_insert=True)
    audit.record(
        fact,
        verb="restricted.looked",
        by=by,
        after={"look": looked.pk, "purpose": fact.purpose_id, "reason": reason},
        subject=fact.case.person.subject,
    )
    return str(text)


@transaction.atomic
def destroy(*, facts: Collection[int], by: Actor) -> int:
    """Destroy the content of restricted facts (keys) whose time is over; the rest of them stays. Return how many."""
    rows = RestrictedFact.objects.select_for_update().filter(pk__in=facts, destroyed_at=None)
    found = list(rows.order_by("pk"))
    at = ledger.now()
    for row in found:
        row.content, row.destroyed_at = None, at
        row.save(update_fields=["content", "destroyed_at"])
        audit.record(row, verb="restricted.destroyed", by=by, after={"purpose": row.purpose_id})
    return len(found)

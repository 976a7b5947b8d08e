"""Facts for rules, recorded one by one: of each one stands at a time, what it replaces is kept, struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.actions.placements import plain, refuse_future
from workforce.enums import COLUMNS, SUMS, RecordedFact
from workforce.models import StatedFact
from workforce.models.stated import EMPTY

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Case


@transaction.atomic
def state(
    *, case: Case, fact: str, value: Any, on: date, source: str, standing: str, by: Actor, currency: str = ""
) -> StatedFact:
    """Record a fact (value: as the fact's column takes it; of sums with a currency). Raises Refused."""
    column = COLUMNS[RecordedFact(fact)]
    case = cases.locked(case)
    refuse_future(case.partnership, on, field="on")
    if value == EMPTY[column] and column != "codes":
        raise Refused(_("Say what the fact is."), field="value")
    if fact in SUMS:
        currency = currency or case.partnership.currency
    at = ledger.now()
    StatedFact.objects.filter(case=case, fact=fact, retracted_at=None).update(
        retracted_at=at, retract_reason=_("replaced by what was said later")
    )
    row = StatedFact(case=case, fact=fact, on=on, source=source, standing=standing, recorded_at=at)
    setattr(row, column, value)
    row.currency, row.recorded_by_id = currency if fact in SUMS else "", by.user_id
    row.save(force_insert=True)
    after = plain({"fact": fact, "value": value, "currency": row.currency, "on": on, "standing": standing})
    audit.record(row, verb="intake.said", by=by, subject=case.person.subject, personal_after=after)
    return row

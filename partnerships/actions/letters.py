"""Letters about decisions: kept as files with their day, marked as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal, documents
from partnerships.enums import Circle
from partnerships.models import DecisionLetter
from partnerships.queries import letters as reads

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Call, Proposal

AT_ONCE = 40  # letters that one request writes


@transaction.atomic
def write(*, call: Call, stage: str, letter: Callable[[Proposal], bytes], by: Actor) -> int:
    """Write the letters of a stage that are still to be written, AT_ONCE at most; return how many.

    `letter` gives a proposal's letter as PDF. Raises Refused when there is none to write.
    """
    row = appraisal.hold(call.pk)
    waiting = reads.unwritten(row, stage).select_related("call__partnership", "applicant", "note")
    made = 0
    for proposal in waiting.order_by("number")[:AT_ONCE]:
        upload = ContentFile(letter(proposal), name=f"{proposal.reference}.pdf")
        document = documents.keep(partnership=row.partnership, upload=upload, by=by, circle=Circle.OWN)
        kept = DecisionLetter.objects.create(
            proposal=proposal,
            state=proposal.state,
            document=document,
            written_on=row.partnership.today(),
        )
        audit.record(
            kept, verb="letter.written", by=by, after={"proposal": proposal.pk, "state": proposal.state}
        )
        made += 1
    if not made:
        raise Refused(_("Every letter of this stage is written already."))
    return made


@transaction.atomic
def mark_sent(*, call: Call, stage: str, on: date, by: Actor) -> int:
    """Say on which day the letters of a stage that are not sent yet were; return how many. Raises Refused."""
    row = appraisal.hold(call.pk)
    if on > row.partnership.today():
        raise Refused(_("This day is still to come."), field="on")
    waiting = list(reads.letters_of(row, stage).filter(sent_on=None))
    if not waiting:
        raise Refused(_("No letter waits to be sent."), field="on")
    if any(one.proposal.decided_on and on < one.proposal.decided_on for one in waiting):
        raise Refused(_("It was decided later than this day."), field="on")
    for one in waiting:
        one.sent_on = on
    DecisionLetter.objects.bulk_update(waiting, ["sent_on"])
    day = {"after": {"sent_on": on.isoformat()}}
    entries = [audit.Entry("letter.sent", audit.label(one), str(one.pk), day) for one in waiting]
    audit.record_many(entries, by=by)
    return len(waiting)

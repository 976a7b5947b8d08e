"""An evaluation's recommendations: taken in, answered by management, followed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel import transitions
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.enums import PROGRESS_TRANSITIONS, Progress, Response
from partnerships.models import Partnership, Recommendation, RecommendationMove
from partnerships.models.recommendation import NEEDS_ACTION, NEEDS_REASON
from partnerships.queries.meetings import check_owner

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.base import File

    from accounts.models import Organisation, User
    from jtportal.kernel.actor import Actor


@transaction.atomic
def make(
    *,
    partnership: Partnership,
    evaluation: str,
    text: str,
    source_title: str,
    made_on: date,
    by: Actor,
    upload: File | None = None,
) -> Recommendation:
    """Take in what an evaluation recommends, under the next number of that evaluation."""
    Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)  # numbers follow one another
    rows = Recommendation.objects.filter(partnership=partnership, evaluation=evaluation)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    source = None
    if upload:
        source = documents.keep(partnership=partnership, upload=upload, by=by, field="file")
    else:
        told = rows.filter(source_title=source_title).exclude(source=None).select_related("source").first()
        source = told.source if told else None  # the same report was put in before
    recommendation = Recommendation.objects.create(
        partnership=partnership, evaluation=evaluation, number=last + 1, text=text,
        source=source, source_title=source_title, made_on=made_on,
    )  # fmt: skip
    after = {"evaluation": str(evaluation), "number": last + 1, "text": text, "source": source_title}
    audit.record(recommendation, verb="recommendation.made", by=by, after=after)
    return recommendation


@transaction.atomic
def answer(
    *,
    recommendation: Recommendation,
    response: str,
    reason: str,
    action: str,
    by: Actor,
    organisation: Organisation | None = None,
    owner: User | None = None,
    due_on: date | None = None,
) -> Recommendation:
    """Give the management response; a later one replaces it, both stay in the history. Raises Refused."""
    _check(response, reason, action, organisation, due_on)
    locked = _locked(recommendation)
    if organisation is not None:
        check_owner(locked.partnership, organisation, owner)
    before = locked.response
    accepted = response in NEEDS_ACTION
    locked.response, locked.reason = response, reason
    locked.action = action if accepted else ""
    locked.organisation = organisation if accepted else None
    locked.owner = owner if accepted else None
    locked.due_on = due_on if accepted else None
    locked.progress = locked.progress if accepted else Progress.NO_ACTION
    if accepted and before == Response.REJECTED:
        locked.progress = Progress.NOT_STARTED
    locked.save()
    _remember(locked, "response", before, response, reason, by)
    after = {
        "response": str(response), "reason": reason, "action": locked.action, "due_on": str(locked.due_on or ""),
        "organisation": locked.organisation_id, "owner": locked.owner_id,
    }  # fmt: skip
    audit.record(locked, verb="recommendation.answered", by=by, before={"response": str(before)}, after=after)
    return locked


@transaction.atomic
def move(*, recommendation: Recommendation, to: str, reason: str, by: Actor) -> None:
    """Say how far the action is. No action, and a step back, need a reason. Raises Refused."""
    locked = _locked(recommendation)
    if locked.response not in NEEDS_ACTION:
        raise Refused(_("Answer the recommendation first."), field="to")
    forward = to == Progress.COMPLETED or (locked.progress, to) == (Progress.NOT_STARTED, Progress.PARTIAL)
    if not forward and not reason.strip():
        raise Refused(_("Say why."), field="reason")
    before = locked.progress
    record = partial(audit.record, verb="recommendation.moved")
    try:
        transitions.move(
            recommendation, to=to, by=by, table=PROGRESS_TRANSITIONS, record=record, field="progress",
            reason=reason,
        )  # fmt: skip
    except transitions.MoveRefused as refusal:
        raise Refused(_("Somebody was quicker. Look at it again."), field="to") from refusal
    _remember(recommendation, "progress", before, to, reason, by)


def _check(
    response: str, reason: str, action: str, organisation: Organisation | None, due_on: date | None
) -> None:
    if response in NEEDS_REASON and not reason.strip():
        raise Refused(_("Say why it is not accepted as a whole."), field="reason")
    if response in NEEDS_ACTION and not action.strip():
        raise Refused(_("Say what will be done."), field="action")
    if response in NEEDS_ACTION and organisation is None:
        raise Refused(_("Say which partner does it."), field="organisation")
    if response in NEEDS_ACTION and due_on is None:
        raise Refused(_("Say until when."), field="due_on")


def _locked(recommendation: Recommendation) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("partnership")
    return rows.get(pk=recommendation.pk)


def _remember(row: Recommendation, kind: str, before: str, after: str, reason: str, by: Actor) -> None:
    RecommendationMove.objects.create(
        recommendation=row,
        kind=kind,
        before=before,
        after=after,
        reason=reason,
        at=timezone.now(),
        by=by.user,
    )

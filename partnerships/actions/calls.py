"""Calls: begun, changed, given criteria and conditions, moved on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel import transitions
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal
from partnerships.actions.stale import refuse_stale
from partnerships.enums import CALL_TRANSITIONS, SCORING, CallStage, CallState, left_behind
from partnerships.models import Call, CallCondition, CallCriterion, CallMove
from partnerships.queries import calls as reads

if TYPE_CHECKING:
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

FREE_UNTIL = {CallStage.NOTE: CallState.NOTE_APPRAISAL, CallStage.FULL: CallState.FULL_APPRAISAL}
FIXED_ONCE_OPEN = ("opens_at", "currency", "grant_min", "grant_max", "kinds")


@transaction.atomic
def create(*, partnership: Partnership, by: Actor, **values: Any) -> Call:
    """Begin a call as a draft. Raises Refused."""
    call = Call(partnership=partnership, **values)
    check(call)
    call.save(force_insert=True)
    audit.record(call, verb="call.begun", by=by, after={"title": call.title})
    return call


@transaction.atomic
def change(*, call: Call, by: Actor, seen: int | None = None, **values: Any) -> Call:
    """Change what a call says. What applicants rely on stays as it is once it is open.

    Raises Refused, also when somebody changed it since this person saw its revision `seen`.
    """
    row = locked(call)
    refuse_stale(row, seen)
    before = {name: getattr(row, name) for name in values}
    changed = {name: value for name, value in values.items() if before[name] != value}
    if row.state != CallState.DRAFT:
        held = [name for name in FIXED_ONCE_OPEN if name in changed]
        if held:
            raise Refused(_("Applicants rely on this: it cannot change any more."), field=held[0])
    for name, stage in (("note_deadline", CallStage.NOTE), ("full_deadline", CallStage.FULL)):
        if name in changed and left_behind(row.state, FREE_UNTIL[stage]):
            raise Refused(_("This deadline is over: it cannot change any more."), field=name)
    for stage in CallStage:
        name = f"{stage.value}_least_appraisers"
        if name in changed and not is_free(row, stage):
            raise Refused(_("The appraisal of this stage has begun: its number stays as it is."), field=name)
    for name, value in changed.items():
        setattr(row, name, value)
    check(row)
    if changed:
        row.revision += 1
        row.save(update_fields=[*changed, "revision"])
        after = {name: str(value) for name, value in changed.items() if name != "text"}
        was = {name: str(before[name]) for name in after}
        audit.record(row, verb="call.changed", by=by, before=was, after=after)
    return row


def check(call: Call) -> None:
    """Say at its field what contradicts itself."""
    if call.note_deadline <= call.opens_at:
        raise Refused(_("The deadline must lie after the opening."), field="note_deadline")
    if call.full_deadline and call.full_deadline <= call.note_deadline:
        raise Refused(_("Full proposals are due after the concept notes."), field="full_deadline")
    if call.grant_max < call.grant_min:
        raise Refused(_("The largest grant cannot be below the smallest."), field="grant_max")


def locked(call: Call) -> Call:
    """Hold the call until the transaction ends: its proposals are numbered and decided one after the other."""
    return Call.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=call.pk)


def is_free(call: Call, stage: str) -> bool:
    """Say whether the judging of a stage has not begun yet."""
    until = FREE_UNTIL[CallStage(stage)]
    return call.state != until and not left_behind(call.state, until)


def still_free(call: Call, stage: str) -> None:
    """Refuse to change how a stage is judged once the judging has begun."""
    if not is_free(call, stage):
        raise Refused(_("The appraisal of this stage has begun: its criteria stay as they are."))


@transaction.atomic
def add_criterion(
    *,
    call: Call,
    stage: str,
    name: str,
    weight: Decimal,
    max_points: Decimal,
    threshold: Decimal,
    by: Actor,
    hint: str = "",
) -> CallCriterion:
    """Add a criterion to a stage whose appraisal has not begun. Raises Refused."""
    row = locked(call)
    still_free(row, stage)
    if threshold > max_points:
        raise Refused(_("The least points cannot be more than the most."), field="threshold")
    made = CallCriterion(
        call=row,
        stage=stage,
        name=name,
        hint=hint,
        weight=weight,
        max_points=max_points,
        threshold=threshold,
        position=row.criteria.filter(stage=stage).count(),
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("This stage has a criterion of that name already."), field="name") from error
    after = {"stage": stage, "name": name, "weight": str(weight)}
    audit.record(made, verb="call.criterion_added", by=by, after=after)
    return made


@transaction.atomic
def remove_criterion(*, criterion: CallCriterion, by: Actor) -> None:
    """Take a criterion out of a stage whose appraisal has not begun. Raises Refused."""
    still_free(locked(criterion.call), criterion.stage)
    before = {"stage": criterion.stage, "name": criterion.name, "weight": str(criterion.weight)}
    audit.record(criterion, verb="call.criterion_removed", by=by, before=before)
    criterion.delete()


@transaction.atomic
def add_condition(*, call: Call, text: str, by: Actor, stage: str = "") -> CallCondition:
    """Add a line to the eligibility checklist while notes are not appraised yet. Raises Refused."""
    row = locked(call)
    still_free(row, stage or CallStage.NOTE)
    if row.conditions.filter(stage=stage, text=text).exists():
        raise Refused(_("The checklist has this line already."), field="text")
    made = CallCondition.objects.create(call=row, stage=stage, text=text, position=row.conditions.count())
    audit.record(made, verb="call.condition_added", by=by, after={"stage": stage, "text": text})
    return made


@transaction.atomic
def remove_condition(*, condition: CallCondition, by: Actor) -> None:
    """Take a line out of the checklist that nobody answered yet. Raises Refused."""
    still_free(locked(condition.call), condition.stage or CallStage.NOTE)
    if condition.answers.exists():
        raise Refused(_("This line is answered for a proposal already: it stays."))
    before = {"stage": condition.stage, "text": condition.text}
    audit.record(condition, verb="call.condition_removed", by=by, before=before)
    condition.delete()


@transaction.atomic
def move(*, call: Call, to: str, by: Actor, reason: str = "") -> Call:
    """Move a call to its next state when nothing lacks; back to open only with a reason. Raises Refused."""
    row = locked(call)
    before, now = row.state, timezone.now()
    missing = reads.lacks(row).get(to, [])
    if missing:
        raise Refused(" ".join(missing), field="to")
    if to == CallState.OPEN and before != CallState.DRAFT and not reason.strip():
        raise Refused(_("Say why it is opened again."), field="reason")

    def record(obj: Any, **told: Any) -> None:
        audit.record(obj, verb="call.moved", **told)

    opened: dict[str, Any] = {}
    for stage, state in SCORING.items():
        if before == state and row.scores_opened_at(stage) is None:
            opened[f"{stage.value}_scores_opened_at"] = now
    try:
        transitions.move(row, to=to, by=by, table=CALL_TRANSITIONS, record=record, reason=reason, **opened)
    except transitions.MoveRefused as refusal:
        raise Refused(str(refusal), field="to") from refusal
    CallMove.objects.create(call=row, before=before, after=to, at=now, by=by.user, reason=reason)
    for stage, state in SCORING.items():
        if to == state:
            appraisal.bar_own(call=row, stage=stage, by=by)
    return row

"""Proposals: taken in one by one or many at once, admitted when late, checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.enums import Role
from accounts.models import Organisation
from jtportal.kernel import transitions
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal, documents
from partnerships.enums import (
    CHECKING,
    PROPOSAL_TRANSITIONS,
    RECEIVING,
    CallStage,
    CheckAnswer,
    Circle,
    ProposalState,
)
from partnerships.models import Call, ConditionAnswer, Proposal, ProposalFile, ProposalMember
from partnerships.queries import calls as reads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Handed:
    """What an applicant handed in. `members`: (kind, name) of everybody who takes part; `applicant`: its name.

    `number` None: the next free one. `eligible` None: not looked at; no needs a `reason`.
    """

    applicant: str
    title: str
    amount: Decimal
    received_at: datetime
    members: Sequence[tuple[str, str]] = ()
    summary: str = ""
    language: str = ""
    note: Proposal | None = None
    number: int | None = None
    eligible: bool | None = None
    reason: str = ""


def record_move(obj: Proposal, *, verb: str = "proposal.checked", **told: Any) -> None:
    """Record a proposal's move."""
    audit.record(obj, verb=verb, **told)


def coordinates(by: Actor) -> bool:
    """Say whether the actor enters what others handed in."""
    return by.is_machine or by.has_role(Role.COORDINATOR)


def of_own(one: Handed, by: Actor) -> Handed:
    """Return what a partner hands in: for its own organisation, now, with nothing checked. Raises Refused."""
    if one.note is not None and by.organisation_id not in (one.note.applicant_id, one.note.entered_for_id):
        raise Refused(_("The full proposal comes from whoever handed the concept note in."))
    return replace(
        one, applicant=by.organisation.name, received_at=timezone.now(), eligible=None, number=None
    )


def may_come_in(call: Call, stage: str, received_at: datetime, by: Actor) -> None:
    """Refuse what comes at a time when nothing is taken in. Raises Refused."""
    coordinator = coordinates(by)
    states = CHECKING[stage] if coordinator else (RECEIVING[stage],)  # type: ignore[index]
    if call.state not in states:
        raise Refused(_("The call takes nothing in for this stage now."))
    deadline = call.deadline(stage)
    if not coordinator and (deadline is None or received_at > deadline):
        raise Refused(_("The deadline is over. Ask the coordinator."))
    if received_at > timezone.now():
        raise Refused(_("This moment is still to come."), field="received_at")
    if received_at < call.opens_at:
        raise Refused(_("The call was not open yet at this moment."), field="received_at")


@transaction.atomic
def receive(*, call: Call, stage: str, handed: Handed, by: Actor, upload: File | None = None) -> Proposal:
    """Take one proposal in; a late one is kept as late. Raises Refused."""
    made = receive_many(call=call, stage=stage, handed=[handed], by=by)[0]
    if upload is not None:
        attach(proposal=made, upload=upload, by=by)
    return made


@transaction.atomic
def receive_many(*, call: Call, stage: str, handed: Sequence[Handed], by: Actor) -> list[Proposal]:
    """Take many proposals of a stage in: all of them or none. Raises Refused."""
    row = appraisal.hold(call.pk)
    if not coordinates(by):
        handed = [of_own(one, by) for one in handed]
    handed = with_notes(row, stage, handed)
    for one in handed:
        may_come_in(row, stage, one.received_at, by)
    taken = set(Proposal.objects.filter(call=row, stage=stage).values_list("number", flat=True))
    wanted = [one.number for one in handed if one.number]
    if len(set(wanted)) < len(wanted) or taken & set(wanted):
        raise Refused(_("A number is used twice."), field="file")
    top = max([*taken, *wanted, 0])
    names = [one.applicant for one in handed] + [name for one in handed for _kind, name in one.members]
    known = organisations_named(names, row.partnership.country)
    proposals = []
    for one in handed:
        top += 0 if one.number else 1
        proposals.append(built(row, stage, one, one.number or top, known, by))
    made = Proposal.objects.bulk_create(proposals)
    _keep_members(made, handed, known)
    _settle(made, handed)
    entries = [
        audit.Entry("proposal.received", audit.label(one), str(one.pk), {"after": told(one)}) for one in made
    ]
    audit.record_many(entries, by=by)
    return made


def told(one: Proposal) -> dict[str, str]:
    """Return what the trail says of a proposal that came in."""
    return {"reference": one.reference, "state": str(one.state), "amount": str(one.amount)}


def with_notes(call: Call, stage: str, handed: Sequence[Handed]) -> list[Handed]:
    """Read the concept notes anew: each is invited, of this call, and has no full proposal yet. Raises Refused."""
    if stage == CallStage.NOTE:
        return [replace(one, note=None) for one in handed]
    keys = [one.note.pk for one in handed if one.note]
    if len(set(keys)) < len(keys):
        raise Refused(_("Two full proposals name the same concept note."), field="file")
    invited = Proposal.objects.filter(call=call, state=ProposalState.INVITED).in_bulk(keys)
    if len(invited) < len(handed):
        raise Refused(_("A full proposal belongs to a concept note that was invited."))
    before = Proposal.objects.filter(note__in=invited).select_related("note").first()
    if before is not None and before.note is not None:
        reference = before.note.reference
        raise Refused(_("There is a full proposal for %(reference)s already.") % {"reference": reference})
    return [replace(one, note=invited[one.note.pk]) for one in handed if one.note]


def organisations_named(names: Sequence[str], country: str) -> dict[str, int]:
    """Return the portal's organisations of a country that have one of these names, short ones too."""
    wanted = {name.casefold() for name in names if name}
    found: dict[str, int] = {}
    for key, name, short in Organisation.objects.filter(country=country).values_list(
        "pk", "name", "short_name"
    ):
        for word in (name, short):
            if word and word.casefold() in wanted:
                found[word.casefold()] = key
    return found


def built(call: Call, stage: str, one: Handed, number: int, known: Mapping[str, int], by: Actor) -> Proposal:
    """Return a proposal that is not written yet."""
    deadline = call.deadline(stage)
    late = deadline is not None and one.received_at > deadline
    applicant = one.applicant or (one.note.applicant_name if one.note else "")
    return Proposal(
        call=call,
        stage=stage,
        note=one.note,
        number=number,
        state=ProposalState.LATE if late else ProposalState.RECEIVED,
        late=late,
        applicant_id=known.get(applicant.casefold()) or (one.note.applicant_id if one.note else None),
        applicant_name=applicant,
        language=one.language or (one.note.language if one.note else letter_language(call)),
        title=one.title or (one.note.title if one.note else ""),
        summary=one.summary or (one.note.summary if one.note else ""),
        amount=one.amount,
        received_at=one.received_at,
        entered_by=by.user,
        entered_for_id=by.organisation_id,
    )


def letter_language(call: Call) -> str:
    """Return the portal's language nearest to the partnership's own."""
    return call.partnership.language if call.partnership.language in ("uk", "pl") else "en"


def _keep_members(made: Sequence[Proposal], handed: Sequence[Handed], known: Mapping[str, int]) -> None:
    """Write who takes part; a full proposal that names nobody keeps its note's members."""
    notes = [one.note_id for one in made if one.note_id]
    before: dict[int, list[tuple[str, str]]] = {}
    for member in ProposalMember.objects.filter(proposal__in=notes):
        before.setdefault(member.proposal_id, []).append((member.kind, member.name))
        if member.organisation_id and member.name:
            known = {**known, member.name.casefold(): member.organisation_id}
    rows = [
        ProposalMember(proposal=one, kind=kind, name=name, organisation_id=known.get(name.casefold()))
        for one, given in zip(made, handed, strict=True)
        for kind, name in (given.members or before.get(one.note_id or 0, []))
    ]
    ProposalMember.objects.bulk_create(rows)


def _settle(made: Sequence[Proposal], handed: Sequence[Handed]) -> None:
    """Write the eligibility that came with the proposals. Raises Refused where it cannot be."""
    changed = []
    kinds: dict[int, list[str]] = {}
    for key, kind in ProposalMember.objects.filter(proposal__in=made).values_list("proposal_id", "kind"):
        kinds.setdefault(key, []).append(kind)
    for one, given in zip(made, handed, strict=True):
        if given.eligible is None or one.state == ProposalState.LATE:
            continue
        against = reads.failings(one, kinds.get(one.pk, []))
        if given.eligible and against:
            raise Refused(f"{one.reference}: {' '.join(against)}", field="file")
        one.state = ProposalState.ELIGIBLE if given.eligible else ProposalState.INELIGIBLE
        one.eligibility_reason = "" if given.eligible else given.reason
        changed.append(one)
    Proposal.objects.bulk_update(changed, ["state", "eligibility_reason"])


@transaction.atomic
def attach(*, proposal: Proposal, upload: File, by: Actor) -> ProposalFile:
    """Add a file while the stage takes proposals in. Raises Refused."""
    call = appraisal.hold(proposal.call_id)
    may_come_in(
        call,
        proposal.stage,
        proposal.received_at if coordinates(by) else timezone.now(),
        by,
    )
    document = documents.keep(partnership=call.partnership, upload=upload, by=by, circle=Circle.OWN)
    made = ProposalFile.objects.create(proposal=proposal, document=document)
    audit.record(made, verb="proposal.file_added", by=by, after={"proposal": proposal.pk})
    return made


@transaction.atomic
def admit(*, proposal: Proposal, reason: str, by: Actor) -> None:
    """Take a late proposal in after all, with a reason. Raises Refused."""
    call = appraisal.hold(proposal.call_id)
    if call.state not in CHECKING[proposal.stage]:  # type: ignore[index]
        raise Refused(_("The appraisal has begun: nothing is taken in any more."))
    if not reason.strip():
        raise Refused(_("Say why it is taken in after the deadline."), field="reason")
    moved(
        proposal,
        to=ProposalState.RECEIVED,
        by=by,
        reason=reason,
        verb="proposal.admitted",
        admitted_because=reason,
    )


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Actor, reason: str = "") -> None:
    """Take a proposal back before it is decided; it stays on record and is judged no more. Raises Refused."""
    call = appraisal.hold(proposal.call_id)
    told = {"decision_reason": reason, "decided_on": call.partnership.today()}
    moved(proposal, to=ProposalState.WITHDRAWN, by=by, reason=reason, verb="proposal.withdrawn", **told)
    if not call.scores_opened_at(proposal.stage):
        appraisal.open_when_all_in(call, proposal.stage, by)


def moved(proposal: Proposal, *, to: str, by: Actor, verb: str, reason: str = "", **changes: Any) -> None:
    """Move a proposal by its table. Raises Refused."""

    def record(obj: Any, **said: Any) -> None:
        audit.record(obj, verb=verb, **said)

    try:
        transitions.move(
            proposal, to=to, by=by, table=PROPOSAL_TRANSITIONS, record=record, reason=reason, **changes
        )
    except transitions.MoveRefused as refusal:
        names = dict(ProposalState.choices)
        raise Refused(
            _("It is “%(state)s” already; that cannot be done now.")
            % {"state": names.get(refusal.current, refusal.current)}
        ) from refusal


@transaction.atomic
def check(*, proposal: Proposal, answers: Mapping[int, tuple[str, str]], by: Actor) -> bool:
    """Answer the checklist: {condition: (answer, reason)}; return whether the proposal is eligible. Raises Refused."""
    call = appraisal.hold(proposal.call_id)
    if call.state not in CHECKING[proposal.stage]:  # type: ignore[index]
        raise Refused(_("Eligibility is checked before the appraisal begins."))
    conditions = [one for one in call.conditions.all() if one.stage in ("", proposal.stage)]
    rows, fine = [], True
    for condition in conditions:
        answer, reason = answers.get(condition.pk, ("", ""))
        if answer not in CheckAnswer.values:
            raise Refused(_("Answer every line of the checklist."), field=f"answer_{condition.pk}")
        if answer == CheckAnswer.NOT_MET and not reason.strip():
            raise Refused(_("Say why it is not met."), field=f"reason_{condition.pk}")
        fine = fine and answer == CheckAnswer.MET
        rows.append(ConditionAnswer(proposal=proposal, condition=condition, answer=answer, reason=reason))
    proposal.answers.all().delete()
    ConditionAnswer.objects.bulk_create(rows)
    kinds = proposal.members.values_list("kind", flat=True)
    fine = fine and not reads.failings(proposal, kinds)
    to = ProposalState.ELIGIBLE if fine else ProposalState.INELIGIBLE
    if Proposal.objects.get(pk=proposal.pk).state != to:
        moved(proposal, to=to, by=by, verb="proposal.checked", eligibility_reason="")
    else:
        audit.record(proposal, verb="proposal.checked", by=by, after={"state": str(to)})
    return fine

"""Calls: the figures of Bosnia and Herzegovina come back from the funnel; states, deadlines, notes and fulls."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import calls, decisions, proposals
from partnerships.models import Call, Proposal
from partnerships.queries import calls as reads
from tests.conftest import member
from tests.factories.calls import DEADLINE, FIVE, a_call, handed, in_appraisal, open_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


def counts(call):
    return {step.key: step.count for step in reads.funnel(call).steps}


def decided(call, stage, yes, by):
    """Decide: the first `yes` positively, all others negatively."""
    waiting = list(Proposal.objects.filter(call=call, stage=stage, state="eligible"))
    decisions.decide(call=call, stage=stage, proposals=waiting[:yes], yes=True, reason="best", by=by)
    if waiting[yes:]:
        decisions.decide(call=call, stage=stage, proposals=waiting[yes:], yes=False, reason="below", by=by)


def test_the_call_of_bosnia_and_herzegovina_is_read_back_from_its_funnel(cast, coordinator):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)
    notes = [handed(n, eligible=True) for n in range(1, 158)]
    proposals.receive_many(call=call, stage="note", handed=notes, by=coordinator)
    for state in ("closed", "note_appraisal"):
        call = calls.move(call=call, to=state, by=coordinator)
    decided(call, "note", 48, coordinator)
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=coordinator)
    invited = Proposal.objects.filter(call=call, state="invited")[:47]
    came = datetime(2017, 1, 30, 12, tzinfo=UTC)
    fulls = [handed(title="", members=(), note=note, eligible=True, received_at=came) for note in invited]
    proposals.receive_many(call=call, stage="full", handed=fulls, by=coordinator)
    for state in ("full_appraisal", "verification"):
        call = calls.move(call=call, to=state, by=coordinator)
    best = list(Proposal.objects.filter(call=call, stage="full")[:15])
    day = cast.partnership.today()
    decisions.visit_many(proposals=best, on=day, findings="as told", verdict="confirmed", by=coordinator)
    decided(call, "full", 15, coordinator)
    call = calls.move(call=call, to="decided", by=coordinator)
    assert counts(call) == {
        "notes": 157, "eligible": 157, "invited": 48, "full": 47, "verified": 15, "funded": 15,
    }  # fmt: skip
    assert reads.funnel(call).granted == 15 * Decimal(180000)
    assert (call.opens_at.date().isoformat(), call.note_deadline.date().isoformat()) == (
        "2016-07-15", "2016-09-06",
    )  # fmt: skip
    assert [move.after for move in call.moves.all()][-1] == "decided"
    assert Proposal.objects.visible_to(cast.partner).count() == 15  # what is funded is no secret


def test_a_call_moves_only_by_its_table_and_says_what_it_lacks(cast, coordinator):
    call = a_call(cast.partnership, coordinator, criteria=())
    with pytest.raises(Refused, match="no criterion"):
        calls.move(call=call, to="open", by=coordinator)
    with pytest.raises(Refused, match="cannot go"):
        calls.move(call=call, to="decided", by=coordinator)
    assert not call.moves.exists()
    running = open_call(cast.partnership, coordinator)
    with pytest.raises(Refused, match="still to come"):
        calls.move(call=running, to="closed", by=coordinator)


def test_a_closed_call_opens_again_only_with_a_reason(cast, coordinator):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)
    call = calls.move(call=call, to="closed", by=coordinator)
    with pytest.raises(Refused, match="why"):
        calls.move(call=call, to="open", by=coordinator)
    assert calls.move(call=call, to="open", reason="Floods", by=coordinator).state == "open"
    assert AuditEvent.objects.filter(verb="call.moved", detail__reason="Floods").count() == 1


def test_what_is_late_is_kept_as_late_and_counts_only_once_admitted(cast, coordinator):
    call = calls.move(call=a_call(cast.partnership, coordinator), to="open", by=coordinator)
    last, late = (
        proposals.receive(
            call=call, stage="note", handed=handed(received_at=DEADLINE + after), by=coordinator
        )
        for after in (timedelta(0), timedelta(minutes=1))
    )
    assert (last.late, last.state, late.late, late.state) == (False, "received", True, "late")
    assert (counts(call)["notes"], reads.funnel(call).late) == (1, 1)
    with pytest.raises(Refused):
        proposals.admit(proposal=late, reason=" ", by=coordinator)
    proposals.admit(proposal=late, reason="The post was on strike", by=coordinator)
    assert (counts(call)["notes"], reads.funnel(call).late) == (2, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=late.pk).update(admitted_because="")


def test_a_partner_hands_in_for_its_own_organisation_until_the_deadline(cast, coordinator):
    call = open_call(cast.partnership, coordinator)
    long_ago = timezone.now() - timedelta(days=3)
    made = proposals.receive(
        call=call, stage="note", handed=handed(received_at=long_ago, eligible=True), by=cast.partner
    )
    assert (made.applicant, made.state) == (cast.partner.organisation, "received")
    assert made.received_at > long_ago
    Call.objects.filter(pk=call.pk).update(note_deadline=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="deadline is over"):
        proposals.receive(call=call, stage="note", handed=handed(2), by=cast.partner)


def test_a_full_proposal_belongs_to_one_invited_note(cast, coordinator):
    call, notes = in_appraisal(cast.partnership, coordinator)
    decided(call, "note", 1, coordinator)
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=coordinator)
    notes = list(call.proposals.order_by("number"))

    def take(note):
        given = handed(note=note, received_at=DEADLINE + timedelta(days=90), members=())
        return proposals.receive(call=call, stage="full", handed=given, by=coordinator)

    with pytest.raises(Refused, match="that was invited"):
        take(notes[1])
    assert take(notes[0]).members.count() == len(FIVE)
    with pytest.raises(Refused, match="already"):
        take(notes[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(stage="full").update(note=None)


def test_the_checklist_finds_what_is_missing_and_says_why(cast, coordinator):
    call = a_call(cast.partnership, coordinator)
    legal = calls.add_condition(call=call, text="The applicant is a legal body", by=coordinator)
    call = calls.move(call=call, to="open", by=coordinator)
    four = [(kind, "") for kind in FIVE if kind != "employer"]
    good, lacking = (
        proposals.receive(call=call, stage="note", handed=handed(members=who), by=coordinator)
        for who in ([(kind, "") for kind in FIVE], four)
    )
    with pytest.raises(Refused) as refused:
        proposals.check(proposal=good, answers={legal.pk: ("not_met", "")}, by=coordinator)
    assert refused.value.field == f"reason_{legal.pk}"
    assert proposals.check(proposal=good, answers={legal.pk: ("met", "")}, by=coordinator)
    assert not proposals.check(proposal=lacking, answers={legal.pk: ("met", "")}, by=coordinator)
    assert "employer" in " ".join(reads.reasons_against(lacking))
    assert not proposals.check(proposal=good, answers={legal.pk: ("not_met", "No statute")}, by=coordinator)
    assert reads.reasons_against(good) == ["The applicant is a legal body: No statute"]


def test_money_is_granted_only_within_the_call_and_after_a_visit(cast, coordinator):
    call, _ = in_appraisal(cast.partnership, coordinator, notes=2, budget=Decimal(350000))
    decided(call, "note", 2, coordinator)
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=coordinator)
    came = DEADLINE + timedelta(days=90)
    fulls = proposals.receive_many(
        call=call, stage="full", by=coordinator,
        handed=[handed(note=one, received_at=came, eligible=True) for one in call.proposals.all()],
    )  # fmt: skip
    for state in ("full_appraisal", "verification"):
        call = calls.move(call=call, to=state, by=coordinator)

    def fund(some, **granted):
        decisions.decide(
            call=call, stage="full", proposals=some, yes=True, reason="best", by=coordinator, **granted
        )

    with pytest.raises(Refused, match="visit"):
        fund(fulls)
    decisions.visit_many(
        proposals=fulls, on=call.partnership.today(), findings="seen", verdict="confirmed", by=coordinator
    )
    with pytest.raises(Refused, match="more than the money"):
        fund(fulls)
    fund(fulls[:1], granted={fulls[0].pk: Decimal("150000.50")})
    assert reads.funnel(call).granted == Decimal("150000.50")


def full_open(cast, coordinator, yes=2):
    """A call that takes full proposals in, and its invited notes."""
    call, _notes = in_appraisal(cast.partnership, coordinator, notes=yes)
    decided(call, "note", yes, coordinator)
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=coordinator)
    return call, list(call.proposals.order_by("number"))


def test_a_full_proposal_after_its_own_deadline_is_late(cast, coordinator):
    call, notes = full_open(cast, coordinator)
    last, late = (
        proposals.receive(
            call=call, stage="full", by=coordinator,
            handed=handed(note=note, received_at=call.full_deadline + after),
        )
        for note, after in zip(notes, (timedelta(0), timedelta(minutes=1)), strict=True)
    )  # fmt: skip
    assert (last.late, last.state, late.late, late.state) == (False, "received", True, "late")
    assert counts(call)["full"] == 1
    proposals.admit(proposal=late, reason="The bridge was closed", by=coordinator)
    assert counts(call)["full"] == 2


def test_the_deadline_of_full_proposals_holds_partners_and_the_appraisal(cast, coordinator):
    call, (note,) = full_open(cast, coordinator, yes=1)
    Proposal.objects.filter(pk=note.pk).update(applicant=cast.partner.organisation)
    note.refresh_from_db()
    given = {"call": call, "stage": "full", "handed": handed(note=note), "by": cast.partner}
    with pytest.raises(Refused, match="deadline is over"):
        proposals.receive(**given)
    Call.objects.filter(pk=call.pk).update(full_deadline=timezone.now() + timedelta(hours=1))
    made = proposals.receive(**given)
    assert (made.state, made.late) == ("received", False)
    assert not counts(call)["verified"]
    with pytest.raises(Refused, match="deadline for full proposals is still to come"):
        calls.move(call=call, to="full_appraisal", by=coordinator)
    Call.objects.filter(pk=call.pk).update(full_deadline=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="not checked yet"):
        calls.move(call=call, to="full_appraisal", by=coordinator)
    proposals.check(proposal=made, answers={}, by=coordinator)
    Proposal.objects.filter(pk=made.pk).update(state="eligible")
    assert calls.move(call=call, to="full_appraisal", by=coordinator).state == "full_appraisal"


def test_a_visit_that_does_not_confirm_bars_the_grant_and_the_latest_counts(cast, coordinator):
    call, (note,) = full_open(cast, coordinator, yes=1)
    came = handed(note=note, received_at=DEADLINE + timedelta(days=90), eligible=True)
    (full,) = proposals.receive_many(call=call, stage="full", handed=[came], by=coordinator)
    for state in ("full_appraisal", "verification"):
        call = calls.move(call=call, to=state, by=coordinator)
    today = cast.partnership.today()

    def visited(verdict, days_ago):
        on = today - timedelta(days=days_ago)
        decisions.visit(proposal=full, on=on, findings="seen", verdict=verdict, by=coordinator)

    def fund():
        decisions.decide(call=call, stage="full", proposals=[full], yes=True, reason="best", by=coordinator)

    visited("confirmed", 3)
    visited("not_confirmed", 1)
    visited("confirmed", 2)  # written down later, but the visit itself was earlier
    with pytest.raises(Refused, match="not confirmed by a visit"):
        fund()
    assert not counts(call)["verified"]
    visited("with_remarks", 0)
    assert counts(call)["verified"] == 1
    visited("not_confirmed", 0)  # on one day the one written down last
    with pytest.raises(Refused, match="not confirmed by a visit"):
        fund()
    visited("confirmed", 0)
    fund()
    assert Proposal.objects.get(pk=full.pk).state == "funded"

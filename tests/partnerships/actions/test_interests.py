"""Interests in a proposal: kept from whoever has one, decided only by others or with a reason; enough people judge."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AuditEvent, Membership
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal, calls, decisions, proposals
from partnerships.models import Call, Proposal, ProposalMember, ScoreSheet
from partnerships.queries import calls as reads
from partnerships.queries import interests
from tests.conftest import member
from tests.factories.calls import DEADLINE, a_call, handed, in_appraisal

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


@pytest.fixture
def judges(cast):
    return [member(who.organisation, Role.EVALUATOR) for who in (cast.partner, cast.personnel)]


def named(call, stage, judges, by):
    for judge in judges:
        appraisal.name(call=call, stage=stage, user=judge.user, by=by)


def give(note, judge):
    appraisal.declare(proposal=note, conflict=False, by=judge)
    keys = note.call.criteria.filter(stage=note.stage).values_list("pk", flat=True)
    appraisal.score(proposal=note, points=dict.fromkeys(keys, (4, "")), hand_in=True, by=judge)


def seen(actor):
    return set(Proposal.objects.visible_to(actor))


def test_a_declared_conflict_hides_the_proposal_at_both_stages(cast, coordinator, judges):
    call, (first, second) = in_appraisal(cast.partnership, coordinator, notes=2)
    named(call, "note", judges, coordinator)
    assert seen(judges[0]) == {first, second}
    sheet = appraisal.declare(proposal=first, conflict=True, reason="My brother works there", by=judges[0])
    assert seen(judges[0]) == {second}
    assert seen(judges[1]) == {first, second}
    assert list(ScoreSheet.objects.visible_to(judges[0])) == [sheet]
    for one, judge in ((second, judges[0]), (first, judges[1]), (second, judges[1])):
        give(one, judge)
    decisions.decide(
        call=call, stage="note", proposals=[first, second], yes=True, reason="best", by=coordinator
    )
    for state in ("invited", "full_open"):
        call = calls.move(call=call, to=state, by=coordinator)
    came = DEADLINE + timedelta(days=90)
    given = [handed(note=one, received_at=came, eligible=True) for one in (first, second)]
    fulls = proposals.receive_many(call=call, stage="full", handed=given, by=coordinator)
    named(call, "full", judges, coordinator)
    calls.move(call=call, to="full_appraisal", by=coordinator)
    assert seen(judges[0]) == {second, fulls[1]}
    barred = ScoreSheet.objects.get(proposal=fulls[0], conflict=True)
    assert (barred.appraiser.user, barred.conflict_reason) == (judges[0].user, appraisal.EARLIER)


def test_organisations_count_from_the_day_one_acts_for_them(cast):
    who = cast.partner
    Membership.objects.filter(user=who.user).update(valid_from=timezone.localdate() + timedelta(days=1))
    assert interests.organisations_of(who.user_id) == set()
    Membership.objects.filter(user=who.user).update(valid_from=timezone.localdate())
    assert interests.organisations_of(who.user_id) == {who.organisation_id}


def test_a_coordinator_with_an_interest_leaves_the_decision_or_says_why_not(cast, coordinator):
    call, (own, other) = in_appraisal(cast.partnership, coordinator, notes=2)
    ProposalMember.objects.create(
        proposal=own, kind="employment_service", organisation=coordinator.organisation
    )

    def decide(some, by, **more):
        return decisions.decide(
            call=call, stage="note", proposals=some, yes=True, reason="best", by=by, **more
        )

    with pytest.raises(Refused, match=own.reference) as refused:
        decide([own, other], coordinator)
    assert refused.value.field == "despite"
    second = member(cast.personnel.organisation, Role.COORDINATOR)
    assert decide([other], second) == 1
    assert decide([own], coordinator, despite="The board of all partners agreed on it on 3 May") == 1
    own.refresh_from_db()
    assert own.decided_despite == "The board of all partners agreed on it on 3 May"
    trail = AuditEvent.objects.get(verb="proposal.decided", target_id=str(own.pk))
    assert trail.detail["after"]["decided_despite"] == own.decided_despite


def test_a_stage_is_scored_by_enough_people_or_with_a_reason(cast, coordinator, judges):
    call = calls.move(call=a_call(cast.partnership, coordinator, few=""), to="open", by=coordinator)
    proposals.receive(call=call, stage="note", handed=handed(eligible=True), by=coordinator)
    call = calls.move(call=call, to="closed", by=coordinator)
    with pytest.raises(Refused, match="2 appraisers are still to be named"):
        calls.move(call=call, to="note_appraisal", by=coordinator)
    named(call, "note", judges[:1], coordinator)
    assert "1 appraiser is still to be named" in reads.lacks(call)["note_appraisal"][0]
    with pytest.raises(Refused) as refused:
        appraisal.judge_by_fewer(call=call, stage="note", reason=" ", by=coordinator)
    assert refused.value.field == "reason"
    reasoned = appraisal.judge_by_fewer(call=call, stage="note", reason="Two are ill", by=coordinator)
    assert reads.lacks(reasoned)["note_appraisal"] == []
    assert calls.move(call=call, to="note_appraisal", by=coordinator).note_few_because == "Two are ill"
    assert AuditEvent.objects.filter(verb="call.judged_by_fewer").count() == 1
    with pytest.raises(Refused, match="has begun"):
        calls.change(call=call, note_least_appraisers=1, by=coordinator)


def test_a_proposal_is_decided_with_enough_sheets_or_with_a_reason(cast, coordinator, judges):
    call, (one, two) = in_appraisal(cast.partnership, coordinator, notes=2)
    named(call, "note", judges, coordinator)
    Call.objects.filter(pk=call.pk).update(note_few_because="")
    appraisal.declare(proposal=one, conflict=True, reason="A cousin", by=judges[0])
    for note, judge in ((two, judges[0]), (one, judges[1]), (two, judges[1])):
        give(note, judge)

    def decide(note):
        return decisions.decide(
            call=call, stage="note", proposals=[note], yes=True, reason="best", by=coordinator
        )

    assert decide(two) == 1
    with pytest.raises(Refused, match="1 proposal has fewer than 2 score sheets"):
        decide(one)
    assert "fewer than 2" in reads.lacks(Call.objects.get())["invited"][0]
    appraisal.judge_by_fewer(call=call, stage="note", reason="Nobody else is free of ties", by=coordinator)
    assert decide(one) == 1


def test_a_scoring_closed_with_a_reason_needs_no_second_one(cast, coordinator, judges):
    call, (note,) = in_appraisal(cast.partnership, coordinator, notes=1)
    named(call, "note", judges, coordinator)
    Call.objects.filter(pk=call.pk).update(note_few_because="")
    give(note, judges[0])
    closed = appraisal.close_scoring(call=call, stage="note", reason="The other is ill", by=coordinator)
    assert closed.note_few_because == "The other is ill"
    assert decisions.decide(
        call=call, stage="note", proposals=[note], yes=False, reason="few jobs", by=coordinator
    )

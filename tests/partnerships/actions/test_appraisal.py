"""Appraisers: conflicts bar scoring, nobody sees others' scores before handing in, numbers open at the end."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal, calls, decisions
from partnerships.models import Call, CallCriterion, ProposalMember, Score, ScoreSheet
from partnerships.queries import calls as reads
from tests.conftest import member
from tests.factories.calls import in_appraisal

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast):
    return member(cast.officer.organisation, Role.COORDINATOR)


@pytest.fixture
def judges(cast):
    return [member(who.organisation, Role.EVALUATOR) for who in (cast.partner, cast.personnel)]


@pytest.fixture
def notes(cast, coordinator, judges):
    """Two notes in appraisal by two judges."""
    call, notes = in_appraisal(cast.partnership, coordinator, notes=2)
    for judge in judges:
        appraisal.name(call=call, stage="note", user=judge.user, by=coordinator)
    return notes


def points(note, value):
    criteria = CallCriterion.objects.filter(call=note.call_id, stage=note.stage)
    return {one.pk: (value if value is None else Decimal(value), "") for one in criteria}


def give(judge, note, value=4, *, hand_in=True):
    appraisal.declare(proposal=note, conflict=False, by=judge)
    return appraisal.score(proposal=note, points=points(note, value), hand_in=hand_in, by=judge)


def seen_by(actor):
    return set(ScoreSheet.objects.visible_to(actor))


def test_nobody_sees_others_scores_before_handing_in_their_own(notes, judges, coordinator, cast):
    first, second = judges
    theirs = give(first, notes[0])
    draft = give(second, notes[0], 2, hand_in=False)
    assert seen_by(second) == {draft}
    assert set(Score.objects.visible_to(second)) == set(draft.scores.all())
    appraisal.score(proposal=notes[0], points=points(notes[0], 2), hand_in=True, by=second)
    assert seen_by(second) == seen_by(first) == {theirs, draft}
    other = give(first, notes[1])
    assert other not in seen_by(second)
    assert seen_by(coordinator) == seen_by(cast.officer) == set()


def test_the_coordinator_sees_progress_first_and_numbers_when_all_are_in(notes, judges, coordinator):
    for judge in judges:
        give(judge, notes[0])
    give(judges[0], notes[1])
    assert [line["missing"] for line in reads.progress(notes[0].call, "note")] == [0, 1]
    ranking, _, _ = reads.ranking_of(notes[0].call, "note", actor=coordinator)
    assert {one.score for one in ranking.placed} == {None}
    give(judges[1], notes[1], 5)
    ranking, _, _ = reads.ranking_of(notes[0].call, "note", actor=coordinator)
    assert [one.score for one in ranking.placed] == [Decimal("90.00"), Decimal("80.00")]
    assert Call.objects.get(pk=notes[0].call_id).note_scores_opened_at


def test_a_closed_scoring_opens_the_numbers_and_takes_nothing_more(notes, judges, coordinator):
    give(judges[0], notes[0])
    with pytest.raises(Refused, match="still coming in"):
        decisions.decide(
            call=notes[0].call, stage="note", proposals=notes, yes=True, reason="best", by=coordinator
        )
    with pytest.raises(Refused):
        appraisal.close_scoring(call=notes[0].call, stage="note", reason="", by=coordinator)
    appraisal.close_scoring(call=notes[0].call, stage="note", reason="An appraiser is ill", by=coordinator)
    assert len(seen_by(coordinator)) == 1
    with pytest.raises(Refused, match="no scores now"):
        give(judges[1], notes[0])


def test_a_sheet_is_handed_in_once_and_whole(notes, judges):
    appraisal.declare(proposal=notes[0], conflict=False, by=judges[0])
    with pytest.raises(Refused, match="every criterion"):
        appraisal.score(proposal=notes[0], points=points(notes[0], None), hand_in=True, by=judges[0])
    with pytest.raises(Refused, match="from 0 to 5"):
        appraisal.score(proposal=notes[0], points=points(notes[0], "5.01"), by=judges[0])
    appraisal.score(proposal=notes[0], points=points(notes[0], 3), hand_in=True, by=judges[0])
    with pytest.raises(Refused, match="handed in"):
        appraisal.score(proposal=notes[0], points=points(notes[0], 5), by=judges[0])


def test_a_declared_conflict_bars_scoring(notes, judges):
    with pytest.raises(Refused) as refused:
        appraisal.declare(proposal=notes[0], conflict=True, by=judges[0])
    assert refused.value.field == "reason"
    give(judges[0], notes[0], hand_in=False)
    sheet = appraisal.declare(proposal=notes[0], conflict=True, reason="My brother works there", by=judges[0])
    assert not sheet.scores.exists()
    with pytest.raises(Refused, match="conflict"):
        appraisal.score(proposal=notes[0], points=points(notes[0], 3), by=judges[0])
    with pytest.raises(Refused, match="settled"):
        appraisal.declare(proposal=notes[0], conflict=False, by=judges[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreSheet.objects.filter(pk=sheet.pk).update(handed_in_at=sheet.declared_at)


def test_an_organisation_in_the_proposal_is_a_conflict_by_itself(notes, judges, coordinator):
    call, own = notes[0].call, judges[0].organisation
    ProposalMember.objects.create(proposal=notes[0], kind="employer", organisation=own)
    assert appraisal.bar_own(call=call, stage="note", by=coordinator) == 1
    assert appraisal.bar_own(call=call, stage="note", by=coordinator) == 0
    sheet = ScoreSheet.objects.get(proposal=notes[0])
    assert (sheet.conflict, sheet.appraiser.user) == (True, judges[0].user)
    ProposalMember.objects.create(proposal=notes[1], kind="employer", organisation=judges[1].organisation)
    with pytest.raises(Refused, match="Your organisation"):
        give(judges[1], notes[1])


def test_whoever_is_not_named_gives_no_points(notes, cast, coordinator):
    for actor in (cast.partner, coordinator):
        with pytest.raises(Refused, match="not named"):
            appraisal.declare(proposal=notes[0], conflict=False, by=actor)


def test_criteria_stay_once_the_appraisal_has_begun(notes, coordinator):
    call = notes[0].call
    with pytest.raises(Refused, match="stay as they are"):
        calls.add_criterion(
            call=call, stage="note", name="New", weight=1, max_points=5, threshold=0, by=coordinator
        )
    with pytest.raises(Refused, match="stay as they are"):
        calls.remove_criterion(criterion=call.criteria.filter(stage="note").first(), by=coordinator)

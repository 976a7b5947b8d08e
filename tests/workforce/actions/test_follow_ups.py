"""Follow-ups: scheduled once for a departure, answered, replaced, called off; silence is no success."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.actor import BEAT
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory, WorkerFactory
from tests.workforce.outcomes import WORK, asked, leaver
from workforce.actions import follow_ups
from workforce.models import FollowUp, FollowUpAnswer, Worker
from workforce.tasks import schedule_follow_ups

pytestmark = pytest.mark.django_db


def schedule(cast):
    return follow_ups.schedule(partnership=cast.partnership, by=BEAT)


def test_whoever_left_is_asked_four_times(cast):
    case = leaver(cast, 10)
    assert schedule(cast) == 4
    left = case.worker.left_on or Worker.objects.get(pk=case.worker_id).left_on
    assert list(FollowUp.objects.values_list("point", flat=True)) == ["w4", "m3", "m6", "m12"]
    assert FollowUp.objects.get(point="w4").due_on == left + timedelta(days=28)


def test_nobody_at_work_or_without_a_case_is_asked(cast):
    CaseFactory(worker__site=cast.site)
    WorkerFactory(site=cast.site, left_on=cast.partnership.today(), left_at="2026-01-01T00:00Z")
    assert schedule(cast) == 0


def test_the_timetable_schedules_everywhere_and_once(cast):
    leaver(cast)
    schedule_follow_ups()
    schedule_follow_ups()
    assert FollowUp.objects.count() == 4
    assert AuditEvent.objects.filter(verb="follow_up.scheduled").count() == 1
    first = FollowUp.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.create(
            case=first.case, worker=first.worker, left_on=first.left_on, point=first.point, due_on=first.due_on,
            recorded_at=first.recorded_at,
        )  # fmt: skip


def test_a_departure_that_moved_is_asked_about_anew(cast):
    row = asked(cast)
    Worker.objects.filter(pk=row.worker_id).update(left_on=row.left_on + timedelta(days=1))
    assert schedule(cast) == 4
    assert FollowUp.objects.standing().count() == 4
    assert FollowUp.objects.get(pk=row.pk).retracted_at is not None
    Worker.objects.filter(pk=row.worker_id).update(left_on=None, left_at=None)
    assert schedule(cast) == 0
    assert not FollowUp.objects.standing().exists()
    with pytest.raises(Refused):
        follow_ups.answer(follow_up=row, by=cast.officer, **WORK)


def test_an_answer_is_replaced_and_kept(cast):
    row = asked(cast)
    first = follow_ups.answer(follow_up=row, by=cast.officer, **WORK)
    assert first.currency == cast.partnership.currency
    follow_ups.answer(follow_up=row, by=cast.officer, status="unemployed", wage=Decimal(1), employer="x")
    now = FollowUpAnswer.objects.get(retracted_at=None)
    assert (now.status, now.wage, now.employer, now.currency) == ("unemployed", None, "", "")
    first.refresh_from_db()
    assert first.retracted_at == now.recorded_at
    assert AuditEvent.objects.filter(verb="follow_up.answered", sealed__isnull=False).count() == 2


def test_who_was_quicker_is_noticed(cast):
    row = asked(cast)
    first = follow_ups.answer(follow_up=row, by=cast.officer, seen=0, **WORK)
    with pytest.raises(Refused):
        follow_ups.answer(follow_up=row, by=cast.officer, seen=0, **WORK)
    follow_ups.answer(follow_up=row, by=cast.officer, seen=first.pk, **WORK)


def test_nobody_answers_about_a_day_to_come(cast):
    row = asked(cast, days=10, point="m12")
    with pytest.raises(Refused):
        follow_ups.answer(follow_up=row, by=cast.officer, **WORK)


def test_the_database_keeps_terms_to_work_and_one_answer_standing(cast):
    answer = follow_ups.answer(follow_up=asked(cast), by=cast.officer, **WORK)
    rows = FollowUpAnswer.objects.filter(pk=answer.pk)
    for wrong in ({"status": "retired"}, {"currency": ""}, {"wage": Decimal(-1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUpAnswer.objects.create(
            follow_up=answer.follow_up, status="retired", channel="officer", recorded_at=answer.recorded_at
        )


def test_answers_exist_for_whom_the_case_exists(cast):
    follow_ups.answer(follow_up=asked(cast), by=cast.officer, **WORK)
    for model in (FollowUp, FollowUpAnswer):
        assert model.objects.visible_to(cast.officer).exists()
        for actor in (cast.partner, cast.outsider, cast.personnel):
            assert not model.objects.visible_to(actor).exists()

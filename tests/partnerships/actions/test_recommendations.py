"""Recommendations: numbered, answered with who and when, followed with a history."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from jtportal.kernel.doors import Refused
from partnerships.actions import recommendations
from partnerships.models import Recommendation
from partnerships.views.followup import waiting
from tests.partnerships.reviewing import answered, coordinator_of, decided, held, recommended

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return coordinator_of(cast)


def test_they_are_numbered_and_share_their_report(cast, by):
    upload = SimpleUploadedFile("report.txt", b"Findings")
    given = {"partnership": cast.partnership, "evaluation": "final", "source_title": "Final report", "by": by}
    day = cast.partnership.today()
    first = recommendations.make(text="a", made_on=day, upload=upload, **given)
    second = recommendations.make(text="b", made_on=day, **given)
    assert (first.number, second.number, recommended(cast, by).number) == (1, 2, 1)
    assert second.source == first.source


@pytest.mark.parametrize(
    ("response", "missing", "field"),
    [
        ("accepted", {"action": ""}, "action"),
        ("accepted", {"organisation": None}, "organisation"),
        ("partly", {"reason": "Costs", "due_on": None}, "due_on"),
        ("partly", {"reason": " "}, "reason"),
        ("rejected", {"reason": ""}, "reason"),
    ],
)
def test_an_answer_is_whole(cast, by, response, missing, field):
    with pytest.raises(Refused) as refusal:
        answered(cast, by, recommended(cast, by), response=response, **missing)
    assert refusal.value.field == field


def test_the_database_asks_for_the_reason_too(cast, by):
    row = recommended(cast, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(response="rejected")
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(response="accepted", action="x")


def test_its_history_holds_answers_and_steps(cast, by):
    row = recommended(cast, by)
    with pytest.raises(Refused, match="Answer"):
        recommendations.move(recommendation=row, to="partial", reason="", by=by)
    answered(cast, by, row, response="rejected", reason="Done already")
    row.refresh_from_db()
    assert (row.progress, row.action, row.due_on) == ("no_action", "", None)
    answered(cast, by, row)
    recommendations.move(recommendation=row, to="partial", reason="", by=cast.partner)
    with pytest.raises(Refused, match="Say why"):
        recommendations.move(recommendation=row, to="no_action", reason="", by=cast.partner)
    recommendations.move(recommendation=row, to="completed", reason="Column added", by=cast.partner)
    told = row.moves.values_list("kind", "before", "after")
    assert list(told) == [
        ("response", "", "rejected"),
        ("response", "rejected", "accepted"),
        ("progress", "not_started", "partial"),
        ("progress", "partial", "completed"),
    ]


def test_what_is_due_waits_for_its_owner_and_the_rest_for_the_coordinator(cast, by):
    meeting = held(cast, by)
    decided(cast, by, meeting, days=-2)
    decided(cast, by, meeting, owner=cast.partner.user, text="Ask the bank")
    answered(cast, by, recommended(cast, by), days=1)
    recommended(cast, by, "Unanswered")
    kinds = [one.kind for one in waiting(cast.partner, cast.partnership)]
    assert kinds == ["decision", "recommendation", "decision"]
    assert {one.kind for one in waiting(by, cast.partnership)} == {"answer", "minutes"}
    assert not list(waiting(cast.personnel, cast.partnership))
    assert not list(waiting(cast.outsider, cast.partnership))

"""Meetings: published, held, agreed; what is agreed does not change, whoever asks."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import meeting_decisions as decisions
from partnerships.actions import meetings
from partnerships.models import AgendaItem, Attendance, Decision, DecisionMove, Erratum, Meeting
from tests.conftest import member
from tests.partnerships.reviewing import called, coordinator_of, decided, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return coordinator_of(cast)


def test_partners_see_a_meeting_once_its_agenda_is_published(cast, by):
    meeting = called(cast, by, days=5)
    assert not Meeting.objects.visible_to(cast.partner).exists()
    assert Meeting.objects.visible_to(by).get() == meeting
    meetings.publish(meeting=meeting, by=by)
    assert Meeting.objects.visible_to(cast.partner).get() == meeting
    assert not Meeting.objects.visible_to(cast.outsider).exists()


def test_the_agenda_stands_once_the_meeting_was_held(cast, by):
    meeting = held(cast, by)
    with pytest.raises(Refused, match="its agenda stands"):
        meetings.change(
            meeting=meeting, kind="steering", title="x", starts_at=meeting.starts_at, place="x", agenda=["x"],
            by=by,
        )  # fmt: skip
    assert [item.title for item in meeting.items.all()] == ["Results", "Next steps"]


def test_a_meeting_that_has_not_begun_was_not_held(cast, by):
    meeting = called(cast, by, days=5)
    meetings.publish(meeting=meeting, by=by)
    with pytest.raises(Refused, match="not begun"):
        meetings.write_minutes(meeting=meeting, minutes={}, present={}, upload=None, by=by)


def test_only_partners_attend(cast, by):
    meeting = held(cast, by)
    with pytest.raises(Refused, match="Only partners"):
        meetings.write_minutes(
            meeting=meeting, minutes={}, present={cast.outsider.organisation_id: ""}, upload=None, by=by
        )


def test_minutes_need_somebody_and_something_before_they_are_agreed(cast, by):
    meeting = called(cast, by)
    meetings.publish(meeting=meeting, by=by)
    meetings.write_minutes(meeting=meeting, minutes={}, present={}, upload=None, by=by)
    with pytest.raises(Refused, match="who was there"):
        meetings.agree(meeting=meeting, by=by)
    present = {cast.partner.organisation_id: ""}
    meetings.write_minutes(meeting=meeting, minutes={}, present=present, upload=None, by=by)
    with pytest.raises(Refused, match="Nothing is written"):
        meetings.agree(meeting=meeting, by=by)


def test_agreed_minutes_are_only_corrected_below(cast, by):
    meeting = held(cast, by)
    with pytest.raises(Refused, match="not agreed yet"):
        meetings.correct(meeting=meeting, text="Men lag.", by=by)
    meetings.agree(meeting=meeting, by=by)
    with pytest.raises(Refused, match="Add a correction"):
        meetings.write_minutes(meeting=meeting, minutes={}, present={}, upload=None, by=by)
    with pytest.raises(Refused, match="another meeting"):
        decided(cast, by, meeting)
    erratum = meetings.correct(meeting=meeting, text="Men lag.", by=by)
    assert list(meeting.errata.all()) == [erratum]
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {
        "meeting.called",
        "meeting.published",
        "meeting.held",
        "meeting.minuted",
        "meeting.agreed",
    } <= verbs


@pytest.mark.parametrize("attempt", range(8))
def test_the_database_keeps_agreed_minutes_from_whoever_asks(cast, by, attempt):
    meeting = held(cast, by)
    decision = decided(cast, by, meeting)
    meetings.agree(meeting=meeting, by=by)
    meetings.correct(meeting=meeting, text="Men lag.", by=by)
    attempts = (
        lambda: Meeting.objects.filter(pk=meeting.pk).update(title="Other"),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(state="held", agreed_at=None),
        lambda: AgendaItem.objects.filter(meeting=meeting).update(minutes="Nobody lags."),
        lambda: AgendaItem.objects.create(meeting=meeting, position=9, title="Late"),
        lambda: Attendance.objects.filter(meeting=meeting).delete(),
        lambda: Decision.objects.filter(pk=decision.pk).update(text="Other"),
        lambda: Erratum.objects.filter(meeting=meeting).update(text="Other"),
        lambda: Erratum.objects.filter(meeting=meeting).delete(),
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        attempts[attempt]()
    assert Meeting.objects.get().title == "Autumn review"


def test_a_decision_is_followed_after_the_minutes_are_agreed(cast, by):
    meeting = held(cast, by)
    decision = decided(cast, by, meeting)
    meetings.agree(meeting=meeting, by=by)
    with pytest.raises(Refused, match="Say why"):
        decisions.move(decision=decision, to="dropped", reason=" ", by=by)
    decisions.move(decision=decision, to="dropped", reason="No money", by=by)
    decisions.move(decision=decision, to="open", reason="Money came", by=by)
    decisions.move(decision=decision, to="done", reason="", by=by)
    with pytest.raises(Refused, match="quicker"):
        decisions.move(decision=decision, to="dropped", reason="x", by=by)
    told = DecisionMove.objects.filter(decision=decision).values_list("before", "after", "reason")
    assert list(told) == [
        ("open", "dropped", "No money"),
        ("dropped", "open", "Money came"),
        ("open", "done", ""),
    ]


def test_an_owner_is_a_partner_and_speaks_for_it(cast, by):
    meeting = held(cast, by)
    with pytest.raises(Refused, match="does not speak"):
        decided(cast, by, meeting, owner=by.user)
    with pytest.raises(Refused, match="does not speak"):
        decided(cast, by, meeting, owner=member(cast.partner.organisation, "viewer").user)
    assert decided(cast, by, meeting, owner=cast.partner.user).owner == cast.partner.user
    with pytest.raises(Refused, match="Only a partner"):
        decisions.take(
            meeting=meeting, text="x", organisation=cast.outsider.organisation, by=by,
            due_on=cast.partnership.today(),
        )  # fmt: skip

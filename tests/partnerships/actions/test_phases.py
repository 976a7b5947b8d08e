"""Phases: a decision is recorded, a lack asks for a reason, two cannot decide at once."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from partnerships.actions import phases
from partnerships.models import PhaseDecision
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db


def go(cast, by, to="diagnosis", at="anchor", reason="The mayor calls the first meeting on Monday."):
    return phases.decide(partnership=cast.partnership, at=at, to=to, reason=reason, by=by)


def test_existing_partnership_starts_in_anchor(cast):
    assert cast.partnership.phase == "anchor"


def test_moving_on_tells_who_when_why_and_what_was_lacking(cast, coordinator):
    decision = go(cast, coordinator)
    cast.partnership.refresh_from_db()
    assert cast.partnership.phase == "diagnosis"
    assert (decision.number, decision.turn, decision.decided_by) == (1, "on", coordinator.user)
    assert {"anchor_body", "composition", "lead_partner"} <= set(decision.lacking)
    event = AuditEvent.objects.get(verb="phase.moved_on")
    assert event.detail["reason"] == decision.reason


def test_a_phase_that_lacks_something_is_left_only_with_a_reason(cast, coordinator):
    with pytest.raises(Refused, match="still lacks something") as refusal:
        go(cast, coordinator, reason="  ")
    assert refusal.value.field == "reason"
    cast.partnership.refresh_from_db()
    assert cast.partnership.phase == "anchor"


def test_a_phase_is_reopened_with_a_reason(cast, coordinator):
    go(cast, coordinator)
    with pytest.raises(Refused, match="Say why the phase is reopened"):
        go(cast, coordinator, at="diagnosis", to="anchor", reason="")
    decision = go(cast, coordinator, at="diagnosis", to="anchor", reason="The council was dissolved.")
    assert (decision.number, decision.turn, decision.lacking) == (2, "back", [])


def test_no_phase_is_jumped_over(cast, coordinator):
    with pytest.raises(Refused, match="no way"):
        go(cast, coordinator, to="delivery")


def test_an_optional_call_may_be_left_out_and_a_needed_one_may_not(coordinator):
    poland = PartnershipFactory(country="PL", phase="diagnosis")
    bosnia = PartnershipFactory(country="BA", phase="diagnosis")
    phases.decide(partnership=poland, at="diagnosis", to="agreement", reason="Negotiated.", by=coordinator)
    with pytest.raises(Refused, match="no way"):
        phases.decide(partnership=bosnia, at="diagnosis", to="agreement", reason="Quicker.", by=coordinator)


def test_what_somebody_else_decided_meanwhile_is_not_decided_again(cast, coordinator):
    go(cast, coordinator)
    with pytest.raises(Refused, match="Somebody has decided meanwhile"):
        go(cast, coordinator)
    assert PhaseDecision.objects.count() == 1


def test_a_decision_is_written_once(cast, coordinator):
    go(cast, coordinator)
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        PhaseDecision.objects.update(reason="Something else.")
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        PhaseDecision.objects.all()._raw_delete("default")


def test_a_decision_has_its_day(cast, coordinator):
    place, today = cast.partnership, cast.partnership.today()
    where = {"partnership": place, "at": "anchor", "to": "diagnosis", "reason": "Met.", "by": coordinator}
    for day, words in (
        (today + timedelta(days=1), "still to come"),
        (date(2023, 12, 31), "before the phase"),
    ):
        with pytest.raises(Refused, match=words):
            phases.decide(on=day, **where)
    assert phases.decide(on=date(2025, 3, 3), **where).decided_on == date(2025, 3, 3)
    assert phases.decide(**{**where, "at": "diagnosis", "to": "agreement"}).decided_on == today


def choose(cast, by, course, reason="The donor asks for a call.", **more):
    phases.choose_course(partnership=cast.partnership, course=course, reason=reason, by=by, **more)
    cast.partnership.refresh_from_db()


def test_another_course_needs_the_phase_one_is_in(cast, coordinator):
    choose(cast, coordinator, "with_call")
    assert cast.partnership.its_course().key == "with_call"
    assert AuditEvent.objects.get(verb="course.chosen").detail["reason"] == "The donor asks for a call."
    type(cast.partnership).objects.filter(pk=cast.partnership.pk).update(phase="call")
    with pytest.raises(Refused, match="has no phase"):
        choose(cast, coordinator, "default")


def test_a_course_is_chosen_with_a_reason_as_it_was_seen_and_the_countrys_is_taken_again(cast, coordinator):
    with pytest.raises(Refused, match="Say why"):
        choose(cast, coordinator, "with_call", reason=" ")
    choose(cast, coordinator, "with_call", seen="with_finance")
    with pytest.raises(Refused, match="Somebody has chosen"):
        choose(cast, coordinator, "call_optional", seen="with_finance")
    choose(cast, coordinator, "with_finance")
    assert cast.partnership.course == ""


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_decide_at_once_one_does(cast, coordinator):
    refused = []

    def decide():
        try:
            go(cast, coordinator)
        except Refused as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=decide) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 7
    assert PhaseDecision.objects.count() == 1

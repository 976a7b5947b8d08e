"""Phases ask the plan's rooms: diagnosis, calls, activities, money, meetings, recommendations; and say what is late."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.actions import contributions
from partnerships.models import Call
from partnerships.queries import phases
from tests.factories.calls import a_call
from tests.partnerships import diagnoses
from tests.partnerships.money import purse_of
from tests.partnerships.plans import plan_of
from tests.partnerships.reviewing import answered, decided, held, recommended

pytestmark = pytest.mark.django_db


def lines(cast, phase):
    """Return what a phase of the cast's partnership asks for: {key: (is it there, the reason)}."""
    place = cast.partnership
    found = phases.checklists([place], {place.pk: [phase]})[place.pk][phase].lines
    return {line.key: (line.met, line.reason) for line in found}


def test_the_diagnosis_asks_for_findings_figures_and_people_heard(cast):
    diagnoses.add(cast)  # a draft is no finding yet
    assert [met for met, _reason in lines(cast, "diagnosis").values()] == [False] * 5
    diagnoses.agreed(cast)
    for dimension in ("economic", "environmental"):
        diagnoses.figure(cast, dimension=dimension)
    diagnoses.consult(cast)
    there = lines(cast, "diagnosis")
    assert there["findings"] == (True, "1 finding is agreed on.")
    assert there["baselines"] == (False, "No figure yet for: social.")
    assert there["consulted"][0]


def test_a_call_has_to_be_decided(cast, coordinator):
    assert lines(cast, "call")["call_decided"] == (False, "No call has been opened yet.")
    call = a_call(cast.partnership, coordinator)
    assert lines(cast, "call")["call_decided"] == (False, "No call has been opened yet.")
    for state, met in (("open", False), ("decided", True)):
        Call.objects.filter(pk=call.pk).update(state=state)
        assert lines(cast, "call")["call_decided"][0] is met


def test_the_delivery_asks_for_activities_and_for_money(cast):
    assert lines(cast, "delivery")["activities"] == (False, "No activity is planned yet.")
    plan_of(cast)
    assert lines(cast, "delivery")["activities"] == (True, "1 activity is planned.")
    assert not lines(cast, "delivery")["budget"][0]
    purse_of(cast)
    assert lines(cast, "delivery")["budget"][0]


def test_partners_meet_within_six_months(cast, coordinator):
    assert lines(cast, "monitoring")["met"] == (False, "No meeting has been held yet.")
    held(cast, coordinator, days=-200, title="Long ago")
    assert "more than six months ago" in lines(cast, "monitoring")["met"][1]
    held(cast, coordinator)
    assert lines(cast, "monitoring")["met"][0]


def test_every_recommendation_is_answered(cast, coordinator):
    assert not lines(cast, "evaluation")["recommended"][0]
    row = recommended(cast, coordinator)
    assert lines(cast, "evaluation")["recommended"] == (False, "1 recommendation has no answer.")
    answered(cast, coordinator, row)
    assert lines(cast, "evaluation")["recommended"][0]


def test_milestones_and_decisions_that_are_late_are_at_risk(cast, coordinator):
    plan_of(cast, starts=-40, ends=-5)
    decided(cast, coordinator, held(cast, coordinator), days=7)
    points = phases.points([cast.partnership])[cast.partnership.pk]
    assert [(point.label, point.risk) for point in points] == [
        ("1 milestone has not been reached in time.", True),
        ("1 decision of a meeting is due soon.", False),
    ]


def test_the_evaluation_asks_for_pledges_without_a_day_too(cast, coordinator):
    partner = cast.partnership.partners.first()
    pledge = {
        "kind": "money",
        "title": "Grants",
        "amount": Decimal(900),
        "currency": "EUR",
        "by": coordinator,
    }
    made = contributions.pledge(partner=partner, on=date(2026, 5, 4), **pledge)
    assert lines(cast, "delivery")["contributions"][0]
    assert not lines(cast, "evaluation")["contributions_all"][0]
    contributions.receive(contribution=made, amount=Decimal(900), on=date(2026, 5, 5), by=coordinator)
    assert lines(cast, "evaluation")["contributions_all"] == (
        True,
        "Everything that was pledged has come in.",
    )


def test_the_diagnosis_counts_its_open_questions(cast):
    assert lines(cast, "diagnosis")["questions"] == (False, "15 questions of the diagnosis are still open.")

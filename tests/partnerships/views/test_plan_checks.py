"""Phases ask the plan's rooms: diagnosis, calls, activities, money, meetings, recommendations; and say what is late."""

from datetime import timedelta
from decimal import Decimal

import pytest

from partnerships.actions import contributions, diagnosis, sharing, tree_drafts
from partnerships.enums import MAY_BE_SET_ASIDE
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


def test_the_diagnosis_asks_for_its_prompts_and_forgotten_dimensions(cast):
    for dimension in ("economic", "environmental", "social"):
        diagnoses.figure(cast, dimension=dimension)
    words = "12 questions of the diagnosis are neither answered nor set aside."
    assert lines(cast, "diagnosis")["questions"] == (False, words)
    for question, _label in MAY_BE_SET_ASIDE:
        diagnosis.set_aside(
            partnership=cast.partnership, question=question, reason="Nothing of it here.", by=cast.officer
        )
    assert lines(cast, "diagnosis")["questions"][0]


def test_the_template_is_no_tree_of_the_partners(cast, tree, draft):
    assert "still the template's" in lines(cast, "diagnosis")["tree"][1]
    assert not lines(cast, "diagnosis")["tree"][0]
    tree_drafts.publish_draft(version=draft, reason="Agreed in the commission.", by=cast.officer)
    assert lines(cast, "diagnosis")["tree"] == (True, "The partners have published version 2 of the tree.")


def test_the_evaluation_asks_for_all_that_was_pledged_whatever_its_day(cast, union, coordinator):
    asked = lambda: lines(cast, "evaluation")["contributions_all"]  # noqa: E731
    assert asked() == (False, "Nothing has been pledged.")
    today = cast.partnership.today()
    for due in (None, today + timedelta(days=400)):
        row = contributions.pledge(
            partner=union, kind="money", title="Grants", amount=Decimal(900), currency="UAH", on=today,
            due_on=due, by=coordinator,
        )  # fmt: skip
        assert lines(cast, "delivery")["contributions"][0]
        assert "More was pledged than has come in from" in asked()[1]
        contributions.receive(contribution=row, amount=Decimal(900), on=today, by=coordinator)
        assert asked() == (True, "Everything that was pledged has come in.")


def test_a_pledge_that_was_taken_back_whole_is_none(cast, union, coordinator):
    today = cast.partnership.today()
    row = contributions.pledge(
        partner=union, kind="money", title="Grants", amount=Decimal(900), currency="UAH", on=today,
        by=coordinator,
    )  # fmt: skip
    assert union.organisation.name not in lines(cast, "agreement")["pledges"][1]
    contributions.correct(entry=row.entries.get(), reason="Promised by another.", by=coordinator)
    assert union.organisation.name in lines(cast, "agreement")["pledges"][1]
    assert lines(cast, "evaluation")["contributions_all"] == (False, "Nothing has been pledged.")


def test_the_agreement_names_who_pledged_nothing_and_shares_no_data(cast, union, service, coordinator):
    mine = cast.partnership.partners.get(organisation=cast.personnel.organisation_id)
    today = cast.partnership.today()
    for partner, rest in ((union, (mine, service)), (service, (mine,)), (mine, ())):
        contributions.pledge(
            partner=partner,
            kind="staff_time",
            title="An officer",
            amount=Decimal(5),
            on=today,
            by=coordinator,
        )
        sharing.record(partner=partner, covers="Totals", valid_from=today, by=coordinator)
        names = ", ".join(sorted(row.organisation.short_name or row.organisation.name for row in rest))
        asked = lines(cast, "agreement")
        if rest:
            assert asked["pledges"] == (False, f"Nothing is pledged yet by: {names}.")
            assert asked["data_sharing"] == (False, f"No data-sharing agreement in force with: {names}.")
    assert asked["pledges"] == (True, "Every partner pledged something.")
    assert asked["data_sharing"] == (True, "A data-sharing agreement is in force with every partner.")


def test_a_data_sharing_agreement_that_has_ended_is_none(cast, union, coordinator):
    today = cast.partnership.today()
    sharing.record(
        partner=union, covers="Totals", valid_from=today - timedelta(days=9),
        valid_until=today - timedelta(days=1), by=coordinator,
    )  # fmt: skip
    assert union.organisation.name in lines(cast, "agreement")["data_sharing"][1]

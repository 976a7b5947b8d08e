"""Courses: they differ by country, and say which kinds of partners they need."""

from dataclasses import replace

import pytest

from partnerships.calculations.course import Kind, Shortage, course_for, courses, missing_kinds, shortages
from partnerships.enums import PartnerRole, Phase


def line(country):
    return [step.phase for step in course_for("", country).line]


def test_bosnia_calls_and_ukraine_does_not():
    assert "call" in line("BA")
    assert "call" not in line("UA")
    assert "call" not in line("GB")
    assert line("BA")[0] == "anchor"
    assert line("BA")[-1] == "closed"


def test_a_course_of_ones_own_wins_over_the_countrys():
    assert course_for("with_call", "UA").key == "with_call"
    assert course_for("no-such", "UA").key == "with_finance"


def test_monitoring_runs_beside_the_delivery():
    for course in courses().values():
        assert course.beside("delivery") == ["monitoring"]
        assert "monitoring" not in [step.phase for step in course.line]


def test_an_optional_phase_can_be_left_out():
    poland = course_for("", "PL")
    assert poland.onward("diagnosis") == ["call", "agreement"]
    assert poland.skipped("diagnosis", "agreement") == ["call"]
    assert poland.onward("closed") == []
    assert poland.backward("agreement") == ["call", "diagnosis", "anchor"]


def test_courses_speak_the_portals_words():
    for course in courses().values():
        assert {step.phase for step in course.steps} <= set(Phase.values)
        for kind in course.kinds:
            assert kind.roles <= set(PartnerRole.values)
            assert set(kind.names) == {"en", "uk", "pl"}


FIVE = ("municipality", "employment_service", "mine_operator", "provider", "trade_union")


@pytest.mark.parametrize("absent", range(5))
def test_each_of_the_five_kinds_is_missed(absent):
    roles = [(number, role) for number, role in enumerate(FIVE) if number != absent]
    assert len(missing_kinds(course_for("", "BA"), roles)) == 1


def test_five_kinds_are_enough_and_ukraine_needs_a_sixth():
    roles = list(enumerate(FIVE))
    assert missing_kinds(course_for("", "BA"), roles) == []
    assert [kind.key for kind in missing_kinds(course_for("", "UA"), roles)] == ["financial"]
    assert missing_kinds(course_for("", "UA"), [*roles, (9, "financial")]) == []


def test_a_rule_of_two_counts_organisations_not_roles():
    kind = Kind("employer", frozenset({"employer", "mine_operator"}), 2, {"en": "employer"})
    two = replace(course_for("", "BA"), kinds=(kind,))
    assert shortages(two, []) == [Shortage(kind, 0)]
    assert shortages(two, [(1, "employer"), (1, "mine_operator")]) == [Shortage(kind, 1)]
    assert shortages(two, [(1, "employer"), (2, "mine_operator")]) == []

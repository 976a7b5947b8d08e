"""Who acts."""

from types import SimpleNamespace

import pytest

from jtportal.kernel.actor import BEAT, CLI, NOBODY, Actor

USER, ORGANISATION = SimpleNamespace(pk=1), SimpleNamespace(pk=2)


@pytest.mark.parametrize(
    ("actor", "machine"), [(CLI, True), (BEAT, True), (NOBODY, False), (Actor(USER), False)]
)
def test_only_the_command_line_and_the_timetable_are_machines(actor, machine):
    assert actor.is_machine is machine


def test_keys_are_those_of_person_and_organisation():
    actor = Actor(USER, ORGANISATION)
    assert (actor.user_id, actor.organisation_id) == (1, 2)
    assert (CLI.user_id, CLI.organisation_id) == (None, None)


def test_one_of_the_roles_is_enough():
    actor = Actor(USER, ORGANISATION).with_roles({"viewer", "evaluator"})
    assert actor.has_role("case_officer", "viewer")
    assert not actor.has_role("case_officer")
    assert not NOBODY.has_role("viewer")


def test_taking_roles_on_keeps_who_it_is():
    actor = Actor(USER, ORGANISATION).with_roles(["viewer"])
    assert (actor.user, actor.organisation, actor.kind) == (USER, ORGANISATION, "user")

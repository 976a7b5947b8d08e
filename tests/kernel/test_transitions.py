"""Moving a row from one state to another."""

import pytest
from django.db import transaction

from jtportal.kernel.actor import CLI
from jtportal.kernel.transitions import MoveRefused, move
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db
TABLE = {"ngo": frozenset({"chamber"}), "chamber": frozenset()}


@pytest.fixture
def organisation():
    """Something that has a state: its kind."""
    return OrganisationFactory(kind="ngo")


def test_allowed_move_is_saved_and_handed_to_the_recorder(organisation):
    told = []

    def record(row, **words):
        told.append((row, words))

    with transaction.atomic():
        move(
            organisation,
            to="chamber",
            by=CLI,
            table=TABLE,
            record=record,
            field="kind",
            reason="merged",
            short_name="X",
        )
    organisation.refresh_from_db()
    assert (organisation.kind, organisation.short_name) == ("chamber", "X")
    words = {"before": {"kind": "ngo"}, "after": {"kind": "chamber"}, "by": CLI, "reason": "merged"}
    assert told == [(organisation, words)]


def test_move_that_the_table_does_not_know_is_refused_and_nothing_is_said(organisation):
    told = []
    with pytest.raises(MoveRefused) as refused:
        move(organisation, to="provider", by=CLI, table=TABLE, record=told.append, field="kind")
    assert (refused.value.current, refused.value.to) == ("ngo", "provider")
    assert "provider" in str(refused.value)
    organisation.refresh_from_db()
    assert organisation.kind == "ngo"
    assert told == []


def test_what_another_process_did_meanwhile_counts(organisation):
    type(organisation).objects.filter(pk=organisation.pk).update(kind="chamber")
    with pytest.raises(MoveRefused):
        move(organisation, to="chamber", by=CLI, table=TABLE, record=print, field="kind")

"""Rows behind the addresses of placements, follow-ups, insurance records, appeals: see rows.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workforce.outcomes import occupation
from workforce.actions import appeals, follow_ups, insurance, placements, workers
from workforce.models import Appeal, Case, FollowUp, InsuranceFile, Placement


def a_placement(world: Any) -> Placement:
    """A job that the worker of the world's case took up."""
    return placements.record(
        case=world.row(Case),
        employer="Bakery",
        occupation=occupation(),
        started_on=world.cast.partnership.today() - timedelta(days=300),
        by=world.cast.officer,
    )


def a_follow_up(world: Any) -> FollowUp:
    """What the worker of the world's case did six months after leaving."""
    worker, place = world.row(Case).worker, world.cast.partnership
    on = place.today() - timedelta(days=400)
    workers.record_departure(worker=worker, on=on, reason="redundancy", by=world.cast.officer)
    follow_ups.schedule(partnership=place, by=world.cast.officer)
    return FollowUp.objects.get(worker=worker, point="m6")


def insurance_records(world: Any) -> InsuranceFile:
    """A file that waits for a decision."""
    upload = SimpleUploadedFile("records.csv", b"national number,from\n12345,2026-01-01\n")
    return insurance.receive(partnership=world.cast.partnership, upload=upload, by=world.cast.officer)


def an_appeal(world: Any) -> Appeal:
    """An appeal that waits for a decision."""
    today = world.cast.partnership.today()
    return appeals.receive(
        case=world.row(Case),
        kind="appeal",
        about="The grant was refused.",
        received_on=today,
        due_on=today,
        by=world.cast.officer,
    )


OUTCOME_ROWS = {
    Placement: a_placement,
    FollowUp: a_follow_up,
    InsuranceFile: insurance_records,
    Appeal: an_appeal,
}

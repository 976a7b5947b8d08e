"""Rows behind the addresses of placements, follow-ups, insurance records, appeals: see rows.py."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workforce.outcomes import asked, occupation
from workforce.actions import appeals, course, insurance, intake, placements
from workforce.models import (
    Appeal,
    ArrearsEntry,
    Case,
    Contact,
    Credential,
    FollowUp,
    Goal,
    HandOver,
    InsuranceFile,
    Placement,
    Referral,
    ServiceSpell,
)


def a_placement(world: Any) -> Placement:
    """A job that the worker of the world's case took up."""
    return placements.record(
        case=world.row(Case),
        employer="Bakery",
        occupation=occupation(),
        started_on=world.cast.partnership.today() - timedelta(days=300),
        by=world.cast.officer,
    )


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


def about(world: Any) -> dict[str, Any]:
    """Of whom, how and when something was said."""
    today = world.cast.partnership.today()
    known = {"source": "hand", "standing": "stated", "on": today, "by": world.cast.officer}
    return {"case": world.row(Case), **known}


def a_spell(world: Any) -> ServiceSpell:
    """A time worked under ground."""
    said = {"employer": "Mine 1", "begins": date(2010, 1, 1), "underground": True}
    return intake.say(kind=ServiceSpell, **said, **about(world))


def an_entry(world: Any) -> ArrearsEntry:
    """A month's wage that is owed."""
    return intake.enter(month=date(2026, 3, 1), kind="owed", amount=Decimal(100), **about(world))


def a_contact(world: Any) -> Contact:
    """A conversation by phone."""
    on, by = world.cast.partnership.today(), world.cast.officer
    return course.contact(case=world.row(Case), on=on, way="phone", result="met", by=by)


def a_referral(world: Any) -> Referral:
    """A referral that waits for the union's answer."""
    on = world.cast.partnership.today()
    return course.refer(
        case=world.row(Case),
        partner=world.cast.partner.organisation,
        what="Legal advice",
        asked_on=on,
        due_on=on,
        by=world.cast.officer,
    )


def a_hand_over(world: Any) -> HandOver:
    """That the case came into the officer's hands."""
    return course.hand_over(
        case=world.row(Case), officer=world.cast.officer.user, note="Knows welding.", by=world.cast.officer
    )


OUTCOME_ROWS = {
    Placement: a_placement,
    FollowUp: lambda world: asked(world.cast),
    InsuranceFile: insurance_records,
    Appeal: an_appeal,
    Contact: a_contact,
    Goal: lambda world: course.set_goal(case=world.row(Case), text="A licence", by=world.cast.officer),
    Referral: a_referral,
    HandOver: a_hand_over,
    ServiceSpell: a_spell,
    Credential: lambda world: intake.say(kind=Credential, title="Welding", **about(world)),
    ArrearsEntry: an_entry,
}

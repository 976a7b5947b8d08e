"""Appointments of a case and of an officer, and whose calendar a secret address is."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.queries import actor_for
from partnerships.sockets import Waiting
from workforce import rules
from workforce.enums import AppointmentState
from workforce.models import Appointment, OfficerCalendar

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import Case

SHOWN = 50
BEHIND_DAYS, AHEAD_DAYS = 60, 400  # what a calendar is told of


def digest_of(token: str) -> str:
    """Return what is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()


def of_case(case: Case, actor: Actor) -> list[Appointment]:
    """Return a case's appointments, latest first."""
    rows = Appointment.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("officer", "contact").order_by("-begins", "-pk"))


def taken(officer: int, begins: datetime, ends: datetime, *, but: int | None = None) -> list[Appointment]:
    """Return the officer's planned appointments that meet this time."""
    rows = Appointment.objects.filter(
        officer=officer, state=AppointmentState.PLANNED, begins__lt=ends, ends__gt=begins
    )
    return list((rows.exclude(pk=but) if but else rows).order_by("begins", "pk"))


def mine(partnership: Partnership, actor: Actor) -> QuerySet[Appointment]:
    """Return this officer's appointments in a partnership."""
    rows = Appointment.objects.visible_to(actor).filter(
        case__partnership=partnership, officer=actor.user_id, officer__isnull=False
    )
    return rows.select_related("case__person", "officer")


def coming(partnership: Partnership, actor: Actor) -> QuerySet[Appointment]:
    """Return this officer's planned appointments that are not over, first ones first."""
    return mine(partnership, actor).filter(state=AppointmentState.PLANNED, ends__gte=timezone.now())


def unsettled(partnership: Partnership, actor: Actor) -> QuerySet[Appointment]:
    """Return this officer's appointments that are over, and nobody said what became of them."""
    return mine(partnership, actor).filter(state=AppointmentState.PLANNED, ends__lt=timezone.now())


def waiting(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the appointments of which nobody said what became of them."""
    if not rules.may_see_cases(actor, partnership):
        return []
    return [
        Waiting(
            kind="appointment",
            label=_("say whether an appointment took place"),
            title=one.case.person.name,
            url=reverse("workforce:appointment_settle", kwargs={"pk": one.pk}),
            due=one.begins.astimezone(partnership.zone).date(),
        )
        for one in unsettled(partnership, actor)[:SHOWN]
    ]


def line(actor: Actor, partnership: Partnership) -> str:
    """Return how many appointments the next seven days hold, as a sentence for the digest; empty for none."""
    if not rules.may_see_cases(actor, partnership):
        return ""
    week = timezone.now() + timedelta(days=7)
    count = coming(partnership, actor).filter(begins__lt=week).count()
    words = ngettext(
        "%(count)s appointment is in the next seven days.",
        "%(count)s appointments are in the next seven days.",
        count,
    )
    return words % {"count": count} if count else ""


def calendar_of(token: str) -> tuple[OfficerCalendar, Actor] | None:
    """Return whose calendar a secret address is, as they may see cases today; None where it is none."""
    rows = OfficerCalendar.objects.select_related("user", "partnership")
    row = rows.filter(digest=digest_of(token)).first()
    if row is None or not row.user.is_active:
        return None
    actor = actor_for(row.user, row.organisation_id)
    return (row, actor) if rules.may_see_cases(actor, row.partnership) else None


def for_calendar(row: OfficerCalendar, actor: Actor) -> list[Appointment]:
    """Return what a calendar is told: the officer's appointments around today, cancelled ones with them."""
    now = timezone.now()
    rows = mine(row.partnership, actor).filter(
        begins__gte=now - timedelta(days=BEHIND_DAYS), begins__lt=now + timedelta(days=AHEAD_DAYS)
    )
    return list(rows.order_by("begins", "pk"))

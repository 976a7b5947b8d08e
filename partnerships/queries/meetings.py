"""Reads of meetings and of what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, User
from jtportal.kernel.doors import Refused
from partnerships.enums import FollowUp
from partnerships.models import Decision, Meeting, Partner, Recommendation
from partnerships.models.recommendation import NEEDS_ACTION
from partnerships.rules import SPEAKING

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def organisations_of(partnership: Partnership) -> list[Organisation]:
    """Return the partners' organisations of today, by name."""
    rows = Partner.objects.in_force(partnership.today()).filter(partnership=partnership)
    return list(Organisation.objects.filter(pk__in=rows.values("organisation")).order_by("name"))


def speakers_of(partnership: Partnership) -> list[Membership]:
    """Return who may own a task: people that speak for a partner today, each once for each organisation, by name."""
    day = partnership.today()
    partners = Partner.objects.in_force(day).filter(partnership=partnership).values("organisation")
    rows = Membership.objects.in_force(day).filter(
        organisation__in=partners, role__in=SPEAKING, user__is_active=True
    )
    found = rows.order_by("user_id", "organisation_id", "role").distinct("user_id", "organisation_id")
    people = found.select_related("user", "organisation")
    return sorted(people, key=lambda one: (str(one.user), one.organisation.name))


def check_owner(partnership: Partnership, organisation: Organisation, owner: User | None) -> None:
    """Refuse (Refused) an owner that is no partner, and a person who does not speak for it."""
    if organisation.pk not in {one.pk for one in organisations_of(partnership)}:
        raise Refused(_("Only a partner can own this."), field="organisation")
    if owner is None:
        return
    day = partnership.today()
    speaks = Membership.objects.in_force(day).filter(user=owner, organisation=organisation, role__in=SPEAKING)
    if not speaks.exists():
        raise Refused(_("This person does not speak for that partner."), field="owner")


def meetings_of(actor: Actor, partnership: Partnership) -> QuerySet[Meeting]:
    """Return a partnership's meetings that exist for the actor, latest first, with how much each decided."""
    rows = Meeting.objects.visible_to(actor).filter(partnership=partnership)
    open_ones = Count("decisions", filter=Q(decisions__state=FollowUp.OPEN))
    counted = rows.annotate(decided=Count("decisions"), open_decisions=open_ones)
    return counted.order_by("-starts_at", "-pk")


def decisions_of(actor: Actor, partnership: Partnership) -> QuerySet[Decision]:
    """Return a partnership's decisions that exist for the actor, first due first."""
    rows = Decision.objects.visible_to(actor).filter(partnership=partnership)
    return rows.select_related("meeting", "organisation", "owner").order_by("due_on", "pk")


def recommendations_of(actor: Actor, partnership: Partnership) -> QuerySet[Recommendation]:
    """Return what was recommended to a partnership, as the evaluations number it."""
    rows = Recommendation.objects.visible_to(actor).filter(partnership=partnership)
    return rows.select_related("organisation", "owner", "source").order_by("evaluation", "number")


def is_overdue(row: Decision | Recommendation, today: date) -> bool:
    """Say whether something should have been done by now."""
    if row.due_on is None or row.due_on >= today:
        return False
    if isinstance(row, Decision):
        return row.state == FollowUp.OPEN
    return row.response in NEEDS_ACTION and row.progress in ("not_started", "partial")

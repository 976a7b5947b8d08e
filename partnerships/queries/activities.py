"""Activities of a plan: a page by due day, counts, what is due for whom, and what a calendar shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, Min, Prefetch, Q
from django.utils import timezone

from accounts.queries import actor_for
from partnerships.enums import (
    RUNNING,
    ActivityState,
    CallState,
    MeetingState,
    MilestoneState,
    NodeKind,
    VersionState,
)
from partnerships.models import (
    Activity,
    BudgetLine,
    CalendarFeed,
    Call,
    Decision,
    Intervention,
    Meeting,
    Milestone,
    Tranche,
    TreeNode,
)
from partnerships.rules import may_take_part

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SOON = 30  # days ahead that count as soon
PAST = timedelta(days=90)  # meetings that a calendar still shows
TAKING_IN = (CallState.OPEN, CallState.INVITED, CallState.FULL_OPEN)
ROWS = ("intervention", "owner", "body")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked: `state` open, late or a state; `owner` me or b + organisation; `of` intervention."""

    state: str = ""
    owner: str = ""
    of: int | None = None


def of_owner(actor: Actor) -> Q:
    """Activities that are this person's, or their organisation's with nobody named."""
    return Q(owner=actor.user_id) | Q(owner=None, body=actor.organisation_id)


def of_milestone_owner(actor: Actor) -> Q:
    """Milestones that are this person's: theirs by name, else by their activity."""
    theirs = Q(activity__owner=actor.user_id)
    theirs |= Q(activity__owner=None, activity__body=actor.organisation_id)
    return Q(owner=actor.user_id) | (Q(owner=None) & theirs)


def narrowed(actor: Actor, place: Partnership, wanted: Wanted, today: date) -> QuerySet[Activity]:
    """Return the activities that are asked for."""
    rows = Activity.objects.visible_to(actor).filter(partnership=place)
    if wanted.state == "open":
        rows = rows.filter(state__in=RUNNING)
    elif wanted.state == "late":
        rows = rows.filter(state__in=RUNNING, due_on__lt=today)
    elif wanted.state in ActivityState.values:
        rows = rows.filter(state=wanted.state)
    if wanted.owner == "me":
        rows = rows.filter(of_owner(actor))
    elif wanted.owner.startswith("b") and wanted.owner[1:].isdecimal() and len(wanted.owner) < 18:
        rows = rows.filter(body=int(wanted.owner[1:]))
    return rows.filter(intervention=wanted.of) if wanted.of else rows


def for_lines(rows: QuerySet[Activity], ids: list[int]) -> list[Activity]:
    """Return the activities of one page with their milestones, in the order of the keys."""
    found = {
        row.pk: row
        for row in rows.filter(pk__in=ids)
        .select_related(*ROWS)
        .prefetch_related(Prefetch("milestones", queryset=Milestone.objects.select_related("owner")))
    }
    return [found[pk] for pk in ids if pk in found]


def whole(rows: QuerySet[Activity]) -> list[Activity]:
    """Return activities with their milestones, first due first, in two queries."""
    return list(rows.select_related(*ROWS).prefetch_related("milestones").order_by("due_on", "pk"))


def counts(actor: Actor, place: Partnership, today: date) -> dict[str, int]:
    """Return how many activities there are: all, open, late, soon, done; and how many milestones are late."""
    rows = Activity.objects.visible_to(actor).filter(partnership=place)
    running = Q(state__in=RUNNING)
    found = rows.aggregate(
        all=Count("pk"),
        open=Count("pk", filter=running),
        late=Count("pk", filter=running & Q(due_on__lt=today)),
        soon=Count("pk", filter=running & Q(due_on__gte=today, due_on__lte=today + timedelta(days=SOON))),
        done=Count("pk", filter=Q(state=ActivityState.DONE)),
    )
    points = Milestone.objects.visible_to(actor).filter(
        activity__partnership=place, state=MilestoneState.OPEN, due_on__lt=today
    )
    return found | {"milestones": points.count()}


def interventions_of(actor: Actor, place: Partnership, today: date) -> list[Intervention]:
    """Return the interventions with their budget lines (`money`).

    Counts of their activities: `all_n`, `done_n`, `late_n`; the first and last of their days: `first_on`, `last_on`.
    """
    rows = Intervention.objects.visible_to(actor).filter(partnership=place).select_related("lead")
    late = Q(activities__state__in=RUNNING, activities__due_on__lt=today)
    return list(
        rows.order_by("pk")  # what is grouped has no order of its own
        .annotate(
            all_n=Count("activities"),
            done_n=Count("activities", filter=Q(activities__state=ActivityState.DONE)),
            late_n=Count("activities", filter=late),
            first_on=Min("activities__starts_on"),
            last_on=Max("activities__due_on"),
        )
        .prefetch_related(
            Prefetch("lines", queryset=BudgetLine.objects.select_related("source"), to_attr="money")
        )
    )


def milestones_for(actor: Actor, place: Partnership, until: date) -> QuerySet[Milestone]:
    """Return the open milestones due until a day that are this person's to reach, first due first."""
    if not may_take_part(actor, place):
        return Milestone.objects.none()
    running = Activity.objects.visible_to(actor).filter(partnership=place, state__in=RUNNING)
    rows = Milestone.objects.filter(
        of_milestone_owner(actor), activity__in=running, state=MilestoneState.OPEN, due_on__lte=until
    )
    return rows.select_related("activity").order_by("due_on", "pk")


def for_calendar(actor: Actor, place: Partnership, *, mine: bool) -> tuple[list[Activity], list[Milestone]]:
    """Return the running activities and open milestones that a calendar shows."""
    rows = Activity.objects.visible_to(actor).filter(partnership=place, state__in=RUNNING)
    points = Milestone.objects.filter(activity__in=rows, state=MilestoneState.OPEN)
    if mine:
        rows, points = rows.filter(of_owner(actor)), points.filter(of_milestone_owner(actor))
    return list(rows.select_related("intervention", "body")), list(points.select_related("activity"))


@dataclass(frozen=True, slots=True)
class Dates:
    """What else of a plan has a day: meetings, open decisions, tranches not yet paid, calls that take something in."""

    meetings: list[Meeting]
    decisions: list[Decision]
    tranches: list[Tranche]
    calls: list[Call]


def dates_for(actor: Actor, place: Partnership, *, mine: bool) -> Dates:
    """Return the dates that a calendar shows beside the activities; `mine`: meetings, and this person's decisions."""
    since = timezone.now() - PAST
    meetings = Meeting.objects.visible_to(actor).filter(partnership=place, starts_at__gte=since)
    decisions = Decision.objects.visible_to(actor).open().filter(partnership=place)
    if mine:
        decisions = decisions.filter(
            Q(owner=actor.user_id) | Q(owner=None, organisation=actor.organisation_id)
        )
    tranches = Tranche.objects.visible_to(actor).filter(
        commitment__line__partnership=place, due_on__isnull=False, paid__lt=F("amount")
    )
    calls = Call.objects.visible_to(actor).filter(partnership=place, state__in=TAKING_IN)
    return Dates(
        list(meetings.exclude(state=MeetingState.DRAFT).order_by("starts_at")),
        list(decisions.select_related("meeting")),
        [] if mine else list(tranches.select_related("commitment").order_by("due_on", "pk")),
        [] if mine else list(calls),
    )


def outputs_of(place: Partnership) -> list[tuple[str, str]]:
    """Return (key, words) of the outputs in the partnership's published tree."""
    rows = TreeNode.objects.filter(
        version__tree__partnership=place, version__state=VersionState.PUBLISHED, kind=NodeKind.OUTPUT
    )
    return [(row.key, f"{row.key} · {row.lead() or row.text()}"[:120]) for row in rows.order_by("position")]


def digest_of(token: str) -> str:
    """Return what is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_of(token: str) -> tuple[Actor, Partnership] | None:
    """Return whose calendar a secret address is, as they may see the plan today; None when it is none."""
    rows = CalendarFeed.objects.select_related("user", "partnership")
    row = rows.filter(digest=digest_of(token)).first()
    if row is None or not row.user.is_active:
        return None
    return actor_for(row.user, row.organisation_id), row.partnership

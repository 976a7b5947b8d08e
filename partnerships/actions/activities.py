"""The action plan kept: interventions, activities, milestones, and secret addresses for calendars."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions import documents
from partnerships.actions.money import plain
from partnerships.actions.stale import refuse_stale
from partnerships.enums import ACTIVITY_MOVES, MILESTONE_MOVES, MilestoneState
from partnerships.models import Activity, BudgetLine, CalendarFeed, Intervention, Milestone
from partnerships.queries.activities import digest_of

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def refuse_title_twice(partnership: Partnership, title: str, *, but: int | None = None) -> None:
    """Raise Refused when there is an intervention of this title already."""
    same = Intervention.objects.filter(partnership=partnership, title=title)
    if (same.exclude(pk=but) if but else same).exists():
        raise Refused(_("There is an intervention of this title already."), field="title")


def refuse_backwards(starts_on: date, due_on: date) -> None:
    """Raise Refused when something ends before it begins."""
    if due_on < starts_on:
        raise Refused(_("The last day cannot lie before the first."), field="due_on")


@transaction.atomic
def add_intervention(*, partnership: Partnership, by: Actor, **values: Any) -> Intervention:
    """Add an intervention: title, aim, output_key, lead. Raises Refused."""
    refuse_title_twice(partnership, values["title"])
    row = Intervention.objects.create(partnership=partnership, **values)
    audit.record(row, verb="intervention.added", by=by, after=plain(values))
    return row


@transaction.atomic
def change_intervention(
    *, intervention: Intervention, by: Actor, seen: int | None = None, **values: Any
) -> None:
    """Change an intervention. Raises Refused, also when somebody did so since revision `seen`."""
    row = Intervention.objects.select_for_update(of=("self",)).get(pk=intervention.pk)
    refuse_stale(row, seen)
    refuse_title_twice(row.partnership, values.get("title", row.title), but=row.pk)
    before, after = set_changed(row, values)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="intervention.changed", by=by, before=plain(before), after=plain(after))


@transaction.atomic
def link_lines(*, intervention: Intervention, lines: list[int], by: Actor) -> None:
    """Let exactly these budget lines of the partnership pay for an intervention."""
    ours = (
        BudgetLine.objects.select_for_update().filter(partnership=intervention.partnership_id).order_by("pk")
    )
    rows = list(ours)
    before = [row.pk for row in rows if row.intervention_id == intervention.pk]
    after = [row.pk for row in rows if row.pk in lines]
    if before == after:
        return
    BudgetLine.objects.filter(pk__in=set(before) - set(after)).update(intervention=None)
    BudgetLine.objects.filter(pk__in=after).update(intervention=intervention)
    Intervention.objects.filter(pk=intervention.pk).update(revision=F("revision") + 1)
    audit.record(
        intervention,
        verb="intervention.lines_linked",
        by=by,
        before={"lines": before},
        after={"lines": after},
    )


@transaction.atomic
def add_activity(*, intervention: Intervention, by: Actor, **values: Any) -> Activity:
    """Plan an activity: title, owner, body, starts_on, due_on, note. Raises Refused."""
    refuse_backwards(values["starts_on"], values["due_on"])
    row = Activity.objects.create(
        intervention=intervention, partnership_id=intervention.partnership_id, **values
    )
    audit.record(row, verb="activity.added", by=by, after=plain(values))
    return row


@transaction.atomic
def change_activity(*, activity: Activity, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change an activity's words, owner or days. Raises Refused, also when somebody did so since revision `seen`."""
    row = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    refuse_backwards(row.starts_on, row.due_on)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="activity.changed", by=by, before=plain(before), after=plain(after))


@transaction.atomic
def step(*, activity: Activity, to: str, by: Actor, reason: str = "") -> None:
    """Move an activity to another state of its table. Raises Refused."""
    record = partial(audit.record, verb="activity.moved")
    try:
        move(activity, to=to, by=by, table=ACTIVITY_MOVES, record=record, reason=reason)
    except MoveRefused as refusal:
        raise Refused(str(refusal)) from refusal


@transaction.atomic
def add_milestone(
    *, activity: Activity, title: str, due_on: date, by: Actor, owner_id: int | None = None
) -> Milestone:
    """Set a milestone; without an owner of its own it is whose the activity is."""
    row = Milestone.objects.create(activity=activity, title=title, due_on=due_on, owner_id=owner_id)
    after = {"title": title, "due_on": due_on} | ({"owner_id": owner_id} if owner_id else {})
    audit.record(row, verb="milestone.added", by=by, after=after)
    return row


@transaction.atomic
def change_milestone(*, milestone: Milestone, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change a milestone's words, owner or day. Raises Refused, also when somebody did so since revision `seen`."""
    row = Milestone.objects.select_for_update().get(pk=milestone.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="milestone.changed", by=by, before=plain(before), after=plain(after))


@transaction.atomic
def reach(*, milestone: Milestone, on: date, by: Actor, upload: File | None = None) -> None:
    """Say that a milestone is reached, since when, and what shows it. Raises Refused."""
    place = milestone.partnership
    if on > place.today():
        raise Refused(_("The day lies in the future."), field="on")
    evidence = (
        documents.keep(partnership=place, upload=upload, by=by, field="evidence")
        if upload
        else milestone.evidence
    )
    shift(milestone, MilestoneState.REACHED, by, reached_on=on, evidence=evidence)


@transaction.atomic
def drop(*, milestone: Milestone, reason: str, by: Actor) -> None:
    """Give a milestone up, with the reason. Raises Refused."""
    shift(milestone, MilestoneState.DROPPED, by, reason)


@transaction.atomic
def reopen(*, milestone: Milestone, by: Actor) -> None:
    """Open a milestone again. Raises Refused."""
    shift(milestone, MilestoneState.OPEN, by, reached_on=None)


def shift(milestone: Milestone, to: str, by: Actor, reason: str = "", **changes: Any) -> None:
    """Move a milestone by its table; Refused in words."""
    record = partial(audit.record, verb="milestone.moved")
    try:
        move(milestone, to=to, by=by, table=MILESTONE_MOVES, record=record, reason=reason, **changes)
    except MoveRefused as refusal:
        raise Refused(str(refusal)) from refusal


@transaction.atomic
def open_feed(*, partnership: Partnership, by: Actor) -> str:
    """Make a person's secret address for this plan anew and return its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    row, _made = CalendarFeed.objects.update_or_create(
        user=by.user,
        partnership=partnership,
        defaults={
            "digest": digest_of(token),
            "organisation": by.organisation,
            "made_at": timezone.now(),
        },
    )
    audit.record(row, verb="calendar.opened", by=by)
    return token


@transaction.atomic
def close_feed(*, partnership: Partnership, by: Actor) -> None:
    """Close a person's secret address for this plan."""
    for row in CalendarFeed.objects.filter(user=by.user, partnership=partnership):
        audit.record(row, verb="calendar.closed", by=by)
        row.delete()

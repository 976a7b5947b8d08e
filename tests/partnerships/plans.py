"""A partnership with an action plan."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from partnerships.actions import activities
from tests.conftest import member


@dataclass
class Plan:
    """An intervention with an activity and a milestone, and who keeps it."""

    coordinator: Any
    intervention: Any
    activity: Any
    milestone: Any


def an_activity(intervention, by, *, title="Hold a course", starts=0, ends=30, **more):
    """An activity from and until so many days from today."""
    today = intervention.partnership.today()
    given = {"body": by.organisation, "owner": None, "note": "", **more}
    return activities.add_activity(
        intervention=intervention, title=title, starts_on=today + timedelta(days=starts),
        due_on=today + timedelta(days=ends), by=by, **given,
    )  # fmt: skip


def plan_of(cast, *, title="New trades", **more):
    """A plan of the cast's partnership."""
    coordinator = member(cast.officer.organisation, "coordinator")
    intervention = activities.add_intervention(
        partnership=cast.partnership, title=title, aim="", output_key="O3", lead=None, by=coordinator
    )
    activity = an_activity(intervention, coordinator, **more)
    milestone = activities.add_milestone(
        activity=activity, title="First exam", due_on=activity.due_on, by=coordinator
    )
    return Plan(coordinator, intervention, activity, milestone)

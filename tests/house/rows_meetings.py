"""Rows behind the addresses of meetings, decisions and recommendations: see rows.py."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from partnerships.actions import meetings, recommendations
from partnerships.models import Decision, Meeting, Recommendation

NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)


def a_meeting(world: Any) -> Meeting:
    """A meeting whose agenda is not published yet."""
    return meetings.call(
        partnership=world.cast.partnership, kind="steering", title="Spring", starts_at=NOW, place="Hall",
        agenda=["Results"], by=world.cast.partner,
    )  # fmt: skip


def a_decision(world: Any) -> Decision:
    """An open decision."""
    return Decision.objects.create(
        partnership=world.cast.partnership,
        meeting=world.row(Meeting),
        text="Ask",
        organisation_id=world.cast.partner.organisation_id,
        due_on=date(2026, 11, 20),
    )


def a_recommendation(world: Any) -> Recommendation:
    """What the union acts on."""
    by = world.cast.partner
    made = recommendations.make(
        partnership=world.cast.partnership, evaluation="mid_term", text="Ask", source_title="Report",
        made_on=date(2026, 11, 1), by=by,
    )  # fmt: skip
    return recommendations.answer(
        recommendation=made, response="accepted", reason="", action="Ask", organisation=by.organisation,
        due_on=date(2026, 12, 1), by=by,
    )  # fmt: skip


MEETING_ROWS = {Decision: a_decision, Meeting: a_meeting, Recommendation: a_recommendation}

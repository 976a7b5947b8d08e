"""A meeting that was held, and what an evaluation recommended: what several tests begin with."""

from datetime import timedelta

from django.utils import timezone

from partnerships.actions import meeting_decisions as decisions
from partnerships.actions import meetings, recommendations
from tests.conftest import member


def coordinator_of(cast):
    """A coordinator of the cast's employment service."""
    return member(cast.officer.organisation, "coordinator")


def called(cast, by, *, days=-1, agenda=("Results", "Next steps"), title="Autumn review"):
    """A meeting that began some days from now."""
    return meetings.call(
        partnership=cast.partnership, kind="interim", title=title, place="Hall",
        starts_at=timezone.now() + timedelta(days=days), agenda=list(agenda), by=by,
    )  # fmt: skip


def held(cast, by, **given):
    """A meeting with minutes that are not agreed yet."""
    meeting = called(cast, by, **given)
    meetings.publish(meeting=meeting, by=by)
    first = meeting.items.first()
    present = {cast.partner.organisation_id: "Iryna Koval"}
    meetings.write_minutes(
        meeting=meeting, minutes={first.pk: "Women lag."}, present=present, upload=None, by=by
    )
    meeting.refresh_from_db()
    return meeting


def decided(cast, by, meeting, *, days=7, owner=None, text="Open a crèche at the training centre"):
    """A decision that the union owns."""
    return decisions.take(
        meeting=meeting, text=text, organisation=cast.partner.organisation, owner=owner,
        due_on=cast.partnership.today() + timedelta(days=days), by=by,
    )  # fmt: skip


def recommended(cast, by, text="Count women apart"):
    """What the mid-term evaluation recommended."""
    return recommendations.make(
        partnership=cast.partnership, evaluation="mid_term", text=text, source_title="Mid-term report, ch. 4",
        made_on=cast.partnership.today(), by=by,
    )  # fmt: skip


def answered(cast, by, row, *, response="accepted", days=7, **given):
    """Management accepts, and the union acts."""
    told = {
        "reason": "", "action": "Add a column", "organisation": cast.partner.organisation,
        "due_on": cast.partnership.today() + timedelta(days=days),
    }  # fmt: skip
    return recommendations.answer(recommendation=row, response=response, by=by, **(told | given))

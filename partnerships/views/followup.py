"""Decisions and recommendations as lists show them, and what of them waits for a person."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import rules
from partnerships.enums import FollowUp, MeetingState, Progress
from partnerships.queries import meetings as reads
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor
    from partnerships.models import Decision, Partnership, Recommendation

MOST = 50
SHORT = 120


def decision_url(decision: Decision) -> str:
    """Return a decision's page."""
    return reverse("partnerships:decision_detail", kwargs={"pk": decision.pk})


def decision_line(decision: Decision, today: date) -> dict[str, Any]:
    """Return a decision as a row."""
    overdue = reads.is_overdue(decision, today)
    marks = {FollowUp.DONE: "ok", FollowUp.DROPPED: "unmeasured"}
    return {
        "url": decision_url(decision),
        "text": decision.text,
        "owner": owner_words(decision),
        "due_on": decision.due_on,
        "overdue": overdue,
        "css": "off" if overdue else marks.get(FollowUp(decision.state), "stalled"),
        "state": _("overdue") if overdue else decision.get_state_display(),
        "meeting": decision.meeting,
    }


def recommendation_line(row: Recommendation, today: date) -> dict[str, Any]:
    """Return a recommendation as a row."""
    overdue = reads.is_overdue(row, today)
    marks = {Progress.COMPLETED: "ok", Progress.PARTIAL: "stalled"}
    answered = bool(row.response)
    return {
        "url": reverse("partnerships:recommendation_detail", kwargs={"pk": row.pk}),
        "number": row.number,
        "evaluation": row.get_evaluation_display(),
        "text": row.text,
        "owner": owner_words(row),
        "due_on": row.due_on,
        "overdue": overdue,
        "response": row.get_response_display() if answered else _("not answered"),
        "answered": answered,
        "css": "off" if overdue else marks.get(Progress(row.progress), "unmeasured"),
        "state": _("overdue") if overdue else row.get_progress_display(),
    }


def owner_words(row: Decision | Recommendation) -> str:
    """Return whose it is: the partner, and the person where one is named."""
    if row.organisation is None:
        return ""
    name = row.organisation.short_name or row.organisation.name
    return f"{name}: {row.owner}" if row.owner else name


def waiting(actor: Actor, partnership: Partnership) -> Iterable[Waiting]:
    """Return what of decisions, recommendations and minutes waits for a person; fits partnerships.sockets.WAITING."""
    if not rules.may_take_part(actor, partnership):
        return []
    found = [*_decisions(actor, partnership), *_recommendations(actor, partnership)]
    if rules.may_coordinate(actor, partnership):
        found += [*_unanswered(actor, partnership), *_minutes(actor, partnership)]
    return list(islice(sorted(found, key=lambda one: one.due or date.max), MOST))


def _mine(actor: Actor) -> Q:
    everybodys = Q(owner=None, organisation=actor.organisation_id)
    return everybodys | Q(owner=actor.user_id, organisation=actor.organisation_id)


def _decisions(actor: Actor, partnership: Partnership) -> Iterable[Waiting]:
    for one in reads.decisions_of(actor, partnership).open().filter(_mine(actor))[:MOST]:
        yield Waiting("decision", _("Do what was decided"), one.text[:SHORT], decision_url(one), one.due_on)


def _recommendations(actor: Actor, partnership: Partnership) -> Iterable[Waiting]:
    rows = reads.recommendations_of(actor, partnership).to_be_done().filter(_mine(actor))
    for one in rows.order_by("due_on", "pk")[:MOST]:
        url = reverse("partnerships:recommendation_detail", kwargs={"pk": one.pk})
        yield Waiting("recommendation", _("Act on a recommendation"), one.action[:SHORT], url, one.due_on)


def _unanswered(actor: Actor, partnership: Partnership) -> Iterable[Waiting]:
    for one in reads.recommendations_of(actor, partnership).unanswered()[:MOST]:
        url = reverse("partnerships:recommendation_answer", kwargs={"pk": one.pk})
        yield Waiting("answer", _("Answer a recommendation"), one.text[:SHORT], url)


def _minutes(actor: Actor, partnership: Partnership) -> Iterable[Waiting]:
    for one in reads.meetings_of(actor, partnership).filter(state=MeetingState.HELD)[:MOST]:
        url = reverse("partnerships:meeting_detail", kwargs={"pk": one.pk})
        yield Waiting("minutes", _("Have the minutes agreed"), one.title, url)

"""Decisions about a partnership's phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.calculations.course import course_for, courses
from partnerships.enums import Phase, Turn
from partnerships.models import Partnership, PhaseDecision
from partnerships.queries import phases as reads

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor


@transaction.atomic
def decide(
    *, partnership: Partnership, at: str, to: str, by: Actor, reason: str = "", on: date | None = None
) -> PhaseDecision:
    """Move a partnership from phase `at` to `to`: onward, or back to one that is reopened. `on`: default today.

    Raises Refused when somebody else has decided meanwhile, when the course has no such way, and without a reason
    where one is asked for: to reopen, to leave a phase that still lacks something, to leave an optional one out; for
    a day to come, or before the last decision.
    """
    row = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if row.phase != at:
        raise Refused(
            _("Somebody has decided meanwhile: the partnership is in the phase “%(phase)s”.")
            % {"phase": row.get_phase_display()},
            field="to",
        )
    course = row.its_course()
    turn = Turn.ON if to in course.onward(at) else Turn.BACK
    if turn == Turn.BACK and to not in course.backward(at):
        raise Refused(_("From this phase there is no way to that one."), field="to")
    lacking = [line.key for line in reads.lacking(row)] if turn == Turn.ON else []
    if not reason.strip() and (turn == Turn.BACK or lacking or course.skipped(at, to)):
        raise Refused(why_a_reason(turn, lacking), field="reason")
    day = refuse_day(row, on or row.today())
    row.phase = partnership.phase = to
    row.save(update_fields=["phase"])
    decision = PhaseDecision.objects.create(
        partnership=row,
        number=row.phase_decisions.count() + 1,
        turn=turn,
        from_phase=at,
        to_phase=to,
        reason=reason.strip(),
        lacking=lacking,
        decided_on=day,
        decided_by=by.user,
        organisation_id=by.organisation_id,
    )
    verb = "phase.moved_on" if turn == Turn.ON else "phase.reopened"
    after = {"phase": to, "lacking": lacking, "decided_on": day}
    audit.record(row, verb=verb, by=by, before={"phase": at}, after=after, reason=reason.strip())
    return decision


def refuse_day(partnership: Partnership, on: date) -> date:
    """Return the day of a decision. Raises Refused when it is to come or lies before the last decision."""
    if on > partnership.today():
        raise Refused(_("That day is still to come."), field="on")
    last = partnership.phase_decisions.first()  # the highest number first
    if on < (last.decided_on if last else partnership.started_on):
        raise Refused(_("That day lies before the phase began."), field="on")
    return on


def why_a_reason(turn: str, lacking: list[str]) -> str:
    """Say why a decision needs a reason."""
    if turn == Turn.BACK:
        return _("Say why the phase is reopened.")
    if lacking:
        return _("This phase still lacks something. Say why the partnership goes on all the same.")
    return _("Say why the phase in between is left out.")


@transaction.atomic
def choose_course(
    *, partnership: Partnership, course: str, by: Actor, reason: str = "", seen: str | None = None
) -> None:
    """Let a partnership walk another course than its country's; the country's own, or empty: the country's again.

    `seen`: the key of the course that the person saw. Raises Refused for a course that is unknown or does not have the
    phase the partnership is in, without a reason, and when somebody has chosen meanwhile.
    """
    row = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if seen is not None and seen != row.its_course().key:
        raise Refused(_("Somebody has chosen another course meanwhile: look at it again."), field="course")
    if course and course not in courses():
        raise Refused(_("There is no such course."), field="course")
    if course == course_for("", row.country).key:
        course = ""
    before, row.course = row.course, course
    if before == course:
        return
    if row.phase not in {step.phase for step in row.its_course().line}:
        raise Refused(
            _("That course has no phase “%(phase)s”, in which the partnership is.")
            % {"phase": Phase(row.phase).label},
            field="course",
        )
    if not reason.strip():
        raise Refused(_("Say why the partnership takes this course."), field="reason")
    row.save(update_fields=["course"])
    partnership.course = course
    was, now = {"course": before}, {"course": course}
    audit.record(row, verb="course.chosen", by=by, before=was, after=now, reason=reason.strip())

"""Review meetings of the four partnerships: what was agreed in spring, decided in autumn, and what comes next."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from accounts.enums import Role
from accounts.queries import actor_for
from indicators.demo.plan.meeting_words import WORDS
from partnerships.actions import meeting_decisions as decisions
from partnerships.actions import meetings, recommendations
from partnerships.models import Meeting, Partner
from partnerships.queries.meetings import speakers_of

if TYPE_CHECKING:
    from accounts.models import Membership, Organisation
    from indicators.demo.plan import Stage
    from indicators.demo.plan.meeting_words import Words
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def load(stage: Stage) -> None:
    """Play the meetings; nothing where there is one already, or nobody to keep them."""
    place, by = stage.partnership, stage.person(Role.COORDINATOR)
    words = WORDS.get(place.code)
    if words is None or by is None or Meeting.objects.filter(partnership=place).exists():
        return
    rows = Partner.objects.in_force().filter(partnership=place).select_related("organisation")
    bodies = {one.role: one.organisation for one in rows.order_by("-pk")}
    speakers = speakers_of(place)
    spring = play(place, by, words, 0, days=-214, bodies=bodies, speakers=speakers)
    meetings.agree(meeting=spring, by=by)
    if words.correction:
        meetings.correct(meeting=spring, text=words.correction, by=by)
    play(place, by, words, 1, days=-19, bodies=bodies, speakers=speakers)
    coming = call(place, by, words, 2, days=24)
    meetings.publish(meeting=coming, by=by)
    recommend(place, by, words, bodies, speakers)


def call(place: Partnership, by: Actor, words: Words, number: int, *, days: int) -> Meeting:
    """Call one of the three meetings on a working day about so many days from now, at ten."""
    told = words.meetings[number]
    day = place.today() + timedelta(days=days)
    day -= timedelta(days=max(day.weekday() - 4, 0))
    return meetings.call(
        partnership=place,
        kind=told.kind,
        title=told.title,
        starts_at=datetime.combine(day, time(10), place.zone),
        place=told.place,
        agenda=list(told.minutes),
        by=by,
    )


def play(
    place: Partnership,
    by: Actor,
    words: Words,
    number: int,
    *,
    days: int,
    bodies: dict[str, Organisation],
    speakers: list[Membership],
) -> Meeting:
    """Hold a meeting: minutes, attendance, decisions with what became of them."""
    meeting = call(place, by, words, number, days=days)
    meetings.publish(meeting=meeting, by=by)
    items = list(meeting.items.all())
    texts = list(words.meetings[number].minutes.values())
    names: dict[int, str] = {}
    for one in speakers:
        names.setdefault(one.organisation_id, one.user.get_full_name())
    absent = {"financial", "chamber"} if number else {"ngo"}
    present = {body.pk: names.get(body.pk, "") for role, body in bodies.items() if role not in absent}
    meetings.write_minutes(
        meeting=meeting,
        minutes={item.pk: text for item, text in zip(items, texts, strict=True)},
        present=present,
        excused=[body.pk for role, body in bodies.items() if role in absent and body.pk not in present],
        upload=None,
        by=by,
    )
    meeting.refresh_from_db()
    for told in words.meetings[number].decisions:
        owner = next((one.user for one in speakers if one.organisation == bodies[told.owner]), None)
        decision = decisions.take(
            meeting=meeting,
            item=items[told.item],
            text=told.text,
            organisation=bodies[told.owner],
            owner=owner if told.named else None,
            due_on=place.today() + timedelta(days=told.due),
            by=by,
        )
        if told.state:
            decisions.move(decision=decision, to=told.state, reason=told.reason, by=by)
    return meeting


def recommend(
    place: Partnership, by: Actor, words: Words, bodies: dict[str, Organisation], speakers: list[Membership]
) -> None:
    """Take in the mid-term evaluation, with management's answers."""
    for told in words.recommendations:
        row = recommendations.make(
            partnership=place, evaluation="mid_term", text=told.text, source_title=words.report,
            made_on=place.today() - timedelta(days=140), by=by,
        )  # fmt: skip
        if not told.response:
            continue
        recommendations.answer(
            recommendation=row,
            response=told.response,
            reason=told.reason,
            action=told.action,
            organisation=bodies[told.owner] if told.action else None,
            due_on=place.today() + timedelta(days=told.due) if told.action else None,
            by=by,
        )
        if told.progress:
            body = bodies[told.owner]
            speaker = next((one.user for one in speakers if one.organisation == body), None)
            who = actor_for(speaker, body.pk) if speaker else by
            recommendations.move(recommendation=row, to=told.progress, reason=told.note, by=who)

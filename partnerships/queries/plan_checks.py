"""What the phases ask of the plan's rooms (diagnosis, calls, activities, money, meetings), and what is late there.

Counts only: a sentence here is read by every partner, also where the rows behind it are not.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from partnerships.enums import (
    ActivityState,
    CallState,
    Dimension,
    FindingState,
    FollowUp,
    MeetingState,
    MilestoneState,
    Phase,
)
from partnerships.models import (
    Activity,
    BaselineFigure,
    BudgetLine,
    Call,
    Consultation,
    Decision,
    Finding,
    Meeting,
    Milestone,
    Recommendation,
)
from partnerships.queries.diagnosis import open_questions
from partnerships.queries.partner_checks import SOON, Answers, Points, page
from partnerships.sockets import Answer, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership

BASELINES = (Dimension.ECONOMIC, Dimension.ENVIRONMENTAL, Dimension.SOCIAL)
LAST_MEETING = timedelta(days=183)  # so long after its last meeting a partnership should have met again


def counts(places: Sequence[Partnership], rows: Any) -> dict[int, int]:
    """Return how many rows each partnership has, in one query."""
    found = rows.filter(partnership__in=places).order_by().values_list("partnership")
    return dict(found.annotate(Count("pk", distinct=True)))


def findings(places: Sequence[Partnership]) -> Answers:
    """At least one finding that the partners agreed on."""
    there = counts(places, Finding.objects.filter(state=FindingState.AGREED))
    lacking, found = _("No finding has been agreed on yet."), {}
    for place in places:
        number = there.get(place.pk, 0)
        words = ngettext("%(number)s finding is agreed on.", "%(number)s findings are agreed on.", number) % {
            "number": number
        }
        found[place.pk] = Answer(bool(number), words if number else lacking, page("diagnosis_detail", place))
    return found


def baselines(places: Sequence[Partnership]) -> Answers:
    """A figure for each of the three baselines."""
    rows = BaselineFigure.objects.filter(partnership__in=places, dimension__in=BASELINES, withdrawn_at=None)
    there: dict[int, set[str]] = defaultdict(set)
    for pk, dimension in rows.order_by().values_list("partnership_id", "dimension").distinct():
        there[pk].add(dimension)
    found = {}
    for place in places:
        absent = [str(one.label) for one in BASELINES if one not in there[place.pk]]
        words = (
            _("No figure yet for: %(baselines)s.") % {"baselines": ", ".join(absent)}
            if absent
            else _("The economic, the environmental and the social baseline have their figures.")
        )
        found[place.pk] = Answer(not absent, words, page("diagnosis_detail", place))
    return found


def questions(places: Sequence[Partnership]) -> Answers:
    """Every prompt and every forgotten dimension is answered, or set aside with a reason."""
    still, found = open_questions(places), {}
    for place in places:
        number = still[place.pk]
        words = ngettext(
            "%(number)s question of the diagnosis is neither answered nor set aside.",
            "%(number)s questions of the diagnosis are neither answered nor set aside.",
            number,
        ) % {"number": number}
        if not number:
            words = _("Every question of the diagnosis is answered or set aside with a reason.")
        found[place.pk] = Answer(not number, words, page("diagnosis_detail", place))
    return found


def consulted(places: Sequence[Partnership]) -> Answers:
    """Somebody was heard."""
    there = counts(places, Consultation.objects.all())
    lacking, found = _("The log says of nobody that they were heard."), {}
    for place in places:
        number = there.get(place.pk, 0)
        words = ngettext(
            "%(number)s consultation is in the log.", "%(number)s consultations are in the log.", number
        ) % {"number": number}
        found[place.pk] = Answer(bool(number), words if number else lacking, page("consultation_list", place))
    return found


def call_decided(places: Sequence[Partnership]) -> Answers:
    """A call that has come to its decision."""
    decided = counts(places, Call.objects.filter(state=CallState.DECIDED))
    under_way = counts(places, Call.objects.exclude(state__in=(CallState.DRAFT, CallState.DECIDED)))
    found = {}
    for place in places:
        if decided.get(place.pk):
            words = _("A call has come to its decision.")
        elif under_way.get(place.pk):
            words = _("A call is under way and not yet decided.")
        else:
            words = _("No call has been opened yet.")
        found[place.pk] = Answer(bool(decided.get(place.pk)), words, page("call_list", place))
    return found


def activities(places: Sequence[Partnership]) -> Answers:
    """At least one activity that is not dropped; the database sees to it that an organisation answers for each."""
    there = counts(places, Activity.objects.exclude(state=ActivityState.DROPPED))
    lacking, found = _("No activity is planned yet."), {}
    for place in places:
        number = there.get(place.pk, 0)
        words = ngettext("%(number)s activity is planned.", "%(number)s activities are planned.", number) % {
            "number": number
        }
        found[place.pk] = Answer(bool(number), words if number else lacking, page("activity_list", place))
    return found


def budget(places: Sequence[Partnership]) -> Answers:
    """Money: at least one budget line."""
    there = counts(places, BudgetLine.objects.all())
    lacking, found = _("No budget line is there yet."), {}
    for place in places:
        number = there.get(place.pk, 0)
        words = ngettext("%(number)s budget line is there.", "%(number)s budget lines are there.", number) % {
            "number": number
        }
        found[place.pk] = Answer(bool(number), words if number else lacking, page("money_detail", place))
    return found


def met(places: Sequence[Partnership]) -> Answers:
    """A meeting in the last six months."""
    held = Meeting.objects.filter(
        partnership__in=places, state__in=(MeetingState.HELD, MeetingState.AGREED)
    ).order_by()
    last: dict[int, datetime] = dict(held.values_list("partnership").annotate(Max("starts_at")))
    found = {}
    for place in places:
        day = last[place.pk].astimezone(place.zone).date() if place.pk in last else None
        recent = day is not None and day >= place.today() - LAST_MEETING
        if day is None:
            words = _("No meeting has been held yet.")
        elif recent:
            words = _("The last meeting was on %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}
        else:
            words = _("The last meeting was on %(day)s, more than six months ago.") % {
                "day": date_format(day, "DATE_FORMAT")
            }
        found[place.pk] = Answer(recent, words, page("meeting_list", place))
    return found


def recommended(places: Sequence[Partnership]) -> Answers:
    """Recommendations are there, and every one is answered."""
    rows = Recommendation.objects.filter(partnership__in=places).order_by()
    told = rows.values_list("partnership").annotate(
        total=Count("pk"), waiting=Count("pk", filter=Q(response=""))
    )
    there = {pk: (total, waiting) for pk, total, waiting in told}
    found = {}
    for place in places:
        total, waiting = there.get(place.pk, (0, 0))
        if not total:
            words = _("No evaluation has made a recommendation yet.")
        elif waiting:
            words = ngettext(
                "%(number)s recommendation has no answer.",
                "%(number)s recommendations have no answer.",
                waiting,
            ) % {"number": waiting}
        else:
            words = _("Every recommendation has its answer.")
        found[place.pk] = Answer(bool(total) and not waiting, words, page("recommendation_list", place))
    return found


CHECKS = (
    ("findings", Phase.DIAGNOSIS, findings),
    ("baselines", Phase.DIAGNOSIS, baselines),
    ("questions", Phase.DIAGNOSIS, questions),
    ("consulted", Phase.DIAGNOSIS, consulted),
    ("call_decided", Phase.CALL, call_decided),
    ("activities", Phase.DELIVERY, activities),
    ("budget", Phase.DELIVERY, budget),
    ("met", Phase.MONITORING, met),
    ("recommended", Phase.EVALUATION, recommended),
)


MILESTONES_LATE = ngettext_lazy(
    "%(number)s milestone has not been reached in time.",
    "%(number)s milestones have not been reached in time.",
    "number",
)
MILESTONES_SOON = ngettext_lazy(
    "%(number)s milestone is due soon.", "%(number)s milestones are due soon.", "number"
)
DECISIONS_LATE = ngettext_lazy(
    "%(number)s decision of a meeting has not been carried out in time.",
    "%(number)s decisions of meetings have not been carried out in time.",
    "number",
)
DECISIONS_SOON = ngettext_lazy(
    "%(number)s decision of a meeting is due soon.",
    "%(number)s decisions of meetings are due soon.",
    "number",
)


def milestone_points(places: Sequence[Partnership]) -> Points:
    """How many milestones are late, and when the next ones are due."""
    rows = Milestone.objects.filter(activity__partnership__in=places, state=MilestoneState.OPEN)
    rows = rows.exclude(activity__state=ActivityState.DROPPED)
    return late_and_soon(
        places,
        rows.annotate(place=F("activity__partnership")),
        "activity_list",
        MILESTONES_LATE,
        MILESTONES_SOON,
    )


def decision_points(places: Sequence[Partnership]) -> Points:
    """How many decisions of meetings were not followed up, and when the next ones are due."""
    rows = Decision.objects.filter(partnership__in=places, state=FollowUp.OPEN)
    return late_and_soon(
        places, rows.annotate(place=F("partnership")), "meeting_list", DECISIONS_LATE, DECISIONS_SOON
    )


def late_and_soon(places: Sequence[Partnership], rows: Any, name: str, late: Any, soon: Any) -> Points:
    """Count rows with `place` and a day `due_on`: before the partnership's today, and within sixty days; in one query."""
    today = {place.pk: place.today() for place in places}
    if not today:
        return {}
    told = rows.order_by().values_list("place", "due_on").annotate(Count("pk"))
    found: Points = defaultdict(list)
    days: dict[int, dict[bool, list[tuple[Any, int]]]] = defaultdict(lambda: {True: [], False: []})
    for pk, due, number in told.filter(due_on__lte=max(today.values()) + SOON):
        days[pk][due < today[pk]].append((due, number))
    for place in places:
        for behind, words in ((True, late), (False, soon)):
            if due := days[place.pk][behind]:
                number = sum(one for _day, one in due)
                label = str(words % {"number": number})
                first = min(day for day, _one in due)
                found[place.pk].append(Point(label, page(name, place), first, risk=behind, late=behind))
    return found

"""The action plan: the timeline with its list, one activity, and the calendar."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from jtportal.kernel import paging
from jtportal.kernel.doors import Door, PageDoor
from partnerships import rules
from partnerships.calculations import ics, timeline
from partnerships.enums import ACTIVITY_MOVES, ACTIVITY_STEPS, RUNNING, ActivityState, MilestoneState
from partnerships.models import Activity, CalendarFeed, Partnership
from partnerships.queries import activities as reads
from partnerships.queries import policy
from partnerships.queries.people import organisations_of
from partnerships.views import lists
from partnerships.views.activity_events import events_of
from partnerships.views.plan import InPlan, OfPlace

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Intervention, Milestone

WIDE, NARROW = 1100, 340
KNOWN = ("state", "owner", "of")


def is_late(row: Any, today: date) -> bool:
    """Say whether an activity or a milestone should have ended."""
    return row.due_on < today and row.state in (*RUNNING, MilestoneState.OPEN)


def whose(milestone: Milestone) -> str:
    """Return the name of a milestone's own owner, if it has one."""
    return str(milestone.owner) if milestone.owner_id else ""


def span_of(activity: Activity, today: date) -> timeline.Span:
    """Return an activity as the timeline wants it."""
    points = [
        timeline.Point(
            one.due_on,
            "late" if is_late(one, today) else one.state,
            ", ".join(filter(None, (one.title, date_format(one.due_on, "SHORT_DATE_FORMAT"), whose(one)))),
        )
        for one in activity.milestones.all()
    ]
    return timeline.Span(
        start=activity.starts_on,
        end=activity.due_on,
        label=activity.title,
        state="late" if is_late(activity, today) else activity.state,
        points=points,
    )


def overview_of(interventions: list[Any], today: date) -> list[tuple[str, timeline.Drawing | None]]:
    """Return a bar for each intervention, from its first activity's first day to its last one's last, drawn twice."""
    spans = [
        timeline.Span(
            start=one.first_on,
            end=one.last_on,
            label=_("%(title)s: %(done)s of %(all)s done")
            % {"title": one.title, "done": one.done_n, "all": one.all_n},
            state="late" if one.late_n else ActivityState.DONE if one.done_n == one.all_n else "under_way",
        )
        for one in interventions
        if one.all_n
    ]
    return [
        ("for-desk", timeline.draw(spans, today, WIDE)),
        ("for-phone", timeline.draw(spans, today, NARROW)),
    ]


class ActivityList(OfPlace, PageDoor):
    """What is done by when; what is filtered stands in the address."""

    access, template, tab = rules.may_read_plan, "partnerships/activity_list.html", "activities"

    def context(self) -> dict[str, Any]:
        """Ask for one page by due day, and for the counts."""
        actor, place, today = self.request.actor, self.row, self.row.today()
        address = lists.Address.of(self.request.path, self.request.GET, KNOWN)
        wanted = reads.Wanted(
            state=address.asked.get("state", ""),
            owner=address.asked.get("owner", ""),
            of=lists.number_or_none(address.asked.get("of")),
        )
        rows = reads.narrowed(actor, place, wanted, today)
        page = paging.page(
            [paging.Segment(rows.order_by(), "due_on")],
            size=lists.SIZE,
            **lists.turned_page(self.request.GET),
        )
        found = reads.for_lines(rows, page.ids)
        spans = [span_of(one, today) for one in found]
        total = paging.capped_counts({"all": rows})["all"]
        interventions, counts = self.interventions(), reads.counts(actor, place, today)
        return {
            "today": today,
            "counts": counts,
            "lines": [(one, is_late(one, today)) for one in found],
            "drawings": [
                ("for-desk", timeline.draw(spans, today, WIDE)),
                ("for-phone", timeline.draw(spans, today, NARROW)),
            ],
            "interventions": interventions,
            "overview": overview_of(interventions, today) if counts["all"] > lists.SIZE else [],
            "chips": self.chips(address, wanted),
            "partners": [
                (f"b{pk}", str(one), wanted.owner == f"b{pk}") for pk, one in organisations_of(place).items()
            ],
            "address": address,
            "wanted": wanted,
            "narrowed": bool(address.asked),
            "coordinates": rules.may_coordinate(actor, place),
            "pager": lists.pager(page, address, total=total, order=_("first due first")),
        }

    def interventions(self) -> list[Intervention]:
        """Return the interventions, each with `serves` (words of policy areas) and `policy_key`."""
        actor, place = self.request.actor, self.row
        rows = reads.interventions_of(actor, place, place.today())
        served = policy.areas_of(actor, place, [policy.planned_key(one) for one in rows])
        for one in rows:
            one.policy_key = policy.planned_key(one)
            one.serves = served[one.policy_key]
        return rows

    def chips(self, address: lists.Address, wanted: reads.Wanted) -> list[dict[str, Any]]:
        """Return the filters that are links."""
        states = [("open", _("open")), ("late", _("late")), *ActivityState.choices]
        mine = wanted.owner == "me"
        return [
            lists.chip(_("Mine"), address.to(owner="" if mine else "me"), active=mine),
            *(
                lists.chip(
                    label, address.to(state="" if wanted.state == key else key), active=wanted.state == key
                )
                for key, label in states
            ),
        ]


class ActivityDetail(InPlan, PageDoor):
    """One activity with its milestones and what may be done next."""

    model, access, template, tab = (
        Activity,
        rules.may_read_plan,
        "partnerships/activity_detail.html",
        "activities",
    )
    related: ClassVar[tuple[str, ...]] = ("partnership", "intervention", "owner", "body")

    def context(self) -> dict[str, Any]:
        """Show the milestones, and the buttons that the state allows."""
        actor, row, today = self.request.actor, self.row, self.row.partnership.today()
        carries = rules.may_carry(actor, row)
        milestones = list(row.milestones.select_related("evidence", "owner"))
        return {
            "today": today,
            "late": is_late(row, today),
            "milestones": [(one, is_late(one, today), rules.may_carry(actor, one)) for one in milestones],
            "reached": sum(one.state == MilestoneState.REACHED for one in milestones),
            "steps": [
                (to, ACTIVITY_STEPS[to])
                for to in ActivityState
                if carries and to in ACTIVITY_MOVES[ActivityState(row.state)]
            ],
            "carries": carries,
            "coordinates": rules.may_coordinate(actor, row),
        }


def calendar_response(actor: Actor, place: Partnership, request: Any) -> HttpResponse:
    """Answer with a calendar; `?mine=1`: what is this person's alone."""
    events = events_of(actor, place, request, mine=request.GET.get("mine") == "1")
    text = ics.calendar(
        str(place), events, host=request.get_host().partition(":")[0], now=timezone.now().astimezone(UTC)
    )
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{place.code}.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


class ActivityCalendar(OfPlace, Door):
    """The plan as a calendar file, for whoever is signed in."""

    access = rules.may_read_plan
    http_method_names = ("get", "head", "options")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the file out."""
        return calendar_response(request.actor, self.row, request)


@method_decorator(login_not_required, name="dispatch")
class ActivityFeed(Door):
    """The plan for a calendar that asks by itself: the secret address is the permission."""

    access = rules.whoever_knows
    http_method_names = ("get", "head", "options")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer in the language of the person whose address it is; 404 for an address that is none (any more)."""
        found = reads.feed_of(kwargs["token"])
        if found is None or not Partnership.objects.visible_to(found[0]).filter(pk=found[1].pk).exists():
            raise Http404
        actor, place = found
        with override(actor.user.language):
            return calendar_response(actor, place, request)


class ActivitySubscription(OfPlace, PageDoor):
    """One's own secret address for this plan."""

    access, template, tab = rules.may_read_plan, "partnerships/activity_subscription.html", "activities"

    def context(self) -> dict[str, Any]:
        """Say whether there is one, and show it once, right after it was made."""
        feed = CalendarFeed.objects.visible_to(self.request.actor).filter(partnership=self.row).first()
        token = self.request.session.pop(f"calendar-{self.row.pk}", "")
        path = reverse("partnerships:activity_feed", kwargs={"token": token}) if token else ""
        return {"feed": feed, "feed_url": self.request.build_absolute_uri(path) if path else ""}

"""Review meetings: the list with what they decided, one meeting, its agenda and minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import meetings
from partnerships.enums import FollowUp, MeetingState
from partnerships.forms.meetings import ErratumForm, MeetingChangeForm, MeetingForm, MinutesForm
from partnerships.models import Decision, Meeting
from partnerships.queries import meetings as reads
from partnerships.views.followup import decision_line
from partnerships.views.lists import Address
from partnerships.views.plan import InPlan, OfPlace

if TYPE_CHECKING:
    from partnerships.models import Partnership

SHOWN = ("open", "overdue", "closed", "all")
MARKS = {MeetingState.AGREED: "ok", MeetingState.HELD: "stalled"}


def detail_url(meeting: Meeting) -> str:
    """Return a meeting's page."""
    return reverse("partnerships:meeting_detail", kwargs={"pk": meeting.pk})


def moment(meeting: Meeting) -> str:
    """Return when it begins, by the partnership's clock."""
    return date_format(meeting.starts_at.astimezone(meeting.partnership.zone), "DATETIME_FORMAT")


def meeting_line(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the list shows it."""
    return {
        "url": detail_url(meeting),
        "title": meeting.title,
        "kind": meeting.get_kind_display(),
        "at": moment(meeting),
        "place": meeting.place,
        "css": MARKS.get(meeting.state, "unmeasured"),
        "state": meeting.get_state_display(),
        "decided": getattr(meeting, "decided", 0),
        "open": getattr(meeting, "open_decisions", 0),
    }


class MeetingList(OfPlace, PageDoor):
    """All meetings, and what they decided."""

    access, tab = rules.may_read_plan, "meetings"
    template = "partnerships/meeting_list.html"

    def context(self) -> dict[str, Any]:
        """Return the meetings and the decisions asked for in the address."""
        actor, place, today, now = self.request.actor, self.row, self.row.today(), timezone.now()
        rows = list(reads.meetings_of(actor, place).select_related("partnership"))
        decisions = list(reads.decisions_of(actor, place))
        open_ones = [one for one in decisions if one.state == FollowUp.OPEN]
        overdue = [one for one in open_ones if reads.is_overdue(one, today)]
        lists = {
            "open": open_ones,
            "overdue": overdue,
            "closed": [one for one in decisions if one.state != FollowUp.OPEN],
            "all": decisions,
        }
        wanted = self.request.GET.get("decisions", "")
        wanted = wanted if wanted in SHOWN else "open"
        coming = sorted((one for one in rows if one.starts_at >= now), key=lambda one: one.starts_at)
        return {
            "partnership": place,
            "next": meeting_line(coming[0]) if coming else None,
            "coming": [meeting_line(one) for one in coming],
            "past": [meeting_line(one) for one in rows if one.starts_at < now],
            "open_count": len(open_ones),
            "overdue_count": len(overdue),
            "chips": self.chips(lists, wanted),
            "decisions": [decision_line(one, today) for one in lists[wanted]],
            "decided": len(decisions),
            "may_coordinate": rules.may_coordinate(actor, place),
        }

    def chips(self, lists: dict[str, list[Decision]], wanted: str) -> list[dict[str, Any]]:
        """Return the filters of the decisions; the address is the filter."""
        words = {"open": _("open"), "overdue": _("overdue"), "closed": _("done or dropped"), "all": _("all")}
        address = Address(self.request.path, {})
        return [
            {
                "label": words[key],
                "count": str(len(lists[key])),
                "url": address.to(decisions="" if key == wanted else key) + "#decisions",
                "active": key == wanted,
            }
            for key in SHOWN
        ]


class MeetingDetail(InPlan, PageDoor):
    """One meeting with everything about it."""

    model, access, tab = Meeting, rules.may_read_plan, "meetings"
    related = ("partnership", "minutes_file", "negotiation_round__agreement__partnership")
    template = "partnerships/meeting_detail.html"

    def context(self) -> dict[str, Any]:
        """Return agenda, minutes, attendance, decisions, corrections."""
        meeting, actor = self.row, self.request.actor
        zone, today = meeting.partnership.zone, meeting.partnership.today()
        decisions = reads.decisions_of(actor, meeting.partnership).filter(meeting=meeting)
        told = list(meeting.attendance.select_related("organisation"))
        return {
            "line": meeting_line(meeting),
            "items": list(meeting.items.all()),
            "attendance": [one for one in told if not one.excused],
            "excused": [one.organisation for one in told if one.excused],
            "names_persons": rules.may_see_attendants(actor, meeting),
            "decisions": [decision_line(one, today) for one in decisions],
            "errata": [
                {
                    "text": one.text,
                    "by": one.by,
                    "at": date_format(one.at.astimezone(zone), "DATETIME_FORMAT"),
                }
                for one in meeting.errata.select_related("by")
            ],
            "agreed_at": date_format(meeting.agreed_at.astimezone(zone)) if meeting.agreed_at else "",
            "may_coordinate": rules.may_coordinate(actor, meeting),
            "begun": meeting.starts_at <= timezone.now(),
        }


class MeetingAsked(ActionDoor):
    """What the forms about a meeting share."""

    abstract = True
    template = "partnerships/meeting_form.html"
    question: Any = ""
    submit: Any = gettext_lazy("Save")

    def context(self) -> dict[str, Any]:
        """Say what is asked and where Cancel leads."""
        return {"question": self.question, "submit": self.submit, "back_url": self.back_url()}

    def back_url(self) -> str:
        """Return where the form was opened from."""
        return detail_url(self.row)

    def next_url(self, result: Any) -> str:
        """Go back there."""
        return self.back_url()


class MeetingNew(OfPlace, MeetingAsked):
    """Call a meeting."""

    access, tab, form_class = rules.may_coordinate, "meetings", MeetingForm
    question, submit = (
        gettext_lazy("When do the partners meet, and about what?"),
        gettext_lazy("Call the meeting"),
    )
    done = gettext_lazy("The meeting is called. Partners see it once you publish the agenda.")

    def form_kwargs(self) -> dict[str, Any]:
        """Hand the form the partnership's clock."""
        return {"zone": self.row.zone}

    def back_url(self) -> str:
        """Return the list."""
        return reverse("partnerships:meeting_list", kwargs={"partnership": self.row.code})

    def act(self, row: Partnership, form: Any) -> Meeting:
        """Call it."""
        return meetings.call(partnership=row, by=self.request.actor, **form.given())

    def next_url(self, result: Meeting) -> str:
        """Show it."""
        return detail_url(result)


class MeetingChange(InPlan, MeetingAsked):
    """Change what was not held yet."""

    model, access, related, tab = Meeting, rules.may_coordinate, ("partnership",), "meetings"
    form_class, done = MeetingChangeForm, gettext_lazy("Saved.")
    question = gettext_lazy("What changes about this meeting?")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what stands."""
        starts = self.row.starts_at.astimezone(self.row.partnership.zone)
        initial = {
            "title": self.row.title, "kind": self.row.kind, "place": self.row.place,
            "day": starts.date(), "time": starts.time(), "seen": self.row.revision,
            "agenda": "\n".join(item.title for item in self.row.items.all()),
        }  # fmt: skip
        return {"zone": self.row.partnership.zone, "initial": initial}

    def act(self, row: Meeting, form: Any) -> Any:
        """Change it."""
        return meetings.change(meeting=row, by=self.request.actor, **form.given())


class MeetingMinutes(InPlan, MeetingAsked):
    """Write who was there and what was said."""

    model, access, related, tab = Meeting, rules.may_coordinate, ("partnership",), "meetings"
    form_class, template = MinutesForm, "partnerships/meeting_minutes.html"
    question = gettext_lazy("Who was there, and what was said?")
    done = gettext_lazy("The minutes are saved. They stay open until they are agreed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Ask about each partner and each item."""
        there = {one.organisation_id: one for one in self.row.attendance.all()}
        return {
            "items": list(self.row.items.all()),
            "partners": reads.organisations_of(self.row.partnership),
            "there": there,
            "guests": self.row.guests,
            "initial": {"seen": self.row.revision},
        }

    def act(self, row: Meeting, form: Any) -> Any:
        """Write them."""
        return meetings.write_minutes(meeting=row, by=self.request.actor, **form.given())


class MeetingErratum(InPlan, MeetingAsked):
    """Correct agreed minutes by a line below them."""

    model, access, related, tab = Meeting, rules.may_coordinate, ("partnership",), "meetings"
    form_class = ErratumForm
    question = gettext_lazy("What should the minutes say?")
    submit, done = (
        gettext_lazy("Add the correction"),
        gettext_lazy("The correction stands below the minutes."),
    )

    def act(self, row: Meeting, form: Any) -> Any:
        """Add it."""
        return meetings.correct(meeting=row, by=self.request.actor, **form.cleaned_data)


class MeetingPublish(InPlan, PostDoor):
    """Show the agenda to the partners."""

    model, access, related = Meeting, rules.may_coordinate, ("partnership",)
    done = gettext_lazy("The agenda is published.")

    def act(self, row: Meeting, data: Any) -> Any:
        """Publish it."""
        return meetings.publish(meeting=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the meeting."""
        return detail_url(self.row)


class MeetingAgree(MeetingPublish):
    """Close the minutes."""

    done = gettext_lazy("The minutes are agreed. Nobody changes them any more.")

    def act(self, row: Meeting, data: Any) -> Any:
        """Agree them."""
        return meetings.agree(meeting=row, by=self.request.actor)

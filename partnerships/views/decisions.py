"""A decision: taken at a meeting, followed until it is done or dropped."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor
from partnerships import rules
from partnerships.actions import meeting_decisions as decisions
from partnerships.enums import FOLLOW_UP_TRANSITIONS, FollowUp
from partnerships.forms.followup import DecisionForm, MoveForm
from partnerships.models import Decision, Meeting
from partnerships.queries import meetings as reads
from partnerships.views.followup import decision_line, decision_url
from partnerships.views.meetings import MeetingAsked, detail_url, moment
from partnerships.views.plan import InPlan


class DecisionNew(InPlan, MeetingAsked):
    """Write down what a meeting decided."""

    model, access, related, tab = Meeting, rules.may_coordinate, ("partnership",), "meetings"
    form_class, done = DecisionForm, gettext_lazy("The decision is written down.")
    question = gettext_lazy("What was decided, who does it, and until when?")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners, who speaks for them, and the agenda."""
        place = self.row.partnership
        return {
            "partners": reads.organisations_of(place),
            "speakers": reads.speakers_of(place),
            "items": list(self.row.items.all()),
        }

    def act(self, row: Meeting, form: Any) -> Decision:
        """Take it."""
        return decisions.take(meeting=row, by=self.request.actor, **form.given())


class DecisionDetail(InPlan, ActionDoor):
    """A decision with its way, and for those who may the next step."""

    model, access, tab = Decision, rules.may_read_plan, "meetings"
    related = ("partnership", "meeting__partnership", "item", "organisation", "owner")
    template, done = "partnerships/decision_detail.html", gettext_lazy("Recorded.")

    def form(self, data: Any = None, files: Any = None) -> MoveForm:
        """Offer the states it may go to."""
        ways = sorted(FOLLOW_UP_TRANSITIONS[FollowUp(self.row.state)], key=list(FollowUp).index)
        return MoveForm(data, files, ways=ways)

    def context(self) -> dict[str, Any]:
        """Return the decision and its steps."""
        zone = self.row.partnership.zone
        return {
            "line": decision_line(self.row, self.row.partnership.today()),
            "held_at": moment(self.row.meeting),
            "meeting_url": detail_url(self.row.meeting),
            "may_move": self.may_move(),
            "moves": [
                {
                    "at": date_format(one.at.astimezone(zone), "DATETIME_FORMAT"),
                    "to": one.get_after_display(),
                    "reason": one.reason,
                    "by": one.by,
                }
                for one in self.row.moves.select_related("by")
            ],
        }

    def may_move(self) -> bool:
        """Say whether this person says how far it is."""
        return rules.may_follow_up(self.request.actor, self.row)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show it, with the form for those who may."""
        return self.page({"form": self.form()} if self.may_move() else {})

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Only its owner and the coordinator say how far it is."""
        if not self.may_move():
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def act(self, row: Decision, form: Any) -> Any:
        """Move it."""
        return decisions.move(decision=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Stay here."""
        return decision_url(self.row)

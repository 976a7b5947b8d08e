"""Information sessions of a notice: booked, filled, printed, their attendance recorded."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import PageDoor, PostDoor
from partnerships.views import lists
from workforce import rules
from workforce.actions import sessions
from workforce.calculations import chosen
from workforce.enums import SessionState
from workforce.forms.notices import ReasonForm, SessionForm
from workforce.models import InfoSession, RedundancyNotice
from workforce.queries import notices as reads
from workforce.views import notice_words as words
from workforce.views.notices import NOTICE, AtDesk, OfNotice

SESSION = ("notice__site__partnership", "notice__site__operator")


class SessionNew(OfNotice):
    """Book a session at the mine."""

    access, form_class = rules.may_work_on_notice, SessionForm
    lead = gettext_lazy("Plan an information session")
    done = gettext_lazy("The session is planned. Spread the workers over the sessions next.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partnership's language first."""
        own = self.row.partnership.language
        codes = dict.fromkeys([own, *(code for code, _name in settings.LANGUAGES)])
        offer = [(code, words.language(code)) for code in codes]
        return {"languages": offer, "initial": {"language": own, "seats": 30}}

    def act(self, row: RedundancyNotice, form: Any) -> InfoSession:
        """Book it."""
        return sessions.plan(notice=row, by=self.request.actor, **form.cleaned_data)


class SessionInvite(PostDoor):
    """Spread over the sessions whoever holds no seat."""

    model, related, access = RedundancyNotice, NOTICE, rules.may_work_on_notice

    def act(self, row: RedundancyNotice, data: Any) -> int:
        """Invite exactly those whom the page counted."""
        number = sessions.invite(notice=row, seen=data.get("seen", ""), by=self.request.actor)
        self.done = ngettext("%(number)s worker is invited.", "%(number)s workers are invited.", number) % {
            "number": number
        }
        return number

    def next_url(self, result: Any) -> str:
        """Go back to the notice."""
        return reverse("workforce:notice_detail", kwargs={"pk": self.row.pk}) + "#sessions"


class SessionDetail(AtDesk, PageDoor):
    """One session: who is invited, to be ticked and printed; who came."""

    model, access, related = InfoSession, rules.may_read_session, SESSION
    template = "workforce/session_detail.html"

    def context(self) -> dict[str, Any]:
        """List the invited."""
        row, actor = self.row, self.request.actor
        rows = list(reads.invited(row))
        today = row.partnership.today()
        works = rules.may_work_on_session(actor, row)
        return {
            "lines": rows,
            "seen": chosen.pack(one.pk for one in rows),
            "came": sum(one.attended == "came" for one in rows),
            "absent": [one for one in rows if one.attended == "no_show"],
            "language": words.language(row.language),
            "planned": row.state == SessionState.PLANNED,
            "may_work": works and row.state == SessionState.PLANNED,
            "may_record": works and row.state == SessionState.PLANNED and row.on <= today,
            "sees_cases": rules.may_see_cases(actor, row.partnership),
            "works": works,
        }


class SessionOff(OfNotice):
    """Call a session off."""

    model, related, access = InfoSession, SESSION, rules.may_work_on_session
    form_class, lead = ReasonForm, gettext_lazy("Call the session off")
    done = gettext_lazy("The session is called off. Its workers wait for another one.")

    def context(self) -> dict[str, Any]:
        """Say which one."""
        return {"notice": self.row.notice, "heading": self.lead, "about": self.row}

    def act(self, row: InfoSession, form: Any) -> None:
        """Call it off."""
        sessions.call_off(session=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the notice."""
        return reverse("workforce:notice_detail", kwargs={"pk": self.row.notice_id}) + "#sessions"


class SessionHeld(PostDoor):
    """Record who came."""

    model, related, access = InfoSession, SESSION, rules.may_work_on_session

    def act(self, row: InfoSession, data: Any) -> int:
        """Record exactly the list that was ticked."""
        came = {key for one in data.getlist("came") if (key := lists.number_or_none(one))}
        there = sessions.attendance(session=row, came=came, seen=data.get("seen", ""), by=self.request.actor)
        self.done = ngettext("%(number)s worker came.", "%(number)s workers came.", there) % {"number": there}
        return there

    def next_url(self, result: Any) -> str:
        """Go back to the session."""
        return reverse("workforce:session_detail", kwargs={"pk": self.row.pk})

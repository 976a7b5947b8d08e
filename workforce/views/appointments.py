"""Appointments: booked on a case, listed for their officer, read by a calendar under a secret address."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jtportal.kernel.doors import Door, PageDoor, PostDoor, Refused
from partnerships.models import Partnership
from workforce import rules
from workforce.actions import appointments
from workforce.calculations.appointments import Meeting, calendar, initials
from workforce.enums import AppointmentState
from workforce.forms.files import AppointmentForm, CallOffForm, SettleForm, TimesForm
from workforce.models import Appointment, Case, OfficerCalendar
from workforce.queries import appointments as reads
from workforce.queries import officers
from workforce.views.case_files import FilesForm
from workforce.views.placements import BEHIND, OF_CASE

SHOWN = 100
OFFERED, LASTS = time(10), timedelta(minutes=30)


def moment(place: Partnership, on: date, at: time, *, field: str) -> datetime:
    """Return the moment of a day and time on the partnership's clock. Raises Refused where the clock leaps over it."""
    said = datetime.combine(on, at, tzinfo=place.zone)
    if said.astimezone(UTC).astimezone(place.zone).replace(tzinfo=None) != said.replace(tzinfo=None):
        raise Refused(_("The clocks are put forward then: there is no such time."), field=field)
    return said


class AppointmentForms(FilesForm):
    """A form about an appointment, with what the officer has coming beside it."""

    abstract = True
    template = "workforce/appointment_form.html"

    def context(self) -> dict[str, Any]:
        """Show what is taken."""
        place = self.case.partnership
        mine = reads.coming(place, self.request.actor)[:8] if self.form_class is not SettleForm else ()
        return super().context() | {"coming": list(mine), "zone": place.zone}

    def times(self, given: dict[str, Any]) -> dict[str, datetime]:
        """Return from when until when. Raises Refused."""
        place, on = self.case.partnership, given.pop("on")
        begins = moment(place, on, given.pop("at"), field="at")
        return {"begins": begins, "ends": moment(place, on, given.pop("until"), field="until")}


class AppointmentNew(AppointmentForms):
    """Book an appointment."""

    model, related, form_class = Case, OF_CASE, AppointmentForm
    lead, done = gettext_lazy("Book an appointment"), gettext_lazy("The appointment is booked.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer tomorrow with the case's officer."""
        self.people = officers.of_partnership(self.row.partnership)
        begins = datetime.combine(self.row.partnership.today() + timedelta(days=1), OFFERED)
        known = self.row.officer_id if self.row.officer_id in self.people else self.request.actor.user_id
        initial = {
            "on": begins.date(),
            "at": begins.time(),
            "until": (begins + LASTS).time(),
            "officer": known,
        }
        return {"officers": {pk: str(user) for pk, user in self.people.items()}, "initial": initial}

    def act(self, row: Case, form: Any) -> Appointment:
        """Book it."""
        given = dict(form.cleaned_data)
        officer = self.people[given.pop("officer")]
        times = self.times(given)
        return appointments.book(case=row, officer=officer, by=self.request.actor, **times, **given)


class OfAppointment(AppointmentForms):
    """A change of one appointment."""

    abstract = True
    model, related = Appointment, (*BEHIND, "officer")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer nothing."""
        return {}


class AppointmentMove(OfAppointment):
    """Move it."""

    form_class = TimesForm
    lead, done = (
        gettext_lazy("Move the appointment"),
        gettext_lazy("The appointment is moved; calendars follow."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands."""
        zone = self.row.partnership.zone
        begins, ends = self.row.begins.astimezone(zone), self.row.ends.astimezone(zone)
        said = {"on": begins.date(), "at": begins.time(), "until": ends.time(), "place": self.row.place}
        return {"initial": said}

    def context(self) -> dict[str, Any]:
        """Remember which one was in front of the reader."""
        return super().context() | {"seen": self.request.POST.get("seen") or str(self.row.sequence)}

    def act(self, row: Appointment, form: Any) -> None:
        """Move it."""
        given = dict(form.cleaned_data)
        sent = self.request.POST.get("seen", "")
        seen = int(sent) if sent.isdecimal() else None
        times = self.times(given)
        appointments.move_to(appointment=row, seen=seen, by=self.request.actor, **times, **given)


class AppointmentCancel(OfAppointment):
    """Call it off."""

    form_class = CallOffForm
    lead, done = gettext_lazy("Call the appointment off"), gettext_lazy("The appointment is called off.")

    def act(self, row: Appointment, form: Any) -> None:
        """Call it off."""
        appointments.call_off(appointment=row, by=self.request.actor, **form.cleaned_data)


class AppointmentSettle(OfAppointment):
    """Say what became of it; the journal takes the line."""

    form_class = SettleForm
    lead, done = gettext_lazy("What became of the appointment?"), gettext_lazy("It stands in the journal.")

    def act(self, row: Appointment, form: Any) -> None:
        """Record it."""
        appointments.settle(appointment=row, by=self.request.actor, **form.cleaned_data)


class AppointmentList(PageDoor):
    """My appointments, and the address under which my calendar reads them."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/appointment_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return what comes and what waits for a word; the address right after it was made."""
        actor, place = self.request.actor, self.row
        coming = list(reads.coming(place, actor)[:SHOWN])
        week = timezone.now() + timedelta(days=7)
        feed = OfficerCalendar.objects.visible_to(actor).filter(partnership=place).first()
        token = self.request.session.pop(session_key(place), "")
        path = reverse("workforce:appointment_feed", kwargs={"token": token}) if token else ""
        return {
            "coming": coming,
            "this_week": sum(one.begins < week for one in coming),
            "unsettled": list(reads.unsettled(place, actor)[:SHOWN]),
            "feed": feed,
            "feed_url": self.request.build_absolute_uri(path) if path else "",
            "zone": place.zone,
            "may_work": rules.may_work(actor),
        }


def session_key(place: Partnership) -> str:
    """Return where the session keeps the secret until it was shown."""
    return f"appointments-{place.pk}"


class CalendarButton(PostDoor):
    """A button about one's own address; back to the appointments."""

    abstract = True
    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    section = "people"

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:appointment_list", kwargs={"partnership": self.row.code})


class CalendarOpen(CalendarButton):
    """Make the address anew."""

    done = gettext_lazy("The secret address is made. It is shown this once.")

    def act(self, row: Partnership, data: Any) -> None:
        """Make it."""
        token = appointments.open_calendar(
            partnership=row, initials=bool(data.get("initials")), by=self.request.actor
        )
        self.request.session[session_key(row)] = token


class CalendarClose(CalendarButton):
    """Close the address."""

    done = gettext_lazy("The address is closed.")

    def act(self, row: Partnership, data: Any) -> None:
        """Close it."""
        appointments.close_calendar(partnership=row, by=self.request.actor)


@method_decorator(login_not_required, name="dispatch")
class AppointmentFeed(Door):
    """Appointments for a calendar that asks by itself: the secret address is the permission. It names no worker."""

    access = rules.whoever_knows
    http_method_names = ("get", "head", "options")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer in the officer's language; 404 for an address that is none (any more)."""
        found = reads.calendar_of(kwargs["token"])
        if found is None:
            raise Http404
        row, actor = found
        with override(actor.user.language):
            meetings = [self.meeting(one, row) for one in reads.for_calendar(row, actor)]
            text = calendar(_("Appointments"), meetings, host=request.get_host().partition(":")[0])
        answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="appointments.ics"'
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer

    def meeting(self, one: Appointment, row: OfficerCalendar) -> Meeting:
        """Return an appointment without what a calendar need not know: no name, no topic, no address of a home."""
        person = one.case.person
        short = initials(person.family_name, person.given_name) if row.initials else ""
        title = _("Appointment: %(way)s") % {"way": one.get_way_display()}
        url = reverse("workforce:case_files", kwargs={"pk": one.case_id})
        return Meeting(
            uid=f"appointment-{one.pk}",
            begins=one.begins,
            ends=one.ends,
            changed=one.recorded_at,
            sequence=one.sequence,
            title=f"{title}, {short}" if short else title,
            url=self.request.build_absolute_uri(url),
            cancelled=one.state == AppointmentState.CANCELLED,
        )

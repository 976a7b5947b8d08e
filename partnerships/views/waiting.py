"""What waits for a person, and how often the portal writes to them about it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import ActionDoor, PageDoor, anyone
from partnerships.actions import digests
from partnerships.context import place_line
from partnerships.enums import Rhythm, Weekday
from partnerships.forms.digests import DigestForm
from partnerships.models import DigestSetting, Partnership
from partnerships.queries.waiting import in_order, waiting_for, what_waits

if TYPE_CHECKING:
    from datetime import date

    from partnerships.queries.waiting import Place
    from partnerships.sockets import Waiting


def parted(items: list[Waiting], today: date) -> dict[str, list[Waiting]]:
    """Part what waits by when it is due: {"late", "today", "coming", "undated"}."""
    parts: dict[str, list[Waiting]] = {"late": [], "today": [], "coming": [], "undated": []}
    for item in items:
        if item.due is None:
            parts["undated"].append(item)
        else:
            parts["late" if item.due < today else "today" if item.due == today else "coming"].append(item)
    return parts


class WaitingList(PageDoor):
    """Everything of the plan that waits for this person."""

    model, lookup, access = Partnership, {"partnership": "code"}, anyone
    template, section = "partnerships/waiting_list.html", "today"

    def context(self) -> dict[str, Any]:
        """Ask every room."""
        items = waiting_for(self.request.actor, self.row)
        parts = parted(items, self.row.today())
        titles = {
            "late": _("Overdue"),
            "today": _("Due today"),
            "coming": _("Coming up"),
            "undated": _("Without a date"),
        }
        return {
            "count": len(items),
            "today": self.row.today(),
            "late": len(parts["late"]),
            "sections": [
                {"key": key, "title": titles[key], "lines": parts[key]} for key in titles if parts[key]
            ],
            "digest": DigestSetting.objects.visible_to(self.request.actor).first(),
        }


class MyWaiting(PageDoor):
    """Everything that waits for this person, in all partnerships and for all organisations they act for."""

    access, template, section = anyone, "partnerships/waiting_mine.html", "today"

    def context(self) -> dict[str, Any]:
        """Ask every room of every partnership, for the organisation that one acts for now first."""
        actor = self.request.actor
        found = what_waits(actor.user, actor.organisation_id)
        places = [self.place(place) for place in found]
        return {
            "places": places,
            "count": sum(len(place.items) + len(place.lines) for place in found),
            "late": sum(place["late"] for place in places),
            "several": len({place.organisation for place in found}) > 1,
            "digest": DigestSetting.objects.visible_to(actor).first(),
        }

    def place(self, place: Place) -> dict[str, Any]:
        """Return a partnership as the page shows it; what waits for another organisation is opened after a switch."""
        today, code = place.partnership.today(), {"partnership": place.partnership.code}
        organisation = place.organisation
        return {
            "name": str(place.partnership),
            "code": place.partnership.code,
            "organisation": organisation,
            "here": organisation is None or organisation.pk == self.request.actor.organisation_id,
            "today": today,
            "items": in_order(place.items),
            "lines": place.lines,
            "number": len(place.items) + len(place.lines),
            "late": sum(item.due is not None and item.due < today for item in place.items),
            "url": reverse("partnerships:waiting_list", kwargs=code),
            "today_url": place_line(place.partnership, None)["url"],
        }


class DigestSettingDoor(ActionDoor):
    """How often the portal writes to me."""

    access, form_class, template, section = anyone, DigestForm, "partnerships/digest_setting.html", "today"
    done = _("Saved. The portal writes as often as you chose.")

    def form(self, data: Any = None, files: Any = None) -> DigestForm:
        """Fill the form with what was chosen before."""
        chosen = DigestSetting.objects.visible_to(self.request.actor).first()
        known = (
            {"rhythm": chosen.rhythm, "weekday": chosen.weekday, "at": f"{chosen.at:%H:%M}"}
            if chosen
            else {"rhythm": Rhythm.NEVER, "weekday": Weekday.MONDAY, "at": "07:00"}
        )
        return DigestForm(data, files, initial=known)

    def act(self, _row: Any, form: DigestForm) -> None:
        """Keep the wish."""
        place = self.request.partnership
        digests.choose(
            rhythm=form.cleaned_data["rhythm"],
            weekday=form.cleaned_data["weekday"],
            at=form.cleaned_data["at"] or time(7),
            time_zone=place.time_zone if place else "UTC",
            base_url=self.request.build_absolute_uri("/"),
            by=self.request.actor,
        )

    def next_url(self, _result: Any) -> str:
        """Stay."""
        return reverse("partnerships:digest_setting")

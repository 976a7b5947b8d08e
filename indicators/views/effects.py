"""What a version or an amendment of the framework agreement would mean for the roster of today.

'Appears eligible', never 'is': decisions are people's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from indicators import rules
from indicators.queries import effects
from indicators.queries.effects import ANY, Effect
from indicators.views import effect_lines as drawn
from jtportal.kernel.doors import PageDoor
from partnerships.enums import AmendmentState
from partnerships.models import Amendment, FrameworkVersion
from partnerships.queries import framework as texts
from partnerships.rules import may_read_plan
from partnerships.views.accords import InAccord
from partnerships.views.measure_faults import fault_words

if TYPE_CHECKING:
    from indicators.queries.effect_texts import Read
    from jtportal.kernel.actor import Actor

VERSION = ("agreement__partnership",)
AMENDMENT = ("version__agreement__partnership", "organisation", "current")


class OfVersion(InAccord):
    """Mix into a door about the effect of a version."""

    model, related, kind = FrameworkVersion, VERSION, "version"
    row: Any
    request: Any

    @property
    def version(self) -> FrameworkVersion:
        """The version."""
        return self.row

    @cached_property
    def sees(self) -> bool:
        """Whether this reader may see persons."""
        return rules.may_see_persons(self.request.actor, self.row.partnership)

    def reads(self) -> tuple[Read, Read]:
        """Return what is said before and after."""
        return effects.read_version(self.row)

    def found(self) -> Effect | Read:
        """Count."""
        return effects.of_version(self.row, sees_persons=self.sees)

    def address(self, name: str = "", **asked: Any) -> str:
        """Return a page of this effect: itself, 'workers' or 'worker'."""
        keywords = {"pk": self.row.pk}
        if "worker" in asked:
            keywords["worker"] = asked.pop("worker")
        path = reverse(f"indicators:effect_{self.kind}{f'_{name}' if name else ''}", kwargs=keywords)
        asked = {key: value for key, value in asked.items() if value}
        return f"{path}?{urlencode(asked)}" if asked else path

    def text_url(self) -> str:
        """Return the page of the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.pk})

    def about(self) -> dict[str, Any]:
        """Return what every page of an effect says at its top."""
        return {
            "agreement": self.version.agreement,
            "version": self.version,
            "amendment": self.row if self.kind == "amendment" else None,
            "text_url": self.text_url(),
            "effect_url": self.address(),
            "today": self.row.partnership.today(),
        }


class OfAmendment(OfVersion):
    """Mix into a door about the effect of an amendment."""

    model, related, kind = Amendment, AMENDMENT, "amendment"

    @property
    def version(self) -> FrameworkVersion:
        """The version it is proposed to."""
        return self.row.version

    def reads(self) -> tuple[Read, Read]:
        """Return what is said before and after."""
        return effects.read_amendment(self.row, self.request.actor)

    def found(self) -> Effect | Read:
        """Count."""
        return effects.of_amendment(self.row, self.request.actor, sees_persons=self.sees)

    def text_url(self) -> str:
        """Return the page of the amendment."""
        return reverse("partnerships:amendment_detail", kwargs={"pk": self.row.pk})


class EffectPage(PageDoor):
    """How many appear eligible by each measure, what that costs in a year, and who they are by groups."""

    abstract = True
    access = may_read_plan

    def context(self) -> dict[str, Any]:
        """Return the numbers, or why there are none."""
        told = {**self.about(), "sees": self.sees, "threshold": settings.SMALL_CELL_THRESHOLD}
        if self.kind == "amendment" and self.row.state == AmendmentState.ADOPTED:
            return {**told, "state": "adopted"}
        found = self.found()
        if not isinstance(found, Effect):
            faults = [fault_words(fault.code, fault.params) for fault in found.faults]
            return {**told, "state": "faults" if faults else "no_measures", "faults": faults}
        if not found.workers:
            return {**told, "state": "no_roster"}
        return {**told, "state": "counted", **self.numbers(found)}

    def numbers(self, found: Effect) -> dict[str, Any]:
        """Return measures as lines, and the one that is looked at by groups."""
        spots = {spot.clause: spot.number for spot in texts.outline(self.version)}
        lines = drawn.lines(found, self.list_address, spots, sees=self.sees)
        asked = self.request.GET.get("measure", ANY)
        chosen = next((line for line in lines if line["key"] == asked), None)
        return {
            "all": {**drawn.headline(found), **drawn.line(found, ANY, self.list_address, sees=self.sees)},
            "lines": lines,
            "chosen": chosen,
            "tabs": [
                {
                    "label": line["name"] if line else _("Any measure"),
                    "url": f"{self.address(measure=line['key'] if line else '')}#groups",
                    "current": line is chosen,
                }
                for line in (None, *lines)
            ],
            "splits": drawn.parts(found, chosen["key"] if chosen else ANY, self.row.partnership),
            "several": len(lines) > 1,
        }

    def list_address(self, **asked: Any) -> str:
        """Return the list behind a number."""
        return self.address("workers", **asked)


class VersionEffect(OfVersion, EffectPage):
    """The effect of a version."""

    template = "indicators/effect_version.html"


class AmendmentEffect(OfAmendment, EffectPage):
    """What an amendment changes."""

    template = "indicators/effect_amendment.html"


def of_text(actor: Actor, row: FrameworkVersion | Amendment) -> dict[str, Any] | None:
    """Return the way to an effect from the page of a text; from that of an amendment with its number.

    Plugged into partnerships.sockets.TEXT_EFFECTS.
    """
    if isinstance(row, FrameworkVersion):
        return {"url": reverse("indicators:effect_version", kwargs={"pk": row.pk}), "template": ""}
    if not row.open or not effects.alters_measures(row, actor):
        return None
    told: dict[str, Any] = {
        "url": reverse("indicators:effect_amendment", kwargs={"pk": row.pk}),
        "template": "indicators/_effect_line.html",
    }
    found = effects.of_amendment(row, actor, sees_persons=rules.may_see_persons(actor, row.partnership))
    if isinstance(found, Effect) and found.workers:
        told["all"] = drawn.headline(found)
    return told

"""What all pages under the word Plan share: the place they stand in and the row of pages beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from partnerships.models import Partnership
from partnerships.sockets import PLAN_TABS

if TYPE_CHECKING:
    from django.http import HttpResponse


class InPlan:
    """Mix into a door: `tab` names the page of the plan it belongs to; the template extends `partnerships/plan.html`."""

    section: ClassVar[str] = "plan"
    tab: ClassVar[str] = ""
    request: Any

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Render with the row of pages."""
        tabs = {"plan_tabs": tab_lines(self.request.actor, self.request.partnership, self.tab)}
        return super().page({**tabs, **(context or {})}, status=status)  # type: ignore[misc]


class OfPlace(InPlan):
    """Mix into a door whose address names the partnership: `p/<slug:partnership>/plan/…`."""

    model: ClassVar[Any] = Partnership
    lookup: ClassVar[dict[str, str]] = {"partnership": "code"}


def tab_lines(actor: Any, place: Any, current: str) -> list[dict[str, Any]]:
    """Return the pages of the plan that this actor may open."""
    return [
        {"key": item.key, "label": item.label, "url": item.url(place), "current": item.key == current}
        for item in PLAN_TABS
        if place is not None and item.may(actor, place)
    ]

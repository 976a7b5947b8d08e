"""Two colleagues at one amendment: what the other saved meanwhile stands beside what was typed, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnerships.actions.stale import Stale
from partnerships.views.accords import language_of
from partnerships.views.amendment_lines import change_lines

if TYPE_CHECKING:
    from django.http import HttpResponse

    from partnerships.models import Amendment, FrameworkVersion


class Meanwhile:
    """Mix into a form that changes an amendment further: a save over unseen words ends as 409, with both on the page.

    Whoever saves again has seen it.
    """

    request: Any
    amended: Amendment | None = None

    def refused(self, version: FrameworkVersion, amendment: Amendment | None, stale: Stale) -> Stale:
        """Note what the amendment says by now, and return the refusal to raise."""
        rows = version.amendments.select_related("version__agreement__partnership", "current")
        self.amended = rows.get(pk=amendment.pk) if amendment else None
        return stale

    def page(self: Any, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show what the colleague wrote."""
        row = self.amended
        if row is None:
            return super().page(context, status=status)
        form = (context or {})["form"]
        form.data = form.data.copy()
        form.data["revision"] = str(row.revision)
        language = language_of(row.version.agreement, self.request.GET.get("language"))
        told = {"amended": row, "meanwhile": change_lines(row, language, None, {}), "said_in": language}
        return super().page({**(context or {}), **told}, status=409)

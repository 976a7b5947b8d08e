"""What the case's page shows of the ways side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from workforce import rules
from workforce.queries import sheets as reads
from workforce.views.sheets import standing_lines

if TYPE_CHECKING:
    from workforce.models import Case


def ways(request: Any, case: Case) -> dict[str, Any]:
    """Return the newest sheet, and with whom the chosen way lies."""
    found = reads.of_case(case, request.actor)
    newest = found[0] if found else None
    return {
        "template": "workforce/_case_ways_panel.html",
        "url": reverse("workforce:case_ways", kwargs={"pk": case.pk}),
        "new_url": reverse("workforce:sheet_new", kwargs={"pk": case.pk}),
        "newest": newest,
        "signed": sum(one.retracted_at is None for one in newest.signatures.all()) if newest else 0,
        "standing": standing_lines(case, found),
        "may_work": rules.may_work(request.actor, case) and case.closed_on is None,
    }

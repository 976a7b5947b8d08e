"""The worklist: everything that is due, overdue, or waiting for others."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jtportal.kernel.doors import PageDoor
from partnerships.models import Partnership
from workforce import rules
from workforce.queries import worklist as reads


class Worklist(PageDoor):
    """One page with all that concerns me."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/worklist.html", "today"

    def context(self) -> dict[str, Any]:
        """Ask every source."""
        found = reads.worklist(self.request.actor, self.row)
        titles = {
            "overdue": _("Overdue"),
            "today": _("To be done now"),
            "others": _("Waiting for others"),
            "coming": _("Coming up"),
        }
        return {
            "sections": [(key, titles[key], found[key]) for key in reads.SECTIONS if found[key]],
            "counts": {key: len(items) for key, items in found.items()},
            "today": self.row.today(),
            "limit": reads.SHOWN,
        }

"""The audit trail for data-protection officers."""

from __future__ import annotations

from typing import Any

from accounts import rules
from accounts.forms import AuditFilterForm
from accounts.queries import audit
from jtportal.kernel.doors import PageDoor


class AuditList(PageDoor):
    """Who did what, when, about what: newest first, paged by key, filters in the address."""

    access = rules.may_read_audit
    template = "accounts/audit_list.html"

    def context(self) -> dict[str, Any]:
        """One page of lines, the filter form and the addresses of the pages beside it."""
        actor, data = self.request.actor, self.request.GET
        form = AuditFilterForm(data, people=audit.people_of(actor), targets=audit.targets())
        wanted = form.cleaned_data if form.is_valid() else {}
        keys = {name: audit.event_key(data.get(name)) for name in ("before", "after")}
        page = audit.page_of(audit.filtered(actor, wanted), **keys)
        return {
            "form": form,
            "page": page,
            "filtered": any(wanted.values()),
            "older_url": self.address(before=page.older) if page.older else "",
            "newer_url": self.address(after=page.newer) if page.newer else "",
        }

    def address(self, **key: int) -> str:
        """Return this page's address with the filters as they are and another beginning."""
        query = self.request.GET.copy()
        for name in ("before", "after"):
            query.pop(name, None)
        query.update(key)
        return f"?{query.urlencode()}"

"""A case's end, taken back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from workforce.actions import closing
from workforce.forms.notices import ReasonForm
from workforce.models import Case
from workforce.views.cases import CaseAction


class CaseReopen(CaseAction):
    """Reopen a case that was closed too early."""

    form_class, template = ReasonForm, "workforce/case_reopen.html"
    done = gettext_lazy("The case is open again. Plan its next step.")

    def form_kwargs(self) -> dict[str, Any]:
        """Nothing is offered."""
        return {}

    def write(self, case: Case, given: dict[str, Any]) -> Any:
        """Reopen it."""
        return closing.reopen(case=case, **given, **self.common)

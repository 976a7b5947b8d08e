"""Appeals and complaints: received, decided."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy

from workforce import rules
from workforce.actions import appeals
from workforce.forms.outcomes import AppealForm, DecisionForm
from workforce.models import Appeal, Case
from workforce.views.placements import BEHIND, OF_CASE, WorkForm

USUAL_DAYS = 30  # offered as the deadline; the officer writes what the law says


class AppealNew(WorkForm):
    """Record what a worker objects to."""

    model, related, form_class = Case, OF_CASE, AppealForm
    lead = gettext_lazy("Record an appeal or a complaint")
    done = gettext_lazy("It is recorded, with its deadline. Somebody else decides.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today and a usual deadline."""
        today = self.row.partnership.today()
        return {"initial": {"received_on": today, "due_on": today + timedelta(days=USUAL_DAYS)}}

    def act(self, row: Case, form: Any) -> Appeal:
        """Record it."""
        return appeals.receive(case=row, by=self.request.actor, **form.cleaned_data)


class AppealDecide(WorkForm):
    """Record the decision."""

    model, related, form_class, access = Appeal, BEHIND, DecisionForm, rules.may_decide_appeal
    lead, done = gettext_lazy("Record the decision"), gettext_lazy("The decision is recorded.")
    hint = gettext_lazy("Neither the case's officer nor whoever recorded it decides.")

    def act(self, row: Appeal, form: Any) -> None:
        """Decide it."""
        appeals.decide(appeal=row, by=self.request.actor, **form.cleaned_data)

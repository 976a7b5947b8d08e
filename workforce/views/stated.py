"""Facts that rules ask for: recorded one by one, each with its source, day and standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext_lazy

from workforce.actions import stated
from workforce.enums import COLUMNS, FLAGS, FactStanding, RecordedFact, Source
from workforce.forms.stated import StatedForm
from workforce.models import Case, StatedFact
from workforce.queries import stated as reads
from workforce.views.intake import IntakeForm, TakenBack
from workforce.views.placements import OF_CASE

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from jtportal.kernel.doors import Request

HINTS = {
    RecordedFact.HISTORY_WHOLE: gettext_lazy(
        "Say yes once every time worked stands in the history: from then on its years count for the framework agreement."
    ),
    RecordedFact.ARREARS_WHOLE: gettext_lazy(
        "Say yes once every month owed stands in the ledger: from then on its sum counts for the framework agreement."
    ),
}


class IntakeFact(IntakeForm):
    """Record one fact."""

    model, related, form_class = Case, OF_CASE, StatedForm
    lead, done = gettext_lazy("Record a fact"), gettext_lazy("It is recorded. What stood before is kept.")
    fact: RecordedFact

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the fact that the address names."""
        if kwargs.get("fact") not in RecordedFact.values:
            raise Http404
        self.fact = RecordedFact(kwargs["fact"])
        self.hint = HINTS.get(self.fact, "")
        return super().dispatch(request, *args, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands, or with what the work history adds up to."""
        case, actor = self.row, self.request.actor
        initial = {
            "source": Source.HAND.value,
            "standing": FactStanding.STATED.value,
            "currency": case.partnership.currency,
        }
        known = reads.standing(case, actor).get(self.fact)
        if known is not None:
            value = known.value
            initial |= {"value": ("yes" if value else "no") if self.fact in FLAGS else value}
            initial |= {"currency": known.currency, "source": known.source, "standing": known.standing}
        measures = reads.measures(case) if COLUMNS[self.fact] == "codes" else ()
        return {
            "fact": self.fact,
            "measures": measures,
            "initial": initial | {"on": case.partnership.today()},
        }

    def act(self, row: Case, form: Any) -> StatedFact:
        """Record it."""
        return stated.state(case=row, fact=self.fact, by=self.request.actor, **form.cleaned_data)


class IntakeFactBack(TakenBack):
    """A fact that was wrong."""

    model = StatedFact

"""Rates of exchange: recorded with their day, corrected by another one."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partnerships.actions import money
from partnerships.forms import money as forms
from partnerships.models import ExchangeRate
from partnerships.views.money_forms import MoneyForm
from partnerships.views.plan import OfPlace


class RateNew(OfPlace, MoneyForm):
    """Record a rate of exchange."""

    form_class, done = forms.RateForm, _("The rate is recorded.")

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Ask in the partnership's currency."""
        return _("What was one unit worth in %(currency)s?") % {"currency": self.row.currency}

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.today()}}

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        return money.set_rate(partnership=row, by=self.request.actor, **form.cleaned_data)


class RateCorrect(MoneyForm):
    """Let another rate take a mistyped one's place."""

    model, related, form_class = ExchangeRate, ("partnership",), forms.RateCorrectForm
    heading, done = _("What was the rate of that day?"), _("The rate is corrected; the former one is kept.")

    def about(self) -> str:
        """Name currency and day."""
        return f"{self.row.currency} · {date_format(self.row.on, 'DATE_FORMAT')}"

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what stands."""
        return {"initial": {"rate": self.row.rate.normalize(), "source": self.row.source}}

    def act(self, row: Any, form: Any) -> Any:
        """Correct it."""
        given = form.cleaned_data
        return money.correct_rate(
            rate=row,
            worth=given["rate"],
            source=given["source"],
            reason=given["reason"],
            by=self.request.actor,
        )

"""What is asked about money: sources, lines, commitments, payments, rates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.calculations.money import Part, shares
from partnerships.enums import FundingKind, InputKind, Instrument, Origin
from partnerships.forms.fields import REASON_HELP, CurrencyField, Day, Number, SeenForm, Words
from partnerships.forms.files import DocumentField

PARTS = 4
CENT = Decimal("0.01")


class AmountField(Number):
    """An amount in hundredths, as the reader writes it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Amount"))
        kwargs.setdefault("min_value", CENT)
        super().__init__(max_digits=14, decimal_places=2, **kwargs)
        self.widget.attrs.update({"class": "short", "inputmode": "decimal", "autocomplete": "off"})


def pledge_day() -> forms.DateField:
    """Return the field for the day on which a pledge should come in."""
    return forms.DateField(
        label=_("Expected on"),
        required=False,
        widget=Day(),
        help_text=_("The day by which what is pledged should have come in; the forecast counts on it."),
    )


class SourceForm(forms.Form):
    """Who gives money."""

    name = forms.CharField(label=pgettext_lazy("of a record", "Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=FundingKind)
    instrument = forms.ChoiceField(label=_("Terms"), choices=Instrument)
    origin = forms.ChoiceField(label=_("Origin"), choices=Origin)
    plan = forms.CharField(
        label=_("In line with which territorial plan"),
        required=False,
        max_length=200,
        help_text=_(
            "The plan that this money must be in line with, such as a territorial just transition plan."
        ),
        widget=forms.TextInput(attrs={"list": "known-plans", "autocomplete": "off"}),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=Words(2))


class SourceChangeForm(SeenForm, SourceForm):
    """A funding source that may have changed since its reader saw it."""


class LineForm(forms.Form):
    """What money of a source is meant for."""

    source = forms.TypedChoiceField(label=_("Funding source"), coerce=int)
    title = forms.CharField(label=_("What it is for"), max_length=200)
    input_kind = forms.ChoiceField(
        label=_("Input"),
        choices=InputKind,
        help_text=_("The input of the tree that this money is."),
    )
    currency = CurrencyField()
    pledged = AmountField(
        label=_("Pledged"),
        min_value=Decimal(0),
        help_text=_("What the source has promised in writing. What it really sends is recorded as received."),
    )
    pledge_due_on = pledge_day()

    def __init__(
        self, data: Any = None, files: Any = None, *, sources: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]


class LineChangeForm(SeenForm):
    """What may change on a line: its currency and balances stay."""

    title = forms.CharField(label=_("What it is for"), max_length=200)
    input_kind = forms.ChoiceField(label=_("Input"), choices=InputKind)
    pledged = AmountField(label=_("Pledged"), min_value=Decimal(0))
    pledge_due_on = pledge_day()


class MovementForm(forms.Form):
    """An amount, the day, a note."""

    amount = AmountField()
    on = forms.DateField(label=_("Day"), widget=Day())
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class ReceiveForm(MovementForm):
    """Co-funding that came in; of which partner's contribution, where some stand on the line."""

    contribution = forms.TypedChoiceField(
        label=_("Of which contribution"), required=False, coerce=int, empty_value=None,
        help_text=_("It is written in the partner's book too."),
    )  # fmt: skip
    field_order = ("amount", "contribution", "on", "note")

    def __init__(
        self, data: Any = None, files: Any = None, *, contributions: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        if contributions:
            self.fields["contribution"].choices = [("", _("of none")), *contributions]  # type: ignore[attr-defined]
        else:
            del self.fields["contribution"]


class LineChoiceForm(forms.Form):
    """On which budget line something stands."""

    line = forms.TypedChoiceField(label=_("Budget line"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, data: Any = None, files: Any = None, *, lines: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["line"].choices = [("", _("on none")), *lines]  # type: ignore[attr-defined]


class AllocateForm(MovementForm):
    """Money made available, or taken back."""

    amount = AmountField(
        min_value=None, help_text=_("With a minus it takes money back that is not committed yet.")
    )

    def clean_amount(self) -> Decimal:
        """Refuse nothing at all."""
        amount: Decimal = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError(_("Enter an amount other than nothing."))
        return amount


class CommitForm(forms.Form):
    """To whom money is promised, what for, and in which parts."""

    title = forms.CharField(
        label=_("What for"), max_length=200, help_text=_("Write no worker’s name: all partners read this.")
    )
    amount = AmountField()
    payee = forms.TypedChoiceField(
        label=_("To whom"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("A partner, or write a name below."),
    )
    payee_name = forms.CharField(label=_("Somebody else"), required=False, max_length=200)
    reference = forms.CharField(
        label=_("Reference"),
        required=False,
        max_length=100,
        help_text=_("Number of the contract or decision."),
    )
    on = forms.DateField(label=_("Committed on"), widget=Day())

    def __init__(
        self, data: Any = None, files: Any = None, *, partners: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["payee"].choices = [("", _("nobody of these")), *partners]  # type: ignore[attr-defined]
        for number in range(1, PARTS + 1):
            self.fields[f"share_{number}"] = Number(
                label=_("Per cent"), required=False, min_value=CENT, max_value=100, max_digits=5,
                decimal_places=2,
            )  # fmt: skip
            self.fields[f"due_{number}"] = forms.DateField(
                label=_("Expected on"), required=False, widget=Day()
            )
            self.fields[f"condition_{number}"] = forms.CharField(
                label=_("Condition"), required=False, max_length=300
            )

    @property
    def plain(self) -> list[Any]:
        """The fields above the parts."""
        return [self[name] for name in ("title", "amount", "payee", "payee_name", "reference", "on")]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The parts, as the page draws them."""
        return [
            {"number": n, **{name: self[f"{name}_{n}"] for name in ("share", "due", "condition")}}
            for n in range(1, PARTS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a payee; the shares add up to 100."""
        given = super().clean() or {}
        if not given.get("payee") and not given.get("payee_name") and "payee" not in self.errors:
            self.add_error("payee_name", _("Say to whom the money goes."))
        some = [given.get(f"share_{n}") for n in range(1, PARTS + 1)]
        for number, one in enumerate(some, 1):
            said = given.get(f"due_{number}") or given.get(f"condition_{number}")
            if one is None and said and f"share_{number}" not in self.errors:
                self.add_error(f"share_{number}", _("Say which share this part is."))
        if any(some) and sum(filter(None, some)) != 100:
            self.add_error("share_1", _("The shares do not add up to 100."))
        return given

    def parts(self) -> list[Part]:
        """Return the parts with their amounts; none when it is paid as a whole."""
        given = self.cleaned_data
        numbers = [n for n in range(1, PARTS + 1) if given.get(f"share_{n}")]
        if not numbers:
            return []
        amounts = shares(given["amount"], [given[f"share_{n}"] for n in numbers])
        return [
            Part(amount, given.get(f"due_{n}"), given.get(f"condition_{n}", ""))
            for n, amount in zip(numbers, amounts, strict=True)
        ]


class GrantForm(CommitForm):
    """A grant to commit: on which line, and as a commitment asks."""

    line = forms.TypedChoiceField(label=_("Budget line"), coerce=int)

    def __init__(
        self, data: Any = None, files: Any = None, *, lines: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["line"].choices = lines  # type: ignore[attr-defined]

    @property
    def plain(self) -> list[Any]:
        """The fields above the parts."""
        return [self["line"], *super().plain]


class ReduceForm(forms.Form):
    """How much of a commitment is given back, and why."""

    amount = AmountField()
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(3), help_text=REASON_HELP)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(3), help_text=REASON_HELP)


class PayForm(forms.Form):
    """A payment that somebody else will release."""

    tranche = forms.TypedChoiceField(label=_("Tranche"), required=False, coerce=int, empty_value=None)
    amount = AmountField()
    note = forms.CharField(label=_("Note"), required=False, max_length=500)
    document = DocumentField(label=_("Invoice or claim"), required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, tranches: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        if tranches:
            self.fields["tranche"].choices = tranches  # type: ignore[attr-defined]
        else:
            del self.fields["tranche"]


class ReleaseForm(forms.Form):
    """The day of a payment."""

    on = forms.DateField(label=_("Paid on"), widget=Day())


class MeetForm(forms.Form):
    """Since when a condition is met, and what proves it."""

    on = forms.DateField(label=_("Met on"), widget=Day())
    evidence = DocumentField(label=_("Evidence"))


class RateWorthForm(forms.Form):
    """A rate and who said so."""

    rate = Number(label=_("Rate"), min_value=Decimal("0.00000001"), max_digits=18, decimal_places=8)
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("Who published it, for example the national bank.")
    )


class RateForm(RateWorthForm):
    """What a currency was worth on a day."""

    currency = CurrencyField()
    on = forms.DateField(label=_("Day"), widget=Day())
    field_order = ("currency", "on", "rate", "source")


class RateCorrectForm(RateWorthForm):
    """What is right, and what was wrong."""

    reason = forms.CharField(
        label=_("What was wrong"), max_length=300, widget=Words(2), help_text=REASON_HELP
    )

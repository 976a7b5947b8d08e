"""What is asked about packages: a file of types, the figures of a request, papers, payments, claims."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.calculations.measures.facts import Kind
from partnerships.forms.fields import REASON_HELP, Day, Number, SeenForm, Words
from partnerships.forms.money import AmountField
from workforce.calculations.packages.figures import FIGURES, OWN
from workforce.calculations.packages.language import asked
from workforce.package_enums import ClaimKind

if TYPE_CHECKING:
    from workforce.calculations.packages.language import Package

SAID = [("", _("not known yet")), ("yes", _("yes")), ("no", _("no"))]
LARGEST = 5 << 20  # bytes of a file


class FileForm(forms.Form):
    """A file."""

    file = forms.FileField(label=_("File"))

    def clean_file(self) -> Any:
        """Refuse a file that nobody reads."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise ValidationError(_("The file is larger than 5 MB."))
        return given


class AskForm(SeenForm):
    """The figures that a package asks for, the line that pays, to whom it goes."""

    line = forms.TypedChoiceField(
        label=_("Budget line"),
        coerce=int,
        help_text=_("The money is committed on it once the request is approved."),
    )
    payee = forms.TypedChoiceField(
        label=_("To whom"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("An employer or a provider, where it does not go to the worker."),
    )
    account = forms.CharField(
        label=_("Account"),
        required=False,
        max_length=60,
        help_text=_("For the paying office alone. It is kept sealed."),
    )
    advance = forms.BooleanField(label=_("With an advance"), required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, package: Package, words: dict[str, str],
        lines: list[tuple[int, str]], payees: list[tuple[int, str]], again: bool = False, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, files, **more)
        self.package = package
        self.fields["line"].choices = lines  # type: ignore[attr-defined]
        self.fields["payee"].choices = [("", _("the worker")), *payees]  # type: ignore[attr-defined]
        dropped = ("payee", "account", "advance") if again else () if package.advance else ("advance",)
        for name in dropped:
            del self.fields[name]
        self.names = [name for name in asked(package) if name not in OWN]
        new = {name: figure_field(name, words[name]) for name in self.names}
        lowered = {f"lower_{one.key}": lower_field(words[f"lower_{one.key}"]) for one in package.components}
        self.fields = {**new, **self.fields, **lowered}

    def figures(self) -> dict[str, Any]:
        """Return the figures that were given."""
        found = {name: self.cleaned_data.get(name) for name in self.names}
        flags = {"yes": True, "no": False}
        return {name: flags.get(value, value) for name, value in found.items() if value not in (None, "")}

    def lower(self) -> dict[str, Decimal]:
        """Return what is asked for, by component, where it is less than could be paid."""
        keys = [one.key for one in self.package.components]
        given = {key: self.cleaned_data.get(f"lower_{key}") for key in keys}
        return {key: amount for key, amount in given.items() if amount is not None}


def figure_field(name: str, label: str) -> forms.Field:
    """Return the field of a figure; all may be left for later, the amount says what it cannot do without."""
    kind = FIGURES[name].kind
    if kind is Kind.FLAG:
        return forms.ChoiceField(label=label, required=False, choices=SAID)
    if kind is Kind.DATE:
        return forms.DateField(label=label, required=False, widget=Day())
    if kind is Kind.MONEY:
        return AmountField(label=label, required=False, min_value=Decimal(0))
    places = 0 if FIGURES[name].whole else 2
    field = Number(label=label, required=False, min_value=0, max_digits=8, decimal_places=places)
    field.widget.attrs.update({"class": "short", "inputmode": "decimal", "autocomplete": "off"})
    return field


def lower_field(label: str) -> forms.Field:
    """Return the field for asking for less."""
    return AmountField(
        label=label, required=False, help_text=_("Only where less is asked for than the package could pay.")
    )


class WhyForm(SeenForm):
    """A reason that has to be given."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(3), help_text=REASON_HELP)


class ApproveForm(SeenForm):
    """A word on the approval, if there is one."""

    reason = forms.CharField(label=_("Reason"), max_length=500, required=False, widget=Words(2))


class EvidenceForm(forms.Form):
    """Which paper was seen, when, for which month."""

    key = forms.ChoiceField(label=_("Paper"))
    period = forms.TypedChoiceField(
        label=_("For which month or year"), coerce=int, required=False, empty_value=0
    )
    on = forms.DateField(label=_("Seen on"), widget=Day())
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        papers: list[tuple[str, str]],
        periods: list[int],
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["key"].choices = papers  # type: ignore[attr-defined]
        if periods:
            self.fields["period"].choices = [("", "–"), *((one, str(one)) for one in periods)]  # type: ignore[attr-defined]
        else:
            del self.fields["period"]


class DayForm(forms.Form):
    """A day that nobody knew before."""

    figure = forms.ChoiceField(label=_("Which day"))
    on = forms.DateField(label=_("Day"), widget=Day())

    def __init__(
        self, data: Any = None, files: Any = None, *, days: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["figure"].choices = days  # type: ignore[attr-defined]


class PayForm(forms.Form):
    """How much of a part is paid."""

    amount = AmountField()


class ClaimForm(forms.Form):
    """What is claimed back, why, until when."""

    kind = forms.ChoiceField(
        label=_("Why"), choices=[one for one in ClaimKind.choices if one[0] != ClaimKind.OVERPAID]
    )
    amount = AmountField()
    due_on = forms.DateField(label=_("Due"), widget=Day())
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(2), help_text=REASON_HELP)

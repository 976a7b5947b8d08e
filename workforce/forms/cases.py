"""What is asked of the list of cases, and of whoever changes a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.enums import Pathway
from partnerships.forms.fields import REASON_HELP, Day
from workforce.enums import CaseStatus
from workforce.queries.case_list import AGE_BANDS, ORDERS, Wanted

ANY = [("", _("any"))]
AGES = {
    "-29": _("under 30"),
    "30-39": _("30 to 39"),
    "40-49": _("40 to 49"),
    "50-54": _("50 to 54"),
    "55-": _("55 and over"),
}
SORTS = {
    "name": _("family name, A to Z"),
    "-name": _("family name, Z to A"),
    "age": _("youngest first"),
    "-age": _("oldest first"),
    "intake": _("longest here first"),
    "-intake": _("newest first"),
    "due": _("most urgent first"),
    "-due": _("least urgent first"),
}


class CaseListForm(forms.Form):
    """The list's address. What makes no sense there is no condition: a list always opens."""

    q = forms.CharField(required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("Cases"),
        required=False,
        choices=[
            ("open", pgettext_lazy("cases", "open")),
            ("closed", pgettext_lazy("cases", "closed")),
            ("all", _("open and closed")),
        ],
    )
    mine = forms.BooleanField(label=_("Mine"), required=False)
    due = forms.ChoiceField(
        label=_("Next step"),
        required=False,
        choices=[*ANY, ("overdue", _("overdue")), ("today", _("today")), ("week", _("in the next 7 days"))],
    )
    pathway = forms.ChoiceField(label=_("Pathway"), required=False, choices=[*ANY, *Pathway.choices])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[*ANY, *CaseStatus.choices])
    site = forms.TypedChoiceField(label=_("Site"), required=False, coerce=int, empty_value=None)
    town = forms.TypedChoiceField(label=_("Municipality"), required=False, coerce=int, empty_value=None)
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        choices=[*ANY, ("female", _("women")), ("male", _("men")), ("unstated", _("not stated"))],
    )
    age = forms.ChoiceField(
        label=_("Age"), required=False, choices=[*ANY, *((band, AGES[band]) for band in AGE_BANDS)]
    )
    sort = forms.ChoiceField(
        label=_("Order"), required=False, choices=[(order, SORTS[order]) for order in ORDERS]
    )

    def __init__(self, data: Any, *, sites: list[tuple[int, str]], towns: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["site"].choices = [*ANY, *sites]  # type: ignore[attr-defined]
        self.fields["town"].choices = [*ANY, *towns]  # type: ignore[attr-defined]

    def sieves(self) -> list[dict[str, Any]]:
        """Return the further filters as lists to choose from; drawing eighty options by widgets takes too long."""
        return [
            {
                "name": name,
                "label": field.label,
                "choices": [(str(value), str(label)) for value, label in field.choices],
                "value": str(self.cleaned_data.get(name) or ""),
            }
            for name, field in self.fields.items()
            if isinstance(field, forms.ChoiceField)
        ]

    def wanted(self) -> Wanted:
        """Return what is asked, without what makes no sense."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if given.get("mine"):
            given.pop("state", None)  # 'my cases' are open ones
        return Wanted(**given)


class PathwayForm(forms.Form):
    """Which way the worker chose, since when, and why."""

    pathway = forms.ChoiceField(label=_("Pathway"), choices=Pathway.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Agreed on"), widget=Day())
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=REASON_HELP
    )


class StatusForm(forms.Form):
    """Where the worker is, since when, and why."""

    status = forms.ChoiceField(
        label=_("Status"),
        choices=CaseStatus.choices,
        help_text=_("On leave, suspended, mobilised and missing stop the clocks of this case."),
    )
    on = forms.DateField(label=_("Since"), widget=Day())
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), help_text=REASON_HELP
    )


class CloseForm(forms.Form):
    """When and why the case ends."""

    on = forms.DateField(
        label=_("Closed on"),
        widget=Day(),
        help_text=_(
            "The first day on which the case is no longer open. Who comes back later gets a new case."
        ),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=REASON_HELP
    )
    reviewed = forms.BooleanField(
        label=_("I looked at what is still open, and it may be left so"), required=False
    )

    def __init__(self, *args: Any, to_review: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        if not to_review:
            del self.fields["reviewed"]


class OpenForm(forms.Form):
    """When somebody came back."""

    on = forms.DateField(
        label=_("Intake"), widget=Day(), help_text=_("The former case stays as it was, with its history.")
    )


class OfficerForm(forms.Form):
    """In whose hands the case lies."""

    officer = forms.TypedChoiceField(label=_("Officer"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any = None, files: Any = None, *, officers: dict[int, str], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["officer"].choices = [("", _("nobody yet")), *officers.items()]  # type: ignore[attr-defined]

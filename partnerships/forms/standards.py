"""What is asked of whoever holds a text against a standard, or sees a finding otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import Verdict
from partnerships.forms.fields import Words
from partnerships.models import ClausePlace

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlacesField(forms.ModelMultipleChoiceField):
    """Clauses of a version, called by number and heading."""

    labels: Mapping[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        """Return number and heading."""
        return self.labels.get(obj.pk, str(obj))


class JudgeForm(forms.Form):
    """A finding. `places`: the version's places; `labels`: how they are called."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("Finding"), choices=Verdict.choices, widget=forms.RadioSelect)
    remark = forms.CharField(
        label=_("Remark"),
        max_length=2000,
        required=False,
        widget=Words(3),
        help_text=_("Needed for a gap, and for what is not relevant: a sentence that says why."),
    )
    places = PlacesField(
        label=_("At which clauses"),
        queryset=ClausePlace.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A gap stands in the margin beside them. None: the text as a whole."),
    )

    def __init__(self, *args: Any, places: Any, labels: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["places"]
        field.labels = labels  # type: ignore[attr-defined]
        field.queryset = places  # type: ignore[attr-defined]


class ContestForm(forms.Form):
    """What a party sees otherwise."""

    remark = forms.CharField(
        label=_("What your organisation sees otherwise"),
        max_length=2000,
        widget=Words(4),
        help_text=_("The parties read it beside the finding, which stays as it is."),
    )

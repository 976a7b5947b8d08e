"""What an output or intervention serves, and what is green."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import Framework, PolicyArea
from partnerships.models import GreenDefinition

# Green jobs are decent jobs that contribute to preserve or restore the environment: ILO, What is a green job? (2016)
ILO_GREEN = _(
    "Decent jobs that contribute to preserving or restoring the environment, in traditional sectors such as "
    "manufacturing and construction, or in new ones such as renewable energy and energy efficiency."
)
ILO_SOURCE = _("ILO, “What is a green job?”, 2016")


class PolicyTagForm(forms.Form):
    """The areas of each framework, and the green jobs of one target."""

    jobs = forms.IntegerField(
        label=_("Green jobs expected"), min_value=0, max_value=1_000_000, required=False,
        help_text=_("Only those that the stated definition covers. Empty or 0: none."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why they are green"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for framework in reversed(Framework):
            self.fields[framework.value] = forms.MultipleChoiceField(
                label=framework.label,
                choices=[(area.value, area.label) for area in PolicyArea if area.framework == framework],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self.order_fields([*Framework.values, "jobs", "reason"])

    @property
    def areas(self) -> list[str]:
        """Every area that was ticked."""
        return [area for framework in Framework for area in self.cleaned_data[framework.value]]


class GreenDefinitionForm(forms.ModelForm):
    """What the partnership calls a green job."""

    class Meta:
        model = GreenDefinition
        fields = ("text", "source")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

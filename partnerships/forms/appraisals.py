"""What appraisers are asked, and the coordinator who follows them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from partnerships.enums import CallStage


class NameForm(forms.Form):
    """Who judges what."""

    stage = forms.ChoiceField(label=_("For"), choices=CallStage.choices)
    user = forms.TypedChoiceField(
        label=_("Appraiser"),
        coerce=int,
        help_text=_(
            "Anybody who acts for a partner. Proposals of their own organisations are kept from them."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None, *, people: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["user"].choices = [("", _("Choose one")), *people]  # type: ignore[attr-defined]


class DeclareForm(forms.Form):
    """Conflict of interest: said before anything is scored."""

    conflict = forms.TypedChoiceField(
        label=_("Conflict of interest"),
        choices=[
            ("no", _("I have none: neither I, nor those close to me, nor my organisation gain by it")),
            ("yes", _("I have one, and leave this proposal to others")),
        ],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    reason = forms.CharField(
        label=_("What the conflict is"),
        required=False,
        max_length=500,
        help_text=_("Needed if there is one."),
    )


class SheetForm(forms.Form):
    """Points and words for each criterion."""

    def __init__(
        self, data: Any = None, files: Any = None, *, criteria: list[Any], known: dict[int, Any], comment: str
    ) -> None:
        super().__init__(data)
        self.criteria = criteria
        for one in criteria:
            before = known.get(one.pk)
            self.fields[f"points_{one.pk}"] = forms.DecimalField(
                label=_("%(criterion)s, 0 to %(most)s")
                % {"criterion": one.name, "most": number_format(one.max_points.normalize())},
                required=False,
                min_value=0,
                max_value=one.max_points,
                max_digits=6,
                decimal_places=2,
                initial=Decimal(f"{before.points.normalize():f}") if before else None,
                help_text=one.hint,
                widget=forms.NumberInput(attrs={"class": "short", "step": "0.5"}),
            )
            self.fields[f"comment_{one.pk}"] = forms.CharField(
                label=_("Why: %(criterion)s") % {"criterion": one.name},
                required=False,
                max_length=1000,
                initial=before.comment if before else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["comment"] = forms.CharField(
            label=_("On the whole"),
            required=False,
            max_length=5000,
            initial=comment,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def points(self) -> dict[int, tuple[Decimal | None, str]]:
        """Return {criterion: (points or none yet, comment)}."""
        given = self.cleaned_data
        return {one.pk: (given[f"points_{one.pk}"], given[f"comment_{one.pk}"]) for one in self.criteria}


class CloseForm(forms.Form):
    """Why the scoring ends."""

    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("Drafts do not count."))


class FewerForm(forms.Form):
    """Why fewer people judge than the call says."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, help_text=_("It stays beside the appraisal and in the trail.")
    )


def despite_field(references: str) -> forms.CharField:
    """Return the question why somebody decides who has an interest."""
    return forms.CharField(
        label=_("Why you decide all the same"),
        required=False,
        max_length=500,
        help_text=_(
            "You have an interest in %(references)s. Leave it to another coordinator, or say why not: the reason"
            " stays beside the decision."
        )
        % {"references": references},
    )


class LineForm(forms.Form):
    """Where the line is drawn: after a number of proposals or a sum; both may stay empty."""

    number = forms.IntegerField(label=_("At most this many"), required=False, min_value=0, max_value=100000)
    money = forms.DecimalField(
        label=_("At most this much money"), required=False, min_value=0, max_digits=15, decimal_places=2
    )


class DecideManyForm(LineForm):
    """One decision for all above the line, or for all others."""

    who = forms.ChoiceField(label=_("Decide"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands in every one of these letters."),
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        choices: list[tuple[str, Any]],
        line: Any,
        own: str = "",
    ) -> None:
        super().__init__(data, initial=line)
        if own:
            self.fields["despite"] = despite_field(own)
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        for name in ("number", "money"):
            self.fields[name].widget = forms.HiddenInput()

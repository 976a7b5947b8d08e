"""What is asked of whoever prepares a text for signature, signs it, and brings it into force."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from partnerships.enums import Constituency, Needs, PrecedentKind, Said
from partnerships.forms.fields import REASON_HELP, Day, Words
from partnerships.forms.files import DocumentField


class RulesForm(forms.Form):
    """What each constituency at the table needs. `sides`: the constituencies that sit there."""

    def __init__(self, *args: Any, sides: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        for side in sides:
            label = Constituency(side).label.capitalize()
            self.fields[f"needs_{side}"] = forms.ChoiceField(
                label=label, choices=[("", _("takes part without deciding")), *Needs.choices], required=False
            )
            self.fields[f"quorum_{side}"] = forms.IntegerField(
                label=_("%(side)s: parties that have to say yes or no") % {"side": label},
                min_value=1,
                max_value=99,
                required=False,
            )

    def rules(self) -> dict[str, tuple[str, int]]:
        """Return {constituency: (needs, quorum)} of those that decide."""
        given = self.cleaned_data
        return {
            side: (given[f"needs_{side}"], given[f"quorum_{side}"] or 1)
            for side in self.sides
            if given.get(f"needs_{side}")
        }


class MandateForm(forms.Form):
    """Who may sign for a party. `people`: members of its organisation."""

    holder = forms.ModelChoiceField(
        label=_("Who signs"), queryset=User.objects.none(), empty_label=_("Choose one")
    )
    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        help_text=_("Who gave the mandate, and when: such as the board, 5 January."),
    )
    from_on = forms.DateField(label=pgettext_lazy("first day", "From"), widget=Day())
    until_on = forms.DateField(label=pgettext_lazy("last day", "Until"), widget=Day(), required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = people


class MandateEndForm(forms.Form):
    """The last day of a mandate."""

    until_on = forms.DateField(label=_("Last day of the mandate"), widget=Day())


class SignatureForm(forms.Form):
    """What a party says of the text that is out for signature."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    said = forms.ChoiceField(
        label=_("What your organisation says"),
        choices=[(Said.SIGNED.value, _("We sign this text")), (Said.DISSENTED.value, _("We dissent"))],
        widget=forms.RadioSelect,
    )
    reservation = forms.CharField(
        label=_("Reservation or reason"),
        max_length=4000,
        required=False,
        widget=Words(4),
        help_text=_("Needed to dissent. It is printed with the signatures."),
    )


class TakeBackForm(forms.Form):
    """Why a text is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=Words(3), help_text=REASON_HELP)


class PaperForm(forms.Form):
    """The paper that was signed by hand or with a qualified signature, and its number in a register."""

    upload = DocumentField(label=_("The signed framework agreement"))
    registration = forms.CharField(label=_("Registration number"), max_length=100, required=False)
    notified_on = forms.DateField(label=_("Notified on"), widget=Day(), required=False)


class PrecedentForm(forms.Form):
    """What has to happen before a text comes into force."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PrecedentKind.choices)
    title = forms.CharField(label=_("Condition"), max_length=300)


class MetForm(forms.Form):
    """When a condition was met."""

    met_on = forms.DateField(label=_("Met on"), widget=Day())


class ForceForm(forms.Form):
    """From when a text is in force."""

    from_on = forms.DateField(label=_("In force from"), widget=Day())


class DenounceForm(TakeBackForm):
    """Until when a denounced text stays in force."""

    until_on = forms.DateField(label=_("In force until"), widget=Day())
    renew = forms.BooleanField(
        label=_("Begin the next version with the same text"),
        required=False,
        initial=True,
        help_text=_("The parties negotiate on it while the denounced text stays in force until its day."),
    )
    field_order = ("until_on", "reason", "renew")

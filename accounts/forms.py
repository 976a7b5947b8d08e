"""Forms of the accounts floor."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from accounts.enums import Language

# Labels of allauth's sign-in form that our catalogues, which come first, say better than its own.
SAID_BETTER = (gettext_noop("Email"), gettext_noop("Remember Me"))


class ProfileForm(forms.Form):
    """What people say about themselves."""

    family_name = forms.CharField(label=_("Family name"), max_length=80)
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Language.choices,
        help_text=_("The portal speaks it after you sign in, and writes to you in it."),
    )


class DateInput(forms.DateInput):
    """The browser's own date field, filled as it wants to be."""

    input_type = "date"

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class AuditFilterForm(forms.Form):
    """Filters of the audit trail; all may stay empty."""

    since = forms.DateField(label=_("From"), required=False, widget=DateInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput)
    who = forms.ChoiceField(label=_("By whom"), required=False)
    about = forms.ChoiceField(label=_("About what"), required=False)

    def __init__(self, data=None, *, people=(), targets=()) -> None:
        super().__init__(data)
        self.fields["who"].choices = [("", _("anybody")), *people]
        self.fields["about"].choices = [("", _("anything")), *targets]

"""What is asked of whoever writes the partnership agreement and records its signatures."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import REASON_HELP, Day, SeenForm, Words
from partnerships.forms.files import DocumentField


class AgreementForm(forms.Form):
    """Aims and targets; roles and pledges come from the partners' own pages."""

    aims = forms.CharField(label=_("What it is for"), max_length=4000, widget=Words(6))
    jobs_created = forms.IntegerField(label=_("Jobs to be created"), min_value=0, max_value=1_000_000)
    jobs_formalised = forms.IntegerField(
        label=_("Jobs to be formalised"),
        min_value=0,
        max_value=1_000_000,
        help_text=_("Jobs that are there, and get a contract and insurance."),
    )
    reach_by = forms.DateField(label=_("To be reached by"), widget=Day())


class AgreementChangeForm(SeenForm, AgreementForm):
    """Aims and targets of a version that is there already."""


class SignForm(forms.Form):
    """A signature as it stands on the paper."""

    signed_on = forms.DateField(label=_("Signed on"), widget=Day())
    signed_by = forms.CharField(
        label=_("Signed by"), max_length=160, help_text=_("Name and office, as on the paper.")
    )


class WithdrawForm(forms.Form):
    """Why a version is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(3), help_text=REASON_HELP)


class BindForm(forms.Form):
    """The signed paper."""

    upload = DocumentField(label=_("The signed partnership agreement"))

"""What is asked at intake: household, wishes, work history, credentials, wages owed, the assessment."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import CurrencyField, Day, Number, Words
from workforce.enums import ArrearsKind, FactStanding, Housing, Moving, Shifts, Source

# The roster says 'from the roster' by itself; by hand one of these is meant.
STANDINGS = (FactStanding.STATED, FactStanding.DOCUMENT, FactStanding.CERTIFIED)
SOURCES = (Source.HAND, Source.PARTNER)


def yes_or_no(label: Any) -> forms.TypedChoiceField:
    """Return a question that may stay open: True, False or None."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("", _("not stated")), ("yes", _("yes")), ("no", _("no"))],
        coerce=lambda word: word == "yes",
        empty_value=None,
        required=False,
    )


class SaidForm(forms.Form):
    """How every fact is known; the facts themselves come first."""

    source = forms.ChoiceField(label=_("Source"), choices=[(one.value, one.label) for one in SOURCES])
    standing = forms.ChoiceField(label=_("How sure"), choices=[(one.value, one.label) for one in STANDINGS])
    on = forms.DateField(label=_("Said or seen on"), widget=Day())

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        about = ("source", "standing", "on")
        self.order_fields([name for name in self.fields if name not in about] + list(about))


class HouseholdForm(SaidForm):
    """Who lives on the worker's wage, and where."""

    size = forms.IntegerField(
        label=_("People in the household, the worker included"), min_value=1, max_value=30, required=False
    )
    dependants = forms.IntegerField(
        label=_("People who depend on the worker"), min_value=0, max_value=30, required=False
    )
    other_earners = forms.IntegerField(
        label=_("Others in the household who earn"), min_value=0, max_value=30, required=False
    )
    housing = forms.ChoiceField(
        label=_("Housing"),
        required=False,
        choices=[(one.value, one.label) for one in Housing],
        help_text=_("A home that belongs to the mine is lost with the job: plan for it early."),
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=Words(2))


class WishesForm(SaidForm):
    """What work somebody wants and can take up."""

    wanted = forms.CharField(label=_("Work wanted"), max_length=300, required=False)
    commute = forms.IntegerField(
        label=_("Longest way to work, in minutes"), min_value=0, max_value=300, required=False
    )
    moving = forms.ChoiceField(
        label=_("Would move for work"), required=False, choices=[(one.value, one.label) for one in Moving]
    )
    shifts = forms.ChoiceField(
        label=_("Shifts"), required=False, choices=[(one.value, one.label) for one in Shifts]
    )
    limits = forms.CharField(
        label=_("Limits"),
        max_length=300,
        required=False,
        help_text=_("What cannot be asked of the worker, not why: health does not belong here."),
    )
    language = forms.ChoiceField(
        label=_("Language of letters"),
        required=False,
        choices=[("", _("not stated")), *settings.LANGUAGES],
        help_text=_("In which the worker wants to be written to."),
    )


class SpellForm(SaidForm):
    """A time worked."""

    employer = forms.CharField(label=_("Employer"), max_length=200)
    occupation = forms.CharField(label=_("Occupation"), max_length=200, required=False)
    begins = forms.DateField(label=_("First day"), widget=Day())
    ends = forms.DateField(
        label=_("Last day"), widget=Day(), required=False, help_text=_("Empty while it goes on.")
    )
    underground = forms.BooleanField(label=_("Under ground"), required=False)
    full_time = yes_or_no(_("Full time"))
    contractor = yes_or_no(_("For a contractor of the mine, not for the mine"))
    contributed = yes_or_no(_("Contributions to the miners’ pension scheme were paid"))


class CredentialForm(SaidForm):
    """A certificate, licence or diploma."""

    title = forms.CharField(label=_("What"), max_length=200)
    issuer = forms.CharField(label=_("Issued by"), max_length=200, required=False)
    issued_on = forms.DateField(label=_("Issued on"), widget=Day(), required=False)
    expires_on = forms.DateField(label=_("Valid until"), widget=Day(), required=False)


class ArrearsForm(SaidForm):
    """What happened to the wage of a month."""

    kind = forms.ChoiceField(label=_("What"), choices=ArrearsKind.choices)
    month = forms.DateField(
        label=_("Wage of the month"), widget=Day(), help_text=_("Any day of the month will do.")
    )
    amount = Number(label=_("Amount"), min_value=Decimal("0.01"), max_digits=12, decimal_places=2)
    currency = CurrencyField(required=False)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=200,
        required=False,
        help_text=_("Of the claim, the court's title, the payment."),
    )


class AssessmentForm(forms.Form):
    """What officer and worker found, and until when it holds."""

    made_on = forms.DateField(label=_("Made on"), widget=Day())
    strengths = forms.CharField(
        label=_("What the worker brings"),
        max_length=4000,
        widget=Words(4),
        help_text=_("Skills, experience, people who help. The worker reads this."),
    )
    hurdles = forms.CharField(
        label=_("What stands in the way"), max_length=4000, widget=Words(4), required=False
    )
    expires_on = forms.DateField(
        label=_("Holds until"), widget=Day(), help_text=_("Then it is made again: life goes on.")
    )

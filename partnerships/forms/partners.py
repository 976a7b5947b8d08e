"""What is asked of and about partners."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from partnerships.enums import ContributionKind, PartnerRole
from partnerships.forms.fields import REASON_HELP, CurrencyField, Day, Number, SeenForm, Words
from partnerships.forms.files import DocumentField

AMOUNT = {"min_value": Decimal("0.01"), "max_digits": 14, "decimal_places": 2}


class RoleForm(forms.Form):
    """A role, its term and its responsibilities."""

    role = forms.ChoiceField(label=_("Role"), choices=PartnerRole)
    valid_from = forms.DateField(label=_("From"), widget=Day())
    valid_until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=Day(),
        help_text=_("Its last day. Empty: until further notice."),
    )
    responsibilities = forms.CharField(
        label=_("Responsibilities"),
        required=False,
        max_length=2000,
        widget=Words(6),
        help_text=_(
            "What this partner does, in sentences that stand in the partnership agreement as they are."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """The end cannot lie before the beginning."""
        found = super().clean() or {}
        first, last = found.get("valid_from"), found.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day cannot lie before the first."))
        return found


class RoleChangeForm(SeenForm, RoleForm):
    """A role that is there already."""


class PartnerAddForm(RoleForm):
    """A new partner: an organisation that the portal knows, or one that it does not."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("not in this list"),
    )
    name = forms.CharField(
        label=_("Name of a new organisation"),
        required=False,
        max_length=200,
        help_text=_("Only when it does not stand in the list above."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of the new organisation"),
        required=False,
        choices=[("", _("the same as its role")), *OrganisationKind.choices],
    )
    field_order = ("organisation", "name", "kind", "role", "valid_from", "valid_until", "responsibilities")

    def __init__(self, data: Any = None, files: Any = None, *, organisations: Any, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("Choose one")), *PartnerRole.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        found = super().clean()
        if not self.errors.get("organisation") and bool(found.get("organisation")) == bool(
            found.get("name", "").strip()
        ):
            self.add_error(
                "organisation", _("Choose an organisation, or write the name of a new one, not both.")
            )
        return found


class LeadForm(forms.Form):
    """From when a partner leads."""

    on = forms.DateField(
        label=_("Leads from"),
        widget=Day(),
        help_text=_("Whoever leads now does so until the day before."),
    )


class ContactForm(forms.Form):
    """An office contact."""

    name = forms.CharField(label=_("Name"), max_length=120)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail at work"), required=False)
    phone = forms.CharField(label=_("Telephone at work"), max_length=40, required=False)
    main = forms.BooleanField(label=_("The first to ask"), required=False)

    def clean(self) -> dict[str, Any]:
        """Somebody who cannot be reached is no contact."""
        found = super().clean() or {}
        if not self.errors and not found.get("email") and not found.get("phone"):
            self.add_error("email", _("Give an e-mail address or a telephone number."))
        return found


class EntryForm(forms.Form):
    """A line of the book: so much, on that day, by that paper."""

    amount = Number(label=_("Amount"), **AMOUNT)  # type: ignore[arg-type]
    on = forms.DateField(label=_("Day"), widget=Day())
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    upload = DocumentField(label=_("Paper"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, unit: Any = "", **more: Any) -> None:
        super().__init__(data, files, **more)
        if unit:
            self.fields["amount"].help_text = unit


class PledgeForm(EntryForm):
    """A new pledge."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContributionKind, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("What"), max_length=200, help_text=_("For example: rooms for 40 learners.")
    )
    currency = CurrencyField(
        required=False, help_text=_("Its code of three letters, such as EUR; empty for days of work.")
    )
    due_on = forms.DateField(label=_("Expected by"), required=False, widget=Day())
    field_order = ("kind", "title", "amount", "currency", "on", "due_on", "note", "upload")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["amount"].help_text = _("Money or the value of things; for staff time, days of work.")
        self.fields["on"].label = _("Pledged on")

    def clean(self) -> dict[str, Any]:
        """Money and things have a currency."""
        found = super().clean() or {}
        kind = found.get("kind")
        without = not found.get("currency") and "currency" not in self.errors
        if kind and kind != ContributionKind.STAFF_TIME and without:
            self.add_error("currency", _("Say in which currency."))
        return found


class CorrectForm(forms.Form):
    """Why a line is taken back, and what is right."""

    reason = forms.CharField(
        label=_("What was wrong"), max_length=300, widget=Words(2), help_text=REASON_HELP
    )
    amount = Number(  # type: ignore[misc]
        label=_("The right amount"),
        required=False,
        help_text=_("Entered as a new line of the same day. Empty: nothing takes its place."),
        **AMOUNT,
    )


class SharingForm(forms.Form):
    """A data-sharing agreement."""

    covers = forms.CharField(
        label=_("What it covers"),
        max_length=300,
        help_text=_(
            "Which data, for which purpose. For example: totals by municipality for planning courses."
        ),
    )
    valid_from = forms.DateField(label=_("From"), widget=Day())
    valid_until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=Day(),
        help_text=_("You are reminded 60 days before it ends."),
    )
    upload = DocumentField(label=_("The signed data-sharing agreement"), required=False)


class SharingEndForm(forms.Form):
    """The last day of a data-sharing agreement."""

    on = forms.DateField(label=_("Its last day"), widget=Day())

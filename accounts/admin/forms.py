"""Forms of the administration on the accounts floor."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from accounts.forms import DateInput
from accounts.models import Membership, User


class PersonInRoleForm(forms.ModelForm):
    """A person in a role: known by their address, or new with a name, and then invited by mail."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)

    class Meta:
        model = Membership
        fields = ("email", "family_name", "given_name", "role", "valid_from", "valid_until")
        widgets = {"valid_from": DateInput, "valid_until": DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        for name in ("email", "family_name", "given_name"):
            self.fields[name].initial = getattr(self.instance.user, name)
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a person whom the portal does not know yet."""
        data = super().clean() or {}
        address = (data.get("email") or "").strip().lower()
        self.known = User.objects.filter(email=address).first()
        if address and self.instance.pk is None and self.known is None:
            for name in ("family_name", "given_name"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("The portal does not know this address yet: say whose it is."))
        return data


class UserForm(forms.ModelForm):
    """A person with a sign-in."""

    class Meta:
        model = User
        fields = ("email", "family_name", "given_name", "language", "is_active", "is_staff")
        help_texts = {
            "email": _("Signs in with it; an invitation to set a password goes there."),
            "language": _("The portal writes to the person in it."),
            "is_active": _("Take this away instead of removing somebody: what they did stays readable."),
            "is_staff": _(
                "Administrators by role have this anyway; it is for who looks after the portal itself."
            ),
        }

    def clean_email(self) -> str:
        """Keep one spelling of an address."""
        return self.cleaned_data["email"].strip().lower()


def language_of_country(country: str) -> str:
    """Return the language in which somebody new in this country is written to first."""
    return {"UA": Language.UKRAINIAN, "PL": Language.POLISH}.get(country, Language.ENGLISH)


class FixedFieldsForm(forms.ModelForm):
    """A record some of whose fields are said once, when it is added."""

    fixed: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            for name in self.fixed:
                self.fields[name].disabled = True


class InLanguagesForm(FixedFieldsForm):
    """A record that keeps its words in several languages in one column: a field for each of the portal's."""

    column: ClassVar[str] = "names"
    in_en = forms.CharField(label=_("In English"), max_length=1000, required=False)
    in_uk = forms.CharField(label=_("In Ukrainian"), max_length=1000, required=False)
    in_pl = forms.CharField(label=_("In Polish"), max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = dict(getattr(self.instance, self.column) or {})
        for language in self.spoken():
            self.fields[f"in_{language}"].initial = self.words.get(language, "")

    def spoken(self) -> list[str]:
        """Return the languages that have a field."""
        return [language for language in Language.values if f"in_{language}" in self.fields]

    def action_values(self) -> dict[str, Any]:
        """Return the fields with the words put together again; other languages' words stay as they were."""
        typed = {language: self.cleaned_data[f"in_{language}"].strip() for language in self.spoken()}
        words = {**self.words, **typed}
        return {**self.cleaned_data, self.column: {key: word for key, word in words.items() if word}}


IN_LANGUAGES = ("in_en", "in_uk", "in_pl")

"""A place, as people write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.queries.area import places_named

if TYPE_CHECKING:
    from partnerships.models import Territory

MOST = 40  # places named at once


class PartnerPlaceForm(forms.Form):
    """Where a partner stands: a name or a code; empty takes it off the map."""

    territory = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("A name in any script, or a code. Empty: the partner is not on the map."),
    )

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country

    def clean_territory(self) -> Any:
        """Return the one place meant, or say which it could be."""
        said = self.cleaned_data["territory"]
        if not said:
            return None
        return the_one(self.country, said)


class TerritoryForm(forms.Form):
    """Which places a partnership covers: ticked, or named one a line."""

    places = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Places covered"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(
        label=gettext_lazy("Further places"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line: a name in any script, or a code. They appear above once saved."),
    )

    def __init__(
        self, *args: Any, country: str, offered: list[Territory], known: list[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"places": known}, **kwargs)
        self.country, self.offered = country, {row.pk: row for row in offered}
        self.fields["places"].choices = [  # type: ignore[attr-defined]
            (row.pk, f"{row.label()} · {row.parent}" if row.parent else row.label()) for row in offered
        ]

    def clean_more(self) -> list[Territory]:
        """Return the places named, each the one meant, or say which it could be."""
        lines = [line.strip() for line in self.cleaned_data["more"].splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(_("At most %(number)s places at once.") % {"number": MOST})
        return [the_one(self.country, line) for line in lines]

    @property
    def territories(self) -> list[Territory]:
        """Return what is ticked and what is named."""
        ticked = [self.offered[key] for key in self.cleaned_data["places"]]
        return ticked + self.cleaned_data["more"]


def the_one(country: str, said: str) -> Territory:
    """Return the one place meant, or say which it could be. Raises ValidationError."""
    found = places_named(country, said)
    if len(found) == 1:
        return found[0]
    if not found:
        raise forms.ValidationError(
            _("No place of the name “%(name)s” is known. Look it up in the list of places.") % {"name": said}
        )
    names = "; ".join(f"{row.label()} ({row.parent or row.country}): {row.code}" for row in found)
    raise forms.ValidationError(
        _("Several places bear that name; write the code of the one you mean. %(places)s") % {"places": names}
    )

"""A place, as people write it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.queries.area import places_named


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
        found = places_named(self.country, said)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(
                _("No place of this name is known. Look it up in the list of places.")
            )
        names = "; ".join(f"{row.label()} ({row.parent or row.country}): {row.code}" for row in found)
        raise forms.ValidationError(
            _("Several places bear that name; write the code of the one you mean. %(places)s")
            % {"places": names}
        )

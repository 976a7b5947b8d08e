"""What is asked of whoever says something about a clause, a passage of it or an amendment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import Words

LONGEST = 4000


class AnswerForm(forms.Form):
    """What is answered."""

    said = forms.CharField(label=_("What you say"), max_length=LONGEST, widget=Words(4))


class CommentForm(AnswerForm):
    """Something said about a text or a passage of it. `nth`: which of several places is meant, counted by the page."""

    quote = forms.CharField(
        label=_("Passage"),
        max_length=1000,
        required=False,
        widget=Words(2),
        help_text=_("Select it in the text, or copy its words here. Leave it empty to speak of the whole."),
    )
    nth = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    in_room = forms.BooleanField(label=_("Only our room reads it"), required=False)
    field_order = ("quote", "nth", "said", "in_room")

    def __init__(self, *args: Any, room: str = "", always: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if always or not room:
            del self.fields["in_room"]
        else:
            self.fields["in_room"].help_text = _("The room of: %(constituency)s.") % {"constituency": room}

"""What is asked of whoever records a typing slip."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import Words
from partnerships.forms.framework import WordingForm


class ErratumForm(WordingForm):
    """The words as they were meant, and what the slip was."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["seen"]
        self.fields["reason"] = forms.CharField(
            label=_("What the slip was"),
            max_length=1000,
            widget=Words(2),
            help_text=_("Such as: a letter is missing in “entitled”."),
        )

"""What is asked of whoever lays a duty on a party, answers for one, sits on the committee, or records a breach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.calculations.clauses import duties as laid
from partnerships.enums import OF_PERSONS, Countable, DutyPace, DutySide
from partnerships.forms.amendments import AmendingForm
from partnerships.forms.fields import REASON_HELP, Day, Words
from partnerships.forms.files import DocumentField

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from partnerships.models import FrameworkAgreement


class DutyForm(forms.Form):
    """A duty. `parties`: names at the table; `sites`: (code, name); `taken`: keys of the clause's other duties."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    party = forms.ChoiceField(label=_("Which party is bound?"))
    count = forms.ChoiceField(
        label=_("What is counted"),
        choices=[("", _("Choose one")), *Countable.choices],
        help_text=_("Counted from the roster and the cases every day, or answered by the party alone."),
    )
    site = forms.ChoiceField(
        label=_("Only at this site"),
        required=False,
        help_text=_("For workers. Empty: the whole partnership."),
    )
    underground = forms.BooleanField(
        label=_("Only those with years underground"),
        required=False,
        help_text=_("For workers, by the years underground that the roster tells."),
    )
    side = forms.ChoiceField(label=_("At least or at most"), choices=DutySide.choices)
    number = forms.IntegerField(label=_("Number"), min_value=0, max_value=laid.MOST)
    pace = forms.ChoiceField(label=_("When it counts"), choices=DutyPace.choices)
    day = forms.DateField(label=pgettext_lazy("of a duty", "Day"), widget=Day())
    remind = forms.IntegerField(
        label=_("Days before, from which the party is reminded"),
        min_value=0,
        max_value=laid.LONGEST_WARNING,
        initial=laid.DAYS,
    )

    def __init__(
        self,
        *args: Any,
        agreement: FrameworkAgreement,
        parties: Sequence[str],
        sites: Sequence[tuple[str, str]],
        taken: Collection[str],
        key: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.taken, self.key, self.languages = set(taken), key, list(agreement.languages)
        self.fields["party"].choices = [("", _("Choose one")), *((name, name) for name in parties)]  # type: ignore[attr-defined]
        self.fields["site"].choices = [("", _("All sites")), *sites]  # type: ignore[attr-defined]
        names = dict(settings.LANGUAGES)
        for code in self.languages:
            self.fields[f"what_{code}"] = forms.CharField(
                label=_("What it is, in a few words (%(language)s)") % {"language": _(names[code])},
                max_length=laid.LONGEST_WORDS,
                required=False,
                help_text=_("Such as: apprentices taken on. Needed where the party itself counts."),
            )
        order = ["title", "reason", "party", "count", *(f"what_{code}" for code in self.languages)]
        self.order_fields(order)

    def clean(self) -> dict[str, Any]:
        """Hold together what is counted, its words and what narrows it."""
        given = super().clean() or self.cleaned_data
        count = given.get("count")
        if count == Countable.ANSWERED and not any(self.what().values()):
            self.add_error(f"what_{self.languages[0]}", _("Say what the party counts."))
        if count and count not in OF_PERSONS:
            for name in ("site", "underground"):
                if given.get(name):
                    self.add_error(name, _("Only workers are counted by site or by years underground."))
        return given

    def what(self) -> dict[str, str]:
        """Return {language: words}."""
        told = {code: (self.cleaned_data.get(f"what_{code}") or "").strip() for code in self.languages}
        return {code: text for code, text in told.items() if text}

    def duty(self) -> laid.Duty:
        """Return what was typed as a duty, under the key it had or a new one."""
        given = self.cleaned_data
        return laid.Duty(
            key=self.key or self.new_key(),
            party=given["party"],
            count=laid.Count(given["count"]),
            side=laid.Side(given["side"]),
            number=given["number"],
            pace=laid.Pace(given["pace"]),
            day=given["day"],
            site=given["site"],
            underground=given["underground"],
            what=self.what(),
            remind=given["remind"],
        )

    def new_key(self) -> str:
        """Return a key that no other duty of the clause has: what it counts and how many."""
        wish = slugify(f"{self.cleaned_data['count']} {self.cleaned_data['number']}".replace("_", "-"))
        key, number = wish, 1
        while key in self.taken:
            number += 1
            key = f"{wish}-{number}"
        return key


class DutyProposeForm(DutyForm, AmendingForm):
    """A duty that an amendment proposes, with its reason."""


class DutyDropForm(forms.Form):
    """A duty taken out of a draft that is written."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DutyDropProposeForm(AmendingForm):
    """A duty that an amendment takes out, with its reason."""


class DutyAnswerForm(forms.Form):
    """How many there are, as the party says."""

    number = forms.IntegerField(label=_("How many"), min_value=0, max_value=laid.MOST)
    on_day = forms.DateField(label=_("As of"), widget=Day())
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where the number comes from: such as the payroll of May."),
    )
    upload = DocumentField(
        label=_("A paper that shows it"),
        required=False,
        help_text=_("Every partner can open it: no lists of names."),
    )


class BreachForm(forms.Form):
    """What the committee found."""

    found_on = forms.DateField(label=_("Day of the breach"), widget=Day())
    reason = forms.CharField(
        label=_("What the committee found"), max_length=4000, widget=Words(5), help_text=REASON_HELP
    )


class BreachAnswerForm(forms.Form):
    """What the party says to it."""

    text = forms.CharField(
        label=pgettext_lazy("what is answered", "Answer"), max_length=4000, widget=Words(5)
    )
    upload = DocumentField(
        label=_("A paper that shows it"),
        required=False,
        help_text=_("Every partner can open it: no lists of names."),
    )


class CommitteeForm(forms.Form):
    """A member. `people`: {membership's key: person and organisation}."""

    member = forms.ChoiceField(label=_("Who sits on the committee"))
    from_on = forms.DateField(label=pgettext_lazy("first day", "From"), widget=Day())

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("Choose one")), *people]  # type: ignore[attr-defined]


class CommitteeLeaveForm(forms.Form):
    """The last day of a seat."""

    until_on = forms.DateField(label=_("Last day on the committee"), widget=Day())

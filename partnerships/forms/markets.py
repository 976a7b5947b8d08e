"""What is asked about markets, their functions, and interventions in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.calculations.jobs import WORKING_DAYS
from partnerships.enums import FunctionKind, FunctionState, JobKind, MarketActor, Sector
from partnerships.forms.fields import REASON_HELP, Day, Number, SeenForm, Words

NOT_SAID = [("", _("not said yet"))]
AFTERWARDS = [*NOT_SAID, *(choice for choice in MarketActor.choices if choice[0] != MarketActor.NOBODY)]
ACTOR_HELP = _("The organisation’s name, where it is known. Name no private person.")


class MarketForm(SeenForm):
    """The sector and the core exchange."""

    sector = forms.ChoiceField(
        label=_("Sector"),
        choices=[("", _("Choose one")), *Sector.choices],
        help_text=_("A section of NACE Rev. 2, the European list of economic activities."),
    )
    name = forms.CharField(
        label=_("Name of the market"),
        max_length=160,
        help_text=_("In your own words: what is sold, and where."),
    )
    why = forms.CharField(
        label=_("Why this sector"),
        max_length=2000,
        required=False,
        widget=Words(3),
        help_text=_("What it offers to miners, to households and small firms around the mine, and to women."),
    )
    sellers = forms.CharField(label=_("Who sells"), max_length=200)
    goods = forms.CharField(label=_("What"), max_length=200)
    buyers = forms.CharField(label=_("To whom"), max_length=200)


class FunctionForm(SeenForm):
    """Who does and who pays now and afterwards, and why it is not better."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FunctionKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Function or rule"), max_length=120)
    state = forms.ChoiceField(
        label=_("How well it works"), choices=FunctionState.choices, widget=forms.RadioSelect
    )
    doer_now = forms.ChoiceField(
        label=_("Who does it now"), required=False, choices=[*NOT_SAID, *MarketActor.choices]
    )
    doer_now_name = forms.CharField(
        label=_("Name of who does it now"), required=False, max_length=120, help_text=ACTOR_HELP
    )
    payer_now = forms.ChoiceField(
        label=_("Who pays now"), required=False, choices=[*NOT_SAID, *MarketActor.choices]
    )
    payer_now_name = forms.CharField(label=_("Name of who pays now"), required=False, max_length=120)
    doer_after = forms.ChoiceField(
        label=_("Who does it afterwards"),
        required=False,
        choices=AFTERWARDS,
        help_text=_("When no project supports the market any more. A project is no answer that lasts."),
    )
    doer_after_name = forms.CharField(
        label=_("Name of who does it afterwards"), required=False, max_length=120
    )
    payer_after = forms.ChoiceField(label=_("Who pays afterwards"), required=False, choices=AFTERWARDS)
    payer_after_name = forms.CharField(label=_("Name of who pays afterwards"), required=False, max_length=120)
    capacity = forms.CharField(
        label=_("Capacity"),
        required=False,
        max_length=1000,
        widget=Words(2),
        help_text=_("What they can do today, and what they cannot yet."),
    )
    incentive = forms.CharField(
        label=_("Incentive"),
        required=False,
        max_length=1000,
        widget=Words(2),
        help_text=_("Why they would want to do it, and go on."),
    )
    constraint = forms.CharField(
        label=_("Constraint"),
        required=False,
        max_length=1000,
        widget=Words(2),
        help_text=_("What keeps the function from working."),
    )
    cause = forms.ChoiceField(
        label=_("Root cause in the tree"),
        required=False,
        help_text=_("Which problem of the partnership’s tree stands behind the constraint."),
    )
    cause_words = forms.CharField(
        label=_("Root cause in own words"),
        required=False,
        max_length=1000,
        widget=Words(2),
        help_text=_("Where the tree has none that fits, or to say it more exactly."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, causes: Any = (), **more: Any) -> None:
        super().__init__(data, files, **more)
        choices = [*NOT_SAID, *((key, f"{key} · {text}") for key, text in causes)]
        former = self.initial.get("cause")
        if former and former not in dict(choices):
            choices.append((former, former))
        self.fields["cause"].choices = choices  # type: ignore[attr-defined]


class InterventionForm(SeenForm):
    """What is done, and which function it changes."""

    name = forms.CharField(label=_("Intervention"), max_length=160)
    function = forms.TypedChoiceField(
        label=_("Function it changes"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, data: Any = None, files: Any = None, *, functions: Any = (), **more: Any) -> None:
        super().__init__(data, files, **more)
        self.functions = {row.pk: row for row in functions}
        names = [(pk, row.name) for pk, row in self.functions.items()]
        self.fields["function"].choices = [*NOT_SAID, *names]  # type: ignore[attr-defined]

    def clean_function(self) -> Any:
        """Return the function itself."""
        return self.functions.get(self.cleaned_data["function"])


class StepForm(SeenForm):
    """A step of the chain. The last one has no number reached: it is counted from the jobs."""

    text = forms.CharField(label=_("What changes"), max_length=1000, required=False, widget=Words(2))
    indicator = forms.CharField(
        label=_("Indicator"),
        max_length=200,
        required=False,
        help_text=_("How anybody could see that it did."),
    )
    unit = forms.CharField(
        label=_("Unit"),
        max_length=40,
        required=False,
        help_text=_("For example firms, seats, people, certificates."),
    )
    planned = Number(label=_("Planned"), required=False, min_value=0, max_digits=12, decimal_places=2)
    planned_on = forms.DateField(label=_("Planned for"), required=False, widget=Day())
    reached = Number(label=_("Reached"), required=False, min_value=0, max_digits=12, decimal_places=2)
    reached_on = forms.DateField(label=_("Seen on"), required=False, widget=Day())
    source = forms.CharField(
        label=_("Source"), max_length=200, required=False, help_text=_("Where this is written down.")
    )

    def __init__(self, *args: Any, counted: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if counted:
            for name in ("unit", "reached", "reached_on", "source"):
                del self.fields[name]
            self.fields["planned"].label = _("Planned, in full-time equivalents")

    def clean(self) -> dict[str, Any]:
        """A number reached needs its day and its source, and a day its number."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("reached") is None:
            if values.get("reached_on"):
                self.add_error("reached", _("Say which number was seen on this day."))
            return values
        if not values.get("reached_on") and "reached_on" not in self.errors:
            self.add_error("reached_on", _("Say when this was seen."))
        if not values.get("source"):
            self.add_error("source", _("Say where this is written."))
        return values


class AttributionForm(SeenForm):
    """How it is known what is no merit of the intervention."""

    anyway_ground = forms.CharField(
        label=_("What would have come anyway, and how this is known"),
        max_length=2000,
        widget=Words(3),
        help_text=_("For example: the firms asked say how many they would have hired without the course."),
    )
    displaced_ground = forms.CharField(
        label=_("What was displaced elsewhere, and how this is known"),
        max_length=2000,
        widget=Words(3),
        help_text=_("Jobs lost in other firms because these came. ‘None’ is an answer, with its reason."),
    )


class JobsForm(forms.Form):
    """So many people in jobs alike."""

    kind = forms.ChoiceField(
        label=_("What they are"),
        choices=JobKind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Count jobs that would have come anyway under both: they came about, and are counted off."
        ),
    )
    people = forms.IntegerField(label=_("People"), min_value=1, max_value=100_000)
    days = forms.IntegerField(
        label=_("Days worked in a year"),
        min_value=1,
        max_value=WORKING_DAYS,
        initial=WORKING_DAYS,
        help_text=_("240 working days are a whole year."),
    )
    share = forms.IntegerField(
        label=_("Share of a full day, %"),
        min_value=1,
        max_value=100,
        initial=100,
        help_text=_("50 for half-time."),
    )
    note = forms.CharField(
        label=_("Which jobs"), max_length=200, help_text=_("For example welders in three firms. Name nobody.")
    )
    seen_on = forms.DateField(label=_("Seen on"), widget=Day())
    source = forms.CharField(label=_("Source"), max_length=200, help_text=_("Where this is written down."))


class AgreeForm(forms.Form):
    """Why the partners agree while something is unsaid."""

    reason = forms.CharField(
        label=_("Why the partners agree all the same"),
        required=False,
        max_length=500,
        widget=Words(2),
        help_text=_("Needed while something is unsaid; it stands beside the agreed market."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, gaps: list[str]) -> None:
        super().__init__(data, files)
        if not gaps:
            del self.fields["reason"]


class ReopenForm(forms.Form):
    """Why an agreed market is opened again."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=Words(3), help_text=REASON_HELP)

"""What is asked about purposes, consent, restricted facts, holds and the requests of people concerned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import CASE_ROLES, Language, Role
from partnerships.forms.fields import REASON_HELP, Day, Words
from workforce.enums import (
    Basis,
    ClockEvent,
    ConsentWay,
    DataKind,
    HoldKind,
    LookReason,
    RefusalGround,
    RequestKind,
    RequestState,
    RestrictedKind,
    SpecialBasis,
)

KEEPING = [(one.value, one.label) for one in Role if one in CASE_ROLES]
ANSWERS = (RequestState.GRANTED, RequestState.REFUSED, RequestState.WITHDRAWN)


class PurposeForm(forms.Form):
    """What a purpose says."""

    name = forms.CharField(
        label=_("Purpose"),
        max_length=200,
        help_text=_("What the data are needed for, in the worker's words."),
    )
    basis = forms.ChoiceField(label=_("Lawful basis, GDPR Art. 6(1)"), choices=Basis.choices)
    special_basis = forms.ChoiceField(
        label=_("For special categories, Art. 9(2)"),
        choices=SpecialBasis.choices,
        required=False,
        help_text=_("Health and the like. Consent is weak between an office and a worker: prefer the law."),
    )
    basis_note = forms.CharField(label=_("Which law or agreement"), max_length=300, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of data"), choices=DataKind.choices, widget=forms.CheckboxSelectMultiple
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles that may use them"), choices=KEEPING, widget=forms.CheckboxSelectMultiple
    )
    keep_months = forms.IntegerField(label=_("Kept for, months"), min_value=1, max_value=1200)
    keep_after = forms.ChoiceField(label=_("Counted from"), choices=ClockEvent.choices)
    arrangement = forms.CharField(
        label=_("Joint-controller arrangement"),
        max_length=200,
        required=False,
        help_text=_("The paper of Art. 26 and where it is kept."),
    )


class PurposeNewForm(PurposeForm):
    """A new purpose of a partner. `partners`: (key, name)."""

    organisation = forms.TypedChoiceField(label=_("Who processes"), coerce=int)

    def __init__(self, *args: Any, partners: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].choices = partners  # type: ignore[attr-defined]
        self.order_fields(["organisation"])


class PurposeChangeForm(PurposeForm):
    """The next version. `seen`: the version that the form began with."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class WhyForm(forms.Form):
    """Why something ends."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=Words(2), help_text=REASON_HELP)


class ConsentForm(forms.Form):
    """Consent to a purpose. `purposes`: (key, name); `languages`: (code, name)."""

    purpose = forms.TypedChoiceField(label=_("For which purpose"), coerce=int)
    told = forms.CharField(
        label=_("What the person was told"),
        max_length=6000,
        widget=Words(6),
        help_text=_(
            "Word for word: who keeps what, why, for how long, and that consent may be withdrawn any time "
            "without harm."
        ),
    )
    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices)
    way = forms.ChoiceField(label=_("How it was given"), choices=ConsentWay.choices)
    given_on = forms.DateField(label=_("Given on"), widget=Day())

    def __init__(
        self, *args: Any, purposes: list[tuple[int, str]], languages: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Withdrawal: no reason is asked for."""

    on = forms.DateField(label=_("Withdrawn on"), widget=Day())
    way = forms.ChoiceField(label=_("How"), choices=ConsentWay.choices)


class FactForm(forms.Form):
    """A restricted fact. `purposes`: (key, name)."""

    purpose = forms.TypedChoiceField(label=_("For which purpose"), coerce=int)
    kind = forms.ChoiceField(
        label=_("Code"),
        choices=RestrictedKind.choices,
        help_text=_("Neutral on purpose: it says nothing to whoever reads over your shoulder."),
    )
    content = forms.CharField(
        label=_("What is known"),
        max_length=2000,
        widget=Words(4),
        help_text=_("As little as the purpose needs. It is sealed; never write of union membership."),
    )

    def __init__(self, *args: Any, purposes: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]


class LookForm(forms.Form):
    """Why somebody looks."""

    reason = forms.ChoiceField(label=_("Why do you look?"), choices=[("", "–"), *LookReason.choices])
    words = forms.CharField(label=_("In words"), max_length=300, required=False)


class HoldForm(forms.Form):
    """Why data are kept beyond their time."""

    kind = forms.ChoiceField(
        label=_("Why"), choices=[(one.value, one.label) for one in HoldKind if one != HoldKind.RESTRICTION]
    )
    since = forms.DateField(label=_("Since"), widget=Day())
    reason = forms.CharField(
        label=_("In words"),
        max_length=300,
        widget=Words(2),
        help_text=_("Which law, case or fund, until when."),
    )


class RequestForm(forms.Form):
    """A request as it came in."""

    kind = forms.ChoiceField(label=_("What is asked for"), choices=RequestKind.choices)
    received_on = forms.DateField(
        label=_("Received on"), widget=Day(), help_text=_("The answer is due within a month of this day.")
    )
    about = forms.CharField(
        label=_("In the person's words"), max_length=4000, widget=Words(4), required=False
    )


class ExtendForm(forms.Form):
    """Two months more."""

    reason = forms.CharField(
        label=_("The reason that the person is told"), max_length=500, widget=Words(3), help_text=REASON_HELP
    )


class AnswerForm(forms.Form):
    """The answer to a request. `erases`: it would pseudonymise for good, which is confirmed."""

    to = forms.ChoiceField(
        label=pgettext_lazy("what is answered", "Answer"), choices=[(one.value, one.label) for one in ANSWERS]
    )
    ground = forms.ChoiceField(label=_("Ground of a refusal"), choices=RefusalGround.choices, required=False)
    text = forms.CharField(
        label=_("The answer as the person gets it"),
        max_length=4000,
        widget=Words(5),
        help_text=_("A refusal also says where the person may complain."),
    )
    sure = forms.BooleanField(
        label=_("I know that erasing cannot be undone"),
        required=False,
        help_text=_("Needed when erasure is carried out: names, numbers and texts go for good."),
    )

    def __init__(self, *args: Any, erases: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.erases = erases
        if not erases:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        """Ask for the confirmation where erasure is carried out."""
        given: dict[str, Any] = super().clean() or {}
        sure = given.pop("sure", False)
        if self.erases and given.get("to") == RequestState.GRANTED and not sure:
            self.add_error("sure", _("Confirm it: erasing cannot be undone."))
        return given


class CopyForm(forms.Form):
    """In which form the copy is handed over."""

    form = forms.ChoiceField(
        label=_("As"),
        choices=[("html", _("a page to read and print")), ("json", _("a file for machines (JSON)"))],
    )

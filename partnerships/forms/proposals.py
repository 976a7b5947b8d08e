"""What is asked about proposals: what was handed in, whether it is eligible, visits, decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from partnerships.calculations.calls.table import MAX_BYTES
from partnerships.enums import CheckAnswer, MemberKind, VisitVerdict
from partnerships.forms.appraisals import despite_field
from partnerships.forms.calls import Day, Moment, amount
from partnerships.forms.files import DocumentField


class ProposalForm(forms.Form):
    """What an applicant handed in. A partner hands in for its own organisation, now."""

    applicant_name = forms.CharField(
        label=_("Applicant"),
        max_length=200,
        help_text=_("As the portal names it if it knows the organisation, else as the applicant writes it."),
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    summary = forms.CharField(
        label=_("Summary"), required=False, max_length=10000, widget=forms.Textarea(attrs={"rows": 4})
    )
    amount = amount(_("Amount asked"))
    received_at = forms.DateTimeField(label=_("Received"), widget=Moment())
    language = forms.ChoiceField(label=_("Language of letters"), choices=Language.choices)
    file = DocumentField(required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, full: bool, partner: bool, names: list[str], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        if full or partner:
            del self.fields["applicant_name"]
        else:
            self.fields["applicant_name"].widget.attrs |= {"list": "applicants", "autocomplete": "off"}
        if partner:
            del self.fields["received_at"]
        self.names = names
        for kind in MemberKind:
            self.fields[f"kind_{kind}"] = forms.CharField(
                label=kind.label.capitalize(),
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Who takes part, the applicant too: one organisation a line."),
            )

    @property
    def members(self) -> list[tuple[str, str]]:
        """Return who takes part: (kind, name)."""
        return [
            (kind.value, name.strip()[:200])
            for kind in MemberKind
            for name in self.cleaned_data[f"kind_{kind}"].splitlines()
            if name.strip()
        ]


class TakeInForm(forms.Form):
    """Many proposals in one file."""

    stage = forms.ChoiceField(label=_("What they are"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV with a heading, in UTF-8."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, stages: list[tuple[str, Any]]) -> None:
        super().__init__(data, files)
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Refuse a file that is too large, before anything of it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            limit = MAX_BYTES // 1024**2
            raise forms.ValidationError(_("The file is larger than %(limit)s MB."), params={"limit": limit})
        return upload


class FileForm(forms.Form):
    """One more file of a proposal."""

    file = DocumentField()


class WithdrawForm(forms.Form):
    """Why a proposal is taken back."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, help_text=_("It stays beside the proposal.")
    )


class AdmitForm(forms.Form):
    """Why a late proposal is taken in."""

    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("It stays beside the proposal."))


class CheckForm(forms.Form):
    """The eligibility checklist of one proposal: an answer and, where it is not met, a reason per line."""

    def __init__(
        self, data: Any = None, files: Any = None, *, conditions: list[Any], known: dict[int, Any]
    ) -> None:
        super().__init__(data)
        self.lines = []
        for condition in conditions:
            before = known.get(condition.pk)
            answer, reason = f"answer_{condition.pk}", f"reason_{condition.pk}"
            self.fields[answer] = forms.ChoiceField(
                label=condition.text,
                choices=CheckAnswer.choices,
                widget=forms.RadioSelect,
                initial=before.answer if before else None,
            )
            self.fields[reason] = forms.CharField(
                label=_("Reason, if it is not met"),
                required=False,
                max_length=500,
                initial=before.reason if before else "",
            )
            self.lines.append((condition.pk, answer, reason))

    @property
    def answers(self) -> dict[int, tuple[str, str]]:
        """Return {condition: (answer, reason)}."""
        given = self.cleaned_data
        return {key: (given[answer], given[reason]) for key, answer, reason in self.lines}


class VisitForm(forms.Form):
    """What was found in the field."""

    on = forms.DateField(label=_("Visited on"), widget=Day())
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    findings = forms.CharField(
        label=_("Findings"), max_length=10000, widget=forms.Textarea(attrs={"rows": 5})
    )
    verdict = forms.ChoiceField(label=_("Verdict"), choices=VisitVerdict.choices, widget=forms.RadioSelect)


class DecisionForm(forms.Form):
    """A decision with its reason."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    granted = amount(_("Grant"), required=False, help_text=_("Blank: what was asked for."))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the letter to the applicant."),
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        choices: list[tuple[str, Any]],
        money: bool,
        own: str = "",
    ) -> None:
        super().__init__(data)
        if own:
            self.fields["despite"] = despite_field(own)
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]
        if not money:
            del self.fields["granted"]

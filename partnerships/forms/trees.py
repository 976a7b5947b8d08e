"""What is asked of whoever builds the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from partnerships.enums import EdgeKind, EvidenceKind, NodeKind, Standing, Strength
from partnerships.forms.files import DocumentField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnerships.models import Finding, TreeNode


def area(rows: int) -> forms.Textarea:
    """Return a field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class SaidForm(forms.Form):
    """A form over what a node or an edge says, field by field, beside what its writer saw at first."""

    def typed(self) -> dict[str, str]:
        """Return what was typed, without spaces around it and with plain ends of lines."""
        return {name: plain(self.cleaned_data.get(name)) for name in self.fields}

    def seen(self) -> dict[str, str]:
        """Return what stood there when the writer began."""
        return {name: plain(self.data.get(f"was-{name}")) for name in self.fields}

    def choice(self) -> dict[str, str]:
        """Return what is to count after a clash: where the writer took the other's words, they typed nothing."""
        seen, typed = self.seen(), self.typed()
        return {
            name: seen[name] if self.data.get(f"take-{name}") == "theirs" else text
            for name, text in typed.items()
        }

    def bases(self) -> list[tuple[str, str]]:
        """Return what is to be sent along: the names and words that the writer sees now."""
        if self.is_bound:
            return [(f"was-{name}", plain(self.data.get(f"was-{name}"))) for name in self.fields]
        return [(f"was-{name}", plain(self.initial.get(name))) for name in self.fields]


def plain(value: Any) -> str:
    """Return typed text without spaces around it, its lines ended as everywhere."""
    return str(value or "").replace("\r\n", "\n").strip()


class NodeForm(SaidForm):
    """A node: its kind, its text in each language with the words that say it shortest, assumptions and risks."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of node"), choices=NodeKind.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language, name in languages():
            self.fields[f"text.{language}"] = forms.CharField(
                label=_("Text, %(language)s") % {"language": name},
                required=False,
                max_length=400,
                widget=area(2),
            )
            self.fields[f"lead.{language}"] = forms.CharField(
                label=_("Words in bold, %(language)s") % {"language": name},
                required=False,
                max_length=120,
                help_text=_("The part of the text that says it shortest, exactly as it stands there."),
            )
        self.fields["assumptions"] = forms.CharField(
            label=_("Assumptions"),
            required=False,
            max_length=2000,
            widget=area(3),
            help_text=_("What has to hold so that this leads to what stands above it. One per line."),
        )
        self.fields["risks"] = forms.CharField(
            label=_("Risks"),
            required=False,
            max_length=2000,
            widget=area(3),
            help_text=_("What could keep it from happening. One per line."),
        )


def languages() -> list[tuple[str, str]]:
    """Return the portal's languages with their own names, the reader's first."""
    here = get_language() or "en"
    return sorted(settings.LANGUAGES, key=lambda pair: pair[0] != here)


class MirrorForm(NodeForm):
    """A solution as the mirror of a problem: one that is there, or a new one."""

    def __init__(self, *args: Any, solutions: Iterable[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "assumptions", "risks"):
            del self.fields[name]
        known = [("", _("a new one, in the words below")), *choices(solutions)]
        first = forms.ChoiceField(label=_("Solution"), choices=known, required=False)
        ground = forms.CharField(label=_("Why it answers the problem"), max_length=200, widget=area(2))
        strength = forms.ChoiceField(
            label=_("How sure is it"), choices=Strength.choices, initial=Strength.MEDIUM
        )
        self.fields = {"solution": first, **self.fields, "ground": ground, "strength": strength}

    def clean(self) -> dict[str, Any]:
        """Ask for words where a new solution is meant."""
        cleaned = super().clean() or {}
        told = any(plain(cleaned.get(f"text.{language}")) for language, _name in settings.LANGUAGES)
        if not cleaned.get("solution") and "solution" not in self.errors and not told:
            self.add_error(f"text.{languages()[0][0]}", _("Write the text in at least one language."))
        return cleaned


def choices(nodes: Iterable[TreeNode]) -> list[tuple[str, str]]:
    """Return nodes to choose from, by their words."""
    return [(node.key, f"{node.key} · {node.text()}") for node in nodes]


class EdgeForm(SaidForm):
    """What an edge rests on, and whether it stands."""

    standing = forms.ChoiceField(label=gettext_lazy("Standing"), choices=Standing.choices)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=1000,
        widget=area(2),
        help_text=gettext_lazy(
            "Needed to confirm or to reject: a sentence that a partner understands in a year."
        ),
    )
    ground = forms.CharField(
        label=gettext_lazy("Ground"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("What in the source or in the evidence the edge rests on."),
    )
    strength = forms.ChoiceField(label=gettext_lazy("How sure is it"), choices=Strength.choices)


class EdgeNewForm(forms.Form):
    """A new edge between two nodes of the draft."""

    kind = forms.ChoiceField(label=pgettext_lazy("edge", "It says that one"), choices=EdgeKind.choices)
    source = forms.ChoiceField(label=gettext_lazy("From"))
    target = forms.ChoiceField(label=gettext_lazy("To"))
    ground = forms.CharField(
        label=gettext_lazy("Ground"),
        max_length=200,
        help_text=gettext_lazy("What in the source or in the evidence the edge rests on."),
    )
    strength = forms.ChoiceField(
        label=gettext_lazy("How sure is it"), choices=Strength.choices, initial=Strength.MEDIUM
    )

    def __init__(self, *args: Any, nodes: Iterable[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            self.fields[name].choices = [("", "—"), *choices(nodes)]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a version is set aside."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=area(3),
        help_text=gettext_lazy("It stands beside the version for everybody to read."),
    )


class PublishForm(ReasonForm):
    """Why a version is published, and the draft as its reader saw it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class CommentForm(forms.Form):
    """A remark, or an answer in a thread."""

    text = forms.CharField(label=gettext_lazy("Comment"), max_length=4000, widget=area(3))


class EvidenceForm(forms.Form):
    """What speaks for a node."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of evidence"), choices=EvidenceKind.choices)
    note = forms.CharField(label=gettext_lazy("What it shows"), max_length=2000, widget=area(3))
    file = DocumentField(required=False)


class AttachForm(forms.Form):
    """A finding of the diagnosis that speaks for a node."""

    finding = forms.TypedChoiceField(label=gettext_lazy("Finding"), coerce=int)

    def __init__(self, *args: Any, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = {row.pk: row for row in findings}
        lines = [
            (pk, f"{row.number} · {row.title} ({row.get_state_display()})")
            for pk, row in self.findings.items()
        ]
        self.fields["finding"].choices = [("", "—"), *lines]  # type: ignore[attr-defined]

    def chosen(self) -> Finding:
        """Return the finding that was chosen."""
        return self.findings[self.cleaned_data["finding"]]


class SeenForm(forms.Form):
    """A button that only counts for what its reader saw: `seen` is its digest."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


def said(form: forms.Form, names: Iterable[str]) -> Mapping[str, str]:
    """Return some of a form's cleaned fields as plain text."""
    return {name: plain(form.cleaned_data.get(name)) for name in names}

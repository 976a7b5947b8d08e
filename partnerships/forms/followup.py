"""What is asked about decisions and recommendations: what, whose, until when; how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import EvaluationKind, Response
from partnerships.forms.fields import Day, Words
from partnerships.forms.files import DocumentField

if TYPE_CHECKING:
    from accounts.models import Membership, Organisation


class OwnedForm(forms.Form):
    """Whose it is: a partner, and perhaps a person who speaks for it."""

    organisation = forms.TypedChoiceField(
        label=_("Owner"), coerce=int, empty_value=None, help_text=_("The partner that does it.")
    )
    owner = forms.TypedChoiceField(
        label=_("Person"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Nobody named: it waits for everybody who speaks for that partner."),
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        partners: list[Organisation],
        speakers: list[Membership],
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        self.partners = {one.pk: one for one in partners}
        self.speakers = {one.user_id: one.user for one in speakers}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose one")),
            *((one.pk, one.name) for one in partners),
        ]
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", _("nobody named")),
            *(
                (one.user_id, f"{one.user} · {one.organisation.short_name or one.organisation}")
                for one in speakers
            ),
        ]

    def given(self) -> dict[str, Any]:
        """Return what the action takes, with rows in place of keys."""
        told = dict(self.cleaned_data)
        told["organisation"] = self.partners.get(told["organisation"])
        told["owner"] = self.speakers.get(told["owner"])
        return told


class DecisionForm(OwnedForm):
    """What a meeting decided."""

    text = forms.CharField(label=_("Decision"), widget=Words(3), max_length=2000)
    item = forms.TypedChoiceField(label=_("Agenda item"), coerce=int, empty_value=None, required=False)
    due_on = forms.DateField(label=_("Due"), widget=Day())
    field_order = ("text", "item", "organisation", "owner", "due_on")

    def __init__(self, data: Any = None, files: Any = None, *, items: list[Any], **more: Any) -> None:
        super().__init__(data, files, **more)
        self.items = {item.pk: item for item in items}
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            ("", _("none of them")),
            *((item.pk, str(item)) for item in items),
        ]

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        told = super().given()
        told["item"] = self.items.get(told["item"])
        return told


class MoveForm(forms.Form):
    """How far it is now; `ways`: the states it may go to."""

    to = forms.ChoiceField(label=_("It is now"))
    reason = forms.CharField(
        label=_("Why, or what came of it"), required=False, widget=Words(2), max_length=500
    )

    def __init__(self, data: Any = None, files: Any = None, *, ways: list[Any], **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["to"].choices = [(way.value, way.label) for way in ways]  # type: ignore[attr-defined]


class RecommendationForm(forms.Form):
    """What an evaluation recommends, and where that stands."""

    evaluation = forms.ChoiceField(label=_("Evaluation"), choices=EvaluationKind.choices)
    text = forms.CharField(label=_("Recommendation"), widget=Words(4), max_length=4000)
    source_title = forms.CharField(
        label=_("Stands in"), max_length=200, help_text=_("The report’s title, with chapter or page.")
    )
    made_on = forms.DateField(label=_("Made on"), widget=Day())
    file = DocumentField(label=_("The report"), required=False)


class AnswerForm(OwnedForm):
    """The management response."""

    response = forms.ChoiceField(label=_("Response"), choices=Response.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=Words(3), max_length=2000,
        help_text=_("Needed where it is not accepted as a whole."),
    )  # fmt: skip
    action = forms.CharField(
        label=_("What will be done"), required=False, widget=Words(3), max_length=2000,
        help_text=_("Needed where it is accepted, as a whole or partly."),
    )  # fmt: skip
    due_on = forms.DateField(label=_("Until"), required=False, widget=Day())
    field_order = ("response", "reason", "action", "organisation", "owner", "due_on")

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["organisation"].required = False

"""What the anchor body and the partners brought in: written down, corrected, taken back."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships import rules
from partnerships.actions import anchors
from partnerships.forms.agreements import WithdrawForm
from partnerships.forms.anchors import BroughtChangeForm, BroughtForm
from partnerships.models import Anchor, Brought
from partnerships.views.partners import OfPartner
from partnerships.views.plan_forms import PlanForm, given

FIELDS = tuple(name for name in BroughtForm.base_fields if name != "upload")


class BroughtAdd(OfPartner):
    """Write down what a partner brought."""

    form_class = BroughtForm
    heading = gettext_lazy("What did this partner bring in?")
    intro = gettext_lazy("Something that came with this partner, told against how things stood without it.")
    done = gettext_lazy("What the partner brought is recorded.")

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        return anchors.bring(partner=row, by=self.request.actor, **given(form))


class OfBody(PlanForm):
    """A form that leads back to the page of the anchor body."""

    abstract = True
    access, tab = rules.may_coordinate, "partners"

    def above(self) -> str:
        """Name the page."""
        return _("Anchor body")

    def back_url(self) -> str:
        """Return to the body."""
        return reverse("partnerships:anchor_detail", kwargs={"partnership": self.row.partnership.code})


class AnchorBring(OfBody):
    """Write down what the anchor body itself brought."""

    model, related, form_class = Anchor, ("partnership",), BroughtForm
    intro = gettext_lazy("Something that came with this body, told against how things stood without it.")
    done = gettext_lazy("What the body brought is recorded.")

    def title(self) -> str:
        """Name the body."""
        return _("What did %(body)s bring in?") % {"body": self.row.name}

    def act(self, row: Anchor, form: Any) -> Any:
        """Record it."""
        return anchors.bring(anchor=row, by=self.request.actor, **given(form))


class BroughtChange(OfBody):
    """Correct what is told."""

    model, form_class = Brought, BroughtChangeForm
    related = ("partner__partnership", "partner__organisation", "anchor__partnership")
    submit, done = gettext_lazy("Save"), gettext_lazy("Changed and recorded.")
    heading = gettext_lazy("What is right about what was brought in?")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        first = {name: getattr(self.row, name) for name in FIELDS}
        return {"initial": {**first, "seen": self.row.revision}}

    def act(self, row: Brought, form: Any) -> Any:
        """Correct it."""
        return anchors.change_brought(brought=row, by=self.request.actor, **given(form))


class BroughtWithdraw(OfBody):
    """Take it back."""

    model, form_class = Brought, WithdrawForm
    related = ("partner__partnership", "partner__organisation", "anchor__partnership")
    submit, done = (
        gettext_lazy("Take it back"),
        gettext_lazy("It is taken back. The reason stands beside it."),
    )

    def title(self) -> str:
        """Say what."""
        return _("Why is “%(what)s” taken back?") % {"what": self.row.what}

    def act(self, row: Brought, form: Any) -> Any:
        """Withdraw it."""
        return anchors.withdraw_brought(brought=row, by=self.request.actor, **given(form))

"""What hangs on a partner: contacts, contributions, data-sharing agreements."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PostDoor
from partnerships import rules
from partnerships.actions import contacts, contributions, sharing
from partnerships.enums import ContributionKind
from partnerships.forms.partners import (
    ContactForm,
    CorrectForm,
    EntryForm,
    PledgeForm,
    SharingEndForm,
    SharingForm,
)
from partnerships.models import Contribution, ContributionEntry, DataSharing, PartnerContact
from partnerships.views.amounts import amount_words
from partnerships.views.partners import OfPartner
from partnerships.views.plan import InPlan
from partnerships.views.plan_forms import given

OF_PARTNER = ("partner__organisation", "partner__partnership")


def partner_page(partner: Any) -> str:
    """Return the address of a partner's page."""
    return reverse("partnerships:partner_detail", kwargs={"pk": partner.pk})


class ContactAdd(OfPartner):
    """Add whom one reaches."""

    access, form_class = rules.may_tell_own, ContactForm
    heading = gettext_lazy("Whom does one reach there?")
    intro = gettext_lazy("Office contacts only: all partners read them.")
    done = gettext_lazy("The contact is recorded.")

    def act(self, row: Any, form: Any) -> Any:
        """Add it."""
        return contacts.add(partner=row, by=self.request.actor, **given(form))


class ContactChange(OfPartner):
    """Change a contact."""

    model, related = PartnerContact, OF_PARTNER
    access, form_class = rules.may_tell_own, ContactForm
    heading, submit = gettext_lazy("What is right about this contact?"), gettext_lazy("Save")
    done = gettext_lazy("Changed and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        names = ("name", "position", "email", "phone", "main")
        return {"initial": {name: getattr(self.row, name) for name in names}}

    def act(self, row: Any, form: Any) -> Any:
        """Change it."""
        return contacts.change(contact=row, by=self.request.actor, **given(form))

    def above(self) -> str:
        """Name the partner."""
        return str(self.row.partner.organisation)

    def back_url(self) -> str:
        """Return to the partner's page."""
        return partner_page(self.row.partner)


class ContactRemove(InPlan, PostDoor):
    """Take a contact away."""

    model, access, related = PartnerContact, rules.may_tell_own, OF_PARTNER
    done = gettext_lazy("The contact is taken away.")

    def act(self, row: Any, data: Any) -> Any:
        """Remove it."""
        return contacts.remove(contact=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to the partner's page."""
        return partner_page(self.row.partner)


class ContributionPledge(OfPartner):
    """Write down what a partner pledges."""

    form_class = PledgeForm
    heading = gettext_lazy("What does this partner pledge?")
    done = gettext_lazy("The pledge stands in the book.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today and the partnership's currency."""
        place = self.row.partnership
        return {"initial": {"on": place.today(), "currency": place.currency, "kind": ContributionKind.MONEY}}

    def act(self, row: Any, form: Any) -> Any:
        """Pledge it."""
        return contributions.pledge(partner=row, by=self.request.actor, **given(form))


class OfContribution(OfPartner):
    """A form about one contribution."""

    abstract = True
    model, related, form_class = Contribution, OF_PARTNER, EntryForm

    def above(self) -> str:
        """Name the partner."""
        return str(self.row.partner.organisation)

    def back_url(self) -> str:
        """Return to the partner's page."""
        return partner_page(self.row.partner)

    def form_kwargs(self) -> dict[str, Any]:
        """Say in what the amount is counted."""
        days = self.row.kind == ContributionKind.STAFF_TIME
        unit = _("Days of work.") if days else _("In %(currency)s.") % {"currency": self.row.currency}
        return {"unit": unit, "initial": {"on": self.row.partner.partnership.today()}}


class ContributionReceive(OfContribution):
    """Write down what came in: the coordinator, or the partner itself."""

    access = rules.may_receive
    related = (*OF_PARTNER, "line")
    done = gettext_lazy("What came in stands in the book.")

    def title(self) -> str:
        """Ask for this contribution."""
        return _("How much of “%(what)s” came in?") % {"what": self.row.title}

    def act(self, row: Any, form: Any) -> Any:
        """Enter it."""
        return contributions.receive(contribution=row, by=self.request.actor, **given(form))


class ContributionMore(OfContribution):
    """Write down that more is pledged."""

    done = gettext_lazy("The pledge stands in the book.")

    def title(self) -> str:
        """Ask for this contribution."""
        return _("How much more of “%(what)s” is pledged?") % {"what": self.row.title}

    def act(self, row: Any, form: Any) -> Any:
        """Enter it."""
        return contributions.add_to_pledge(contribution=row, by=self.request.actor, **given(form))


class EntryCorrect(OfPartner):
    """Take a line of the book back."""

    model, form_class = ContributionEntry, CorrectForm
    related = ("contribution__partner__organisation", "contribution__partner__partnership")
    submit, done = gettext_lazy("Take it back"), gettext_lazy("The counter-entry stands in the book.")
    intro = gettext_lazy("The line stays and a counter-entry is written beside it: the book only grows.")

    def title(self) -> str:
        """Say which line."""
        words = amount_words(self.row.amount, self.row.contribution.currency)
        return _("What is wrong with the line of %(amount)s?") % {"amount": words}

    def above(self) -> str:
        """Name the partner."""
        return str(self.row.contribution.partner.organisation)

    def back_url(self) -> str:
        """Return to the partner's page."""
        return partner_page(self.row.contribution.partner)

    def act(self, row: Any, form: Any) -> Any:
        """Correct it."""
        return contributions.correct(entry=row, by=self.request.actor, **given(form))


class SharingAdd(OfPartner):
    """Write down a data-sharing agreement."""

    form_class = SharingForm
    heading = gettext_lazy("Under which terms does this partner get data?")
    done = gettext_lazy("The data-sharing agreement is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"valid_from": self.row.partnership.today()}}

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        return sharing.record(partner=row, by=self.request.actor, **given(form))


class SharingEnd(OfContribution):
    """Let a data-sharing agreement end."""

    model, form_class, submit = DataSharing, SharingEndForm, gettext_lazy("Let it end")
    done = gettext_lazy("The data-sharing agreement has its last day.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partner.partnership.today()}}

    def title(self) -> str:
        """Ask for the day."""
        return _("On which day does the data-sharing agreement end?")

    def act(self, row: Any, form: Any) -> Any:
        """End it."""
        return sharing.end(sharing=row, by=self.request.actor, **given(form))

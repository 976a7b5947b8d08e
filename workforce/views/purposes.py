"""The record of processing: who processes what, why, on which basis, for how long."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.enums import Role
from accounts.models import Organisation
from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships.models import Partnership
from workforce import rules
from workforce.actions import purposes
from workforce.enums import Basis, DataKind
from workforce.forms.privacy import PurposeChangeForm, PurposeNewForm, WhyForm
from workforce.models import ProcessingPurpose
from workforce.queries import privacy as reads


def words_of(version: Any) -> dict[str, Any]:
    """Return a version with the words of its kinds and roles."""
    return {
        "row": version,
        "kinds": [DataKind(one).label for one in version.kinds if one in DataKind.values],
        "roles": [Role(one).label for one in version.roles if one in Role.values],
    }


class PurposeList(PageDoor):
    """The record: purposes in force, each with its versions, then the ended ones."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_read_register
    template, section = "workforce/purpose_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return them."""
        rows = list(reads.register(self.row, self.request.actor))
        lines = [
            {"purpose": one, "now": words_of(one.current), "versions": list(one.versions.all())}
            for one in rows
        ]
        return {
            "lines": [one for one in lines if one["purpose"].ended_on is None],
            "ended": [one for one in lines if one["purpose"].ended_on is not None],
            "may_keep": rules.may_keep_register(self.request.actor, self.row),
            "may_see_cases": rules.may_see_cases(self.request.actor, self.row),
        }


class PurposeForm(ActionDoor):
    """A form of the record; back to it."""

    abstract = True
    template, section = "workforce/purpose_form.html", "people"
    heading: Any = ""

    @property
    def place(self) -> Partnership:
        """The partnership."""
        return self.row if isinstance(self.row, Partnership) else self.row.partnership

    def context(self) -> dict[str, Any]:
        """Say what it is about."""
        return {"heading": self.heading, "place": self.place}

    def next_url(self, result: Any) -> str:
        """Go back to the record."""
        return reverse("workforce:purpose_list", kwargs={"partnership": self.place.code})


class PurposeNew(PurposeForm):
    """Write a new purpose."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_keep_register
    form_class, heading = PurposeNewForm, gettext_lazy("Write a purpose of processing")
    done = gettext_lazy("The purpose stands in the record.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners, the own organisation first."""
        rows = Organisation.objects.visible_to(self.request.actor).filter(partners__partnership=self.row)
        self.partners = {row.pk: row for row in rows.distinct().order_by("name")}
        own = self.request.actor.organisation_id
        return {
            "partners": [(pk, str(row)) for pk, row in self.partners.items()],
            "initial": {"organisation": own, "basis": Basis.PUBLIC_TASK.value, "keep_months": 60},
        }

    def act(self, row: Partnership, form: Any) -> Any:
        """Write it."""
        given = dict(form.cleaned_data)
        organisation = self.partners[given.pop("organisation")]
        return purposes.write(partnership=row, organisation=organisation, by=self.request.actor, **given)


class OfPurpose(PurposeForm):
    """A change of one purpose."""

    abstract = True
    model, related, access = ProcessingPurpose, ("partnership", "organisation"), rules.may_keep_purpose


class PurposeChange(OfPurpose):
    """Write the next version."""

    form_class, heading = PurposeChangeForm, gettext_lazy("Change a purpose of processing")
    done = gettext_lazy("The new version holds; the former ones are kept.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what holds."""
        now = self.row.current
        return {"initial": {name: getattr(now, name) for name in purposes.SAID} | {"seen": now.number}}

    def act(self, row: ProcessingPurpose, form: Any) -> Any:
        """Write it."""
        return purposes.change(purpose=row, by=self.request.actor, **form.cleaned_data)


class PurposeEnd(OfPurpose):
    """End a purpose."""

    form_class, heading = WhyForm, gettext_lazy("End a purpose of processing")
    done = gettext_lazy("The purpose has ended; what is kept for it goes when its time is over.")

    def act(self, row: ProcessingPurpose, form: Any) -> None:
        """End it."""
        purposes.end(purpose=row, by=self.request.actor, **form.cleaned_data)

"""A text signed: rules, mandates, the way into force."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PostDoor
from partnerships import rules
from partnerships.actions import signing
from partnerships.enums import TextState
from partnerships.forms import signing as forms
from partnerships.models import (
    Document,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    Mandate,
    Precedent,
    TextErratum,
)
from partnerships.queries import amendments as tables
from partnerships.queries import signing as reads
from partnerships.views.accords import AccordForm, InAccord
from partnerships.views.clauses import OfVersion
from partnerships.views.errata import erratum_lines
from partnerships.views.plan_forms import given


class FrameworkRules(AccordForm):
    """Say what each constituency needs for a text to be adopted."""

    model, access, related = FrameworkAgreement, rules.may_coordinate, ("partnership",)
    form_class, submit = forms.RulesForm, gettext_lazy("Save the rules")
    heading, done = (
        gettext_lazy("When is a text adopted?"),
        gettext_lazy("The rules of adoption are recorded."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Ask for every constituency at the table."""
        day = self.row.partnership.today()
        sides = sorted(set(self.row.parties.on(day).values_list("constituency", flat=True)))
        first: dict[str, Any] = {}
        for side, rule in reads.rules_of(self.row).items():
            first |= {f"needs_{side}": rule.needs, f"quorum_{side}": rule.quorum}
        return {"sides": sides, "initial": first}

    def act(self, row: FrameworkAgreement, form: Any) -> Any:
        """Set them."""
        return signing.set_rules(agreement=row, rules=form.rules(), by=self.request.actor)

    def back_url(self) -> str:
        """Return to the agreement."""
        return reverse("partnerships:framework_detail", kwargs={"pk": self.row.pk})


class MandateGive(AccordForm):
    """Write down who may sign for a party."""

    model, access = FrameworkParty, rules.may_coordinate
    related = ("agreement__partnership", "organisation")
    form_class, submit, done = (
        forms.MandateForm,
        gettext_lazy("Record"),
        gettext_lazy("The mandate is recorded."),
    )

    def title(self) -> str:
        """Say whose mandate."""
        return _("Who may sign for %(party)s?") % {"party": self.row.organisation}

    def above(self) -> str:
        """Name the agreement."""
        return str(self.row.agreement)

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the people of the organisation."""
        return {
            "people": reads.people_of(self.row),
            "initial": {"from_on": self.row.agreement.partnership.today()},
        }

    def act(self, row: FrameworkParty, form: Any) -> Any:
        """Record it."""
        return signing.give_mandate(party=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the agreement."""
        return reverse("partnerships:framework_detail", kwargs={"pk": self.row.agreement_id})


class MandateEnd(AccordForm):
    """Let a mandate end."""

    model, access = Mandate, rules.may_coordinate
    related = ("party__agreement__partnership", "party__organisation", "holder")
    form_class, submit, done = (
        forms.MandateEndForm,
        gettext_lazy("It ends"),
        gettext_lazy("The mandate ends."),
    )

    def title(self) -> str:
        """Say whose mandate."""
        return _("When does the mandate of %(holder)s end?") % {"holder": self.row.holder}

    def above(self) -> str:
        """Name the agreement."""
        return str(self.row.party.agreement)

    def act(self, row: Mandate, form: Any) -> Any:
        """End it."""
        return signing.end_mandate(mandate=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the agreement."""
        return reverse("partnerships:framework_detail", kwargs={"pk": self.row.party.agreement_id})


class FrameworkPutOut(InAccord, PostDoor):
    """Put a text out for signature."""

    model, access, related = FrameworkVersion, rules.may_coordinate, ("agreement__partnership",)
    done = gettext_lazy("The text is out for signature and stays as it is.")

    def act(self, row: FrameworkVersion, data: Any) -> Any:
        """Close it."""
        return signing.put_out(version=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.pk})


class FrameworkTakeBack(OfVersion):
    """Take a text back that is out for signature or agreed."""

    form_class, submit = forms.TakeBackForm, gettext_lazy("Take it back")
    heading, done = gettext_lazy("Why is this text taken back?"), gettext_lazy("The text is taken back.")

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Take it back."""
        return signing.take_back(version=row, by=self.request.actor, **given(form))


class FrameworkBind(OfVersion):
    """Bind the signed paper."""

    form_class, submit = forms.PaperForm, gettext_lazy("Bind it")
    heading, done = (
        gettext_lazy("Which paper was signed?"),
        gettext_lazy("The paper is bound to the text's hash."),
    )

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Bind it."""
        return signing.bind(version=row, by=self.request.actor, **given(form))


class PrecedentAsk(OfVersion):
    """Write down a condition."""

    form_class, submit = forms.PrecedentForm, gettext_lazy("Record")
    heading = gettext_lazy("What has to happen before it comes into force?")
    done = gettext_lazy("The condition is recorded.")

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Record it."""
        return signing.ask_for(version=row, by=self.request.actor, **given(form))


class PrecedentMeet(AccordForm):
    """Record that a condition is met."""

    model, access, related = Precedent, rules.may_coordinate, ("version__agreement__partnership",)
    form_class, submit, done = forms.MetForm, gettext_lazy("It is met"), gettext_lazy("The condition is met.")

    def title(self) -> str:
        """Name it."""
        return _("When was “%(condition)s” met?") % {"condition": self.row.title}

    def above(self) -> str:
        """Name the agreement."""
        return str(self.row.version.agreement)

    def act(self, row: Precedent, form: Any) -> Any:
        """Record it."""
        return signing.meet(precedent=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.version_id})


class FrameworkForce(OfVersion):
    """Bring an agreed text into force."""

    form_class, submit = forms.ForceForm, gettext_lazy("Bring it into force")
    heading = gettext_lazy("From which day is it in force?")
    intro = gettext_lazy("The version in force until now ends the day before.")
    done = gettext_lazy("The agreement has its day.")

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Bring it into force."""
        return signing.bring_into_force(version=row, by=self.request.actor, **given(form))


class FrameworkDenounce(OfVersion):
    """Record that a party denounced a text in force."""

    form_class, submit = forms.DenounceForm, gettext_lazy("Record the denunciation")
    heading = gettext_lazy("Who denounces the agreement, and until when does it hold?")
    done = gettext_lazy("The denunciation is recorded. The denounced text stays in force until its day.")

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Denounce it."""
        return signing.denounce(version=row, by=self.request.actor, **given(form))

    def next_url(self, result: Any) -> str:
        """Go to the next version where one was begun, else return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": (result or self.row).pk})


class ErratumAcknowledge(InAccord, PostDoor):
    """Take an erratum for a slip, for one's organisation."""

    model, access, related = TextErratum, rules.may_negotiate, ("version__agreement__partnership",)
    done = gettext_lazy("Acknowledged for your organisation.")

    def act(self, row: TextErratum, data: Any) -> Any:
        """Acknowledge it."""
        return signing.acknowledge(erratum=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.version_id})


def signing_part(version: FrameworkVersion, actor: Any) -> dict[str, Any]:
    """Return what the text's page says of signing: signatures, tallies, conditions, and what this reader may do."""
    if version.state == TextState.DRAFT:
        return {}
    party = tables.seat_of(actor, version.agreement)
    signed = list(version.signatures.select_related("party__organisation", "signed_by", "mandate"))
    standing, tallies = reads.outcome(version)
    return {
        "signatures": signed,
        "tallies": tallies,
        "adoption": standing,
        "may_sign": version.state == TextState.SIGNING
        and party is not None
        and rules.may_take_part(actor, version.agreement)
        and not any(one.party_id == party.pk for one in signed),
        "shows_people": party is not None,
        "precedents": list(version.precedents.all()),
        "paper": Document.objects.visible_to(actor).filter(pk=version.document_id).first(),
        "errata": erratum_lines(version, actor),
    }

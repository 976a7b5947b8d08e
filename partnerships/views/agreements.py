"""The partnership agreement: its versions, what it says, who has signed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import agreements
from partnerships.enums import AgreementState, PartnerRole
from partnerships.forms.agreements import AgreementChangeForm, AgreementForm, BindForm, SignForm, WithdrawForm
from partnerships.models import AgreementParty, PartnershipAgreement
from partnerships.queries import agreements as reads
from partnerships.views.agreement_targets import jobs_reached
from partnerships.views.amounts import amount_words
from partnerships.views.plan import InPlan, OfPlace
from partnerships.views.plan_forms import PlanForm, given

if TYPE_CHECKING:
    from partnerships.models import Partnership

FIELDS = ("aims", "jobs_created", "jobs_formalised", "reach_by")
OPEN = (AgreementState.DRAFT, AgreementState.SIGNING)


class AgreementList(OfPlace, PageDoor):
    """Where the partnership agreement stands."""

    access, template, tab = rules.may_read_plan, "partnerships/agreement_list.html", "agreement"

    def context(self) -> dict[str, Any]:
        """Return the versions; the one that counts stands on top."""
        versions = reads.versions(self.row)
        may = rules.may_coordinate(self.request.actor, self.row)
        return {
            "versions": versions,
            "in_force": next((one for one in versions if one.state == AgreementState.IN_FORCE), None),
            "open": next((one for one in versions if one.state in OPEN), None),
            "may_begin": may and not any(one.state in OPEN for one in versions),
        }


class AgreementDetail(InPlan, PageDoor):
    """One version: aims, targets, roles, pledges, signatures."""

    model, access, related = PartnershipAgreement, rules.may_read_plan, ("partnership", "document")
    template, tab = "partnerships/agreement_detail.html", "agreement"

    def context(self) -> dict[str, Any]:
        """Return the parties: frozen ones, or those of today while it is being written."""
        draft = self.row.state == AgreementState.DRAFT
        parties = reads.parties_today(self.row.partnership) if draft else reads.parties_of(self.row)
        lines = [party_line(party) for party in parties]
        standing = self.row.state == AgreementState.IN_FORCE
        return {
            "draft": draft,
            "unwritten": [line["organisation"].name for line in lines if not line["responsibilities"]],
            "parties": lines,
            "signed": sum(bool(line["signed_on"]) for line in lines),
            "jobs": jobs_reached(self.request.actor, self.row) if standing else None,
            "signing": self.row.state == AgreementState.SIGNING,
            "may_bind": self.row.state in (AgreementState.SIGNING, AgreementState.IN_FORCE),
            "may_coordinate": rules.may_coordinate(self.request.actor, self.row),
        }


def party_line(party: AgreementParty | dict[str, Any]) -> dict[str, Any]:
    """Return a party as the page and the paper show it."""
    names = ("organisation", "leads", "roles", "responsibilities", "pledges", "pk", "signed_on", "signed_by")
    said = party if isinstance(party, dict) else {name: getattr(party, name) for name in names}
    return {
        "signed_on": None,
        **said,
        "roles": [str(PartnerRole(role).label) for role in said["roles"]],
        "pledges": [
            {
                "title": one["title"],
                "amount": amount_words(Decimal(one["amount"]), one["currency"]),
                "due_on": date.fromisoformat(one["due_on"]) if one["due_on"] else None,
            }
            for one in said["pledges"]
        ],
    }


class AgreementBegin(OfPlace, PlanForm):
    """Begin a version."""

    access, tab, form_class = rules.may_coordinate, "agreement", AgreementForm
    heading = gettext_lazy("What do the partners agree on?")
    intro = gettext_lazy(
        "Roles, responsibilities and pledges are taken from the partners' pages when the version goes out for signature."
    )
    submit, done = gettext_lazy("Begin the version"), gettext_lazy("The version is begun.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what the version before says."""
        last = next(iter(reads.versions(self.row)), None)
        return {"initial": {name: getattr(last, name) for name in FIELDS} if last else {}}

    def act(self, row: Partnership, form: Any) -> PartnershipAgreement:
        """Begin it."""
        return agreements.begin(partnership=row, by=self.request.actor, **given(form))

    def above(self) -> str:
        """Name the page."""
        return _("Partnership agreement")

    def back_url(self) -> str:
        """Return to the versions."""
        return reverse("partnerships:agreement_list", kwargs={"partnership": self.row.code})

    def next_url(self, result: Any) -> str:
        """Go to the new version."""
        return reverse("partnerships:agreement_detail", kwargs={"pk": result.pk})


class OfAgreement(PlanForm):
    """A form about one version; back to it."""

    abstract = True
    model, access, tab = PartnershipAgreement, rules.may_coordinate, "agreement"
    related = ("partnership",)

    def above(self) -> str:
        """Name the version."""
        return _("Version %(number)s") % {"number": self.row.number}

    def back_url(self) -> str:
        """Return to the version."""
        return reverse("partnerships:agreement_detail", kwargs={"pk": self.row.pk})


class AgreementChange(OfAgreement):
    """Change aims or targets."""

    form_class, submit = AgreementChangeForm, gettext_lazy("Save")
    heading, done = gettext_lazy("What do the partners agree on?"), gettext_lazy("Changed and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        first = {name: getattr(self.row, name) for name in FIELDS}
        return {"initial": {**first, "seen": self.row.revision}}

    def act(self, row: PartnershipAgreement, form: Any) -> Any:
        """Change it."""
        return agreements.change(agreement=row, by=self.request.actor, **given(form))


class AgreementWithdraw(OfAgreement):
    """Take a version back."""

    form_class, submit = WithdrawForm, gettext_lazy("Take it back")
    heading, done = (
        gettext_lazy("Why is this version taken back?"),
        gettext_lazy("The version is taken back."),
    )

    def act(self, row: PartnershipAgreement, form: Any) -> Any:
        """Withdraw it."""
        return agreements.withdraw(agreement=row, by=self.request.actor, **given(form))


class AgreementBind(OfAgreement):
    """Bind the signed paper."""

    form_class = BindForm
    heading, done = (
        gettext_lazy("Which paper was signed?"),
        gettext_lazy("The paper is bound to this version."),
    )

    def act(self, row: PartnershipAgreement, form: Any) -> Any:
        """Bind it."""
        return agreements.bind(agreement=row, by=self.request.actor, **given(form))


class AgreementPutOut(InPlan, PostDoor):
    """Put a version out for signature."""

    model, access, related = PartnershipAgreement, rules.may_coordinate, ("partnership",)
    done = gettext_lazy("The version is out for signature. What it says stays as it is.")

    def act(self, row: PartnershipAgreement, data: Any) -> Any:
        """Freeze it."""
        return agreements.put_out(agreement=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to the version."""
        return reverse("partnerships:agreement_detail", kwargs={"pk": self.row.pk})


class PartySign(PlanForm):
    """Record a partner's signature."""

    model, access, tab = AgreementParty, rules.may_coordinate, "agreement"
    related = ("agreement__partnership", "organisation")
    form_class, done = SignForm, gettext_lazy("The signature is recorded.")

    def title(self) -> str:
        """Say whose signature."""
        return _("Who signed for %(partner)s, and when?") % {"partner": self.row.organisation}

    def above(self) -> str:
        """Name the version."""
        return _("Version %(number)s") % {"number": self.row.agreement.number}

    def act(self, row: AgreementParty, form: Any) -> Any:
        """Record it."""
        return agreements.sign(party=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the version."""
        return reverse("partnerships:agreement_detail", kwargs={"pk": self.row.agreement_id})

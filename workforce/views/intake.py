"""Intake and assessment: what is known of one person beyond the roster, and how it is recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor
from workforce import rules
from workforce.actions import intake
from workforce.enums import FactStanding, Source
from workforce.forms.communities import TakeBackForm
from workforce.forms.intake import (
    ArrearsForm,
    AssessmentForm,
    CredentialForm,
    HouseholdForm,
    SpellForm,
    WishesForm,
)
from workforce.models import ArrearsEntry, Case, Credential, Household, ServiceSpell, Wishes
from workforce.queries import intake as reads
from workforce.views import fact_words as facts
from workforce.views.placements import BEHIND, OF_CASE, WorkForm

HOLDS_DAYS = 180  # offered as how long an assessment holds


class CaseIntake(PageDoor):
    """Everything known of one person, each fact with its source, day and standing."""

    model, access, related = Case, rules.may_read_case, (*OF_CASE, "worker__current")
    template, section = "workforce/case_intake.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect it."""
        case, today = self.row, self.row.partnership.today()
        told = reads.of_case(case, self.request.actor)
        return {
            "told": told,
            "months": [(month, code, balance) for (month, code), balance in told.months.items()],
            "owed": list(told.owed.items()),
            "expired": told.assessment is not None and told.assessment.expires_on < today,
            "roster": case.worker.current if case.worker else None,
            "missing": missing(told),
            "facts": facts.listed(case, self.request.actor),
            "told_to_rules": facts.told(case),
            "today": today,
            "may_work": rules.may_work(self.request.actor, case) and case.closed_on is None,
        }


def missing(told: reads.Intake) -> list[Any]:
    """Return the parts of the intake of which nothing was said yet."""
    parts = (
        (told.household, gettext_lazy("the household")),
        (told.wishes, gettext_lazy("wishes and limits")),
        (told.spells, gettext_lazy("work history")),
        (told.credentials, gettext_lazy("credentials")),
    )
    return [words for known, words in parts if not known]


class IntakeForm(WorkForm):
    """A form of the intake; back to its page."""

    abstract = True
    template = "workforce/intake_form.html"

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:case_intake", kwargs={"pk": self.case.pk})


class Saying(IntakeForm):
    """Record a fact about the person of a case."""

    abstract = True
    model, related = Case, OF_CASE
    kind: Any = None
    done = gettext_lazy("It is recorded. What stood before is kept.")

    def known(self) -> Any:
        """What stands of this kind, where one stands at a time."""
        if self.kind not in intake.REPLACED:
            return None
        return (
            self.kind.objects.visible_to(self.request.actor).filter(case=self.row, retracted_at=None).first()
        )

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands."""
        known = self.known()
        said = {name: getattr(known, name) for name in self.form_class.base_fields} if known else {}
        usual = {"source": Source.HAND.value, "standing": FactStanding.STATED.value}
        return {"initial": usual | said | {"on": self.row.partnership.today()}}

    def act(self, row: Case, form: Any) -> Any:
        """Record it."""
        return intake.say(kind=self.kind, case=row, by=self.request.actor, **form.cleaned_data)


class IntakeHousehold(Saying):
    """Household."""

    kind, form_class, lead = Household, HouseholdForm, gettext_lazy("Who lives on this wage, and where?")


class IntakeWishes(Saying):
    """Wishes and limits."""

    kind, form_class, lead = Wishes, WishesForm, gettext_lazy("What work is wanted, and what cannot be?")


class IntakeSpell(Saying):
    """A time worked."""

    kind, form_class, lead = ServiceSpell, SpellForm, gettext_lazy("Add a time worked")


class IntakeCredential(Saying):
    """A credential."""

    kind, form_class, lead = Credential, CredentialForm, gettext_lazy("Add a credential")


class IntakeArrears(Saying):
    """An entry in the ledger of wages owed."""

    form_class, lead = ArrearsForm, gettext_lazy("What happened to a month's wage?")
    hint = gettext_lazy("Entries are added up by month. What was wrong is taken back, never changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partnership's currency."""
        kwargs = super().form_kwargs()
        kwargs["initial"]["currency"] = self.row.partnership.currency
        return kwargs

    def act(self, row: Case, form: Any) -> ArrearsEntry:
        """Enter it."""
        return intake.enter(case=row, by=self.request.actor, **form.cleaned_data)


class IntakeAssessment(IntakeForm):
    """Record an assessment."""

    model, related, form_class = Case, OF_CASE, AssessmentForm
    lead, done = gettext_lazy("Record an assessment"), gettext_lazy("The assessment is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today and half a year."""
        today = self.row.partnership.today()
        return {"initial": {"made_on": today, "expires_on": today + timedelta(days=HOLDS_DAYS)}}

    def act(self, row: Case, form: Any) -> Any:
        """Record it."""
        return intake.assess(case=row, by=self.request.actor, **form.cleaned_data)


class TakenBack(IntakeForm):
    """Take back what was wrong."""

    abstract = True
    related, form_class = BEHIND, TakeBackForm
    lead, done = gettext_lazy("Take it back"), gettext_lazy("It is taken back and counts no more.")

    def act(self, row: Any, form: Any) -> None:
        """Take it back."""
        intake.take_back(fact=row, by=self.request.actor, **form.cleaned_data)


class IntakeSpellBack(TakenBack):
    """A time worked."""

    model = ServiceSpell


class IntakeCredentialBack(TakenBack):
    """A credential."""

    model = Credential


class IntakeArrearsBack(TakenBack):
    """An entry of the ledger."""

    model = ArrearsEntry

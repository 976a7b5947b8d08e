"""Privacy of a case: purposes, consent, restricted facts behind a reason, looks, clock, holds, requests."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.enums import Language
from jtportal.kernel.doors import PageDoor, Refused
from workforce import rules
from workforce.actions import consents, restricted, retention
from workforce.enums import RequestState
from workforce.forms.privacy import ConsentForm, FactForm, HoldForm, LookForm, WhyForm, WithdrawForm
from workforce.models import Case, Consent, RestrictedFact, RetentionHold
from workforce.queries import privacy as reads
from workforce.views.placements import BEHIND, OF_CASE, WorkForm


class CasePrivacy(PageDoor):
    """What is kept of one person, why, for how long, and who looked."""

    model, access, related = Case, rules.may_read_case, OF_CASE
    template, section = "workforce/case_privacy.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect it."""
        case, actor = self.row, self.request.actor
        told = reads.of_case(case, actor)
        keeps = rules.may_keep_private(actor, case)
        gone = told.clock is not None and told.clock.pseudonymised_at is not None
        return {
            "told": told,
            "today": case.partnership.today(),
            "gone": gone,
            "open": [one for one in told.requests if one.state == RequestState.RECEIVED],
            "lacking": [one for one in told.purposes if one.lacks_consent and one.purpose.ended_on is None],
            "may_keep": keeps and not gone,
            "may_record": bool(reads.usable_for_facts(case, actor)) and not gone,
            "may_read_register": rules.may_read_register(actor, case.partnership),
        }


class PrivacyForm(WorkForm):
    """A form of privacy; back to its page."""

    abstract = True
    access, template = rules.may_keep_private, "workforce/privacy_form.html"
    submit: Any = gettext_lazy("Record")

    def context(self) -> dict[str, Any]:
        """Say what the button does."""
        return super().context() | {"submit": self.submit}

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:case_privacy", kwargs={"pk": self.case.pk})


class ConsentNew(PrivacyForm):
    """Record consent."""

    model, related, form_class = Case, OF_CASE, ConsentForm
    lead, done = gettext_lazy("Record consent"), gettext_lazy("The consent is recorded. Print the receipt.")
    hint = gettext_lazy(
        "Only purposes that rest on consent are offered. Nobody may be worse off for saying no."
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the purposes that rest on consent, and the partnership's language."""
        self.found = {one.pk: one for one in reads.asking_consent(self.row, self.request.actor)}
        place = self.row.partnership
        languages = dict(Language.choices) | {
            place.language: dict(Language.choices).get(place.language, place.language)
        }
        return {
            "purposes": [(pk, str(one)) for pk, one in self.found.items()],
            "languages": list(languages.items()),
            "initial": {"given_on": place.today(), "language": place.language},
        }

    def act(self, row: Case, form: Any) -> Consent:
        """Record it."""
        given = dict(form.cleaned_data)
        purpose = self.found[given.pop("purpose")]
        return consents.give(case=row, purpose=purpose, by=self.request.actor, **given)

    def next_url(self, result: Any) -> str:
        """Show the receipt."""
        return reverse("workforce:consent_receipt", kwargs={"pk": result.pk})


class ConsentReceipt(PageDoor):
    """What the person is handed: what was told, agreed to, how and when, and how to withdraw."""

    model, access = Consent, rules.may_read_case
    related = (*BEHIND, "version__purpose__organisation", "recorded_by", "withdrawn_by")
    template, section = "workforce/consent_receipt.html", "people"

    def context(self) -> dict[str, Any]:
        """Say whose case it is."""
        return {"case": self.row.case, "may_keep": rules.may_keep_private(self.request.actor, self.row.case)}


class ConsentWithdraw(PrivacyForm):
    """Record that consent was withdrawn."""

    model, related, form_class = Consent, (*BEHIND, "version"), WithdrawForm
    lead, done = gettext_lazy("Consent is withdrawn"), gettext_lazy("The withdrawal is recorded.")
    hint = gettext_lazy(
        "No reason is asked for. What rests on this consent alone is destroyed after 30 days."
    )

    def act(self, row: Consent, form: Any) -> None:
        """Record it."""
        consents.withdraw(consent=row, by=self.request.actor, **form.cleaned_data)


class FactNew(PrivacyForm):
    """Record a restricted fact."""

    model, related, form_class, access = Case, OF_CASE, FactForm, rules.may_read_case
    lead, done = gettext_lazy("Record a restricted fact"), gettext_lazy("The fact is sealed.")
    hint = gettext_lazy(
        "Limits that officers need every day stand at the intake in neutral words. Only what they rest on goes here."
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the purposes that this role has."""
        self.found = {one.pk: one for one in reads.usable_for_facts(self.row, self.request.actor)}
        return {"purposes": [(pk, str(one)) for pk, one in self.found.items()]}

    def act(self, row: Case, form: Any) -> RestrictedFact:
        """Record it."""
        given = dict(form.cleaned_data)
        purpose = self.found[given.pop("purpose")]
        return restricted.record(case=row, purpose=purpose, by=self.request.actor, **given)


class FactShow(PrivacyForm):
    """Show a restricted fact to whoever says why; the look is recorded first."""

    model, related, form_class = RestrictedFact, (*BEHIND, "purpose"), LookForm
    access, template = rules.may_read_case, "workforce/fact_show.html"
    lead, submit = gettext_lazy("Why do you look at this fact?"), gettext_lazy("Record the look and show")
    hint = gettext_lazy("Your name, the time and the reason are kept, and the person may ask for them.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with nothing: the reason is chosen anew each time."""
        return {}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Record the look, then show what the fact says on this very answer, which nobody keeps."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page({"form": form}, status=422)
        try:
            content = restricted.look(fact=self.row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.page({"form": form}, status=422)
        answer = self.page({"content": content})
        answer["Cache-Control"] = "no-store, private"
        return answer


class HoldNew(PrivacyForm):
    """Stop the clock."""

    model, related, form_class = Case, OF_CASE, HoldForm
    lead, done = (
        gettext_lazy("Keep the data longer"),
        gettext_lazy("The clock stands until the hold is lifted."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"since": self.row.partnership.today()}}

    def act(self, row: Case, form: Any) -> RetentionHold:
        """Hold."""
        return retention.hold(case=row, by=self.request.actor, **form.cleaned_data)


class HoldLift(PrivacyForm):
    """Let the clock go on."""

    model, related, form_class = RetentionHold, BEHIND, WhyForm
    lead, done = gettext_lazy("Lift the hold"), gettext_lazy("The hold is lifted: the clock goes on.")

    def act(self, row: RetentionHold, form: Any) -> None:
        """Lift it."""
        retention.lift(hold=row, by=self.request.actor, **form.cleaned_data)


def panel(request: Any, case: Case) -> dict[str, Any]:
    """Return what the case's page says of privacy, in a sentence."""
    told = reads.panel_of(case, request.actor)
    return {
        "template": "workforce/_case_privacy_panel.html",
        "url": reverse("workforce:case_privacy", kwargs={"pk": case.pk}),
        **told,
    }

"""The forms about money: each a question, an action, and the way back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import ActionDoor, PostDoor
from partnerships import rules
from partnerships.actions import contributions, ledger, money, payments
from partnerships.forms import money as forms
from partnerships.models import (
    BudgetLine,
    Commitment,
    FundingSource,
    LedgerEntry,
    PaymentOrder,
    Tranche,
)
from partnerships.queries import money as reads
from partnerships.queries.people import organisations_of
from partnerships.views.amounts import amount_words
from partnerships.views.plan import InPlan, OfPlace


class MoneyForm(InPlan, ActionDoor):
    """A form about money: `heading` asks, `submit` is the button's word, `back` the page it came from."""

    abstract = True
    template, tab = "partnerships/money_form.html", "money"
    access = rules.may_coordinate
    heading: ClassVar[Any] = ""
    submit: ClassVar[Any] = _("Record")

    def back(self) -> str:
        """Return the page that the form came from: the money."""
        return reverse("partnerships:money_detail", kwargs={"partnership": self.row.partnership.code})

    def about(self) -> str:
        """Say what the form is about."""
        return ""

    def context(self) -> dict[str, Any]:
        """Return the words of the form."""
        return {"heading": self.heading, "submit": self.submit, "back": self.back(), "about": self.about()}

    def next_url(self, result: Any) -> str:
        """Go back to where it came from."""
        return self.back()


class SourceForms(MoneyForm):
    """What is known of a funding source; the territorial plans that others name are offered."""

    abstract = True
    template = "partnerships/source_form.html"

    def context(self) -> dict[str, Any]:
        """Offer the plans known."""
        sources = reads.sources_of(self.request.actor, self.row.partnership)
        return super().context() | {"plans": sorted({one.plan for one in sources if one.plan})}


class SourceNew(OfPlace, SourceForms):
    """Take a funding source in."""

    form_class, heading = forms.SourceForm, _("Who gives the money?")
    done = _("The funding source is taken in.")

    def act(self, row: Any, form: Any) -> Any:
        """Add it."""
        return money.add_source(partnership=row, by=self.request.actor, **form.cleaned_data)


class SourceEdit(SourceForms):
    """Change what is known of a funding source."""

    model, form_class, heading = FundingSource, forms.SourceChangeForm, _("What is known of this source?")
    related, done = ("partnership",), _("The funding source is changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is known."""
        first = {name: getattr(self.row, name) for name in forms.SourceForm.base_fields}
        return {"initial": {**first, "seen": self.row.revision}}

    def act(self, row: Any, form: Any) -> Any:
        """Change it."""
        return money.change_source(source=row, by=self.request.actor, **form.cleaned_data)


class LineNew(OfPlace, MoneyForm):
    """Add a budget line."""

    form_class, heading = forms.LineForm, _("What is the money meant for?")
    done = _("The budget line is there. Make money available on it before anything is committed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the sources, and the partnership's currency."""
        self.sources = {one.pk: one for one in reads.sources_of(self.request.actor, self.row)}
        chosen = self.request.GET.get("source", "")
        return {
            "sources": [(pk, str(one)) for pk, one in self.sources.items()],
            "initial": {"currency": self.row.currency, "source": chosen},
        }

    def act(self, row: Any, form: Any) -> Any:
        """Add it."""
        given = form.cleaned_data
        return money.add_line(source=self.sources[given.pop("source")], by=self.request.actor, **given)

    def next_url(self, result: Any) -> str:
        """Go to the line."""
        return reverse("partnerships:line_detail", kwargs={"pk": result.pk})


class OfLine(MoneyForm):
    """A form about one line; back to it."""

    abstract = True
    model, related = BudgetLine, ("partnership", "source")

    def back(self) -> str:
        """Return the line's page."""
        return reverse("partnerships:line_detail", kwargs={"pk": self.row.pk})

    def about(self) -> str:
        """Name the line and its source."""
        return f"{self.row.title} · {self.row.source}"

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}


class LineEdit(OfLine):
    """Change a line's title, input or pledge."""

    form_class, heading, done = (
        forms.LineChangeForm,
        _("What changes on this line?"),
        _("The line is changed."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is known."""
        names = ("title", "input_kind", "pledged", "pledge_due_on")
        first = {name: getattr(self.row, name) for name in names}
        return {"initial": {**first, "seen": self.row.revision}}

    def act(self, row: Any, form: Any) -> Any:
        """Change it."""
        return money.change_line(line=row, by=self.request.actor, **form.cleaned_data)


class LineAllocate(OfLine):
    """Make money of a line available."""

    form_class, heading = forms.AllocateForm, _("How much becomes available?")
    done = _("Recorded in the ledger.")

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        return ledger.allocate(line=row, by=self.request.actor, **form.cleaned_data)


class LineReceive(OfLine):
    """Record co-funding that came in."""

    form_class, heading = forms.ReceiveForm, _("How much came in?")
    done = _("Recorded in the ledger.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners' contributions that stand on the line."""
        self.given = {one.pk: one for one in reads.of_line(self.request.actor, self.row)}
        named = [(pk, f"{one.title} · {one.partner.organisation}") for pk, one in self.given.items()]
        return super().form_kwargs() | {"contributions": named}

    def act(self, row: Any, form: Any) -> Any:
        """Record it, in the partner's book too where it is a partner's."""
        given = dict(form.cleaned_data)
        contribution = self.given.get(given.pop("contribution", None))
        if contribution is not None:
            return contributions.receive(contribution=contribution, by=self.request.actor, **given)
        return ledger.receive(line=row, by=self.request.actor, **given)


class LineCommit(OfLine):
    """Promise money of a line to somebody."""

    form_class, template = forms.CommitForm, "partnerships/line_commit.html"
    heading, submit, done = (
        _("To whom is money promised, and what for?"),
        _("Commit"),
        _("The money is committed."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners, and today."""
        self.partners = organisations_of(self.row.partnership)
        named = [(pk, str(one)) for pk, one in self.partners.items()]
        return {"partners": named, "initial": {"on": self.row.partnership.today()}}

    def act(self, row: Any, form: Any) -> Any:
        """Commit it."""
        given = form.cleaned_data
        payee = self.partners.get(given["payee"])
        return ledger.commit(
            line=row,
            amount=given["amount"],
            title=given["title"],
            payee=payee,
            payee_name="" if payee else given["payee_name"],
            reference=given["reference"],
            on=given["on"],
            parts=form.parts(),
            by=self.request.actor,
        )

    def next_url(self, result: Any) -> str:
        """Go to the commitment."""
        return reverse("partnerships:commitment_detail", kwargs={"pk": result.pk})


class OfCommitment(MoneyForm):
    """A form about a commitment or what hangs on it; back to it."""

    abstract = True

    def commitment(self) -> Commitment:
        """Return the commitment."""
        return self.row if isinstance(self.row, Commitment) else self.row.commitment

    def back(self) -> str:
        """Return the commitment's page."""
        return reverse("partnerships:commitment_detail", kwargs={"pk": self.commitment().pk})

    def about(self) -> str:
        """Name it."""
        return str(self.commitment())


class CommitmentReduce(OfCommitment):
    """Give a part of a commitment back to its line."""

    model, related, form_class = Commitment, ("line__partnership",), forms.ReduceForm
    heading, done = _("How much is given back to the line?"), _("Recorded in the ledger.")

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        return ledger.release(commitment=row, by=self.request.actor, **form.cleaned_data)


class CommitmentPay(OfCommitment):
    """Enter a payment; somebody else releases it."""

    model, related, form_class = Commitment, ("line__partnership", "payee"), forms.PayForm
    heading, submit = _("What is to be paid?"), _("Enter the payment")
    done = _("The payment is entered. It waits for a second person to release it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the tranches that may be paid."""
        self.tranches = {one.pk: one for one in self.row.tranches.all()}
        offered = [
            (pk, _("%(number)s: %(owed)s left") % {
                "number": one.position, "owed": amount_words(one.owed, self.row.line.currency),
            })
            for pk, one in self.tranches.items() if one.open and one.owed
        ]  # fmt: skip
        if self.tranches and not offered:
            offered = [("", _("the condition of the next tranche is not met yet"))]
        chosen = self.tranches.get(int(offered[0][0])) if offered and offered[0][0] else None
        return {"tranches": offered, "initial": {"amount": chosen.owed if chosen else self.row.owed}}

    def act(self, row: Any, form: Any) -> Any:
        """Enter it."""
        given = form.cleaned_data
        tranche = self.tranches.get(given.get("tranche"))
        return payments.enter(
            commitment=row, amount=given["amount"], tranche=tranche, note=given["note"],
            upload=given["document"], by=self.request.actor,
        )  # fmt: skip


class TrancheMeet(OfCommitment):
    """Say that a tranche's condition is met, with evidence."""

    model, related, form_class = Tranche, ("commitment__line__partnership",), forms.MeetForm
    heading, done = _("Since when is the condition met, and what proves it?"), _("The tranche may be paid.")

    def about(self) -> str:
        """Say the condition."""
        return self.row.condition

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        given = form.cleaned_data
        return payments.meet(tranche=row, on=given["on"], upload=given["evidence"], by=self.request.actor)


class PaymentRelease(OfCommitment):
    """Release a payment that somebody else entered."""

    model, access, form_class = PaymentOrder, rules.may_release, forms.ReleaseForm
    related = ("commitment__line__partnership", "commitment__payee", "tranche", "entered_by", "document")
    template, submit = "partnerships/payment_release.html", _("Release the payment")
    heading, done = _("Shall this be paid?"), _("The payment is released and stands in the ledger.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def act(self, row: Any, form: Any) -> Any:
        """Pay."""
        return payments.release(order=row, by=self.request.actor, **form.cleaned_data)


class PaymentRefuse(OfCommitment):
    """Refuse a payment that somebody else entered."""

    model, access, form_class = PaymentOrder, rules.may_release, forms.ReasonForm
    related = ("commitment__line__partnership",)
    heading, submit, done = _("Why is it not paid?"), _("Refuse the payment"), _("The payment is refused.")

    def act(self, row: Any, form: Any) -> Any:
        """Refuse it."""
        return payments.refuse(order=row, by=self.request.actor, **form.cleaned_data)


class PaymentWithdraw(InPlan, PostDoor):
    """Take a payment back that waits."""

    model, access, tab = PaymentOrder, rules.may_coordinate, "money"
    related = ("commitment__line__partnership",)
    done = _("The payment is withdrawn.")

    def act(self, row: Any, data: Any) -> Any:
        """Withdraw it."""
        return payments.withdraw(order=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the commitment."""
        return reverse("partnerships:commitment_detail", kwargs={"pk": self.row.commitment_id})


class EntryCorrect(MoneyForm):
    """Correct an entry of the ledger by a counter-entry."""

    model, related, form_class = LedgerEntry, ("line__partnership", "commitment"), forms.ReasonForm
    heading, submit = _("Why is this entry taken back?"), _("Add the counter-entry")
    done = _("The counter-entry stands in the ledger.")

    def back(self) -> str:
        """Return the page of its commitment, else of its line."""
        if self.row.commitment_id:
            return reverse("partnerships:commitment_detail", kwargs={"pk": self.row.commitment_id})
        return reverse("partnerships:line_detail", kwargs={"pk": self.row.line_id})

    def about(self) -> str:
        """Name the entry."""
        return f"{self.row.line} · {self.row}"

    def act(self, row: Any, form: Any) -> Any:
        """Correct it."""
        return ledger.correct(entry=row, by=self.request.actor, **form.cleaned_data)

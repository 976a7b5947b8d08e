"""Payments of packages: entering, releasing, the list for the paying office and its answers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, Refused
from partnerships.calculations.sheet_files import as_csv, as_xlsx
from partnerships.models import Partnership
from workforce import rules
from workforce.actions.packages import answering, paying
from workforce.calculations.packages import answers
from workforce.calculations.packages.answers import Problem
from workforce.forms import packages as forms
from workforce.models import GrantInstalment, GrantPayment, PackageGrant, PaymentList
from workforce.queries import payouts as reads
from workforce.views.grant_forms import GrantForm
from workforce.views.grant_words import payment_state

OF_GRANT = ("grant__partnership", "grant__case__person", "grant__version__type", "grant__commitment")
SAID = {
    Problem.NOT_A_TABLE: gettext_lazy("This file is no table: give back the XLSX or CSV that was sent."),
    Problem.NO_HEADING: gettext_lazy("The headings “Reference” and “Answer” are not there."),
    Problem.TOO_LONG: gettext_lazy("The file has too many rows."),
    Problem.NO_REFERENCE: gettext_lazy("no reference"),
    Problem.TWICE: gettext_lazy("answered twice"),
    Problem.NO_SUCH_ANSWER: gettext_lazy("the answer is neither “paid” nor “returned”"),
    Problem.NO_DAY: gettext_lazy("no day of payment"),
    Problem.NO_AMOUNT: gettext_lazy("the amount cannot be read"),
    Problem.NO_REASON: gettext_lazy("no reason for the return"),
}


class PayoutEnter(GrantForm):
    """Enter a payment of a part."""

    model, related, form_class = GrantInstalment, OF_GRANT, forms.PayForm
    heading, submit = gettext_lazy("How much is paid?"), gettext_lazy("Enter the payment")
    done = gettext_lazy("The payment is entered. Another person releases it.")

    def grant(self) -> PackageGrant:
        """Return the part's package."""
        return self.row.grant

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is left."""
        return {"initial": {"amount": self.row.left}}

    def act(self, row: GrantInstalment, form: Any) -> Any:
        """Enter it."""
        amount = form.cleaned_data["amount"]
        return paying.enter(grant=row.grant, instalment=row, amount=amount, by=self.request.actor)


class OfPayment(GrantForm):
    """A question about one payment."""

    abstract = True
    model, related = GrantPayment, OF_GRANT

    def grant(self) -> PackageGrant:
        """Return the payment's package."""
        return self.row.grant

    def act(self, row: GrantPayment, form: Any) -> Any:
        """Do it, for the reason given."""
        reason = form.cleaned_data["reason"]
        return type(self).action(payment=row, reason=reason, by=self.request.actor)

    action: ClassVar[Any] = None


class PayoutRefuse(OfPayment):
    """Refuse a payment."""

    access = rules.may_decide_package
    heading, submit = gettext_lazy("Why is this payment refused?"), gettext_lazy("Refuse")
    action, done = staticmethod(paying.refuse), gettext_lazy("The payment is refused.")


class PayoutBack(OfPayment):
    """Take a released payment back before it is sent."""

    heading = gettext_lazy("Why is this payment taken back?")
    submit, done = gettext_lazy("Take back"), gettext_lazy("The payment is taken back.")
    action = staticmethod(paying.take_back)


class PayoutButton(PostDoor):
    """A button beside a payment."""

    abstract = True
    model, related, section = GrantPayment, OF_GRANT, "people"

    def next_url(self, result: Any) -> str:
        """Go back to the package."""
        return reverse("workforce:grant_detail", kwargs={"pk": self.row.grant_id})


class PayoutRelease(PayoutButton):
    """Release a payment."""

    access, done = rules.may_decide_package, gettext_lazy("The payment is released.")

    def act(self, row: GrantPayment, data: Any) -> Any:
        """Release it."""
        return paying.release(payment=row, by=self.request.actor)


class PayoutWithdraw(PayoutButton):
    """Withdraw a payment."""

    access, done = rules.may_work, gettext_lazy("The payment is withdrawn.")

    def act(self, row: GrantPayment, data: Any) -> Any:
        """Withdraw it."""
        return paying.withdraw(payment=row, by=self.request.actor)


class PayoutSend(PostDoor):
    """Make the list of everything released."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_work_here
    section, done = "people", gettext_lazy("The payment list is made. Send it to the paying office.")

    def act(self, row: Partnership, data: Any) -> PaymentList:
        """Make it."""
        return paying.make_list(partnership=row, by=self.request.actor)

    def next_url(self, result: PaymentList | None) -> str:
        """Go to the list."""
        if result is None:
            return reverse("workforce:grant_list", kwargs={"partnership": self.row.code})
        return reverse("workforce:payout_list", kwargs={"pk": result.pk})


class PayoutList(PageDoor):
    """One payment list, and what was answered."""

    model, access, related = PaymentList, rules.may_read_case, ("partnership", "made_by")
    template, section = "workforce/payout_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return its payments."""
        payments = reads.of_list(self.row)
        sums: dict[str, Any] = {}
        for one in payments:
            sums[one.grant.currency] = sums.get(one.grant.currency, 0) + one.amount
        return {
            "payments": [(one, payment_state(one.state)) for one in payments],
            "open": sum(one.state == "listed" for one in payments),
            "sums": sorted(sums.items()),
            "may_work": rules.may_work_here(self.request.actor, self.row.partnership),
        }


class PayoutFile(PostDoor):
    """The list as a file for the paying office. It carries accounts: its taking is recorded, so it is a button."""

    abstract = True
    model, access, related = PaymentList, rules.may_read_case, ("partnership",)
    section = "people"
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file and give it out."""
        payments = reads.of_list(self.row)
        paying.note_taken(made=self.row, ending=self.ending, by=request.actor)
        response = HttpResponse(self.made(heads(), list_rows(payments)), content_type=self.content_type)
        name = f"{self.row.partnership.code}-payments-{self.row.number}.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def made(self, head: list[str], rows: list[list[str]]) -> bytes:
        """Return the file's content."""
        raise TypeError(f"{type(self).__name__} has no made()")


class PayoutXlsx(PayoutFile):
    """As XLSX."""

    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ending = "xlsx"

    def made(self, head: list[str], rows: list[list[str]]) -> bytes:
        """Return the workbook."""
        title = _("Payment list %(number)s") % {"number": self.row.number}
        return as_xlsx(title, head, rows, wide=(1, 2))


class PayoutCsv(PayoutFile):
    """As CSV."""

    content_type, ending = "text/csv; charset=utf-8", "csv"

    def made(self, head: list[str], rows: list[list[str]]) -> bytes:
        """Return the table."""
        return as_csv(head, rows)


def heads() -> list[str]:
    """Return the headings; the last four the office fills in. `answers` knows them in every language of the portal."""
    return [
        pgettext("payment list", "Reference"), _("To whom"), _("Account"), _("Amount"), _("Currency"),
        pgettext("payment list", "Answer"), pgettext("payment list", "Paid on"), _("Amount paid"),
        pgettext("payment list", "Reason"),
    ]  # fmt: skip


def list_rows(payments: list[GrantPayment]) -> list[list[str]]:
    """Return the rows of a list: amounts with a point, as banks read them; answers left to be filled in."""
    return [
        [
            one.reference,
            str(one.grant.payee) if one.grant.payee_id else one.grant.case.person.name,
            reads.account_of(one.grant),
            f"{one.amount:.2f}",
            one.grant.currency,
            "", "", "", "",
        ]
        for one in payments
    ]  # fmt: skip


class PayoutAnswers(ActionDoor):
    """Read the office's answers back."""

    model, access, related = PaymentList, rules.may_work, ("partnership",)
    template, section, form_class = "workforce/payout_answers.html", "people", forms.FileForm

    def act(self, row: PaymentList, form: Any) -> answering.Taken:
        """Take them; a file with a row that cannot be used is refused whole, its rows named."""
        try:
            said = answers.read(form.cleaned_data["file"].read())
        except answers.Unusable as fault:
            raise Refused(str(SAID[fault.problem]), field="file") from fault
        if said.bad:
            told = [
                _("Line %(line)s, %(reference)s: %(problem)s")
                % {"line": one.line, "reference": one.reference or "–", "problem": SAID[one.problem]}
                for one in said.bad[:20]
            ]
            raise Refused("\n".join(told), field="file")
        taken = answering.take(made=row, answers=said.answers, by=self.request.actor)
        self.tell(taken, said.silent)
        return taken

    def tell(self, taken: answering.Taken, silent: int) -> None:
        """Say what became of the answers."""
        words = _("Paid: %(paid)s. Returned: %(returned)s. Without an answer: %(silent)s.")
        numbers = {"paid": taken.paid, "returned": taken.returned, "silent": silent}
        messages.success(self.request, words % numbers)
        for said, references in (
            (_("Paid less than ordered, the rest may be paid anew: %(references)s."), taken.less),
            (_("Paid more than ordered, claimed back: %(references)s."), taken.more),
            (_("Answered before, left as it was: %(references)s."), taken.before),
            (_("Not on this list: %(references)s."), taken.unknown),
        ):
            if references:
                messages.warning(self.request, said % {"references": ", ".join(references[:20])})

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:payout_list", kwargs={"pk": self.row.pk})

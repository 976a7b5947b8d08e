"""What leads to the ledger from elsewhere: partners' contributions put on a line, a funded proposal's grant committed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships import rules
from partnerships.actions import contributions, grants
from partnerships.forms import money as forms
from partnerships.models import Contribution, Proposal
from partnerships.queries import money as reads
from partnerships.queries.people import organisations_of
from partnerships.views.amounts import amount_words
from partnerships.views.money_forms import MoneyForm

SHARES = (50, 40, 10)


class ContributionLine(MoneyForm):
    """Say on which budget line a partner's money stands."""

    model, related = Contribution, ("partner__partnership", "partner__organisation")
    form_class, heading = forms.LineChoiceForm, _("On which budget line does this money stand?")
    done = _("Recorded. What comes in of it from now on is written once, in the book and in the ledger.")

    def about(self) -> str:
        """Name the contribution and its partner."""
        return f"{self.row.title} · {self.row.partner.organisation}"

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the lines of its currency."""
        lines = reads.lines_of(self.request.actor, self.row.partner.partnership)
        self.lines = {one.pk: one for one in lines if one.currency == self.row.currency}
        named = [(pk, f"{one.title} ({one.source})") for pk, one in self.lines.items()]
        return {"lines": named, "initial": {"line": self.row.line_id}}

    def act(self, row: Any, form: Any) -> Any:
        """Put it there."""
        line = self.lines.get(form.cleaned_data["line"])
        return contributions.put_on_line(contribution=row, line=line, by=self.request.actor)


class GrantCommit(MoneyForm):
    """Commit the grant of a funded proposal, in parts of 50, 40 and 10 per cent unless changed."""

    model, access, form_class = Proposal, rules.may_coordinate, forms.GrantForm
    related, template = ("call__partnership", "applicant"), "partnerships/grant_commit.html"
    heading, submit, done = _("Commit this grant"), _("Commit"), _("The grant is committed.")

    def back(self) -> str:
        """Return the proposal."""
        return reverse("partnerships:proposal_detail", kwargs={"pk": self.row.pk})

    def about(self) -> str:
        """Name the proposal and its applicant."""
        return f"{self.row.reference} · {self.row.title} · {self.row.applicant_name}"

    def context(self) -> dict[str, Any]:
        """Say how much is left to commit, and whether there is a line for it."""
        currency = self.row.call.currency
        words = {
            "left": amount_words(self.left, currency),
            "granted": amount_words(self.row.granted or Decimal(0), currency),
        }
        return super().context() | words | {"lines": self.lines, "currency": currency}

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the call's lines, the applicant, what is left of the grant, and the shares."""
        row, place = self.row, self.row.partnership
        self.partners = organisations_of(place)
        lines = reads.lines_of(self.request.actor, place)
        self.lines = {one.pk: one for one in lines if one.currency == row.call.currency}
        self.left = (row.granted or Decimal(0)) - reads.committed_of(proposal=row)
        partner = row.applicant_id if row.applicant_id in self.partners else None
        initial = {
            "title": row.title[:200], "amount": self.left, "on": place.today(), "reference": row.reference,
            "payee": partner, "payee_name": "" if partner else row.applicant_name[:200],
            "condition_2": _("interim report approved"), "condition_3": _("final report approved"),
        }  # fmt: skip
        initial |= {f"share_{number}": share for number, share in enumerate(SHARES, 1)}
        return {
            "lines": [
                (pk, f"{one.title} ({one.source}): {amount_words(one.free, one.currency)}")
                for pk, one in self.lines.items()
            ],
            "partners": [(pk, str(one)) for pk, one in self.partners.items()],
            "initial": initial,
        }

    def act(self, row: Any, form: Any) -> Any:
        """Commit it."""
        given = form.cleaned_data
        payee = self.partners.get(given["payee"])
        return grants.commit(
            proposal=row,
            line=self.lines[given["line"]],
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

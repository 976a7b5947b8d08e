"""The forms about a package: ask, change, decide, suspend, end, papers, days, claims."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.views.drafts import KeepsDrafts
from jtportal.kernel.doors import ActionDoor
from jtportal.kernel.money import written
from partnerships.queries.people import organisations_of
from workforce import rules
from workforce.actions.packages import asking, claiming, deciding
from workforce.calculations.packages.figures import FIGURES, OWN
from workforce.calculations.packages.language import When, asked
from workforce.forms import packages as forms
from workforce.models import Case, GrantClaim, PackageGrant
from workforce.queries import packages as reads
from workforce.views.grants import GRANT, missing_days
from workforce.views.package_sentences import component_lines
from workforce.views.package_words import figure_words, first_up, named


def labels(package: Any) -> dict[str, str]:
    """Return the labels of the fields that a package needs."""
    found = {name: first_up(figure_words(name)) for name in asked(package) if name not in OWN}
    for one in package.components:
        found[f"lower_{one.key}"] = _("Only so much for: %(component)s") % {"component": named(one.name)}
    return found


def line_choices(partnership: Any, currency: str) -> list[tuple[int, str]]:
    """Return the lines that could pay, each with what is free."""
    rows = reads.lines_for(partnership, currency)
    words = _("%(line)s: %(free)s free")
    return [(one.pk, words % {"line": one.title, "free": written(one.free, currency)}) for one in rows]


class Asking(KeepsDrafts):
    """The figures of a package."""

    abstract = True
    template, section, form_class = "workforce/grant_ask.html", "people", forms.AskForm

    def offer(self) -> Any:
        """Return the version asked for."""
        raise TypeError(f"{type(self).__name__} has no offer()")

    def form_kwargs(self) -> dict[str, Any]:
        """Hand over the package, the lines that could pay, and the partners."""
        place = self.row.partnership
        self.version = self.offer()
        package = self.version.package
        self.lines = {one.pk: one for one in reads.lines_for(place, package.currency)}
        self.payees = organisations_of(place)
        return {
            "package": package,
            "words": labels(package),
            "lines": line_choices(place, package.currency),
            "payees": [(pk, str(one)) for pk, one in self.payees.items()],
        }

    def context(self) -> dict[str, Any]:
        """Say what the package pays beside its form."""
        package = self.version.package if hasattr(self, "version") else self.offer().package
        return {
            "case": self.row if isinstance(self.row, Case) else self.row.case,
            "name": named(package.name),
            "components": [component_lines(one, package.currency) for one in package.components],
            "currency": package.currency,
        }

    def next_url(self, result: PackageGrant) -> str:
        """Go to the request."""
        return reverse("workforce:grant_detail", kwargs={"pk": result.pk})


class GrantAsk(Asking):
    """Ask for a package for a worker."""

    model, access, related = Case, rules.may_work, ("partnership", "person", "worker__current")
    done = gettext_lazy("The package is asked for. Another person decides.")

    def offer(self) -> Any:
        """Find the version among those on offer today."""
        place = self.row.partnership
        found = reads.on_offer(self.request.actor, place, place.today()).filter(type__key=self.kwargs["key"])
        version = found.first()
        if version is None:
            raise Http404
        return version

    def act(self, row: Case, form: Any) -> PackageGrant:
        """Ask."""
        given = form.cleaned_data
        return asking.ask(
            case=row,
            version=self.version,
            line=self.lines[given["line"]],
            figures=form.figures(),
            lower=form.lower(),
            payee=self.payees.get(given.get("payee")),
            advance=bool(given.get("advance")),
            account=given.get("account", ""),
            by=self.request.actor,
        )


class GrantChange(Asking):
    """Change what was asked, before anybody decided."""

    model, access, related = PackageGrant, rules.may_work, GRANT
    done = gettext_lazy("The request is changed.")

    def offer(self) -> Any:
        """The version that was asked for."""
        return self.row.version

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        figures = reads.restored(self.row.figures)
        flags = {True: "yes", False: "no"}
        first = {name: flags[value] if isinstance(value, bool) else value for name, value in figures.items()}
        first |= {f"lower_{key}": value for key, value in self.row.lower.items()}
        return {
            **super().form_kwargs(),
            "again": True,
            "initial": {**first, "line": self.row.line_id, "seen": self.row.revision},
        }

    def act(self, row: PackageGrant, form: Any) -> PackageGrant:
        """Change it."""
        given = form.cleaned_data
        about = {"figures": form.figures(), "lower": form.lower(), "seen": given["seen"]}
        return asking.change(grant=row, line=self.lines[given["line"]], by=self.request.actor, **about)


class GrantForm(ActionDoor):
    """A question about one package: `heading` asks, `submit` is the button's word."""

    abstract = True
    model, access, related = PackageGrant, rules.may_work, GRANT
    template, section = "workforce/grant_form.html", "people"
    form_class: ClassVar[Any] = forms.WhyForm
    heading: ClassVar[Any] = ""
    submit: ClassVar[Any] = gettext_lazy("Record")

    def grant(self) -> PackageGrant:
        """Return the package that it is about."""
        return self.row

    def context(self) -> dict[str, Any]:
        """Return the words of the form."""
        return {"grant": self.grant(), "heading": self.heading, "submit": self.submit}

    def next_url(self, result: Any) -> str:
        """Go back to the package."""
        return reverse("workforce:grant_detail", kwargs={"pk": self.grant().pk})


class GrantApprove(GrantForm):
    """Approve."""

    access, form_class = rules.may_decide_package, forms.ApproveForm
    heading, submit = gettext_lazy("Do you approve this package?"), gettext_lazy("Approve")
    done = gettext_lazy("Your approval is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Remember what was seen."""
        return {"initial": {"seen": self.row.revision}}

    def act(self, row: PackageGrant, form: Any) -> Any:
        """Approve it."""
        return deciding.approve(grant=row, by=self.request.actor, **form.cleaned_data)


class GrantRefuse(GrantApprove):
    """Refuse."""

    form_class = forms.WhyForm
    heading, submit = gettext_lazy("Why is this package refused?"), gettext_lazy("Refuse")
    done = gettext_lazy("The request is refused.")

    def act(self, row: PackageGrant, form: Any) -> Any:
        """Refuse it."""
        return deciding.refuse(grant=row, by=self.request.actor, **form.cleaned_data)


class GrantMove(GrantForm):
    """Something done to a package for a reason: `action` does it."""

    abstract = True
    action: ClassVar[Any] = None

    def act(self, row: PackageGrant, form: Any) -> Any:
        """Do it."""
        return type(self).action(grant=row, reason=form.cleaned_data["reason"], by=self.request.actor)


class GrantWithdraw(GrantMove):
    """Take a request back."""

    heading, submit = gettext_lazy("Why is the request withdrawn?"), gettext_lazy("Withdraw")
    action, done = staticmethod(asking.withdraw), gettext_lazy("The request is withdrawn.")


class GrantSuspend(GrantMove):
    """Let nothing be paid for a time."""

    heading, submit = gettext_lazy("Why is this package suspended?"), gettext_lazy("Suspend")
    action, done = staticmethod(deciding.suspend), gettext_lazy("The package is suspended.")


class GrantResume(GrantMove):
    """Let it be paid again."""

    access = rules.may_decide_package
    heading, submit = gettext_lazy("Why does this package go on?"), gettext_lazy("Resume")
    action, done = staticmethod(deciding.resume), gettext_lazy("The package goes on.")


class GrantEnd(GrantMove):
    """End it: what was not paid goes back to its line."""

    heading, submit = gettext_lazy("Why does this package end?"), gettext_lazy("End the package")
    action, done = (
        staticmethod(deciding.end),
        gettext_lazy("The package is ended. What was not paid is free again."),
    )


class GrantPaper(GrantForm):
    """Record that a paper was seen."""

    form_class, heading = forms.EvidenceForm, gettext_lazy("Which paper was seen?")
    done = gettext_lazy("The paper is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the package's papers, and its months."""
        evidence = self.row.version.package.evidence
        self.monthly = {one.key for one in evidence if one.when is When.MONTH}
        periods = sorted({one.period for one in self.row.instalments.all() if one.period})
        return {
            "papers": [(one.key, named(one.name)) for one in evidence],
            "periods": periods if self.monthly else [],
            "initial": {"on": self.row.partnership.today()},
        }

    def act(self, row: PackageGrant, form: Any) -> Any:
        """Record it; a month only where the paper comes month by month."""
        given = dict(form.cleaned_data)
        period = given.pop("period", 0) if given["key"] in self.monthly else 0
        given.pop("period", None)
        return deciding.see_evidence(grant=row, period=period or 0, by=self.request.actor, **given)


class GrantDay(GrantForm):
    """Tell a day that nobody knew before."""

    form_class, heading = forms.DayForm, gettext_lazy("Which day is known now?")
    done = gettext_lazy("The day is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the days that lack."""
        names = [name for name in asked(self.row.version.package) if name not in OWN]
        days = missing_days(self.row)
        known = [(name, first_up(figure_words(name))) for name in names if FIGURES[name].kind == "date"]
        return {"days": days or known}

    def act(self, row: PackageGrant, form: Any) -> Any:
        """Tell it."""
        return asking.tell_day(grant=row, by=self.request.actor, **form.cleaned_data)


class GrantClaimNew(GrantForm):
    """Claim money back."""

    form_class, heading = forms.ClaimForm, gettext_lazy("What is claimed back?")
    submit, done = gettext_lazy("Claim back"), gettext_lazy("The claim is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer everything that was paid."""
        return {"initial": {"amount": claiming.claimable(self.row)}}

    def act(self, row: PackageGrant, form: Any) -> Any:
        """Claim it."""
        return claiming.claim(grant=row, by=self.request.actor, **form.cleaned_data)


class OfClaim(GrantForm):
    """A question about a claim."""

    abstract = True
    model = GrantClaim
    related: ClassVar[tuple[str, ...]] = tuple(f"grant__{name}" for name in GRANT)

    def grant(self) -> PackageGrant:
        """Return the claim's package."""
        return self.row.grant


class ClaimRepay(OfClaim):
    """Record what came back."""

    form_class, heading = forms.PayForm, gettext_lazy("How much came back?")
    done = gettext_lazy("What came back is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is open."""
        return {"initial": {"amount": self.row.left}}

    def act(self, row: GrantClaim, form: Any) -> Any:
        """Record it."""
        return claiming.repay(claim=row, amount=form.cleaned_data["amount"], by=self.request.actor)


class ClaimWaive(OfClaim):
    """Let the rest go."""

    access = rules.may_decide_package
    heading, submit = gettext_lazy("Why is this claim waived?"), gettext_lazy("Waive")
    done = gettext_lazy("The claim is waived.")

    def act(self, row: GrantClaim, form: Any) -> Any:
        """Waive it."""
        return claiming.waive(claim=row, reason=form.cleaned_data["reason"], by=self.request.actor)

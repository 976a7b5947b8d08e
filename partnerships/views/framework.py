"""The framework agreement: which there are, who sits at the table, its versions, its text to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import framework
from partnerships.enums import TextState
from partnerships.forms.framework import (
    FrameworkChangeForm,
    FrameworkForm,
    RenegotiateForm,
    SeatForm,
    UnseatForm,
)
from partnerships.models import FrameworkAgreement, FrameworkParty, FrameworkVersion
from partnerships.queries import amendments as tables
from partnerships.queries import framework as reads
from partnerships.queries import framework_dues
from partnerships.sockets import text_effects
from partnerships.views.accord_ways import ways
from partnerships.views.accords import (
    AccordForm,
    InAccord,
    OfPlace,
    language_choices,
    language_of,
    read_lines,
    short_hash,
)
from partnerships.views.clause_margins import with_margins
from partnerships.views.plan_forms import given
from partnerships.views.signing import signing_part
from partnerships.views.talk_lines import put_beside

if TYPE_CHECKING:
    from partnerships.models import Partnership

TERM = ("term_from", "term_until", "review_months", "committee")


class FrameworkList(OfPlace, PageDoor):
    """Which framework agreements a partnership has, and where each stands."""

    access, template = rules.may_read_plan, "partnerships/framework_list.html"

    def context(self) -> dict[str, Any]:
        """Return the agreements with what is open and what is in force."""
        rows = reads.agreements(self.request.actor, self.row)
        versions = reads.standing(rows)
        return {
            "agreements": [{"row": row, **standing_of(versions[row.pk])} for row in rows],
            "may_coordinate": rules.may_coordinate(self.request.actor, self.row),
        }


def standing_of(versions: list[FrameworkVersion]) -> dict[str, Any]:
    """Return which of an agreement's versions is open, which in force today and which has its day to come, or None."""
    return {
        "open": next((one for one in versions if one.state in reads.OPEN), None),
        "in_force": next((one for one in versions if one.standing == TextState.IN_FORCE), None),
        "coming": next(
            (one for one in versions if one.in_force_from and one.standing == TextState.AGREED), None
        ),
        "ended": any(one.standing == TextState.ENDED for one in versions),
        "versions": versions,
    }


class FrameworkDetail(InAccord, PageDoor):
    """One agreement: its term, who sits at the table, its versions."""

    model, access, related = FrameworkAgreement, rules.may_read_plan, ("partnership",)
    template = "partnerships/framework_detail.html"

    def context(self) -> dict[str, Any]:
        """Return parties and versions."""
        versions = reads.standing([self.row])[self.row.pk]
        day = self.row.partnership.today()
        parties = list(self.row.parties.select_related("organisation"))
        seated = [party for party in parties if party.until_on is None or party.until_on >= day]
        return {
            **standing_of(versions),
            "dues": framework_dues.of(self.row, versions, day),
            "parties": seated,
            "former": [party for party in parties if party not in seated],
            "rules": list(self.row.adoption_rules.all()),
            **ways(self.row, self.request.actor),
            "sides": len({party.constituency for party in seated}),
            "may_coordinate": rules.may_coordinate(self.request.actor, self.row),
        }


class FrameworkText(InAccord, PageDoor):
    """A version of the text, made for reading."""

    model, access, related = FrameworkVersion, rules.may_read_plan, ("agreement__partnership",)
    template = "partnerships/framework_text.html"

    def context(self) -> dict[str, Any]:
        """Return chapters and clauses in the language chosen."""
        agreement = self.row.agreement
        language = language_of(agreement, self.request.GET.get("language"))
        lines = with_margins(self.row, read_lines(self.row, language))
        may = rules.may_coordinate(self.request.actor, self.row)
        earlier = list(agreement.versions.exclude(pk=self.row.pk).order_by("-number"))
        return {
            "agreement": agreement,
            "language": language,
            "languages": language_choices(agreement, language),
            "lines": lines,
            "talk": put_beside(self.row, self.request.actor, lines),
            "may_speak": rules.may_negotiate(self.request.actor, self.row),
            "clauses": sum(not line["chapter"] for line in lines),
            "chapters": sum(line["chapter"] for line in lines),
            "hash": short_hash(self.row.content_hash),
            "others": earlier,
            "taken_out": reads.taken_out(agreement) if self.row.is_draft else [],
            **signing_part(self.row, self.request.actor),
            "effects": text_effects(self.request.actor, self.row),
            "may_coordinate": may,
            "may_write": may and self.row.is_draft and not self.row.opened_at,
            "may_renew": may
            and bool(self.row.in_force_from)
            and not any(one.state in reads.OPEN for one in earlier),
            "may_correct": may and self.row.state not in (TextState.DRAFT, TextState.WITHDRAWN),
            "may_propose": self.row.is_draft
            and bool(self.row.opened_at)
            and rules.may_negotiate(self.request.actor, self.row),
            **self.one_more(),
        }

    def one_more(self) -> dict[str, Any]:
        """Return the amendment that is to change one clause more, where the address names one of the reader's."""
        more = tables.of_address(self.request.actor, self.row, self.request.GET.get("to", ""))
        return {"more": more, "to": f"?to={more.pk}"} if more else {}


class FrameworkBegin(OfPlace, AccordForm):
    """Begin an agreement."""

    access, form_class = rules.may_coordinate, FrameworkForm
    heading, submit = gettext_lazy("What is to be agreed for workers?"), gettext_lazy("Begin the agreement")
    intro = gettext_lazy(
        "The framework agreement says what workers are entitled to:"
        " retention, redeployment, reskilling, early retirement."
        " Roles and pledges of the partners stand in the partnership agreement."
    )
    done = gettext_lazy("The agreement is begun. Seat the parties, then write or take in the text.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the partnership's own language."""
        language = self.row.language
        return {"initial": {"leading": language, "languages": [language]}}

    def act(self, row: Partnership, form: Any) -> FrameworkAgreement:
        """Begin it."""
        return framework.begin(partnership=row, by=self.request.actor, **form.action_values())

    def above(self) -> str:
        """Name the list."""
        return _("Framework agreements")

    def back_url(self) -> str:
        """Return to the list."""
        return reverse("partnerships:framework_list", kwargs={"partnership": self.row.code})

    def next_url(self, result: Any) -> str:
        """Go to the new agreement."""
        return reverse("partnerships:framework_detail", kwargs={"pk": result.pk})


class OfFramework(AccordForm):
    """A form about an agreement; back to it."""

    abstract = True
    model, access, related = FrameworkAgreement, rules.may_coordinate, ("partnership",)

    def back_url(self) -> str:
        """Return to the agreement."""
        return reverse("partnerships:framework_detail", kwargs={"pk": self.row.pk})


class FrameworkChange(OfFramework):
    """Change title, term, review, oversight."""

    form_class, submit = FrameworkChangeForm, gettext_lazy("Save")
    heading = gettext_lazy("Title, term and oversight")
    done = gettext_lazy("Changed and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        first = {name: getattr(self.row, name) for name in TERM}
        titles = {f"title_{code}": text for code, text in self.row.title.items()}
        return {"agreement": self.row, "initial": {**first, **titles, "seen": self.row.revision}}

    def act(self, row: FrameworkAgreement, form: Any) -> Any:
        """Change it."""
        return framework.change(agreement=row, by=self.request.actor, **form.action_values())


class FrameworkSeat(OfFramework):
    """Seat a party."""

    form_class, submit = SeatForm, gettext_lazy("Seat it")
    heading, done = gettext_lazy("Who sits down at the table?"), gettext_lazy("The party is at the table.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners of today that are not at the table."""
        return {
            "organisations": reads.may_sit(self.row),
            "initial": {"from_on": self.row.partnership.today()},
        }

    def act(self, row: FrameworkAgreement, form: Any) -> Any:
        """Seat it."""
        return framework.seat(agreement=row, by=self.request.actor, **given(form))


class FrameworkRenegotiate(OfFramework):
    """Begin the next version."""

    form_class, submit = RenegotiateForm, gettext_lazy("Begin the next version")
    heading = gettext_lazy("Why is the agreement negotiated anew?")
    intro = gettext_lazy("The version in force stays in force until its day.")
    done = gettext_lazy("The next version is begun with the same text.")

    def act(self, row: FrameworkAgreement, form: Any) -> FrameworkVersion:
        """Begin it from the latest version."""
        base = row.versions.order_by("-number").first()
        return framework.begin_version(agreement=row, base=base, by=self.request.actor, **given(form))

    def next_url(self, result: Any) -> str:
        """Go to its text."""
        return reverse("partnerships:framework_text", kwargs={"pk": result.pk})


class PartyUnseat(AccordForm):
    """Let a party leave the table."""

    model, access = FrameworkParty, rules.may_coordinate
    related = ("agreement__partnership", "organisation")
    form_class, submit = UnseatForm, gettext_lazy("It leaves the table")
    done = gettext_lazy("The party has left the table. What it said stays.")

    def title(self) -> str:
        """Say who leaves."""
        return _("When does %(party)s leave the table?") % {"party": self.row.organisation}

    def above(self) -> str:
        """Name the agreement."""
        return str(self.row.agreement)

    def act(self, row: FrameworkParty, form: Any) -> Any:
        """Let it leave."""
        return framework.unseat(party=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the agreement."""
        return reverse("partnerships:framework_detail", kwargs={"pk": self.row.agreement_id})


class FrameworkOpen(InAccord, PostDoor):
    """Put a draft on the table."""

    model, access, related = FrameworkVersion, rules.may_coordinate, ("agreement__partnership",)
    done = gettext_lazy("The text is on the table. From now on it changes by amendments alone.")

    def act(self, row: FrameworkVersion, data: Any) -> Any:
        """Open it."""
        return framework.open_to_negotiation(version=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.pk})

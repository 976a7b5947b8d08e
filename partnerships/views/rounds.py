"""Rounds of a negotiation with agenda, minutes and attendance; where it is stuck, and who mediates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import impasses, rounds
from partnerships.forms import rooms as forms
from partnerships.models import FrameworkAgreement, FrameworkVersion, Impasse, NegotiationRound
from partnerships.queries import amendments as tables
from partnerships.queries import rooms
from partnerships.queries import rounds as reads
from partnerships.views.accords import AccordForm, InAccord
from partnerships.views.meetings import moment
from partnerships.views.plan_forms import given

if TYPE_CHECKING:
    pass


def impasse_line(row: Impasse, names: dict[int, str] | None = None) -> dict[str, Any]:
    """Return an impasse as it is drawn. `names`: {clause: number and heading}, where clauses are told."""
    return {
        "row": row,
        "amendments": list(row.amendments.all()) if names is not None else [],
        "clauses": [(one.pk, names.get(one.pk, one.key)) for one in row.clauses.all()]
        if names is not None
        else [],
    }


class AccordRounds(InAccord, PageDoor):
    """The rounds of a negotiation, and where it is stuck."""

    model, access, related = FrameworkAgreement, rules.may_read_plan, ("partnership",)
    template = "partnerships/accord_rounds.html"

    def context(self) -> dict[str, Any]:
        """Return rounds and impasses."""
        agreement, actor = self.row, self.request.actor
        version = rooms.negotiated(agreement)
        names = rooms.clause_names(version)
        found = [impasse_line(row, names) for row in reads.impasses_of(actor, agreement)]
        may = rules.may_coordinate(actor, agreement)
        inside = tables.seat_of(actor, agreement) is not None
        return {
            "version": version,
            "rounds": [self.round_line(row, inside) for row in reads.rounds_of(actor, agreement)],
            "impasses": found,
            "stuck": sum(one["row"].open for one in found),
            "may_coordinate": may,
            "may_mediate": may or rules.may_mediate(actor, agreement),
        }

    def round_line(self, row: NegotiationRound, inside: bool) -> dict[str, Any]:
        """Return a round as it is drawn; who came is named to the parties alone."""
        there = list(row.meeting.attendance.all())
        return {
            "row": row,
            "meeting": row.meeting,
            "at": moment(row.meeting),
            "items": list(row.meeting.items.all()),
            "present": [
                f"{one.organisation} ({one.persons})" if inside and one.persons else str(one.organisation)
                for one in there
                if not one.excused
            ],
            "excused": [str(one.organisation) for one in there if one.excused],
            "amendments": list(row.amendments.all()),
        }


class OfRounds(AccordForm):
    """A form about rounds or impasses; back to their page."""

    abstract = True

    def agreement(self) -> FrameworkAgreement:
        """Return the agreement."""
        return self.row if isinstance(self.row, FrameworkAgreement) else self.row.agreement

    def above(self) -> str:
        """Name the agreement."""
        return str(self.agreement())

    def back_url(self) -> str:
        """Return to the rounds."""
        return reverse("partnerships:accord_rounds", kwargs={"pk": self.agreement().pk})


class RoundHold(OfRounds):
    """Make a meeting the next round."""

    model, access, related = FrameworkVersion, rules.may_coordinate, ("agreement__partnership",)
    form_class, submit = forms.RoundForm, gettext_lazy("It is the next round")
    heading = gettext_lazy("Which meeting is the next round?")
    done = gettext_lazy("The meeting is a round of the negotiation.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer meetings that are no round yet, and amendments that were tabled."""
        actor = self.request.actor
        return {
            "meetings": reads.no_round_yet(actor, self.row.agreement),
            "amendments": reads.negotiable(actor, self.row),
        }

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Link it."""
        return rounds.hold(version=row, by=self.request.actor, **given(form))


class RoundAgenda(OfRounds):
    """Say which amendments a round negotiates."""

    model, access = NegotiationRound, rules.may_coordinate
    related = ("agreement__partnership", "version", "meeting")
    form_class, submit = forms.AgendaForm, gettext_lazy("Save")
    heading, done = gettext_lazy("Which amendments does this round negotiate?"), gettext_lazy("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with those that are on it."""
        first = {"amendments": list(self.row.amendments.all()), "seen": self.row.revision}
        return {"amendments": reads.negotiable(self.request.actor, self.row.version), "initial": first}

    def act(self, row: NegotiationRound, form: Any) -> Any:
        """Set them."""
        return rounds.set_agenda(negotiation_round=row, by=self.request.actor, **given(form))


class ImpasseDeclare(OfRounds):
    """Declare an impasse for a party."""

    model, access, related = FrameworkAgreement, rules.may_mediate, ("partnership",)
    form_class, submit = forms.ImpasseForm, gettext_lazy("Declare the impasse")
    heading = gettext_lazy("What is the negotiation stuck on?")
    intro = gettext_lazy("It is recorded and shown to every party. Nothing is decided by it.")
    done = gettext_lazy("The impasse is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what may be stuck; a party declares for itself, the coordinator for any."""
        actor, agreement = self.request.actor, self.row
        version = rooms.negotiated(agreement)
        own = None if rules.may_coordinate(actor, agreement) else actor.organisation_id
        seat = tables.seat_of(actor, agreement)
        return {
            "amendments": reads.negotiable(actor, version),
            "clauses": rooms.clause_names(version),
            "parties": reads.may_declare(agreement, own),
            "initial": {"since": agreement.partnership.today(), "party": seat},
        }

    def act(self, row: FrameworkAgreement, form: Any) -> Any:
        """Record it."""
        told = given(form)
        told["clauses"] = row.clauses.filter(pk__in=told["clauses"])
        return impasses.declare(agreement=row, by=self.request.actor, **told)


class OfImpasse(OfRounds):
    """A form about an impasse."""

    abstract = True
    model, access = Impasse, rules.may_mediate
    related = ("agreement__partnership", "declared_by")


class ImpasseMediate(OfImpasse):
    """Record the mediation."""

    form_class, submit = forms.MediationForm, gettext_lazy("Record the mediation")
    heading, done = gettext_lazy("Who mediates?"), gettext_lazy("The mediation is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is known."""
        names = ("mediator", "contact", "mediated_from", "mediated_until")
        first = {name: getattr(self.row, name) for name in names}
        return {"initial": {**first, "seen": self.row.revision}}

    def act(self, row: Impasse, form: Any) -> Any:
        """Record it."""
        return impasses.mediate(impasse=row, by=self.request.actor, **given(form))


class ImpasseEnd(OfImpasse):
    """Record how it ended."""

    form_class, submit = forms.ImpasseEndForm, gettext_lazy("Record the outcome")
    heading = gettext_lazy("How did the impasse end?")
    intro = gettext_lazy("Amendments and clauses stay as they are: the parties decide on them apart.")
    done = gettext_lazy("The outcome is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"ended_on": self.row.partnership.today(), "seen": self.row.revision}}

    def act(self, row: Impasse, form: Any) -> Any:
        """Record it."""
        return impasses.end(impasse=row, by=self.request.actor, **given(form))

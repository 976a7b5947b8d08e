"""Amendments on the table: read, said yes or no to, adopted or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, Refused
from partnerships import rules
from partnerships.actions import adopting, amendments
from partnerships.actions.adopting import Conflicting
from partnerships.actions.clauses import Wording
from partnerships.enums import AmendmentState, ChangeKind, Stance
from partnerships.forms.amendments import AdoptForm, EndForm, PositionForm
from partnerships.forms.framework import WordingForm
from partnerships.models import Amendment, AmendmentText, FrameworkVersion
from partnerships.queries import amendments as reads
from partnerships.queries import framework as texts
from partnerships.queries.clause_talk import tallies
from partnerships.queries.rooms import linked_with
from partnerships.queries.rounds import stuck_ones
from partnerships.sockets import text_effects
from partnerships.views.accord_ways import beside_amendment
from partnerships.views.accords import (
    AccordForm,
    InAccord,
    language_choices,
    language_of,
    short_hash,
)
from partnerships.views.amendment_lines import VIEWS, change_lines, position_lines
from partnerships.views.amendment_measures import measure_choices
from partnerships.views.amendment_rulings import chosen, chosen_fields, duty_choices, place_choices

if TYPE_CHECKING:
    from django.http import HttpResponse

ICONS = {Stance.SUPPORT: "yes", Stance.RESERVATION: "half", Stance.OBJECT: "no", Stance.ABSTAIN: "abstain"}


class AmendmentList(InAccord, PageDoor):
    """The amendments to a text, and what each party holds of them."""

    model, access, related = FrameworkVersion, rules.may_read_plan, ("agreement__partnership",)
    template = "partnerships/amendment_list.html"

    def context(self) -> dict[str, Any]:
        """Return them with their positions, those on the table first."""
        rows = reads.of_version(self.request.actor, self.row)
        held = reads.positions(rows)
        said = reads.changes(row.current for row in rows)
        talk = tallies(self.request.actor, self.row.agreement, "amendment")
        stuck = stuck_ones(self.row.agreement)
        order = {AmendmentState.TABLED: 0, AmendmentState.DRAFTED: 1}
        seat = reads.seat_of(self.request.actor, self.row.agreement)
        mine = seat.organisation_id if seat else None
        return {
            "agreement": self.row.agreement,
            "amendments": [
                {
                    "row": row,
                    "changes": len(said[row.current_id]) if row.current_id else 0,
                    "talk": talk.get(row.pk),
                    "stuck": row.pk in stuck,
                    "stances": [
                        {"icon": ICONS[Stance(one.position.stance)], "lapsed": one.lapsed, "held": one}
                        for one in held[row.pk]
                    ],
                    "waits": bool(
                        mine
                        and row.state == AmendmentState.TABLED
                        and not any(
                            one.position.organisation_id == mine and not one.lapsed for one in held[row.pk]
                        )
                    ),
                }
                for row in sorted(rows, key=lambda row: (order.get(row.state, 2), row.number))
            ],
            "tabled": sum(row.state == AmendmentState.TABLED for row in rows),
            "may_propose": rules.may_negotiate(self.request.actor, self.row)
            and self.row.is_draft
            and bool(self.row.opened_at),
        }


class OfAmendment(InAccord):
    """Mix into a door about one amendment."""

    model, related = (
        Amendment,
        ("version__agreement__partnership", "organisation", "current__amendment", "created_by"),
    )
    row: Any
    request: Any

    def back_url(self) -> str:
        """Return to the amendment."""
        return reverse("partnerships:amendment_detail", kwargs={"pk": self.row.pk})

    def next_url(self, _result: Any) -> str:
        """Return to the amendment."""
        return self.back_url()


class AmendmentDetail(OfAmendment, ActionDoor):
    """One amendment: what it does, what the parties hold of it, and what one's own organisation says."""

    access, template, form_class = rules.may_read_plan, "partnerships/amendment_detail.html", PositionForm

    def context(self) -> dict[str, Any]:
        """Return changes and positions."""
        amendment, actor = self.row, self.request.actor
        agreement = amendment.version.agreement
        held = reads.positions([amendment])[amendment.pk]
        own = next((one for one in held if one.position.organisation_id == actor.organisation_id), None)
        language = language_of(agreement, self.request.GET.get("language"))
        since = own.position.on_text if own and own.lapsed else None
        view = self.request.GET.get("view", "since" if since else "changes")
        spots = texts.outline(amendment.version)
        numbers = {spot.clause: spot.number for spot in spots}
        places = {spot.clause: spot.place for spot in spots}
        lines = [
            {**line, "place": places.get(line["clause"].pk)}
            for line in change_lines(amendment, language, since, numbers)
        ]
        seat = reads.seat_of(actor, agreement)
        return {
            "agreement": agreement,
            "language": language,
            "languages": language_choices(agreement, language),
            "views": [key for key in VIEWS if key != "since" or since],
            "view": view if view in VIEWS and (view != "since" or since) else "changes",
            "lines": lines,
            "positions": position_lines(held, may_see_person=seat is not None),
            "own": own,
            "effects": text_effects(actor, amendment),
            "words_since": sum(line.get("words_since", 0) for line in lines),
            "competing": reads.competing(amendment),
            "hash": short_hash(amendment.current.digest if amendment.current else ""),
            "stances": [(stance.value, stance.label, ICONS[stance]) for stance in Stance],
            "may_say": self.may_say(),
            **beside_amendment(amendment, actor),
            "may_change": amendment.open and rules.may_change_amendment(actor, amendment),
            "may_decide": amendment.state == AmendmentState.TABLED and rules.may_coordinate(actor, amendment),
        }

    def may_say(self) -> bool:
        """Whether this reader may take a position now."""
        return self.row.state == AmendmentState.TABLED and rules.may_negotiate(self.request.actor, self.row)

    def form_kwargs(self) -> dict[str, Any]:
        """Bind the position to the words that are shown."""
        return {"initial": {"on_text": self.row.current_id}}

    def act(self, row: Amendment, form: Any) -> Any:
        """Take the position."""
        given = form.cleaned_data
        seen = AmendmentText(pk=given["on_text"])
        if row.state != AmendmentState.TABLED or not rules.may_negotiate(self.request.actor, row):
            raise Refused(_("Your organisation does not sit at this table."))
        found = row.texts.filter(pk=seen.pk).first()
        if found is None:
            raise Refused(
                _("The amendment has changed since you read it. Read the change, then say what you hold.")
            )
        return amendments.take_position(
            amendment=row, stance=given["stance"], reason=given["reason"], seen=found, by=self.request.actor
        )

    done = gettext_lazy("Your organisation's position is recorded.")


class AmendmentTable(OfAmendment, PostDoor):
    """Put an amendment on the table."""

    access = rules.may_change_amendment
    done = gettext_lazy("The amendment is on the table. Every party sees it and may take a position.")

    def act(self, row: Amendment, data: Any) -> Any:
        """Table it."""
        return amendments.table(amendment=row, by=self.request.actor)


class AmendmentEnd(OfAmendment, AccordForm):
    """End an amendment with a reason."""

    abstract = True
    form_class = EndForm

    def above(self) -> str:
        """Name the amendment."""
        return f"{self.row} {self.row.title}"

    def context(self) -> dict[str, Any]:
        """Say what ends with it."""
        others = linked_with(self.request.actor, [self.row]).get(self.row.pk, [])
        names = ", ".join(map(str, others))
        intro = _("It stands or falls with others: the same is decided of %(names)s.") % {"names": names}
        return {**super().context(), "intro": intro if others else ""}


class AmendmentWithdraw(AmendmentEnd):
    """Take an amendment back."""

    access, submit = rules.may_change_amendment, gettext_lazy("Withdraw it")
    heading, done = (
        gettext_lazy("Why is this amendment withdrawn?"),
        gettext_lazy("The amendment is withdrawn."),
    )

    def act(self, row: Amendment, form: Any) -> Any:
        """Withdraw it."""
        return amendments.withdraw(amendment=row, by=self.request.actor, **form.cleaned_data)


class AmendmentReject(AmendmentEnd):
    """Record that the table rejected an amendment."""

    access, submit = rules.may_coordinate, gettext_lazy("Record the rejection")
    heading, done = gettext_lazy("Why was it rejected?"), gettext_lazy("The rejection is recorded.")

    def act(self, row: Amendment, form: Any) -> Any:
        """Reject it."""
        return amendments.reject(amendment=row, by=self.request.actor, **form.cleaned_data)


class AmendmentAdopt(OfAmendment, AccordForm):
    """Put an amendment into the text; where two changed the same words, decide with both on the page."""

    access, template = rules.may_coordinate, "partnerships/amendment_adopt.html"
    form_class, submit = AdoptForm, gettext_lazy("Put it into the text")
    heading, done = (
        gettext_lazy("This amendment goes into the text"),
        gettext_lazy("The amendment stands in the text."),
    )
    conflict: Conflicting | None = None
    decisions: dict[int, WordingForm]

    def above(self) -> str:
        """Name the amendment."""
        return f"{self.row} {self.row.title}"

    def wording_form(self, clause: int, data: Any = None, **more: Any) -> WordingForm:
        """Return the form of the words of a clause that somebody decides."""
        agreement = self.row.version.agreement
        return WordingForm(data, agreement=agreement, chapter=False, prefix=f"clause-{clause}", **more)

    def decided(self) -> dict[int, Wording]:
        """Return what was decided so far, clause by clause. Raises Refused for words that are no wording."""
        asked = [int(pk) for pk in self.request.POST.getlist("clause") if pk.isdecimal() and len(pk) < 15]
        self.decisions = {clause: self.wording_form(clause, self.request.POST) for clause in asked}
        wrong = [clause for clause, form in self.decisions.items() if not form.is_valid()]
        if wrong:
            raise Refused(_("Write what the clause says."))
        return {
            clause: Wording(form.said("heading"), form.said("body"))
            for clause, form in self.decisions.items()
        }

    def act(self, row: Amendment, form: Any) -> Any:
        """Adopt it."""
        decided, reason = self.decided(), form.cleaned_data["reason"]
        try:
            ruled = chosen(self.request.POST)
            return adopting.adopt(
                amendment=row, by=self.request.actor, decided=decided, reason=reason, **ruled
            )
        except Conflicting as conflict:
            self.conflict = conflict
            raise

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show both sides of a conflict with the words as they stand to be written over, and what was decided before."""
        told: dict[str, Any] = {"decisions": getattr(self, "decisions", {})}
        told["linked"] = linked_with(self.request.actor, [self.row]).get(self.row.pk, [])
        if self.conflict is not None:
            told |= self.told(self.conflict)
        asked = {one["name"] for name in ("measures", "duties", "places") for one in told.get(name, ())}
        told["chosen"] = [pair for pair in chosen_fields(self.request.POST) if pair[0] not in asked]
        return super().page({**(context or {}), **told}, status=status)

    def told(self, conflict: Conflicting) -> dict[str, Any]:
        """Return both sides of a conflict; words begin with those that stand, merged where that can be done."""
        now, clause = conflict.now, conflict.change.clause_id
        first = {
            f"{part}_{code}": said
            for part in ("heading", "body")
            for code, said in getattr(now, part).items()
        } | {f"{part}_{code}": one.text for (part, code), one in conflict.merges.items() if not one.conflicts}
        decisions = dict(getattr(self, "decisions", {}))
        if not conflict.places:
            decisions.setdefault(clause, self.wording_form(clause, initial=first))
        return {
            "conflict": conflict,
            "removes": conflict.change.kind == ChangeKind.REMOVE,
            "decisions": decisions,
            "measures": measure_choices(conflict, self.row.version.agreement.partnership),
            "duties": duty_choices(conflict),
            "places": place_choices(conflict, self.row.version),
            "merges": [
                {"language": code, "parts": merge.parts}
                for (_part, code), merge in conflict.merges.items()
                if merge.conflicts
            ],
        }

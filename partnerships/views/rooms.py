"""The room of a constituency: its drafts, its talk, what waits for it; amendments that stand or fall together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PostDoor, Refused
from partnerships import rules
from partnerships.actions import amendments, clause_talk
from partnerships.enums import AmendmentState
from partnerships.forms.clause_talk import AnswerForm
from partnerships.forms.rooms import LinkForm
from partnerships.models import Amendment, FrameworkAgreement, FrameworkVersion
from partnerships.queries import accord_people
from partnerships.queries import amendments as tables
from partnerships.queries import clause_talk as talk
from partnerships.queries import rooms as reads
from partnerships.views.accords import AccordForm, InAccord
from partnerships.views.amendments import OfAmendment
from partnerships.views.talk_lines import thread_line

if TYPE_CHECKING:
    from partnerships.models import ClauseComment


def about_line(comment: ClauseComment, names: dict[int, str]) -> dict[str, Any]:
    """Return what a comment is about, with the page where it is talked about."""
    if comment.amendment:
        url = reverse("partnerships:amendment_talk", kwargs={"pk": comment.amendment_id})
        return {"label": f"{comment.amendment} {comment.amendment.title}", "url": url}
    if comment.clause:
        url = reverse("partnerships:clause_talk", kwargs={"pk": comment.clause_id})
        return {"label": names.get(comment.clause.pk, comment.clause.key), "url": url}
    return {"label": _("the negotiation"), "url": ""}


class AccordRoom(InAccord, ActionDoor):
    """One's own constituency's room, unseen by the others."""

    model, access, related = FrameworkAgreement, rules.may_enter_room, ("partnership",)
    template, form_class = "partnerships/accord_room.html", AnswerForm
    done = gettext_lazy("It is said, in your room alone.")

    def context(self) -> dict[str, Any]:
        """Return drafts, what waits, and what is said."""
        agreement, actor = self.row, self.request.actor
        seat = tables.seat_of(actor, agreement)
        version = reads.negotiated(agreement)
        if seat is None or version is None:  # the door asked before
            return {}
        own = reads.own_amendments(actor, version, seat)
        names = reads.clause_names(version)
        threads = talk.of_room(actor, agreement, seat.constituency)
        named = accord_people.Named(inside=True)
        lines = [
            thread_line(one, named, lambda comment: comment.text) | {"about": about_line(one.first, names)}
            for one in threads
        ]
        return {
            "seat": seat,
            "version": version,
            "drafts": self.amendment_lines([row for row in own if row.state == AmendmentState.DRAFTED]),
            "tabled": self.amendment_lines([row for row in own if row.state == AmendmentState.TABLED]),
            "ended": self.amendment_lines(reads.ended_drafts(actor, agreement, seat)),
            "asked": reads.positions_missing(actor, version, seat) if version.is_draft else [],
            "threads": [line for line in lines if line["open"]],
            "resolved": [line for line in lines if not line["open"]],
            "may_speak": rules.may_negotiate(actor, agreement),
            "on_table": version.is_draft and version.opened_at is not None,
        }

    def amendment_lines(self, rows: list[Amendment]) -> list[dict[str, Any]]:
        """Return amendments as the room shows them."""
        actor = self.request.actor
        said = tables.changes(row.current for row in rows)
        together = reads.linked_with(actor, rows)
        tallies = talk.tallies(actor, self.row, "amendment")
        speaks = rules.may_negotiate(actor, self.row)
        return [
            {
                "row": row,
                "changes": len(said[row.current_id]) if row.current_id else 0,
                "linked": together.get(row.pk, []),
                "talk": tallies.get(row.pk, talk.Tally()),
                "may_change": speaks and row.open and row.organisation_id == actor.organisation_id,
            }
            for row in rows
        ]

    def act(self, row: FrameworkAgreement, form: Any) -> Any:
        """Say something to the room."""
        if not rules.may_negotiate(self.request.actor, row):
            raise Refused(_("Whoever speaks for a party at the table may comment."), field="said")
        said = form.cleaned_data["said"]
        return clause_talk.comment(agreement=row, said=said, in_room=True, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Return to what was said."""
        room = reverse("partnerships:accord_room", kwargs={"pk": self.row.pk})
        return f"{room}#said-{result.pk:d}"


class AmendmentLink(AccordForm):
    """Let amendments of one's organisation stand or fall together."""

    model, access, related = FrameworkVersion, rules.may_negotiate, ("agreement__partnership",)
    form_class, submit = LinkForm, gettext_lazy("They stand or fall together")
    heading = gettext_lazy("Which amendments stand or fall together?")
    intro = gettext_lazy("They go to the table, into the text or off the table in one decision.")
    done = gettext_lazy("The amendments are linked.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the organisation's amendments that are not decided."""
        rows = Amendment.objects.visible_to(self.request.actor).filter(
            version=self.row, organisation=self.request.actor.organisation_id, state__in=reads.OWN
        )
        return {"amendments": rows.order_by("number")}

    def above(self) -> str:
        """Name the agreement."""
        return str(self.row.agreement)

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Link them."""
        return amendments.link(amendments=form.cleaned_data["amendments"], by=self.request.actor)

    def back_url(self) -> str:
        """Return to the room."""
        return reverse("partnerships:accord_room", kwargs={"pk": self.row.agreement_id})


class AmendmentUnlink(OfAmendment, PostDoor):
    """Let an amendment stand alone again."""

    access = rules.may_change_amendment
    done = gettext_lazy("The amendment stands alone again.")

    def act(self, row: Amendment, data: Any) -> Any:
        """Unlink it."""
        return amendments.unlink(amendment=row, by=self.request.actor)

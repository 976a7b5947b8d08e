"""The body that carries the partnership, and what existing partnerships brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import anchors
from partnerships.forms.anchors import MemberForm
from partnerships.forms.phases import AnchorForm
from partnerships.models import Anchor, AnchorMember
from partnerships.queries import anchors as reads
from partnerships.queries import partners as partner_reads
from partnerships.views.brought import OfBody
from partnerships.views.plan import OfPlace
from partnerships.views.plan_forms import PlanForm, given

if TYPE_CHECKING:
    from partnerships.models import Partnership


class AnchorDetail(OfPlace, PageDoor):
    """What was there before the partnership."""

    access, template, tab = rules.may_read_plan, "partnerships/anchor_detail.html", "partners"

    def context(self) -> dict[str, Any]:
        """Return the body, who sits in it, and what it and each partner brought."""
        anchor, today = reads.anchor_of(self.row), self.row.today()
        return {
            "anchor": anchor,
            "members": [
                {"row": one, "now": partner_reads.holds(one, today)} for one in reads.members_of(anchor)
            ],
            "ended": bool(anchor and anchor.mandate_until and anchor.mandate_until < today),
            "brought": partner_reads.brought_in(self.row),
            "may_coordinate": rules.may_coordinate(self.request.actor, self.row),
        }


class OfMember(OfBody):
    """A form about a seat; it offers the partnership's organisations."""

    abstract = True
    form_class = MemberForm
    intro = gettext_lazy(
        "Bodies only, with their seats: the board, members with a vote, guests. No private person."
    )

    def offered(self) -> dict[str, Any]:
        """Return the organisations that the portal knows."""
        return {"organisations": Organisation.objects.visible_to(self.request.actor).order_by("name")}


class MemberAdd(OfMember):
    """Write down a member of the body."""

    model, related = Anchor, ("partnership",)
    heading, done = gettext_lazy("Who sits in the body?"), gettext_lazy("The member is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the mandate's day."""
        return {**self.offered(), "initial": {"valid_from": self.row.mandated_on}}

    def act(self, row: Anchor, form: Any) -> Any:
        """Seat it."""
        values = given(form)
        values.pop("seen")
        return anchors.seat(anchor=row, by=self.request.actor, **values)


class MemberChange(OfMember):
    """Change a seat, or let it end."""

    model, related = AnchorMember, ("anchor__partnership", "organisation")
    submit, done = gettext_lazy("Save"), gettext_lazy("Changed and recorded.")

    def title(self) -> str:
        """Name the member."""
        return _("Which seat does %(body)s have, and until when?") % {"body": self.row}

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        names = ("organisation", "name", "seat", "valid_from", "valid_until")
        first = {name: getattr(self.row, name) for name in names}
        return {**self.offered(), "initial": {**first, "seen": self.row.revision}}

    def act(self, row: AnchorMember, form: Any) -> Any:
        """Change it."""
        return anchors.reseat(member=row, by=self.request.actor, **given(form))


class AnchorChange(OfPlace, PlanForm):
    """Take an anchor body in, or change what is written of it."""

    access, tab, form_class = rules.may_coordinate, "partners", AnchorForm
    heading = gettext_lazy("Which body carries the partnership?")
    intro = gettext_lazy("A council, commission or pact that is there already is taken in with its mandate.")
    done = gettext_lazy("The anchor body is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        row = reads.anchor_of(self.row)
        names = ("kind", "name", "since", "mandate", "mandated_on", "mandate_until")
        first = {name: getattr(row, name) for name in names} if row else {}
        return {"initial": {**first, "seen": row.revision if row else 0}}

    def act(self, row: Partnership, form: Any) -> Any:
        """Take it in."""
        return anchors.take_in(partnership=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the body."""
        return reverse("partnerships:anchor_detail", kwargs={"partnership": self.row.code})

    def above(self) -> str:
        """Name the page."""
        return _("Anchor body")

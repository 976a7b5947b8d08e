"""The body that carries the partnership, and what existing partnerships brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import anchors
from partnerships.forms.phases import AnchorForm
from partnerships.queries import anchors as reads
from partnerships.queries import partners as partner_reads
from partnerships.views.plan import OfPlace
from partnerships.views.plan_forms import PlanForm, given

if TYPE_CHECKING:
    from partnerships.models import Partnership


class AnchorDetail(OfPlace, PageDoor):
    """What was there before the partnership."""

    access, template, tab = rules.may_read_plan, "partnerships/anchor_detail.html", "partners"

    def context(self) -> dict[str, Any]:
        """Return the body and what each partner brought."""
        return {
            "anchor": reads.anchor_of(self.row),
            "brought": partner_reads.brought_in(self.row),
            "may_coordinate": rules.may_coordinate(self.request.actor, self.row),
        }


class AnchorChange(OfPlace, PlanForm):
    """Take an anchor body in, or change what is written of it."""

    access, tab, form_class = rules.may_coordinate, "partners", AnchorForm
    heading = gettext_lazy("Which body carries the partnership?")
    intro = gettext_lazy("A council, commission or pact that is there already is taken in with its mandate.")
    done = gettext_lazy("The anchor body is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        row = reads.anchor_of(self.row)
        names = ("kind", "name", "since", "mandate", "mandated_on")
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

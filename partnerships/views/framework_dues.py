"""The review of an agreement and the end of its term: what waits, what the page says, a review recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships import rules
from partnerships.actions import framework
from partnerships.forms.framework import ReviewForm
from partnerships.queries import framework_dues as reads
from partnerships.sockets import Waiting
from partnerships.views.framework import OfFramework
from partnerships.views.plan_forms import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkAgreement, Partnership

MOST = 50


class FrameworkReview(OfFramework):
    """Record that the parties have reviewed an agreement."""

    form_class, submit = ReviewForm, gettext_lazy("Record the review")
    heading = gettext_lazy("When did the parties review the agreement?")
    intro = gettext_lazy("The next review is counted from this day.")
    done = gettext_lazy("The review is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"reviewed_on": self.row.partnership.today()}}

    def act(self, row: FrameworkAgreement, form: Any) -> Any:
        """Record it."""
        return framework.review(agreement=row, by=self.request.actor, **given(form))


def waiting(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield reviews and ends of terms that are near or over, for whoever coordinates and for the parties."""
    coordinates = rules.may_coordinate(actor, partnership)
    if actor.organisation_id is None or not (coordinates or rules.may_take_part(actor, partnership)):
        return
    labels = {
        reads.REVIEW: _("A framework agreement is due for its review"),
        reads.TERM: _("The term of a framework agreement ends: say what comes after it"),
    }
    for due in reads.waiting(actor, partnership, coordinates=coordinates)[:MOST]:
        yield Waiting(
            kind=f"framework_{due.kind}",
            label=labels[due.kind],
            title=str(due.agreement),
            url=reverse("partnerships:framework_detail", kwargs={"pk": due.agreement.pk}),
            due=due.day,
        )

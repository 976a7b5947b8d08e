"""What of the money waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.templatetags.portal import money
from partnerships.queries import money as reads
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 50


def payments(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Payments that somebody else entered and this person may release, oldest first."""
    return [
        Waiting(
            kind="payment",
            label=_("Release a payment of %(amount)s")
            % {"amount": money(order.amount, order.commitment.line.currency)},
            title=order.commitment.title,
            url=reverse("partnerships:payment_release", kwargs={"pk": order.pk}),
        )
        for order in reads.orders_for(actor, partnership)[:MOST]
    ]

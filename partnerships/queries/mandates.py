"""Who holds a mandate for which party, and who held one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerships.models import FrameworkAgreement, Mandate

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


def mandates_of(actor: Actor, agreement: FrameworkAgreement) -> tuple[list[Mandate], list[Mandate]]:
    """Return the mandates that hold today or will, and those that have ended; one query."""
    today = agreement.partnership.today()
    rows = Mandate.objects.visible_to(actor).filter(party__agreement=agreement)
    rows = rows.select_related("party__organisation", "holder").order_by(
        "party__constituency", "party__organisation__name", "-from_on", "-pk"
    )
    held: tuple[list[Mandate], list[Mandate]] = ([], [])
    for row in rows:
        held[row.until_on is not None and row.until_on < today].append(row)
    return held

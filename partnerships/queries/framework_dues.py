"""What of a framework agreement in force is due by its own terms: the next review, the end of its term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerships.calculations.clauses.terms import near, next_review
from partnerships.enums import TextState
from partnerships.models import FrameworkParty
from partnerships.queries import framework as reads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkAgreement, FrameworkVersion, Partnership

REVIEW, TERM = "review", "term"


@dataclass(frozen=True, slots=True)
class Due:
    """A day of an agreement. `kind`: REVIEW or TERM; `waits`: it is near or over, and nobody has dealt with it."""

    agreement: FrameworkAgreement
    kind: str
    day: date
    waits: bool


def of(agreement: FrameworkAgreement, versions: Sequence[FrameworkVersion], today: date) -> list[Due]:
    """Return what is due of an agreement, the first day first; nothing while no text is in force.

    The end of the term has been dealt with once the next version is under way.
    """
    states = [one.state_on(today) for one in versions]
    if TextState.IN_FORCE not in states:
        return []
    since = min(one.in_force_from for one in versions if one.in_force_from)
    review = next_review(agreement.review_months, since, agreement.reviewed_on)
    under_way = any(one in (TextState.AGREED, *reads.OPEN) for one in states)
    found = [Due(agreement, REVIEW, review, near(review, today))] if review else []
    if ends := agreement.term_until:
        found.append(Due(agreement, TERM, ends, near(ends, today) and not under_way))
    return sorted(found, key=lambda one: one.day)


def waiting(actor: Actor, partnership: Partnership, *, coordinates: bool) -> list[Due]:
    """Return what waits of the agreements that the actor coordinates, or sits at the table of."""
    rows = reads.agreements(actor, partnership)
    if not coordinates:
        seats = FrameworkParty.objects.on(partnership.today()).filter(organisation=actor.organisation_id)
        own = set(seats.filter(agreement__in=rows).values_list("agreement", flat=True))
        rows = [row for row in rows if row.pk in own]
    versions = reads.standing(rows) if rows else {}
    found = [due for row in rows for due in of(row, versions[row.pk], partnership.today())]
    return sorted((one for one in found if one.waits), key=lambda one: one.day)

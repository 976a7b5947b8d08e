"""May this person do this to this row? `visible_to` has said before that the row exists for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtportal.kernel.doors import anyone
from workforce.rules import may_see_cases

if TYPE_CHECKING:
    from indicators.models import Reading
    from jtportal.kernel.actor import Actor
    from partnerships.models import Amendment, FrameworkVersion, Partnership


def may_see_persons(actor: Actor, partnership: Partnership) -> bool:
    """See small counts and the cases behind a number: whoever may open the partnership's cases."""
    return may_see_cases(actor, partnership)


def may_see_list(actor: Actor, reading: Reading) -> bool:
    """Open the list of cases behind a number."""
    return may_see_persons(actor, reading.partnership)


def may_read(actor: Actor, _row: Reading | Partnership) -> bool:
    """Read a number that exists for one; small ones are withheld by the page."""
    return anyone(actor)


def may_see_workers_behind(actor: Actor, row: FrameworkVersion | Amendment) -> bool:
    """Open the list of workers behind an effect, and one worker's answers: whoever may open their cases."""
    return may_see_persons(actor, row.partnership)

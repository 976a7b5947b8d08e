"""The measures of a clause: set in a draft, proposed in an amendment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from partnerships.actions import clauses
from partnerships.actions.clauses import Wording
from partnerships.actions.measure_checks import faults_of, refuse_faulty
from partnerships.calculations.measures import merging
from partnerships.models import ClausePlace, ClauseText

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor

Documents = Sequence[dict[str, Any]]


class ChangedMeanwhile(Refused):
    """Somebody else changed the same measure since this person began. `now`: the wording that carries it today."""

    def __init__(self, now: ClauseText) -> None:
        self.now = now
        super().__init__(
            _(
                "Somebody changed this measure meanwhile. What you typed is still here, nothing is kept yet."
                " Read what it says now, put in what shall stay, and save again."
            )
        )


@transaction.atomic
def set_measures(*, place: ClausePlace, measures: Documents, seen: ClauseText, by: Actor) -> ClausePlace:
    """Let a clause of a draft carry these measures; its words stay. `seen`: the wording this person started from.

    Raises ChangedMeanwhile for a measure that somebody else changed, and Refused for a text on the table and for
    measures that do not fit those of the whole version.
    """
    version = clauses.drafting(place.version)
    row = ClausePlace.objects.select_related("text", "clause__agreement", "version").get(pk=place.pk)
    before = faults_of(version)
    wanted = together(seen, measures, row.text)
    wording = Wording(row.text.heading, row.text.body, tuple(wanted))
    done = clauses.reword(place=row, wording=wording, by=by)
    refuse_faulty(version, before)
    return done


def together(seen: ClauseText, measures: Documents, now: ClauseText) -> list[Any]:
    """Return the measures with what somebody else changed since. Raises ChangedMeanwhile where both changed one."""
    found = merging.together(list(seen.measures), list(measures), list(now.measures))
    if found is None:
        raise ChangedMeanwhile(now)
    return found

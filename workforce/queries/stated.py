"""What was recorded of a case as facts for rules, and what stands of each fact beside the roster's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from workforce.enums import RecordedFact
from workforce.models import StatedFact
from workforce.queries.eligibility_facts import facts_of
from workforce.queries.papers import measures_in_force

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.measures.facts import Facts
    from workforce.models import Case


def standing(case: Case, actor: Actor) -> dict[str, StatedFact]:
    """Return what stands, by fact; one query."""
    rows = StatedFact.objects.visible_to(actor).filter(case=case, retracted_at=None)
    return {row.fact: row for row in rows.select_related("recorded_by")}


def listed(case: Case, actor: Actor) -> list[tuple[RecordedFact, StatedFact | None]]:
    """Return every fact that is recorded one by one, with what stands; one query."""
    known = standing(case, actor)
    return [(fact, known.get(fact)) for fact in RecordedFact]


def for_rules(case: Case) -> Facts:
    """Return what rules are told of the case's worker today: roster and intake, the surer first; one statement."""
    if case.worker_id is None:
        return {}
    return facts_of(case.partnership, case.partnership.today(), workers=[case.worker_id]).get(
        case.worker_id, {}
    )


def measures(case: Case) -> list[tuple[str, str]]:
    """Return the measures of the agreements in force: (key, name)."""
    language = get_language() or "en"
    return [
        (one.key, one.name.get(language) or one.name.get("en") or one.key)
        for one in measures_in_force(case.partnership)
    ]

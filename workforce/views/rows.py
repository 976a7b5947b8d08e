"""A case as the list shows it: one row on a desk, two lines on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst

from partnerships.enums import Pathway
from workforce.enums import CaseStatus
from workforce.views import wording

if TYPE_CHECKING:
    from datetime import date

    from workforce.models import Case


@dataclass(frozen=True, slots=True)
class Line:
    """One case as the list shows it."""

    case: Case
    name: str
    age: int
    occupation: str
    town: str
    pathway: str
    step: str
    due: wording.Due | None
    officer: str
    mine: bool


def line(case: Any, *, today: date, user_id: int | None) -> Line:
    """Put a case with its `step` (see case_list.for_lines) into the words of a row."""
    facts = case.worker.current if case.worker else None
    paused = case.status != CaseStatus.AT_WORK
    words = wording.step_words(case.step) if case.step else ""
    return Line(
        case=case,
        name=f"{case.person.family_name} {case.person.given_name}".strip(),
        age=wording.age_on(case.birth_date, today),
        occupation=facts.occupation_title if facts else "",
        town=case.residence.label() if case.residence else facts.residence_text if facts else "",
        pathway=capfirst(str(Pathway(case.pathway).label)),
        step=capfirst(str(CaseStatus(case.status).label)) if paused and not words else words,
        due=wording.due_of(case.step, today, case.status) if case.step else None,
        officer=wording.short_name(case.officer),
        mine=case.officer_id == user_id,
    )

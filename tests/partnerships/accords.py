"""A framework agreement for tests: three parties at the table and a short text."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnerships.actions import clauses, framework
from partnerships.actions.clauses import Wording
from partnerships.enums import ClauseKind

SEATED = date(2026, 1, 1)
TEXT = {
    "Parties": {"Who agrees": "The parties agree."},
    "Early retirement": {
        "Bridge to pension": "A worker who has reached the age of fifty-five years is entitled to a bridge.",
        "Amount": "The benefit is seventy-two per cent of the mean gross ordinary pay.",
    },
}


def said(heading: str, body: str = "", **more: Any) -> Wording:
    """A wording in English."""
    return Wording({"en": heading}, {"en": body}, **more)


def accord_of(cast: Any, by: Any, slug: str = "accord") -> Any:
    """Return a version 1 under way: the service, the union and the operator at the table, the text above in it."""
    agreement = framework.begin(
        partnership=cast.partnership,
        slug=slug,
        title={"en": "Framework agreement"},
        languages=["en", "uk"],
        by=by,
    )
    for actor, side in (
        (cast.officer, "government"),
        (cast.partner, "workers"),
        (cast.personnel, "employers"),
    ):
        framework.seat(
            agreement=agreement, organisation=actor.organisation, constituency=side, from_on=SEATED, by=by
        )
    version = agreement.versions.get()
    for heading, parts in TEXT.items():
        chapter = clauses.add(version=version, kind=ClauseKind.CHAPTER, wording=said(heading), by=by)
        for name, body in parts.items():
            clauses.add(
                version=version, kind=ClauseKind.CLAUSE, wording=said(name, body), chapter=chapter, by=by
            )
    return version

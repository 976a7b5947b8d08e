"""What is watched over in a framework agreement: duties with their numbers, the committee, and what the ILO asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from partnerships.actions import duties, standards
from partnerships.actions.duties import Answered
from partnerships.actions.standards import Judgement
from partnerships.calculations.clauses import duties as laid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jtportal.kernel.actor import Actor
    from partnerships.models import ClausePlace, FrameworkParty, FrameworkVersion

    Speakers = Mapping[str, tuple[FrameworkParty, Actor]]

# {partnership: ((clause, constituency that it binds, document without its party), …)}
LAID: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "ua-demo": (
        ("no-dismissal", "employers", {
            "key": "retain-underground", "count": "on_roster", "side": "at_least", "number": 300, "pace": "until",
            "day": date(2028, 12, 31), "underground": True, "remind": 60,
        }),
        ("course", "government", {
            "key": "reskilled", "count": "reskilling", "side": "at_least", "number": 120, "pace": "by",
            "day": date(2027, 12, 31), "remind": 90,
        }),
    ),
    "pl-demo": (
        ("alokacja", "employers", {
            "key": "etaty", "count": "on_roster", "side": "at_least", "number": 200, "pace": "until",
            "day": date(2027, 12, 31), "remind": 60,
        }),
        ("przeglad", "government", {
            "key": "poradnictwo", "count": "answered", "side": "at_least", "number": 40, "pace": "by",
            "day": date(2026, 12, 31), "remind": 60,
            "what": {"pl": "rozmowy doradcze w gminie", "en": "guidance talks held in the municipality"},
        }),
    ),
}  # fmt: skip
# {partnership: ((standard, verdict, remark, clauses), …)}
JUDGED: dict[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]] = {
    "ua-demo": (
        ("C111", "met", "", ("nobody-worse",)),
        ("C158", "met", "", ("no-dismissal",)),
        ("C176", "gap", "Про рятувальну службу на час закриття ще нічого не сказано.", ("no-dismissal",)),
        ("C138", "not_relevant", "На шахті працюють лише дорослі.", ()),
    ),
    "pl-demo": (
        ("C087", "met", "", ("przeglad",)),
        ("C158", "met", "", ("odprawa",)),
        ("C100", "gap", "Brak zapisu o równej płacy po przejściu do innej kopalni.", ("alokacja",)),
    ),
}


def place_of(version: FrameworkVersion, key: str) -> ClausePlace:
    """Return where a clause stands."""
    rows = version.places.select_related("clause", "text", "version__agreement__partnership")
    return rows.get(clause__key=key)


def bind(version: FrameworkVersion, by: Actor) -> None:
    """Lay the duties on those that sit at the table, in the draft that is written."""
    agreement = version.agreement
    seated = agreement.parties.filter(until_on=None).select_related("organisation").order_by("pk")
    for clause, side, document in LAID.get(agreement.partnership.code, ()):
        party = next((one for one in seated if one.constituency == side), None)
        if party is not None:
            duty = laid.of({**document, "party": str(party.organisation), "day": document["day"].isoformat()})
            duties.lay(place=place_of(version, clause), duty=duty, by=by)


def judge(version: FrameworkVersion, by: Actor) -> None:
    """Hold the text against the standards, as far as somebody has come."""
    for standard, verdict, remark, clauses in JUDGED.get(version.agreement.partnership.code, ()):
        places = [place_of(version, key) for key in clauses]
        standards.judge(
            version=version, standard=standard, judgement=Judgement(verdict, remark, places), by=by
        )


def watch(version: FrameworkVersion, said: Speakers, by: Actor) -> None:
    """Seat the oversight committee, and let the service answer how many there are, the day before."""
    agreement = version.agreement
    today = agreement.partnership.today()
    for party, actor in said.values():
        if actor.user is not None:
            duties.seat_member(
                agreement=agreement,
                member=actor.user,
                organisation=party.organisation,
                from_on=today - timedelta(days=29),
                by=by,
            )
    if agreement.partnership.code == "pl-demo" and "government" in said:
        duties.answer(
            place=place_of(version, "przeglad"),
            key="poradnictwo",
            given=Answered(31, today - timedelta(days=1), "Rejestr rozmów doradczych urzędu pracy"),
            by=said["government"][1],
        )

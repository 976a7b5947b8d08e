"""A framework agreement whose clause binds a party, in the states that tests ask for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.actions import duties, framework, signing
from partnerships.calculations.clauses import duties as laid
from partnerships.calculations.clauses.duties import Duty
from partnerships.queries import framework as texts
from tests.partnerships.accords import SEATED, accord_of

PAPER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
KEY = "retain"
SIDES = ("government", "workers", "employers")


def duty_of(party: Any, **changes: Any) -> Duty:
    """Three hundred on the roster on every day until the end of 2028, by the party."""
    values: dict[str, Any] = {
        "key": KEY,
        "party": str(party),
        "count": "on_roster",
        "side": "at_least",
        "number": 300,
        "pace": "until",
        "day": date(2028, 12, 31),
        "remind": 30,
        **changes,
    }
    written = laid.document(
        Duty(
            **{
                **values,
                "count": laid.Count(values["count"]),
                "side": laid.Side(values["side"]),
                "pace": laid.Pace(values["pace"]),
            }
        )
    )
    return laid.of(written)


def clause_of(version: Any, heading: str = "Amount") -> Any:
    """The place of a clause by its heading."""
    return next(line.place for line in texts.lines(version) if str(line.place.text) == heading)


def bound_draft(cast: Any, by: Any, **changes: Any) -> Any:
    """A draft whose clause "Amount" binds the mine's operator; returns the clause's place."""
    version = accord_of(cast, by)
    place = clause_of(version)
    return duties.lay(place=place, duty=duty_of(cast.personnel.organisation, **changes), by=by)


def in_force(cast: Any, place: Any, by: Any, since: date | None = None) -> Any:
    """Carry a draft through signature into force; returns the place, read anew."""
    version, today = place.version, cast.partnership.today()
    framework.open_to_negotiation(version=version, by=by)
    signing.set_rules(agreement=version.agreement, rules=dict.fromkeys(SIDES, ("majority", 1)), by=by)
    actors = (cast.officer, cast.partner, cast.personnel)
    for actor in actors:
        party = version.agreement.parties.get(organisation=actor.organisation)
        signing.give_mandate(party=party, holder=actor.user, ground="Board", from_on=SEATED, by=by)
    out = signing.put_out(version=version, by=by)
    for actor in actors:
        signing.sign(version=out, seen=out.content_hash, said="signed", by=actor)
    signing.bind(version=out, upload=SimpleUploadedFile("signed.pdf", PAPER), by=by)
    signing.bring_into_force(version=out, from_on=since or today - timedelta(days=100), by=by)
    return (
        type(place)
        .objects.select_related("version__agreement__partnership", "clause", "text")
        .get(pk=place.pk)
    )


def seated(place: Any, actor: Any, by: Any, since: date = SEATED) -> Any:
    """Seat an actor on the oversight committee."""
    return duties.seat_member(
        agreement=place.version.agreement,
        member=actor.user,
        organisation=actor.organisation,
        from_on=since,
        by=by,
    )

"""A negotiation under way: a text on the table between the service, the union and the operator."""

from __future__ import annotations

import re
from typing import Any

from django.urls import reverse

from partnerships.actions import amendments, clause_talk, framework
from partnerships.actions.amendments import Proposed
from partnerships.actions.clause_talk import Passage
from partnerships.queries import framework as texts
from tests.partnerships.accords import accord_of, said


def at(name: str, **keywords: Any) -> str:
    """Return the address of a page of this floor."""
    return reverse(f"partnerships:{name}", kwargs=keywords)


def words(response: Any) -> str:
    """Return what a page says, without marks, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.text.replace("\xa0", " ")).split())


def on_table(cast: Any, by: Any) -> Any:
    """Return a text on the table."""
    version = accord_of(cast, by)
    framework.open_to_negotiation(version=version, by=by)
    version.refresh_from_db()
    return version


def place_of(version: Any, heading: str) -> Any:
    """Return the place of the clause with this heading."""
    return next(line.place for line in texts.lines(version) if str(line.place.text) == heading)


def passage(place: Any, quote: str) -> Passage:
    """Return words of a clause's English wording."""
    return Passage(place.text, "en", place.text.body["en"].index(quote), quote)


def comment(place: Any, by: Any, said: str = "Why?", **more: Any) -> Any:
    """Say something about a clause."""
    return clause_talk.comment(
        agreement=place.version.agreement, clause=place.clause, said=said, by=by, **more
    )


def drafted(version: Any, by: Any, heading: str = "Bridge to pension", title: str = "Earlier bridge") -> Any:
    """Draft other words for a clause."""
    place = place_of(version, heading)
    body = place.text.body["en"].replace("fifty-five", "fifty-two").replace("two per", "five per")
    change = Proposed("reword", place.clause, said(heading, body))
    return amendments.draft(version=version, title=title, reason="For women", changes=[change], by=by)


def tabled(version: Any, by: Any, **more: Any) -> Any:
    """The same, on the table."""
    row = drafted(version, by, **more)
    amendments.table(amendment=row, by=by)
    row.refresh_from_db()
    return row

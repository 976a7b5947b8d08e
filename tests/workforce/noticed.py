"""Notices of redundancies for tests: entered, their workers named, their cases opened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.factories.workforce import WorkerFactory
from workforce.actions import notices, openings, sessions
from workforce.calculations import chosen
from workforce.queries import notices as reads
from workforce.queries.notices import Wanted


def noticed(site: Any, by: Any, **more: Any) -> Any:
    """A notice of today, for ten workers, counted by the directive."""
    today = site.partnership.today()
    facts = {
        "received_on": today,
        "first_day": today + timedelta(days=40),
        "reason": "The seam is worked out.",
        "number": 10,
        "rule": "eu-directive",
    }
    return notices.give(site=site, by=by, **(facts | more))


def named(notice: Any, number: int, by: Any, wanted: Wanted | None = None) -> list[Any]:
    """So many new workers of the site, named in the notice; those who meet `wanted`."""
    workers = WorkerFactory.create_batch(number, site=notice.site)
    asked = wanted or Wanted()
    seen = chosen.pack(reads.found(notice, asked).keys)
    notices.add_workers(notice=notice, wanted=asked, seen=seen, by=by)
    return workers


def opened(notice: Any, by: Any) -> Any:
    """The cases of the notice, opened at once."""
    asked = openings.ask(notice=notice, on=notice.partnership.today(), by=by)
    return openings.run(opening_id=asked.pk)


def invited(notice: Any, by: Any) -> int:
    """Everybody without a seat, spread over the sessions."""
    waiting = chosen.pack(reads.uninvited(notice).values_list("pk", flat=True))
    return sessions.invite(notice=notice, seen=waiting, by=by)

"""Load the demonstration. Each quarter goes in whole or not at all; a load that was cut short goes on where it ended."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.actions import notices
from indicators.demo.chronicle import chronicle_of
from indicators.demo.desk import Desk
from indicators.demo.events import RosterCame
from indicators.demo.founding import found, found_portal
from indicators.demo.stories import ROSTERS, STORIES
from workforce.enums import ImportState
from workforce.models import RosterImport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indicators.demo.events import Event
    from indicators.demo.stories import Story

    Say = Callable[[str], None]

CAME = (ImportState.DONE, ImportState.UNDONE)  # whoever undoes the last roster does not get it again


def quarters_there(story: Story) -> int:
    """Return how many quarters of a story are loaded; rosters that somebody brought in later count for nothing more."""
    came = RosterImport.objects.filter(
        site__partnership__code=story.code, site__code=story.site, state__in=CAME
    )
    return min(came.count(), ROSTERS)


def unfinished() -> list[Story]:
    """Return the stories of which something is missing."""
    return [story for story in STORIES if quarters_there(story) < ROSTERS]


@transaction.atomic
def load_portal() -> None:
    """Load what all partnerships share."""
    found_portal()


def load_history(story: Story, *, scale: float, say: Say) -> dict[str, float]:
    """Load what is missing of one partnership's two years; return the seconds that each kind of event took."""
    spent: dict[str, float] = defaultdict(float)
    with timed(spent, "founding"), transaction.atomic():
        founded = found(story)
    with timed(spent, "thinking"):
        today = timezone.now().astimezone(founded.partnership.zone).date()
        chronicle = chronicle_of(story, today, scale)
    desk = Desk(chronicle, founded.site, founded.officers, founded.coordinator)
    desk.look()
    there = quarters_there(story)
    for place, events in enumerate(quarters(chronicle.events)):
        if place < there:
            continue
        with transaction.atomic():
            for event in events:
                with timed(spent, type(event).__name__):
                    desk.take(event)
        say(f"{story.names['en']}: {chronicle.days[place]:%B %Y}")
    for officer in founded.officers:
        notices.read(by=officer)
    return spent


def quarters(events: list[Event]) -> Iterator[list[Event]]:
    """Yield a roster with what followed it, one after the other."""
    starts = [place for place, event in enumerate(events) if isinstance(event, RosterCame)]
    for start, end in pairwise([*starts, len(events)]):
        yield events[start:end]


@contextmanager
def timed(spent: dict[str, float], name: str) -> Iterator[None]:
    """Add the seconds of a block to a sum."""
    started = perf_counter()
    yield
    spent[name] += perf_counter() - started

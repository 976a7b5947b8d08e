"""A calendar as RFC 5545 writes it: events of whole days, lines of at most 75 octets, texts escaped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is due on a day. `uid` stays the same whatever changes."""

    uid: str
    on: date
    title: str
    text: str = ""
    url: str = ""
    done: bool = False


def escaped(text: str) -> str:
    """Return a text with the signs escaped that mean something in a calendar."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> str:
    """Fold a line at 75 octets without cutting a letter; continuations begin with a space."""
    parts, current, room = [], "", 75
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(current)
            current, room = "", 74
        current += sign
        room -= size
    return "\r\n ".join([*parts, current])


def calendar(name: str, events: Iterable[Event], *, host: str, now: datetime) -> str:
    """Return the calendar's text. `host` makes the events' names unique, `now` (aware, UTC) is their stamp."""
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//JT Portal//Plan//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}", f"NAME:{escaped(name)}"]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}@{host}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{escaped(event.title)}",
            *([f"DESCRIPTION:{escaped(event.text)}"] if event.text else []),
            *([f"URL:{event.url}"] if event.url else []),
            "TRANSP:TRANSPARENT",
            f"STATUS:{'CANCELLED' if event.done else 'CONFIRMED'}",
            "END:VEVENT",
        ]
    return "\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"

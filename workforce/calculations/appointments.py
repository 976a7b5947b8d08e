"""Appointments as a calendar reads them: RFC 5545, moments in UTC, texts escaped, lines of at most 75 octets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from partnerships.calculations.ics import escaped, folded

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment. `uid` stays the same whatever changes; `sequence` grows with each change. Moments are aware."""

    uid: str
    begins: datetime
    ends: datetime
    changed: datetime
    sequence: int
    title: str
    place: str = ""
    url: str = ""
    cancelled: bool = False


def moment(at: datetime) -> str:
    """Return an aware moment as calendars write it in UTC: 20261123T083000Z."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def plain(text: str) -> str:
    """Return text that a calendar may hold: no control signs but line ends and tabs."""
    return CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_line(name: str, text: str) -> str:
    """Return a line that holds text, escaped and not folded yet."""
    return f"{name}:{escaped(plain(text))}"


def event(one: Meeting, *, host: str) -> list[str]:
    """Return an appointment's lines."""
    return [
        "BEGIN:VEVENT",
        f"UID:{one.uid}@{host}",
        f"DTSTAMP:{moment(one.changed)}",
        f"LAST-MODIFIED:{moment(one.changed)}",
        f"SEQUENCE:{one.sequence}",
        f"DTSTART:{moment(one.begins)}",
        f"DTEND:{moment(one.ends)}",
        text_line("SUMMARY", one.title),
        *([text_line("LOCATION", one.place)] if one.place else []),
        *([f"URL:{one.url}"] if one.url else []),
        "CLASS:CONFIDENTIAL",
        f"TRANSP:{'TRANSPARENT' if one.cancelled else 'OPAQUE'}",
        f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def calendar(name: str, meetings: Iterable[Meeting], *, host: str) -> str:
    """Return the calendar's text, lines ended by CR LF. `host` makes the names of its events unique."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//JT Portal//Appointments//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", text_line("X-WR-CALNAME", name), text_line("NAME", name)]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    for one in meetings:
        lines += event(one, host=host)
    return "\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"


def overlaps(begins: datetime, ends: datetime, others: Iterable[tuple[datetime, datetime]]) -> bool:
    """Say whether a time meets one of others; one that begins when another ends does not."""
    return any(begins < until and start < ends for start, until in others)


def initials(*names: str) -> str:
    """Return the initials of a person's names: O. B."""
    return " ".join(f"{name.strip()[0].upper()}." for name in names if name.strip())

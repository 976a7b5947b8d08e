"""Calendars as RFC 5545 wants them."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations import ics

NOW = datetime(2026, 11, 22, 21, 5, 7, tzinfo=UTC)


def test_an_event_of_a_whole_day():
    event = ics.Event(
        "milestone-7", date(2026, 12, 31), "Exam; group 1, 2", "line\nline", "https://x.example/a"
    )
    lines = ics.calendar("Basin", [event], host="x.example", now=NOW).split("\r\n")
    for line in (
        "BEGIN:VCALENDAR", "VERSION:2.0", "UID:milestone-7@x.example", "DTSTAMP:20261122T210507Z",
        "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SUMMARY:Exam\\; group 1\\, 2",
        "DESCRIPTION:line\\nline", "URL:https://x.example/a", "END:VEVENT", "END:VCALENDAR",
    ):  # fmt: skip
        assert line in lines
    assert lines[-1] == ""


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=400))
def test_lines_are_folded_at_75_octets_and_unfold_to_themselves(text):
    folded = ics.folded(text)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == text

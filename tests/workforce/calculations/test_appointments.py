"""A calendar read back by a slow reader that knows the standard and nothing of the writer."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.appointments import CONTROL, Meeting, calendar, initials, overlaps

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TEXTS = st.text(max_size=300)
ZONES = [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-7))]
MOMENTS = st.builds(
    lambda seconds, zone: (NOW + timedelta(seconds=seconds)).astimezone(zone),
    st.integers(-(10**8), 10**8),
    st.sampled_from(ZONES),
)


def read(text):
    """Return the calendar's events as {name: value}, unfolded and unescaped letter by letter (RFC 5545, 3.1, 3.3.11)."""
    data = text.encode()
    assert data.endswith(b"\r\n")
    lines = []
    for raw in data[:-2].split(b"\r\n"):
        assert len(raw) <= 75
        assert b"\n" not in raw
        assert b"\r" not in raw
        raw.decode()  # no letter is cut
        if raw[:1] == b" ":
            lines[-1] += raw[1:]
        else:
            lines.append(raw)
    events = []
    for line in lines:
        name, _colon, value = line.decode().partition(":")
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif events:
            events[-1].setdefault(name, unescaped(value))
    return lines, events


def unescaped(value):
    """Take the escapes out one by one."""
    out, signs = "", iter(value)
    for sign in signs:
        if sign == "\\":
            sign = {"n": "\n", "N": "\n"}.get(after := next(signs), after)
        else:
            assert sign not in ";,"
        out += sign
    return out


def expected(text):
    """What a calendar may hold of a text."""
    return CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def meeting(**more):
    said = {"uid": "a-1", "begins": NOW, "ends": NOW + timedelta(minutes=30), "changed": NOW, "sequence": 0}
    return Meeting(**{**said, "title": "Appointment", **more})


@given(TEXTS, TEXTS.filter(bool), MOMENTS, st.integers(0, 99), st.booleans())
def test_what_is_written_is_read_back(title, place, begins, sequence, cancelled):
    one = meeting(title=title, place=place, begins=begins, ends=begins + timedelta(hours=1), sequence=sequence,
                  cancelled=cancelled)  # fmt: skip
    lines, (event,) = read(calendar("Mine; Ours, all\\", [one], host="example.org"))
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b"END:VCALENDAR"
    assert event["SUMMARY"] == expected(title)
    assert event["LOCATION"] == expected(place)
    assert event["UID"] == "a-1@example.org"
    assert event["SEQUENCE"] == str(sequence)
    assert event["STATUS"] == ("CANCELLED" if cancelled else "CONFIRMED")
    moments = [datetime.strptime(event[name], "%Y%m%dT%H%M%S%z") for name in ("DTSTART", "DTEND", "DTSTAMP")]
    assert moments == [begins, begins + timedelta(hours=1), NOW]


@given(MOMENTS, st.lists(st.tuples(MOMENTS, st.integers(1, 600))), st.integers(1, 600))
def test_overlaps_are_shared_minutes(begins, others, minutes):
    ends = begins + timedelta(minutes=minutes)
    times = [(at, at + timedelta(minutes=lasts)) for at, lasts in others]
    shared = any(max(begins, start) < min(ends, until) for start, until in times)
    assert overlaps(begins, ends, times) is shared
    assert not overlaps(begins, ends, [(ends, ends + timedelta(minutes=5))])


def test_initials_say_no_name():
    assert initials("Бондар", "олена", "") == "Б. О."
    assert initials("", " ") == ""

"""Duties as documents: read with faults, written in one form, merged by key, judged on every boundary day."""

from datetime import date, timedelta

import pytest

from partnerships.calculations.clauses import duties
from partnerships.calculations.clauses.duties import Count, Duty, Pace, Side, Standing
from partnerships.calculations.measures.faults import Code, Faults
from partnerships.enums import OF_PERSONS, Countable, DutyPace, DutySide, DutyStanding

WHOLE = {
    "key": "retain-300",
    "party": "Mine operator",
    "count": "on_roster",
    "site": "north",
    "underground": True,
    "side": "at_least",
    "number": 300,
    "pace": "until",
    "day": "2028-12-31",
    "remind": 60,
    "what": {"en": "underground workers"},
}
DAY = date(2028, 12, 31)
SINCE = date(2026, 12, 31)


def read(*documents):
    """What is read of documents, and the faults as (path, code)."""
    faults = Faults()
    found = duties.read(list(documents), "duties", faults, languages=("en", "uk"))
    return found, [(fault.path, fault.code) for fault in faults]


def plain(**changes):
    values = {"key": "a", "party": "P", "count": Count.ON_ROSTER, "side": Side.AT_LEAST, "number": 300}
    return Duty(**{**values, "pace": Pace.UNTIL, "day": DAY, **changes})


def test_the_words_are_those_of_the_rooms_above():
    assert [one.value for one in Count] == Countable.values
    assert [one.value for one in Side] == DutySide.values
    assert [one.value for one in Pace] == DutyPace.values
    assert [one.value for one in Standing] == DutyStanding.values
    assert set(Countable) - set(OF_PERSONS) == {one.value for one in duties.UNNARROWED}


def test_what_is_written_is_read_again():
    found, faults = read(WHOLE)
    assert (faults, [duties.document(one) for one in found]) == ([], [WHOLE])
    assert duties.of(duties.document(found[0])) == found[0]
    short = {key: WHOLE[key] for key in duties.NEEDED}
    assert duties.document(read(short)[0][0]) == {**short, "remind": duties.DAYS}


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"count": "miners"}, "duties[0].count", Code.UNKNOWN_CHOICE),
        ({"number": -1}, "duties[0].number", Code.NEGATIVE),
        ({"number": "many"}, "duties[0].number", Code.NOT_A_NUMBER),
        ({"day": "2028-02-30"}, "duties[0].day", Code.NOT_A_DATE),
        ({"party": " "}, "duties[0].party", Code.NOT_TEXT),
        ({"underground": "yes"}, "duties[0].underground", Code.NOT_YES_OR_NO),
        ({"count": "jobs_created"}, "duties[0].site", Code.UNKNOWN_KEY),
        ({"count": "answered", "site": "", "underground": False, "what": {}}, "duties[0]", Code.LACKS),
        ({"what": {"pl": "górnicy"}}, "duties[0].what.pl", Code.UNKNOWN_CHOICE),
        ({"remind": 731}, "duties[0].remind", Code.TOO_LARGE),
        ({"penalty": 1}, "duties[0].penalty", Code.UNKNOWN_KEY),
        ({"key": "Retain 300"}, "duties[0].key", Code.BAD_KEY),
    ],
)
def test_what_is_wrong_is_named_at_its_place(changes, path, code):
    assert read({**WHOLE, **changes}) == ([], [(path, code)])


def test_a_key_stands_once():
    assert read(WHOLE, WHOLE)[1] == [("duties[1].key", Code.TWICE)]


def test_changes_of_other_duties_are_brought_together():
    one, two, three = ({"key": key, "number": 1} for key in "abc")
    changed = {"key": "a", "number": 2}
    assert duties.merged([one, two], [changed, two], [one, two, three]) == [changed, two, three]
    assert duties.merged([one, two], [one], [one, two]) == [one]
    assert duties.merged([one], [one, two], [one, three]) == [one, three, two]
    assert duties.merged([one], [changed], [changed]) == [changed]


def test_both_changing_one_duty_is_decided_by_somebody():
    sides = [[{"key": "a", "number": number}] for number in (1, 2, 3)]
    assert duties.merged(*sides) is None
    assert duties.clashes(*sides) == ["a"]
    for side, kept in (("mine", sides[1]), ("theirs", sides[2])):
        assert duties.merged(*sides, {"a": side}) == kept
    assert duties.merged(*sides, {"b": "mine"}) is None
    assert duties.merged(sides[0], [], sides[2]) is None
    assert duties.merged(sides[0], [], sides[2], {"a": "mine"}) == []
    assert duties.clashes(sides[0], [], sides[2]) == ["a"]


@pytest.mark.parametrize(
    ("changes", "value", "today", "standing"),
    [
        ({}, 300, DAY, Standing.KEPT),
        ({}, 299, SINCE, Standing.AT_RISK),
        ({}, 299, DAY, Standing.AT_RISK),
        ({}, 299, DAY + timedelta(days=1), Standing.OVER),
        ({}, None, DAY + timedelta(days=1), Standing.OVER),
        ({}, 300, DAY + timedelta(days=1), Standing.KEPT),
        ({}, None, DAY - timedelta(days=31), Standing.UNKNOWN),
        ({}, None, DAY - timedelta(days=30), Standing.DUE),
        ({"side": Side.AT_MOST}, 300, SINCE, Standing.KEPT),
        ({"side": Side.AT_MOST}, 301, SINCE, Standing.AT_RISK),
        ({"pace": Pace.BY, "side": Side.AT_MOST}, 301, SINCE, Standing.AT_RISK),
        ({"pace": Pace.BY}, 300, SINCE, Standing.KEPT),
        ({"pace": Pace.BY}, 0, SINCE, Standing.ON_COURSE),
        ({"pace": Pace.BY}, 150, date(2027, 12, 31), Standing.ON_COURSE),
        ({"pace": Pace.BY}, 149, date(2027, 12, 31), Standing.AT_RISK),
        ({"pace": Pace.BY}, 299, DAY - timedelta(days=30), Standing.DUE),
        ({"pace": Pace.BY}, 299, DAY, Standing.DUE),
    ],
)
def test_how_a_duty_stands(changes, value, today, standing):
    assert duties.standing(plain(**changes), value, since=SINCE, today=today) is standing

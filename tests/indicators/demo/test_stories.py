"""The histories before anything is written: plain values from a seed."""

from datetime import date
from itertools import pairwise

import pytest

from indicators.demo.chronicle import chronicle_of
from indicators.demo.days import LAST, reference_days
from indicators.demo.events import Agreed, Answered, Closed, RosterCame
from indicators.demo.layouts import LAYOUTS
from indicators.demo.people import BY_KEY
from indicators.demo.stories import ROSTERS, STORIES
from tests.shared_data import shared_data
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.rows import Refusal, RosterReader

TODAY = date(2026, 11, 22)
SCALE = 0.15
FILES = (
    "ua_stepova_cp1251.csv",
    "pl_bobrek_next_month.xlsx",
    "ba_kreka_merged.xlsx",
    "en_aberpergwm_utf16.txt",
)


@pytest.fixture(params=STORIES, ids=lambda story: story.code)
def told(request):
    return chronicle_of(request.param, TODAY, SCALE)


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 22), date(2026, 9, 30)),
        (date(2026, 10, 5), date(2026, 6, 30)),
        (date(2026, 10, 13), date(2026, 9, 30)),
        (date(2025, 4, 2), date(2024, 12, 31)),
        (date(2028, 3, 1), LAST),
    ],
)
def test_the_last_roster_is_the_last_quarter_that_surely_came_and_never_a_later_one(today, last):
    days = reference_days(today)
    assert days[-1] == last
    assert len(days) == ROSTERS
    assert all(80 < (later - earlier).days < 100 for earlier, later in pairwise(days))


def test_the_same_day_tells_the_same_story(told):
    again = chronicle_of(told.story, TODAY, SCALE)
    assert again.events == told.events
    assert again.crew.roster(7) == told.crew.roster(7)


def test_events_follow_one_another_and_end_before_today(told):
    moments = [event.at for event in told.events]
    assert moments == sorted(moments)
    assert moments[-1].date() < TODAY
    assert isinstance(told.events[0], RosterCame)


def test_whoever_leaves_is_asked_about_before_the_case_closes(told):
    answered = {}
    for event in told.events:
        if isinstance(event, Answered) and event.on:
            answered[event.number] = event.at
        elif isinstance(event, Closed):
            assert answered[event.number] < event.at


def test_nobody_agrees_twice_to_the_same_way_in_one_spell(told):
    now = {}
    for event in told.events:
        if isinstance(event, Closed):
            now.pop(event.number, None)
        if isinstance(event, Agreed):
            assert all(now.get(number) != event.pathway for number in event.numbers)
            now.update(dict.fromkeys(event.numbers, event.pathway))


def test_ages_service_and_time_underground_fit_together(told):
    for line in told.crew.roster(7):
        if isinstance(line.birth, str):
            continue
        age = (told.days[7] - line.birth).days / 365.25
        assert 18 < age < 70
        assert (line.start - line.birth).days / 365.25 > 18
        assert line.underground <= (told.days[7] - line.start).days / 365.25 + 0.3


def test_every_voice_knows_every_trade_and_reason(told):
    voice = told.story.voice
    assert set(voice.trades) == set(BY_KEY)
    assert set(voice.reasons) == set(told.story.ways)
    assert set(voice.statuses) >= set(told.story.statuses)


@pytest.mark.parametrize("place", [0, 7])
def test_the_portal_reads_what_the_mine_writes(told, place, tmp_path):
    layout, day, lines = LAYOUTS[told.story.site], told.days[place], told.crew.roster(place)
    path = tmp_path / "roster"
    path.write_bytes(layout.bytes_of(lines, day))
    table = open_table(path)
    rows = list(RosterReader(table, dict(table.guess.mapping), day, None))
    assert table.reference_day in (day, None)
    assert len(rows) == len(lines)
    slips = sum("?" in (line.wage, line.female) or isinstance(line.birth, str) for line in lines)
    doubles = len(lines) - len({line.number for line in lines})
    assert sum(isinstance(row, Refusal) for row in rows) == slips + doubles
    good = [row for row in rows if not isinstance(row, Refusal)]
    assert {row.contract for row in good} <= {"permanent", "fixed_term", "other"}
    assert all(row.sex and row.birth_date and row.wage for row in good)


def test_nobody_here_is_taken_for_somebody_of_the_files_people_try_first():
    ours = {
        (miner.family.casefold(), miner.given.casefold(), miner.birth)
        for story in STORIES
        for miner in chronicle_of(story, TODAY).crew.miners
    }
    numbers = {miner.number for story in STORIES for miner in chronicle_of(story, TODAY, SCALE).crew.miners}
    for name in FILES:
        table = open_table(shared_data("rosters", name))
        for row in RosterReader(table, dict(table.guess.mapping), date(2026, 10, 31), None):
            assert row.personnel_number not in numbers
            if not isinstance(row, Refusal):
                assert (row.family_name.casefold(), row.given_name.casefold(), row.birth_date) not in ours

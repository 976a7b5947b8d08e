"""Beat's timetable: every entry is a task that exists, and what must happen by itself stands there."""

import inspect

import pytest
from celery.schedules import crontab

from jtportal.celery import app

TIMETABLE = app.conf.beat_schedule
SWEEPS = {
    "workforce.sweep_imports": 15,
    "workforce.sweep_openings": 15,
    "indicators.recompute_pending": 10,
}
ROUNDS = {
    "indicators.recompute_all",
    "workforce.delete_old_files",
    "workforce.keep_clocks",
    "workforce.schedule_follow_ups",
}  # every hour: midnight is not the same for all
DAILY = {"accounts.anchor_audit", "partnerships.forget_old_digests"}


@pytest.mark.parametrize("name", TIMETABLE)
def test_every_entry_is_a_task_that_asks_for_nothing(name):
    app.loader.import_default_modules()
    entry = TIMETABLE[name]
    task = app.tasks[entry["task"]]
    inspect.signature(task.run).bind(*entry.get("args", ()), **entry.get("kwargs", {}))


def when(task):
    """The schedule of a task: it stands in the timetable once."""
    [found] = [entry["schedule"] for entry in TIMETABLE.values() if entry["task"] == task]
    return found


@pytest.mark.parametrize("task", SWEEPS)
def test_what_was_left_behind_is_found_within_seconds(task):
    assert when(task) == SWEEPS[task]


@pytest.mark.parametrize("task", sorted(ROUNDS | DAILY))
def test_rounds_are_made_every_hour_or_every_day(task):
    schedule = when(task)
    assert isinstance(schedule, crontab)
    assert len(schedule.minute) == 1
    assert len(schedule.hour) == (24 if task in ROUNDS else 1)
    assert len(schedule.day_of_week) == 7


def test_digests_look_every_ten_minutes_who_wants_one():
    schedule = when("partnerships.send_digests")
    assert sorted(schedule.minute) == [0, 10, 20, 30, 40, 50]
    assert len(schedule.hour) == 24

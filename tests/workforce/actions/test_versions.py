"""History in two times, against a slow model that knows nothing of versions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.workforce import WorkerFactory
from workforce.actions import versions
from workforce.models import WorkerVersion

START = date(2026, 1, 1)
MOMENT = datetime(2026, 6, 1, tzinfo=UTC)
FACTS = ("dependants", "contract")

changes = st.lists(
    st.tuples(
        st.integers(0, 6),  # days after START
        st.dictionaries(st.sampled_from(FACTS), st.integers(0, 2), min_size=1),
    ),
    max_size=6,
)


def said(fact, number):
    return ("", "permanent", "other")[number] if fact == "contract" else number


class Model:
    """For each fact its days of change. A change holds until the next day that says something else."""

    def __init__(self):
        self.facts = {fact: [(0, said(fact, 0))] for fact in FACTS}

    def change(self, day, values):
        for fact, value in values.items():
            points = [point for point in self.facts[fact] if point[0] != day]
            self.facts[fact] = self.merged(sorted([*points, (day, value)], key=lambda point: point[0]))

    @staticmethod
    def merged(points):
        """Days that repeat what held before are no changes."""
        kept = []
        for day, value in points:
            if not kept or kept[-1][1] != value:
                kept.append((day, value))
        return kept

    def on(self, day):
        return {
            fact: [value for since, value in points if since <= day][-1]
            for fact, points in self.facts.items()
        }


def worker_from_start():
    return WorkerFactory(facts__valid_from=START, facts__dependants=0, facts__recorded_at=MOMENT)


def known(worker, day, at):
    (version,) = WorkerVersion.objects.filter(worker=worker).known(START + timedelta(days=day), at)
    return {fact: getattr(version, fact) for fact in FACTS}


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes)
def test_every_day_as_known_at_every_moment_is_what_a_slow_model_says(steps):
    worker, model = worker_from_start(), Model()
    expected = {MOMENT: [model.on(day) for day in range(8)]}
    for number, (day, numbers) in enumerate(steps, start=1):
        at = MOMENT + timedelta(hours=number)
        values = {fact: said(fact, value) for fact, value in numbers.items()}
        if model.on(day) != {**model.on(day), **values}:
            standing = list(worker.versions.standing())
            versions.rewrite(standing, on=START + timedelta(days=day), changes=values, marks={}, at=at)
            model.change(day, values)
        expected[at] = [model.on(day) for day in range(8)]
    for at, days in expected.items():
        assert [known(worker, day, at) for day in range(8)] == days


@pytest.fixture
def worker(db):
    return worker_from_start()


def test_a_day_before_the_first_version_is_refused(worker):
    with pytest.raises(LookupError):
        versions.rewrite(
            list(worker.versions.standing()),
            on=START - timedelta(days=1),
            changes={"dependants": 1},
            marks={},
            at=MOMENT,
        )


def test_marks_stand_on_the_new_version_alone(worker):
    for day, source in ((10, "hand"), (5, "partner")):
        versions.rewrite(
            list(worker.versions.standing()),
            on=START + timedelta(days=day),
            changes={"wage": day},
            marks={"source": source},
            at=MOMENT + timedelta(hours=day),
        )
    sources = [(version.valid_from.day, version.source) for version in worker.versions.standing()]
    assert sources == [(1, "roster"), (6, "partner"), (11, "hand")]


def test_a_version_that_repeats_the_old_value_takes_over_the_new_one(worker):
    def change(day, hour, **values):
        standing = list(worker.versions.standing())
        at = MOMENT + timedelta(hours=hour)
        versions.rewrite(standing, on=START + timedelta(days=day), changes=values, marks={}, at=at)

    change(5, 1, dependants=1)
    change(9, 2, wage=3)
    change(2, 3, wage=7, contract="other")
    story = [(v.valid_from.day, v.dependants, v.wage, v.contract) for v in worker.versions.standing()]
    assert story == [(1, 0, 20000, ""), (3, 0, 7, "other"), (6, 1, 7, "other"), (10, 1, 3, "other")]

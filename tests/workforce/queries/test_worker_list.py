"""The roster of a mine: found and ordered."""

import pytest

from jtportal.kernel import paging
from tests.factories.workforce import LONG_AGO, PersonFactory, WorkerFactory
from workforce.models import Worker
from workforce.queries import worker_list, workers
from workforce.queries.worker_list import Wanted


@pytest.fixture
def roster(cast):
    """Three workers of the cast's mine, one of whom left, and one elsewhere."""
    names = (("Бойко", "Ірина", "A-17"), ("Ґудзь", "Олег", "B-2"), ("Єфремов", "Іван", "17"))
    made = []
    for place, (family, given, number) in enumerate(names):
        person = PersonFactory(family_name=family, given_name=given, birth_date=f"19{70 + place}-01-01")
        made.append(WorkerFactory(site=cast.site, person=person, personnel_number=number))
    made[2].left_on, made[2].left_at = "2026-01-01", LONG_AGO
    made[2].save()
    WorkerFactory()
    return made


def found(cast, **asked):
    wanted = Wanted(**asked)
    rows = worker_list.narrowed(
        Worker.objects.visible_to(cast.personnel), wanted, partnership=cast.partnership
    )
    ids = paging.page(worker_list.in_order(rows, wanted), size=50).ids
    return [worker.person.family_name for worker in worker_list.for_lines(rows, ids)]


@pytest.mark.parametrize(
    ("asked", "families"),
    [
        ({}, ["Бойко", "Ґудзь"]),
        ({"state": "left"}, ["Єфремов"]),
        ({"state": "all"}, ["Бойко", "Ґудзь", "Єфремов"]),
        ({"state": "all", "sort": "-name"}, ["Єфремов", "Ґудзь", "Бойко"]),
        ({"state": "all", "sort": "age"}, ["Єфремов", "Ґудзь", "Бойко"]),
        ({"state": "all", "sort": "-age"}, ["Бойко", "Ґудзь", "Єфремов"]),
        ({"state": "all", "sort": "number"}, ["Єфремов", "Бойко", "Ґудзь"]),
        ({"q": "gudz"}, ["Ґудзь"]),
        ({"q": "олег гуд"}, ["Ґудзь"]),
        ({"q": "a-17"}, ["Бойко"]),
        ({"q": "17", "state": "all"}, ["Єфремов"]),
        ({"q": "nobody"}, []),
    ],
)
def test_the_roster_answers(cast, roster, asked, families):
    assert found(cast, **asked) == families


def test_versions_come_newest_first(roster):
    assert workers.versions(roster[0]) == [roster[0].current]
    assert workers.versions(None) == []

"""What the list of cases finds, against a slow model that looks at every case."""

from datetime import date, timedelta

import pytest
import time_machine

from jtportal.kernel import paging
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import LONG_AGO, CaseFactory, SiteFactory, TaskFactory
from workforce.models import Case
from workforce.queries import case_list, towns
from workforce.queries.case_list import Wanted

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-24 09:00+02:00", tick=False):
        yield


@pytest.fixture
def people(cast):
    """A dozen cases that differ in everything that can be asked."""
    pit, places = SiteFactory(partnership=cast.partnership), TerritoryFactory.create_batch(2)
    made = []
    for number in range(12):
        case = CaseFactory(worker__site=(cast.site, pit)[number % 2])
        Case.objects.filter(pk=case.pk).update(
            pathway=("none", "retention", "reskilling")[number % 3],
            status=("at_work", "at_work", "mobilised")[number % 3],
            officer=cast.officer.user if number % 4 == 0 else None,
            sex=("female", "male", "")[number % 3],
            birth_date=date(1960 + 3 * number, 11, 24),
            residence=places[number % 2] if number % 5 else None,
            next_due_on=TODAY + timedelta(number - 6) if number % 2 else None,
            opened_on=TODAY - timedelta(100 - number),
            closed_on=TODAY if number == 11 else None,
            closed_at=LONG_AGO if number == 11 else None,
        )
        made.append(Case.objects.get(pk=case.pk))
    return made


def age(case):
    return (
        TODAY.year
        - case.birth_date.year
        - ((TODAY.month, TODAY.day) < (case.birth_date.month, case.birth_date.day))
    )


def late(case, days):
    return (
        case.next_due_on is not None
        and (case.next_due_on - TODAY).days in days
        and case.status != "mobilised"
    )


ASKED = [
    (Wanted(), lambda c, _: True),
    (Wanted(mine=True), lambda c, cast: c.officer_id == cast.officer.user_id),
    (Wanted(due="overdue"), lambda c, _: late(c, range(-99, 0))),
    (Wanted(due="today"), lambda c, _: late(c, range(1))),
    (Wanted(due="week"), lambda c, _: late(c, range(7))),
    (Wanted(pathway="none"), lambda c, _: c.pathway == "none"),
    (Wanted(status="mobilised"), lambda c, _: c.status == "mobilised"),
    (Wanted(sex="female"), lambda c, _: c.sex == "female"),
    (Wanted(sex="unstated"), lambda c, _: c.sex == ""),
    (Wanted(age="-29"), lambda c, _: age(c) <= 29),
    (Wanted(age="30-39"), lambda c, _: 30 <= age(c) <= 39),
    (Wanted(age="40-49"), lambda c, _: 40 <= age(c) <= 49),
    (Wanted(age="50-54"), lambda c, _: 50 <= age(c) <= 54),
    (Wanted(age="55-"), lambda c, _: age(c) >= 55),
    (Wanted(sex="male", pathway="retention"), lambda c, _: c.sex == "male" and c.pathway == "retention"),
]


@pytest.mark.parametrize(("wanted", "meets"), ASKED)
@pytest.mark.parametrize("state", ["open", "closed", "all"])
def test_each_question_is_answered_as_asked(cast, people, wanted, meets, state):
    asked = Wanted(**{**{name: getattr(wanted, name) for name in Wanted.__slots__}, "state": state})
    rows = case_list.narrowed(
        Case.objects.visible_to(cast.officer),
        asked,
        partnership=cast.partnership,
        user_id=cast.officer.user_id,
    )
    among = [case for case in people if state == "all" or (case.closed_on is None) == (state == "open")]
    assert set(rows) == {case for case in among if meets(case, cast)}


def test_site_and_town_are_answered(cast, people):
    for wanted, name in (
        (Wanted(site=people[1].site_id), "site_id"),
        (Wanted(town=people[1].residence_id), "residence_id"),
    ):
        rows = case_list.narrowed(Case.objects.all(), wanted, partnership=cast.partnership, user_id=None)
        assert {getattr(case, name) for case in rows} == {getattr(people[1], name)}


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        ("name", lambda case: case.sort_key),
        ("age", lambda case: -case.birth_date.toordinal()),
        ("intake", lambda case: case.opened_on),
        ("due", lambda case: (case.next_due_on is None, case.next_due_on or date.max)),
    ],
)
def test_the_list_comes_in_order_and_turned(cast, people, sort, value):
    rows = Case.objects.filter(partnership=cast.partnership)
    for wanted, turned in (
        (Wanted(sort=sort, state="all"), False),
        (Wanted(sort=f"-{sort}", state="all"), True),
    ):
        found = case_list.listed(rows, wanted, language="uk")
        values = [value(Case.objects.get(pk=pk)) for pk in paging.page(found.runs, size=50).ids]
        if sort == "due":  # those without a day come last either way
            values = [one for one in values if not one[0]]
            assert found.count == 12
        assert values == sorted(values, reverse=turned)


def test_words_and_order_go_together(cast, people):
    rows = Case.objects.filter(partnership=cast.partnership)
    found = case_list.listed(rows, Wanted(q="бондар", sort="-age"), language="uk")
    born = [Case.objects.get(pk=pk).birth_date for pk in paging.page(found.runs, size=50).ids]
    assert (found.count, born) == (12, sorted(born))


def test_being_narrowed_is_said(cast):
    assert not Wanted().narrowed
    assert not Wanted(state="all", sort="age").narrowed
    assert Wanted(q="x").narrowed


def test_the_standard_lists_are_what_their_names_say(cast, people):
    lists = case_list.standard_lists(
        Case.objects.all(), partnership=cast.partnership, user_id=cast.officer.user_id
    )
    counts = paging.capped_counts(lists)
    opened = [case for case in people if case.closed_on is None]
    mine = [case for case in opened if case.officer_id]
    assert counts["mine"] == len(mine)
    assert counts["overdue"] == len([case for case in opened if late(case, range(-99, 0))])
    assert counts["mine_overdue"] == len([case for case in mine if late(case, range(-99, 0))])
    assert counts["none"] == len([case for case in opened if case.pathway == "none"])


def test_a_line_has_the_first_waiting_step(cast, people):
    first = TaskFactory(case=people[0], title="first", due_on=date(2026, 11, 1))
    TaskFactory(case=people[0], title="later", due_on=date(2026, 11, 2))
    TaskFactory(case=people[0], title="done", due_on=date(2026, 10, 1), done_at=LONG_AGO)
    rows = case_list.for_lines(Case.objects.all(), [people[1].pk, people[0].pk, 0])
    assert [row["id"] for row in rows] == [people[1].pk, people[0].pk]
    assert rows[0]["step"] is None
    assert rows[1]["step"]["title"] == first.title


def test_somebody_born_on_a_leap_day_ages_too():
    assert case_list.years_ago(date(2028, 2, 29), 30) == date(1998, 3, 1)
    assert case_list.years_ago(date(2028, 2, 29), 28) == date(2000, 2, 29)


def test_the_towns_of_open_cases_are_listed_once(cast, people):
    expected = {case.residence_id for case in people if case.closed_on is None and case.residence_id}
    found = towns.of_open_cases(cast.partnership)
    assert {town.pk for town in found} == expected
    assert [town.label() for town in found] == sorted(town.label() for town in found)
    assert len(found) == len(expected)
    Case.objects.update(residence=None)
    assert towns.of_open_cases(cast.partnership) == []

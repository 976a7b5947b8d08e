"""What duties count: equal to counting by hand; for strangers nothing that gives a few persons away."""

import random
from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Reading, Run
from indicators.queries import duties
from partnerships.sockets import CountAsked, Counted
from tests.conftest import member
from tests.factories.workforce import CaseFactory, SiteFactory, WorkerFactory
from tests.house.rows import NOW
from workforce.models import Case, Worker
from workforce.queries import duties as reads

pytestmark = pytest.mark.django_db
COUNTS = (
    "on_roster", "in_case", "at_work", "retention", "redeployment", "reskilling", "early_retirement",
)  # fmt: skip
HIDDEN = Counted(None, withheld=True)


def employ(site, number, *, years=None, **case):
    """So many on the roster of a site; with `pathway` or `status` each has an open case."""
    for _one in range(number):
        worker = WorkerFactory(site=site, facts__underground_years=years)
        if case:
            CaseFactory(worker=worker, **case)


def asked(site=""):
    return [CountAsked(count, site, deep) for count in COUNTS for deep in (False, True)]


def by_hand(place, one):
    """Go through everybody, one by one."""

    def right(site, worker):
        years = worker.current.underground_years if worker and worker.current else None
        return (not one.site or (site and site.code == one.site)) and (
            not one.underground or (years or 0) > 0
        )

    today = place.today()
    if one.count == "on_roster":
        rows = Worker.objects.filter(site__partnership=place).select_related("site", "current")
        there = [
            row for row in rows if row.retracted_at is None and (not row.left_on or row.left_on >= today)
        ]
        return sum(bool(right(row.site, row)) for row in there)
    rows = Case.objects.filter(partnership=place).select_related("site", "worker__current")
    spells = [row for row in rows if row.closed_on is None and row.retracted_at is None]
    wanted = {
        "in_case": lambda row: True,
        "at_work": lambda row: row.status == "at_work",
    }.get(one.count, lambda row: row.pathway == one.count)
    return sum(bool(wanted(row) and right(row.site, row.worker)) for row in spells)


def peopled(cast):
    """A roster at two mines by chance: paths, states, years underground; some have left, some cases are closed."""
    chance = random.Random(4)
    sites = (cast.site, SiteFactory(partnership=cast.partnership))
    for _one in range(40):
        worker = WorkerFactory(
            site=chance.choice(sites), facts__underground_years=chance.choice((None, 0, 7))
        )
        if chance.random() < 0.7:
            pathway = chance.choice(("none", "retention", "redeployment", "reskilling"))
            row = CaseFactory(worker=worker, pathway=pathway, status=chance.choice(("at_work", "on_leave")))
            if chance.random() < 0.2:
                Case.objects.filter(pk=row.pk).update(closed_on=date(2026, 1, 1), closed_at=NOW)
        if chance.random() < 0.2:
            Worker.objects.filter(pk=worker.pk).update(left_on=date(2026, 1, 1), left_at=NOW)
    CaseFactory(worker__site=SiteFactory())  # somewhere else
    return sites


def test_counts_are_those_of_counting_by_hand(cast):
    sites = peopled(cast)
    questions = [one for site in ("", *(site.code for site in sites)) for one in asked(site)]
    found = duties.counted(cast.officer, cast.partnership, questions)
    assert {one: found[one].value for one in questions} == {
        one: by_hand(cast.partnership, one) for one in questions
    }
    assert all(found[one].people for one in questions)
    assert any(found[one].value for one in questions)


def test_the_list_behind_a_number_has_as_many_rows(cast):
    sites = peopled(cast)
    for one in [one for site in ("", sites[1].code) for one in asked(site)]:
        rows = (reads.workers if one.count == "on_roster" else reads.cases)(
            cast.officer, cast.partnership, one
        )
        assert rows.count() == by_hand(cast.partnership, one), one


def test_a_stranger_sees_no_small_number_and_none_it_follows_from(cast):
    other = SiteFactory(partnership=cast.partnership)
    employ(cast.site, 12, pathway="retention")
    employ(cast.site, 2, pathway="redeployment")
    employ(other, 11, pathway="redeployment")
    employ(other, 12, pathway="retention")
    found = duties.counted(
        cast.partner, cast.partnership, [*asked(), *asked(cast.site.code), *asked(other.code)]
    )
    assert found[CountAsked("retention")].value == 24
    assert found[CountAsked("redeployment")].value == 13
    assert found[CountAsked("redeployment", cast.site.code)] == HIDDEN
    assert found[CountAsked("redeployment", other.code)] == HIDDEN
    assert not any(one.people for one in found.values())
    assert not [one for one in found.values() if one.value is not None and 0 < one.value < 5]


def test_nothing_is_shown_where_the_published_numbers_withhold_a_pathway(cast):
    employ(cast.site, 12, pathway="retention")
    run = Run.objects.create(
        partnership=cast.partnership, period="2026Q4", as_of=date(2026, 10, 31), known_at=NOW, threshold=5
    )
    shown = duties.counted(cast.partner, cast.partnership, [CountAsked("retention", cast.site.code)])
    assert [one.value for one in shown.values()] == [12]
    Reading.objects.create(
        run=run, partnership=cast.partnership, period="2026Q4", indicator="open_cases_by_pathway", version=1,
        definition_hash="x", category="retention", numerator=12, value=12, population=12, withheld=True,
    )  # fmt: skip
    hidden = duties.counted(cast.partner, cast.partnership, [CountAsked("retention", cast.site.code)])
    assert list(hidden.values()) == [HIDDEN]


def test_a_mines_officer_sees_the_roster_of_the_own_mine_alone(cast):
    other = SiteFactory(partnership=cast.partnership)
    employ(cast.site, 3)
    employ(other, 3)
    questions = [CountAsked("on_roster", site.code) for site in (cast.site, other)]
    found = duties.counted(cast.personnel, cast.partnership, questions)
    assert [found[one] for one in questions] == [Counted(3, people=duties.list_url), HIDDEN]


def test_every_small_number_is_withheld_and_never_alone_in_its_sum(cast):
    """By sites and by years underground the hidden ones are two at least: a single one is what is left of the sum."""
    peopled(cast)
    cells = reads.cells(cast.partnership)
    shown = duties.Shown(cells, cast.partnership)
    shown.nothing = False  # this table is so small that its sums would hide all of it
    sites = ("", *sorted({site for site, _deep, _state in cells}))
    hidden = {
        one: shown.hides(one)
        for one in (
            CountAsked(count, site, deep) for site, count, deep in product(sites, COUNTS, (False, True))
        )
    }
    small = [one for one in hidden if 0 < duties.number(cells, one) < 5]
    assert small
    assert all(hidden[one] for one in small)
    for count, deep in product(COUNTS, (False, True)):
        assert sum(hidden[CountAsked(count, site, deep)] for site in sites) != 1, (count, deep)


def test_many_duties_cost_as_many_questions_as_one(cast):
    employ(cast.site, 6, pathway="retention")
    viewer = member(cast.partner.organisation, "viewer")
    lengths = []
    for questions in (asked()[:1], asked(), [*asked(), *asked(cast.site.code)]):
        with CaptureQueriesContext(connection) as captured:
            duties.counted(viewer, cast.partnership, questions)
        lengths.append(len(captured))
    assert len(set(lengths)) == 1, lengths

"""What a roster means: its day, what a newer one changes, who is gone, back, or here twice."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings

from accounts.calculations.sealing import unseal_number
from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import SiteFactory
from tests.workforce.rosters import DAY, bring_in, csv_of, preview, row
from workforce.actions import cases, imports, workers
from workforce.models import (
    Case,
    CaseVersion,
    Person,
    RosterRow,
    SiteMapping,
    Task,
    Worker,
    WorkerReturn,
    WorkerVersion,
)

pytestmark = pytest.mark.django_db
NEXT = date(2026, 11, 10)


@pytest.fixture
def bring(cast, site):
    """Bring rows in for a day."""

    def bring(rows, day=DAY, *, content=None, **given):
        return bring_in(site, content or csv_of(rows), cast.officer, day, **given)

    return bring


def worker(number):
    """Return the worker of a number that holds."""
    return Worker.objects.select_related("person", "current").get(
        personnel_number=str(number), retracted_at=None
    )


def test_a_new_person_gets_a_case_with_intake_on_the_day(bring, site):
    bring([row(7, family="O'Neil", town="Neath")])
    new = worker(7)
    case, spell, facts = Case.objects.get(), CaseVersion.objects.get(), new.current
    assert (case.person, case.worker, case.site, case.partnership) == (
        new.person,
        new,
        site,
        site.partnership,
    )
    assert (case.opened_on, case.pathway, case.status, case.closed_on) == (DAY, "none", "at_work", None)
    assert (spell.valid_from, spell.pathway, spell.recorded_at) == (DAY, "none", facts.recorded_at)
    assert (facts.valid_from, facts.wage, facts.currency) == (DAY, Decimal("3100.50"), "GBP")
    assert (case.search, case.birth_date, case.sex) == ("oneil owen 7", date(1980, 2, 7), "male")
    assert (facts.residence_text, facts.residence, facts.source) == ("Neath", None, "roster")


def test_the_day_is_given_else_found_else_today(cast, site):
    title = "Personnel as at 30.09.2026"
    given = preview(site, csv_of([row()], title=title), cast.officer, DAY)
    found = preview(site, csv_of([row()], title=title), cast.officer, None)
    today = preview(site, csv_of([row()]), cast.officer, None)
    assert (given.reference_day, given.reference_day_source) == (DAY, "given")
    assert (found.reference_day, found.reference_day_source) == (date(2026, 9, 30), "found")
    assert (today.reference_day, today.reference_day_source) == (site.partnership.today(), "today")


def test_ages_are_judged_on_the_day(bring):
    fifteen = row(1, birth="2011-10-31", start="")
    assert bring([fifteen, row(2)]).counts["refused"] == 0
    assert bring([fifteen, row(2)], DAY - timedelta(days=1), allow_older=True).counts["refused"] == 1


def test_a_newer_file_updates_by_the_number(bring):
    bring([row(1), row(2)])
    assert bring([row(1, wage="3200", town="Neath"), row(2)], NEXT).counts["changed"] == 1
    first, latest = WorkerVersion.objects.filter(worker=worker(1)).order_by("id")
    assert (first.valid_until, first.closed_at, first.wage) == (NEXT, latest.recorded_at, Decimal("3100.50"))
    assert (latest.valid_from, latest.valid_until, latest.wage) == (NEXT, None, Decimal("3200.00"))
    assert worker(1).current == latest
    assert WorkerVersion.objects.known(DAY, latest.recorded_at).get(worker=worker(1)) == first


def test_a_changed_name_reaches_person_and_case(bring):
    bring([row(1, family="Pugh")])
    bring([row(1, family="Pugh-Łoś", birth="1980-02-02", sex="F")], NEXT)
    person, case = Person.objects.get(), Case.objects.get()
    assert (person.family_name, person.search) == ("Pugh-Łoś", "pugh los owen")
    assert (case.sort_key, case.search) == (person.sort_key, "pugh los owen 1")
    assert (case.birth_date, case.sex) == (date(1980, 2, 2), "female") == (person.birth_date, person.sex)


def test_a_column_that_is_not_there_keeps_what_was_known(bring):
    bring([row(1, kin="4"), row(2)])
    bring(
        [row(1, wage="1"), row(2)],
        NEXT,
        content=csv_of([row(1, wage="1"), row(2)], without=("kin", "contract")),
    )
    facts = worker(1).current
    assert (facts.wage, facts.dependants, facts.contract) == (Decimal("1.00"), 4, "permanent")


def test_a_blank_cell_of_a_column_that_is_there_says_unknown(bring):
    bring([row(1), row(2)])
    done = bring([row(1, wage="", start=""), row(2)], NEXT)
    assert (worker(1).current.wage, worker(1).current.service_start) == (None, None)
    assert done.counts["oddities"] == {"wage_blank": 1, "service_start_blank": 1, "residence_unknown": 2}


def test_columns_that_are_not_chosen_are_kept_nowhere(cast, site, bring):
    done = bring([row(1, union="12.50", boots="size-46-xyz")])
    assert list(done.layout["refused"].values()) == ["union"]
    everything = [
        str(one.__dict__)
        for model in (WorkerVersion, Person, Case, RosterRow, SiteMapping)
        for one in model.objects.all()
    ]
    done.refresh_from_db()
    everything.append(str({**done.__dict__, "layout": done.layout}))
    assert not [text for text in everything if "size-46-xyz" in text or "12.50" in text]


def test_an_older_roster_is_refused_unless_allowed(cast, site, bring):
    bring([row(1), row(2)])
    older = preview(site, csv_of([row(1, wage="99"), row(3)]), cast.officer, date(2026, 9, 30))
    assert older.counts["older_than"] == "2026-10-31"
    with pytest.raises(Refused, match="newer"):
        imports.confirm(roster_import=older, by=cast.officer)
    imports.confirm(roster_import=older, by=cast.officer, allow_older=True)
    done = imports.run(roster_import_id=older.pk)
    assert (done.state, done.counts["gone"], done.counts["new"]) == ("done", 0, 1)
    early, late = WorkerVersion.objects.filter(worker=worker(1)).order_by("valid_from")
    assert (early.valid_from, early.valid_until, early.wage) == (date(2026, 9, 30), DAY, Decimal("99.00"))
    assert (worker(1).current, late.wage) == (late, Decimal("3100.50"))


def test_an_older_one_that_slipped_through_is_unusable(cast, site, bring):
    older = preview(site, csv_of([row(1)]), cast.officer, date(2026, 9, 30))
    imports.confirm(roster_import=older, by=cast.officer)
    bring_first = preview(SiteFactory(partnership=site.partnership), csv_of([row(1)]), cast.officer)
    assert bring_first.state == "previewed"
    type(older).objects.create(
        site=site, state="done", reference_day=DAY, purpose="update", legal_basis="consent"
    )
    ended = imports.run(roster_import_id=older.pk)
    assert (ended.state, ended.error, ended.error_params["last_day"]) == ("unusable", "older", "2026-10-31")
    assert not Worker.objects.exists()


def test_gone_is_active_here_and_absent(bring, site):
    bring([row(number) for number in range(1, 6)])
    workers.record_departure(worker=worker(5), on=DAY, reason="retirement", by=CLI)
    done = bring([row(1), row(2), row(3, birth="tomorrow")], NEXT)
    assert (done.counts["gone"], done.counts["refused"]) == (1, 1)
    task = Task.objects.get(kind="leaver")
    assert (task.worker, task.case, task.source_import) == (
        worker(4),
        Case.objects.get(worker=worker(4)),
        done,
    )
    assert task.case.next_due_on == task.due_on
    assert worker(4).left_on is None


def test_asking_twice_about_a_leaver_asks_once(bring):
    bring([row(1), row(2)])
    bring([row(1)], NEXT)
    assert bring([row(1)], NEXT).counts["gone"] == 1
    assert Task.objects.filter(kind="leaver").count() == 1


def test_whoever_is_on_the_next_roster_again_is_no_longer_asked_about(bring):
    bring([row(1), row(2)])
    bring([row(1)], NEXT)
    third = bring([row(1), row(2)], NEXT + timedelta(days=1))
    task = Task.objects.get()
    assert (task.done_at is not None, task.outcome) == (True, {"on_roster_again": str(third.pk)})
    assert Case.objects.get(worker=worker(2)).next_due_on is None


def test_a_worker_who_left_and_is_back_is_active_with_a_new_spell(bring, site):
    bring([row(1), row(2)])
    workers.record_departure(worker=worker(2), on=date(2026, 11, 2), reason="other_job", by=CLI)
    cases.close_case(
        case=Case.objects.get(worker=worker(2)), on=date(2026, 11, 3), reason="works elsewhere", by=CLI
    )
    done = bring([row(1), row(2)], NEXT)
    assert done.counts["changed"] == 1
    assert (worker(2).left_on, worker(2).leave_reason, worker(2).left_at) == (None, "", None)
    former, spell = Case.objects.filter(worker=worker(2)).order_by("opened_on")
    assert (former.closed_on, spell.opened_on, spell.closed_on) == (date(2026, 11, 3), NEXT, None)
    gap = WorkerReturn.objects.get()
    assert (gap.left_on, gap.leave_reason, gap.returned_on) == (date(2026, 11, 2), "other_job", NEXT)
    assert WorkerVersion.objects.filter(worker=worker(2)).count() == 1


def test_a_roster_of_the_day_of_leaving_brings_nobody_back(bring, site):
    bring([row(1), row(2)])
    workers.record_departure(worker=worker(2), on=NEXT, reason="other_job", by=CLI)
    assert bring([row(1), row(2)], NEXT).counts["changed"] == 0
    assert worker(2).left_on == NEXT


def test_one_person_under_two_numbers_lands_and_is_flagged(bring, site, cast):
    bring([row(1, family="Łukasz"), row(2, family="Other", birth="1975-05-05")])
    elsewhere = SiteFactory(partnership=site.partnership, operator=site.operator)
    rows = [
        row(91, family="Lukasz", birth="1980-02-01"),
        row(92, family="Other", birth="1975-05-05", sex="F"),
        row(93, birth="1975-05-05"),
    ]
    done = bring_in(elsewhere, csv_of(rows), cast.officer)
    assert (done.counts["new"], done.counts["duplicates"]) == (3, 1)
    task = Task.objects.get(kind="duplicate")
    assert (task.worker, task.other_worker, task.case.worker) == (worker(91), worker(1), worker(91))


def test_twins_within_one_file_are_flagged_once(bring):
    done = bring([row(1), row(2, birth="1980-02-01"), row(3)])
    assert done.counts["duplicates"] == 1
    assert Task.objects.get().worker == worker(2)
    assert Task.objects.get().other_worker == worker(1)


def test_other_partnerships_persons_are_not_looked_at(bring, cast):
    bring([row(1)])
    other = SiteFactory()
    assert bring_in(other, csv_of([row(1)]), cast.officer).counts["duplicates"] == 0


def test_a_national_number_is_sealed_and_finds_the_person_again(bring):
    bring([row(1, national="QQ 12 34 56 A"), row(2, national="")])
    facts = worker(1).current
    assert unseal_number(bytes(facts.national_number), settings.FIELD_KEY) == "QQ 12 34 56 A"
    assert bytes(worker(1).person.national_number_hash) == bytes(facts.national_number_hash)
    assert b"123456" not in bytes(facts.national_number)
    again = bring(
        [
            row(1, national="QQ123456A"),
            row(2),
            row(3, family="Else", birth="1990-01-01", national="qq123456a"),
        ],
        NEXT,
    )
    assert (again.counts["changed"], again.counts["duplicates"]) == (0, 1)
    assert Task.objects.get(kind="duplicate").other_worker == worker(1)


def test_a_status_moves_the_case_from_the_day_on(bring):
    bring([row(1, status="working"), row(2, status="maternity leave")])
    assert Case.objects.get(worker=worker(2)).status == "on_leave"
    done = bring([row(1, status="mobilised"), row(2, status="")], NEXT)
    assert done.counts["changed"] == 1
    before, now = CaseVersion.objects.filter(case__worker=worker(1)).order_by("id")
    assert (before.valid_until, now.valid_from, now.status, now.pathway) == (NEXT, NEXT, "mobilised", "none")
    assert Case.objects.get(worker=worker(1)).status == "mobilised"


def test_places_are_found_by_folded_name_near_the_site(bring, site):
    county = TerritoryFactory(name="Neath Port Talbot", level="district", country="GB")
    near = TerritoryFactory(name="Resolven", country="GB", parent=county)
    TerritoryFactory(name="Resolven", country="GB")
    TerritoryFactory(name="Résolven", country="FR")
    site.territory = TerritoryFactory(name="Cwmgwrach", country="GB", parent=county)
    site.save()
    bring([row(1, town="RESOLVEN"), row(2, town="Nowhere")])
    assert (worker(1).current.residence, worker(1).person.residence) == (near, near)
    assert Case.objects.get(worker=worker(1)).residence == near
    assert worker(2).current.residence is None
    assert [*RosterRow.objects.values_list("line", "outcome", "reasons")] == [
        (3, "warning", ["residence_unknown"])
    ]


def test_a_fact_known_for_later_days_stays_above_an_earlier_roster(bring, site):
    bring([row(1), row(2)])
    workers.change_facts(
        worker=worker(1), on=date(2026, 11, 15), changes={"wage": Decimal(4000)}, source="hand", standing="document",
        by=CLI,
    )  # fmt: skip
    bring([row(1, wage="3300", kin="5"), row(2)], NEXT)
    between, latest = WorkerVersion.objects.filter(worker=worker(1)).standing().order_by("valid_from")[1:]
    assert (between.valid_from, between.valid_until, between.wage) == (
        NEXT,
        date(2026, 11, 15),
        Decimal("3300.00"),
    )
    assert (latest.wage, latest.dependants, worker(1).current) == (Decimal(4000), 5, latest)


def test_the_mapping_is_remembered_for_the_site(cast, site, bring):
    done = bring([row(1)])
    remembered = SiteMapping.objects.get(site=site)
    assert (remembered.mapping["personnel_number"], remembered.headings) == (
        "Payroll ID",
        done.layout["headings"],
    )
    narrowed = {name: heading for name, heading in done.mapping.items() if name != "wage"}
    bring([row(1), row(2)], NEXT, mapping=narrowed)
    offered = preview(site, csv_of([row(1)]), cast.officer, NEXT)
    assert "wage" not in offered.mapping
    assert offered.layout["remembered"]

"""Counting: what is counted anew, what stays, and that writers neither wait nor slip in between."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import psycopg
import pytest
from django.db import connection, transaction

from accounts.models import AuditEvent
from indicators import queries
from indicators.actions import computing
from indicators.calculations import periods
from indicators.definitions import REGISTRY
from indicators.models import Cursor, Reading, Run
from jtportal.kernel.actor import BEAT
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import CaseFactory, SiteFactory
from workforce.actions import cases, ledger
from workforce.models import Case, ChangeMark

INTAKE = date(2026, 5, 4)


@pytest.fixture
def partnership(db):
    return PartnershipFactory()


def hire(partnership, **more):
    """A case with its mark, as an action would leave it."""
    site = partnership.sites.first() or SiteFactory(partnership=partnership)
    with transaction.atomic():
        at = ledger.recorded_now(partnership_id=partnership.pk, since=INTAKE)
        return CaseFactory(
            worker__site=site, worker__facts__valid_from=INTAKE, opened_on=INTAKE, recorded_at=at, **more
        )


def agree(case, pathway="reskilling"):
    cases.set_pathway(case=case, pathway=pathway, reason="agreed", on=case.partnership.today(), by=BEAT)


def count(*partnerships, **more):
    return computing.recompute(partnerships=partnerships, by=BEAT, **more)


def now(partnership, indicator, category="", **place):
    """The current whole number of the running quarter."""
    quarter = max(Run.objects.filter(partnership=partnership).values_list("period", flat=True))
    place = {"sex": None, "by_residence": False} | place
    rows = Reading.objects.current().filter(partnership=partnership, period=quarter, indicator=indicator)
    return rows.get(category=category, **place)


def test_the_first_counting_covers_every_quarter_since_the_first_case(partnership):
    hire(partnership)
    outcome = count(partnership)
    quarters = outcome.counted[partnership.pk]
    assert quarters[0] == "2026Q2"
    assert quarters == sorted(Run.objects.values_list("period", flat=True))
    assert Run.objects.get(period="2026Q2").as_of == date(2026, 6, 30)
    assert Run.objects.order_by("period").last().as_of == partnership.today()
    assert now(partnership, "workers_registered").value == 1


def test_without_anybody_a_share_is_not_applicable_and_a_count_is_zero(partnership):
    count(partnership)
    share = now(partnership, "agreed_pathway_share")
    assert (share.numerator, share.denominator, share.value) == (0, 0, None)
    assert now(partnership, "workers_registered").value == 0
    assert now(partnership, "open_cases_by_pathway", "reskilling").value == 0
    assert now(partnership, "median_days_to_pathway").value is None
    assert now(partnership, "wage_arrears", partnership.currency).value is None


def test_counting_again_without_a_change_does_nothing(partnership):
    hire(partnership)
    count(partnership)
    runs, readings = Run.objects.count(), Reading.objects.count()
    assert count(partnership).counted == {}
    assert (Run.objects.count(), Reading.objects.count()) == (runs, readings)


def test_one_changed_case_counts_its_partnership_and_quarter_alone(partnership):
    other = PartnershipFactory()
    case = hire(partnership)
    hire(other)
    count(partnership, other)
    runs = Run.objects.count()
    agree(case)
    assert queries.pending_changes() == [partnership.pk]
    outcome = count(*queries.with_a_new_day(), partnership, other)
    assert [*outcome.counted] == [partnership.pk]
    assert len(outcome.counted[partnership.pk]) == 1
    assert Run.objects.count() == runs + 1
    assert queries.pending_changes() == []
    assert now(partnership, "agreed_pathway_share").value == 1


def test_only_numbers_that_changed_are_written_and_the_former_stay(partnership):
    case = hire(partnership)
    hire(partnership)
    count(partnership)
    before = now(partnership, "agreed_pathway_share")
    same = now(partnership, "workers_registered")
    agree(case)
    outcome = count(partnership)
    before.refresh_from_db()
    run = Run.objects.latest("pk")
    assert before.superseded_by == run
    assert before.value == 0
    assert now(partnership, "agreed_pathway_share").value == Decimal("0.5")
    assert now(partnership, "workers_registered") == same
    assert queries.runs_of(same).first() == run
    assert outcome.changed[partnership.pk] == run.changed == Reading.objects.filter(run=run).count()


def test_a_cell_that_holds_nobody_any_more_is_superseded_without_a_follower(partnership):
    case = hire(partnership)
    count(partnership)
    place = {"sex": "female", "by_residence": True, "residence": None}
    assert now(partnership, "workers_registered", **place).value == 1
    with transaction.atomic():
        at = ledger.recorded_now(partnership_id=partnership.pk, since=INTAKE)
        Case.objects.filter(pk=case.pk).update(retracted_at=at)
    count(partnership)
    assert now(partnership, "workers_registered").value == 0
    with pytest.raises(Reading.DoesNotExist):
        now(partnership, "workers_registered", **place)


def test_small_numbers_are_stored_as_withheld(partnership, settings):
    settings.SMALL_CELL_THRESHOLD = 3
    for _ in range(3):
        hire(partnership)
    hire(partnership, worker__person__sex="male")
    count(partnership)
    assert not now(partnership, "workers_registered").withheld
    assert now(partnership, "workers_registered", sex="male").withheld
    assert now(partnership, "workers_registered", sex="female").withheld
    assert Run.objects.latest("pk").threshold == 3


def test_a_change_of_long_ago_counts_the_quarters_since(partnership):
    hire(partnership)
    count(partnership)
    ChangeMark.objects.create(partnership=partnership, since=date(2026, 8, 1), recorded_at=datetime.now(UTC))
    assert count(partnership).counted[partnership.pk][0] == "2026Q3"


def test_a_new_day_counts_the_quarter_again_and_closes_the_one_before(partnership):
    hire(partnership)
    count(partnership)
    assert queries.with_a_new_day() == []
    Cursor.objects.update(computed_day=partnership.today() - timedelta(days=1))
    assert queries.with_a_new_day() == [partnership]
    assert len(count(partnership).counted[partnership.pk]) <= 2
    Cursor.objects.update(computed_day=date(2026, 9, 30))
    assert count(partnership).counted[partnership.pk][0] == "2026Q3"


def test_a_day_of_its_own_disturbs_no_quarter(partnership):
    hire(partnership)
    count(partnership)
    before = now(partnership, "workers_registered")
    computing.recompute_day(partnerships=[partnership], day=date(2026, 5, 3), by=BEAT)
    run = Run.objects.latest("pk")
    assert (run.period, run.as_of) == ("2026-05-03", date(2026, 5, 3))
    assert Reading.objects.whole().get(run=run, indicator="workers_registered").value == 0
    assert now(partnership, "workers_registered") == before


def test_counting_leaves_a_trace_when_numbers_changed(partnership):
    hire(partnership)
    count(partnership)
    count(partnership)
    event = AuditEvent.objects.get(verb="indicators.computed")
    assert event.detail["after"]["periods"][0] == "2026Q2"


def test_a_counting_that_breaks_off_leaves_whole_quarters_and_is_simply_repeated(partnership, monkeypatch):
    hire(partnership)
    stored = computing.store

    def store(**more):
        if more["period"] == "2026Q3":
            stored(**more)
            raise KeyboardInterrupt
        return stored(**more)

    monkeypatch.setattr(computing, "store", transaction.atomic(store))
    with pytest.raises(KeyboardInterrupt):
        count(partnership)
    assert [*Run.objects.values_list("period", flat=True)] == ["2026Q2"]
    assert not Cursor.objects.exists()
    monkeypatch.setattr(computing, "store", stored)
    assert len(count(partnership).counted[partnership.pk]) >= 3
    assert Reading.objects.filter(period="2026Q2", superseded_by__isnull=False).count() == 0


# ------------------------------------------------------------------------------------------- writers beside the counting


@pytest.fixture
def second(transactional_db):
    """A second connection, as another process would have it."""
    row = connection.settings_dict
    with psycopg.connect(
        host=row["HOST"],
        port=row["PORT"] or None,
        user=row["USER"],
        password=row["PASSWORD"],
        dbname=row["NAME"],
    ) as opened:
        yield opened


WRITER = "SELECT pg_advisory_xact_lock_shared(%s, %s)"


def test_the_counting_gives_way_to_a_writer(second):
    partnership = PartnershipFactory()
    hire(partnership)
    second.execute(WRITER, [ledger.LOCK_SPACE, partnership.pk])
    outcome = count(partnership)
    assert (outcome.busy, outcome.counted) == ([partnership.pk], {})
    second.commit()
    assert count(partnership).counted


def test_a_writer_passes_while_numbers_are_read_and_counts_next_time(second):
    partnership = PartnershipFactory()
    hire(partnership)
    moment = computing.try_moment([partnership.pk])
    second.execute("SET lock_timeout = '2s'")
    second.execute(WRITER, [ledger.LOCK_SPACE, partnership.pk])  # nobody holds it up
    (at,) = second.execute("SELECT clock_timestamp()").fetchone()
    late = CaseFactory(worker__site=partnership.sites.get(), opened_on=INTAKE, recorded_at=at)
    second.execute(
        "INSERT INTO workforce_changemark (partnership_id, since, recorded_at) VALUES (%s, %s, %s)",
        [partnership.pk, INTAKE, at],
    )
    second.commit()
    assert at > moment.known_at
    outcome = computing.Outcome()
    today = partnership.today()
    quarter = periods.quarter_of(today)
    computing.count(partnerships=[partnership], period=quarter, as_of=today, moment=moment, outcome=outcome)
    assert now(partnership, "workers_registered").value == 1
    computing.tick_off(partnership=partnership, moment=moment, day=today, outcome=outcome, by=BEAT)
    assert queries.pending_changes() == [partnership.pk]
    count(partnership)
    assert now(partnership, "workers_registered").value == 2
    assert Case.objects.filter(pk=late.pk).exists()


def test_what_a_writer_committed_before_the_moment_is_counted(second):
    partnership = PartnershipFactory()
    hire(partnership)
    second.execute(WRITER, [ledger.LOCK_SPACE, partnership.pk])
    (at,) = second.execute("SELECT clock_timestamp()").fetchone()
    assert computing.try_moment([partnership.pk]).marks == {}
    second.commit()
    assert computing.try_moment([partnership.pk]).known_at > at


def test_one_process_counts_a_partnership_at_a_time(second):
    partnership = PartnershipFactory()
    hire(partnership)
    second.execute("SELECT pg_advisory_lock(%s, %s)", [computing.COUNTING_SPACE, partnership.pk])
    assert count(partnership).busy == [partnership.pk]
    second.execute("SELECT pg_advisory_unlock(%s, %s)", [computing.COUNTING_SPACE, partnership.pk])
    assert count(partnership).counted


def test_no_lock_is_left_behind(second):
    partnership = PartnershipFactory()
    count(partnership)
    held = second.execute(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    ).fetchone()[0]
    assert held == 0


def test_a_number_keeps_the_declaration_it_was_counted_by(partnership):
    hire(partnership)
    count(partnership)
    said = set(Reading.objects.values_list("indicator", "version", "definition_hash"))
    assert said == {(key, one.version, one.hash) for key, one in REGISTRY.items()}


@pytest.mark.parametrize("what", ["statement", "counted", "version"])
def test_another_declaration_gives_a_new_number_under_another_hash(partnership, monkeypatch, what):
    hire(partnership)
    count(partnership)
    before, readings = now(partnership, "women_share"), Reading.objects.count()
    old = REGISTRY["women_share"]
    changed = {
        "statement": replace(old.statement, numerator="somebody else"),
        "counted": f"({old.counted}) AND true",
        "version": old.version + 1,
    }
    monkeypatch.setitem(REGISTRY, "women_share", replace(old, **{what: changed[what]}))
    count(partnership, everything=True)
    after = now(partnership, "women_share")
    assert (after.version, after.definition_hash) == (
        REGISTRY["women_share"].version,
        REGISTRY["women_share"].hash,
    )
    assert after.definition_hash != before.definition_hash
    before.refresh_from_db()
    assert before.superseded_by == after.run
    fresh = Reading.objects.order_by("pk")[readings:]
    assert {reading.indicator for reading in fresh} == {"women_share"}


def test_two_partnerships_are_counted_at_one_moment_on_their_own_days(db):
    early = PartnershipFactory(time_zone="Pacific/Kiritimati")  # 25 hours ahead: never on the same day
    late = PartnershipFactory(time_zone="Pacific/Pago_Pago")
    for place in (early, late):
        site = SiteFactory(partnership=place)
        for day in (INTAKE, early.today()):
            CaseFactory(worker__site=site, worker__facts__valid_from=day, opened_on=day)
    count(early, late)
    last = {place: Run.objects.filter(partnership=place).order_by("period").last() for place in (early, late)}
    assert last[early].known_at == last[late].known_at
    assert (last[early].as_of, last[late].as_of) == (early.today(), late.today())
    assert last[early].as_of > last[late].as_of
    assert (now(early, "workers_registered").value, now(late, "workers_registered").value) == (2, 1)

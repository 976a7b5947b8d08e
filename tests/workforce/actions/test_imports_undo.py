"""Undoing: everything is as it was before, on every day, unless somebody else has written since."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from accounts.queries import check_chain
from jtportal.kernel.actor import CLI
from tests.workforce.rosters import DAY, bring_in, csv_of, current_state, known, row
from workforce.actions import cases, imports, tasks, workers
from workforce.actions.imports.undoing import NotUndone
from workforce.models import Case, ChangeMark, Person, RosterImport, Task, Worker

pytestmark = pytest.mark.django_db
NEXT = date(2026, 11, 10)
DAYS = (DAY - timedelta(days=40), DAY, NEXT - timedelta(days=1), NEXT, NEXT + timedelta(days=300))


@pytest.fixture
def bring(cast, site):
    """Bring rows in for a day."""

    def bring(rows, day=DAY, **given):
        return bring_in(site, csv_of(rows), cast.officer, day, **given)

    return bring


def worker(number):
    """Return the worker of a number that holds."""
    return Worker.objects.get(personnel_number=str(number), retracted_at=None)


def everything(site):
    """Return what the records say now, and for each of some days."""
    return current_state(site), [known(site, day) for day in DAYS]


def undo(roster_import, by=CLI):
    """Undo an import."""
    return imports.undo(roster_import=roster_import, by=by)


FIRST = [row(n, status="working") for n in range(1, 9)]
SECOND = [
    row(1, status="working"),  # unchanged
    row(2, wage="9999", status="working"),  # wage
    row(3, family="Renamed", birth="1979-03-03", sex="F", town="Neath", status="mobilised"),
    row(4, birth="never"),  # refused, so it counts as present
    row(5, national="QQ123456A", status=""),
    row(7, status="working"),  # was away and is back
    row(21),  # new
    row(22, birth="1980-02-06", family="Pugh"),  # new, and the same person as 6, who is gone as 8 is
]


def test_undoing_restores_every_day_and_every_current_row(bring, site):
    bring(FIRST)
    workers.record_departure(worker=worker(7), on=date(2026, 11, 2), reason="other_job", by=CLI)
    cases.close_case(
        case=Case.objects.get(worker=worker(7)), on=date(2026, 11, 3), reason="elsewhere", by=CLI
    )
    before = everything(site)
    done = bring(SECOND, NEXT)
    counts = {
        name: done.counts[name] for name in ("new", "changed", "unchanged", "refused", "gone", "duplicates")
    }
    assert counts == {"new": 2, "changed": 4, "unchanged": 1, "refused": 1, "gone": 2, "duplicates": 1}
    assert everything(site) != before
    assert undo(done).state == "undone"
    assert everything(site) == before


def test_what_was_known_in_between_stays_readable(bring, site):
    bring(FIRST)
    done = bring(SECOND, NEXT)
    between = known(site, NEXT, done.recorded_at)
    undone = undo(done)
    assert known(site, NEXT, done.recorded_at) == between
    assert known(site, NEXT, undone.undone_at) != between
    assert ChangeMark.objects.filter(recorded_at=undone.undone_at, since=NEXT).exists()


def test_the_same_file_goes_in_again_after_undoing(bring, site):
    bring(FIRST)
    first_time = bring(SECOND, NEXT)
    asked, facts = Task.objects.count(), by_number(site)
    undo(first_time)
    again = bring(SECOND, NEXT)
    assert again.counts == first_time.counts
    assert (Task.objects.count(), by_number(site)) == (asked, facts)


def by_number(site):
    """Return what the records say of each personnel number, whatever keys they have."""
    apart = {"worker_id", "source_import_id", "national_number"}
    facts = known(site, NEXT)["facts"]
    return {
        one.personnel_number: {name: value for name, value in facts[one.pk].items() if name not in apart}
        for one in Worker.objects.filter(site=site, retracted_at=None)
    }


def test_undoing_goes_back_one_import_after_the_other(bring, site):
    nothing = everything(site)
    first = bring(FIRST)
    one = everything(site)
    second = bring(SECOND, NEXT)
    two = everything(site)
    third = bring([row(2, wage="5"), row(21, wage="7"), row(30)], NEXT + timedelta(days=1))
    for roster_import, state in ((third, two), (second, one), (first, nothing)):
        undo(roster_import)
        assert everything(site) == state
    assert not Case.objects.filter(retracted_at=None).exists()


def test_an_import_between_later_facts_is_undone_too(bring, site):
    bring(FIRST)
    late = {"on": date(2026, 11, 20), "source": "hand", "standing": "document", "by": CLI}
    workers.change_facts(worker=worker(2), changes={"wage": Decimal(4000)}, **late)
    before = everything(site)
    done = bring([*FIRST[:1], row(2, kin="7", wage="3300"), *FIRST[2:]], NEXT)
    assert worker(2).current.dependants == 7
    undo(done)
    assert everything(site) == before
    assert worker(2).current.dependants == 2


def test_an_older_one_allowed_is_undone_too(bring, site):
    bring(FIRST)
    before = everything(site)
    done = bring([row(1, wage="10"), row(50)], DAY - timedelta(days=40), allow_older=True)
    undo(done)
    assert everything(site) == before


def test_only_the_latest_that_went_in_can_be_undone(bring):
    first = bring(FIRST)
    second = bring(SECOND, NEXT)
    with pytest.raises(NotUndone, match="later roster"):
        undo(first)
    undo(second)
    with pytest.raises(NotUndone, match="went in"):
        undo(RosterImport.objects.get(pk=second.pk))


def test_not_while_another_one_of_the_site_waits(bring, cast, site):
    first = bring(FIRST)
    RosterImport.objects.create(site=site, state="queued", purpose="update", legal_basis="consent")
    with pytest.raises(NotUndone, match="being imported"):
        undo(first)


def touch_facts():
    workers.change_facts(
        worker=worker(2), on=NEXT, changes={"dependants": 9}, source="hand", standing="stated", by=CLI
    )


def touch_departure():
    workers.record_departure(worker=worker(21), on=NEXT, reason="retirement", by=CLI)


def touch_pathway():
    cases.set_pathway(
        case=Case.objects.get(worker=worker(21)), pathway="retention", on=NEXT, reason="agreed", by=CLI
    )


def touch_closing():
    cases.close_case(case=Case.objects.get(worker=worker(21)), on=NEXT, reason="moved away", by=CLI)


def touch_task():
    tasks.plan(
        cases=[Case.objects.get(worker=worker(21))], kind="conversation", due_on=NEXT + timedelta(99), by=CLI
    )


def touch_answer():
    task = Task.objects.get(kind="leaver", worker=worker(8))
    tasks.answer_leaver(task=task, on=date(2026, 11, 5), reason="retirement", by=CLI)


@pytest.mark.parametrize(
    "touch", [touch_facts, touch_departure, touch_pathway, touch_closing, touch_task, touch_answer]
)
def test_not_when_another_action_has_changed_its_rows(bring, site, touch):
    bring(FIRST)
    done = bring(SECOND, NEXT)
    touch()
    state = everything(site)
    with pytest.raises(NotUndone, match=r"1 person's records were changed since") as refusal:
        undo(done)
    assert (refusal.value.code, refusal.value.params) == ("changed_since", {"number": 1})
    assert everything(site) == state


def test_what_others_do_to_rows_it_did_not_touch_does_not_matter(bring, site):
    bring(FIRST)
    done = bring(SECOND, NEXT)
    workers.change_facts(
        worker=worker(1), on=NEXT, changes={"dependants": 9}, source="hand", standing="stated", by=CLI
    )
    undo(done)
    assert worker(1).current.dependants == 9


def test_a_person_taken_back_is_no_twin_of_anybody(bring, site):
    first = bring([row(1)])
    undo(first)
    assert bring([row(2, birth="1980-02-01")]).counts["duplicates"] == 0
    assert Person.objects.filter(retracted_at=None).count() == 1


def test_asked_for_and_done_by_a_worker_process(bring, cast, site):
    done = bring(FIRST)
    imports.ask_undo(roster_import=done, by=cast.officer)
    undone = imports.undo_asked(roster_import_id=done.pk)
    assert (undone.state, undone.undo_asked_by) == ("undone", cast.officer.user)
    assert imports.undo_asked(roster_import_id=done.pk) is None


def test_a_refusal_found_by_a_worker_process_is_told_on_the_page(bring, cast, site):
    bring(FIRST)
    done = bring(SECOND, NEXT)
    imports.ask_undo(roster_import=done, by=cast.officer)
    touch_facts()
    stays = imports.undo_asked(roster_import_id=done.pk)
    assert (stays.state, stays.undo_asked_at) == ("done", None)
    assert (stays.error, stays.error_params) == ("changed_since", {"number": 1})


def test_the_trail_of_import_and_undoing_verifies(bring, cast, site):
    bring(FIRST)
    done = bring(SECOND, NEXT)
    undo(done, cast.officer)
    verbs = AuditEvent.objects.filter(stream=f"import:{done.pk}").values_list("verb", flat=True)
    assert {"worker.imported", "worker.updated", "worker.import_undone", "worker.restored"} <= set(verbs)
    assert check_chain() is None

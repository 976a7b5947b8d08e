"""The rosters of the shared data, brought in as they come: every count, and the file of the next month."""

import pytest

from accounts.models import AuditEvent
from tests.workforce.rosters import bring_in, in_country, shared_roster, table_sizes
from workforce.models import Case, RosterRow, Task, Worker, WorkerVersion

pytestmark = pytest.mark.django_db

PLACES = {"UA": ("UAH", "uk"), "PL": ("PLN", "pl"), "BA": ("BAM", "bs"), "GB": ("GBP", "en")}
FILES = (
    ("ua_stepova_cp1251.csv", "UA", 2400, 21),
    ("pl_bobrek_cp1250.csv", "PL", 1850, 14),
    ("pl_bobrek_next_month.xlsx", "PL", 1821, 0),
    ("ba_kreka_merged.xlsx", "BA", 1500, 7),
    ("en_aberpergwm_utf16.txt", "GB", 600, 7),
)
NUMBERS = ("rows", "new", "changed", "unchanged", "refused", "gone", "duplicates")


def numbers(roster_import):
    """Return the counts of an import in the order of NUMBERS."""
    return tuple(roster_import.counts[name] for name in NUMBERS)


@pytest.mark.parametrize(("name", "country", "rows", "refused"), FILES)
def test_every_shared_roster_goes_in_with_its_counts(cast, name, country, rows, refused):
    in_country(cast.site, country, *PLACES[country])
    done = bring_in(cast.site, shared_roster(name), cast.officer)
    taken = rows - refused
    assert (done.state, numbers(done)) == ("done", (rows, taken, 0, 0, refused, 0, 0))
    assert table_sizes() == {
        "Person": taken, "Worker": taken, "WorkerVersion": taken, "Case": taken, "CaseVersion": taken, "Task": 0,
    }  # fmt: skip
    assert RosterRow.objects.filter(outcome="refused").count() == refused


@pytest.fixture
def bobrek(cast):
    """The Polish mine with its first roster in."""
    in_country(cast.site, "PL", *PLACES["PL"])
    bring_in(cast.site, shared_roster("pl_bobrek_cp1250.csv"), cast.officer)
    return cast.site


def test_the_same_file_twice_changes_nothing(cast, bobrek):
    before, events = table_sizes(), AuditEvent.objects.filter(target="workforce.worker").count()
    again = bring_in(bobrek, shared_roster("pl_bobrek_cp1250.csv"), cast.officer)
    assert numbers(again) == (1850, 0, 0, 1836, 14, 0, 0)
    assert table_sizes() == before
    assert AuditEvent.objects.filter(target="workforce.worker").count() == events
    assert not AuditEvent.objects.filter(stream=f"import:{again.pk}").exists()


def test_the_next_month_tells_gone_new_changed_and_twice(cast, bobrek):
    done = bring_in(bobrek, shared_roster("pl_bobrek_next_month.xlsx"), cast.officer)
    assert numbers(done) == (1821, 31, 120, 1670, 0, 46, 6)
    tasks = Task.objects.filter(source_import=done)
    assert tasks.filter(kind="leaver").count() == 46
    assert tasks.filter(kind="duplicate").count() == 6
    assert Worker.objects.filter(site=bobrek, left_on=None).count() == 1836 + 31
    assert Case.objects.open().count() == 1836 + 31
    assert WorkerVersion.objects.filter(source_import=done).count() == 31 + 120
    for task in tasks.filter(kind="duplicate").select_related("worker__person", "other_worker__person"):
        here, there = task.worker.person, task.other_worker.person
        assert (here.birth_date, here.search) == (there.birth_date, there.search)
        assert here != there


def test_what_changed_next_month_is_the_wage(cast, bobrek):
    before = dict(WorkerVersion.objects.current().values_list("worker__personnel_number", "wage"))
    done = bring_in(bobrek, shared_roster("pl_bobrek_next_month.xlsx"), cast.officer)
    changed = WorkerVersion.objects.filter(
        source_import=done, worker__cases__source_import__created_at__lt=done.created_at
    )
    assert len(changed) == 120
    assert all(one.wage != before[one.worker.personnel_number] for one in changed)

"""The command line: what it brings in, what it writes down, and its exit status."""

import csv
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.workforce.rosters import DAY, csv_of, in_country, planted, row, shared_roster, table_sizes
from workforce.models import RosterImport, Worker, WorkerVersion

pytestmark = pytest.mark.django_db
EARLIER = DAY - timedelta(days=31)
ALL_IN, SOME_REFUSED, UNUSABLE, WRONG = 0, 1, 2, 3
ROSTERS = (
    ("ua_stepova_cp1251.csv", "UA", SOME_REFUSED),
    ("pl_bobrek_cp1250.csv", "PL", SOME_REFUSED),
    ("ba_kreka_merged.xlsx", "BA", SOME_REFUSED),
    ("en_aberpergwm_utf16.txt", "GB", SOME_REFUSED),
    ("pl_bobrek_next_month.xlsx", "PL", ALL_IN),
)
BROKEN = (
    "empty.csv",
    "only_heading.csv",
    "not_a_spreadsheet.xlsx",
    "truncated.xlsx",
    "bomb.xlsx",
    "wrong_columns.csv",
)


@pytest.fixture
def command(cast, tmp_path):
    """Run the command for the cast's mine; return its exit status, keep its complaint as `said`."""
    in_country(cast.site, "GB", "GBP", "en")
    place = {"partnership": cast.partnership.code, "site": cast.site.code}

    def run(file, *, errors=tmp_path / "errors.csv", **options):
        if isinstance(file, bytes):
            path = tmp_path / "roster.csv"
            path.write_bytes(file)
            file = path
        given = place | {"as_of": DAY, "errors": errors} | options
        try:
            call_command("import_roster", file, **given)
        except CommandError as error:
            run.said = str(error)
            return error.returncode
        except SystemExit as end:
            return end.code
        raise AssertionError("it ended without a status")

    return run


def listed(path):
    """Return the lines of an errors file."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "country", "status"), ROSTERS)
@pytest.mark.parametrize("dry_run", [False, True])
def test_shared_rosters_and_their_planted_defects(command, cast, tmp_path, name, country, status, dry_run):
    in_country(cast.site, country, "EUR", "en")
    before = table_sizes()
    assert command(shared_roster(name), dry_run=dry_run) == status
    errors = listed(tmp_path / "errors.csv")
    assert [(one["line"], one["reason"]) for one in errors] == planted(name)
    assert (table_sizes() == before) is dry_run
    assert RosterImport.objects.count() == (0 if dry_run else 1)


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_file_that_cannot_be_used_writes_nothing(command, tmp_path, name, dry_run):
    assert command(shared_roster("broken") / name, dry_run=dry_run) == UNUSABLE
    assert listed(tmp_path / "errors.csv") == []
    assert (tmp_path / "errors.csv").read_text().startswith("line,reason")
    assert not RosterImport.objects.exists()


def test_bad_rows_are_refused_one_by_one(command, tmp_path):
    assert command(shared_roster("broken") / "nul_bytes.csv") == SOME_REFUSED
    assert [one["reason"] for one in listed(tmp_path / "errors.csv")] == ["invalid_text"]
    assert command(shared_roster("broken") / "formulas.csv") == ALL_IN
    assert Worker.objects.count() == 3


def test_all_in_says_the_counts_and_writes_an_empty_list(command, tmp_path, capsys):
    assert command(csv_of([row(1), row(2)])) == ALL_IN
    assert capsys.readouterr().out.startswith("rows 2, new 2, changed 0, unchanged 0, refused 0, gone 0, ")
    assert listed(tmp_path / "errors.csv") == []


def test_gone_duplicates_and_warnings_are_no_refusals(command):
    assert command(csv_of([row(1), row(2)])) == ALL_IN
    assert command(csv_of([row(1, wage=""), row(9, birth="1980-02-02")])) == ALL_IN


def test_too_many_rows_are_refused_with_the_remedy(command):
    line = "{},Pugh,Owen,1980-01-01\n"
    content = "Payroll ID,Surname,Forename,DOB (YYYY-MM-DD)\n" + "".join(map(line.format, range(100_001)))
    assert command(content.encode()) == UNUSABLE
    assert not Worker.objects.exists()
    assert command.said == "The file has more than 100,000 rows. Split it by site and upload each part."


def test_a_mapping_says_which_column_holds_what(command, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(
        json.dumps(
            {
                "personnel_number": "A",
                "full_name": "Who",
                "birth_date": "Came",
                "wage": "D",
                "date_order": "mdy",
            }
        )
    )
    assert command(b"Badge?,Who,Came,Gold\n1,Pugh Owen,02/03/1980,77\n", mapping=mapping) == ALL_IN
    facts = WorkerVersion.objects.get()
    assert (facts.family_name, str(facts.birth_date), str(facts.wage)) == ("Pugh", "1980-02-03", "77.00")


@pytest.mark.parametrize(
    "mapping",
    [
        "no json",
        "[1]",
        '{"shoe_size": "A"}',
        '{"personnel_number": "Nowhere"}',
        '{"personnel_number": "A", "full_name": "A", "birth_date": "C"}',
        '{"date_order": "sideways"}',
        '{"sheet": "Other"}',
    ],
)
def test_a_wrong_mapping_is_a_wrong_option(command, tmp_path, mapping):
    path = tmp_path / "mapping.json"
    path.write_text(mapping)
    assert command(csv_of([row(1)]), mapping=path) == WRONG
    assert not RosterImport.objects.exists()


def test_a_mapping_without_a_required_column_leaves_the_file_unusable(command, tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text('{"personnel_number": "Payroll ID"}')
    assert command(csv_of([row(1)]), mapping=path) == UNUSABLE


@pytest.mark.parametrize(
    "options",
    [
        {"site": "elsewhere"},
        {"partnership": "elsewhere"},
        {"by": "nobody@example.org"},
        {"mapping": Path("/nowhere/mapping.json")},
        {"errors": Path("/nowhere/errors.csv")},
    ],
)
def test_wrong_options_and_codes(command, options):
    assert command(csv_of([row(1)]), **options) == WRONG
    assert not RosterImport.objects.exists()


def test_a_file_that_is_not_there_is_a_wrong_option(command, tmp_path):
    assert command(tmp_path / "nothing.csv") == WRONG
    assert command(tmp_path) == WRONG


def test_it_is_brought_in_for_somebody_who_may(command, cast):
    assert command(csv_of([row(1)]), by=cast.officer.user.email) == ALL_IN
    assert RosterImport.objects.get().created_by == cast.officer.user
    for actor in (cast.partner, cast.outsider):
        assert command(csv_of([row(1)]), by=actor.user.email) == WRONG


def test_an_older_roster_is_unusable_unless_allowed(command):
    assert command(csv_of([row(1)])) == ALL_IN
    assert command(csv_of([row(1)]), as_of=EARLIER) == UNUSABLE
    assert command(csv_of([row(1)]), as_of=EARLIER, dry_run=True) == UNUSABLE
    assert command(csv_of([row(1)]), as_of=EARLIER, allow_older=True) == ALL_IN


def test_a_site_that_is_busy_is_no_fault_of_the_file(command, cast):
    RosterImport.objects.create(site=cast.site, state="running", purpose="update", legal_basis="consent")
    assert command(csv_of([row(1)])) == WRONG


def test_a_fault_of_ours_has_its_own_status(command, monkeypatch):
    def break_down(*_args, **_named):
        raise ZeroDivisionError

    monkeypatch.setattr("workforce.actions.imports.staging.stage", break_down)
    assert command(csv_of([row(1)])) == WRONG
    assert not Worker.objects.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.csv"],
        ["x.csv", "--site", "a"],
        ["x.csv", "--site", "a", "--partnership", "b", "--as-of", "31.10.2026"],
        ["--what"],
    ],
)
def test_options_that_argparse_refuses_end_with_three(arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", "import_roster", *arguments],
        cwd=settings.BASE_DIR,
        env=dict(os.environ),
        capture_output=True,
        check=False,
    )
    assert done.returncode == WRONG, done.stderr.decode()

"""`load_packages`: the schemes that the portal brings, versions by date, faults by their place."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from tests.workforce.granted import FILES, PLAIN
from workforce.models import PackageType, PackageVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(cast, capsys, tmp_path):
    """`load(file or documents)` -> (exit status, what was printed)."""

    def go(given, *more):
        if isinstance(given, list):
            file = tmp_path / "packages.yaml"
            file.write_text(json.dumps({"packages": given}))  # JSON is YAML, without aliases
            given = file
        status, why = 0, ""
        try:
            call_command("load_packages", str(given), "--partnership", cast.partnership.code, *more)
        except SystemExit as ended:
            status = int(ended.code or 0)
        except CommandError as error:
            status, why = error.returncode, str(error)
        said = capsys.readouterr()
        return status, said.out + said.err + why

    return go


def test_every_file_that_is_brought_goes_in_once(load, cast):
    for file in sorted(FILES.glob("*.yaml")):
        assert load(file)[0] == 0
    assert (PackageType.objects.count(), PackageVersion.objects.count()) == (14, 15)
    assert load(FILES / "ua-hiring.yaml")[1].endswith("0 versions made, 2 as before\n")
    assert AuditEvent.objects.filter(verb="package.version_loaded").count() == 15


@pytest.mark.parametrize(
    ("day", "number"), [("2024-03-31", None), ("2024-04-01", 1), ("2025-09-30", 1), ("2025-10-01", 2)]
)
def test_a_day_has_the_version_that_holds_on_it(load, day, number):
    load(FILES / "ua-hiring.yaml")
    found = PackageVersion.objects.in_force(date.fromisoformat(day)).first()
    assert (found and found.number) == number


def test_a_corrected_text_becomes_the_version_that_holds(load):
    load([PLAIN])
    load([PLAIN | {"most": 60}])
    versions = PackageVersion.objects.order_by("number")
    assert [one.number for one in versions] == [1, 2]
    assert PackageVersion.objects.in_force(date(2026, 1, 1)).get().number == 2


def test_a_version_that_ended_leaves_no_earlier_one_in_force(load):
    load([PLAIN, PLAIN | {"valid": {"from": "2026-01-01", "until": "2026-06-30"}}])
    assert PackageVersion.objects.in_force(date(2026, 6, 30)).get().number == 2
    assert not PackageVersion.objects.in_force(date(2026, 7, 1)).exists()
    assert PackageVersion.objects.in_force(date(2025, 7, 1)).get().number == 1


def test_nothing_goes_in_while_there_is_a_fault(load):
    status, said = load([PLAIN, PLAIN | {"key": "other", "currency": "XXY"}])
    assert (status, PackageVersion.objects.count()) == (2, 0)
    assert "packages[1].currency: “XXY” is no code of a currency in use today." in said
    assert load(FILES / "none.yaml")[0] == 3
    assert load([PLAIN], "--by", "nobody@example.org")[0] == 3


@pytest.mark.parametrize("statement", ["UPDATE workforce_packageversion SET number = 9", "DELETE FROM {}"])
def test_a_version_is_written_once_whoever_asks(load, statement):
    load([PLAIN])
    with pytest.raises(IntegrityError, match="once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("workforce_packageversion"))

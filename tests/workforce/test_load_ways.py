"""`load_ways`: a partnership's own rules go before those brought for its country; faults are told by their place."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from jtportal.dev.paths import ROOT
from workforce.calculations.pathways.rules import Way
from workforce.models import WayRules
from workforce.queries import way_rules

pytestmark = pytest.mark.django_db
FILES = ROOT / "workforce" / "data" / "ways"


@pytest.fixture
def load(cast, capsys):
    """`load(file)` -> (exit status, what was printed)."""

    def go(file, *more):
        status, why = 0, ""
        try:
            call_command("load_ways", str(file), "--partnership", cast.partnership.code, *more)
        except SystemExit as ended:
            status = int(ended.code or 0)
        except CommandError as error:
            status, why = error.returncode, str(error)
        said = capsys.readouterr()
        return status, said.out + said.err + why

    return go


def test_a_file_of_one_s_own_goes_before_the_one_that_is_brought(load, cast):
    place = cast.partnership
    place.country = "UA"
    assert way_rules.for_partnership(place).country == "UA"
    assert load(FILES / "ro.yaml") == (0, f"{place.code}/ways@1\n")
    assert way_rules.for_partnership(place).country == "RO"
    assert load(FILES / "ro.yaml") == (0, "as before\n")
    assert load(FILES / "de.yaml")[1].endswith("ways@2\n")
    assert way_rules.for_partnership(place).country == "DE"
    assert AuditEvent.objects.filter(verb="way_rules.loaded").count() == 2


def test_a_country_without_rules_has_none(cast):
    cast.partnership.country = "XK"
    rules = way_rules.for_partnership(cast.partnership)
    assert (rules.country, rules.of(Way.RETENTION).hands) == ("", ())


def test_nothing_goes_in_while_there_is_a_fault(load, tmp_path):
    file = tmp_path / "ways.yaml"
    file.write_text(json.dumps({"country": "PL", "ways": {"retention": {"hands": [{"does": "rules"}]}}}))
    status, said = load(file)
    assert status == 2
    assert "ways.retention.hands[0]: “body” is missing." in said
    assert not WayRules.objects.exists()
    assert load(tmp_path / "none.yaml")[0] == 3
    assert load(FILES / "pl.yaml", "--by", "nobody@example.org")[0] == 3


def test_rules_are_written_once(load):
    load(FILES / "pl.yaml")
    with pytest.raises(IntegrityError, match="once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE workforce_wayrules SET number = 9")

"""The command line: real territories of eight countries' kinds taken in, doubts listed, nothing guessed."""

import csv

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from partnerships.calculations.places.geometry import KEPT_POINTS
from partnerships.models import Boundary, Territory
from tests.shared_data import shared_data

pytestmark = pytest.mark.django_db
ALL_IN, SOME, UNUSABLE, WRONG = 0, 1, 2, 3


@pytest.fixture
def load(tmp_path, capsys):
    """Run the command; return (exit status, what it said, its list)."""

    def run(file, country="UA", **options):
        if isinstance(file, str | bytes):
            path = tmp_path / "places.csv"
            path.write_bytes(file.encode() if isinstance(file, str) else file)
            file = path
        errors = tmp_path / "errors.csv"
        try:
            call_command("load_territories", file, country=country, errors=errors, **options)
        except CommandError as error:
            status, said = error.returncode, str(error)
        except SystemExit as end:
            status, said = end.code, capsys.readouterr().out
        text = errors.read_text(encoding="utf-8") if errors.exists() else ""
        listed = list(csv.DictReader(text.splitlines()))
        return status, said, listed

    return run


def seeds():
    """Load the places that come with the portal."""
    call_command("load_reference")


def state():
    """Return every territory with its boundary, to compare before and after."""
    rows = Territory.objects.order_by("code").values_list(
        "code", "name", "level", "parent__code", "latitude", "longitude", "names", "boundary__geometry"
    )
    return [tuple(map(str, row)) for row in rows]


@pytest.mark.parametrize(
    ("name", "country", "level", "rows", "status"),
    [
        ("pl_powiaty_min.geojson", "PL", "district", 380, ALL_IN),
        ("ua_oblasts.geojson", "UA", "region", 25, ALL_IN),
        ("ro_counties.geojson", "RO", "region", 42, ALL_IN),
        ("rs_districts.geojson", "RS", "district", 30, ALL_IN),
    ],
)
def test_real_boundaries_go_in_whole_and_again_change_nothing(load, name, country, level, rows, status):
    seeds()
    file = shared_data("geo", name)
    found, said, listed = load(file, country)
    assert found == status, listed[:5]
    drawn = Boundary.objects.filter(territory__country=country, territory__level=level)
    assert drawn.count() == rows
    assert f"rows {rows}" in said
    for line in drawn:
        points = sum(len(ring) for rings in line.geometry["coordinates"] for ring in rings)
        assert 4 <= points <= KEPT_POINTS
        assert line.territory.latitude is not None
    before, events = state(), AuditEvent.objects.count()
    found, said, _ = load(file, country)
    assert (found, state(), AuditEvent.objects.count()) == (status, before, events)
    assert f"added 0, changed 0, unchanged {rows}" in said

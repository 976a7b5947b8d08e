"""The command line: real territories of eight countries' kinds taken in, doubts listed, nothing guessed."""

import csv
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from partnerships.calculations.places.geometry import KEPT_POINTS
from partnerships.models import Boundary, Territory, TerritorySource
from tests.factories.partnerships import TerritoryFactory
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


def test_postal_codes_of_a_place_are_one_place_and_doubtful_coordinates_are_left_out(load):
    seeds()
    status, said, listed = load(shared_data("geo", "geonames_postal_UA.txt"))
    assert status == SOME
    assert "rows 29571" in said
    town = Territory.objects.get(code="ua-sokal")  # known before, two postal codes in the file
    assert not Territory.objects.filter(name="Сокаль", country="UA").exclude(pk=town.pk).exists()
    assert Territory.objects.filter(country="UA", level="municipality").count() > 27_000
    shared = Territory.objects.filter(name="Соснівка", parent__code="UA-46", latitude=None)
    assert shared.exists()  # its coordinates stand in another oblast as well
    assert {"shared_coordinates", "differing_coordinates"} <= {one["reason"] for one in listed}
    assert Territory.objects.get(code="ua-sosnivka").latitude is not None
    before = state()
    assert load(shared_data("geo", "geonames_postal_UA.txt"))[0] == SOME
    assert state() == before


def test_spanish_municipalities_come_with_two_that_have_no_coordinates(load):
    file = shared_data("geo", "es_just_transition_municipalities.csv")
    status, _said, listed = load(file, "ES")
    assert status == ALL_IN
    rows = Territory.objects.filter(country="ES", level="municipality")
    assert rows.count() == 197
    without = set(rows.filter(latitude=None).values_list("name", flat=True))
    assert {one["name"] for one in listed} == without
    assert {"Lantarón", "Valdegovía"} <= without
    assert float(rows.get(name="Mañón").longitude) == pytest.approx(-7.7250321)


def test_only_the_country_asked_for_comes_in_and_transliterations_meet(load):
    seeds()
    file = shared_data("geo", "ne_10m_places_coal_countries.csv")
    assert load(file, "BA")[0] == ALL_IN
    assert Territory.objects.filter(country="BA", level="municipality", name="Tuzla").count() == 1
    assert Territory.objects.filter(code="ba-zenica").exists()
    status, said, _ = load(file, "UA")
    assert status == ALL_IN
    assert "elsewhere" in said
    assert not Territory.objects.filter(name="Lviv").exists()  # Львів is there already
    assert Territory.objects.filter(country="ES").count() == 0


TABLE = "name;lat;lon\n"


def test_names_meet_across_scripts_and_missing_diacritics(load):
    ruda = TerritoryFactory(name="Ruda Śląska", country="BA", latitude="50.266", longitude="18.8684")
    TerritoryFactory(name="Živinice", country="BA")
    TerritoryFactory(name="Грачаница", country="BA")
    text = f"{TABLE}Ruda Slaska;50,27;18,87\nЖивинице;50,4;18,9\nGracanica;44,7;18,3\n"
    status, said, listed = load(text, "BA")
    assert (status, listed) == (ALL_IN, [])
    assert "added 0, changed 2, unchanged 1" in said
    assert Territory.objects.filter(country="BA").count() == 3
    ruda.refresh_from_db()
    assert str(ruda.latitude) == "50.266000"  # what is known stays
    assert str(Territory.objects.get(name="Živinice").latitude) == "50.400000"


def test_whatever_could_be_several_is_listed_and_changes_nothing(load):
    TerritoryFactory(name="Соснівка", code="ua-a")
    TerritoryFactory(name="Соснівка", code="ua-b")
    TerritoryFactory(name="Червоноград", code="ua-c")
    before = state()
    status, said, listed = load(f"{TABLE}Соснівка;50,2;24,2\nЧервоногард;50,3;24,2\n")
    assert status == SOME
    assert [(one["line"], one["reason"], one["candidates"]) for one in listed] == [
        ("2", "several_candidates", "ua-a ua-b"),
        ("3", "near_miss", "ua-c"),
    ]
    assert state() == before
    assert "(ua-a, ua-b)" in said


def test_the_place_decides_between_places_of_one_name(load):
    near = TerritoryFactory(name="Соснівка", latitude="50.2897", longitude="24.2514")
    status, _, _ = load("name,lat,lon\nСоснівка,50.29,24.25\nСоснівка,49.77,35.40\n")
    assert status == ALL_IN
    assert Territory.objects.filter(name="Соснівка").count() == 2
    assert not Territory.objects.filter(name="Соснівка", latitude="50.29").exclude(pk=near.pk).exists()


def test_a_code_counts_before_the_name_and_takes_the_files_coordinates(load):
    one = TerritoryFactory(name="Old name", code="PL-1001", country="PL", latitude="50", longitude="18")
    status, _, listed = load("code,name,lat,lon\n1001,Bełchatów,51.37,19.36\n", "PL")
    one.refresh_from_db()
    assert (status, one.name, str(one.latitude)) == (ALL_IN, "Old name", "51.370000")
    assert [row["reason"] for row in listed] == ["moved"]


def test_a_mapping_names_the_columns(load, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"name": "Wo", "name:uk": "Де", "latitude": "N", "longitude": "E"}))
    text = "Wo,Де,N,E\nSchwarze Pumpe,Шварце-Пумпе,51.53,14.35\n"
    assert load(text, "DE", mapping=mapping)[0] == ALL_IN
    assert Territory.objects.get(country="DE").names == {"uk": "Шварце-Пумпе"}
    mapping.write_text(json.dumps({"name": "Nowhere"}))
    assert load(text, "DE", mapping=mapping)[0] == WRONG
    mapping.write_text(json.dumps({"colour": "Wo"}))
    assert load(text, "DE", mapping=mapping)[0] == WRONG


GEO = '{"type": "FeatureCollection", "features": [%s]}'
SQUARE = '{"type": "Polygon", "coordinates": [[[24, 50], [24.1, 50], [24.1, 50.1], [24, 50]]]}'


def feature(shape, name="A place"):
    return json.dumps({"type": "Feature", "properties": {"name": name}, "geometry": json.loads(shape)})


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("", UNUSABLE),
        ("name,lat,lon\n", UNUSABLE),
        ("colour,size\nred,2\n", UNUSABLE),
        ("name;lat;lon\nŁódź;51,8;19,5".encode("cp1250"), ALL_IN),
        (b"PK\x03\x04\x00\x00\x00\x00", UNUSABLE),
        ('{"type": "FeatureCollection", "features": [', UNUSABLE),
        ('{"type": "Topology", "objects": {}}', UNUSABLE),
        ("[" * 100_000, UNUSABLE),
        (GEO % "", UNUSABLE),
        (GEO % feature(SQUARE), ALL_IN),
        (GEO % f"{feature(SQUARE)}, {feature(SQUARE.replace('24,', '2400,'), 'Out')}", SOME),
        (GEO % feature('{"type": "LineString", "coordinates": [[24, 50], [25, 51]]}'), SOME),
        (GEO % feature('{"type": "Polygon", "coordinates": [[[24, 50], [25, 51]]]}'), SOME),
        (GEO % feature(SQUARE, "=HYPERLINK(1)"), ALL_IN),
        ("name,lat,lon\nA\x07B,50,24\nBeside,50,24\nFar,950,24\n,50,24\n", SOME),
    ],
)
def test_every_kind_of_file_ends_with_its_status(load, content, status):
    found, said, listed = load(content)
    assert found == status, (said, listed)
    if status == UNUSABLE:
        assert not Territory.objects.exists()
        assert listed == []


@pytest.mark.parametrize(
    ("country", "options"),
    [("UKR", {}), ("U1", {}), ("UA", {"level": "village"}), ("UA", {"by": "nobody@example.org"})],
)
def test_a_wrong_option_ends_with_three(load, country, options):
    assert load("name,lat,lon\nA place,50,24\n", country, **options)[0] == WRONG
    assert not Territory.objects.exists()


@pytest.mark.parametrize("level", ["district", "Region"])
def test_the_level_that_is_asked_for_is_what_the_places_get(load, level):
    text = "name;lat;lon;level\nSokalskyi raion;50,4;24,2;municipality\nA place;50,1;24,1;\n"
    status, said, _ = load(text, level=level)
    assert status == ALL_IN
    assert set(Territory.objects.values_list("level", flat=True)) == {level.casefold()}
    assert Territory.objects.count() == 2
    assert f"level {level.casefold()}" in said
    assert "assumed" not in said
    status, said, _ = load(GEO % feature(SQUARE), level=level)
    assert status == ALL_IN
    assert Boundary.objects.get().territory.level == level.casefold()


def test_a_dry_run_writes_nothing(load):
    status, said, _ = load(GEO % feature(SQUARE), dry_run=True)
    assert (status, Territory.objects.count(), Boundary.objects.count()) == (ALL_IN, 0, 0)
    assert said.startswith("would be: rows 1, added 1")


def test_reference_places_keep_what_a_file_gave_them(load):
    seeds()
    load(shared_data("geo", "ua_oblasts.geojson"))
    before = state()
    seeds()
    assert state() == before


TOWNS = {
    "cp1250": (
        "PL",
        ("Świętochłowice", "Żory", "Łaziska Górne", "Dąbrowa Górnicza", "Będzin", "Jastrzębie-Zdrój"),
    ),
    "iso8859_2": (
        "PL",
        ("Świętochłowice", "Żory", "Łaziska Górne", "Dąbrowa Górnicza", "Śrem", "Jastrzębie-Zdrój"),
    ),
    "cp1251": ("UA", ("Шептицький", "Червоноград", "Нововолинськ", "Мирноград", "Добропілля", "Селидове")),
}


def table_of(towns):
    """A table as an office's spreadsheet saves it."""
    lines = [f"{name};{50 + n / 10:.2f};{19 + n / 10:.2f}".replace(".", ",") for n, name in enumerate(towns)]
    return "\n".join(["name;latitude;longitude", *lines])


@pytest.mark.parametrize("encoding", TOWNS)
def test_a_table_in_an_old_encoding_is_read_by_its_letters(load, encoding):
    country, towns = TOWNS[encoding]
    status, said, listed = load(table_of(towns).encode(encoding), country=country)
    assert (status, listed) == (ALL_IN, [])
    assert f"encoding {encoding}" in said
    assert set(Territory.objects.values_list("name", flat=True)) == set(towns)


def test_letters_that_are_lost_are_refused_line_by_line(load):
    towns = ("Świętochłowice", "Żory", "Łaziska Górne", "Dąbrowa Górnicza", "Piekary Śląskie", "Będzin")
    good = table_of(("Łódź", *(f"{name} {part}" for name in towns for part in ("Północ", "Południe"))))
    broken = good.encode().replace("Łódź".encode(), b"\xc5\x81\xf3d\xc5\xba")
    status, _said, listed = load(broken, country="PL")
    assert (status, [(line["line"], line["reason"]) for line in listed]) == (SOME, [("2", "invalid_text")])
    assert Territory.objects.count() == 12


def test_another_likely_reading_is_told_and_the_countrys_letters_come_first(load):
    table = "name;latitude;longitude\nToruń;53,0;18,6\nPoznań;52,4;16,9\nGliwice;50,3;18,7\n".encode("cp1250")
    status, said, listed = load(table, country="PL")
    assert (status, set(Territory.objects.values_list("name", flat=True))) == (
        ALL_IN, {"Toruń", "Poznań", "Gliwice"},
    )  # fmt: skip
    assert "encoding cp1250" in said
    told = {(line["name"], line["outcome"], line["candidates"]) for line in listed}
    assert told == {("Toruń", "warning", "Toruñ"), ("Poznań", "warning", "Poznañ")}


def test_the_source_is_kept_once_with_the_country(load):
    text = "GeoNames, CC BY 4.0"
    for _turn in range(2):
        assert load(GEO % feature(SQUARE), source=text)[0] == ALL_IN
    row = TerritorySource.objects.get()
    assert (row.country, row.text, row.file) == ("UA", text, "places.csv")
    assert AuditEvent.objects.filter(verb="territory.source_kept").count() == 1
    assert "no --source" in load(GEO % feature(SQUARE))[1]
    assert load(GEO % feature(SQUARE), source="x" * 501)[0] == WRONG
    load(GEO % feature(SQUARE), source="Another", dry_run=True)
    assert TerritorySource.objects.count() == 1


def test_the_embedded_boundaries_belong_to_the_cities_that_are_counties(load):
    seeds()
    status, _said, _listed = load(
        Path(apps.get_app_config("partnerships").path) / "data" / "silesia.geojson", "PL"
    )
    assert status == ALL_IN
    assert {"pl-bytom", "pl-ruda-slaska", "pl-swietochlowice"} <= set(
        Boundary.objects.values_list("territory__code", flat=True)
    )
    assert Territory.objects.get(code="pl-bytom").level == "municipality"
    assert not Territory.objects.filter(name="powiat Bytom").exists()

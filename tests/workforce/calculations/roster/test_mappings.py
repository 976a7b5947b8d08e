from __future__ import annotations

import pytest

from tests.workforce.calculations.roster.builders import write_csv, write_xlsx
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.mappings import (
    SavedMapping,
    check_columns,
    headings_in_json,
    mapping_from_json,
    mapping_to_json,
    sheet_in_json,
)
from workforce.calculations.roster.reading import open_table

HEAD = ["Nr", "Prezime", "Ime", "Datum", "DOB (MM/DD/YYYY)", "Sindikat", "Opis", "Opis", ""]
DATA = ["1", "Vrban", "Duje", "x", "01/02/1980", "da", "o", "p", "loose"]
FULL = {"personnel_number": "Nr", "family_name": "PREZIME", "given_name": "Ime", "birth_date": "DOB"}


@pytest.fixture
def table(tmp_path):
    return open_table(write_csv(tmp_path / "r.csv", [HEAD, DATA]))


def test_headings_letters_and_the_rest(table):
    saved = mapping_from_json(
        FULL | {"residence": "i", "wage": "", "date_order": "mdy", "sheet": "Crew"}, table
    )
    assert saved.columns == {
        Field.PERSONNEL_NUMBER: 0, Field.FAMILY_NAME: 1, Field.GIVEN_NAME: 2, Field.BIRTH_DATE: 4,
        Field.RESIDENCE: 8,
    }  # fmt: skip
    assert (saved.date_order, saved.sheet) == ("mdy", "Crew")


def test_a_heading_over_two_lines_is_found_by_its_lower_line(tmp_path):
    rows = [
        ["", "Osoba", "", "Rad"],
        ["Mat. br.", "Prezime i ime", "Datum rođenja", "Plata"],
        ["1", "A B", "01.02.1980", "9"],
    ]
    table = open_table(write_xlsx(tmp_path / "r.xlsx", rows, merges=["B1:C1"]))
    saved = mapping_from_json(
        {
            "personnel_number": "mat br",
            "full_name": "Osoba / Prezime i ime",
            "birth_date": "Datum rodjenja".replace("dj", "đ"),
        },
        table,
    )
    assert saved.columns == {Field.PERSONNEL_NUMBER: 0, Field.FULL_NAME: 1, Field.BIRTH_DATE: 2}


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        ([], Problem.MAPPING_NOT_AN_OBJECT, {}),
        (FULL | {"shoe_size": "Nr"}, Problem.UNKNOWN_FIELD, {"field": "shoe_size"}),
        (FULL | {"wage": "Zarada"}, Problem.UNKNOWN_HEADING, {"heading": "Zarada"}),
        (FULL | {"wage": "ZZ"}, Problem.UNKNOWN_HEADING, {"heading": "ZZ"}),
        (FULL | {"wage": 7}, Problem.UNKNOWN_HEADING, {"heading": "7"}),
        (FULL | {"residence": "Opis"}, Problem.AMBIGUOUS_HEADING, {"heading": "Opis"}),
        (FULL | {"residence": "B"}, Problem.COLUMN_USED_TWICE, {"field": "residence"}),
        (FULL | {"residence": "F"}, Problem.REFUSED_HEADING, {"heading": "Sindikat", "reason": "union"}),
        (FULL | {"date_order": "myd"}, Problem.UNKNOWN_DATE_ORDER, {"order": "myd"}),
        ({"personnel_number": "A"}, Problem.NO_REQUIRED_COLUMN, {"missing": ("birth_date", "full_name")}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_mapping_is_said(table, data, code, params):
    with pytest.raises(UnusableFile) as caught:
        mapping_from_json(data, table)
    assert caught.value.code == code
    assert caught.value.params.items() >= params.items()


def test_a_mapping_survives_being_saved(table):
    columns = {
        Field.PERSONNEL_NUMBER: 0, Field.FAMILY_NAME: 1, Field.GIVEN_NAME: 2, Field.BIRTH_DATE: 4,
        Field.RESIDENCE: 7, Field.OCCUPATION_TITLE: 8,
    }  # fmt: skip
    saved = SavedMapping(columns, "mdy", "Crew")
    data = mapping_to_json(saved, table)
    assert data["birth_date"] == "DOB (MM/DD/YYYY)"
    assert (data["residence"], data["occupation_title"]) == ("H", "I")
    assert mapping_from_json(data, table) == saved
    assert mapping_to_json(SavedMapping({Field.PERSONNEL_NUMBER: 0}), table) == {"personnel_number": "Nr"}


def test_what_is_needed_before_the_file_is_open():
    assert sheet_in_json({"sheet": "Crew"}) == "Crew"
    assert sheet_in_json({}) is None
    assert sheet_in_json([]) is None
    assert headings_in_json(FULL | {"sheet": "x", "date_order": "dmy", "wage": None}) == tuple(FULL.values())
    assert headings_in_json("x") == ()


def test_a_guess_can_be_checked_too(table):
    check_columns({Field.PERSONNEL_NUMBER: 0, Field.FULL_NAME: 1, Field.BIRTH_DATE: 4}, table)

from __future__ import annotations

import pytest

from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.noise import NoRow, Sieve, surely_row

HEADINGS = [
    "Mat. br.",
    "Prezime",
    "Ime",
    "Spol",
    "Datum rođenja",
    "Općina",
    "Početak rada",
    "Plata",
    "Staž u jami",
]
FIELDS = [
    Field.PERSONNEL_NUMBER, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.SEX, Field.BIRTH_DATE, Field.RESIDENCE,
    Field.SERVICE_START, Field.WAGE, Field.UNDERGROUND_YEARS,
]  # fmt: skip
SIEVE = Sieve({field: i for i, field in enumerate(FIELDS)}, HEADINGS, numeric_numbers=True)


def line(**cells):
    row = [""] * len(HEADINGS)
    for name, cell in cells.items():
        row[FIELDS.index(Field(name))] = cell
    return row


NO_ROWS = [
    (line(), NoRow.BLANK), (line(family_name=" \u00a0"), NoRow.BLANK),
    (["---", "---", "-----", "", "", "", "", "", ""], NoRow.RULER),
    (HEADINGS, NoRow.HEADING), (["1", "2", "3", "4", "5", "6", "7", "8", "9"], NoRow.COLUMN_NUMBERS),
    ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0], NoRow.COLUMN_NUMBERS),
    (["А", "Б", "1", "2", "3", "4", "5", "6", "7"], NoRow.COLUMN_NUMBERS),
    (line(personnel_number="Smjena 2"), NoRow.SECTION), (line(family_name="Зміна 2"), NoRow.SECTION),
    (line(personnel_number="Oddział G-2", given_name="przodowy"), NoRow.SECTION),
    (line(personnel_number="Jama Mramor"), NoRow.SECTION),
    (line(personnel_number="G-1"), NoRow.SECTION), (line(family_name="I. zmiana"), NoRow.SECTION),
    (line(family_name="Разом", wage="53 298 803,18"), NoRow.TOTAL),
    (line(personnel_number="Ukupno", wage=5.5, underground_years=3.0), NoRow.TOTAL),
    (line(personnel_number="Razem:", given_name="1500 osób"), NoRow.TOTAL),
    (line(wage="1 000,00"), NoRow.TOTAL),
    (line(personnel_number="Shift 1 total", wage="5"), NoRow.TOTAL),
    (line(wage="1", underground_years="2"), NoRow.TOTAL),
    (line(family_name="Директор", residence="Іваненко І.І."), NoRow.SECTION),
    (line(family_name="Director", given_name="signature", residence="name"), NoRow.NOTE),
    (line(family_name="Strona", given_name="3"), NoRow.SECTION),
]  # fmt: skip

ROWS = [
    line(personnel_number="1", family_name="Ash", given_name="Ann", birth_date="1980-01-02"),
    line(personnel_number="17", family_name="Ash"),
    line(personnel_number="17"),
    line(personnel_number=17.0, birth_date=""),
    line(family_name="Ash", given_name="Ann", birth_date="1980-01-02"),
    line(birth_date="1980-01-02"),
    line(family_name="Suma", given_name="Jan", sex="M", birth_date="1980-01-02"),
    line(personnel_number="17", family_name="Suma", given_name="Jan"),
    line(
        family_name="Ash",
        given_name="Ann",
        sex="M",
        birth_date="?/?",
        residence="Tuzla",
        service_start="01.02.2000",
    ),
    line(family_name="Ash", given_name="Ann", sex="M", residence="Tuzla", wage="900"),
    line(personnel_number="17", sex="M", wage="900"),
    line(given_name="Ann", sex="M", residence="Tuzla", service_start="x"),
    line(personnel_number="17", family_name="Smjena", given_name="Jan", birth_date="brak", sex="M"),
]


@pytest.mark.parametrize(("cells", "kind"), NO_ROWS)
def test_what_is_no_row(cells, kind):
    assert SIEVE.judge(cells) == kind
    assert not surely_row(cells[0], cells[4]) or kind == NoRow.BLANK


@pytest.mark.parametrize("cells", ROWS)
def test_what_tells_of_a_person_is_a_row(cells):
    assert SIEVE.judge(cells) is None


def test_letters_in_numbers_make_a_department_a_number():
    sieve = Sieve({field: i for i, field in enumerate(FIELDS)}, HEADINGS)
    assert sieve.judge(line(personnel_number="G-1")) is None
    assert sieve.judge(line(personnel_number="x" * 41 + "1")) == NoRow.SECTION


def test_without_a_mapping_only_the_plain_cases():
    sieve = Sieve({}, HEADINGS)
    assert sieve.judge(line(family_name="Total", wage="5")) == NoRow.TOTAL
    assert sieve.judge(line(family_name="Shift")) == NoRow.SECTION
    assert sieve.judge(line(family_name="Ash", given_name="Ann")) is None
    assert Sieve({}, ["One"]).judge(["x"]) is None


@pytest.mark.parametrize(
    ("number", "birth", "sure"),
    [("1", "1980-01-02", True), ("", "1980-01-02", False), (None, "1980-01-02", False), ("1", "DOB", False),
     (1.0, 30787.0, True), (1.0, 5.0, False), ("1", None, False), ("1", "5", False)],
)  # fmt: skip
def test_the_quick_look(number, birth, sure):
    assert surely_row(number, birth) is sure

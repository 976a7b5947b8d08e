from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workforce.calculations.roster import styles
from tests.workforce.calculations.roster.builders import REFERENCE_DAY, people, write_csv, write_xlsx
from workforce.calculations.roster.errors import UnusableFile
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.parsers import personnel_number
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.rows import Reason, Refusal, RosterReader, Row

HEAD = [
    "Payroll ID", "Surname", "Forename", "Sex", "DOB", "Start date", "Monthly pay", "Years underground",
    "Arrears",
    "Months of arrears", "Dependants", "Contract", "ISCO-08", "Job title", "Town", "Status", "PESEL",
    "Patronymic",
]  # fmt: skip
GOOD = [
    "17", "Ash", "Ann", "F", "02.01.1980", "01.02.2001", "2 500,00", "10,5", "100,00", "2", "3", "permanent",
    "8111",
    "miner", "Neath", "at work", "80010212345", "",
]  # fmt: skip
BACKGROUND = [
    [str(n), "Oak", "Bob", "FM"[n % 2], "03.02.1981", "04.03.2002", "2 400,00", *GOOD[7:]]
    for n in range(100, 125)
]


def line(**changes):
    cells = dict(zip(HEAD, GOOD, strict=True)) | {
        name.replace("_", " "): cell for name, cell in changes.items()
    }
    return list(cells.values())


def read(path, day=REFERENCE_DAY, **options):
    table = open_table(path)
    return list(RosterReader(table, table.guess.mapping, day, **options))


def read_one(tmp_path, **changes):
    rows = read(write_csv(tmp_path / "r.csv", [HEAD, *BACKGROUND, line(**changes)]))
    assert all(isinstance(row, Row) for row in rows[:-1])
    return rows[-1]


def test_a_row_in_full(tmp_path):
    assert read_one(tmp_path, Patronymic="Petrovna") == Row(
        line=27, personnel_number="17", family_name="Ash", given_name="Ann", patronymic="Petrovna",
        sex="female",
        birth_date=date(1980, 1, 2), residence="Neath", occupation_code="8111", occupation_title="miner",
        service_start=date(2001, 2, 1), underground_years=Decimal("10.5"), wage=Decimal(2500),
        arrears_amount=Decimal(100), arrears_months=2, dependants=3, contract="permanent", status="at_work",
        national_number="80010212345", warnings=(),
    )  # fmt: skip


BAD = [
    ("invalid_text", {"Town": "Ne\x00ath"}), ("invalid_text", {"Payroll ID": "1\x07"}),
    ("invalid_text", {"Payroll ID": "7" * 65}),
    ("missing_personnel_number", {"Payroll ID": " "}), ("missing_personnel_number", {"Payroll ID": "н/д"}),
    ("missing_personnel_number", {"Payroll ID": "—"}), ("missing_personnel_number", {"Payroll ID": "brak"}),
    ("duplicate_personnel_number", {"Payroll ID": " 101 "}),
    ("duplicate_personnel_number", {"Payroll ID": "101.0"}),
    ("missing_name", {"Surname": ""}), ("missing_name", {"Forename": "\u00a0"}),
    ("missing_name", {"Surname": "?"}),
    ("invalid_birth_date", {"DOB": ""}), ("invalid_birth_date", {"DOB": "31.02.1980"}),
    ("invalid_birth_date", {"DOB": "?/?"}),
    ("invalid_birth_date", {"DOB": "01.11.2026"}), ("invalid_birth_date", {"DOB": "01.11.2011"}),
    ("invalid_birth_date", {"DOB": "31.10.1945"}),
    ("invalid_service_start", {"Start date": "??"}), ("invalid_service_start", {"Start date": "01.11.2026"}),
    ("invalid_service_start", {"Start date": "01.01.1995"}),
    ("invalid_service_start", {"Start date": "01.01.1949"}),
    ("invalid_wage", {"Monthly pay": "brak"}), ("invalid_wage", {"Monthly pay": "-1 500,00"}),
    ("invalid_wage", {"Monthly pay": "-"}),
    ("invalid_wage", {"Monthly pay": "99999999999"}),
    ("invalid_sex", {"Sex": "X9"}), ("invalid_sex", {"Sex": "K"}), ("invalid_sex", {"Sex": "-"}),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "changes"), BAD)
def test_refused(tmp_path, reason, changes):
    row = read_one(tmp_path, **{name.replace(" ", "_"): cell for name, cell in changes.items()})
    assert isinstance(row, Refusal)
    assert (row.line, row.reason) == (27, reason)
    assert row.cells == line(**{name.replace(" ", "_"): cell for name, cell in changes.items()})


@pytest.mark.parametrize(
    "changes",
    [{"DOB": "31.10.2011", "Start_date": ""}, {"DOB": "01.11.1945"}, {"Start_date": "31.10.2026"},
    {"Start_date": "02.01.1995"},
     {"Monthly_pay": "0"}, {"Sex": "female"}, {"Payroll_ID": "0101"}],
)  # fmt: skip
def test_just_within_the_bounds(tmp_path, changes):
    assert isinstance(read_one(tmp_path, **changes), Row)


@pytest.mark.parametrize(
    ("warning", "changes"),
    [
        ("wage_blank", {"Monthly_pay": ""}), ("wage_unusual", {"Monthly_pay": "250 000,00"}),
        ("wage_unusual", {"Monthly_pay": "12"}),
        ("service_start_blank", {"Start_date": " "}), ("sex_blank", {"Sex": ""}),
        ("contract_unknown", {"Contract": "weird"}),
        ("status_unknown", {"Status": "weird"}), ("underground_exceeds_service", {"Years_underground": "40"}),
        ("underground_years_unreadable", {"Years_underground": "many"}),
        ("underground_years_unreadable", {"Years_underground": "-1"}),
        ("arrears_amount_unreadable", {"Arrears": "x"}),
        ("arrears_months_unreadable", {"Months_of_arrears": "1,5"}),
        ("dependants_unreadable", {"Dependants": "some"}), ("occupation_code_unknown", {"ISCO-08": "12"}),
        ("name_odd", {"Surname": "As?h"}), ("name_odd", {"Forename": "=1+1"}),
        ("name_odd", {"Surname": "x" * 151}),
        ("text_shortened", {"Town": "x" * 201}),
    ],
)  # fmt: skip
def test_odd_but_taken_in(tmp_path, warning, changes):
    row = read_one(tmp_path, **changes)
    assert isinstance(row, Row)
    assert row.warnings == (warning,)


def test_blank_optional_cells_are_nothing(tmp_path):
    row = read_one(tmp_path, **{name.replace(" ", "_"): "" for name in HEAD[7:]})
    assert row.warnings == ()
    assert (row.underground_years, row.arrears_amount, row.arrears_months, row.dependants) == (None,) * 4
    assert (row.contract, row.status, row.occupation_code, row.residence, row.national_number) == (
        None,
        None,
        None,
        "",
        "",
    )
    assert len(read_one(tmp_path, Surname="x" * 500).family_name) == 150


def test_a_whole_name_of_one_word_goes_in_with_a_warning(tmp_path):
    lines = [
        ["ID", "Name", "DOB"],
        ["1", "Madonna", "02.01.1980"],
        ["2", ", Ann", "02.01.1980"],
        ["3", " ", "02.01.1980"],
    ]
    rows = read(write_csv(tmp_path / "r.csv", lines))
    assert (rows[0].family_name, rows[0].given_name, rows[0].warnings) == (
        "Madonna",
        "",
        ("name_incomplete",),
    )
    assert rows[1].family_name == "Ann"
    assert (rows[2].reason, rows[2].field) == (Reason.MISSING_NAME, Field.FULL_NAME)


def test_the_number_of_a_refused_row_counts_as_seen(tmp_path):
    lines = [
        HEAD,
        *BACKGROUND,
        line(DOB=""),
        line(),
        line(Payroll_ID="18", Town="\x07"),
        line(Payroll_ID="18"),
    ]
    rows = read(write_csv(tmp_path / "r.csv", lines))[-4:]
    assert [row.reason for row in rows] == [
        "invalid_birth_date", "duplicate_personnel_number", "invalid_text", "duplicate_personnel_number",
    ]  # fmt: skip
    assert [row.personnel_number for row in rows] == ["17", "17", "18", "18"]


def test_a_reader_asks_for_the_required_columns(tmp_path):
    table = open_table(write_csv(tmp_path / "r.csv", [HEAD, *BACKGROUND]))
    with pytest.raises(UnusableFile) as caught:
        RosterReader(table, {Field.PERSONNEL_NUMBER: 0, Field.FAMILY_NAME: 1}, REFERENCE_DAY)
    assert caught.value.params["missing"] == ("birth_date", "given_name")


def test_what_is_remembered_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("workforce.calculations.roster.parsers.REMEMBERED", 1)
    monkeypatch.setattr("workforce.calculations.roster.table.REMEMBERED", 1)
    path = write_csv(tmp_path / "r.csv", [HEAD, *BACKGROUND, ["Shift 2"], ["Shift 3"], line()])
    table = open_table(path)
    rows = list(RosterReader(table, table.guess.mapping, REFERENCE_DAY))
    assert [type(row) for row in rows] == [Row] * 26
    assert (table.skipped.counts["section"], len(table.skipped.lines)) == (2, 1)


REASONS = [str(reason) for reason in Reason]
DEFECTS = dict(reversed(BAD))


@given(st.sets(st.sampled_from(REASONS), min_size=1))
@settings(max_examples=60, deadline=None)
def test_the_first_reason_counts(tmp_path_factory, reasons):
    changes = {}
    for reason in sorted(reasons, key=REASONS.index, reverse=True):
        changes |= DEFECTS[reason]
    row = read_one(
        tmp_path_factory.mktemp("r"), **{name.replace(" ", "_"): cell for name, cell in changes.items()}
    )
    assert row.reason == min(reasons, key=REASONS.index)


@given(st.dates(date(1930, 1, 1), date(2026, 10, 31)), st.dates(date(1960, 1, 1), date(2026, 12, 31)))
@settings(max_examples=80, deadline=None)
def test_ages_against_counting_birthdays(tmp_path_factory, birth, start):
    path = tmp_path_factory.mktemp("r")
    row = read_one(path, DOB=birth.strftime("%d.%m.%Y"), Start_date=start.strftime("%d.%m.%Y"))
    if not 15 <= age(birth, REFERENCE_DAY) <= 80:
        assert row.reason == "invalid_birth_date"
    elif start > REFERENCE_DAY or age(birth, start) < 15:
        assert row.reason == "invalid_service_start"
    else:
        assert (row.birth_date, row.service_start) == (birth, start)


def age(birth, day):
    years = 0
    while (birth.month, birth.day, birth.year + years + 1) and date_of(birth, years + 1) <= day:
        years += 1
    return years


def date_of(birth, years):
    """The birthday that many years on; of 29 February the day after the 28th in other years."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 2, 28)])
def test_ages_on_leap_days(tmp_path, day):
    lines = [
        HEAD,
        line(Payroll_ID="1", DOB="28.02.2011", Start_date=""),
        line(Payroll_ID="2", DOB="01.03.2013", Start_date=""),
    ]
    rows = read(write_csv(tmp_path / "r.csv", lines), day)
    assert [isinstance(row, Row) for row in rows] == [True, False]


def test_month_first_is_learned_given_or_said(tmp_path):
    rows = [line(Payroll_ID=str(n), DOB="04/05/1980", Start_date="03/04/2001") for n in range(5)]
    path = write_csv(tmp_path / "r.csv", [HEAD, *rows])
    assert read(path)[0].birth_date == date(1980, 5, 4)
    assert read(path, date_order="mdy")[0].birth_date == date(1980, 4, 5)
    rows.append(line(Payroll_ID="9", DOB="04/05/1980", Start_date="03/14/2001"))
    assert read(write_csv(tmp_path / "r.csv", [HEAD, *rows]))[0].birth_date == date(1980, 4, 5)


def test_dates_stay_open_until_a_value_tells(tmp_path, monkeypatch):
    monkeypatch.setattr("workforce.calculations.roster.profile.SAMPLE", 10)
    rows = [line(Payroll_ID=str(n), DOB="04/05/1980", Start_date="2001-04-03") for n in range(40)]
    rows.append(line(Payroll_ID="99", DOB="04/25/1980", Start_date="2001-04-03"))
    assert read(write_csv(tmp_path / "r.csv", [HEAD, *rows]))[0].birth_date == date(1980, 4, 5)


@given(st.integers(0, 9999))
@settings(max_examples=25, deadline=None)
def test_planted_defects_in_any_mines_roster(tmp_path_factory, seed):
    random = Random(seed)
    style = styles.ALL[random.choice(list(styles.ALL))]
    lines, found = style.rows(people(style.language, 30, seed))
    path = tmp_path_factory.mktemp("r") / "r.csv"
    mapping = open_table(write_csv(path, lines)).guess.mapping
    name = Field.FULL_NAME if Field.FULL_NAME in mapping else Field.FAMILY_NAME
    plants = {
        "missing_personnel_number": (Field.PERSONNEL_NUMBER, ""), "missing_name": (name, ""),
        "invalid_text": (name, "a\x00"),
        "duplicate_personnel_number": (Field.PERSONNEL_NUMBER, "1000"),
        "invalid_birth_date": (Field.BIRTH_DATE, "н/д"),
        "invalid_service_start": (Field.SERVICE_START, "2029-01-01"), "invalid_wage": (Field.WAGE, "brak"),
        "invalid_sex": (Field.SEX, "X9"),
    }  # fmt: skip
    expected = {}
    for at in random.sample(found[5:], 10):
        expected[at] = random.choice(list(plants))
        field, cell = plants[expected[at]]
        lines[at - 1][mapping[field]] = cell
    rows = read(write_csv(path, lines))
    assert [row.line for row in rows] == found
    assert {row.line: row.reason for row in rows if isinstance(row, Refusal)} == expected


@pytest.mark.parametrize(
    ("cell", "number"),
    [(1000.0, "1000"), ("1000.0", "1000"), ("007", "007"), (" A-12 ", "A-12"), ("1000.5", "1000.5"),
    ("NONE", ""), ("", ""),
     (None, ""), ("ABC", "ABC"), (12, "12"), ("'=1", "=1"), ("№ 5", "№ 5")],
)  # fmt: skip
def test_personnel_numbers_in_their_normal_form(cell, number):
    assert personnel_number(cell) == number


def test_workbook_numbers_get_their_zeros_back(tmp_path):
    lines = [
        ["ID", "Name", "DOB", "PESEL"],
        [1, "Ash Ann", date(2002, 1, 2), 2210212345],
        [2, "Oak Bob", date(1980, 1, 2), "x" * 50],
    ]
    lines.append([3, "Elm Eve", (date(1980, 1, 2) - date(1899, 12, 30)) / timedelta(days=1), None])
    rows = read(write_xlsx(tmp_path / "r.xlsx", lines))
    assert rows[0].national_number == "02210212345"
    assert rows[1].warnings == ("text_shortened",)
    assert rows[2].birth_date == date(1980, 1, 2)


def test_an_occupation_in_one_column(tmp_path):
    lines = [["ID", "Name", "DOB", "Occupation"]]
    lines += [
        [str(n), "Ash Ann", "02.01.1980", text]
        for n, text in enumerate(["8111 miner", "welder (7212)", "9112 cleaner", "cook", ""], 1)
    ]
    rows = read(write_csv(tmp_path / "r.csv", lines))
    assert [(row.occupation_code, row.occupation_title) for row in rows] == [
        ("8111", "miner"), ("7212", "welder"), ("9112", "cleaner"), (None, "cook"), (None, ""),
    ]  # fmt: skip
    assert [row.warnings for row in rows] == [(), (), (), ("occupation_code_unknown",), ()]

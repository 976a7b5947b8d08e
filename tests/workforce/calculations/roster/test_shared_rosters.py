"""The rosters of the shared data: every planted defect, every count, every broken file."""

from __future__ import annotations

import csv
import tracemalloc
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest

from tests.shared_data import shared_data
from tests.workforce.calculations.roster.builders import REFERENCE_DAY, write_csv, write_xlsx
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.calculations.roster.fields import missing_required
from workforce.calculations.roster.mappings import check_columns
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.rows import Refusal, RosterReader, Row

ROSTERS = {
    "ua_stepova_cp1251.csv": (2400, 21),
    "pl_bobrek_cp1250.csv": (1850, 14),
    "pl_bobrek_next_month.xlsx": (1821, 0),
    "ba_kreka_merged.xlsx": (1500, 7),
    "en_aberpergwm_utf16.txt": (600, 7),
}


def expected(name):
    with shared_data("rosters", "expected_refusals.csv").open(encoding="utf-8") as file:
        return [(int(row["line"]), row["reason"]) for row in csv.DictReader(file) if row["file"] == name]


def read(name):
    table = open_table(shared_data("rosters", name))
    return table, list(RosterReader(table, table.guess.mapping, REFERENCE_DAY))


@pytest.mark.parametrize("name", ROSTERS)
def test_refuses_exactly_the_planted_rows(name):
    count, refused = ROSTERS[name]
    _, rows = read(name)
    found = [(row.line, str(row.reason)) for row in rows if isinstance(row, Refusal)]
    assert len(rows) == count
    assert len(found) == refused
    assert found == expected(name)


@pytest.mark.parametrize("name", ROSTERS)
def test_every_heading_is_understood(name):
    table = open_table(shared_data("rosters", name))
    headed = {i for i, heading in enumerate(table.headings) if heading}
    assert set(table.guess.mapping.values()) == headed
    assert table.guess.refused == {}


def test_skips_what_is_no_row():
    table, rows = read("ba_kreka_merged.xlsx")
    assert rows[0].line == 5
    assert table.heading_lines == (3, 4)
    assert dict(table.skipped.counts) == {"section": 5}
    table, _ = read("ua_stepova_cp1251.csv")
    assert table.skipped.lines == [(2405, "total")]
    assert table.reference_day == date(2026, 10, 31)


def test_a_ukrainian_row_in_full():
    _, rows = read("ua_stepova_cp1251.csv")
    row = rows[2]
    assert isinstance(row, Row)
    assert (row.personnel_number, row.family_name, row.given_name, row.sex) == (
        "1002",
        "Сірченко",
        "Альберт",
        "male",
    )
    assert (row.birth_date, row.service_start) == (date(1994, 2, 16), date(2012, 6, 9))
    assert (row.residence, row.occupation_code, row.occupation_title) == (
        "Сокаль",
        "7233",
        "слюсар з ремонту",
    )
    assert (row.wage, row.arrears_amount, row.arrears_months) == (Decimal("22837.69"), Decimal("20717.94"), 1)
    assert (row.underground_years, row.dependants, row.contract) == (Decimal("14.1"), 3, "permanent")
    assert row.warnings == ()


def test_agrees_with_another_reader_of_workbooks():
    _, rows = read("ba_kreka_merged.xlsx")
    book = openpyxl.load_workbook(shared_data("rosters", "ba_kreka_merged.xlsx"))
    cells = dict(enumerate(book.active.iter_rows(values_only=True), 1))
    for row in rows:
        if isinstance(row, Refusal):
            continue
        source = cells[row.line]
        assert row.personnel_number == str(source[0])
        assert (row.family_name, row.given_name, row.residence) == (source[1], source[2], source[5])
        assert row.birth_date == slow_date(source[4])
        assert row.wage == slow_amount(source[10])


def slow_date(cell):
    if isinstance(cell, int | float):
        return date(1899, 12, 30) + timedelta(days=int(cell))
    day, month, year = cell.rstrip(".").split(".")
    return date(int(year), int(month), int(day))


def slow_amount(cell):
    text = cell.replace(".", "").replace(",", ".") if isinstance(cell, str) else str(cell)
    return Decimal(text).quantize(Decimal("0.01"))


def test_the_next_month_of_the_polish_mine():
    _, before = read("pl_bobrek_cp1250.csv")
    _, after = read("pl_bobrek_next_month.xlsx")
    numbers = {row.personnel_number for row in before if isinstance(row, Row)}
    new = {row.personnel_number for row in after}
    assert (len(numbers - new), len(new - numbers)) == (46, 31)
    assert len(after) == 1821
    assert Counter(row.occupation_code for row in after)["8111"] > 500


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("empty.csv", Problem.EMPTY),
        ("only_heading.csv", Problem.HEADING_ONLY),
        ("not_a_spreadsheet.xlsx", Problem.NOT_A_SPREADSHEET),
        ("truncated.xlsx", Problem.DAMAGED),
        ("bomb.xlsx", Problem.TOO_LARGE_INFLATED),
    ],
)
def test_broken_files_are_refused_by_name(name, problem):
    path = shared_data("rosters", "broken", name)
    tracemalloc.start()
    with pytest.raises(UnusableFile) as caught:
        open_table(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.code == problem
    assert peak < 20_000_000


def test_wrong_columns_name_what_is_missing():
    table = open_table(shared_data("rosters", "broken", "wrong_columns.csv"))
    with pytest.raises(UnusableFile) as caught:
        check_columns(table.guess.mapping, table)
    assert caught.value.code == Problem.NO_REQUIRED_COLUMN
    assert caught.value.params["missing"] == ("personnel_number", "birth_date", "full_name")


def test_nul_refuses_the_row_and_formulas_go_in_as_text():
    _, rows = read("broken/nul_bytes.csv")
    assert [(row.line, row.reason) for row in rows] == [(2, "invalid_text")]
    _, rows = read("broken/formulas.csv")
    assert [row.family_name for row in rows] == [
        '=HYPERLINK("http://127.0.0.1/x","y")', "+cmd", "O'Neil; DROP TABLE",
    ]  # fmt: skip
    assert all("name_odd" in row.warnings for row in rows)


@pytest.mark.parametrize(
    "name",
    ["excel_pasting.csv", "null.csv", "spanish_chars.csv", "sparse_with_column_errors.csv",
    "utf-16le_encoded.csv",
     "weird_head_padding.csv", "span_rich.xls"],
)  # fmt: skip
def test_messy_tables_open_and_are_no_roster(name):
    table = open_table(shared_data("messy", "tables", name))
    assert sum(1 for _ in table.rows()) > 3
    assert missing_required(table.guess.mapping)


def test_a_locked_workbook_is_refused():
    with pytest.raises(UnusableFile) as caught:
        open_table(shared_data("messy", "tables", "encrypted_no_password.xls"))
    assert caught.value.code == Problem.ENCRYPTED


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("ua_stepova_cp1251.csv", "utf-8", ","), ("pl_bobrek_cp1250.csv", "iso8859-2", ";"),
        ("pl_bobrek_cp1250.csv", "utf-16-le", "|"), ("ba_kreka_merged.xlsx", "cp1250", ";"),
        ("ba_kreka_merged.xlsx", "utf-16", "\t"), ("en_aberpergwm_utf16.txt", "utf-8-sig", ","),
        ("ua_stepova_cp1251.csv", None, ""),
        ("pl_bobrek_cp1250.csv", None, ""), ("en_aberpergwm_utf16.txt", None, ""),
    ],
)  # fmt: skip
def test_the_same_rosters_in_other_clothes(tmp_path, name, encoding, delimiter):
    lines = [cells for _, cells in open_table(shared_data("rosters", name)).source.raw_rows()]
    if encoding is None:
        path = write_xlsx(tmp_path / "r.xlsx", lines)
    else:
        path = write_csv(tmp_path / "r.csv", lines, encoding=encoding, delimiter=delimiter)
    table = open_table(path)
    rows = list(RosterReader(table, table.guess.mapping, REFERENCE_DAY))
    assert [(row.line, str(row.reason)) for row in rows if isinstance(row, Refusal)] == expected(name)
    assert len(rows) == ROSTERS[name][0]

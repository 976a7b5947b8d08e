from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from tests.shared_data import shared_data
from tests.workforce.calculations.roster.builders import REFERENCE_DAY, write_csv, write_xlsx
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.refusals import disarm, extension, write_errors_csv, write_refusals
from workforce.calculations.roster.rows import Reason, Refusal, RosterReader

TEXTS = {
    "invalid_birth_date": "Birth date unreadable", "missing_name": "No name",
    "invalid_wage": "Wage unreadable",
}  # fmt: skip
LINES = [
    ["Mine"], [], ["Payroll ID", "Surname", "Forename", "DOB", "Pay", "Remarks"],
    ["1", "Ash", "Ann", "1980-01-02", "5", ""],
    ["Shift 2"], ["2", "Żółć", "", "1980-01-02", "-5", "=1+1"], ["3", "@SUM(A1)", "Bob", "?", "+5", "-x"],
]  # fmt: skip


def refused(path):
    table = open_table(path)
    rows = RosterReader(table, table.guess.mapping, REFERENCE_DAY)
    return table, [row for row in rows if isinstance(row, Refusal)]


def handed_back(path, out, **options):
    table, refusals = refused(path)
    count = write_refusals(
        table, refusals, out, reasons=TEXTS, reason_heading=options.pop("heading", "Reason"), **options
    )
    assert count == len(refusals)
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1250"])
def test_a_text_file_comes_back_in_its_own_form(tmp_path, encoding):
    path = write_csv(tmp_path / "r.csv", LINES, encoding=encoding, delimiter="\t")
    content = handed_back(path, tmp_path / "out.csv").read_bytes()
    text = content.decode("utf-16" if encoding.startswith("utf-16") else encoding)
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter="\t")) == [
        ["Mine", "", "", "", "", ""], [""] * 6,
        ["Payroll ID", "Surname", "Forename", "DOB", "Pay", "Remarks", "Reason"],
        ["2", "Żółć", "", "1980-01-02", "-5", "'=1+1", "No name"],
        ["3", "'@SUM(A1)", "Bob", "?", "+5", "'-x", "Birth date unreadable"],
    ]  # fmt: skip
    assert text.endswith("\r\n")


def test_reasons_that_the_encoding_cannot_hold(tmp_path):
    path = write_csv(tmp_path / "r.csv", LINES, encoding="cp1250")
    out = handed_back(path, tmp_path / "out.csv", heading="Причина")
    assert out.read_text(encoding="utf-8-sig").splitlines()[2].endswith(";Причина")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_the_columns_that_may_be_kept(tmp_path):
    out = handed_back(write_csv(tmp_path / "r.csv", LINES), tmp_path / "out.csv", keep={0, 1})
    assert out.read_text(encoding="utf-8").splitlines()[3] == "2;Żółć;;;;;No name"


def test_what_was_handed_back_is_read_again(tmp_path):
    out = handed_back(write_csv(tmp_path / "r.csv", LINES), tmp_path / "out.csv")
    table, refusals = refused(out)
    assert [row.reason for row in refusals] == ["missing_name", "invalid_birth_date"]
    assert table.headings[-1] == "Reason"
    assert "=1+1" in [cell.lstrip("'") for cell in refusals[0].cells]


def test_a_workbook_comes_back_as_a_workbook(tmp_path):
    head = ["Payroll ID", "Surname", "Forename", "DOB", "Seen", "Pay", "Sick", "At"]
    lines = [
        ["Mine"], ["", "Person", "", "Rest"], head,
        [1.0, "Ash", "Ann", date(1980, 1, 2), None, 5.5, True, time(3, 4)],
        [2, "=HYPER", "", date(1980, 1, 2), datetime.fromisoformat("2020-01-02T03:04:00"), 5.5, True,
        timedelta(hours=30)],
    ]  # fmt: skip
    path = write_xlsx(tmp_path / "r.xlsx", lines, merges=["B2:C2", "A1:H1", "D2:I2"], sheet="Crew")
    book = openpyxl.load_workbook(path)
    book["Crew"]["B5"].data_type = "s"
    book.save(path)
    sheet = openpyxl.load_workbook(handed_back(path, tmp_path / "out.xlsx"))["Crew"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "Mine"
    assert rows[2] == [*head, "Reason"]
    assert rows[3][:3] == [2, "=HYPER", None]
    assert (sheet["B4"].data_type, sheet["D4"].value.date(), rows[3][8]) == ("s", date(1980, 1, 2), "No name")
    assert (rows[3][4], rows[3][6]) == (datetime.fromisoformat("2020-01-02T03:04:00"), True)
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:H1", "B2:C2"}
    assert sheet.max_row == 4


def test_merged_cells_that_overlap_are_merged_once(tmp_path):
    path = write_xlsx(tmp_path / "r.xlsx", LINES, merges=["A1:C1", "B1:D1", "E1:F2"])
    sheet = openpyxl.load_workbook(handed_back(path, tmp_path / "out.xlsx")).active
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:C1", "E1:F2"}


def test_no_refusal_leaves_the_heading(tmp_path):
    table = open_table(write_csv(tmp_path / "r.csv", LINES))
    assert write_refusals(table, [], tmp_path / "out.csv", reasons={}, reason_heading="Reason") == 0
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_a_table_without_heading_gets_the_reason_beside(tmp_path):
    table = open_table(write_csv(tmp_path / "r.csv", [["1", "2", "3"], ["4", "5", "6"]]))
    refusal = Refusal(2, Reason.MISSING_NAME, Field.FULL_NAME, [])
    write_refusals(table, [refusal], tmp_path / "out.csv", reasons=TEXTS, reason_heading="Reason")
    assert (tmp_path / "out.csv").read_bytes() == b"4;5;6;No name\r\n"


@pytest.mark.parametrize(
    ("name", "ending"), [("ua_stepova_cp1251.csv", "csv"), ("ba_kreka_merged.xlsx", "xlsx")]
)
def test_shared_rosters_come_back(tmp_path, name, ending):
    path = shared_data("rosters", name)
    table, refusals = refused(path)
    assert extension(table) == ending
    out = tmp_path / "out"
    write_refusals(table, refusals, out, reasons={}, reason_heading="Reason")
    again, refused_again = refused(out)
    first = table.heading_lines[1] + 1
    # The first to repeat a number repeats none here, where its first bearer is missing.
    once = next(row for row in refusals if row.reason == Reason.DUPLICATE_PERSONNEL_NUMBER)
    assert [row.reason for row in refused_again] == [row.reason for row in refusals if row is not once]
    assert again.heading_lines == table.heading_lines
    assert min(row.line for row in refused_again) == first


@pytest.mark.parametrize(
    ("text", "disarmed"),
    [("=1", "'=1"), ("+cmd", "'+cmd"), ("@x", "'@x"), ("-x", "'-x"), ("\tx", "'\tx"),
    ("-1 500,00", "-1 500,00"), ("+48", "+48"),
     ("-", "'-"), ("a=1", "a=1"), ("", ""), ("-5+1", "'-5+1")],
)  # fmt: skip
def test_formulas_are_disarmed(text, disarmed):
    assert disarm(text) == disarmed


def test_the_list_of_errors(tmp_path):
    path = write_csv(tmp_path / "r.csv", [[*LINES[2][:5], "=x"], *LINES[3:]])
    table, refusals = refused(path)
    out = tmp_path / "errors.csv"
    assert write_errors_csv(out, refusals, table, table.guess.mapping) == 2
    assert out.read_bytes().decode("utf-8") == (
        "line,reason,field,column,heading\n"
        "4,missing_name,given_name,C,Forename\n5,invalid_birth_date,birth_date,D,DOB\n"
    )
    assert write_errors_csv(out, []) == 0
    assert out.read_text(encoding="utf-8") == "line,reason,field,column,heading\n"
    write_errors_csv(out, [Refusal(7, Reason.INVALID_TEXT, None, []), refusals[0]])
    assert out.read_text(encoding="utf-8").splitlines()[1:] == [
        "7,invalid_text,,,",
        "4,missing_name,given_name,,",
    ]

from __future__ import annotations

import re
import struct
import tracemalloc
import zipfile
import zlib
from datetime import date

import openpyxl
import pytest

from tests.workforce.calculations.roster import styles
from tests.workforce.calculations.roster.builders import (
    REFERENCE_DAY,
    csv_text,
    people,
    write_csv,
    write_xlsx,
)
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.calculations.roster.limits import Limits
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.rows import RosterReader
from workforce.calculations.roster.xlsx_table import guarded

HEAD = ["Payroll ID", "Surname", "Forename", "DOB"]


def roster(count):
    return [HEAD, *([str(n), "Ash", "Ann", "1980-01-02"] for n in range(1, count + 1))]


def problem(path, **options):
    with pytest.raises(UnusableFile) as caught:
        open_table(path, **options)
    return caught.value.code


def written(tmp_path, content, name="file.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Problem.EMPTY), (b" \r\n\t\n", Problem.EMPTY), (b"\xef\xbb\xbf\n;;;\n", Problem.EMPTY),
        (b"\xff\xfe", Problem.EMPTY), (b" " * 2000, Problem.EMPTY),
        (b"%PDF-1.4 x", Problem.NOT_A_SPREADSHEET), (b"\x89PNG\r\n", Problem.NOT_A_SPREADSHEET),
        (b"<!DOCTYPE html><table>", Problem.NOT_A_SPREADSHEET), (b"\n <html>", Problem.NOT_A_SPREADSHEET),
        (b"{\\rtf1 x}", Problem.NOT_A_SPREADSHEET), (bytes(range(256)) * 9, Problem.NOT_A_SPREADSHEET),
        (b"PK\x03\x04rubbish", Problem.DAMAGED), (b"PK\x05\x06" + b"\0" * 18, Problem.NOT_A_SPREADSHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rubbish", Problem.DAMAGED),
        ("Payroll ID,Surname,Forename,DOB\n".encode("utf-16"), Problem.HEADING_ONLY),
        (b"Payroll ID,Surname,Forename,DOB\n\n,,,\nTotal,,,\n", Problem.HEADING_ONLY),
    ],
)  # fmt: skip
def test_unusable_files_by_their_bytes(tmp_path, content, code):
    assert problem(written(tmp_path, content)) == code


def test_a_locked_workbook_of_today(tmp_path):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert (
        problem(written(tmp_path, head + bytes(512) + "EncryptedPackage".encode("utf-16-le")))
        == Problem.ENCRYPTED
    )


@pytest.mark.parametrize(
    ("names", "code"),
    [(["xl/workbook.bin"], Problem.UNSUPPORTED_FORMAT),
    (["mimetype", "content.xml"], Problem.UNSUPPORTED_FORMAT),
     (["word/document.xml"], Problem.NOT_A_SPREADSHEET), (["xl/workbook.xml"], Problem.DAMAGED)],
)  # fmt: skip
def test_other_kinds_of_zip(tmp_path, names, code):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    assert problem(path) == code


def test_the_name_of_the_file_does_not_matter(tmp_path):
    assert open_table(write_xlsx(tmp_path / "r.csv", roster(3))).kind == "xlsx"
    assert open_table(write_csv(tmp_path / "r.xlsx", roster(3))).kind == "csv"


def test_too_large_a_file(tmp_path):
    assert problem(write_csv(tmp_path / "r.csv", roster(9)), limits=Limits(file_size=50)) == Problem.TOO_LARGE


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_one_row_more_than_the_limit(tmp_path, write):
    limits = Limits(rows=20)
    assert (
        sum(
            1
            for _ in open_table(write(tmp_path / "a", [["Mine"], *roster(20), [], []]), limits=limits).rows()
        )
        == 20
    )
    assert problem(write(tmp_path / "b", roster(21)), limits=limits) == Problem.TOO_MANY_ROWS


def test_a_workbook_with_nothing_or_little_in_it(tmp_path):
    assert problem(write_xlsx(tmp_path / "a.xlsx", [])) == Problem.EMPTY
    assert problem(write_xlsx(tmp_path / "b.xlsx", [HEAD])) == Problem.HEADING_ONLY
    assert (
        problem(write_xlsx(tmp_path / "c.xlsx", [["Mine"], HEAD, [], ["Total", None, None, None]]))
        == Problem.HEADING_ONLY
    )


def test_lines_of_separators_take_little_memory(tmp_path):
    path = written(tmp_path, (b"," * 200_000 + b"\n") * 50)
    assert problem(path) == Problem.EMPTY
    path = written(tmp_path, (b"a," * 100_000 + b"\n") * 50)
    tracemalloc.start()
    assert problem(path) == Problem.TOO_WIDE
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_too_many_columns(tmp_path):
    lines = [[*HEAD, *(f"x{n}" for n in range(30))], ["1", "Ash", "Ann", "1980-01-02"]]
    assert problem(write_csv(tmp_path / "r.csv", lines), limits=Limits(columns=30)) == Problem.TOO_WIDE
    assert problem(write_xlsx(tmp_path / "r.xlsx", lines), limits=Limits(columns=30)) == Problem.TOO_WIDE


def test_the_sheet_that_looks_like_a_roster(tmp_path):
    lines, _ = styles.ENGLISH.rows(people("en", 5))
    path = tmp_path / "r.xlsx"
    write_xlsx(
        path,
        [["Notes"], ["nothing here"]],
        sheet="First",
        others=[("Crew", lines), ("Second", lines), ("Old", lines)],
    )
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    table = open_table(path)
    assert (table.sheet, table.other_sheets) == ("Crew", ("Second",))
    assert table.sheets == ("First", "Crew", "Second", "Old")
    assert open_table(path, sheet="Old").sheet == "Old"
    assert problem(path, sheet="Nope") == Problem.NO_SUCH_SHEET
    assert problem(write_csv(tmp_path / "r.csv", lines), sheet="Crew") == Problem.NO_SUCH_SHEET


def test_a_large_workbook_is_not_held_twice(tmp_path, monkeypatch):
    monkeypatch.setattr("workforce.calculations.roster.xlsx_table.KEEP_BELOW", 0)
    path = write_xlsx(
        tmp_path / "r.xlsx", roster(3), sheet="Crew", others=[("Legend", [["a", "b"], ["c", "d"]])]
    )
    assert open_table(path).sheet == "Crew"


def test_a_workbook_without_sheets(tmp_path):
    plain, path = write_xlsx(tmp_path / "plain.xlsx", roster(3)), tmp_path / "r.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", source.read(name))
            target.writestr(name, content)
    assert problem(path) == Problem.EMPTY


class PanicException(BaseException):  # as Rust's is called
    pass


@pytest.mark.parametrize(
    ("raised", "seen"), [(PanicException, UnusableFile), (KeyboardInterrupt, KeyboardInterrupt)]
)
def test_a_panic_of_the_reader_is_a_damaged_file(raised, seen):
    def read():
        raise raised

    with pytest.raises(seen):
        guarded(read)


def test_data_that_begins_in_a_later_column(tmp_path):
    path = write_xlsx(tmp_path / "r.xlsx", [[], [], *([None, None, *line] for line in roster(3))])
    table = open_table(path)
    assert table.heading_lines == (3, 3)
    assert [line for line, _ in table.rows()] == [4, 5, 6]
    assert table.columns[2:] == ("C", "D", "E", "F")


def test_a_workbook_that_counts_days_from_1904(tmp_path):
    path = write_xlsx(tmp_path / "r.xlsx", [HEAD, *([n, "Ash", "Ann", 30787 - 1462] for n in range(1, 4))])
    book = openpyxl.load_workbook(path)
    book.epoch = openpyxl.utils.datetime.MAC_EPOCH
    book.save(path)
    table = open_table(path)
    reader = RosterReader(table, table.guess.mapping, REFERENCE_DAY)
    assert {row.birth_date for row in reader} == {date(1984, 4, 15)}


def test_quotes_that_never_close_are_text(tmp_path):
    lines = csv_text(roster(200)).splitlines(keepends=True)
    lines[5] = '5;"Ash;Ann;1980-01-02\r\n'
    path = written(tmp_path, "".join(lines).encode())
    assert sum(1 for _ in open_table(path).rows()) == 200


def test_a_cell_longer_than_any_text_is_no_table(tmp_path):
    content = csv_text(roster(3)) + '9;"' + "x" * 200_000 + '";Ann;1980-01-02\r\n'
    assert problem(written(tmp_path, content.encode())) == Problem.DAMAGED


def test_the_separator_may_be_said(tmp_path):
    content = "sep=|\r\n" + csv_text(roster(3), "|")
    table = open_table(written(tmp_path, content.encode()))
    assert (table.delimiter, table.heading_lines) == ("|", (2, 2))


def test_reading_a_long_text_file_takes_little_memory(tmp_path):
    path = write_csv(tmp_path / "r.csv", roster(20_000))
    tracemalloc.start()
    table = open_table(path)
    assert sum(1 for _ in RosterReader(table, table.guess.mapping, REFERENCE_DAY)) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000


def lying_zip(content, claimed):
    """A zip whose directory claims that its only part is small."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    name = b"xl/workbook.xml"
    common = struct.pack(
        "<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(content), len(packed), claimed, len(name), 0
    )
    local = b"PK\x03\x04" + common + name + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def test_a_directory_that_lies_about_sizes(tmp_path):
    path = written(tmp_path, lying_zip(b" " * 60_000_000, 1000))
    tracemalloc.start()
    assert problem(path) == Problem.TOO_LARGE_INFLATED
    assert tracemalloc.get_traced_memory()[1] < 12_000_000
    tracemalloc.stop()

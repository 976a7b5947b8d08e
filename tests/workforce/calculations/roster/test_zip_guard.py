from __future__ import annotations

import zipfile

import openpyxl
import pytest

from tests.workforce.calculations.roster.builders import write_xlsx
from workforce.calculations.roster import zip_guard
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.calculations.roster.limits import Limits

SHEET = "xl/worksheets/sheet1.xml"


def workbook(tmp_path, xml):
    """A workbook with this text as its sheet."""
    plain = write_xlsx(tmp_path / "plain.xlsx", [["a"]])
    path = tmp_path / "made.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry.filename, xml if entry.filename == SHEET else source.read(entry))
    return path


def sheet(cells):
    return f'<worksheet xmlns="x"><sheetData>{cells}</sheetData></worksheet>'


def problem(path, limits=None):
    with pytest.raises(UnusableFile) as caught:
        zip_guard.inspect(path, limits or Limits())
    return caught.value.code


def test_an_ordinary_workbook(tmp_path):
    contents = zip_guard.inspect(write_xlsx(tmp_path / "r.xlsx", [["a", 1]] * 9), Limits())
    assert SHEET in contents.names
    assert contents.inflated > 1000
    assert (contents.rows, contents.cells, contents.may_hold_controls, contents.epoch_1904) == (
        0,
        0,
        False,
        False,
    )


@pytest.mark.parametrize("reference", ["ZZ100000", "XFD1048576", "A1048576", "AAA99999"])
def test_a_stray_cell_far_away(tmp_path, reference):
    path = tmp_path / "r.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active[reference] = "stray"
    book.save(path)
    assert problem(path) in {Problem.TOO_WIDE, Problem.TOO_MANY_ROWS}


def test_far_cells_without_content_do_no_harm(tmp_path):
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert zip_guard.inspect(workbook(tmp_path, sheet(cells)), Limits()).rows == 0


def test_a_wide_but_short_sheet_is_measured_exactly(tmp_path):
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="CZ1"><v>2</v></c></row>'
    contents = zip_guard.inspect(workbook(tmp_path, sheet(cells)), Limits())
    assert (contents.rows, contents.cells) == (1, 104)


@pytest.mark.parametrize(
    "cells",
    [
        "<row>" + "<c><v>1</v></c>" * 3000 + "</row>" + "<row><c><v>1</v></c></row>" * 3000,
        '<x:row r="3000"><x:c r="DKJ3000"><x:v>1</x:v></x:c></x:row>',
        "<row r='3000'><c r='DKJ3000'><v>1</v></c></row>",
        '<row r="3000"><c s="1" r="DKJ3000"><v>1</v></c><c s="1" r="XFD9999"/></row>',
    ],
)
def test_unusual_ways_to_write_cells_are_counted_too(tmp_path, cells):
    path = workbook(tmp_path, sheet(cells))
    assert problem(path, Limits(cells=8_900_000)) == Problem.TOO_WIDE
    assert zip_guard.inspect(path, Limits(cells=9_200_000)).cells == pytest.approx(9_003_000, abs=3000)


def test_a_tag_cut_between_two_pieces(tmp_path, monkeypatch):
    for piece in range(200, 260):
        monkeypatch.setattr(zip_guard, "PIECE", piece)
        path = workbook(
            tmp_path, sheet('<row r="1">' + '<c r="A1"><v>1</v></c>' * 20 + '<c r="CZ7"><v>2</v></c></row>')
        )
        assert zip_guard.inspect(path, Limits()).cells in (7 * 104, 99_999 * 104)


def test_limits(tmp_path):
    path = write_xlsx(tmp_path / "r.xlsx", [["a", 1]] * 2000)
    assert problem(path, Limits(inflated=50_000)) == Problem.TOO_LARGE_INFLATED
    assert problem(path, Limits(ratio_from=1000, ratio=2)) == Problem.TOO_LARGE_INFLATED
    strings = "<sst>" + "<si><t/></si>" * 200 + "</sst>"
    assert problem(workbook(tmp_path, strings), Limits(cells=100)) == Problem.TOO_WIDE


@pytest.mark.parametrize("text", ["_x0007_", "&#7;", "\x7f", "\x85"])
def test_controls_are_announced(tmp_path, text):
    path = workbook(tmp_path, sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'))
    assert zip_guard.inspect(path, Limits()).may_hold_controls


def tampered(tmp_path, change):
    path = write_xlsx(tmp_path / "r.xlsx", [["a", 1]] * 200)
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path


def directory(content):
    return content.find(b"PK\x01\x02")


def set_at(offset, value):
    def change(content):
        content[directory(content) + offset : directory(content) + offset + len(value)] = value

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (set_at(8, b"\x01\x00"), Problem.ENCRYPTED),
        (set_at(10, b"\x0c\x00"), Problem.DAMAGED),
        (set_at(42, b"\xff\xff\x00\x00"), Problem.DAMAGED),
        (lambda content: content.__setitem__(slice(60, 90), b"\xff" * 30), Problem.DAMAGED),
        (lambda content: content.__delitem__(slice(len(content) // 2, None)), Problem.DAMAGED),
        (
            lambda content: content.__setitem__(slice(-10, -6), b"\xff\xff\xff\xff"),
            Problem.TOO_LARGE_INFLATED,
        ),
    ],
)
def test_damaged_directories(tmp_path, change, code):
    assert problem(tampered(tmp_path, change)) == code


def test_stored_parts_are_read_too(tmp_path):
    path = tmp_path / "r.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", '<workbook><workbookPr date1904="1"/></workbook>')
    assert zip_guard.inspect(path, Limits()).epoch_1904

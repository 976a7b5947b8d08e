"""Strings that break programs, in every column of every kind of file: each row ends as a row or a refusal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared_data import shared_data
from tests.workforce.calculations.roster.builders import REFERENCE_DAY, write_csv, write_xlsx
from tests.workforce.calculations.roster.test_rows import HEAD, line
from workforce.calculations.roster.errors import UnusableFile
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.refusals import write_refusals
from workforce.calculations.roster.rows import Refusal, RosterReader, Row
from workforce.calculations.roster.texts import has_control

TEXTS = (
    "personnel_number",
    "family_name",
    "given_name",
    "patronymic",
    "residence",
    "occupation_title",
    "national_number",
)


def naughty():
    return json.loads(shared_data("messy", "blns.json").read_text(encoding="utf-8"))


def assert_ends_well(path, count, out):
    table = open_table(path)
    rows = list(RosterReader(table, table.guess.mapping, REFERENCE_DAY))
    assert len(rows) == count
    for row in rows:
        if isinstance(row, Row):
            texts = [getattr(row, name) for name in TEXTS]
            assert not has_control(texts)
            assert all(unicodedata.is_normalized("NFC", text) and len(text) <= 200 for text in texts)
            assert row.family_name
    refusals = [row for row in rows if isinstance(row, Refusal)]
    assert write_refusals(table, refusals, out, reasons={}, reason_heading="Reason") == len(refusals)
    return rows


def spoiled(strings, column):
    lines = [HEAD, *(line(Payroll_ID=str(n)) for n in range(1, 11))]
    for number, text in enumerate(strings, 11):
        cells = line(Payroll_ID=str(number))
        cells[column] = text
        lines.append(cells)
    return lines


@pytest.mark.parametrize("column", range(len(HEAD)))
def test_naughty_strings_in_text_files(tmp_path, column):
    strings = naughty()
    lines = spoiled(strings, column)
    path = write_csv(tmp_path / "r.csv", lines, encoding="utf-8", delimiter="\t")
    rows = assert_ends_well(path, len(lines) - 1, tmp_path / "out.csv")
    assert all(isinstance(row, Row) for row in rows[:10])


@pytest.mark.parametrize("column", [0, 1, 4, 6, 14])
def test_naughty_strings_in_workbooks(tmp_path, column):
    strings = [
        text
        for text in naughty()
        if not has_control([text]) and not text.startswith("=") and "\ufffe" not in text
    ]
    lines = spoiled(strings, column)
    assert_ends_well(write_xlsx(tmp_path / "r.xlsx", lines), len(lines) - 1, tmp_path / "out.xlsx")


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=8),
    st.integers(0, len(HEAD) - 1),
)
@settings(max_examples=60, deadline=None)
def test_any_text_in_any_cell(tmp_path_factory, strings, column):
    path = tmp_path_factory.mktemp("n")
    lines = spoiled(strings, column)
    assert_ends_well(write_csv(path / "r.csv", lines), len(lines) - 1, path / "out.csv")


@given(st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_table_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("b") / "r"
    path.write_bytes(content)
    try:
        table = open_table(path)
    except UnusableFile:
        return
    assert sum(1 for _ in table.rows()) > 0


@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_workbook_with_bytes_changed_is_read_or_refused(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("w")
    content = bytearray(write_xlsx(folder / "r.xlsx", spoiled(["x"], 1)).read_bytes())
    for place, byte in changes:
        content[int(place * len(content))] = byte
    (folder / "bad.xlsx").write_bytes(content)
    try:
        count = sum(1 for _ in open_table(folder / "bad.xlsx").rows())
    except UnusableFile:
        return
    assert count >= 1

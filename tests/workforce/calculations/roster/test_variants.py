"""Rosters of invented mines in five languages, every encoding, separator and line end, read back whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workforce.calculations.roster import styles
from tests.workforce.calculations.roster.builders import REFERENCE_DAY, people, write_csv, write_xlsx
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.reading import open_table, read_sample
from workforce.calculations.roster.rows import Refusal, RosterReader, Row

CASES = [(language, encoding) for language in styles.ALL for encoding in styles.ENCODINGS[language]]


def read(path):
    table = open_table(path)
    return table, list(RosterReader(table, table.guess.mapping, REFERENCE_DAY))


def assert_read_whole(crew, lines, rows):
    assert [row.line for row in rows] == lines
    for person, row in zip(crew, rows, strict=True):
        assert isinstance(row, Row), row
        assert styles.same(person, row), (person, row)


@pytest.mark.parametrize(("language", "encoding"), CASES)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_files_are_read_whole(tmp_path, language, encoding, delimiter):
    crew = people(language, 30)
    lines, found = styles.ALL[language].rows(crew)
    table, rows = read(write_csv(tmp_path / "r", lines, encoding=encoding, delimiter=delimiter))
    assert table.delimiter == delimiter
    assert_read_whole(crew, found, rows)


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("language", styles.ALL)
def test_any_line_end_and_few_people(tmp_path, language, newline):
    crew = people(language, 3)
    lines, found = styles.ALL[language].rows(crew)
    _, rows = read(
        write_csv(tmp_path / "r.csv", lines, encoding=styles.ENCODINGS[language][-1], newline=newline)
    )
    assert_read_whole(crew, found, rows)


@pytest.mark.parametrize("language", styles.ALL)
def test_workbooks_with_text_cells_are_read_whole(tmp_path, language):
    crew = people(language, 30)
    lines, found = styles.ALL[language].rows(crew)
    path = write_xlsx(tmp_path / "r.xlsx", lines, others=[("Legend", [["M", "male"]])])
    table, rows = read(path)
    assert table.sheet == "Roster"
    assert_read_whole(crew, found, rows)


@pytest.mark.parametrize("language", ["uk", "pl", "bs", "en"])
def test_the_reference_day_stands_above_the_heading(tmp_path, language):
    lines, _ = styles.ALL[language].rows(people(language, 5))
    assert open_table(write_csv(tmp_path / "r.csv", lines)).reference_day == REFERENCE_DAY


def test_typed_cells_of_a_workbook(tmp_path):
    crew = people("bs", 25)
    style = styles.BOSNIAN
    mixed = dict(style.columns)
    mixed["Evid. broj"] = lambda p: int(p.number)
    mixed["Datum rođenja"] = lambda p: (
        p.birth if int(p.number) % 2 else (p.birth - styles.date(1899, 12, 30)).days
    )
    mixed["Datum zaposlenja"] = lambda p: (
        p.start if int(p.number) % 3 else str((p.start - styles.date(1899, 12, 30)).days)
    )
    mixed["Plata (KM)"] = lambda p: float(p.wage) if int(p.number) % 2 else style.columns["Plata (KM)"](p)
    lines, found = styles.replace(style, columns=mixed).rows(crew)
    _, rows = read(write_xlsx(tmp_path / "r.xlsx", lines, merges=["B3:E3", "F3:G3"]))
    assert_read_whole(crew, found, rows)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_columns_in_any_order(tmp_path_factory, data):
    language = data.draw(st.sampled_from(list(styles.ALL)))
    style = styles.ALL[language]
    order = data.draw(st.permutations(list(style.columns)))
    shuffled = styles.replace(
        style, columns={name: style.columns[name] for name in order}, group=(), total="", section=""
    )
    crew = people(language, 12, seed=data.draw(st.integers(0, 99)))
    lines, found = shuffled.rows(crew)
    _, rows = read(write_csv(tmp_path_factory.mktemp("r") / "r.csv", lines))
    assert_read_whole(crew, found, rows)


def test_optional_columns_may_be_missing(tmp_path):
    style = styles.ENGLISH
    for heading in ("Sex", "Hired", "Gross wage £", "Municipality", "Contract type"):
        style = style.without(heading)
    crew = people("en", 5)
    lines, found = style.rows(crew)
    _, rows = read(write_csv(tmp_path / "r.csv", lines))
    assert [row.line for row in rows] == found
    assert {(row.sex, row.wage, row.service_start, row.contract, row.residence) for row in rows} == {
        (None, None, None, None, "")
    }
    assert all(row.warnings == () for row in rows)


def test_a_sample_is_the_first_rows(tmp_path):
    lines, found = styles.POLISH.rows(people("pl", 12))
    table = open_table(write_csv(tmp_path / "r.csv", lines))
    assert [line for line, _ in read_sample(table, 8)] == found[:8]


def test_a_cell_over_two_lines_counts_as_one_row(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(
        'Payroll ID,Surname,Forename,DOB,"Home\ntown"\n'
        '1,Ash,Ann,1980-01-02,"Long\nStreet\n5"\n2,Oak,Bob,31.02.1980,\n',
        encoding="utf-8",
    )
    table, rows = read(path)
    assert [(row.line, isinstance(row, Refusal)) for row in rows] == [(2, False), (3, True)]
    assert rows[0].residence == "Long Street 5"
    assert table.guess.mapping[Field.RESIDENCE] == 4

from __future__ import annotations

import pytest

from workforce.calculations.roster.heading import find_heading
from workforce.calculations.roster.heading_texts import join_heading, split_heading, without_brackets

PLAIN = ["Payroll ID", "Surname", "Forename", "DOB"]
DATA = ["1", "Ash", "Ann", "1980-01-02"]


def found(rows, merges=(), expected=()):
    heading = find_heading(rows, merges, expected)
    return (heading.first, heading.last), heading.texts


def test_below_titles():
    lines, texts = found([["Mine"], ["As at 31 October 2026"], [], PLAIN, DATA])
    assert lines == (4, 4)
    assert texts == tuple(PLAIN)


def test_groups_merged_above():
    rows = [["", "Person", "", ""], PLAIN, DATA]
    lines, texts = found(rows, [((0, 1), (0, 2))])
    assert lines == (2, 2)  # one group alone is a title
    rows = [["No", "Person", "", "Dates"], PLAIN, DATA]
    lines, texts = found(rows, [((0, 1), (0, 2))])
    assert lines == (1, 2)
    assert texts == ("No / Payroll ID", "Person / Surname", "Person / Forename", "Dates / DOB")


def test_groups_above_without_merged_cells():
    rows = [
        ["", "Lični podaci", "", "Posao"],
        ["Mat. br.", "Prezime", "Ime", "Plata"],
        ["1", "Vrban", "Duje", "900"],
    ]
    lines, texts = found(rows)
    assert lines == (1, 2)
    assert texts == ("Mat. br.", "Lični podaci / Prezime", "Lični podaci / Ime", "Posao / Plata")


def test_details_below_merged_cells():
    rows = [
        ["Mat. br.", "Prezime i ime", "Datum", "", "Zarada"], ["", "", "rođenja", "zaposlenja", "KM"],
        ["1", "Vrban Duje", "01.02.1980.", "03.04.2001.", "900"],
    ]  # fmt: skip
    merges = [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3))]
    expected = ("Mat. br.", "Prezime i ime", "Datum / rođenja", "Datum / zaposlenja", "Zarada / KM")
    assert found(rows, merges) == ((1, 2), expected)
    assert found(rows) == ((1, 2), expected)


def test_a_title_of_two_words_is_no_group():
    rows = [["Hope mine", "Manager", "", ""], PLAIN, DATA]
    assert found(rows) == ((2, 2), tuple(PLAIN))


def test_units_below():
    rows = [["ID", "Name", "DOB", "Wage"], ["", "", "", "GBP"], ["1", "Ann Ash", "1980-01-02", "900"]]
    assert found(rows) == ((1, 2), ("ID", "Name", "DOB", "Wage / GBP"))


def test_a_shift_heading_below_is_no_part_of_the_heading():
    assert found([PLAIN, ["Shift"], DATA])[0] == (1, 1)
    assert found([PLAIN, ["Shift A", "", "", ""], DATA])[0] == (1, 1)


def test_a_heading_nobody_knows_is_taken_for_mapping_by_hand():
    rows = [["Title"], ["Aaa", "Bbb", "Ccc"], ["1", "x", "2"], ["2", "y", "3"]]
    assert found(rows) == ((2, 2), ("Aaa", "Bbb", "Ccc"))


def test_headings_of_a_saved_mapping_help():
    rows = [["Aaa", "Bbb", "Ccc"], ["Foo", "Bar", "Baz"], ["1", "x", "2"]]
    assert found(rows, expected=["foo", "BAZ"])[0] == (2, 2)


@pytest.mark.parametrize("rows", [[], [["1", "2"], ["3", "4"]], [["only"]], [[None, 5.0], [1.0, 2.0]]])
def test_no_heading(rows):
    heading = find_heading(rows)
    assert (heading.first, heading.last) == (0, 0)
    assert set(heading.texts) <= {None}


def test_the_lines_of_a_heading():
    assert join_heading(["Zarada", "", "KM", "KM"]) == "Zarada / KM"
    assert join_heading(["", ""]) is None
    assert split_heading("Zarada / KM") == ["Zarada", "KM"]
    assert without_brackets("DOB (MM/DD)").strip() == "DOB"

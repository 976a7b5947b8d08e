"""Insurance records: what a table says, in CSV and XLSX, and what cannot be read of it."""

from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from workforce.calculations.insurance import read
from workforce.calculations.roster.errors import Problem, UnusableFile

TODAY = date(2026, 11, 23)
CSV = """Register of insured persons
Табельний номер;Дата народження;З;По;Роботодавець;Заробітна плата
1001;17.05.1985;01.02.2026;;ТОВ Рудник;18 500,50
1002;01.01.1980;01.02.2026;30.06.2026;Хлібзавод;
1003;;01.02.2026;;Хлібзавод;100
1004;01.01.1980;soon;;Хлібзавод;100
1005;01.01.1980;01.02.2026;01.01.2026;Хлібзавод;100
1006;01.01.1980;01.02.2026;;Хлібзавод;much

"""


def kept(tmp_path, text, name="a.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_spells_and_what_cannot_be_read(tmp_path):
    told = read(kept(tmp_path, CSV), today=TODAY)
    first, second = told.spells
    assert (first.number, first.born, first.begins, first.ends) == (
        "1001", date(1985, 5, 17), date(2026, 2, 1), None,
    )  # fmt: skip
    assert (first.employer, first.wage) == ("ТОВ Рудник", Decimal("18500.50"))
    assert (second.ends, second.wage) == (date(2026, 6, 30), None)
    assert told.unread == [(5, "nobody"), (6, "no_day"), (7, "backwards"), (8, "no_wage")]


def test_a_workbook_says_the_same(tmp_path):
    path = tmp_path / "records"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, ["PESEL", "Data od", "Data do", "Płatnik składek", "Podstawa", "Samozatrudnienie"]
        )
        sheet.write_row(1, 0, ["85051712345", "2026-02-01", "", "Tauron", 6200, "tak"])
    (spell,) = read(path, today=TODAY).spells
    assert (spell.national, spell.begins, spell.wage, spell.own) == (
        "85051712345", date(2026, 2, 1), Decimal(6200), True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("begins", "ends", "day", "covered"),
    [
        ("2026-02-01", "2026-06-30", date(2026, 2, 1), True),
        ("2026-02-01", "2026-06-30", date(2026, 6, 30), True),
        ("2026-02-01", "2026-06-30", date(2026, 7, 1), False),
        ("2026-02-01", "2026-06-30", date(2026, 1, 31), False),
        ("2026-02-01", "", date(2036, 1, 1), True),
    ],
)
def test_both_ends_of_a_spell_belong_to_it(tmp_path, begins, ends, day, covered):
    text = f"national number,from,until\nAB12,{begins},{ends}\n"
    (spell,) = read(kept(tmp_path, text), today=TODAY).spells
    assert spell.covers(day) is covered


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,wage\nSomebody,12\n", Problem.NO_REQUIRED_COLUMN),
        ("personnel number,from\n1,2026-01-01\n", Problem.NO_REQUIRED_COLUMN),
        ("national number,from\n", Problem.HEADING_ONLY),
        ("\n\n", Problem.EMPTY),
    ],
)
def test_a_file_that_says_nothing_is_refused(tmp_path, text, problem):
    with pytest.raises(UnusableFile) as refused:
        read(kept(tmp_path, text), today=TODAY)
    assert refused.value.code == problem

"""The paying office's answers, from CSV and XLSX as people send them back."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from workforce.calculations.packages import answers
from workforce.calculations.packages.answers import Problem, Unusable

HEAD = ["Reference", "To whom", "Answer", "Paid on", "Amount paid", "Reason"]


def csv_of(*rows, delimiter=",", encoding="utf-8-sig", head=HEAD):
    return "\r\n".join(delimiter.join(row) for row in (head, *rows)).encode(encoding)


def xlsx_of(*rows):
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_paid_returned_and_silent_rows_are_told_apart():
    rows = (
        ["PK-1-1", "A", "paid", "2026-11-02", "", ""],
        ["PK-1-2", "B", "returned", "", "", "account closed"],
        ["PK-1-3", "C", "", "", "", ""],
        ["", "", "", "", "", ""],
    )
    said = answers.read(csv_of(*rows))
    assert [(one.reference, one.paid, one.on, one.amount, one.reason) for one in said.answers] == [
        ("PK-1-1", True, date(2026, 11, 2), None, ""),
        ("PK-1-2", False, None, None, "account closed"),
    ]
    assert (said.bad, said.silent) == ((), 1)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["", "A", "paid", "2026-11-02", "", ""], Problem.NO_REFERENCE),
        (["PK-1", "A", "perhaps", "", "", ""], Problem.NO_SUCH_ANSWER),
        (["PK-1", "A", "paid", "yesterday", "", ""], Problem.NO_DAY),
        (["PK-1", "A", "paid", "02.11.2026", "1.2.3", ""], Problem.NO_AMOUNT),
        (["PK-1", "A", "paid", "02.11.2026", "-5", ""], Problem.NO_AMOUNT),
        (["PK-1", "A", "returned", "", "", ""], Problem.NO_REASON),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row, problem):
    said = answers.read(csv_of(row))
    assert (said.answers, [(one.line, one.problem) for one in said.bad]) == ((), [(2, problem)])


def test_a_second_answer_to_one_payment_is_refused():
    row = ["PK-1", "A", "paid", "2026-11-02", "", ""]
    assert [one.problem for one in answers.read(csv_of(row, row)).bad] == [Problem.TWICE]


def test_a_workbook_brings_days_and_amounts_of_its_own():
    said = answers.read(
        xlsx_of(["PK-1", "A", "Paid", date(2026, 11, 2), 99.5, ""], ["PK-2", "B", "no", "", "", "x"])
    )
    assert said.answers[0].amount == Decimal("99.50")
    assert [(one.on, one.paid) for one in said.answers] == [(date(2026, 11, 2), True), (None, False)]


def test_ukrainian_headings_in_the_encoding_of_old():
    head = ["Позначка", "Відповідь", "Виплачено дня", "Виплачена сума"]
    content = csv_of(
        ["PK-1", "виплачено", "02.11.2026", "1 250,50"], delimiter=";", encoding="cp1251", head=head
    )
    (one,) = answers.read(content).answers
    assert (one.on, one.amount) == (date(2026, 11, 2), Decimal("1250.50"))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.NOT_A_TABLE),
        (b"PK\x03\x04 nothing", Problem.NOT_A_TABLE),
        (b"\x00\x00", Problem.NOT_A_TABLE),
        (b"a,b\n1,2\n", Problem.NO_HEADING),
    ],
)
def test_what_is_no_table_of_answers_is_refused(content, problem):
    with pytest.raises(Unusable) as refusal:
        answers.read(content)
    assert refusal.value.problem is problem

"""Rules tried on a table of facts."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from partnerships.calculations.measures import tables
from partnerships.calculations.measures.facts import FACTS, Amount, FactValue, Standing
from partnerships.calculations.measures.faults import Code
from tests.partnerships.measures import rules
from tests.partnerships.measures.made import Maker

AS_OF = date(2024, 1, 1)


def tried(name, text, as_of=AS_OF):
    """Return the lines that come out, as dicts."""
    table = tables.read(io.StringIO(text))
    assert not table.faults
    out = io.StringIO()
    tables.write(out, rules.measures(name), table.people, as_of)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_one_line_per_person_and_measure_with_the_deciding_test_and_the_benefit():
    leave, lump, *rest = tried(
        "r6-poland-lignite",
        "person,pension_on,contract,monthly_wage\n"
        "A,2028-01-02,permanent,9000 PLN\nB,,permanent,9000 PLN\nC,2028-01-01,,\n",
    )
    assert leave == {
        "person": "A", "measure": "leave", "answer": "no", "deciding": "eligible.any[0].all[0]",
        "test": "pension_on not_after years 4 after as_of", "found": "2028-01-02", "missing": "",
        "payment": "", "payments": "", "total": "", "a_year": "", "currency": "", "benefit_missing": "",
    }  # fmt: skip
    assert (lump["answer"], lump["test"], lump["total"], lump["currency"]) == (
        "yes",
        "contract is permanent",
        "108000.00",
        "PLN",
    )
    assert [(one["answer"], one["missing"]) for one in rest[:2]] == [
        ("cannot tell", "pension_on (missing)")
    ] * 2
    assert [(one["answer"], one["benefit_missing"]) for one in rest[2:]] == [
        ("yes", "monthly_wage (missing)"),
        ("no", ""),
    ]
    assert rest[3]["test"] == "barred_if_available leave"


def test_a_worker_one_day_too_young_is_told_apart():
    text = "person;birth_date;job_lost_on;underground\nold;1972-12-31;2022-12-31;yes\nyoung;1973-01-01;2022-12-31;yes\n"
    old, young = tried("r8-germany-hard-coal", text)
    assert (old["answer"], young["answer"]) == ("yes", "no")
    assert (young["test"], young["found"]) == ("age at_least 50 day=event", "49")


def test_cells_of_every_kind_with_their_standing():
    text = (
        "\ufeffperson,birth_date,underground,underground:standing,monthly_wage,taken,years_underground,occupation\n"
        'x,1970-02-28,No,document,9000.50 PLN,"a b",12.5,8111\n\ny,,,,77,none,,\n'
    )
    table = tables.read(io.StringIO(text), currency="EUR")
    assert not table.faults
    (x, first), (y, second) = table.people
    assert first["underground"] == FactValue(value=False, standing=Standing.DOCUMENT, source="table")
    assert (x, first["birth_date"].value, first["monthly_wage"].value) == (
        "x",
        date(1970, 2, 28),
        Amount(Decimal("9000.50"), "PLN"),
    )
    assert (first["taken"].value, first["years_underground"].value) == (frozenset("ab"), Decimal("12.5"))
    assert (y, set(second)) == ("y", {"monthly_wage", "taken"})
    assert (second["monthly_wage"].value.currency, second["taken"].value) == ("EUR", frozenset())


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("birthday\nx\n", 1, "birthday", Code.UNKNOWN_FACT),
        ("sex,sex\n", 1, "sex", Code.TWICE),
        ("", 1, "", Code.EMPTY),
        ("sex:standing\n", 1, "sex:standing", Code.LACKS),
        ("sex\nmale\nboth\n", 3, "sex", Code.UNKNOWN_CHOICE),
        ("birth_date\n31.12.1970\n", 2, "birth_date", Code.NOT_A_DATE),
        ("dependants\n1.5\n", 2, "dependants", Code.NOT_WHOLE),
        ("dependants\n-1\n", 2, "dependants", Code.NEGATIVE),
        ("monthly_wage\n9000\n", 2, "monthly_wage", Code.UNKNOWN_CURRENCY),
        ('monthly_wage\n"9,000 PLN"\n', 2, "monthly_wage", Code.NOT_A_NUMBER),
        ("underground\n1\n", 2, "underground", Code.NOT_YES_OR_NO),
        ("sex,sex:standing\nmale,sure\n", 2, "sex:standing", Code.UNKNOWN_CHOICE),
        ("person\nA\nA\n", 3, "person", Code.TWICE),
        ("sex\nmale,extra\n", 2, "", Code.TOO_LARGE),
        ("taken\nA_B\n", 2, "taken", Code.BAD_KEY),
    ],
)
def test_a_bad_cell_is_named_by_line_and_column(text, line, column, code):
    (fault,) = tables.read(io.StringIO(text)).faults
    assert (fault.line, fault.column, fault.code) == (line, column, code)


def test_line_breaks_inside_cells_keep_the_lines_counted():
    text = 'person,sex\n"two\nlines",male\nthree,both\n'
    (fault,) = tables.read(io.StringIO(text)).faults
    assert fault.line == 4


def test_names_that_look_like_formulas_stay_words():
    (line, *_rest) = tried("r8-germany-hard-coal", "person,underground\n=1+1,yes\n")
    assert line["person"] == "'=1+1"


@pytest.mark.parametrize("seed", range(20))
def test_made_workers_go_through_the_table_unchanged(seed):
    maker = Maker(seed)
    people = [(f"p-{place}", maker.worker(maker.measures(2))) for place in range(20)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["person", *(name for fact in FACTS for name in (fact, f"{fact}:standing"))])
    for person, facts in people:
        cells = [
            cell for fact in FACTS
            for cell in ((tables.plain(facts[fact].value), facts[fact].standing.word) if fact in facts else ("", ""))
        ]  # fmt: skip
        writer.writerow([person, *cells])
    table = tables.read(io.StringIO(out.getvalue(), newline=""))
    assert not table.faults
    assert table.people == [
        (person, {name: fact._replace(source="table") for name, fact in facts.items()})
        for person, facts in people
    ]

"""The register's file: what is written out comes back as it was; what cannot be read is named by its line."""

import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.calculations.sheet_files import as_csv, as_xlsx
from workforce.calculations import register
from workforce.calculations.register import FIELDS, Column, Mapped
from workforce.calculations.roster.errors import UnusableFile

INTO = {
    "personnel_number": "Nr ewid.", "birth_date": "Data ur.", "family_name": "Nazwisko", "given_name": "Imię",
    "sex": "Płeć", "occupation_title": "Zawód", "service_start": "Od; kiedy", "underground_years": "Lata, dół",
    "wage": "Płaca", "arrears": "Zaległe", "dependants": "Na utrzymaniu", "contract": "Umowa",
}  # fmt: skip
CODES = {"sex": {"female": "K", "male": "M"}, "contract": {"permanent": "bezterm.", "fixed_term": "czas"}}
WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C",)), max_size=30)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


def numbers(top, places):
    return st.decimals(min_value=0, max_value=top, places=places, allow_nan=False, allow_infinity=False)


FACTS = st.fixed_dictionaries(
    {
        "personnel_number": st.integers(1, 99999).map(str),
        "birth_date": DAYS,
        "family_name": WORDS,
        "given_name": WORDS,
        "sex": st.sampled_from(["female", "male", ""]),
        "occupation_title": WORDS,
        "service_start": st.none() | DAYS,
        "underground_years": st.none() | numbers(60, 1),
        "wage": st.none() | numbers(10**7, 2),
        "arrears": st.none() | numbers(10**9, 2),
        "dependants": st.none() | st.integers(0, 30),
        "contract": st.sampled_from(["permanent", "fixed_term", "other", ""]),
    }
)


def how(dates="dots", comma=True):
    return Mapped(tuple(Column(one, INTO[one], CODES.get(one, {})) for one in INTO), dates, comma)


def back(content, mapped):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register"
        path.write_bytes(content)
        return register.read(path, mapped)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(FACTS, min_size=1, max_size=4),
    st.sampled_from(list(register.DAYS)),
    st.booleans(),
    st.booleans(),
)
def test_out_and_in_again_makes_no_difference(people, dates, comma, book):
    mapped = how(dates, comma)
    heads = [one.heading for one in mapped.columns]
    rows = [
        [register.written(one[column.field], column, mapped) for column in mapped.columns] for one in people
    ]
    told = back(as_xlsx("x", heads, rows) if book else as_csv(heads, rows), mapped)
    assert told.unread == []
    assert [one.keys for one in told.lines] == [
        (one["personnel_number"], one["birth_date"]) for one in people
    ]
    for person, line in zip(people, told.lines, strict=True):
        wrong = {
            field: (person[field], line.said.get(field))
            for field in INTO
            if not FIELDS[field].key and not register.same(field, person[field], line.said.get(field))
        }
        assert wrong == {}


@given(FACTS)
def test_what_is_kept_beside_a_difference_says_the_same(person):
    for field, value in person.items():
        if value not in (None, ""):
            assert register.from_plain(field, register.as_plain(value)) == value


def test_what_differs_is_seen_and_what_is_empty_says_nothing():
    text = "Płaca;Nr ewid.;Data ur.;Płeć;Nazwisko\n1234,50;17;17.05.1985;K;\n".encode("cp1250")
    (line,) = back(text, how()).lines
    assert line.said == {"wage": Decimal("1234.50"), "sex": "female"}
    assert not register.same("wage", Decimal("1234.00"), line.said["wage"])
    assert register.same("family_name", "Nowak", None)
    assert not register.same("dependants", None, 0)


@pytest.mark.parametrize("cell", ["abc", "1,2,3", "-5", "NaN", "1e99", "12,345"])
def test_a_number_that_is_none_is_named_by_its_line(cell):
    told = back(f'Nr ewid.;Data ur.;Płaca\n17;17.05.1985;"{cell}"\n'.encode(), how())
    assert told.unread == [(2, "value", "Płaca")]


def test_days_of_a_sheet_are_days_and_a_line_without_keys_is_nobodys():
    assert register.day_of(datetime(2026, 5, 1, tzinfo=UTC), how()) == date(2026, 5, 1)
    told = back(b"Nr ewid.;Data ur.\n17;31.02.1985\n;17.05.1985\n", how())
    assert told.unread == [(2, "value", "Data ur."), (2, "nobody", ""), (3, "nobody", "")]
    with pytest.raises(UnusableFile):
        back(b"Other;Headings\n1;2\n", how())


def test_faults_of_columns():
    columns = [Column("wage", "A"), Column("sex", "a", {"female": "K", "male": "k"})]
    assert register.faults(columns) == {"personnel_number": "key", "birth_date": "key", "sex": "codes"}
    assert register.faults([*how().columns, Column("mine", "płaca")]) == {"mine": "heading"}
    assert register.faults([*how().columns, Column("officer", "x", {"boss": "y"})]) == {"officer": "no_code"}

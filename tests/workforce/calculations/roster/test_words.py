"""Sex, contracts, states, names and occupations."""

from __future__ import annotations

import pytest

from workforce.calculations.roster.codes import contract_kind, fold_code, sex_codes, status_word
from workforce.calculations.roster.names import Name, NameForm, is_odd, name_form, split_name
from workforce.calculations.roster.occupations import parse_code, split_occupation


@pytest.mark.parametrize(
    ("cells", "female", "male", "stranger"),
    [
        (["M", "K", "M", "X9"], "k", "m", "f"), (["ч", "ж"], "ж", "ч", "k"),
        (["M", "Ž", None, ""], "z", "m", "k"),
        (["Male", "Female"], "female", "m", "z"), (["чол.", "жін."], "жін", "чол", "м"),
        (["М", "Ж"], "ж", "м", "f"),
        (["kobieta", "mężczyzna"], "k", "mezczyzna", "female"), ([1.0, 2.0], "2", "1", "m"),
        (["w", "m"], "w", "m", "f"),
        (["мушки", "женски"], "ж", "м", "m2"),
    ],
)  # fmt: skip
def test_the_files_own_codes(cells, female, male, stranger):
    codes = sex_codes(cells)
    assert codes[female] == "female"
    assert codes[male] == "male"
    assert stranger not in codes


def test_men_only_leave_open_which_code_women_would_have():
    codes = sex_codes(["M", "M"])
    assert {codes["k"], codes["f"], codes["z"]} == {"female"}
    assert sex_codes(["X9"]) == {}
    assert fold_code(" ??? ") == "???"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("безстроковий", "permanent"), ("строковий", "fixed_term"), ("umowa na czas określony", "fixed_term"),
        ("umowa na czas nieokreślony", "permanent"), ("neodređeno", "permanent"), ("određeno", "fixed_term"),
        ("ugovor na neodređeno vrijeme", "permanent"), ("на одређено време", "fixed_term"),
        ("permanent", "permanent"),
        ("fixed-term", "fixed_term"), ("unbefristet", "permanent"), ("befristet", "fixed_term"),
        ("umowa zlecenie", "other"),
        ("тимчасовий", "fixed_term"), ("N", "permanent"), ("xyz", None), ("", None), ("agency", "other"),
    ],
)  # fmt: skip
def test_contracts(text, kind):
    assert contract_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("працює", "at_work"), ("мобілізований", "mobilised"), ("зник безвісти", "missing"),
        ("простій", "suspended"),
        ("urlop macierzyński", "on_leave"), ("sick leave", "on_leave"), ("radi", "at_work"),
        ("на лікарняному", "on_leave"),
        ("на чеканьу", None), ("na čekanju", "suspended"), ("?", None),
    ],
)  # fmt: skip
def test_states(text, status):
    assert status_word(text) == status


FAMILY_FIRST, GIVEN_FIRST = NameForm(), NameForm(family_first=False)


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("Kowalski Jan", FAMILY_FIRST, Name("Kowalski", "Jan")),
        ("Jan Kowalski", GIVEN_FIRST, Name("Kowalski", "Jan")),
        ("Kowalska-Nowak Anna Maria", FAMILY_FIRST, Name("Kowalska-Nowak", "Anna Maria")),
        ("Anna Maria Kowalska", GIVEN_FIRST, Name("Kowalska", "Anna Maria")),
        ("von Berg Anna", FAMILY_FIRST, Name("von Berg", "Anna")),
        ("Anna von Berg", GIVEN_FIRST, Name("von Berg", "Anna")),
        ("Phillips, Arthur", GIVEN_FIRST, Name("Phillips", "Arthur")),
        ("Arthur PHILLIPS", FAMILY_FIRST, Name("PHILLIPS", "Arthur")),
        ("PHILLIPS Arthur", GIVEN_FIRST, Name("PHILLIPS", "Arthur")),
        ("Kowalski", FAMILY_FIRST, Name("Kowalski", "")),
        ("Kolarec (Ivo) Slavko", FAMILY_FIRST, Name("Kolarec", "Slavko", "Ivo")),
        ("", FAMILY_FIRST, Name("", "")),
        ("Іваненко Іван Петрович", FAMILY_FIRST, Name("Іваненко", "Іван", "Петрович")),
        ("Іваненко Іван Петрович", GIVEN_FIRST, Name("Іваненко", "Іван", "Петрович")),
        ("Іван Петрович Іваненко", FAMILY_FIRST, Name("Іваненко", "Іван", "Петрович")),
        ("Іваненко І.П.", FAMILY_FIRST, Name("Іваненко", "І.П.")), (", Jan", FAMILY_FIRST, Name("", "Jan")),
        ("Мамедов Алі Огли", NameForm(third_is_patronymic=True), Name("Мамедов", "Алі", "Огли")),
    ],
)  # fmt: skip
def test_whole_names_taken_apart(text, form, name):
    assert split_name(text, form) == name


@pytest.mark.parametrize(
    ("heading", "family_first", "third"),
    [
        ("Nazwisko i imię", True, False), ("Imię i nazwisko", False, False),
        ("Prezime (ime oca) i ime", True, True),
        ("Ime i prezime", False, False), ("Прізвище, ім'я, по батькові", True, True), ("ПІБ", True, True),
        ("First name and surname", False, False), ("Презиме и име", True, False), ("Name", True, False),
        (None, True, False),
    ],
)  # fmt: skip
def test_headings_say_which_name_stands_first(heading, family_first, third):
    assert name_form(heading, []) == NameForm(family_first, third)


def test_without_a_word_the_part_with_fewer_values_is_the_given_name():
    families = [f"Surname{n}" for n in range(40)]
    assert name_form("Name", [f"Ann {family}" for family in families]).family_first is False
    assert name_form("Name", [f"{family} Ann" for family in families]).family_first is True
    assert name_form("Name", ["Ann Surname1"]).family_first is True


@pytest.mark.parametrize(
    ("name", "odd"),
    [("П?ятаченко", True), ("=cmd", True), ("B0b", True), ("O'Neil-Šarić", False), ("A�b", True)],
)
def test_odd_names(name, odd):
    assert is_odd(name) is odd


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        ("8111 górnik eksploatacji", "8111", "górnik eksploatacji"), ("górnik (8111)", "8111", "górnik"),
        ("górnik", None, "górnik"), ("8111", "8111", ""), ("8111.2", "8111", ""),
        ("7412 - elektro", "7412", "elektro"),
        ("elektro, 7412", "7412", "elektro"), ("górnik 811101", "8111", "górnik"),
        ("szlifierz 3 kat.", None, "szlifierz 3 kat."),
        ("", None, ""), ("ISCO 8111", "8111", ""), ("grade 12345678", None, "grade 12345678"),
    ],
)  # fmt: skip
def test_code_and_title_in_one(text, code, title):
    assert split_occupation(text) == (code, title)


@pytest.mark.parametrize(
    ("cell", "code"),
    [(8111.0, "8111"), ("8111", "8111"), (110.0, "0110"), ("811101", "8111"), ("81", None), ("abcd", None),
    ("81111", None),
     ("ISCO-08: 8111", None), ("", None)],
)  # fmt: skip
def test_codes(cell, code):
    assert parse_code(cell) == code

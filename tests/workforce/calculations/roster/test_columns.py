from __future__ import annotations

import pytest

from workforce.calculations.roster.columns import guess_columns, heading_scores
from workforce.calculations.roster.fields import Field, missing_required
from workforce.calculations.roster.smells import Smell, refused_reason

HEADINGS = {
    "Таб. №": "personnel_number", "Табельний номер": "personnel_number", "Особовий №": "personnel_number",
    "Nr ewid.": "personnel_number", "Numer pracownika": "personnel_number", "Nr znaczka": "personnel_number",
    "Mat. br.": "personnel_number", "Šifra radnika": "personnel_number", "Мат. број": "personnel_number",
    "Payroll ID": "personnel_number", "Clock No.": "personnel_number", "Personal-Nr.": "personnel_number",
    "Табельный номер": "personnel_number", "Staff number": "personnel_number",
    "ПІБ": "full_name", "Nazwisko i imię": "full_name", "Prezime (ime oca) i ime": "full_name",
    "ФИО": "full_name",
    "Презиме и име": "full_name", "Full name": "full_name", "Prezime, ime oca i ime": "full_name",
    "Father's name": "patronymic", "Прізвище, ім’я та по батькові": "full_name",
    "Прізвище": "family_name", "Nazwisko": "family_name", "Prezime": "family_name", "Surname": "family_name",
    "Ім'я": "given_name", "Ім?я": "given_name", "Imię": "given_name", "Ime": "given_name",
    "First name": "given_name",
    "По батькові": "patronymic", "Ime oca": "patronymic", "Imię ojca": "patronymic",
    "Ime jednog roditelja": "patronymic",
    "Стать": "sex", "Płeć (K/M)": "sex", "Spol": "sex", "Пол": "sex", "Gender": "sex", "M/F": "sex",
    "Дата народження": "birth_date", "Дата нар.": "birth_date", "Data ur.": "birth_date",
    "Dat. rođ.": "birth_date",
    "D.O.B.": "birth_date", "DOB (MM/DD/YYYY)": "birth_date", "Geburtsdatum": "birth_date",
    "Датум рођења": "birth_date",
    "Місце проживання": "residence", "Miejscowość": "residence", "Gmina": "residence", "Općina": "residence",
    "Opština prebivališta": "residence", "Town": "residence", "Wohnort": "residence", "Място": None,
    "Професія": "occupation_title", "Посада": "occupation_title",
    "Stanowisko (kod ISCO-08)": "occupation_title",
    "Radno mjesto": "occupation_title", "Job title": "occupation_title", "Zawód": "occupation_title",
    "Код КП/ISCO": "occupation_code", "Kod zawodu": "occupation_code", "Šifra zanimanja": "occupation_code",
    "ISCO-08": "occupation_code", "Occupation code": "occupation_code",
    "Дата прийняття": "service_start", "Дата прийому на роботу": "service_start",
    "Zatrudniony od": "service_start",
    "Data przyjęcia do pracy": "service_start", "Početak rada": "service_start",
    "Datum zaposlenja": "service_start",
    "Start date": "service_start", "Date of hire": "service_start", "Eintrittsdatum": "service_start",
    "Підземний стаж, років": "underground_years", "Staż dołowy [lata]": "underground_years",
    "Lata pracy pod ziemią": "underground_years", "Staž u jami": "underground_years",
    "Years underground": "underground_years",
    "Зарплата, грн": "wage", "Середня заробітна плата": "wage", "Wynagrodzenie brutto": "wage",
    "Bruto plata (KM)": "wage",
    "Monthly pay GBP": "wage", "Zarada": "wage", "Оклад": "wage",
    "Заборгованість, грн": "arrears_amount", "Заборгованість із зарплати": "arrears_amount",
    "Zaległe wynagrodzenie": "arrears_amount", "Zaostale plate": "arrears_amount",
    "Wage arrears": "arrears_amount",
    "Місяців боргу": "arrears_months", "Liczba zaległych miesięcy": "arrears_months",
    "Broj mjeseci duga": "arrears_months",
    "Months of arrears": "arrears_months",
    "Утриманців": "dependants", "Na utrzymaniu": "dependants", "Izdržavani članovi": "dependants",
    "Children": "dependants",
    "Dependents": "dependants", "Broj djece": "dependants",
    "Вид договору": "contract", "Rodzaj umowy": "contract", "Ugovor": "contract", "Vrsta ugovora": "contract",
    "Contract type": "contract", "Vertragsart": "contract",
    "Статус": "status", "Employment status": "status",
    "PESEL": "national_number", "JMBG": "national_number", "РНОКПП": "national_number",
    "NI Number": "national_number",
    "Lp.": None, "№ з/п": None, "R. br.": None, "Supervisor name": None, "Місце народження": None,
    "Marital status": None,
    "Data urodzenia dziecka": None, "Mine": None, "Output": None, "Year": None, "": None,
    "Contract end date": None,
    "Примітка": None, "Розряд": None,
}  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_headings_are_understood(heading, field):
    scores = heading_scores(heading)
    assert (max(scores, key=scores.get).value if scores else None) == field


def guessed(headings, rows=()):
    return {name.value: headings[i] for name, i in guess_columns(headings, rows).mapping.items()}


def test_the_lower_line_of_a_heading_counts_before_the_group():
    headings = ["Mat. br.", "Datum / rođenja", "Datum / zaposlenja", "Zarada / KM", "Lični podaci / Prezime"]
    assert guessed(headings) == {
        "personnel_number": "Mat. br.", "birth_date": "Datum / rođenja",
        "service_start": "Datum / zaposlenja",
        "wage": "Zarada / KM", "family_name": "Lični podaci / Prezime",
    }  # fmt: skip


def test_a_matching_child_of_another_person_is_not_taken():
    assert guessed(["ID", "Dijete / Datum rođenja", "Datum rođenja"])["birth_date"] == "Datum rođenja"


def test_values_decide_between_equal_headings():
    rows = [["x", "1980-01-02"], ["y", "1981-02-03"], ["z", "1982-03-04"]]
    assert guessed(["Birth date", "Birth date "], rows)["birth_date"] == "Birth date "


@pytest.mark.parametrize(
    ("headings", "rows", "expected"),
    [
        (["Ime"], [["Kolarec Slavko"], ["Vrban Duje"], ["Jakuš Ante"]], {"full_name": "Ime"}),
        (["Nazwisko"], [["Kowal Jan"], ["Nowak Ewa"], ["Lis Piotr"]], {"full_name": "Nazwisko"}),
        (["Name", "First name"], [["Ash", "Ann"]] * 3, {"family_name": "Name", "given_name": "First name"}),
        (["Surname", "Name"], [["Ash", "Ann"]] * 3, {"family_name": "Surname", "given_name": "Name"}),
        (["Full name", "Surname"], [["Ash Ann", "Ash"]] * 3, {"full_name": "Full name"}),
        (
            ["Surname", "Forename", "Full name"],
            [["A", "B", "A B"]] * 3,
            {"family_name": "Surname", "given_name": "Forename"},
        ),
    ],
)
def test_names_in_one_column_or_two(headings, rows, expected):
    assert guessed(headings, rows) == expected


def test_a_maticni_broj_of_thirteen_digits_is_the_national_number():
    rows = [[f"010198{n}170012", f"{n}"] for n in range(3)]
    assert guessed(["Matični broj", "Radnik br."], rows)["national_number"] == "Matični broj"


def test_a_bare_number_column_is_the_mines_own_unless_it_counts_lines():
    assert guessed(["No.", "DOB"], [["17", ""], ["23", ""], ["99", ""]])["personnel_number"] == "No."
    assert "personnel_number" not in guessed(["No.", "DOB"], [["1", ""], ["2", ""], ["3", ""]])
    assert guessed(["No.", "Union", "ID"], [["17", "x", "a1"]] * 3)["personnel_number"] == "ID"


@pytest.mark.parametrize(
    ("cells", "field"),
    [(["8111 miner", "7212 welder", "9112 cleaner"], "occupation"),
    (["8111", "7212", "9112"], "occupation_code"),
     (["miner", "welder", "cleaner"], "occupation_title")],
)  # fmt: skip
def test_code_and_title_are_told_by_the_values(cells, field):
    assert guessed(["Occupation"], [[cell] for cell in cells]) == {field: "Occupation"}


def test_refused_columns_are_neither_mapped_nor_left_over():
    guess = guess_columns(["Payroll ID", "Union dues", "Remarks", None])
    assert guess.refused == {1: Smell.UNION}
    assert guess.unmapped == (2, 3)
    assert guess.confidence == {Field.PERSONNEL_NUMBER: 1.0}


@pytest.mark.parametrize(
    ("heading", "smell"),
    [
        ("Членські внески", "union"), ("Профспілка", "union"), ("Проф. внески", "union"),
        ("Składka związkowa", "union"),
        ("Sindikat", "union"), ("Članarina", "union"), ("Чланарина синдикату", "union"),
        ("Trade union dues", "union"),
        ("Gewerkschaft", "union"), ("Ostalo / Sindikat", "union"), ("Профсоюзные взносы", "union"),
        ("Інвалідність", "health"), ("Група інв.", "health"), ("Лікарняний, днів", "health"),
        ("Діагноз", "health"),
        ("Orzeczenie lekarskie", "health"), ("Stopień niepełnosprawności", "health"), ("L4", "health"),
        ("Invaliditet", "health"), ("Bolovanje (dana)", "health"), ("Sick leave", "health"),
        ("Medical exam", "health"),
        ("Pregnancy", "health"), ("Occupational disease", "health"), ("Behinderung", "health"),
        ("Боловање", "health"),
        ("Religion", "religion"), ("Віросповідання", "religion"), ("Wyznanie", "religion"),
        ("Vjeroispovijest", "religion"),
        ("Національність", "ethnicity"), ("Nacionalnost", "ethnicity"), ("Ethnic group", "ethnicity"),
        ("Судимість", "criminal"), ("Niekaralność", "criminal"), ("Criminal record", "criminal"),
        ("Political party", "politics"), ("Sexual orientation", "sexuality"), ("Fingerprints", "biometrics"),
    ],
)  # fmt: skip
def test_headings_that_must_stay_out(heading, smell):
    assert refused_reason(heading) == smell


@pytest.mark.parametrize(
    "heading",
    [*(h for h, f in HEADINGS.items() if f), "European Union citizen", None, "", "Стан", "Nationality"],
)
def test_headings_that_may_come_in(heading):
    assert refused_reason(heading) is None


def test_required_fields():
    assert missing_required({Field.PERSONNEL_NUMBER, Field.BIRTH_DATE, Field.FULL_NAME}) == ()
    assert missing_required({Field.PERSONNEL_NUMBER, Field.GIVEN_NAME}) == ("birth_date", "family_name")
    assert missing_required(set()) == ("personnel_number", "birth_date", "full_name")

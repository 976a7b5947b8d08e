"""The ways five invented mines write their rosters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.workforce.calculations.roster.builders import Person, Style, grouped

__all__ = [
    "ALL",
    "BOSNIAN",
    "ENCODINGS",
    "ENGLISH",
    "POLISH",
    "SERBIAN",
    "UKRAINIAN",
    "date",
    "replace",
    "same",
]


def dotted(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def month_first(day: date) -> str:
    return day.strftime("%m/%d/%Y")


UKRAINIAN = Style(
    language="uk",
    titles=[["ВП «Шахта „Надія“»"], ["Список працівників станом на 31.10.2026"], []],
    section="Дільниця №",
    total="Усього по шахті",
    columns={
        "Табельний №": lambda p: p.number,
        "Прізвище": lambda p: p.family,
        "Ім'я": lambda p: p.given,
        "Стать": lambda p: {"male": "чол.", "female": "жін."}[p.sex],
        "Дата нар.": lambda p: dotted(p.birth),
        "Населений пункт": lambda p: p.town,
        "Код професії": lambda p: p.code,
        "Посада": lambda p: p.title,
        "Прийнятий на роботу": lambda p: dotted(p.start),
        "Стаж підземний": lambda p: str(p.underground).replace(".", ","),
        "Утриманці": lambda p: str(p.dependants),
        "Договір": lambda p: {"permanent": "безстроковий", "fixed_term": "строковий"}[p.contract],
        "Оклад, грн": lambda p: grouped(p.wage, "\u00a0", ","),
    },
)

POLISH = Style(
    language="pl",
    titles=[["KWK Nadzieja", "", "stan na dzień 31.10.2026 r."]],
    section="Zmiana",
    total="Razem",
    columns={
        "Lp.": lambda p: str(int(p.number) - 999),
        "Numer ewidencyjny": lambda p: p.number,
        "Imię i nazwisko": lambda p: f"{p.given} {p.family}",
        "Płeć": lambda p: {"male": "mężczyzna", "female": "kobieta"}[p.sex],
        "Data urodzenia": lambda p: p.birth.isoformat(),
        "Gmina zamieszkania": lambda p: p.town,
        "Stanowisko": lambda p: f"{p.title} ({p.code})",
        "Data zatrudnienia": lambda p: p.start.isoformat(),
        "Lata pod ziemią": lambda p: str(p.underground).replace(".", ","),
        "Osoby na utrzymaniu": lambda p: str(p.dependants),
        "Rodzaj umowy": lambda p: {"permanent": "na czas nieokreślony", "fixed_term": "na czas określony"}[
            p.contract
        ],
        "Płaca zasadnicza [zł]": lambda p: grouped(p.wage, " ", ","),
    },
)

BOSNIAN = Style(
    language="bs",
    titles=[["RMU „Nada“ d.d."], ["Stanje na dan 31. oktobra 2026."]],
    group=["", "Lični podaci", "", "", "", "Posao", "", "", "", "", "", ""],
    section="Smjena",
    total="Ukupno",
    columns={
        "Evid. broj": lambda p: p.number,
        "Prezime": lambda p: p.family,
        "Ime": lambda p: p.given,
        "Spol": lambda p: {"male": "M", "female": "Ž"}[p.sex],
        "Datum rođenja": lambda p: p.birth.strftime("%d.%m.%Y."),
        "Mjesto prebivališta": lambda p: p.town,
        "Zanimanje": lambda p: p.title,
        "Šifra zanimanja": lambda p: p.code,
        "Datum zaposlenja": lambda p: p.start.strftime("%d.%m.%Y."),
        "Jamski staž": lambda p: str(p.underground).replace(".", ","),
        "Vrsta ugovora": lambda p: {"permanent": "neodređeno", "fixed_term": "određeno"}[p.contract],
        "Broj izdržavanih": lambda p: str(p.dependants),
        "Plata (KM)": lambda p: grouped(p.wage, ".", ","),
    },
)

SERBIAN = Style(
    language="sr",
    section="Смена",
    total="Укупно",
    columns={
        "Р. бр.": lambda p: str(int(p.number) - 999),
        "Матични број радника": lambda p: p.number,
        "Презиме и име": lambda p: f"{p.family} {p.given}",
        "Пол": lambda p: {"male": "М", "female": "Ж"}[p.sex],
        "Датум рођења": lambda p: p.birth.strftime("%d.%m.%Y."),
        "Општина": lambda p: p.town,
        "Радно место": lambda p: p.title,
        "Шифра занимања": lambda p: p.code,
        "Датум запослења": lambda p: p.start.strftime("%d.%m.%Y."),
        "Стаж у јами": lambda p: str(p.underground).replace(".", ","),
        "Врста уговора": lambda p: {"permanent": "на неодређено", "fixed_term": "на одређено"}[p.contract],
        "Издржавана лица": lambda p: str(p.dependants),
        "Зарада, РСД": lambda p: grouped(p.wage, ".", ","),
    },
)

ENGLISH = Style(
    language="en",
    titles=[["Hope Colliery Ltd"], ["Personnel as at 10/31/2026"]],
    section="Shift",
    total="Total",
    columns={
        "Employee No": lambda p: p.number,
        "Employee name": lambda p: f"{p.family}, {p.given}",
        "Sex": lambda p: {"male": "M", "female": "F"}[p.sex],
        "Date of birth": lambda p: month_first(p.birth),
        "Municipality": lambda p: p.town,
        "Occupation": lambda p: f"{p.code} {p.title}",
        "Hired": lambda p: month_first(p.start),
        "Underground years": lambda p: str(p.underground),
        "Children": lambda p: str(p.dependants),
        "Contract type": lambda p: {"permanent": "Permanent", "fixed_term": "Fixed term"}[p.contract],
        "Gross wage £": lambda p: grouped(p.wage, ",", "."),
    },
)

ALL = {"uk": UKRAINIAN, "pl": POLISH, "bs": BOSNIAN, "sr": SERBIAN, "en": ENGLISH}
ENCODINGS = {
    "uk": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"),
    "pl": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "iso8859-2"),
    "bs": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250"),
    "sr": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"),
    "en": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"),
}


def same(person: Person, row: object) -> bool:
    """Say whether a row that was read tells what the person is."""
    pairs = (
        ("personnel_number", person.number), ("family_name", person.family), ("given_name", person.given),
        ("sex", person.sex), ("birth_date", person.birth), ("residence", person.town),
        ("occupation_code", person.code),
        ("occupation_title", person.title), ("service_start", person.start),
        ("underground_years", person.underground), ("wage", person.wage), ("dependants", person.dependants),
        ("contract", person.contract),
    )  # fmt: skip
    return all(getattr(row, name) == value for name, value in pairs)

"""How each mine keeps its list: sheet or text, encoding, headings, dates, its words for sex and contract."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from indicators.demo.crew import Line

Cell = str | int | float | datetime | None


@dataclass(frozen=True, slots=True)
class Layout:
    """One mine's own form. `file`: name with {day}; `write`: (lines, reference day) -> the file's bytes."""

    file: str
    sexes: tuple[str, str]  # man, woman
    contracts: dict[str, str]
    write: Callable[[Layout, Sequence[Line], date], bytes]

    def bytes_of(self, rows: Sequence[Line], day: date) -> bytes:
        """Return the file."""
        return self.write(self, rows, day)

    def name(self, day: date) -> str:
        """Return the file's name."""
        return self.file.format(day=day)

    def sex(self, line: Line) -> str:
        """Return the mine's code; a slip stays as it is."""
        return line.female if isinstance(line.female, str) else self.sexes[line.female]


def shown(day: date | str, form: str) -> str:
    """Return a day as the mine writes it; a slip stays as it is."""
    return day if isinstance(day, str) else f"{day:{form}}"


def comma(amount: Decimal | str, thousands: str = "") -> str:
    """Return an amount with decimal comma."""
    return amount if isinstance(amount, str) else f"{amount:,}".replace(",", thousands).replace(".", ",")


def blank(value: Any) -> str:
    """Return a value as text, nothing for None."""
    return "" if value is None else str(value)


def text(rows: Sequence[Sequence[str]], encoding: str, delimiter: str) -> bytes:
    """Return lines as a text file of the kind that spreadsheets save."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def ukrainian(layout: Layout, rows: Sequence[Line], day: date) -> bytes:
    """Write cp1251 with semicolons, three lines above the heading and a line of totals."""
    heading = (
        "Таб. №", "Прізвище", "Ім'я", "По батькові", "Стать", "Дата народження", "Місце проживання", "Професія",
        "Код КП/ISCO", "Дата прийняття", "Підземний стаж, років", "Зарплата, грн", "Заборгованість, грн",
        "Місяців боргу", "Утриманців", "Вид договору",
    )  # fmt: skip
    table = [
        ["ДП «Львіввугілля» шахта «Степова»"],
        [f"Список працівників станом на {day:%d.%m.%Y}"],
        [],
        list(heading),
    ]
    for line in rows:
        table.append(
            [
                line.number, line.family, line.given, line.patronymic, layout.sex(line), shown(line.birth, "%d.%m.%Y"),
                line.town, line.title, line.code, f"{line.start:%d.%m.%Y}", comma(line.underground),
                comma(line.wage, " "), comma(line.arrears, " "), str(line.months), blank(line.dependants),
                layout.contracts[line.contract],
            ]
        )  # fmt: skip
    owed = sum((line.arrears for line in rows), Decimal())
    table.append(["Разом", f"{len(rows)} осіб", *[""] * 10, comma(owed, " "), "", "", ""])
    return text(table, "cp1251", ";")


def polish(layout: Layout, rows: Sequence[Line], _day: date) -> bytes:
    """Write cp1250 with tabs, one column for the name and one for code and title."""
    table: list[list[str]] = [
        [
            "Nr ewid.", "Nazwisko i imię", "Płeć", "Data ur.", "Miejscowość", "Stanowisko (kod ISCO-08)",
            "Zatrudniony od", "Staż dołowy [lata]", "Wynagrodzenie brutto", "Na utrzymaniu", "Rodzaj umowy",
        ]
    ]  # fmt: skip
    for line in rows:
        table.append(
            [
                line.number, f"{line.family} {line.given}", layout.sex(line), shown(line.birth, "%Y-%m-%d"), line.town,
                f"{line.code} {line.title}", f"{line.start:%Y-%m-%d}", comma(line.underground), comma(line.wage),
                blank(line.dependants), layout.contracts[line.contract],
            ]
        )  # fmt: skip
    return text(table, "cp1250", "\t")


def english(layout: Layout, rows: Sequence[Line], _day: date) -> bytes:
    """Write UTF-16 with tabs; the month comes first and the heading says so."""
    table: list[list[str]] = [
        [
            "Payroll ID", "Surname", "Forename", "Gender", "DOB (MM/DD/YYYY)", "Town", "Job title", "ISCO-08",
            "Start date (MM/DD/YYYY)", "Years underground", "Monthly pay GBP", "Dependants", "Contract",
        ]
    ]  # fmt: skip
    for line in rows:
        birth = shown(line.birth, "%m/%d/%Y")
        table.append(
            [
                line.number, line.family, line.given, layout.sex(line), birth, line.town, line.title, line.code,
                f"{line.start:%m/%d/%Y}", str(line.underground), str(line.wage), blank(line.dependants),
                layout.contracts[line.contract],
            ]
        )  # fmt: skip
    return text(table, "utf-16", "\t")


def bosnian(layout: Layout, rows: Sequence[Line], day: date) -> bytes:
    """Write a workbook with a heading in two merged rows and a heading above each shift."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy."})
    sheet = book.add_worksheet("Spisak")
    sheet.write(0, 0, f"RUDNICI „KREKA“ d.o.o. Tuzla - spisak radnika na dan {day:%d.%m.%Y}.", bold)
    for first, last, group in (
        (1, 4, "Lični podaci"),
        (5, 6, "Prebivalište i radno mjesto"),
        (7, 13, "Radni odnos"),
    ):
        sheet.merge_range(2, first, 2, last, group, bold)
    heading = (
        "Mat. br.", "Prezime", "Ime", "Spol", "Datum rođenja", "Općina", "Radno mjesto", "Šifra zanimanja",
        "Početak rada", "Staž u jami", "Bruto plata (KM)", "Zaostale plate (KM)", "Mjeseci duga",
        "Izdržavani članovi", "Ugovor",
    )  # fmt: skip
    sheet.write_row(3, 0, heading, bold)
    place = 4
    for number, line in enumerate(rows):
        if number % max(1, -(-len(rows) // 3)) == 0:
            sheet.write(place, 0, f"SMJENA {number * 3 // len(rows) + 1}", bold)
            place += 1
        for column, value in enumerate(cells(layout, line)):
            if isinstance(value, datetime):
                sheet.write_datetime(place, column, value, dated)
            elif value is not None:
                sheet.write(place, column, value)
        place += 1
    book.close()
    return out.getvalue()


def cells(layout: Layout, line: Line) -> tuple[Cell, ...]:
    """Return a line as a workbook holds it: numbers and days as such."""
    birth = line.birth if isinstance(line.birth, str) else datetime.combine(line.birth, time())
    wage = line.wage if isinstance(line.wage, str) else float(line.wage)
    return (
        line.number, line.family, line.given, layout.sex(line), birth, line.town, line.title, line.code,
        datetime.combine(line.start, time()), float(line.underground), wage, float(line.arrears), line.months,
        line.dependants, layout.contracts[line.contract],
    )  # fmt: skip


LAYOUTS = {
    "stepova": Layout(
        "stepova_{day:%Y-%m}.csv",
        ("ч", "ж"),
        {"permanent": "безстроковий", "fixed_term": "строковий", "other": "цивільно-правовий"},
        ukrainian,
    ),
    "bobrek": Layout(
        "zaloga_bobrek_{day:%Y_%m}.csv",
        ("M", "K"),
        {
            "permanent": "umowa na czas nieokreślony",
            "fixed_term": "umowa na czas określony",
            "other": "umowa zlecenia",
        },
        polish,
    ),
    "kreka": Layout(
        "spisak_kreka_{day:%m_%Y}.xlsx",
        ("M", "Ž"),
        {"permanent": "neodređeno", "fixed_term": "određeno", "other": "ugovor o djelu"},
        bosnian,
    ),
    "aberpergwm": Layout(
        "aberpergwm {day:%B %Y}.txt",
        ("Male", "Female"),
        {"permanent": "permanent", "fixed_term": "fixed term", "other": "agency"},
        english,
    ),
}

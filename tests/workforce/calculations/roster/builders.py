"""Rosters made for tests: people, and the many ways a mine writes them down."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

REFERENCE_DAY = date(2026, 10, 31)


@dataclass(frozen=True)
class Person:
    """What a roster tells of one worker."""

    number: str
    family: str
    given: str
    sex: str
    birth: date
    town: str
    code: str
    title: str
    start: date
    underground: Decimal
    wage: Decimal
    dependants: int
    contract: str


NAMES = {
    "uk": (
        ["Бездітко", "Гайворонський", "Їжак", "П’ятаченко", "Щербак", "Євтушенко", "Ґудзь", "Коваль"],
        [("Орест", "male"), ("Ганна", "female"), ("Дем’ян", "male"), ("Софія", "female"), ("Ігор", "male")],
        ["Гірник", "Сокаль", "Великі Мости", "Червоноград"],
        ["гірник очисного забою", "електрослюсар підземний", "прибиральниця"],
    ),
    "pl": (
        ["Węgrzyniak", "Moździerz", "Żółć", "Kuder", "Śliwa", "Gadzała", "Ćwik", "Łoś"],
        [("Oskar", "male"), ("Dorota", "female"), ("Jędrzej", "male"), ("Róża", "female"), ("Paweł", "male")],
        ["Piekary Śląskie", "Świętochłowice", "Bytom", "Łaziska"],
        ["górnik eksploatacji podziemnej", "spawacz", "sprzątaczka"],
    ),
    "bs": (
        ["Kolarec", "Škunca", "Žubčić", "Đurić", "Čavić", "Butković", "Šimunić", "Hadžić"],
        [("Slavko", "male"), ("Božena", "female"), ("Đuro", "male"), ("Nika", "female"), ("Željko", "male")],
        ["Živinice", "Čelić", "Đurđevik", "Tuzla"],
        ["rudar kopač", "jamski električar", "spremačica"],
    ),
    "sr": (
        ["Коларац", "Шкунца", "Жубчић", "Ђурић", "Чавић", "Бутковић", "Његош", "Хаџић"],
        [("Славко", "male"), ("Божена", "female"), ("Ђуро", "male"), ("Љиљана", "female"), ("Жељко", "male")],
        ["Живинице", "Лазаревац", "Ђурђевик", "Тузла"],
        ["рудар копач", "јамски електричар", "спремачица"],
    ),
    "en": (
        ["Phillips", "Wright", "O'Neil", "Schofield", "Graham", "Penhaligon", "Rhys", "Cooke"],
        [("Arthur", "male"), ("Paula", "female"), ("Siân", "female"), ("Rhys", "male"), ("Hugh", "male")],
        ["Aberdare", "Glynneath", "Resolven", "Neath"],
        ["underground miner", "welder", "cleaner"],
    ),
}  # fmt: skip


def people(language: str, count: int, seed: int = 1, first_number: int = 1000) -> list[Person]:
    """Return that many different workers of a mine in this language."""
    random = Random(seed)
    families, givens, towns, titles = NAMES[language]
    crew = []
    for index in range(count):
        given, sex = random.choice(givens)
        birth = date(1962, 1, 1) + timedelta(random.randrange(15_000))
        start = min(birth + timedelta(random.randrange(18 * 366, 30 * 366)), date(2026, 9, 30))
        which = random.randrange(3)
        crew.append(Person(
            number=str(first_number + index), family=random.choice(families), given=given, sex=sex,
            birth=birth,
            town=random.choice(towns), code=("8111", "7412", "9112")[which], title=titles[which], start=start,
            underground=Decimal(random.randrange(0, max(1, (REFERENCE_DAY - start).days // 40))).scaleb(-1),
            wage=Decimal(random.randrange(90_000, 4_500_000)).scaleb(-2), dependants=random.randrange(5),
            contract=random.choice(["permanent", "fixed_term"]),
        ))  # fmt: skip
    return crew


def grouped(number: Decimal, thousands: str, mark: str) -> str:
    """Return an amount with two places, as people write it: grouped('1234.5', ' ', ',') is '1 234,50'."""
    return f"{number:,.2f}".translate(str.maketrans({",": thousands, ".": mark}))


@dataclass(frozen=True)
class Style:
    """How one mine writes its roster. `columns` is heading to a function of the person."""

    columns: dict[str, Callable[[Person], Any]]
    titles: Sequence[Sequence[str]] = ()
    group: Sequence[str] = ()
    section: str = ""
    total: str = ""
    language: str = "en"
    sexes: dict[str, str] = field(default_factory=dict)

    def rows(self, crew: Sequence[Person]) -> tuple[list[list[Any]], list[int]]:
        """Return all lines of the file and the lines, counted from 1, that the people stand in."""
        lines: list[list[Any]] = [list(title) for title in self.titles]
        if self.group:
            lines.append(list(self.group))
        lines.append(list(self.columns))
        found = []
        for index, person in enumerate(crew):
            if self.section and index and index % 5 == 0:
                lines.append([f"{self.section} {index // 5 + 1}"])
            lines.append([write(person) for write in self.columns.values()])
            found.append(len(lines))
        if self.total:
            lines.append(["", self.total, *[""] * (len(self.columns) - 3), "12 345,00"])
        return lines, found

    def without(self, heading: str) -> Style:
        """Return the style without one column."""
        return replace(self, columns={name: write for name, write in self.columns.items() if name != heading})


def csv_text(lines: Sequence[Sequence[Any]], delimiter: str = ";", newline: str = "\r\n") -> str:
    """Return lines as delimited text, every line as wide as the widest."""
    width = max(map(len, lines))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerows([*line, *[""] * (width - len(line))] for line in lines)
    return out.getvalue()


def write_csv(path: Path, lines: Sequence[Sequence[Any]], *, encoding: str = "utf-8", delimiter: str = ";",
              newline: str = "\r\n") -> Path:  # fmt: skip
    """Write lines as a text file in this encoding."""
    path.write_bytes(csv_text(lines, delimiter, newline).encode(encoding))
    return path


def write_xlsx(path: Path, lines: Sequence[Sequence[Any]], *, merges: Sequence[str] = (),
sheet: str = "Roster",
               others: Sequence[tuple[str, Sequence[Sequence[Any]]]] = ()) -> Path:  # fmt: skip
    """Write lines as a workbook with a writer other than the one that the portal reads and writes with."""
    book = openpyxl.Workbook()
    active = book.active
    active.title = sheet
    for line in lines:
        active.append([None if cell == "" else cell for cell in line])
    for merge in merges:
        active.merge_cells(merge)
    for name, content in others:
        extra = book.create_sheet(name)
        for line in content:
            extra.append(list(line))
    book.save(path)
    return path

"""A first look at a roster: how it writes dates, numbers, names and sexes, learned from its own values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from . import codes, dates, names, numbers
from .fields import DATE_FIELDS, NUMBER_FIELDS, Field
from .table import Table
from .texts import Cell

SAMPLE = 5_000
AMOUNTS = (Field.WAGE, Field.ARREARS_AMOUNT, Field.UNDERGROUND_YEARS)


@dataclass(frozen=True, slots=True)
class Profile:
    """How the columns of a roster write what they hold. `wage_median` is None without readable wages."""

    dates: Mapping[Field, dates.DateForm]
    marks: Mapping[Field, str | None]
    sexes: Mapping[str, str]
    name: names.NameForm
    wage_median: Decimal | None
    headings: Mapping[Field, str | None] = field(default_factory=dict)


def study(
    table: Table, mapping: Mapping[Field, int], reference_day: date, date_order: str | None = None
) -> Profile:
    """Return how a table writes its values, from 5,000 rows, and from more while its dates stay ambiguous."""
    wanted = [name for name in (*DATE_FIELDS, *NUMBER_FIELDS, Field.SEX, Field.FULL_NAME) if name in mapping]
    samples: dict[Field, list[Cell]] = {name: [] for name in wanted}
    evidence: dict[Field, Counter[str]] = {name: Counter() for name in DATE_FIELDS if name in mapping}
    columns = [(samples[name], mapping[name]) for name in wanted]
    for count, (_, cells) in enumerate(table.rows(mapping)):
        if count < SAMPLE:
            for sample, column in columns:
                sample.append(cells[column])
        elif date_order or all(map(_settled, evidence.values())):
            break
        for name, counter in evidence.items():
            if told := dates.evidence_of(cells[mapping[name]]):
                counter[told] += 1
    headings = {name: table.headings[i] if i < table.width else None for name, i in mapping.items()}
    marks = _marks(samples)
    return Profile(
        dates=_forms(evidence, headings, date_order, reference_day, table.epoch),
        marks=marks,
        sexes=codes.sex_codes(samples.get(Field.SEX, ())),
        name=names.name_form(headings.get(Field.FULL_NAME), samples.get(Field.FULL_NAME, ())[:1000]),
        wage_median=_median(samples.get(Field.WAGE, ()), marks.get(Field.WAGE)),
        headings=headings,
    )


def _settled(evidence: Counter[str]) -> bool:
    return all(
        not evidence[f"{kind}:?"] or any(evidence[f"{kind}:{order}"] for order in dates.ORDERS)
        for kind in ("dotted", "other")
    )


def _forms(
    evidence: Mapping[Field, Counter[str]],
    headings: Mapping[Field, str | None],
    given: str | None,
    reference_day: date,
    epoch: date,
) -> dict[Field, dates.DateForm]:
    """A column that tells nothing of itself is written as the file's other date column."""
    together: Counter[str] = sum(evidence.values(), Counter())
    hints = {name: dates.hinted_order(headings.get(name)) for name in evidence}
    any_hint = next((hint for hint in hints.values() if hint), None)
    forms = {}
    for name, counter in evidence.items():
        told = Counter(counter)
        for kind in ("dotted", "other"):
            if not any(counter[f"{kind}:{order}"] for order in dates.ORDERS) and not hints[name]:
                told.update({key: n for key, n in together.items() if key.startswith(kind)})
        forms[name] = dates.settle_form(
            told, given=given, hinted=hints[name] or any_hint, pivot=reference_day, epoch=epoch
        )
    return forms


def _marks(samples: Mapping[Field, Sequence[Cell]]) -> dict[Field, str | None]:
    marks = {name: numbers.decimal_mark(samples[name]) for name in NUMBER_FIELDS if name in samples}
    told = Counter(mark for mark in marks.values() if mark)
    usual = told.most_common(1)[0][0] if told else None
    return {name: mark or usual for name, mark in marks.items()}


def _median(cells: Iterable[Cell], mark: str | None) -> Decimal | None:
    wages = sorted(
        wage for cell in cells if (wage := numbers.parse_money(cell, mark)) is not None and wage > 0
    )
    return wages[len(wages) // 2] if len(wages) >= 20 else None

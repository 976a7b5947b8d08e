"""A number parted by sex and by municipality: bars that a table stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.calculations import figures as texts
from indicators.definitions import REGISTRY
from indicators.enums import MEDIANS, Direction, Kind
from indicators.views import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indicators.models import Reading

SEX_HEADINGS = {
    None: gettext_lazy("all together"),
    "female": gettext_lazy("women"),
    "male": gettext_lazy("men"),
    "": gettext_lazy("not stated"),
}
GAP = 0.05  # of a share: what makes a difference worth a look
BEHIND = {
    Kind.SHARE: GAP,
    Kind.MEDIAN: 7.0,
    Kind.MEDIAN_SHARE: GAP,
}  # how far from all together asks for a look


def bars(
    readings: Iterable[Reading], whole: Reading | None, *, sees_persons: bool, limit: int = 0
) -> dict[str, Any]:
    """Return rows for components/split_bars.html, largest population first; `limit` 0 shows all.

    Shares and medians are drawn with the value of all together as the mark; counts and sums against the
    largest.
    """
    found = list(readings)
    shown = [one for one in found if sees_persons or not one.withheld]
    hidden = len(found) - len(shown)
    kind = REGISTRY[found[0].indicator].kind if found else Kind.COUNT
    scale = _scale(kind, shown, whole)
    ranked = sorted(shown, key=lambda one: (-one.population, wording.town_label(one)))
    rows = [_row(one, whole, scale) for one in (ranked[:limit] if limit else ranked)]
    parted = kind == Kind.SHARE or kind in MEDIANS
    mark = 100 * float(whole.value) / scale if parted and whole and whole.value is not None else None
    return {"rows": rows, "mark": mark, "more": len(ranked) - len(rows), "hidden": hidden}


def _scale(kind: str, shown: list[Reading], whole: Reading | None) -> float:
    if kind == Kind.SHARE:
        return 1.0
    values = [float(one.value) for one in shown if one.value is not None]
    if kind in MEDIANS and whole and whole.value is not None:
        values.append(float(whole.value))
    return max(values, default=0.0) or 1.0


def _row(one: Reading, whole: Reading | None, scale: float) -> dict[str, Any]:
    label = wording.town_label(one) if one.by_residence else wording.sex_label(one.sex)
    return {
        "town": one.residence_id,
        "label": label,
        "value": write(one),
        "n": among(one),
        "share": None if one.value is None else min(100.0, 100 * float(one.value) / scale),
        "behind": behind(one, whole),
    }


def behind(one: Reading, whole: Reading | None) -> bool:
    """Say whether a part lies so far behind all together that it asks for a look."""
    definition = REGISTRY[one.indicator]
    if definition.kind not in BEHIND or whole is None or whole.value is None or one.value is None:
        return False
    gap = float(one.value - whole.value)
    better = definition.better(one.category)
    return (gap if better == Direction.LESS else -gap) >= BEHIND[
        definition.kind
    ] and better != Direction.NEITHER


def write(one: Reading) -> str:
    """Return a number's value with its unit."""
    text = wording.value_text(one.indicator, one.category, one.value, compact=True)
    unit = wording.unit_text(one.indicator, one.value)
    return f"{text}\u00a0{unit}" if unit else text


def among(one: Reading) -> str:
    """Return how many people a value is about: '188 of 476', 'n 476'; nothing for a count, which says it
    itself.
    """
    kind, language = REGISTRY[one.indicator].kind, wording.language()
    if kind == Kind.COUNT:
        return ""
    if kind == Kind.SHARE:
        return _("%(some)s of %(all)s") % {
            "some": texts.number(one.numerator, language),
            "all": texts.number(one.denominator, language),
        }
    return _("n %(number)s") % {"number": texts.number(one.population, language)}


def table(
    beside: Iterable[Reading], category: str, *, sees_persons: bool, splits: tuple[str, ...]
) -> dict[str, Any]:
    """Return municipalities as rows with all together last, and a column for each sex that is in it.

    {headings, rows: [{label, cells: [{reading, withheld, value, n}], bar, whole}], mark, nobody}; a cell
    without a reading counts nobody, which `nobody` writes ('0' for a count, a dash where a rate does not
    apply).
    """
    places: dict[tuple[bool, int | None], dict[str | None, Reading]] = {}
    for one in beside:
        if one.category == category:
            places.setdefault((one.by_residence, one.residence_id), {})[one.sex] = one
    found = {sex for row in places.values() for sex in row}
    sexes = [sex for sex in SEX_HEADINGS if sex is None or (sex in found and "sex" in splits)]
    whole = places.get((False, None), {}).get(None)
    kind = REGISTRY[whole.indicator].kind if whole else Kind.COUNT
    towns = [row[None] for place, row in places.items() if place[0] and None in row]
    bar = {one["town"]: one for one in bars(towns, whole, sees_persons=sees_persons)["rows"]}
    rows = []
    for (by_town, town), row in places.items():
        of_all = row.get(None)
        drawn = bar.get(town, {}) if by_town else {}
        rows.append(
            {
                "label": wording.town_label(next(iter(row.values()))),
                "cells": [_cell(row.get(sex), sees_persons=sees_persons) for sex in sexes],
                "bar": drawn.get("share"),
                "whole": not by_town,
                "size": of_all.population if of_all and (sees_persons or not of_all.withheld) else 0,
            }
        )
    return {
        "headings": [SEX_HEADINGS[sex] for sex in sexes],
        "rows": sorted(rows, key=lambda row: (row["whole"], -row["size"], row["label"])),
        "mark": bars(towns, whole, sees_persons=sees_persons)["mark"],
        "nobody": "0" if kind == Kind.COUNT else texts.NONE,
    }


def _cell(one: Reading | None, *, sees_persons: bool) -> dict[str, Any]:
    if one is None:
        return {}
    withheld = one.withheld and not sees_persons
    value, n = ("", "") if withheld else (write(one), among(one))
    return {"reading": one, "withheld": withheld, "value": value, "n": n}

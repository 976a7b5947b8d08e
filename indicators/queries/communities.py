"""What the affected communities gained, as numbers that may be shown to every partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count

from indicators.calculations.suppression import ALL, Axis, withhold
from workforce.enums import JOBS, BeneficiaryKind, OutcomeKind
from workforce.models import Beneficiary, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnerships.models import Partnership

UNSTATED = "unstated"
SEXES = Axis(("female", "male", UNSTATED))
JOB_KINDS = Axis(tuple(one.value for one in JOBS))
FIRM_KINDS = Axis(tuple(one.value for one in OutcomeKind if one not in JOBS))
BENEFICIARY_KINDS = Axis(tuple(BeneficiaryKind.values))


def totals(partnership: Partnership, *, threshold: int) -> dict[str, list[dict[str, Any]]]:
    """Return jobs that count (by kind and sex), verified firms and beneficiaries (by kind), small counts withheld.

    {"jobs" | "firms" | "beneficiaries": [{"key", "cells": [count or None when withheld]}]}; the last row has key ""
    and counts all kinds; a row of jobs has four cells: all, women, men, not stated.
    """
    outcomes = Outcome.objects.counted().filter(beneficiary__partnership=partnership)
    found = outcomes.order_by().values_list("kind", "sex").annotate(number=Count("pk"))
    jobs: dict[tuple[str, ...], int] = {}
    firms: dict[tuple[str, ...], int] = {}
    for kind, sex, number in found:
        if kind in JOB_KINDS.members:
            jobs[kind, sex or UNSTATED] = number
        else:
            firms[(kind,)] = number
    rows = Beneficiary.objects.filter(partnership=partnership).order_by().values_list("kind")
    people: dict[tuple[str, ...], int] = {
        (kind,): number for kind, number in rows.annotate(number=Count("pk"))
    }
    return {
        "jobs": table((JOB_KINDS, SEXES), jobs, threshold),
        "firms": table((FIRM_KINDS,), firms, threshold),
        "beneficiaries": table((BENEFICIARY_KINDS,), people, threshold),
    }


def table(axes: tuple[Axis, ...], counts: dict[tuple[str, ...], int], threshold: int) -> list[dict[str, Any]]:
    """Return the rows of a table with its sums, None where a count is withheld."""
    hidden = withhold(axes, counts, threshold).withheld
    columns: Iterable[tuple[str, ...]] = [()]
    if len(axes) > 1:
        columns = [(ALL,), *((member,) for member in axes[1].members)]
    lines = []
    for kind in (*axes[0].members, ALL):
        cells = []
        for column in columns:
            place = (kind, *column)
            cells.append(None if place in hidden else summed(place, counts))
        lines.append({"key": kind, "cells": cells})
    return lines


def summed(place: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> int:
    """Add up the members' counts that a place stands for."""
    return sum(
        number
        for members, number in counts.items()
        if all(name in (ALL, member) for name, member in zip(place, members, strict=True))
    )

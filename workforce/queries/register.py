"""Cases as the employment service's register wants them, and the workers whom its lines mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jtportal.kernel import names
from workforce.calculations import register
from workforce.models import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import RegisterMapping

RELATED = ("person", "worker__current", "worker__site", "residence", "officer")


def how(mapping: RegisterMapping) -> register.Mapped:
    """Return how the register writes."""
    return register.mapped(mapping.columns, dates=mapping.dates, mark=mapping.mark)


def fact(known: Any, field: str) -> register.Value:
    """Return a fact of a worker's version, None where it is not known."""
    value = getattr(known, field, None)
    return None if value == "" else value


def to_take_out(partnership: Partnership, actor: Actor, *, mine: bool = False) -> QuerySet[Case]:
    """Return the open cases with a worker that this person may see."""
    rows = Case.objects.visible_to(actor).open().filter(partnership=partnership, worker__isnull=False)
    if mine:
        rows = rows.filter(officer=actor.user_id)
    return rows.select_related(*RELATED).order_by("sort_key", "pk")


def table(rows: Iterable[Case], mapped: register.Mapped) -> Iterator[list[str]]:
    """Yield a line for each case, cells as the register writes them."""
    for case in rows:
        yield [register.written(value_of(case, one.field), one, mapped) for one in mapped.columns]


def value_of(case: Case, field: str) -> register.Value:
    """Return what the portal knows of a case for a column."""
    worker: Any = case.worker
    beside = {
        "personnel_number": lambda: worker.personnel_number,
        "birth_date": lambda: case.birth_date,
        "residence": lambda: str(case.residence or "") or worker.current.residence_text,
        "mine": lambda: str(worker.site),
        "opened_on": lambda: case.opened_on,
        "left_on": lambda: worker.left_on,
        "pathway": lambda: case.pathway,
        "officer": lambda: str(case.officer or ""),
    }
    return beside[field]() if field in beside else fact(worker.current, field)


def key(number: str, born: date) -> tuple[str, date]:
    """Return by what a worker is found."""
    return names.fold(number), born


def by_keys(partnership: Partnership, keys: Iterable[tuple[str, date]]) -> dict[tuple[str, date], Case]:
    """Return the open case of each worker; two workers with the same number and birth date are left out."""
    days = {born for _number, born in keys}
    rows = Case.objects.open().filter(
        partnership=partnership, birth_date__in=days, worker__isnull=False, worker__current__isnull=False
    )
    found: dict[tuple[str, date], Case] = {}
    twice = set()
    for case in rows.select_related("worker__current").order_by("pk"):
        if case.worker is None:
            continue
        at = key(case.worker.personnel_number, case.birth_date)
        if at in found:
            twice.add(at)
        found[at] = case
    return {at: case for at, case in found.items() if at not in twice}

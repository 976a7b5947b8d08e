"""Which cells of a computation are shown only to those who may see the persons.

Counts of persons by standing (pathway, closed, …), sex and municipality are one table, whichever indicator
shows them: what registered workers, women's share, open cases and agreed pathways publish is withheld
together. Any other indicator is withheld by its own population; one whose categories are shown with their total is
one table with them. A withheld place where nobody stands gets a
cell as well, because a missing cell would say 'nobody'.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from indicators.calculations.suppression import ALL, Axis, Place, withhold
from indicators.definitions.cells import Cell
from indicators.enums import MEDIANS, Kind
from partnerships.enums import Pathway

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from indicators.definitions.base import Definition

REGISTERED, BY_STANDING = "workers_registered", "open_cases_by_pathway"
CLOSED = "closed"  # never shown by itself
STANDINGS = Axis(
    (CLOSED, *Pathway.values),
    {"open": frozenset(Pathway.values), "agreed": frozenset(Pathway.values) - {Pathway.NONE}},
    frozenset({CLOSED}),
)
UNSTATED, UNKNOWN = "unstated", "unknown"
SEXES = Axis(("female", "male", UNSTATED), {"stated": frozenset({"female", "male"})})
SEXLESS = Axis((UNSTATED,), {}, frozenset({UNSTATED}))  # of an indicator without this split
ZERO = Decimal(0)


def disclose(
    cells: Iterable[Cell], registry: Mapping[str, Definition], threshold: int
) -> list[tuple[Cell, bool]]:
    """Return every cell of one partnership with whether it is withheld, cells of nobody added where they
    must be.
    """
    known = {cell.place: cell for cell in cells}
    towns = Axis(tuple(sorted({town(cell) for cell in known.values() if cell.by_residence})))
    hidden = hidden_places(known.values(), registry, towns, threshold)
    told = {
        place: (cell, not hidden[table(registry[cell.indicator], cell)].isdisjoint(places(registry, cell)))
        for place, cell in known.items()
    }
    partnership = next((cell.partnership for cell in known.values()), 0)
    for cell in nobodies(known.values(), registry, towns, partnership):
        if cell.place not in told and not hidden[table(registry[cell.indicator], cell)].isdisjoint(
            places(registry, cell)
        ):
            told[cell.place] = cell, True
    return list(told.values())


def town(cell: Cell) -> str:
    """Return the name of the cell's municipality in a disclosure table."""
    if not cell.by_residence:
        return ALL
    return UNKNOWN if cell.residence is None else str(cell.residence)


def sex(cell: Cell) -> str:
    """Return the name of the cell's sex in a disclosure table."""
    return ALL if cell.sex is None else cell.sex or UNSTATED


def table(definition: Definition, cell: Cell) -> tuple[str, str]:
    """Return which table a cell speaks of."""
    if definition.shown.people:
        return "people", ""
    return cell.indicator, "" if definition.total else cell.category


def axes(registry: Mapping[str, Definition], name: tuple[str, str], towns: Axis) -> tuple[Axis, ...]:
    """Return the axes of a table."""
    if name[0] == "people":
        return STANDINGS, SEXES, towns
    definition = registry[name[0]]
    own = (SEXES if "sex" in definition.splits else SEXLESS), towns
    return (Axis(definition.categories), *own) if definition.total else own


def places(registry: Mapping[str, Definition], cell: Cell) -> Iterator[Place]:
    """Yield the places of its table that a cell gives away."""
    definition = registry[cell.indicator]
    shown = definition.shown
    if not shown.people:
        yield (cell.category, sex(cell), town(cell)) if definition.total else (sex(cell), town(cell))
        return
    for standing, one in product(shown.standings, shown.sexes or (sex(cell),)):
        yield standing.format(category=cell.category or "open"), one, town(cell)


def hidden_places(
    cells: Iterable[Cell], registry: Mapping[str, Definition], towns: Axis, threshold: int
) -> dict[tuple[str, str], frozenset[Place]]:
    """Return what is withheld in each table."""
    counts: dict[tuple[str, str], dict[Place, int]] = {("people", ""): {}}
    for cell in cells:
        definition = registry[cell.indicator]
        own = counts.setdefault(table(definition, cell), {})
        if not cell.by_residence or (cell.sex is None and "sex" in definition.splits):
            continue
        if not definition.shown.people:
            if cell.category or not definition.total:
                place = (cell.category,) if definition.total else ()
                own[*place, UNSTATED if cell.sex is None else sex(cell), town(cell)] = cell.population
        elif cell.indicator == REGISTERED:
            here = counts["people", ""]
            here[CLOSED, sex(cell), town(cell)] = (
                here.get((CLOSED, sex(cell), town(cell)), 0) + cell.population
            )
        elif cell.indicator == BY_STANDING and cell.category:
            here = counts["people", ""]
            here[cell.category, sex(cell), town(cell)] = cell.population
            here[CLOSED, sex(cell), town(cell)] = (
                here.get((CLOSED, sex(cell), town(cell)), 0) - cell.population
            )
    return {
        name: withhold(axes(registry, name, towns), members, threshold).withheld
        for name, members in counts.items()
    }


def nobodies(
    cells: Iterable[Cell], registry: Mapping[str, Definition], towns: Axis, partnership: int
) -> Iterator[Cell]:
    """Yield a cell of nobody for every place that an indicator could have."""
    categories: dict[str, set[str]] = {}
    for cell in cells:
        categories.setdefault(cell.indicator, set()).add(cell.category)
    for definition in registry.values():
        sexes = (None, "female", "male", "") if "sex" in definition.splits else (None,)
        for category, one, name in product(categories.get(definition.key, ()), sexes, (ALL, *towns.members)):
            residence = None if name in (ALL, UNKNOWN) else int(name)
            yield nobody(definition, partnership, category, one, name != ALL, residence)


def nobody(
    definition: Definition,
    partnership: int,
    category: str = "",
    sex: str | None = None,
    by_residence: bool = False,
    residence: int | None = None,
) -> Cell:
    """Return the cell of an indicator that counts nobody."""
    counted = definition.kind == Kind.COUNT
    numerator = None if definition.kind in MEDIANS else ZERO
    return Cell(
        partnership,
        definition.key,
        category,
        sex,
        by_residence,
        residence,
        numerator,
        None if counted else ZERO,
        ZERO if counted else None,
        0,
    )


def complete(
    cells: Iterable[Cell], registry: Mapping[str, Definition], partnership: int, currency: str
) -> list[Cell]:
    """Return the cells with those of everybody together that must not be missing even when they count
    nobody.
    """
    known = {cell.place: cell for cell in cells}
    for definition in registry.values():
        wanted = (*definition.categories, *(("",) if definition.total or not definition.category else ()))
        for category in wanted if definition.category != "currency" else (currency,):
            cell = nobody(definition, partnership, category)
            known.setdefault(cell.place, cell)
    return list(known.values())

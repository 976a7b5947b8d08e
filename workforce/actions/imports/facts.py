"""Which facts a roster tells: their columns in the staging table and WorkerVersion, and what fills them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workforce.calculations.roster.fields import Field


@dataclass(frozen=True, slots=True)
class Fact:
    """One column. Where none of the roster's fields `told_by` is mapped, the former value stays."""

    column: str
    type: str
    told_by: frozenset[Field]
    blank: str = "NULL"  # SQL for 'never heard of'


def _fact(column: str, kind: str, *told_by: Field, blank: str = "NULL") -> Fact:
    return Fact(column, kind, frozenset(told_by), blank)


FACTS: tuple[Fact, ...] = (
    _fact("family_name", "text", Field.FULL_NAME, Field.FAMILY_NAME),
    _fact("given_name", "text", Field.FULL_NAME, Field.GIVEN_NAME),
    _fact("patronymic", "text", Field.PATRONYMIC, blank="''"),
    _fact("sex", "text", Field.SEX, blank="''"),
    _fact("birth_date", "date", Field.BIRTH_DATE),
    _fact("residence_id", "bigint", Field.RESIDENCE),
    _fact("residence_text", "text", Field.RESIDENCE, blank="''"),
    _fact("occupation_code", "text", Field.OCCUPATION, Field.OCCUPATION_CODE, blank="''"),
    _fact("occupation_title", "text", Field.OCCUPATION, Field.OCCUPATION_TITLE, blank="''"),
    _fact("service_start", "date", Field.SERVICE_START),
    _fact("underground_years", "numeric(4,1)", Field.UNDERGROUND_YEARS),
    _fact("wage", "numeric(12,2)", Field.WAGE),
    _fact("arrears", "numeric(14,2)", Field.ARREARS_AMOUNT),
    _fact("arrears_months", "numeric(5,1)", Field.ARREARS_MONTHS),
    _fact("currency", "text", Field.PERSONNEL_NUMBER),  # the partnership's, so it is always told
    _fact("dependants", "smallint", Field.DEPENDANTS),
    _fact("contract", "text", Field.CONTRACT, blank="''"),
    _fact("national_number", "bytea", Field.NATIONAL_NUMBER),
    _fact("national_number_hash", "bytea", Field.NATIONAL_NUMBER),
)
COLUMNS = tuple(fact.column for fact in FACTS)
SEALED = frozenset({"national_number", "national_number_hash"})
# Further columns of the staging table, made from the facts in Python.
KEYS: tuple[tuple[str, str], ...] = (
    ("status", "text"),
    ("sort_key", 'text COLLATE "C"'),
    ("search", 'text COLLATE "C"'),
    ("search_short", 'text COLLATE "C"'),  # without the patronymic
    ("search_number", "text"),
)
STAGED = ("line", "personnel_number", *COLUMNS, *(name for name, _ in KEYS))


def told(mapped: Collection[str]) -> frozenset[str]:
    """Return the columns that mapped fields tell; a full name may hold a patronymic, so it tells that too."""
    fields = set(mapped)
    names = {fact.column for fact in FACTS if fields & fact.told_by}
    return frozenset(names | ({"patronymic"} if Field.FULL_NAME in fields else set()))


def value_sql(fact: Fact, mapped: frozenset[str], staged: str = "s", former: str = "v") -> str:
    """Return SQL for the value that holds from now on: what the file says, else what held before.

    A national number that is blank in the file stays: it does not stop being the person's.
    """
    if fact.column in SEALED and fact.column in mapped:
        number = f"{staged}.national_number_hash"
        same = f"{number} IS NULL OR {number} = {former}.national_number_hash"
        return f"CASE WHEN {same} THEN {former}.{fact.column} ELSE {staged}.{fact.column} END"
    if fact.column in mapped:
        return f"{staged}.{fact.column}"
    return (
        f"COALESCE({former}.{fact.column}, {fact.blank})"
        if fact.blank != "NULL"
        else f"{former}.{fact.column}"
    )


def differs_sql(mapped: frozenset[str], staged: str = "s", former: str = "v") -> str:
    """Return SQL that is true when the file says something else than what held before."""
    plain = [name for name in COLUMNS if name in mapped and name not in SEALED]
    left = ", ".join(f"{former}.{name}" for name in plain)
    right = ", ".join(f"{staged}.{name}" for name in plain)
    differs = f"({left}) IS DISTINCT FROM ({right})"
    if "national_number_hash" in mapped:
        number = f"{staged}.national_number_hash IS NOT NULL AND {former}.national_number_hash"
        differs = f"({differs} OR ({number} IS DISTINCT FROM {staged}.national_number_hash))"
    return differs

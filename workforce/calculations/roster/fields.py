"""What a roster may tell about a worker: a closed list, because nothing else is ever kept."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Field(StrEnum):
    """A fact a column can be mapped to."""

    PERSONNEL_NUMBER = "personnel_number"
    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    PATRONYMIC = "patronymic"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    RESIDENCE = "residence"
    OCCUPATION = "occupation"
    OCCUPATION_TITLE = "occupation_title"
    OCCUPATION_CODE = "occupation_code"
    SERVICE_START = "service_start"
    UNDERGROUND_YEARS = "underground_years"
    WAGE = "wage"
    ARREARS_AMOUNT = "arrears_amount"
    ARREARS_MONTHS = "arrears_months"
    DEPENDANTS = "dependants"
    CONTRACT = "contract"
    STATUS = "status"
    NATIONAL_NUMBER = "national_number"


NAME_FIELDS = (Field.FULL_NAME, Field.FAMILY_NAME, Field.GIVEN_NAME)
REQUIRED = frozenset({Field.PERSONNEL_NUMBER, Field.BIRTH_DATE, *NAME_FIELDS})
DATE_FIELDS = (Field.BIRTH_DATE, Field.SERVICE_START)
NUMBER_FIELDS = (
    Field.UNDERGROUND_YEARS,
    Field.WAGE,
    Field.ARREARS_AMOUNT,
    Field.ARREARS_MONTHS,
    Field.DEPENDANTS,
)


def missing_required(mapped: Collection[Field]) -> tuple[str, ...]:
    """Return the required facts that no column holds: personnel number, birth date, name in one or two."""
    missing = [field for field in (Field.PERSONNEL_NUMBER, Field.BIRTH_DATE) if field not in mapped]
    if Field.FULL_NAME not in mapped:
        parts = [field for field in (Field.FAMILY_NAME, Field.GIVEN_NAME) if field not in mapped]
        missing += [Field.FULL_NAME] if len(parts) == 2 else parts
    return tuple(field.value for field in missing)

"""What a row can carry as a warning though it goes in."""

from __future__ import annotations

from enum import StrEnum


class Oddity(StrEnum):
    """Why a row that goes in deserves a look."""

    WAGE_BLANK = "wage_blank"
    WAGE_UNUSUAL = "wage_unusual"
    SERVICE_START_BLANK = "service_start_blank"
    SEX_BLANK = "sex_blank"
    CONTRACT_UNKNOWN = "contract_unknown"
    STATUS_UNKNOWN = "status_unknown"
    UNDERGROUND_EXCEEDS_SERVICE = "underground_exceeds_service"
    UNDERGROUND_UNREADABLE = "underground_years_unreadable"
    ARREARS_AMOUNT_UNREADABLE = "arrears_amount_unreadable"
    ARREARS_MONTHS_UNREADABLE = "arrears_months_unreadable"
    DEPENDANTS_UNREADABLE = "dependants_unreadable"
    OCCUPATION_CODE_UNKNOWN = "occupation_code_unknown"
    NAME_ODD = "name_odd"
    NAME_INCOMPLETE = "name_incomplete"
    TEXT_SHORTENED = "text_shortened"

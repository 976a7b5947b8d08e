"""What can be wrong in a measure's document, each with its place and what it needs to be said in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """A kind of fault, with the parameters it carries."""

    NOT_A_MAPPING = "not_a_mapping"  # -
    NOT_A_LIST = "not_a_list"  # -
    NOT_TEXT = "not_text"  # -
    LACKS = "lacks"  # key
    UNKNOWN_KEY = "unknown_key"  # key
    EMPTY = "empty"  # -
    BAD_KEY = "bad_key"  # value
    TWICE = "twice"  # value
    UNKNOWN_PATHWAY = "unknown_pathway"  # value, choices
    UNKNOWN_FACT = "unknown_fact"  # value
    NOT_A_DATE_FACT = "not_a_date_fact"  # value
    NOT_A_MONEY_FACT = "not_a_money_fact"  # value
    NOT_YEARS = "not_years"  # value, choices
    NO_OPERATOR = "no_operator"  # fact, choices
    TWO_OPERATORS = "two_operators"  # value
    UNKNOWN_OPERATOR = "unknown_operator"  # value, fact, choices
    NOT_A_NUMBER = "not_a_number"  # value
    NOT_WHOLE = "not_whole"  # value
    NEGATIVE = "negative"  # value
    TOO_LARGE = "too_large"  # value
    NOT_A_DATE = "not_a_date"  # value
    NOT_YES_OR_NO = "not_yes_or_no"  # value
    NOT_MONEY = "not_money"  # value
    UNKNOWN_CURRENCY = "unknown_currency"  # value
    UNKNOWN_CHOICE = "unknown_choice"  # value, choices
    NO_DAY_HERE = "no_day_here"  # fact
    UNKNOWN_ANCHOR = "unknown_anchor"  # value
    NO_EVENT = "no_event"  # -
    NOT_MOVED = "not_moved"  # -
    AFTER_OR_BEFORE = "after_or_before"  # -
    UNTIL_BEFORE_FROM = "until_before_from"  # start, end
    UNKNOWN_MEASURE = "unknown_measure"  # value
    NAMES_ITSELF = "names_itself"  # -
    LOOP = "loop"  # measures
    CONTRADICTION = "contradiction"  # fact
    ONE_OF = "one_of"  # choices
    ONLY_MONTHLY = "only_monthly"  # -
    NEEDS_BASIS = "needs_basis"  # -
    MIXED_CURRENCIES = "mixed_currencies"  # first, second


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: where it stands ('measures[2].eligible.any[0].all[1].fact'), what it is, its parameters."""

    path: str
    code: Code
    params: Mapping[str, object] = field(default_factory=dict)


class Faults(list[Fault]):
    """The faults of a document, gathered while it is read."""

    def add(self, path: str, code: Code, **params: object) -> None:
        """Note a fault."""
        self.append(Fault(path, code, params))

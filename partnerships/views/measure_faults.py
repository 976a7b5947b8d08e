"""What is wrong in a measure's document, or in a table of facts, in sentences of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.calculations.measures.facts import ASKABLE
from partnerships.calculations.measures.faults import Code
from partnerships.views.measure_wording import fact_words

if TYPE_CHECKING:
    from partnerships.calculations.measures.faults import Fault
    from partnerships.calculations.measures.tables import BadCell

SAID = {
    Code.NOT_A_MAPPING: gettext_lazy("Here belong keys with values."),
    Code.NOT_A_LIST: gettext_lazy("Here belongs a list."),
    Code.NOT_TEXT: gettext_lazy("Here belongs text, and it must not be blank."),
    Code.LACKS: gettext_lazy("“%(key)s” is missing."),
    Code.UNKNOWN_KEY: gettext_lazy("“%(key)s” is no key that belongs here."),
    Code.EMPTY: gettext_lazy("This is empty: name at least one."),
    Code.BAD_KEY: gettext_lazy(
        "“%(value)s” is no key. Use small Latin letters, digits and hyphens, such as mining-leave."
    ),
    Code.TWICE: gettext_lazy("“%(value)s” stands here twice."),
    Code.UNKNOWN_PATHWAY: gettext_lazy("“%(value)s” is no pathway. Choose one of: %(choices)s."),
    Code.UNKNOWN_FACT: gettext_lazy("“%(value)s” is no fact that a rule may ask for."),
    Code.NOT_A_DATE_FACT: gettext_lazy("“%(value)s” is no date."),
    Code.NOT_A_MONEY_FACT: gettext_lazy("“%(value)s” is no amount of money."),
    Code.NOT_YEARS: gettext_lazy("“%(value)s” does not count years. Choose one of: %(choices)s."),
    Code.NO_OPERATOR: gettext_lazy("It is not said how “%(fact)s” is compared. Choose one of: %(choices)s."),
    Code.TWO_OPERATORS: gettext_lazy("A test compares once. Make a second test for “%(value)s”."),
    Code.UNKNOWN_OPERATOR: gettext_lazy(
        "“%(fact)s” cannot be compared by “%(value)s”. Choose one of: %(choices)s."
    ),
    Code.NOT_A_NUMBER: gettext_lazy("“%(value)s” is no number."),
    Code.NOT_WHOLE: gettext_lazy("“%(value)s” is no whole number."),
    Code.NEGATIVE: gettext_lazy("“%(value)s” is less than nothing."),
    Code.TOO_LARGE: gettext_lazy("“%(value)s” is too long or too large."),
    Code.NOT_A_DATE: gettext_lazy("“%(value)s” is no date. Write it as 2026-01-31."),
    Code.NOT_YES_OR_NO: gettext_lazy("“%(value)s” is neither yes nor no."),
    Code.NOT_MONEY: gettext_lazy("“%(value)s” is no amount with its currency."),
    Code.UNKNOWN_CURRENCY: gettext_lazy("“%(value)s” is no code of a currency in use today."),
    Code.UNKNOWN_CHOICE: gettext_lazy("“%(value)s” is not among: %(choices)s."),
    Code.NO_DAY_HERE: gettext_lazy("“%(fact)s” is not counted on a day: remove the day."),
    Code.UNKNOWN_ANCHOR: gettext_lazy(
        "“%(value)s” is no day. Name a date, as_of, event, or a fact that is a date."
    ),
    Code.NO_EVENT: gettext_lazy("The measure does not say which date is the worker’s event."),
    Code.NOT_MOVED: gettext_lazy("It is not said how long before or after. Give years, months or days."),
    Code.AFTER_OR_BEFORE: gettext_lazy("Say either after or before which day."),
    Code.UNTIL_BEFORE_FROM: gettext_lazy("It ends on %(end)s, before it begins on %(start)s."),
    Code.UNKNOWN_MEASURE: gettext_lazy("The agreement has no measure “%(value)s”."),
    Code.NAMES_ITSELF: gettext_lazy("The measure names itself."),
    Code.LOOP: gettext_lazy("These measures wait for one another in a circle: %(measures)s."),
    Code.CONTRADICTION: gettext_lazy(
        "Nobody can meet this together with the conditions before it: no “%(fact)s” is left."
    ),
    Code.ONE_OF: gettext_lazy("Give exactly one of: %(choices)s."),
    Code.ONLY_MONTHLY: gettext_lazy("What is paid once has no number of months."),
    Code.NEEDS_BASIS: gettext_lazy("A share or a multiple needs a basis; a fixed amount has none."),
    Code.MIXED_CURRENCIES: gettext_lazy("%(first)s and %(second)s do not go together in one benefit."),
}


def fault_words(code: Code, params: Mapping[str, object]) -> str:
    """Return what is wrong."""
    return str(SAID[code]) % {key: _param(key, value) for key, value in params.items()}


def _param(key: str, value: object) -> str:
    if isinstance(value, tuple):
        return (" → " if key == "measures" else ", ").join(map(str, value))
    if isinstance(value, date):
        return date_format(value)
    if key == "fact" and isinstance(value, str) and value in ASKABLE:
        return fact_words(value)
    return str(value)


def fault_sentence(fault: Fault) -> str:
    """Return a fault with its place, for files: 'measures[0].valid.until: It ends …'."""
    return f"{fault.path}: {fault_words(fault.code, fault.params)}"


def cell_sentence(cell: BadCell) -> str:
    """Return a bad cell with its line and column."""
    said = fault_words(cell.code, cell.params)
    if not cell.column:
        return _("Line %(line)s: %(fault)s") % {"line": cell.line, "fault": said}
    return _("Line %(line)s, column “%(column)s”: %(fault)s") % {
        "line": cell.line,
        "column": cell.column,
        "fault": said,
    }

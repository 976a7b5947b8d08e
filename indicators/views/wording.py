"""What numbers are called and how they are written, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from indicators.calculations import figures, periods, state
from indicators.definitions import REGISTRY
from indicators.enums import Kind, State
from workforce.enums import Sex

if TYPE_CHECKING:
    from decimal import Decimal

    from indicators.calculations.state import Judgement
    from indicators.models import Reading, Target

TOO_FEW = gettext_lazy("too few to show")
WHY = {
    "unbound": gettext_lazy("No indicator stands here yet."),
    "no_reading": gettext_lazy("Nobody is in it yet, so the indicator does not apply."),
    "stale": gettext_lazy(
        "The last number is of %(since)s; after %(days)s days it no longer counts as measured."
    ),
    "no_target": gettext_lazy("It is counted, but no target says what would be enough."),
    "withheld": gettext_lazy("Too few people are in it to show the number."),
    "reached": gettext_lazy("The target of %(target)s is reached."),
    "on_path": gettext_lazy("It keeps to the path to its target, which asks for %(path)s by now."),
    "overdue": gettext_lazy("The target of %(target)s was due on %(due)s and is not reached."),
    "away": gettext_lazy(
        "It is behind its path, which asks for %(path)s by now, and moves away from the target: "
        "%(before)s on %(since)s, %(value)s now."
    ),
    "still": gettext_lazy(
        "It is behind its path, which asks for %(path)s by now, and hardly moved: "
        "%(before)s on %(since)s, %(value)s now."
    ),
    "catching_up": gettext_lazy(
        "It is behind its path, which asks for %(path)s by now, but at its present pace it reaches "
        "%(target)s by %(due)s."
    ),
    "too_slow": gettext_lazy(
        "It is behind its path, which asks for %(path)s by now, and too slow: at the pace since %(since)s "
        "it misses %(target)s on %(due)s."
    ),
    "no_trend": gettext_lazy(
        "It is behind its path, which asks for %(path)s by now; no earlier number says which way it moves."
    ),
}


def language() -> str:
    """Return the reader's language as Babel takes it."""
    return (get_language() or "en").split("-")[0]


def value_text(indicator: str, category: str, value: Decimal | None, *, compact: bool = False) -> str:
    """Return a value with its sign: 51%, 1,204, ₴119,412,007; a median comes without its unit."""
    kind = REGISTRY[indicator].kind
    if kind in (Kind.SHARE, Kind.MEDIAN_SHARE):
        return figures.per_cent(value, language())
    if kind == Kind.SUM:
        return figures.money(value, category, language(), compact=compact)
    return figures.number(value, language(), 1 if kind == Kind.MEDIAN else 0)


def words_below(indicator: str, category: str, value: Decimal | None) -> str:
    """Return the words that stand below a value on the tree: 'days from intake to an agreed way'."""
    unit = unit_text(indicator, value)
    return f"{unit} {label(indicator, category)}" if unit else label(indicator, category)


def unit_text(indicator: str, value: Decimal | None) -> str:
    """Return the unit that stands beside a value: days; nothing for what carries its own."""
    if REGISTRY[indicator].kind != Kind.MEDIAN or value is None:
        return ""
    return ngettext("day", "days", int(value))


def label(indicator: str, category: str = "") -> str:
    """Return what a value says, in a few words below it."""
    definition = REGISTRY[indicator]
    return str((definition.category_labels or {}).get(category) or definition.label)


def title(indicator: str, category: str = "") -> str:
    """Return the indicator's name with its category."""
    definition = REGISTRY[indicator]
    words = (definition.category_titles or {}).get(category, category)
    return (
        _("%(indicator)s: %(category)s") % {"indicator": definition.title, "category": words}
        if words
        else str(definition.title)
    )


def sex_label(sex: str | None) -> str:
    """Return whom a number of a sex counts."""
    return _("all together") if sex is None else str(Sex(sex).label)


def town_label(reading: Reading) -> str:
    """Return which municipality a number is about."""
    if not reading.by_residence:
        return _("all municipalities")
    return reading.residence.label() if reading.residence else _("municipality unknown")


def period_label(period: str) -> str:
    """Return a period's name: 4th quarter 2026, or the day."""
    if not periods.is_quarter(period):
        return date_format(periods.day_of(period))
    return str(format_date(periods.first_day(period), "QQQQ y", locale=language()))


def short_period(period: str) -> str:
    """Return a period's name where there is little room: Q4 2026."""
    if not periods.is_quarter(period):
        return date_format(periods.day_of(period), "SHORT_DATE_FORMAT")
    return str(format_date(periods.first_day(period), "QQQ ’yy", locale=language()))


def state_label(name: str) -> str:
    """Return a state's word."""
    return str(State(name).label)


def state_css(name: str) -> str:
    """Return a state's name as components/status.html takes it."""
    return {"on_track": "ok", "off_track": "off", "not_measured": "unmeasured"}.get(name, name)


def why(
    indicator: str, category: str, judgement: Judgement, target: Target | None, value: Decimal | None
) -> str:
    """Return a judgement's reason as a sentence with its figures."""

    def written(number: Decimal | None) -> str:
        text = value_text(indicator, category, number, compact=True)
        unit = unit_text(indicator, number)
        return f"{text}\u00a0{unit}" if unit else text

    details: dict[str, Any] = {
        "days": state.FRESH_DAYS,
        "path": written(judgement.path),
        "before": written(judgement.before),
        "value": written(value),
        "since": date_format(judgement.since) if judgement.since else "",
        "target": written(target.value) if target else "",
        "due": date_format(target.due_on) if target else "",
    }
    return str(WHY[judgement.reason]) % details

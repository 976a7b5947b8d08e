"""A measure read back in the reader's language: who it reaches, when it holds, what it pays.

Every condition is a clause of its own with 'who' or 'whose' ('у якого', 'u którego'), so that facts stand as they are
named and no language has to bend them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from jtportal.kernel.money import written
from partnerships.calculations.measures.facts import AGE, ASKABLE, BEGUN_BY, EMPLOYED, Amount, Kind, Standing
from partnerships.calculations.measures.language import AS_OF, EVENT, Day, Measure, Operator, Test
from partnerships.enums import Fact
from partnerships.views.measure_benefits import benefit_sentences, figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnerships.calculations.measures.facts import Value

NUMBERS = {
    "years_underground": gettext_lazy("number of years underground"),
    "arrears_months": gettext_lazy("number of months with wage arrears"),
    "dependants": gettext_lazy("number of dependants"),
    "household_size": gettext_lazy("number of persons in the household"),
    "contribution_years": gettext_lazy("number of years of contributions to the miners’ scheme"),
    "equivalent_age": gettext_lazy("equivalent age in years"),
}
FLAGS = {
    ("underground", True): gettext_lazy("who works underground"),
    ("underground", False): gettext_lazy("who does not work underground"),
    ("full_time", True): gettext_lazy("who works full time"),
    ("full_time", False): gettext_lazy("who does not work full time"),
    ("contractor", True): gettext_lazy("who is employed by a contractor"),
    ("contractor", False): gettext_lazy("who is employed by the mine itself, not by a contractor"),
    (EMPLOYED, True): gettext_lazy("who was employed"),
    (EMPLOYED, False): gettext_lazy("who was not employed"),
}
CONTRACTS = {
    ("permanent", Operator.IS): gettext_lazy("who has a permanent contract"),
    ("permanent", Operator.IS_NOT): gettext_lazy("who has no permanent contract"),
    ("fixed_term", Operator.IS): gettext_lazy("who has a fixed-term contract"),
    ("fixed_term", Operator.IS_NOT): gettext_lazy("who has no fixed-term contract"),
    ("other", Operator.IS): gettext_lazy("who has a contract of another kind"),
    ("other", Operator.IS_NOT): gettext_lazy("who has no contract of another kind"),
}
CHOICES = {
    "female": pgettext_lazy("sex of one person", "female"),
    "male": pgettext_lazy("sex of one person", "male"),
    "permanent": gettext_lazy("permanent"),
    "fixed_term": gettext_lazy("fixed term"),
    "redundancy": pgettext_lazy("reason for leaving", "redundancy"),
    "contract_end": pgettext_lazy("reason for leaving", "end of the contract"),
    "dismissed": pgettext_lazy("reason for leaving", "dismissal for one’s own fault"),
    "quit": pgettext_lazy("reason for leaving", "one’s own wish"),
    "other_job": pgettext_lazy("reason for leaving", "another job"),
    "retirement": pgettext_lazy("reason for leaving", "retirement"),
    "other": gettext_lazy("other"),
}
COMPARED = {
    Operator.AT_LEAST: gettext_lazy("whose %(fact)s is at least %(value)s"),
    Operator.AT_MOST: gettext_lazy("whose %(fact)s is at most %(value)s"),
    Operator.MORE_THAN: gettext_lazy("whose %(fact)s is more than %(value)s"),
    Operator.LESS_THAN: gettext_lazy("whose %(fact)s is less than %(value)s"),
    Operator.IS: gettext_lazy("whose %(fact)s is exactly %(value)s"),
    Operator.IS_NOT: gettext_lazy("whose %(fact)s is none of these: %(value)s"),
    Operator.STARTS_WITH: gettext_lazy("whose %(fact)s begins with %(value)s"),
    Operator.STARTS_NOT_WITH: gettext_lazy("whose %(fact)s does not begin with %(value)s"),
    Operator.NOT_BEFORE: gettext_lazy("whose %(fact)s is no earlier than %(value)s"),
    Operator.NOT_AFTER: gettext_lazy("whose %(fact)s is no later than %(value)s"),
    Operator.BEFORE: gettext_lazy("whose %(fact)s is earlier than %(value)s"),
    Operator.AFTER: gettext_lazy("whose %(fact)s is later than %(value)s"),
    Operator.INCLUDES: gettext_lazy("who took one of these measures: %(value)s"),
    Operator.INCLUDES_NONE: gettext_lazy("who took none of these measures: %(value)s"),
}
COUNTED_ON = {
    "birth_date": gettext_lazy("%(condition)s on the day of birth"),
    "service_start": gettext_lazy("%(condition)s on the first day of service"),
    "pension_on": gettext_lazy("%(condition)s on the first day of the pension"),
    "job_lost_on": gettext_lazy("%(condition)s on the day of losing the job"),
    "left_on": gettext_lazy("%(condition)s on the last day of employment"),
}
BEFORE = {
    AS_OF: gettext_lazy("%(time)s before the day asked about"),
    "birth_date": gettext_lazy("%(time)s before the day of birth"),
    "service_start": gettext_lazy("%(time)s before the first day of service"),
    "pension_on": gettext_lazy("%(time)s before the first day of the pension"),
    "job_lost_on": gettext_lazy("%(time)s before the day of losing the job"),
    "left_on": gettext_lazy("%(time)s before the last day of employment"),
}
AFTER = {
    AS_OF: gettext_lazy("%(time)s after the day asked about"),
    "birth_date": gettext_lazy("%(time)s after the day of birth"),
    "service_start": gettext_lazy("%(time)s after the first day of service"),
    "pension_on": gettext_lazy("%(time)s after the first day of the pension"),
    "job_lost_on": gettext_lazy("%(time)s after the day of losing the job"),
    "left_on": gettext_lazy("%(time)s after the last day of employment"),
}
ONE_OF = gettext_lazy("whose %(fact)s is %(value)s")
SURE = {
    Standing.ROSTER: gettext_lazy("%(condition)s (from the roster at least)"),
    Standing.DOCUMENT: gettext_lazy("%(condition)s (seen in a document)"),
    Standing.CERTIFIED: gettext_lazy("%(condition)s (certified)"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """How a reader names measures and codes: {key: name}, {code: name}; what is not there stands as it is."""

    measures: Mapping[str, str]
    codes: Mapping[str, str]
    event: str = ""


def name_of(measure: Measure) -> str:
    """Return a measure's name in the reader's language, else in the first it has."""
    return measure.name.get(get_language() or "en") or next(iter(measure.name.values()), measure.key)


def words_of(measures: Iterable[Measure], codes: Mapping[str, str] | None = None) -> Words:
    """Return how the measures of an agreement are named; `codes` names sites, municipalities and occupations."""
    return Words({one.key: name_of(one) for one in measures}, codes or {})


def event_words(measure: Measure, words: Words) -> Words:
    """Return the words with what `event` stands for in this measure."""
    return replace(words, event=measure.event.fact) if measure.event else words


def sentence(measure: Measure, words: Words) -> str:
    """Return the whole measure as running text."""
    return " ".join(sentences(measure, words))


def sentences(measure: Measure, words: Words) -> list[str]:
    """Return the measure sentence by sentence: who, when, in which order, what it pays."""
    words = event_words(measure, words)
    found = [eligible_words(measure, words), *_times(measure)]
    named = {
        _("Not open to whoever took: %(measures)s."): measure.excludes,
        _("Only if this is not available: %(measures)s."): measure.barred_if_available,
        _("Considered after: %(measures)s."): measure.after,
    }
    for said, keys in named.items():
        if keys:
            found.append(said % {"measures": either(words.measures.get(key, key) for key in keys)})
    return found + (benefit_sentences(measure.benefit) if measure.benefit else [])


def eligible_words(measure: Measure, words: Words) -> str:
    """Return who is eligible, as one sentence."""
    groups = [every(condition_words(test, words) for test in group.tests) for group in measure.groups]
    said = groups[0]
    for group in groups[1:]:
        said = _("%(first)s; or %(second)s") % {"first": said, "second": group}
    return _("Eligible is a worker %(conditions)s.") % {"conditions": said}


def _times(measure: Measure) -> list[str]:
    found = []
    if measure.valid and (measure.valid.start or measure.valid.end):
        said = {
            (True, True): _("It holds from %(start)s to %(end)s."),
            (True, False): _("It holds from %(start)s on."),
            (False, True): _("It holds until %(end)s."),
        }[bool(measure.valid.start), bool(measure.valid.end)]
        found.append(said % _ends(measure.valid.start, measure.valid.end))
    if measure.event:
        period = measure.event.period
        said = {
            (True, True): _("It counts only if this date lies from %(start)s to %(end)s: %(fact)s."),
            (True, False): _("It counts only if this date is %(start)s or later: %(fact)s."),
            (False, True): _("It counts only if this date is %(end)s or earlier: %(fact)s."),
            (False, False): _("It counts only if this date is known: %(fact)s."),
        }[bool(period.start), bool(period.end)]
        found.append(said % {**_ends(period.start, period.end), "fact": fact_words(measure.event.fact)})
    return found


def _ends(start: date | None, end: date | None) -> dict[str, str]:
    return {"start": date_format(start) if start else "", "end": date_format(end) if end else ""}


def fact_words(fact: str) -> str:
    """Return what a fact, or age, service, employed, is called."""
    derived = {AGE: _("age"), "service": _("years of service"), EMPLOYED: _("in employment")}
    return derived.get(fact) or str(Fact(fact).label)


def condition_words(test: Test, words: Words) -> str:
    """Return one test as a clause: 'who works underground'."""
    kind, value = ASKABLE[test.fact].kind, test.value
    if test.fact in BEGUN_BY and isinstance(value, Decimal):
        said = _years(test.fact, test.operator, int(value))
    elif kind is Kind.FLAG:
        said = str(FLAGS[test.fact, bool(value)])
    elif test.fact == "sex" and isinstance(value, tuple) and len(value) == 1:
        said = _sex(str(value[0]), negative=test.operator is Operator.IS_NOT)
    elif test.fact == "contract" and isinstance(value, tuple) and len(value) == 1:
        said = str(CONTRACTS[str(value[0]), test.operator])
    else:
        several = kind in (Kind.CHOICE, Kind.CODE) and test.operator is Operator.IS
        said = str(ONE_OF if several else COMPARED[test.operator]) % {
            "fact": NUMBERS.get(test.fact) or fact_words(test.fact),
            "value": _value(test, words),
        }
    if test.day is not None:
        said = _counted(said, test.day, words)
    return str(SURE[test.standing]) % {"condition": said} if test.standing else said


def _value(test: Test, words: Words) -> str:
    value = test.value
    if isinstance(value, Day):
        return day_words(value, words)
    if isinstance(value, tuple) and not isinstance(value, Amount):
        return either(word_words(test.fact, str(one), words) for one in value)
    return value_words(test.fact, value, words)


def value_words(fact: str, value: Value, words: Words) -> str:
    """Return a fact's value as readers write it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, Amount):
        return written(*value)
    if isinstance(value, Decimal):
        return figure(value)
    if isinstance(value, frozenset):
        return ", ".join(word_words(fact, one, words) for one in sorted(value)) or _("none")
    return word_words(fact, value, words)


def word_words(fact: str, word: str, words: Words) -> str:
    """Return a choice in words, a measure by its name, a code by its name where there is one."""
    if fact == "taken":
        return words.measures.get(word, word)
    if ASKABLE[fact].kind is Kind.CHOICE:
        return str(CHOICES.get(word, word))
    return words.codes.get(word, word)


def _sex(sex: str, *, negative: bool) -> str:
    if negative:
        return _("who is not a woman") if sex == "female" else _("who is not a man")
    return _("who is a woman") if sex == "female" else _("who is a man")


def _years(fact: str, operator: Operator, years: int) -> str:
    """More than 49 completed years are at least 50."""
    if operator is Operator.MORE_THAN:
        operator, years = Operator.AT_LEAST, years + 1
    if fact == AGE:
        said = {
            Operator.AT_LEAST: ngettext(
                "who is at least %(years)s year old", "who is at least %(years)s years old", years
            ),
            Operator.AT_MOST: ngettext(
                "who is at most %(years)s year old", "who is at most %(years)s years old", years
            ),
            Operator.LESS_THAN: ngettext(
                "who is not yet %(years)s year old", "who is not yet %(years)s years old", years
            ),
            Operator.IS: ngettext("who is %(years)s year old", "who is %(years)s years old", years),
        }[operator]
    else:
        said = {
            Operator.AT_LEAST: ngettext(
                "who has at least %(years)s year of service",
                "who has at least %(years)s years of service",
                years,
            ),
            Operator.AT_MOST: ngettext(
                "who has at most %(years)s year of service",
                "who has at most %(years)s years of service",
                years,
            ),
            Operator.LESS_THAN: ngettext(
                "who has less than %(years)s year of service",
                "who has less than %(years)s years of service",
                years,
            ),
            Operator.IS: ngettext(
                "who has exactly %(years)s year of service",
                "who has exactly %(years)s years of service",
                years,
            ),
        }[operator]
    return said % {"years": figure(Decimal(years))}


def _counted(said: str, day: Day, words: Words) -> str:
    """Say on which day years are counted; on the day asked about unless another is named."""
    if day.moved:
        return pgettext("a condition and a moment", "%(condition)s %(when)s") % {
            "condition": said, "when": day_words(day, words),
        }  # fmt: skip
    if isinstance(day.anchor, date):
        return _("%(condition)s on %(day)s") % {"condition": said, "day": date_format(day.anchor)}
    anchor = words.event if day.anchor == EVENT else day.anchor
    return said if anchor == AS_OF else str(COUNTED_ON[anchor]) % {"condition": said}


def day_words(day: Day, words: Words) -> str:
    """Return a day as readers name it."""
    anchor = words.event if day.anchor == EVENT else day.anchor
    if isinstance(anchor, date):
        if not day.moved:
            return date_format(anchor)
        said = _("%(time)s before %(day)s") if day.before else _("%(time)s after %(day)s")
        return said % {"time": time_words(day), "day": date_format(anchor)}
    if not day.moved:
        return _("the day asked about") if anchor == AS_OF else fact_words(anchor)
    return str((BEFORE if day.before else AFTER)[anchor]) % {"time": time_words(day)}


def time_words(day: Day) -> str:
    """Return how far a day lies from its anchor: '1 year, 6 months'."""
    parts = (
        (day.years, ngettext("%(count)s year", "%(count)s years", day.years)),
        (day.months, ngettext("%(count)s month", "%(count)s months", day.months)),
        (day.days, ngettext("%(count)s day", "%(count)s days", day.days)),
    )
    return ", ".join(said % {"count": number_format(count)} for count, said in parts if count)


def every(parts: Iterable[str]) -> str:
    """Join clauses that all hold."""
    return _joined(list(parts), _("%(first)s and %(last)s"))


def either(parts: Iterable[str]) -> str:
    """Join words of which one is meant."""
    return _joined(list(parts), _("%(first)s or %(last)s"))


def _joined(parts: Sequence[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return last % {"first": ", ".join(parts[:-1]), "last": parts[-1]}

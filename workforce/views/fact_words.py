"""Facts for rules in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from accounts.templatetags.portal import money
from partnerships.calculations.measures.facts import Amount
from partnerships.enums import Fact
from workforce.enums import SUMS, FactStanding, RecordedFact, Source
from workforce.queries import stated

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from workforce.models import Case, StatedFact


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as rules are told it, in words."""

    label: str
    words: str
    standing: str
    source: str
    on: date | None


def in_words(value: Any, names: dict[str, str]) -> str:
    """Return a value in words; `names`: {key of a measure: its name}."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Amount):
        return money(value.amount, value.currency)
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, Decimal):
        return number_format(Decimal(format(value.normalize(), "f")))
    if isinstance(value, frozenset | list):
        return ", ".join(names.get(key, key) for key in sorted(value)) or gettext("none")
    return names.get(value, str(value))


def listed(case: Case, actor: Actor) -> list[tuple[RecordedFact, StatedFact | None, str]]:
    """Return every fact that is recorded one by one, with what stands and its words."""
    rows = stated.listed(case, actor)
    asks = any(row is not None and row.codes for _fact, row in rows)
    names = dict(stated.measures(case)) if asks else {}

    def words(row: StatedFact | None) -> str:
        if row is None:
            return ""
        return in_words(Amount(row.number, row.currency) if row.fact in SUMS else row.value, names)

    return [(fact, row, words(row)) for fact, row in rows]


def told(case: Case) -> list[Told]:
    """Return what rules are told of the case's worker today, in the order of the closed list."""
    labels, standings, sources = dict(Fact.choices), dict(FactStanding.choices), dict(Source.choices)
    return [
        Told(
            str(labels[name]),
            in_words(known.value, {}),
            str(standings[known.standing.word]),
            str(sources.get(known.source, known.source)),
            known.on,
        )
        for name, known in sorted(stated.for_rules(case).items(), key=lambda one: list(labels).index(one[0]))
    ]

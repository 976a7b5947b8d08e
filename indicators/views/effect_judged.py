"""What measures answer for one worker, as it is drawn: the answer, every test with its fact, and what would be paid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jtportal.kernel.money import written
from partnerships.calculations.measures.logic import Answer
from partnerships.views.measure_benefits import benefit_sentences
from partnerships.views.measure_verdicts import ANSWERS, STANDINGS, lack_words, verdict
from partnerships.views.measure_wording import (
    condition_words,
    event_words,
    fact_words,
    name_of,
    value_words,
    words_of,
)
from workforce.enums import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.queries.effect_texts import Read
    from partnerships.calculations.measures.asking import TestTrace, Used
    from partnerships.calculations.measures.benefits import Due
    from partnerships.calculations.measures.judging import Judgement
    from partnerships.calculations.measures.language import Measure
    from partnerships.models import FrameworkVersion
    from partnerships.views.measure_wording import Words

ICONS = {Answer.YES: "yes", Answer.NO: "no", Answer.CANNOT_TELL: "unknown"}


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where the clauses of a version stand, and what an amendment adds: what a measure is given by.

    `places`: {clause: (its place, its number and heading)}; `added`: {clause: heading}; `url`: the amendment's page.
    """

    version: FrameworkVersion
    places: Mapping[int, tuple[int, str]]
    added: Mapping[int, str] = field(default_factory=dict)
    amendment: str = ""
    url: str = ""

    def of(self, clause: int, *, changed: bool = False) -> dict[str, Any]:
        """Return the clause and version that give a measure; `changed`: the amendment makes it what it is."""
        place, name = self.places.get(clause, (0, self.added.get(clause, "")))
        text = reverse("partnerships:framework_text", kwargs={"pk": self.version.pk})
        return {
            "clause": name,
            "url": f"{text}#place-{place:d}" if place else self.url,
            "version": self.version.number,
            "amendment": self.amendment if changed or not place else "",
        }


def answers(
    said: tuple[Read, Read],
    before: Mapping[str, Judgement],
    after: Mapping[str, Judgement],
    codes: Mapping[str, str],
    grounds: Grounds,
) -> list[dict[str, Any]]:
    """Return a line for each measure on either side, in the order of the clauses; by an amendment, what was before."""
    changes = bool(grounds.amendment)
    earlier, later = ({one.key: one for one in read.measures} for read in said)
    lines = []
    for key in dict.fromkeys([*later, *earlier]):
        gone = key not in later
        measure, judged = (earlier[key], before[key]) if gone else (later[key], after[key])
        words = words_of((earlier if gone else later).values(), codes)
        clause = said[0 if gone else 1].clauses[key]
        given = grounds.of(clause, changed=not gone and earlier.get(key) != measure)
        lines.append({**answer(measure, judged, words), "gone": gone, "given": given})
        was = before.get(key)
        if changes and not gone and (was is None or was.answer is not judged.answer):
            lines[-1]["was"] = _("not in the text") if was is None else str(ANSWERS[was.answer])
    return lines


def answer(measure: Measure, judged: Judgement, words: Words) -> dict[str, Any]:
    """Return one measure's answer with everything that led to it."""
    inside = event_words(measure, words)
    return {
        "key": measure.key,
        "name": name_of(measure),
        "pathway": measure.pathway,
        "answer": judged.answer.value,
        "label": str(ANSWERS[judged.answer]),
        "icon": ICONS[judged.answer],
        "why": verdict(judged, measure, words),
        "groups": [
            {
                "icon": ICONS[group.answer],
                "label": str(ANSWERS[group.answer]),
                "tests": [test(trace, inside) for trace in group.tests],
            }
            for group in judged.groups
        ],
        "benefit": benefit(measure, judged.benefit),
    }


def test(trace: TestTrace, words: Words) -> dict[str, Any]:
    """Return a test: what it asks for, what it answered, the facts it read, what it lacks."""
    answered = {Answer.YES: _("met"), Answer.NO: _("not met"), Answer.CANNOT_TELL: _("cannot be told")}
    return {
        "asks": condition_words(trace.test, words),
        "icon": ICONS[trace.answer],
        "label": answered[trace.answer],
        "facts": [known(one, words) for one in trace.used],
        "lacks": [lack_words(lack) for lack in trace.lacks],
    }


def known(used: Used, words: Words) -> str:
    """Return a fact with its value, day, source and standing."""
    value = value_words(used.fact, used.known.value, words)
    source = str(Source(used.known.source).label) if used.known.source in Source.values else ""
    told = {"fact": fact_words(used.fact), "value": value, "standing": STANDINGS[used.known.standing]}
    if used.known.on is None or not source:
        return _("%(fact)s: %(value)s (%(standing)s)") % told
    told |= {"day": date_format(used.known.on), "source": source}
    return _("%(fact)s: %(value)s (%(standing)s, as of %(day)s, source: %(source)s)") % told


def benefit(measure: Measure, due: Due | None) -> dict[str, Any] | None:
    """Return what is paid by the rule, and what that would come to; None where there is nothing or the answer is no."""
    if measure.benefit is None or due is None:
        return None
    told: dict[str, Any] = {
        "rule": benefit_sentences(measure.benefit),
        "lacks": [*map(lack_words, due.lacks)],
    }
    if due.payment is not None:
        told["payment"] = written(*due.payment)
        if due.payments is not None and due.payments > 1 and due.total is not None:
            told["total"] = ngettext(
                "%(number)s payment, %(total)s in all", "%(number)s payments, %(total)s in all", due.payments
            ) % {"number": due.payments, "total": written(*due.total)}  # fmt: skip
        if due.a_year is not None:
            told["a_year"] = written(*due.a_year)
    return told

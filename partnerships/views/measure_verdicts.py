"""What a measure answers for one worker, in sentences: the answer, what decided it, which fact is lacking.

'Appears eligible', never 'is': whether somebody gets a measure is decided by people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.calculations.measures.asking import Why
from partnerships.calculations.measures.facts import Standing
from partnerships.calculations.measures.judging import Part
from partnerships.calculations.measures.logic import Answer
from partnerships.views.measure_wording import condition_words, event_words, fact_words, value_words

if TYPE_CHECKING:
    from partnerships.calculations.measures.asking import Lack, TestTrace, Used
    from partnerships.calculations.measures.judging import Judgement
    from partnerships.calculations.measures.language import Measure
    from partnerships.views.measure_wording import Words

ANSWERS = {
    Answer.YES: gettext_lazy("appears eligible"),
    Answer.NO: gettext_lazy("does not appear eligible"),
    Answer.CANNOT_TELL: gettext_lazy("cannot be told"),
}
ICONS = {Answer.YES: "yes", Answer.NO: "no", Answer.CANNOT_TELL: "unknown"}
LACKING = {
    Why.MISSING: gettext_lazy("Not known: %(fact)s."),
    Why.STANDING: gettext_lazy("Known, but not surely enough: %(fact)s."),
    Why.CURRENCY: gettext_lazy("In another currency: %(fact)s."),
    Why.FUTURE: gettext_lazy("Lies in the future: %(fact)s."),
}
STANDINGS = {
    Standing.STATED: gettext_lazy("stated"),
    Standing.ROSTER: gettext_lazy("from the roster"),
    Standing.DOCUMENT: gettext_lazy("seen in a document"),
    Standing.CERTIFIED: gettext_lazy("certified"),
}


def verdict(judgement: Judgement, measure: Measure, words: Words) -> list[str]:
    """Return the sentences below an answer: why not, or what is lacking; nothing more for a yes."""
    if judgement.answer is Answer.YES:
        return []
    if judgement.answer is Answer.CANNOT_TELL:
        return [lack_words(lack) for lack in judgement.lacks]
    deciding = judgement.deciding
    if deciding.test is not None:
        return failed(deciding.test, measure, words)
    name = words.measures.get(deciding.measure, deciding.measure)
    said = {
        Part.VALID: _("The measure does not hold on the day asked about."),
        Part.EXCLUDES: _("This was taken already: %(measure)s.") % {"measure": name},
        Part.BARRED: _("This is available and comes first: %(measure)s.") % {"measure": name},
    }
    if deciding.part in said:
        return [said[deciding.part]]
    used = [
        one for condition in judgement.conditions for one in condition.used if condition.deciding == deciding
    ]
    return [_("Its date does not fit."), *(used_words(one, words) for one in used)]


def failed(trace: TestTrace, measure: Measure, words: Words) -> list[str]:
    """Return which test failed, what was found, and the facts it was found from."""
    words = event_words(measure, words)
    said = [
        _("The measure asks for somebody %(condition)s.") % {"condition": condition_words(trace.test, words)}
    ]
    names = {one.fact for one in trace.used}
    if trace.found is not None and trace.test.fact not in names:
        found = value_words(trace.test.fact, trace.found, words)
        said.append(_("Found: %(fact)s, %(value)s.") % {"fact": fact_words(trace.test.fact), "value": found})
    return said + [used_words(one, words) for one in trace.used]


def used_words(used: Used, words: Words) -> str:
    """Return a fact as it is on record: 'On record: birth date, 2 January 1976 (from the roster).'"""
    return _("On record: %(fact)s, %(value)s (%(standing)s).") % {
        "fact": fact_words(used.fact),
        "value": value_words(used.fact, used.known.value, words),
        "standing": STANDINGS[used.known.standing],
    }


def lack_words(lack: Lack) -> str:
    """Return what is lacking."""
    return str(LACKING[lack.why]) % {"fact": fact_words(lack.fact)}

"""A measure tried on a person: facts typed into a small form, the answer with what decided it. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.money import written as money_written
from partnerships.calculations.measures import unfolding
from partnerships.calculations.measures.facts import (
    BEGUN_BY,
    EMPLOYED,
    FACTS,
    Facts,
    FactValue,
    Kind,
    Standing,
)
from partnerships.calculations.measures.faults import Faults
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.language import AS_OF, EVENT, Day, Measure
from partnerships.calculations.measures.logic import Answer
from partnerships.calculations.measures.ordering import waits_for
from partnerships.calculations.measures.tables import value_of
from partnerships.forms.measures import iso, plain
from partnerships.views.measure_faults import fault_words
from partnerships.views.measure_verdicts import ANSWERS, lack_words, verdict
from partnerships.views.measure_wording import CHOICES, condition_words, event_words, fact_words

if TYPE_CHECKING:
    from partnerships.forms.measures import MeasureForm
    from partnerships.views.measure_wording import Words

ICONS = {Answer.YES: "yes", Answer.NO: "no", Answer.CANNOT_TELL: "unknown"}
TESTED = {
    Answer.YES: gettext_lazy("yes"),
    Answer.NO: gettext_lazy("no"),
    Answer.CANNOT_TELL: gettext_lazy("cannot tell"),
}


@dataclass(slots=True)
class Asked:
    """A fact of the person tried: its field. `kind`: text, date, money, choice or boxes."""

    fact: str
    kind: str
    label: str
    value: str
    currency: str = ""
    options: tuple[tuple[str, str], ...] = ()
    ticked: tuple[str, ...] = ()
    error: str = ""

    @property
    def name(self) -> str:
        """The field's name."""
        return f"try_{self.fact}"


class Trial:
    """The facts that a measure, and those it waits for, would ask a person; and the answer once they are tried."""

    def __init__(self, form: MeasureForm, words: Words) -> None:
        self.form, self.words = form, words
        self.measure = form.readable()
        self.measures = self.waited_for()
        self.on = form.given.get("try_on", [form.setting.today.isoformat()])[-1]
        self.on_error = ""
        self.asked = [self.field(fact) for fact in facts_of(self.measures)]
        self.result: dict[str, Any] | None = None

    def waited_for(self) -> list[Measure]:
        """Return the measure and all that it waits for, as far as they can be read."""
        if self.measure is None:
            return []
        others = {}
        for _place, document in self.form.setting.others:
            read = unfolding.alone(document).measures
            others |= {one.key: one for one in read}
        found, open_keys = [self.measure], [*waits_for(self.measure)]
        while open_keys:
            one = others.pop(open_keys.pop(), None)
            if one is not None:
                found.append(one)
                open_keys += waits_for(one)
        return found

    def field(self, fact: str) -> Asked:
        """Return the field of a fact with what was typed there."""
        spec, given = FACTS[fact], self.form.given
        typed = given.get(f"try_{fact}", [""])
        label = fact_words(fact)
        options: tuple[tuple[str, str], ...] = ()
        kind = {Kind.DATE: "date", Kind.MONEY: "money", Kind.MEASURES: "boxes"}.get(spec.kind, "text")
        if spec.kind is Kind.FLAG:
            kind, options = "choice", (("yes", _("yes")), ("no", _("no")))
        elif spec.kind is Kind.CHOICE:
            kind, options = "choice", tuple((word, str(CHOICES.get(word, word))) for word in spec.choices)
        elif spec.kind is Kind.CODE and self.form.setting.codes.get(fact):
            kind, options = "choice", tuple(self.form.setting.codes[fact].items())
        elif spec.kind is Kind.MEASURES:
            asked = taken_of(self.measures)
            names = self.form.setting.names.items()
            options = (("none", _("none of them")), *((key, name) for key, name in names if key in asked))
        if kind == "choice" and typed[-1] and typed[-1] not in dict(options):
            options = (*options, (typed[-1], typed[-1]))
        currency = given.get(f"try_{fact}_currency", [self.form.setting.currency])[-1]
        return Asked(fact, kind, label, typed[-1], currency, options, tuple(typed))

    def run(self) -> None:
        """Judge the person."""
        facts, faults = self.facts(), Faults()
        day = value_of(iso(self.on.strip()), FACTS["left_on"], "try_on", faults, "")
        if faults or not isinstance(day, date):
            self.on_error = fault_words(faults[0].code, faults[0].params) if faults else ""
            return
        if self.measure is None or any(one.error for one in self.asked):
            return
        judgement = next(one for one in judge(self.measures, facts, day) if one.key == self.measure.key)
        words = event_words(self.measure, self.words)
        groups = [
            [
                {
                    "icon": ICONS[test.answer],
                    "answer": TESTED[test.answer],
                    "said": condition_words(test.test, words),
                    "decides": judgement.answer is not Answer.YES and judgement.deciding.test == test,
                }
                for test in group.tests
            ]
            for group in judgement.groups
        ]
        self.result = {
            "answer": ANSWERS[judgement.answer],
            "icon": ICONS[judgement.answer],
            "day": date_format(day),
            "said": verdict(judgement, self.measure, self.words),
            "groups": groups,
            "benefit": benefit_lines(judgement.benefit),
        }

    def facts(self) -> Facts:
        """Return what is known of the person; what cannot be read is said at its field."""
        found: dict[str, FactValue] = {}
        for one in self.asked:
            text = one.value.strip()
            if one.kind == "boxes":
                ticked = [key for key in one.ticked if key.strip()]
                text = "none" if "none" in ticked else " ".join(ticked)
            if not text:
                continue
            faults = Faults()
            kind = FACTS[one.fact].kind
            text = (
                iso(text) if kind is Kind.DATE else plain(text) if kind in (Kind.NUMBER, Kind.MONEY) else text
            )
            value = value_of(text, FACTS[one.fact], one.name, faults, one.currency.strip().upper())
            if faults:
                one.error = fault_words(faults[0].code, faults[0].params)
            elif value is not None:
                found[one.fact] = FactValue(value, Standing.CERTIFIED, "trial")
        return found


def facts_of(measures: list[Measure]) -> list[str]:
    """Return the facts that measures ask for, in the order of the closed list."""
    found: set[str] = set()
    for measure in measures:
        tests = [test for group in measure.groups for test in group.tests]
        days = [day for test in tests for day in (test.day, test.value) if isinstance(day, Day)]
        found |= {str(day.anchor) for day in days if day.anchor not in (AS_OF, EVENT)}
        for fact in (test.fact for test in tests):
            found |= {"service_start", "left_on"} if fact == EMPLOYED else {BEGUN_BY.get(fact, fact)}
        if measure.event:
            found.add(measure.event.fact)
        if measure.excludes:
            found.add("taken")
        if measure.benefit:
            growing, offset = measure.benefit.by_service, measure.benefit.offset
            found |= {measure.benefit.basis, BEGUN_BY.get(growing.fact, growing.fact) if growing else ""}
            found |= {offset.fact} if offset else set()
    return [fact for fact in FACTS if fact in found]


def taken_of(measures: list[Measure]) -> set[str]:
    """Return the measures of which these ask whether they were taken already."""
    found = {key for measure in measures for key in measure.excludes}
    tests = [test for measure in measures for group in measure.groups for test in group.tests]
    return found | {
        str(key)
        for test in tests
        if test.fact == "taken" and isinstance(test.value, tuple)
        for key in test.value
    }


def benefit_lines(due: Any) -> list[str]:
    """Return what would be paid, in sentences."""
    if due is None:
        return []
    if due.payment is None:
        return [lack_words(lack) for lack in due.lacks]
    found = [_("A payment: %(amount)s.") % {"amount": money_written(*due.payment)}]
    if due.payments is not None and due.payments > 1:
        told = {"number": number_format(due.payments), "amount": money_written(*due.total)}
        found.append(_("%(number)s payments, together %(amount)s.") % told)
    if due.a_year is not None and due.payments != 1:
        found.append(_("In the first twelve months: %(amount)s.") % {"amount": money_written(*due.a_year)})
    return found

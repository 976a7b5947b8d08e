"""The form of a measure: as many groups and tests as it has, fields by the kind of fact, faults at their fields.

Every field takes what is typed as it is; `calculations.measures.reading` says what is wrong, for the fields as for files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.formats import get_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.calculations.measures import fields, reading, unfolding
from partnerships.calculations.measures.faults import Code
from partnerships.calculations.measures.fields import one
from partnerships.calculations.measures.writing import document as written
from partnerships.forms.fields import plain_number
from partnerships.forms.measure_widgets import Row, benefit_fields, frame_fields, test_row

if TYPE_CHECKING:
    from partnerships.calculations.measures.faults import Fault
    from partnerships.calculations.measures.fields import Flat
    from partnerships.calculations.measures.language import Measure

UNFILLED = gettext_lazy("This is still to be filled in.")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a measure stands. `others`: the documents of the agreement's other measures with where each stands;
    `names`: their names by key; `codes`: {fact: {code: name}}; `words`: what the words of choices are called;
    `before`: the document as it was, None for a new one.
    """

    languages: Sequence[str]
    currency: str
    today: date
    others: Sequence[tuple[str, Mapping[str, Any]]] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] | None = None


def plain(text: str) -> str:
    """Return a typed number as documents write it; what is none as it is."""
    found = plain_number(text) if text else text
    return text if found is None else found


def iso(text: str) -> str:
    """Return a typed date as documents write it, in whichever of the reader's notations; what is none as it is."""
    for notation in ("%Y-%m-%d", *get_format("DATE_INPUT_FORMATS")):
        try:
            return datetime.strptime(text, notation).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return text


def typed(number: object) -> str:
    """Return a document's number as its reader types it."""
    return f"{Decimal(str(number)):f}".replace(".", str(get_format("DECIMAL_SEPARATOR")))


def posted(data: Any) -> Flat:
    """Return what was sent as flat fields."""
    return {name: data.getlist(name) for name in data}


class MeasureForm(forms.Form):
    """A measure. `given`: its fields as they stand; `lenient`: what is still empty is not called wrong yet."""

    extra: tuple[str, ...] = ()

    def __init__(
        self, given: Flat, *, setting: Setting, lenient: bool = False, fault_words: Any = None
    ) -> None:
        self.setting, self.lenient, self.fault_words = setting, lenient, fault_words
        self.given = completed(fields.arranged(given), setting)
        super().__init__(MultiValueDict({name: list(value) for name, value in self.given.items()}))
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields |= frame_fields(self.given, setting)
        self.groups: list[list[Row]] = []
        for place, tests in enumerate(fields.tests(self.given)):
            rows = [test_row(self, self.given, place, test, setting) for test in tests]
            self.groups.append(rows)
        self.paying = benefit_fields(self, self.given)
        self.keep_unseen()
        self.said: dict[str, Any] = {}
        self.measure: Measure | None = None
        self.together: reading.Reading | None = None
        self.unfilled: set[str] = set()

    def keep_unseen(self) -> None:
        """Carry along what was typed in fields that another choice hides."""
        for name, value in self.given.items():
            ours = fields.TEST.fullmatch(name) or name.startswith("b_") or name.endswith("_kept")
            if ours and name not in self.fields and any(value):
                several = name.endswith("_pick")
                widget = forms.MultipleHiddenInput if several else forms.HiddenInput
                self.fields[name] = forms.Field(required=False, widget=widget)

    def rows(self) -> list[list[dict[str, Any]]]:
        """Return the tests, group by group, as templates draw them."""
        return [[row.drawn(self) for row in rows] for rows in self.groups]

    def part(self, *names: str) -> list[Any]:
        """Return the named fields that there are."""
        return [self[name] for name in names if name in self.fields]

    def names(self) -> list[Any]:
        """Return the fields of the measure's names."""
        return [self[name] for name in self.fields if name.startswith(fields.NAME)]

    def order(self) -> list[Any]:
        """Return the fields of the measure's place among others."""
        return self.part(*fields.LISTS)

    def benefit(self) -> list[list[Any]]:
        """Return the fields of the benefit, row by row."""
        return [[self[name] for name in row] for row in self.paying]

    def clean(self) -> dict[str, Any]:
        """Read the document that the fields say, with the agreement's other measures, and tell what is wrong where."""
        given = dict(self.given)
        if not one(given, "key"):
            given["key"] = [self.own_key()]
        self.said = fields.document(given, number=plain, day=iso)
        others = [document for _place, document in self.setting.others]
        paths = ["measure", *(f"other[{place}]" for place in range(len(others)))]
        self.together = reading.read([self.said, *others], paths=paths)
        known = self.faults_before()
        for fault in self.together.faults:
            if fault.path == "measure" or fault.path.startswith("measure."):
                self.tell(fault)
            elif fault.code is Code.LOOP and fault not in known:
                self.tell_loop(fault)
            elif fault not in known:
                self.tell_other(fault)
        if not self.errors and not self.unfilled:
            self.measure = next(one for one in self.together.measures if one.key == self.said["key"])
            self.said = written(self.measure)
        return self.cleaned_data

    def faults_before(self) -> list[Fault]:
        """Return what was wrong in the other measures before: nobody is stopped for that here."""
        others = [document for _place, document in self.setting.others]
        before = [] if self.setting.before is None else [self.setting.before]
        paths = [*(f"other[{place}]" for place in range(len(others))), *("measure" for _one in before)]
        return list(reading.read([*others, *before], paths=paths).faults)

    def tell(self, fault: Fault) -> None:
        """Say a fault at its field; what is still empty only when the measure is to be kept."""
        name = unfolding.field_at(fault.path.removeprefix("measure").removeprefix("."), self.given)
        if not any(text.strip() for text in self.given.get(name, [])) and fault.code not in SAID_EMPTY:
            self.unfilled.add(name)
            if not self.lenient:
                self.say(name, str(UNFILLED))
            return
        self.say(name, self.fault_words(fault.code, fault.params))

    def say(self, name: str, words: str) -> None:
        """Put words at a field, once."""
        at = name if name in self.fields else "key"
        if words not in self.errors.get(at, ()):
            self.add_error(at, words)

    def tell_loop(self, fault: Fault) -> None:
        """Say at this measure's own list that measures wait for one another, for here it was written."""
        circle = fault.params.get("measures")
        circle = circle if isinstance(circle, tuple) else ()
        mine = next(
            (
                name
                for name in ("after", "barred_if_available")
                if set(fields.several(self.given, name)) & set(circle)
            ),
            None,
        )
        self.say(mine or "key", self.fault_words(fault.code, fault.params))

    def tell_other(self, fault: Fault) -> None:
        """Say at the short name which other measure no longer fits, and why."""
        place = int(fault.path.partition("[")[2].partition("]")[0])
        where, document = self.setting.others[place]
        told = {
            "place": where,
            "key": document.get("key", ""),
            "fault": self.fault_words(fault.code, fault.params),
        }
        self.say("key", _("The measure “%(key)s” (%(place)s) would be wrong: %(fault)s") % told)

    def own_key(self) -> str:
        """Return a short name from the measure's name, one that no other measure has."""
        names = fields.names(self.given)
        wish = next(
            (found for text in names.values() if (found := slugify(text)[:50].strip("-_"))), "measure"
        )
        taken, found, number = {document.get("key") for _place, document in self.setting.others}, wish, 1
        while found in taken:
            number += 1
            found = f"{wish}-{number}"
        return found

    def readable(self) -> Measure | None:
        """Return the measure as far as it can be read back, without what is wrong or still empty."""
        faulty = {*self.errors, *self.unfilled}
        return self.measure or unfolding.pruned(self.given, faulty, number=plain, day=iso)

    def wrong(self) -> list[tuple[Any, str]]:
        """Return the fields with faults and their words, for the summary."""
        return [
            (self[name], str(words))
            for name, said in self.errors.items()
            if name in self.fields
            for words in said
        ]


SAID_EMPTY = (Code.CONTRADICTION, Code.TWICE, Code.NAMES_ITSELF, Code.UNKNOWN_MEASURE, Code.NO_EVENT)


def completed(given: Flat, setting: Setting) -> Flat:
    """Return the fields with what a choice brings along: its currency, a date to fill in, an operator that fits."""
    found = {name: list(value) for name, value in given.items()}
    names = [*(f"{fields.NAME}{code}" for code in setting.languages), *found]
    named = {name: found.get(name, [""]) for name in names if name.startswith(fields.NAME)}
    found = {**named, **{name: value for name, value in found.items() if name not in named}}
    for place, tests in enumerate(fields.tests(found)):
        for test in tests:
            complete_test(found, f"t{place}_{test}", setting)
    if one(found, "b_form"):
        found["b_currency"] = [one(found, "b_currency") or setting.currency]
        if not one(found, "b_cap"):
            found["b_cap_currency"] = found["b_currency"]
    for name in (*fields.LISTS, *(name for name in given if name.endswith("_pick"))):
        ticked = fields.several(found, name)
        found[f"{name}_kept"] = [" ".join(ticked)] if ticked else [""]
    return found


def complete_test(found: Flat, at: str, setting: Setting) -> None:
    """Complete the fields of one test in place."""
    fact = one(found, f"{at}_fact")
    kind = fields.kind_of(fact)
    if kind is None:
        return
    if one(found, f"{at}_op_for") not in ("", kind.value):  # it was chosen for another kind of fact
        found[f"{at}_op"] = [""]
    found[f"{at}_op"], found[f"{at}_op_for"] = [fields.operator(found, at, kind).value], [kind.value]
    if kind is fields.Kind.MONEY and not one(found, f"{at}_currency"):
        found[f"{at}_currency"] = [setting.currency]
    if kind is fields.Kind.DATE and not one(found, f"{at}_anchor"):
        found[f"{at}_anchor"] = [fields.A_DATE]
    if fields.counts_on(fact) and not one(found, f"{at}_on_anchor"):
        found[f"{at}_on_anchor"] = [fields.A_DATE if fact == "employed" else fields.AS_OF]
    if kind is fields.Kind.CODE:
        known = setting.codes.get(fact, {})
        picked = fields.several(found, f"{at}_pick")
        loose = [word for word in picked if word not in known]
        words = list(dict.fromkeys([*fields.typed_words(one(found, f"{at}_words")), *loose]))
        found[f"{at}_pick"] = [word for word in picked if word in known]
        found[f"{at}_words"] = [", ".join(words)] if loose else found.get(f"{at}_words", [""])

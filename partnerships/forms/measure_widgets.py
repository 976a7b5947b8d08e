"""The fields of a measure's form: which a test needs by the kind of its fact, and which a benefit by what is paid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerships.calculations.measures import fields, unfolding
from partnerships.calculations.measures.facts import ASKABLE, FACTS, Kind, Standing, Unit
from partnerships.calculations.measures.fields import one
from partnerships.calculations.measures.language import OPERATORS, PATHWAYS, Operator
from partnerships.calculations.measures.payments import STEPS
from partnerships.calculations.measures.writing import number
from partnerships.enums import Fact, Pathway

if TYPE_CHECKING:
    from partnerships.calculations.measures.fields import Flat
    from partnerships.forms.measures import MeasureForm, Setting

Choices = list[tuple[str, str]]
SHAPE = {"data-shape": ""}  # choosing something else asks for other fields


@dataclass(slots=True)
class Row:
    """The fields of one test: their names in the order of reading, and what the numbers typed there count."""

    group: int
    test: int
    names: list[str]
    units: dict[str, str]

    def drawn(self, form: MeasureForm) -> dict[str, Any]:
        """Return it as templates draw it."""
        found = [form[name] for name in self.names]
        return {
            "group": self.group,
            "test": self.test,
            "fields": [(field, self.units.get(field.name, "")) for field in found],
            "errors": [(field, words) for field in found for words in field.errors],
        }


def text(label: str, *, help_text: str = "", **attrs: Any) -> forms.Field:
    """Return a field for a few words or a figure."""
    css = attrs.pop("css", "")
    attrs = {"class": f"form-control {css}".strip(), "autocomplete": "off", **attrs}
    return forms.CharField(label=label, required=False, help_text=help_text, widget=forms.TextInput(attrs))


def figure(label: str, **more: Any) -> forms.Field:
    """Return a field for a number."""
    return text(label, css="figure", inputmode="decimal", **more)


def day(label: str, value: str, **attrs: Any) -> forms.Field:
    """Return a field for a date; one that was typed in another way stays as it was typed."""
    try:
        readable = not value or bool(date.fromisoformat(value))
    except ValueError:
        readable = False
    kind = "date" if readable else "text"
    widget = forms.DateInput({"class": "form-control short", "type": kind, **attrs}, format="%Y-%m-%d")
    return forms.CharField(label=label, required=False, widget=widget)


def choice(label: str, choices: Choices, value: str, **attrs: Any) -> forms.Field:
    """Return a list to choose from; what was chosen before and is gone stays to be seen."""
    if value and value not in dict(choices):
        choices = [*choices, (value, value)]
    attrs = {"class": f"form-select {attrs.pop('css', '')}".strip(), **attrs}
    return forms.CharField(label=label, required=False, widget=forms.Select(attrs, choices=choices))


def boxes(label: str, choices: Choices, ticked: Iterable[str]) -> forms.Field:
    """Return boxes to tick; what was ticked before and is gone stays to be seen."""
    known = dict(choices)
    rest = [(word, word) for word in ticked if word not in known]
    widget = forms.CheckboxSelectMultiple({"class": "form-check-input"}, choices=[*choices, *rest])
    return forms.Field(label=label, required=False, widget=widget)


def fact_label(fact: str) -> str:
    """Return what a fact is called in the list of facts, with what it counts."""
    derived = {"age": _("age"), "service": _("years of service"), "employed": _("in employment")}
    return derived.get(fact) or str(Fact(fact).label)


def fact_choices(first: str) -> Choices:
    """Return everything that a test may ask for, in the order of the list."""
    return [("", first), *((fact, fact_label(fact)) for fact in ("age", "service", "employed", *FACTS))]


def unit_of(fact: str) -> str:
    """Return what a number counts."""
    units = {
        Unit.YEARS: pgettext("what a number counts", "years"),
        Unit.MONTHS: pgettext("what a number counts", "months"),
        Unit.PERSONS: pgettext("what a number counts", "persons"),
        Unit.A_MONTH: pgettext("what a number counts", "a month"),
    }
    unit = ASKABLE[fact].unit if fact in ASKABLE else None
    return units[unit] if unit else ""


def operator_choices(kind: Kind) -> Choices:
    """Return how a fact of a kind is compared."""
    words = {
        Operator.IS: pgettext("how a fact is compared", "is exactly"),
        Operator.IS_NOT: pgettext("how a fact is compared", "is none of"),
        Operator.AT_LEAST: pgettext("how a fact is compared", "is at least"),
        Operator.AT_MOST: pgettext("how a fact is compared", "is at most"),
        Operator.MORE_THAN: pgettext("how a fact is compared", "is more than"),
        Operator.LESS_THAN: pgettext("how a fact is compared", "is less than"),
        Operator.NOT_BEFORE: pgettext("how a fact is compared", "is no earlier than"),
        Operator.NOT_AFTER: pgettext("how a fact is compared", "is no later than"),
        Operator.AFTER: pgettext("how a fact is compared", "is later than"),
        Operator.BEFORE: pgettext("how a fact is compared", "is earlier than"),
        Operator.STARTS_WITH: pgettext("how a fact is compared", "begins with"),
        Operator.STARTS_NOT_WITH: pgettext("how a fact is compared", "does not begin with"),
        Operator.INCLUDES: pgettext("how a fact is compared", "include one of"),
        Operator.INCLUDES_NONE: pgettext("how a fact is compared", "include none of"),
    }
    if kind in (Kind.CHOICE, Kind.CODE):
        words[Operator.IS] = pgettext("how a fact is compared", "is one of")
    return [(operator.value, words[operator]) for operator in OPERATORS[kind]]


def anchor_choices(event: str) -> Choices:
    """Return what a day may be: a date, the day asked about, the worker's event, a fact that is a date."""
    words = {
        fields.A_DATE: pgettext("which day", "a date:"),
        fields.AS_OF: pgettext("which day", "the day asked about"),
        "event": pgettext("which day", "the worker’s event"),
    }
    return [(anchor, words.get(anchor) or fact_label(anchor)) for anchor in unfolding.anchors(event)]


def side_choices() -> Choices:
    """Return how a day lies to its anchor."""
    return [
        ("", pgettext("where a day lies", "on")),
        ("after", pgettext("where a day lies", "after")),
        ("before", pgettext("where a day lies", "before")),
    ]


def test_row(form: MeasureForm, given: Flat, group: int, test: int, setting: Setting) -> Row:
    """Add the fields of one test to a form and return its row."""
    at, fact = f"t{group}_{test}", one(given, f"t{group}_{test}_fact")
    kind = fields.kind_of(fact)
    found: dict[str, forms.Field] = {
        f"{at}_fact": choice(_("Fact"), fact_choices(_("Choose a fact")), fact, css="fact", **SHAPE)
    }
    if kind is not None:
        if fields.counts_on(fact):
            found |= day_fields(given, f"{at}_on", counted=True)
        if len(OPERATORS[kind]) > 1:
            found[f"{at}_op"] = choice(
                _("How it is compared"), operator_choices(kind), one(given, f"{at}_op")
            )
        found |= value_fields(given, at, fact, kind, setting)
        found[f"{at}_standing"] = choice(
            _("How sure"), standing_choices(), one(given, f"{at}_standing"), css="sure"
        )
    units = {f"{at}_value": unit_of(fact), f"{at}_currency": unit_of(fact)}
    where = _("test %(test)s, group %(group)s") % {"test": test + 1, "group": group + 1}
    for name, field in found.items():
        if name.rpartition("_")[2] in fields.UNITS:
            units[name] = str(field.label)
        field.label = f"{field.label}, {where}"
        if not isinstance(field.widget, forms.CheckboxSelectMultiple):  # each box has a name of its own
            field.widget.attrs["aria-label"] = field.label
        form.fields[name] = field
    return Row(group, test, list(found), units)


def standing_choices() -> Choices:
    """Return how sure a fact must be."""
    return [
        ("", pgettext("how sure a fact is", "however known")),
        (Standing.ROSTER.word, pgettext("how sure a fact is", "from the roster at least")),
        (Standing.DOCUMENT.word, pgettext("how sure a fact is", "seen in a document")),
        (Standing.CERTIFIED.word, pgettext("how sure a fact is", "certified")),
        (Standing.STATED.word, pgettext("how sure a fact is", "stated at least")),
    ]


def value_fields(given: Flat, at: str, fact: str, kind: Kind, setting: Setting) -> dict[str, forms.Field]:
    """Return the fields of what a test compares with."""
    if kind is Kind.DATE:
        return day_fields(given, at)
    if kind is Kind.NUMBER:
        return {f"{at}_value": figure(_("Number"))}
    if kind is Kind.MONEY:
        return {
            f"{at}_sum": figure(_("Amount")),
            f"{at}_currency": text(_("Currency"), css="code", maxlength="3"),
        }
    if kind is Kind.FLAG:
        choices = [("", _("Choose")), ("yes", _("yes")), ("no", _("no"))]
        return {f"{at}_flag": choice(_("Yes or no"), choices, one(given, f"{at}_flag"))}
    ticked = fields.several(given, f"{at}_pick")
    if kind is Kind.CODE:
        known = list(setting.codes.get(fact, {}).items())
        typed = {f"{at}_words": text(_("Codes"), placeholder=_("codes, parted by commas"), css="codes")}
        return ({f"{at}_pick": boxes(_("Which"), known, ticked)} if known else {}) | typed
    allowed = [(word, str(setting.words.get(word, word))) for word in ASKABLE[fact].choices]
    choices = list(setting.names.items()) if kind is Kind.MEASURES else allowed
    return {f"{at}_pick": boxes(_("Which"), choices, ticked)}


def day_fields(given: Flat, at: str, *, counted: bool = False) -> dict[str, forms.Field]:
    """Return the fields of a day. `counted`: the one to which years are counted."""
    side, anchor = one(given, f"{at}_side"), one(given, f"{at}_anchor")
    found: dict[str, forms.Field] = {}
    if side in ("after", "before"):
        labels = {"years": _("years"), "months": _("months"), "days": _("days")}
        for unit, label in labels.items():
            found[f"{at}_{unit}"] = text(label, css="few", inputmode="numeric", maxlength="6")
    label = _("Counted on which day") if counted else _("Which day")
    found[f"{at}_side"] = choice(_("On it, after or before it"), side_choices(), side, css="side", **SHAPE)
    found[f"{at}_anchor"] = choice(label, anchor_choices(one(given, "event_fact")), anchor, **SHAPE)
    if anchor == fields.A_DATE:
        found[f"{at}_date"] = day(_("Date"), one(given, f"{at}_date"))
    return found


def frame_fields(given: Flat, setting: Setting) -> dict[str, forms.Field]:
    """Return the fields around the conditions: names, pathway, times, order."""
    names = dict(settings.LANGUAGES)
    found: dict[str, forms.Field] = {}
    for name in [name for name in given if name.startswith(fields.NAME)]:
        code = name.removeprefix(fields.NAME)
        language = str(_(names[code])) if code in names else code
        label = _("Name (%(language)s)") % {"language": language}
        found[name] = text(label, css="named", lang=code if code in names else "")
    found["other_language"] = text(
        _("Another language: its code"), css="code", help_text=_("Such as de or fr.")
    )
    found["other_name"] = text(_("Name in that language"))
    found["key"] = text(
        _("Short name in files"),
        css="short",
        help_text=_("Small Latin letters, digits and hyphens; made from the name if you leave it empty."),
    )
    ways = [("", _("Choose one")), *((path, str(Pathway(path).label)) for path in PATHWAYS)]
    found["pathway"] = choice(_("Which way it opens"), ways, one(given, "pathway"))
    found["valid_from"] = day(_("It holds from"), one(given, "valid_from"))
    found["valid_until"] = day(_("until"), one(given, "valid_until"))
    dates = [(fact, fact_label(fact)) for fact, spec in FACTS.items() if spec.kind is Kind.DATE]
    found["event_fact"] = choice(
        _("The worker’s own date"), [("", _("none")), *dates], one(given, "event_fact"), **SHAPE
    )
    if one(given, "event_fact"):
        found["event_from"] = day(_("It lies from"), one(given, "event_from"))
        found["event_until"] = day(_("until"), one(given, "event_until"))
    labels = {
        "excludes": _("Not open to whoever took"),
        "barred_if_available": _("Only if these are not available"),
        "after": _("Considered after"),
    }
    for name, label in labels.items():
        ticked = fields.several(given, name)
        if setting.names or ticked:
            found[name] = boxes(label, list(setting.names.items()), ticked)
    return found


def benefit_fields(form: MeasureForm, given: Flat) -> list[list[str]]:
    """Add the fields of what is paid to a form; return their names row by row."""
    kind = one(given, "b_form")
    kinds = [
        ("", _("nothing in money")),
        ("share", _("a share of pay")),
        ("amount", _("a fixed amount")),
        ("multiple", _("a multiple of pay")),
    ]
    rows: list[dict[str, forms.Field]] = [{"b_form": choice(_("It pays"), kinds, kind, **SHAPE)}]
    if kind in fields.FORMS:
        rows[0] |= paid_fields(given, kind)
        rows += [often_fields(given) | growing_fields(given), further_fields(given)]
    for row in rows:
        form.fields |= row
    return [list(row) for row in rows]


def money_choices(first: str) -> Choices:
    """Return the facts that are amounts."""
    return [
        ("", first),
        *((fact, fact_label(fact)) for fact, spec in FACTS.items() if spec.kind is Kind.MONEY),
    ]


def paid_fields(given: Flat, kind: str) -> dict[str, forms.Field]:
    """Return the fields of one payment."""
    if kind == "amount":
        return {"b_sum": figure(_("Amount")), "b_currency": text(_("Currency"), css="code", maxlength="3")}
    figures = {"share": figure(_("Per cent")), "multiple": figure(_("Times"))}
    basis = choice(_("of"), money_choices(_("Choose one")), one(given, "b_basis"))
    return {f"b_{kind}": figures[kind], "b_basis": basis}


def often_fields(given: Flat) -> dict[str, forms.Field]:
    """Return the fields of how often it is paid."""
    often = [("", _("Choose one")), ("monthly", _("every month")), ("once", _("once"))]
    found = {"b_paid": choice(_("Paid"), often, one(given, "b_paid"), **SHAPE)}
    if one(given, "b_paid") == "monthly":
        found["b_months"] = text(
            _("for at most so many months"),
            css="few",
            inputmode="numeric",
            help_text=_("Empty: without an end."),
        )
    return found


def growing_fields(given: Flat) -> dict[str, forms.Field]:
    """Return the fields of how it grows with the years."""
    years = [("", _("does not grow")), *((fact, fact_label(fact)) for fact in unfolding.growing())]
    label = _("It grows with each completed year of")
    found = {"b_grow_fact": choice(label, years, one(given, "b_grow_fact"), **SHAPE)}
    if one(given, "b_grow_fact"):
        found["b_grow_each"] = figure(_("times, for each year"))
        found["b_grow_most"] = figure(_("up to so many times"))
    return found


def further_fields(given: Flat) -> dict[str, forms.Field]:
    """Return the fields of what makes a payment less, and of how it is rounded."""
    cap = {
        "b_cap": figure(_("A payment is at most")),
        "b_cap_currency": text(_("Currency"), css="code", maxlength="3"),
    }
    off = {
        "b_off_fact": choice(_("Taken off"), money_choices(_("nothing")), one(given, "b_off_fact"), **SHAPE)
    }
    if one(given, "b_off_fact"):
        off["b_off_share"] = figure(_("per cent of it"), help_text=_("Empty: all of it."))
    steps = [("", _("as usual, to 0.01")), *((str(number(step)), f"{step:f}") for step in STEPS)]
    ways = [("", _("as usual")), ("half_up", _("to the nearest")), ("up", _("up")), ("down", _("down"))]
    rounding = {
        "b_step": choice(_("Rounded to"), steps, one(given, "b_step")),
        "b_way": choice(_("which way"), ways, one(given, "b_way")),
    }
    return {**cap, **off, **rounding}

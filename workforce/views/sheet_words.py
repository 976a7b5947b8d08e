"""The ways side by side in words: what agreements answer, whose hands a way goes through, income, the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from partnerships.calculations.measures.logic import Answer
from partnerships.views.measure_verdicts import ANSWERS, ICONS, STANDINGS, verdict
from partnerships.views.measure_wording import name_of, words_of
from workforce.calculations.pathways import drawing, income, proposing
from workforce.calculations.pathways.rules import COVERS, Way
from workforce.enums.sheets import Hands, IncomeKind, Insured, SheetWay
from workforce.forms.sheets import COVER_WORDS
from workforce.queries import sheets as reads

if TYPE_CHECKING:
    from datetime import date

    from workforce.calculations.pathways.income import Segment
    from workforce.calculations.pathways.rules import Rules
    from workforce.models import PathwaySheet, SheetOption
    from workforce.queries.sheets import Answered, Judged

OPEN_WORDS = {
    "yes": gettext_lazy("appears open"),
    "no": gettext_lazy("does not appear open"),
    "cannot_tell": gettext_lazy("cannot be told yet"),
    "": gettext_lazy("no framework agreement in force names a measure for it"),
}
INKS = {
    "retention": "#2b4a7d",
    "redeployment": "#0a6c7d",
    "reskilling": "#7546ab",
    "early_retirement": "#93305f",
}  # on paper; css/sheets.css has them for pages
OPEN_ICONS = {"yes": "yes", "no": "no", "cannot_tell": "unknown", "": "half"}


def named(names: Mapping[str, str]) -> str:
    """Return a name in the reader's language, else in English, else in whichever there is."""
    for code in (get_language() or "en", "en", *names):
        if names.get(code):
            return names[code]
    return ""


def clause(one: Answered) -> str:
    """Return the clause that says a measure, as a source of figures."""
    text = one.line.place.text
    parts = {"sign": one.line.sign, "heading": named(text.heading), "measure": name_of(one.measure)}
    said = _("Clause %(sign)s %(heading)s, %(measure)s") if parts["sign"] else _("%(heading)s, %(measure)s")
    return (said % parts)[:200]


def verdicts(judged: Judged, way: Way) -> list[dict[str, Any]]:
    """Return what the framework agreements say of a way, as a sheet holds it: sentences in every language."""
    found = []
    for one in judged.answers:
        if one.measure.pathway != way.pathway:
            continue
        said = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                words = words_of([other.measure for other in judged.answers], judged.codes)
                said[code] = verdict(one.judgement, one.measure, words)
        found.append(
            {
                "agreement": dict(one.version.agreement.title),
                "number": one.version.number,
                "sign": one.line.sign,
                "heading": dict(one.line.place.text.heading),
                "measure": dict(one.measure.name),
                "answer": one.judgement.answer.value,
                "said": said,
            }
        )
    return found


def verdict_lines(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what a sheet holds of the agreements' answers in the reader's language."""
    return [
        {
            "icon": ICONS[Answer(one["answer"])],
            "answer": ANSWERS[Answer(one["answer"])],
            "measure": named(one["measure"]),
            "sign": one["sign"],
            "heading": named(one["heading"]),
            "agreement": named(one["agreement"]),
            "number": one["number"],
            "said": one["said"].get(get_language() or "en") or one["said"].get("en", []),
        }
        for one in told
    ]


def overall(told: list[dict[str, Any]]) -> str:
    """Return the answer for a way: yes where one measure says so; '' where none speaks of it."""
    answers = [one["answer"] for one in told]
    return next((one for one in ("yes", "cannot_tell", "no") if one in answers), "")


def hand_lines(hands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return through whose hands a way goes."""
    return [
        {"name": named(one["name"]), "does": str(Hands(one["does"]).label), "days": one.get("days")}
        for one in hands
    ]


def hands_of(rules: Rules, way: Way) -> list[dict[str, Any]]:
    """Return the hands of a way as a sheet holds them."""
    return [
        {"does": one.does.value, "body": one.body.value, "name": dict(one.name), "days": one.days}
        for one in rules.of(way).hands
    ]


def proposal(judged: Judged, way: Way, day: date, currency: str) -> tuple[Segment, ...]:
    """Return the income that a new sheet's form begins with on a way."""
    told = [proposing.Told(one.measure, one.judgement, clause(one)) for one in judged.answers]
    wage = judged.facts.get("monthly_wage")
    source = (
        _("monthly wage on record, %(standing)s") % {"standing": STANDINGS[wage.standing]} if wage else ""
    )
    return proposing.proposed(way, told, judged.facts, day, currency=currency, wage_source=source)


def initial_of(way: Way, begun: tuple[Segment, ...], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form of a way begins with: its lines, and the rest."""
    found: dict[str, Any] = {f"{way.value}_{name}": value for name, value in told.items()}
    for number, kind in enumerate(proposing.kinds(way, begun)):
        prefix = f"{way.value}_{number}"
        found[f"{prefix}_kind"] = kind.value
        if number < len(begun):
            one = begun[number]
            given = {"amount": one.amount, "from": one.start, "until": one.until, "source": one.source}
            found |= {f"{prefix}_{name}": value for name, value in given.items()}
    return found


def option_lines(sheet: PathwaySheet) -> list[dict[str, Any]]:
    """Return the ways of a sheet as its page shows them, in one order for everybody."""
    found = []
    for option in sheet.options.all():
        paid = reads.segments(option, sheet.currency)
        answer = overall(option.verdicts)
        found.append(
            {
                "option": option,
                "key": option.way,
                "label": str(SheetWay(option.way).label),
                "answer": answer,
                "icon": OPEN_ICONS[answer],
                "open": OPEN_WORDS[answer],
                "verdicts": verdict_lines(option.verdicts),
                "income": [(one, IncomeKind(one.kind).label) for one in paid],
                "totals": list(income.totals(paid, sheet.on).values())
                if paid
                else [None] * len(income.SPANS),
                "first": income.levels(paid, sheet.on)[0][1] if paid else None,
                "gaps": income.gaps(paid, sheet.on) if paid else (),
                "hands": hand_lines(option.hands),
                "covers": covers(option),
            }
        )
    return found


def covers(row: SheetOption) -> list[dict[str, Any]]:
    """Return who insures on a way."""
    return [cover(name, getattr(row, name)) for name in COVERS]


def covers_before(sheet: PathwaySheet) -> list[dict[str, Any]]:
    """Return who insures at work."""
    return [cover(name, getattr(sheet, f"{name}_before")) for name in COVERS]


def cover(name: str, value: str) -> dict[str, Any]:
    """Return one insurance, and whether attention is asked for: nobody pays it, or nobody said who does."""
    return {"what": COVER_WORDS[name], "who": Insured(value).label, "look": value in ("", Insured.NOBODY)}


def drawn(sheet: PathwaySheet, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the drawing of income over time: numbers written, colours by class and for paper.

    A way of which nobody said what it pays has no line: a line at nothing would say that it pays nothing.
    """
    known = [one for one in lines if one["income"]]
    steps = {one["key"]: income.levels([paid for paid, _kind in one["income"]], sheet.on) for one in known}
    made = drawing.draw(steps, sheet.on)
    labels = {one["key"]: one["label"] for one in lines}
    return {
        "made": made,
        "lines": [(line, labels[line.key], INKS[Way(line.key).pathway]) for line in made.lines],
        "amounts": [(tick.at, number_format(tick.value, 0, force_grouping=True)) for tick in made.amounts],
        "months": [(tick.at, number_format(tick.value, 0)) for tick in made.months],
    }

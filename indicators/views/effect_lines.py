"""How an effect is written: measures as lines, parts as bars, costs as a band, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.calculations import figures
from indicators.queries import effect_workers as behind
from indicators.queries import effects
from indicators.queries.effects import ANY
from indicators.views import wording
from partnerships.views.measure_wording import name_of
from workforce.enums import Sex
from workforce.forms.cases import AGES
from workforce.queries.case_list import AGE_BANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indicators.calculations.disclosing import Part
    from indicators.queries.effects import Costs, Effect, Figure
    from partnerships.models import Partnership

SPLITS = {
    "sex": gettext_lazy("By sex"),
    "band": gettext_lazy("By age"),
    "site": gettext_lazy("By site"),
    "residence": gettext_lazy("By municipality of residence"),
}
OTHERS = {
    "sex": gettext_lazy("the others together"),
    "band": gettext_lazy("other ages together"),
    "site": gettext_lazy("other sites together"),
    "residence": gettext_lazy("other municipalities together"),
}
UNKNOWN = {
    "sex": gettext_lazy("not stated"),
    "band": gettext_lazy("age unknown"),
    "site": gettext_lazy("site unknown"),
    "residence": gettext_lazy("municipality unknown"),
}
MINUS = "\u2212"


def number(value: int | None) -> str:
    """Return a number as the reader writes it; nothing for one that is withheld."""
    return "" if value is None else figures.number(value, wording.language())


def signed(value: int | None) -> str:
    """Return a difference with its sign: +312, −3, 0."""
    if value is None:
        return ""
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{number(abs(value))}"


def money(costs: Costs, *, sign: bool = False) -> str:
    """Return a cost, currency by currency."""
    said = []
    for code, amount in sorted(costs.items()):
        text = figures.money(abs(amount), code, wording.language(), compact=True)
        plus = "+" if sign and amount > 0 else ""
        said.append(f"{MINUS if amount < 0 else plus}{text}")
    return ", ".join(said) or "0"


def added(one: Costs, other: Costs, times: int = 1) -> Costs:
    """Add two costs, or take `times` -1 of the second off the first."""
    found = {code: one.get(code, 0) + times * other.get(code, 0) for code in {*one, *other}}
    return {code: amount for code, amount in found.items() if amount or times > 0}


def spread(low: Costs, high: Costs | None, *, sign: bool = False) -> str:
    """Return a band from low to high; only where it begins where its end is withheld."""
    if high is None:
        return _("from %(low)s") % {"low": money(low, sign=sign)}
    if high == low:
        return money(low, sign=sign)
    return _("%(low)s to %(high)s") % {"low": money(low, sign=sign), "high": money(high, sign=sign)}


def band(figure: Figure) -> str:
    """Return what a year costs: those who appear eligible, to those and all where it cannot be told."""
    if figure.cost is None:
        return ""
    high = None if figure.open_cost is None else added(figure.cost, figure.open_cost)
    return spread(figure.cost, high)


def band_difference(before: Figure, after: Figure) -> str | None:
    """Return by how much a year costs more; None where that is not to be shown, '' where it costs the same."""
    if before.cost is None or after.cost is None:
        return None
    low = added(after.cost, before.cost, -1)
    if before.open_cost is None or after.open_cost is None:
        return spread(low, None, sign=True)
    high = added(added(after.cost, after.open_cost), added(before.cost, before.open_cost), -1)
    return spread(low, high, sign=True) if low or high else ""


def line(found: Effect, key: str, address: Callable[..., str], *, sees: bool) -> dict[str, Any]:
    """Return a measure, or all together, with its numbers before and after; withheld numbers are blank."""
    before, after = found.figure(found.before, key), found.figure(found.after, key)
    women = found.women(key)
    told = {
        "key": key,
        "before": number(before.yes),
        "after": number(after.yes),
        "cannot_tell": number(after.cannot_tell),
        "women": number(women[1]) if women else "",
        "cost": band(after),
        "pays": bool(found.priced(found.after, key)),
        "unpriced": after.unpriced,
        "difference": found.difference(key),
        "size": abs(found.difference(key) or 0),
        "signed": signed(found.difference(key)),
        "signed_women": signed(women[1] - women[0]) if women else "",
        "cost_difference": band_difference(before, after),
        "count": after.yes,
        "some_open": bool(after.cannot_tell),
    }
    if sees:
        told |= {f"{which}_url": address(measure=key, which=which) for which in behind.LISTS}
        told["moved"] = [(number(one), bool(one)) for one in found.moved(key)]
    return told


def lines(
    found: Effect, address: Callable[..., str], numbers: Mapping[int, str], *, sees: bool
) -> list[dict[str, Any]]:
    """Return all measures, each with the number of its clause and whether it is new, changed or gone."""
    told = []
    for key, before, after in effects.measures_of(found):
        measure = after or before
        clause = found.texts[1].clauses.get(key) or found.texts[0].clauses.get(key)
        state = (
            "same" if before == after else "gone" if after is None else "new" if before is None else "changed"
        )
        told.append(
            {
                **line(found, key, address, sees=sees),
                "name": name_of(measure) if measure else key,
                "pathway": measure.pathway if measure else "",
                "clause": clause,
                "number": numbers.get(clause, "") if clause else "",
                "state": state,
            }
        )
    return told


def parts(found: Effect, key: str, partnership: Partnership) -> list[dict[str, Any]]:
    """Return each parting of a measure, or of all together, as rows for components/split_bars.html."""
    codes = {code for split, code in found.asked.groups if split == "residence" and code}
    sites, towns = behind.places(partnership, codes)
    names = {
        "sex": {"female": Sex.FEMALE.label, "male": Sex.MALE.label}, "band": AGES, "site": sites, "residence": towns,
    }  # fmt: skip
    return [
        {"key": split, "label": label, "rows": rows(found, key, split, names[split])}
        for split, label in SPLITS.items()
    ]


def rows(found: Effect, key: str, split: str, names: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of one parting; none where it cannot be shown."""
    told = found.parts(key, split)
    scale = max((max(before, after) for _block, before, after in told), default=0) or 1
    order = {band: place for place, band in enumerate(AGE_BANDS)}

    def place(one: tuple[Part, int, int]) -> tuple[Any, ...]:
        block, before, after = one
        first = min((order.get(code or "", len(order)) for code in block), default=0)
        return (len(block) > 1, first if split == "band" else 0, -max(before, after), sorted(map(str, block)))

    return [
        {
            "label": label(block, split, names),
            "value": number(after),
            "n": signed(after - before) if found.before != found.after else "",
            "share": 100 * after / scale,
        }
        for block, before, after in sorted(told, key=place)
        if before or after or len(told) < 7
    ]


def label(block: Part, split: str, names: Mapping[str, Any]) -> str:
    """Return what a part is called."""
    if len(block) > 1:
        return str(OTHERS[split])
    (code,) = block
    return str(UNKNOWN[split] if code is None else names.get(code, code))


def headline(found: Effect) -> dict[str, Any]:
    """Return all measures together, for a sentence: see `line`; `roster` blank where it is too small."""
    workers = found.workers
    told = line(found, ANY, lambda **_asked: "", sees=False)
    return {**told, "roster": "" if found.book.small(workers) else number(workers), "workers": workers}

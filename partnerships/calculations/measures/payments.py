"""Reading what a measure pays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from . import scalars
from .conditions import counts_years
from .facts import ASKABLE, Amount, Kind
from .faults import Code, Faults
from .language import Benefit, ByService, Direction, Offset, Paid, Rounding
from .scalars import shown

KEYS = ("paid", "amount", "basis", "share", "multiple", "by_service", "cap", "offset", "months", "rounding")
STEPS = tuple(Decimal(half).scaleb(place) for place in range(-2, 4) for half in (1, 5))
LONGEST = 600  # months


def benefit(value: object, path: str, faults: Faults) -> Benefit | None:
    """Read a benefit; see language.Benefit for its keys."""
    given = scalars.mapping(value, path, faults, keys=KEYS, needs=("paid",))
    if given is None:
        return None
    before = len(faults)
    paid = scalars.word(given["paid"], f"{path}.paid", faults, of=Paid) if "paid" in given else None
    forms = [form for form in ("amount", "share", "multiple") if form in given]
    if len(forms) != 1:
        faults.add(path, Code.ONE_OF, choices=("amount", "share", "multiple"))
    if ("basis" in given) == ("amount" in given):
        faults.add(path, Code.NEEDS_BASIS)
    if "months" in given and paid is Paid.ONCE:
        faults.add(f"{path}.months", Code.ONLY_MONTHLY)
    found: dict[str, Any] = {
        name: read(given[name], f"{path}.{name}", faults) for name, read in READ.items() if name in given
    }
    _same_currency(found, path, faults)
    return None if paid is None or len(faults) > before else Benefit(paid, **found)


def _basis(value: object, path: str, faults: Faults) -> str:
    if not isinstance(value, str) or value not in ASKABLE:
        faults.add(path, Code.UNKNOWN_FACT, value=shown(value))
    elif ASKABLE[value].kind is not Kind.MONEY:
        faults.add(path, Code.NOT_A_MONEY_FACT, value=value)
    else:
        return value
    return ""


def _by_service(value: object, path: str, faults: Faults) -> ByService | None:
    given = scalars.mapping(value, path, faults, keys=("fact", "each", "at_most"), needs=("fact",))
    if given is None or "fact" not in given:
        return None
    if not counts_years(given["fact"]):
        choices = tuple(fact for fact in ASKABLE if counts_years(fact))
        faults.add(f"{path}.fact", Code.NOT_YEARS, value=shown(given["fact"]), choices=choices)
    figures = {
        name: scalars.number(given[name], f"{path}.{name}", faults)
        for name in ("each", "at_most")
        if name in given
    }
    each = figures.get("each", Decimal(1))
    return ByService(str(given["fact"]), Decimal(1) if each is None else each, figures.get("at_most"))


def _offset(value: object, path: str, faults: Faults) -> Offset | None:
    given = scalars.mapping(value, path, faults, keys=("fact", "share"), needs=("fact",))
    if given is None or "fact" not in given:
        return None
    fact = _basis(given["fact"], f"{path}.fact", faults)
    share = scalars.number(given["share"], f"{path}.share", faults) if "share" in given else Decimal(100)
    return Offset(fact, Decimal(100) if share is None else share)


def _rounding(value: object, path: str, faults: Faults) -> Rounding | None:
    given = scalars.mapping(value, path, faults, keys=("step", "direction"))
    if given is None:
        return None
    step = scalars.number(given["step"], f"{path}.step", faults) if "step" in given else STEPS[0]
    if step is not None and step not in STEPS:
        steps = tuple(str(one) for one in STEPS)
        faults.add(f"{path}.step", Code.UNKNOWN_CHOICE, value=shown(given["step"]), choices=steps)
    way: Direction | None = Direction.HALF_UP
    if "direction" in given:
        way = scalars.word(given["direction"], f"{path}.direction", faults, of=Direction)
    return None if step is None or way is None else Rounding(step, way)


def _months(value: object, path: str, faults: Faults) -> int | None:
    found = scalars.integer(value, path, faults, most=LONGEST)
    if found == 0:
        faults.add(path, Code.EMPTY)
    return found


def _same_currency(found: Mapping[str, Any], path: str, faults: Faults) -> None:
    amount, cap = found.get("amount"), found.get("cap")
    if isinstance(amount, Amount) and isinstance(cap, Amount) and amount.currency != cap.currency:
        faults.add(f"{path}.cap", Code.MIXED_CURRENCIES, first=amount.currency, second=cap.currency)


READ: dict[str, Callable[[object, str, Faults], object]] = {
    "amount": scalars.money,
    "basis": _basis,
    "share": scalars.number,
    "multiple": scalars.number,
    "by_service": _by_service,
    "cap": scalars.money,
    "offset": _offset,
    "months": _months,
    "rounding": _rounding,
}

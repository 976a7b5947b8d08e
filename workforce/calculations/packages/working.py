"""Working out what a package pays for the figures of one request.

Every single payment is rounded half up to hundredths, after its own limits; sums are sums of rounded payments. What
goes beyond a component's or the package's most is cut off the last payments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from .checking import Outcome, judge_all
from .figures import MONTHS, YEARS, Figures
from .language import Approvals, Component, Limit, Package, Paid, Rate

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")
HUNDRED = Decimal(100)
LENGTH = {Paid.MONTHLY: MONTHS, Paid.YEARLY: YEARS}


class Missing(Exception):
    """A figure that the amount hangs on was not given; `name` says which."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment: of which month or year (0: paid once), and how much."""

    period: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """What one component pays. `before`: the first payment before its limits; `missing`: the figure that lacks."""

    component: Component
    outcome: Outcome  # whether it is due: met, not met, or not to be told
    payments: tuple[Payment, ...] = ()
    before: Decimal = NOTHING
    missing: str = ""
    cut: bool = False  # something went beyond the most that it, or the package, may pay

    @property
    def total(self) -> Decimal:
        """Everything that it pays."""
        return sum((one.amount for one in self.payments), NOTHING)

    @property
    def limited(self) -> bool:
        """Whether the first payment is less than its rule alone gives."""
        return bool(self.payments) and self.payments[0].amount < rounded(self.before)


@dataclass(frozen=True, slots=True)
class Worked:
    """What a package pays, component by component, and how much of it may be paid in advance."""

    lines: tuple[Line, ...]
    advance: Decimal

    @property
    def total(self) -> Decimal:
        """Everything."""
        return sum((one.total for one in self.lines), NOTHING)

    @property
    def missing(self) -> tuple[str, ...]:
        """The figures without which the amount cannot be told."""
        return tuple(dict.fromkeys(one.missing for one in self.lines if one.missing))


def rounded(amount: Decimal) -> Decimal:
    """Round half up to hundredths."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def work_out(package: Package, figures: Figures, lower: Mapping[str, Decimal] | None = None) -> Worked:
    """Work out a package; `lower` gives, by component, what is asked for where that is less than could be paid."""
    lines = [_line(one, figures) for one in package.components]
    for at, one in enumerate(lines):
        wanted = (lower or {}).get(one.component.key)
        if wanted is not None:
            lines[at] = replace(one, payments=cut(one.payments, wanted))
    if package.most is not None:
        lines = list(_within(lines, package.most))
    return Worked(tuple(lines), _advance(package, lines))


def _within(lines: Iterable[Line], left: Decimal) -> Iterator[Line]:
    """Yield lines that together are at most so much."""
    for one in lines:
        kept = cut(one.payments, left)
        yield (line := replace(one, payments=kept, cut=one.cut or kept != one.payments))
        left -= line.total


def cut(payments: Iterable[Payment], most: Decimal) -> tuple[Payment, ...]:
    """Return payments that together are at most so much: what is beyond comes off the last ones."""
    left, kept = rounded(most), []
    for one in payments:
        amount = min(one.amount, left)
        if amount > 0:
            kept.append(Payment(one.period, amount))
        left -= amount
    return tuple(kept)


def _line(one: Component, figures: Figures) -> Line:
    outcome = judge_all(one.when, figures)
    if outcome is not Outcome.MET:
        return Line(one, outcome)
    try:
        payments = [Payment(period, _payment(one, period, figures)) for period in _periods(one, figures)]
        before = _raw(one, max(one.first, 1), figures)
    except Missing as lack:
        return Line(one, Outcome.UNKNOWN, missing=lack.name)
    paid = tuple(payment for payment in payments if payment.amount > 0)
    kept = paid if one.most_in_all is None else cut(paid, one.most_in_all)
    return Line(one, Outcome.MET if kept else Outcome.FAILED, kept, before, cut=kept != paid)


def _periods(one: Component, figures: Figures) -> range | tuple[int]:
    if one.paid is Paid.ONCE:
        return (0,)
    wanted = int(_figure(LENGTH[one.paid], figures))
    return range(one.first, min(wanted, one.periods) + 1)


def _payment(one: Component, period: int, figures: Figures) -> Decimal:
    limits = (_limit(limit, figures) for limit in one.most)
    return rounded(min((_raw(one, period, figures), *limits)))


def _raw(one: Component, period: int, figures: Figures) -> Decimal:
    """Return a payment before its limits."""
    if one.rate is Rate.SHARE:
        basis = sum((_figure(name, figures) for name in one.basis), NOTHING)
        less = _figure(one.less, figures) if one.less else NOTHING
        return max(basis - less, NOTHING) * share_of(one, period) / HUNDRED
    if one.rate is Rate.TIMES:
        return sum((_figure(name, figures) for name in one.basis), NOTHING) * one.value
    if one.rate is Rate.FIXED:
        if not one.per:
            return one.value
        units = _figure(one.per, figures)
        return one.value * (units if one.units is None else min(units, one.units))
    reached = _figure(one.bands_by, figures)
    below = [band for band in one.bands if (reached > band.edge if band.over else reached >= band.edge)]
    return below[-1].amount if below else NOTHING


def share_of(one: Component, period: int) -> Decimal:
    """Return the per cent that hold in a month: after a time the share falls, but not below the least."""
    if one.falls is None or period <= one.falls.after:
        return one.value
    steps = 1 + (period - one.falls.after - 1) // one.falls.every
    return min(one.value, max(one.value - one.falls.by * steps, one.falls.least))


def _limit(limit: Limit, figures: Figures) -> Decimal:
    if limit.amount is not None:
        return limit.amount
    units = _figure(limit.per, figures) if limit.per else Decimal(1)
    return _figure(limit.basis, figures) * (limit.share or NOTHING) / HUNDRED * units


def _figure(name: str, figures: Figures) -> Decimal:
    value = figures.get(name)
    if not isinstance(value, Decimal):
        raise Missing(name)
    return max(value, NOTHING)


def _advance(package: Package, lines: Iterable[Line]) -> Decimal:
    """Return what may be paid before there is evidence, of what is paid once."""
    if package.advance is None:
        return NOTHING
    whole = sum((one.total for one in lines if one.component.paid is Paid.ONCE), NOTHING)
    amount = rounded(whole * package.advance.share / HUNDRED)
    return amount if package.advance.most is None else min(amount, rounded(package.advance.most))


ADVANCE = ""
"""The component that an advance stands under: none."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of a grant that is paid by itself: of which component and month, and how much."""

    component: str
    period: int
    amount: Decimal


def instalments(worked: Worked, *, advance: bool) -> tuple[Instalment, ...]:
    """Return the parts that a grant is paid in: they add up to it. An advance comes off what is paid once."""
    left = worked.advance if advance else NOTHING
    found = [Instalment(ADVANCE, 0, left)] if left else []
    for line in worked.lines:
        for one in line.payments:
            taken = min(left, one.amount) if one.period == 0 else NOTHING
            left -= taken
            if one.amount > taken:
                found.append(Instalment(line.component.key, one.period, one.amount - taken))
    return tuple(found)


def approvals_for(bands: Iterable[Approvals], amount: Decimal) -> int:
    """Return how many people approve an amount."""
    return next(band.number for band in bands if band.up_to is None or amount <= band.up_to)

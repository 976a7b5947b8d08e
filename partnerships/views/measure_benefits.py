"""What a measure pays, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.money import written
from partnerships.calculations.measures.language import Direction, Paid

if TYPE_CHECKING:
    from decimal import Decimal

    from partnerships.calculations.measures.language import Benefit, Rounding

SHARES = {
    "monthly_wage": gettext_lazy("%(share)s%% of the monthly wage"),
    "mean_wage_6m": gettext_lazy("%(share)s%% of the mean pay of the last six months"),
    "wage_arrears": gettext_lazy("%(share)s%% of the wage arrears"),
    "other_income": gettext_lazy("%(share)s%% of the income from elsewhere"),
    "accrued_pension": gettext_lazy("%(share)s%% of the pension accrued so far"),
}
MULTIPLES = {
    "monthly_wage": gettext_lazy("%(times)s × the monthly wage"),
    "mean_wage_6m": gettext_lazy("%(times)s × the mean pay of the last six months"),
    "wage_arrears": gettext_lazy("%(times)s × the wage arrears"),
    "other_income": gettext_lazy("%(times)s × the income from elsewhere"),
    "accrued_pension": gettext_lazy("%(times)s × the pension accrued so far"),
}
GROWING = {
    "service": gettext_lazy("This times %(each)s for each completed year of service."),
    "age": gettext_lazy("This times %(each)s for each completed year of age."),
    "years_underground": gettext_lazy("This times %(each)s for each completed year underground."),
    "contribution_years": gettext_lazy("This times %(each)s for each completed year of contributions."),
}
GROWING_TO = {
    "service": gettext_lazy("This times %(each)s for each completed year of service, up to %(most)s times."),
    "age": gettext_lazy("This times %(each)s for each completed year of age, up to %(most)s times."),
    "years_underground": gettext_lazy(
        "This times %(each)s for each completed year underground, up to %(most)s times."
    ),
    "contribution_years": gettext_lazy(
        "This times %(each)s for each completed year of contributions, up to %(most)s times."
    ),
}
ROUNDED = {
    Direction.HALF_UP: gettext_lazy("Payments are rounded to the nearest %(step)s."),
    Direction.UP: gettext_lazy("Payments are rounded up to full %(step)s."),
    Direction.DOWN: gettext_lazy("Payments are rounded down to full %(step)s."),
}


def benefit_sentences(benefit: Benefit) -> list[str]:
    """Return what is paid, how it grows, what holds it down, how it is rounded."""
    found = [_paid(benefit)]
    growing = benefit.by_service
    if growing is not None:
        said = GROWING[growing.fact] if growing.at_most is None else GROWING_TO[growing.fact]
        most = "" if growing.at_most is None else figure(growing.at_most)
        found.append(str(said) % {"each": figure(growing.each), "most": most})
    if benefit.cap is not None:
        found.append(_("A payment is at most %(cap)s.") % {"cap": written(*benefit.cap)})
    if benefit.offset is not None:
        part = share_words(benefit.offset.fact, benefit.offset.share)
        found.append(_("Taken off each payment: %(part)s.") % {"part": part})
    if benefit.rounding is not None:
        found.append(_rounding(benefit.rounding))
    return found


def _paid(benefit: Benefit) -> str:
    if benefit.amount is not None:
        amount = written(*benefit.amount)
    elif benefit.multiple is not None:
        amount = str(MULTIPLES[benefit.basis]) % {"times": figure(benefit.multiple)}
    else:
        amount = share_words(benefit.basis, benefit.share or benefit.factor)
    if benefit.paid is Paid.ONCE:
        return _("Paid once: %(amount)s.") % {"amount": amount}
    if benefit.months is None:
        return _("Paid every month: %(amount)s.") % {"amount": amount}
    said = ngettext(
        "Paid every month, for at most %(months)s month: %(amount)s.",
        "Paid every month, for at most %(months)s months: %(amount)s.",
        benefit.months,
    )
    return said % {"months": number_format(benefit.months), "amount": amount}


def share_words(fact: str, share: Decimal) -> str:
    """Return a part of a fact's amount: '80% of the monthly wage'."""
    return str(SHARES[fact]) % {"share": figure(share)}


def _rounding(rounding: Rounding) -> str:
    return str(ROUNDED[rounding.direction]) % {"step": figure(rounding.step)}


def figure(number: Decimal) -> str:
    """Return a number as the reader writes it, with the decimals it has."""
    decimals = len(f"{number.normalize():f}".partition(".")[2])
    return number_format(number, decimal_pos=decimals, use_l10n=True, force_grouping=True)

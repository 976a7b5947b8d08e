"""A package in sentences: what it pays, on which conditions, with which papers, what binds it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.money import written
from partnerships.calculations.measures.facts import Kind
from workforce.calculations.packages.figures import FIGURES
from workforce.calculations.packages.language import (
    ClawBack,
    DayBound,
    FigureBound,
    Group,
    Once,
    Op,
    Paid,
    Rate,
)
from workforce.views.package_words import (
    KIND_WORDS,
    WHEN_WORDS,
    figure_words,
    first_up,
    named,
    number_words,
)

if TYPE_CHECKING:
    from workforce.calculations.packages.language import (
        Component,
        Condition,
        Evidence,
        Limit,
        Package,
        Retention,
        Test,
        Within,
    )

OP_WORDS = {
    Op.AT_LEAST: gettext_lazy("%(figure)s: at least %(bound)s"),
    Op.AT_MOST: gettext_lazy("%(figure)s: at most %(bound)s"),
    Op.OVER: gettext_lazy("%(figure)s: more than %(bound)s"),
    Op.UNDER: gettext_lazy("%(figure)s: less than %(bound)s"),
    Op.BEFORE: gettext_lazy("%(figure)s: before %(bound)s"),
    Op.NOT_BEFORE: gettext_lazy("%(figure)s: not before %(bound)s"),
    Op.NOT_AFTER: gettext_lazy("%(figure)s: no later than %(bound)s"),
}


def condition_words(condition: Condition, currency: str) -> str:
    """Return a condition as a sentence without its full stop."""
    if isinstance(condition, Group):
        parts = [condition_words(part, currency) for part in condition.parts]
        between = _("; and ") if condition.every else _("; or ")
        return between.join(parts)
    return first_up(_test_words(condition, currency))


def _test_words(test: Test, currency: str) -> str:
    figure = figure_words(test.figure)
    if isinstance(test.bound, bool):
        return figure if test.bound else _("not so: %(statement)s") % {"statement": figure}
    return str(OP_WORDS[test.op]) % {"figure": figure, "bound": _bound_words(test, currency)}


def _bound_words(test: Test, currency: str) -> str:
    bound = test.bound
    if isinstance(bound, DayBound):
        return _day_words(bound)
    if isinstance(bound, FigureBound):
        if bound.times == 1:
            return figure_words(bound.figure)
        about = {"times": number_words(bound.times), "figure": figure_words(bound.figure)}
        return _("%(times)s times: %(figure)s") % about
    number = Decimal(bound)
    return written(number, currency) if FIGURES[test.figure].kind is Kind.MONEY else number_words(number)


def _day_words(bound: DayBound) -> str:
    if bound.on is not None:
        return date_format(bound.on)
    words = [figure_words(name) for name in bound.after]
    after = words[0] if len(words) == 1 else _("the later of: %(days)s") % {"days": ", ".join(words)}
    return span_words(after, bound.days, bound.months)


def span_words(after: str, days: int, months: int) -> str:
    """Return so many days or months after something."""
    if days:
        return ngettext("%(days)s day after: %(after)s", "%(days)s days after: %(after)s", days) % {
            "days": days,
            "after": after,
        }
    if months:
        return ngettext("%(months)s month after: %(after)s", "%(months)s months after: %(after)s", months) % {
            "months": months,
            "after": after,
        }
    return after


def rate_words(one: Component, currency: str) -> str:
    """Return how a payment is worked out."""
    basis = " + ".join(figure_words(name) for name in one.basis)
    about: dict[str, Any] = {"value": number_words(one.value), "basis": basis}
    if one.rate is Rate.SHARE:
        if one.less:
            words = _("%(value)s %% of what “%(basis)s” is above “%(less)s”")
            return words % (about | {"less": figure_words(one.less)})
        return _("%(value)s %% of: %(basis)s") % about
    if one.rate is Rate.TIMES:
        return _("%(value)s times: %(basis)s") % about
    if one.rate is Rate.FIXED:
        amount = written(one.value, currency)
        if not one.per:
            return amount
        words = _("%(amount)s for each: %(unit)s")
        said = words % {"amount": amount, "unit": figure_words(one.per)}
        return said if one.units is None else f"{said} ({_at_most(number_words(one.units))})"
    bands = [
        (_("above %(edge)s: %(amount)s") if band.over else _("from %(edge)s: %(amount)s"))
        % {"edge": number_words(band.edge), "amount": written(band.amount, currency)}
        for band in one.bands
    ]
    return f"{figure_words(one.bands_by)}: {', '.join(bands)}"


def _at_most(words: str) -> str:
    return _("at most %(most)s") % {"most": words}


def _limit_words(limit: Limit, currency: str) -> str:
    if limit.amount is not None:
        return written(limit.amount, currency)
    about = {"value": number_words(limit.share or Decimal(0)), "basis": figure_words(limit.basis)}
    said = _("%(value)s %% of: %(basis)s") % about
    return f"{said} × {figure_words(limit.per)}" if limit.per else said


def component_lines(one: Component, currency: str) -> dict[str, Any]:
    """Return a component: its name, kind, and what it pays, sentence by sentence."""
    lines = [rate_words(one, currency)]
    if one.most:
        limits = [_limit_words(limit, currency) for limit in one.most]
        lines.append(_("at most %(most)s each time") % {"most": _("; or ").join(limits)})
    if one.paid is not Paid.ONCE:
        lines.append(_length_words(one))
    if one.falls:
        about = {"after": one.falls.after, "every": one.falls.every, "by": number_words(one.falls.by)}
        words = _(
            "after month %(after)s it falls by %(by)s points every %(every)s months, not below %(least)s %%"
        )
        lines.append(words % (about | {"least": number_words(one.falls.least)}))
    if one.most_in_all is not None:
        lines.append(_("at most %(most)s in all") % {"most": written(one.most_in_all, currency)})
    if one.when:
        rules = _("; and ").join(condition_words(part, currency) for part in one.when)
        lines.append(_("only if: %(rules)s") % {"rules": rules})
    return {"name": named(one.name), "kind": KIND_WORDS[one.kind], "lines": lines, "key": one.key}


def _length_words(one: Component) -> str:
    about = {"first": one.first, "last": one.periods}
    if one.paid is Paid.YEARLY:
        return _("paid yearly, from year %(first)s to year %(last)s at most") % about
    return _("paid monthly, from month %(first)s to month %(last)s at most") % about


def evidence_words(one: Evidence) -> str:
    """Return a paper, when it has to be there, and by when."""
    said = f"{named(one.name)}: {WHEN_WORDS[one.when]}"
    return f"{said}, {within_words(one.within)}" if one.within else said


def within_words(within: Within) -> str:
    """Return by when something has to be there."""
    span = span_words(figure_words(within.after), within.days, within.months)
    return _("no later than %(bound)s") % {"bound": span}


def retention_words(rule: Retention) -> str:
    """Return what is asked of the job afterwards, and what is given back otherwise."""
    about = {"days": rule.days, "within": rule.within, "after": figure_words(rule.after), "proof": rule.proof}
    kept = _(
        "The job lasts %(days)s days within %(within)s days after: %(after)s. Proof comes within %(proof)s days."
    )
    back = {
        ClawBack.IN_FULL: _("Otherwise everything paid is given back."),
        ClawBack.PRO_RATA: _("Otherwise it is given back for the days that are missing."),
    }[rule.claw_back]
    return f"{kept % about} {back}"


def binding_lines(package: Package) -> list[str]:
    """Return what binds a package besides its conditions."""
    currency, lines = package.currency, []
    if package.most is not None:
        lines.append(_("All together: at most %(most)s.") % {"most": written(package.most, currency)})
    if package.advance:
        lines.append(_advance_words(package))
    earlier = _("It is approved on an earlier day than: %(day)s.")
    lines.extend(earlier % {"day": figure_words(name)} for name in package.prior_approval)
    if package.once is Once.PERSON:
        lines.append(_("A person receives it once."))
    if package.once is Once.FAMILY:
        lines.append(_("A family receives it once."))
    if package.only_payer:
        lines.append(_("Nobody else pays for the same."))
    if package.not_with:
        lines.append(_("Not together with: %(keys)s.") % {"keys": ", ".join(package.not_with)})
    if package.retention:
        lines.append(retention_words(package.retention))
    return lines


def _advance_words(package: Package) -> str:
    advance = package.advance
    about = {"share": number_words(advance.share)}  # type: ignore[union-attr]
    if advance.most is None:  # type: ignore[union-attr]
        return _("An advance may be %(share)s %% of what is paid once.") % about
    about["most"] = written(advance.most, package.currency)  # type: ignore[union-attr]
    return _("An advance may be %(share)s %% of what is paid once, at most %(most)s.") % about


def approval_lines(package: Package) -> list[str]:
    """Return who approves which amounts."""
    lines = []
    for band in package.approval:
        words = ngettext(
            "%(number)s person besides the one who asks",
            "%(number)s people besides the one who asks",
            band.number,
        ) % {"number": band.number}
        up_to = band.up_to
        reach = _("any amount above") if up_to is None and len(package.approval) > 1 else _("any amount")
        if up_to is not None:
            reach = _("up to %(amount)s") % {"amount": written(up_to, package.currency)}
        lines.append(first_up(f"{reach}: {words}"))
    return lines


def valid_words(package: Package) -> str:
    """Return from when to when it may be asked for."""
    start, end = package.valid.start, package.valid.end
    if start and end:
        return _("from %(start)s to %(end)s") % {"start": date_format(start), "end": date_format(end)}
    if start:
        return _("from %(start)s on") % {"start": date_format(start)}
    return _("until %(end)s") % {"end": date_format(end)} if end else _("without an end")

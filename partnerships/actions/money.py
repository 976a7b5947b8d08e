"""Funding sources, budget lines and rates of exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed, written
from jtportal.kernel.doors import Refused
from partnerships.actions.ledger import hold_line
from partnerships.actions.stale import refuse_stale
from partnerships.models import BudgetLine, ExchangeRate, FundingSource

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as the trail writes them."""
    return {name: str(written(value)) for name, value in values.items() if value not in (None, "")}


def refuse_twice(partnership: Partnership, name: str, *, but: FundingSource | None = None) -> None:
    """Raise Refused when a source of this name is there already."""
    same = FundingSource.objects.filter(partnership=partnership, name=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Refused(_("A source of this name is there already."), field="name")


def refuse_line_twice(line: BudgetLine) -> None:
    """Raise Refused when the source has a line of this name and currency already."""
    same = BudgetLine.objects.filter(source=line.source_id, title=line.title, currency=line.currency)
    if same.exclude(pk=line.pk).exists():
        raise Refused(_("This source has a line of this name and currency already."), field="title")


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, as small ones: what two spellings of a name share."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def spelling(partnership: Partnership, plan: str, *, but: FundingSource | None = None) -> str:
    """Return a territorial plan as other sources of the partnership spell it, so that it stays one plan."""
    plan = " ".join(plan.split())
    known = FundingSource.objects.filter(partnership=partnership).exclude(plan="")
    known = known.exclude(pk=but.pk) if but else known
    same = (
        one for one in known.order_by("pk").values_list("plan", flat=True) if letters(one) == letters(plan)
    )
    return next(same, plan) if plan else ""


@transaction.atomic
def add_source(*, partnership: Partnership, by: Actor, **values: Any) -> FundingSource:
    """Take a funding source in: name, kind, instrument, origin, plan, organisation, note. Raises Refused."""
    refuse_twice(partnership, values["name"])
    values["plan"] = spelling(partnership, values.get("plan", ""))
    source = FundingSource.objects.create(partnership=partnership, **values)
    audit.record(source, verb="funding.source_added", by=by, after=plain(values))
    return source


@transaction.atomic
def change_source(*, source: FundingSource, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change what is known of a source. Raises Refused, also when somebody did so since revision `seen`."""
    row = FundingSource.objects.select_for_update(of=("self",)).get(pk=source.pk)
    refuse_stale(row, seen)
    refuse_twice(row.partnership, values.get("name", row.name), but=row)
    if "plan" in values:
        values["plan"] = spelling(row.partnership, values["plan"], but=row)
    before, after = set_changed(row, values)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="funding.source_changed", by=by, before=plain(before), after=plain(after))


@transaction.atomic
def add_line(*, source: FundingSource, by: Actor, **values: Any) -> BudgetLine:
    """Add a budget line to a source: title, input_kind, currency, pledged, pledge_due_on. Raises Refused."""
    line = BudgetLine(partnership_id=source.partnership_id, source=source, **values)
    refuse_line_twice(line)
    line.save()
    audit.record(line, verb="budget.line_added", by=by, after=plain(values))
    return line


@transaction.atomic
def change_line(*, line: BudgetLine, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change a line's title, input, pledge or its day; its currency and balances stay.

    Raises Refused, also when somebody did so since revision `seen`.
    """
    row = hold_line(line.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    refuse_line_twice(row)
    if after:
        row.revision += 1
        row.save(update_fields=[*after, "revision"])
        audit.record(row, verb="budget.line_changed", by=by, before=plain(before), after=plain(after))


@transaction.atomic
def set_rate(
    *, partnership: Partnership, currency: str, on: date, rate: Decimal, source: str, by: Actor
) -> ExchangeRate:
    """Record what one unit of a currency was worth on a day.

    Raises Refused for the own currency, a day that is still to come, and a second rate of a day.
    """
    if currency == partnership.currency:
        raise Refused(_("This is the partnership's own currency."), field="currency")
    if on > partnership.today():
        raise Refused(_("That day is still to come."), field="on")
    if ExchangeRate.objects.filter(partnership=partnership, currency=currency, on=on).exists():
        raise Refused(
            _("There is a rate of this currency for that day already: correct it on the page of the money."),
            field="on",
        )
    row = ExchangeRate.objects.create(
        partnership=partnership, currency=currency, on=on, rate=rate, source=source, recorded_by=by.user
    )
    after = {"currency": currency, "on": on, "rate": str(rate), "source": source}
    audit.record(row, verb="exchange_rate.added", by=by, after=after)
    return row


@transaction.atomic
def correct_rate(*, rate: ExchangeRate, worth: Decimal, source: str, reason: str, by: Actor) -> ExchangeRate:
    """Let another rate of the same currency and day take a mistyped one's place. Raises Refused."""
    held = ExchangeRate.objects.select_for_update().get(pk=rate.pk)
    if ExchangeRate.objects.filter(supersedes=held).exists():
        raise Refused(_("This rate was corrected before: correct the one that stands."))
    if (held.rate, held.source) == (worth, source):
        raise Refused(_("Nothing is different."), field="rate")
    row = ExchangeRate.objects.create(
        partnership_id=held.partnership_id, currency=held.currency, on=held.on, rate=worth, source=source,
        supersedes=held, reason=reason, recorded_by=by.user,
    )  # fmt: skip
    before = {"rate": str(held.rate), "source": held.source}
    after = {"currency": held.currency, "on": held.on, "rate": str(worth), "source": source}
    audit.record(row, verb="exchange_rate.corrected", by=by, before=before, after=after, reason=reason)
    return row

"""What is known of somebody beyond the roster, and what wages a whole partnership's workers are owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Sum

from workforce.calculations import arrears, service
from workforce.enums import FactStanding
from workforce.models import ArrearsEntry, Assessment, Credential, Household, ServiceSpell, Wishes

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.calculations.arrears import Balance
    from workforce.calculations.service import Service
    from workforce.models import Case

CERTIFIED = (FactStanding.DOCUMENT, FactStanding.CERTIFIED)


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything said at intake. Lists hold what was taken back too, so that it can be shown struck out."""

    household: Household | None
    wishes: Wishes | None
    spells: list[ServiceSpell]
    credentials: list[Credential]
    entries: list[ArrearsEntry]
    assessments: list[Assessment]
    service: Service
    months: dict[tuple[date, str], Balance] = field(default_factory=dict)
    owed: dict[str, Balance] = field(default_factory=dict)

    @property
    def assessment(self) -> Assessment | None:
        """The latest assessment."""
        return self.assessments[0] if self.assessments else None


def of_case(case: Case, actor: Actor) -> Intake:
    """Return what is known; six queries whatever there is."""

    def rows(model: Any, *related: str) -> Any:
        return model.objects.visible_to(actor).filter(case=case).select_related("recorded_by", *related)

    spells, entries = list(rows(ServiceSpell)), list(rows(ArrearsEntry))
    told = [
        arrears.Entry(one.kind, one.month, one.amount, one.currency)
        for one in entries
        if one.retracted_at is None
    ]
    worked = [
        service.Worked(one.begins, one.ends, one.underground, one.standing in CERTIFIED)
        for one in spells
        if one.retracted_at is None
    ]
    return Intake(
        household=rows(Household).filter(retracted_at=None).first(),
        wishes=rows(Wishes).filter(retracted_at=None).first(),
        spells=spells,
        credentials=list(rows(Credential)),
        entries=entries,
        assessments=list(rows(Assessment)),
        service=service.service(worked, case.partnership.today()),
        months=arrears.by_month(told),
        owed=arrears.totals(told),
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """What a partnership's workers are owed in a currency, and how many of them there are."""

    balance: Balance
    workers: int


def owed_in(partnership: Partnership, actor: Actor) -> dict[str, Owed]:
    """Return the totals of the ledger by currency, for negotiation; two queries, added up by the database."""
    rows = ArrearsEntry.objects.visible_to(actor).filter(case__partnership=partnership, retracted_at=None)
    sums: dict[str, Balance] = defaultdict(arrears.Balance)
    for kind, currency, amount in rows.order_by().values_list("kind", "currency").annotate(all=Sum("amount")):
        sums[currency] = sums[currency].plus(kind, amount)
    people = rows.filter(kind="owed").order_by().values_list("currency")
    number = dict(people.annotate(all=Count("case", distinct=True)))
    return {code: Owed(sums[code], number.get(code, 0)) for code in sorted(sums)}


def owed_months(partnership: Partnership, actor: Actor) -> dict[tuple[date, str], Balance]:
    """Return the totals of each month and currency, oldest first; one query."""
    rows = ArrearsEntry.objects.visible_to(actor).filter(case__partnership=partnership, retracted_at=None)
    found: dict[tuple[date, str], Balance] = defaultdict(arrears.Balance)
    parts = rows.order_by().values_list("month", "currency", "kind").annotate(all=Sum("amount"))
    for month, currency, kind, amount in parts:
        found[month, currency] = found[month, currency].plus(kind, amount)
    return dict(sorted(found.items()))

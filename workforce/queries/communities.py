"""What the records of affected communities add up to."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Avg, Count, Q, Sum

from workforce.enums import BeneficiaryKind, Formality

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from workforce.models import Beneficiary

HOUSEHOLD, BUSINESS = Q(kind=BeneficiaryKind.HOUSEHOLD), Q(kind=BeneficiaryKind.BUSINESS)


def totals(rows: QuerySet[Beneficiary]) -> dict[str, Any]:
    """Return what these records add up to, in one query.

    {households, people, businesses, suppliers, jobs_at_risk, persons, informal: numbers; turnover: the mean share of
    turnover that depends on the mine, per cent with one decimal, over `stated` businesses, None where none said so}.
    """
    found = rows.order_by().aggregate(
        households=Count("pk", filter=HOUSEHOLD),
        people=Sum("members", filter=HOUSEHOLD, default=0),
        businesses=Count("pk", filter=BUSINESS),
        suppliers=Count("pk", filter=BUSINESS & Q(supplier=True)),
        jobs_at_risk=Sum("jobs_at_risk", filter=BUSINESS, default=0),
        persons=Count("pk", filter=~(HOUSEHOLD | BUSINESS)),
        informal=Count("pk", filter=Q(formality=Formality.INFORMAL)),
        turnover=Avg("turnover_share", filter=BUSINESS),
        stated=Count("turnover_share", filter=BUSINESS),
    )
    if found["turnover"] is not None:
        found["turnover"] = Decimal(found["turnover"]).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return found

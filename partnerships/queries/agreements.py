"""Versions of the partnership agreement, and what the next one would freeze."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from partnerships.enums import AgreementState
from partnerships.models import AgreementParty, Contribution, PartnershipAgreement
from partnerships.queries.partners import seats

if TYPE_CHECKING:
    from partnerships.models import Partnership


def versions(partnership: Partnership) -> list[Any]:
    """Return a partnership's versions, the newest first, each with `asked` and `signed`: how many parties."""
    rows = PartnershipAgreement.objects.filter(partnership=partnership)
    counted = rows.annotate(
        asked=Count("parties"), signed=Count("parties", filter=Q(parties__signed_on__isnull=False))
    )
    return list(counted.select_related("document").order_by("-number"))


def agreement_in_force(partnership: Partnership) -> PartnershipAgreement | None:
    """Return the version in force, or None."""
    rows = PartnershipAgreement.objects.filter(partnership=partnership, state=AgreementState.IN_FORCE)
    return rows.select_related("partnership").first()


def parties_of(agreement: PartnershipAgreement) -> list[AgreementParty]:
    """Return the parties as a version froze them, the lead first."""
    return list(AgreementParty.objects.filter(agreement=agreement).select_related("organisation"))


def parties_today(partnership: Partnership) -> list[dict[str, Any]]:
    """Return who would be a party if a version went out today: the fields of AgreementParty. Evaluators sign nothing."""
    pledged: dict[int, list[dict[str, Any]]] = {}
    rows = Contribution.objects.filter(partner__partnership=partnership).with_sums()
    for one in rows.filter(pledged__gt=0).select_related("partner").order_by("kind", "pk"):
        pledged.setdefault(one.partner.organisation_id, []).append(
            {
                "kind": one.kind,
                "title": one.title,
                "amount": str(one.pledged),
                "currency": one.currency,
                "due_on": one.due_on.isoformat() if one.due_on else None,
            }
        )
    found = []
    for seat in seats(partnership):
        carrying = [row for row in seat.now if row.role != "evaluator"]
        if carrying:
            written = "\n".join(
                row.responsibilities.strip() for row in carrying if row.responsibilities.strip()
            )
            found.append(
                {
                    "organisation": seat.organisation,
                    "leads": seat.leads,
                    "roles": [row.role for row in carrying],
                    "responsibilities": written,
                    "pledges": pledged.get(seat.organisation.pk, []),
                    "partner": seat.row.pk,
                }
            )
    return found

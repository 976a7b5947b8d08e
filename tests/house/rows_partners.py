"""Rows of partners, what hangs on them, and of the partnership agreement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from partnerships.actions import agreements, anchors, contacts, contributions
from partnerships.models import (
    AgreementParty,
    Anchor,
    AnchorMember,
    Brought,
    Contribution,
    ContributionEntry,
    DataSharing,
    Partner,
    PartnerContact,
    PartnershipAgreement,
)


def a_pledge(world: Any) -> Contribution:
    """Rooms that a partner pledged."""
    return contributions.pledge(
        partner=world.row(Partner), kind="in_kind", title="Rooms", amount=Decimal(100), currency="UAH",
        on=world.cast.partnership.today(), by=world.cast.partner,
    )  # fmt: skip


def an_agreement(world: Any) -> PartnershipAgreement:
    """A partnership agreement out for signature."""
    values = {"aims": "Work", "jobs_created": 10, "jobs_formalised": 5, "reach_by": date(2027, 12, 31)}
    agreement = agreements.begin(partnership=world.cast.partnership, by=world.cast.partner, **values)
    agreements.put_out(agreement=agreement, by=world.cast.partner)
    return agreement


def a_body(world: Any) -> Anchor:
    """The council that carries the partnership."""
    day = date(2024, 1, 15)
    return anchors.take_in(
        partnership=world.cast.partnership, kind="council", name="Council", since=day, mandate="Leads.",
        mandated_on=day, by=world.cast.partner,
    )  # fmt: skip


PARTNER_ROWS = {
    Anchor: a_body,
    AnchorMember: lambda world: anchors.seat(
        anchor=world.row(Anchor),
        name="Board of trade",
        seat="member",
        valid_from=date(2024, 1, 15),
        by=world.cast.partner,
    ),
    Brought: lambda world: anchors.bring(
        partner=world.row(Partner),
        what="A job bank",
        baseline="None",
        since=date(2024, 1, 15),
        by=world.cast.partner,
    ),
    AgreementParty: lambda world: world.row(PartnershipAgreement).parties.first(),
    Contribution: a_pledge,
    ContributionEntry: lambda world: world.row(Contribution).entries.get(),
    DataSharing: lambda world: DataSharing.objects.create(
        partner=world.row(Partner), valid_from=date(2024, 1, 1), covers="Totals"
    ),
    Partner: lambda world: world.cast.partnership.partners.get(
        organisation=world.cast.partner.organisation_id
    ),
    PartnerContact: lambda world: contacts.add(
        partner=world.row(Partner), name="Office", email="office@example.org", by=world.cast.partner
    ),
    PartnershipAgreement: an_agreement,
}

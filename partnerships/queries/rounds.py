"""Rounds of a negotiation and where it is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerships.models import (
    Amendment,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    Impasse,
    Meeting,
    NegotiationRound,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor


def rounds_of(actor: Actor, agreement: FrameworkAgreement) -> list[NegotiationRound]:
    """Return the rounds that exist for the actor with agenda, minutes, attendance and amendments, the latest first."""
    rows = NegotiationRound.objects.visible_to(actor).filter(agreement=agreement)
    rows = rows.select_related("meeting__partnership", "version")
    rows = rows.prefetch_related("meeting__items", "meeting__attendance__organisation", "amendments")
    return list(rows.order_by("-number"))


def impasses_of(actor: Actor, agreement: FrameworkAgreement) -> list[Impasse]:
    """Return where the negotiation is or was stuck, open ones first, the latest first."""
    rows = Impasse.objects.visible_to(actor).filter(agreement=agreement)
    rows = rows.select_related("declared_by").prefetch_related("amendments", "clauses")
    return sorted(rows.order_by("-since", "-pk"), key=lambda row: not row.open)


def stuck_on(amendment: Amendment) -> list[Impasse]:
    """Return the impasses of an amendment, the latest first."""
    return list(amendment.impasses.select_related("declared_by").order_by("-since", "-pk"))


def stuck_ones(agreement: FrameworkAgreement) -> set[int]:
    """Return the keys of an agreement's amendments that are stuck today, in one query."""
    rows = Amendment.objects.filter(impasses__agreement=agreement, impasses__outcome="")
    return set(rows.order_by("pk").values_list("pk", flat=True))


def negotiable(actor: Actor, version: FrameworkVersion | None) -> QuerySet[Amendment]:
    """Return the amendments of a version that were put on the table."""
    rows = Amendment.objects.visible_to(actor).filter(version=version)
    return rows.exclude(tabled_at=None).order_by("number")


def no_round_yet(actor: Actor, agreement: FrameworkAgreement) -> QuerySet[Meeting]:
    """Return the partnership's meetings that are no round yet, the latest first."""
    rows = Meeting.objects.visible_to(actor).filter(
        partnership=agreement.partnership_id, negotiation_round=None
    )
    return rows.order_by("-starts_at", "-pk")


def may_declare(agreement: FrameworkAgreement, organisation: int | None = None) -> QuerySet[FrameworkParty]:
    """Return the parties of today, or only an organisation's."""
    rows = agreement.parties.on(agreement.partnership.today()).select_related("organisation")
    return rows if organisation is None else rows.filter(organisation=organisation)

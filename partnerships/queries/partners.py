"""The partners of a partnership, one line per organisation, with what they pledged and what came in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partnerships.models import (
    Brought,
    Contribution,
    ContributionEntry,
    DataSharing,
    LeadTerm,
    Partner,
    PartnerContact,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from accounts.models import Organisation
    from partnerships.calculations.course import Shortage
    from partnerships.models import Partnership

SOON_DAYS = 60  # how many days before its end an agreement is spoken of
DAYS = ""  # the unit of staff time, where others have their currency


@dataclass(slots=True)
class Sums:
    """Pledged and received in one unit: a currency's code, or days of work ('')."""

    unit: str
    pledged: Decimal = Decimal(0)
    received: Decimal = Decimal(0)

    @property
    def share(self) -> float:
        """Received against pledged, 0 to 1."""
        return float(min(Decimal(1), self.received / self.pledged)) if self.pledged > 0 else 0.0

    @property
    def left(self) -> Decimal:
        """What is still to come."""
        return max(Decimal(0), self.pledged - self.received)


@dataclass(slots=True)
class Seat:
    """An organisation in a partnership: its roles now, before and to come, the newest first."""

    organisation: Organisation
    roles: list[Partner] = field(default_factory=list)
    now: list[Partner] = field(default_factory=list)
    leads: bool = False
    contact: PartnerContact | None = None
    sums: list[Sums] = field(default_factory=list)
    sharing: DataSharing | None = None

    @property
    def row(self) -> Partner:
        """The role by which its page is found."""
        return (self.now or self.roles)[0]


def short_kinds(short: Sequence[Shortage]) -> str:
    """Name kinds of partners of which there are too few; once more than one is needed, how many there are of how many.

    "municipality; employer (1 of 2)"
    """
    language = get_language() or "en"
    if all(one.kind.at_least == 1 for one in short):
        return "; ".join(one.kind.name(language) for one in short)
    words = _("%(kind)s (%(there)s of %(needed)s)")
    return "; ".join(
        words % {"kind": one.kind.name(language), "there": one.there, "needed": one.kind.at_least}
        for one in short
    )


def holds(row: Any, day: date) -> bool:
    """Say whether a row with valid_from and valid_until holds on a day."""
    return bool(row.valid_from <= day and (row.valid_until is None or row.valid_until >= day))


def sums_of(contributions: Iterable[Any]) -> list[Sums]:
    """Add contributions (read with `with_sums`) unit by unit: currencies by their code, days of work last."""
    found: dict[str, Sums] = {}
    for one in contributions:
        sums = found.setdefault(one.currency, Sums(one.currency))
        sums.pledged += one.pledged
        sums.received += one.received
    return sorted(found.values(), key=lambda sums: (sums.unit == DAYS, sums.unit))


def seats(partnership: Partnership) -> list[Seat]:
    """Return the organisations of a partnership in five queries: the lead first, those no longer in at the end."""
    today = partnership.today()
    rows = Partner.objects.filter(partnership=partnership).select_related("organisation")
    found: dict[int, Seat] = {}
    for row in rows.order_by("-valid_from", "role"):
        seat = found.setdefault(row.organisation_id, Seat(row.organisation))
        seat.roles.append(row)
        if holds(row, today):
            seat.now.append(row)
    of = {"partner__partnership": partnership}
    for term in LeadTerm.objects.filter(place=partnership).in_force(today).select_related("partner"):
        found[term.partner.organisation_id].leads = True
    for contact in PartnerContact.objects.filter(**of).select_related("partner"):
        seat = found[contact.partner.organisation_id]
        seat.contact = seat.contact or contact
    given = defaultdict(list)
    for contribution in Contribution.objects.filter(**of).with_sums().select_related("partner"):
        given[contribution.partner.organisation_id].append(contribution)
    for sharing in DataSharing.objects.filter(**of).select_related("partner"):
        seat = found[sharing.partner.organisation_id]
        if seat.sharing is None or last_day(sharing) > last_day(seat.sharing):
            seat.sharing = sharing
    for key, seat in found.items():
        seat.sums = sums_of(given[key])
    return sorted(found.values(), key=lambda seat: (not seat.now, not seat.leads, seat.organisation.name))


def totals(of: Iterable[Seat]) -> list[Sums]:
    """Add what organisations pledged and what came in, unit by unit."""
    return sums_of(
        SimpleNamespace(currency=one.unit, pledged=one.pledged, received=one.received)
        for seat in of
        for one in seat.sums
    )


def last_day(row: Any) -> str:
    """Return the last day of a term as text that orders, one without end at the end."""
    return row.valid_until.isoformat() if row.valid_until else "9999"


def same_seat(model: Any, partner: Partner) -> Any:
    """Return the rows of a model that hang on any role of the partner's organisation in its partnership."""
    return model.objects.filter(
        partner__partnership=partner.partnership_id, partner__organisation=partner.organisation_id
    )


def roles_of(partner: Partner) -> list[Partner]:
    """Return all roles of the partner's organisation in its partnership, the newest first."""
    rows = Partner.objects.filter(partnership=partner.partnership_id, organisation=partner.organisation_id)
    return list(rows.order_by("-valid_from", "role"))


def lead_terms(partner: Partner) -> list[LeadTerm]:
    """Return when the partner's organisation led, the last first."""
    return list(same_seat(LeadTerm, partner))


def contacts_of(partner: Partner) -> list[PartnerContact]:
    """Return whom one reaches there, the first to ask at the top."""
    return list(same_seat(PartnerContact, partner))


def sharings_of(partner: Partner) -> list[DataSharing]:
    """Return the data-sharing agreements, the last first."""
    return list(same_seat(DataSharing, partner).select_related("document").order_by("-valid_from"))


def brought_by(partner: Partner) -> list[Brought]:
    """Return what the organisation brought in."""
    return list(same_seat(Brought, partner).standing().select_related("document"))


def book_of(partner: Partner) -> list[tuple[Any, list[ContributionEntry]]]:
    """Return the contributions of the partner's organisation with their sums, and each one's entries, in two queries."""
    entries = defaultdict(list)
    rows = ContributionEntry.objects.filter(
        contribution__partner__partnership=partner.partnership_id,
        contribution__partner__organisation=partner.organisation_id,
    )
    for entry in rows.select_related("document", "recorded_by", "corrected_by").order_by("on", "pk"):
        entries[entry.contribution_id].append(entry)
    contributions = same_seat(Contribution, partner).with_sums().select_related("partner", "line")
    return [(one, entries[one.pk]) for one in contributions.order_by("kind", "pk")]


def brought_in(partnership: Partnership) -> list[Brought]:
    """Return what the anchor body and all partners brought in, what was taken back at the end."""
    rows = Brought.objects.filter(Q(partner__partnership=partnership) | Q(anchor__partnership=partnership))
    found = rows.select_related("partner__organisation", "anchor", "document").order_by("since", "pk")
    return sorted(found, key=lambda row: row.withdrawn_at is not None)

"""Where a text stands with its constituencies, and who may sign it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Membership, User
from partnerships.calculations.clauses import quorum
from partnerships.enums import AmendmentState
from partnerships.models import Amendment, FrameworkParty, FrameworkVersion, Mandate, TextErratum
from partnerships.rules import SPEAKING

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkAgreement, Partnership


def rules_of(agreement: FrameworkAgreement) -> dict[str, quorum.Rule]:
    """Return {constituency: rule}."""
    return {row.constituency: quorum.Rule(row.needs, row.quorum) for row in agreement.adoption_rules.all()}


def outcome(version: FrameworkVersion) -> tuple[quorum.Standing, dict[str, quorum.Tally]]:
    """Return where the text stands and each constituency's tally; two queries, and one for the rules."""
    said = dict(version.signatures.values_list("party", "said"))
    day = version.agreement.partnership.today()
    seats = version.agreement.parties.on(day).values_list("pk", "constituency")
    return quorum.outcome(rules_of(version.agreement), [(side, said.get(pk)) for pk, side in seats])


def mandate_of(user: User | None, party: FrameworkParty, day: date) -> Mandate | None:
    """Return the mandate by which a person may sign for a party on a day, or None."""
    return party.mandates.on(day).filter(holder=user).order_by("-from_on").first() if user else None


def undecided(version: FrameworkVersion) -> list[Amendment]:
    """Return the amendments that are on the table still."""
    return list(version.amendments.filter(state=AmendmentState.TABLED).order_by("number"))


def unacknowledged(actor: Actor, partnership: Partnership) -> QuerySet[TextErratum]:
    """Return the typing slips that the actor's party has not acknowledged yet."""
    own = FrameworkParty.objects.on(partnership.today()).filter(organisation=actor.organisation_id)
    rows = TextErratum.objects.visible_to(actor).filter(version__agreement__partnership=partnership)
    rows = rows.filter(version__agreement__in=own.values("agreement"))
    rows = rows.exclude(acknowledgements__party__in=own).order_by("pk")
    return rows.select_related("version__agreement__partnership", "was")


def people_of(party: FrameworkParty | Amendment) -> QuerySet[User]:
    """Return the people who may speak for a party's organisation, or for the one that proposed an amendment."""
    rows = Membership.objects.filter(organisation=party.organisation, role__in=SPEAKING)
    return User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("pk")

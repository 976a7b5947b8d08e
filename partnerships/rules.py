"""May this person do this to this row? `visible_to` has said before that the row exists for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.enums import Role
from partnerships.models import FrameworkAgreement, Partner, Partnership

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Consultation, Finding

# Roles that speak for a partner; viewers and evaluators read.
SPEAKING = (
    Role.COORDINATOR,
    Role.CASE_OFFICER,
    Role.SECOND_APPROVER,
    Role.SOCIAL_PARTNER,
    Role.EMPLOYER,
    Role.PROVIDER,
)


def place_of(row: Any) -> Partnership:
    """Return the partnership that a row belongs to."""
    return row.partnership  # a partnership answers with itself


def is_partner(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor's organisation is a partner today."""
    known = partnership.__dict__.setdefault(
        "_partner_today", {}
    )  # one question per page, asked by menu and door
    if actor.organisation_id not in known:
        rows = Partner.objects.in_force().filter(partnership=partnership)
        known[actor.organisation_id] = rows.filter(organisation=actor.organisation_id).exists()
    return known[actor.organisation_id]


def may_read_plan(actor: Actor, row: Any) -> bool:
    """Read the partnership's plan: everybody for whom it exists."""
    return actor.user is not None and place_of(row) is not None


def may_coordinate(actor: Actor, row: Any) -> bool:
    """Keep the partnership's plan: the coordinator of one of its partners."""
    return actor.has_role(Role.COORDINATOR) and is_partner(actor, place_of(row))


def may_take_part(actor: Actor, row: Any) -> bool:
    """Speak for a partner: comment, propose, answer."""
    return actor.has_role(*SPEAKING) and is_partner(actor, place_of(row))


def may_tell_own(actor: Actor, row: Any) -> bool:
    """Write a partner's contacts and what came in of it: the coordinator, and the partner's own people."""
    if may_coordinate(actor, row):
        return True
    partner = row if isinstance(row, Partner) else getattr(row, "contribution", row).partner
    return partner.organisation_id == actor.organisation_id and may_take_part(actor, row)


def may_receive(actor: Actor, row: Any) -> bool:
    """Write what came in of a contribution: as its book, but for the coordinator alone where the ledger says it too."""
    return may_coordinate(actor, row) or (row.line_id is None and may_tell_own(actor, row))


def may_recommend(actor: Actor, row: Any) -> bool:
    """Take in what an evaluation recommends: the evaluator or the coordinator of a partner."""
    return actor.has_role(Role.COORDINATOR, Role.EVALUATOR) and is_partner(actor, place_of(row))


def may_follow_up(actor: Actor, row: Any) -> bool:
    """Say how far something is: its owner, whoever speaks for the partner that owns it, and the coordinator."""
    if may_coordinate(actor, row):
        return True
    owns = row.organisation_id == actor.organisation_id or (row.owner_id and row.owner_id == actor.user_id)
    return bool(owns) and may_take_part(actor, row)


def may_judge(actor: Actor, row: Any) -> bool:
    """Score a proposal: whoever is named for its stage."""
    named = row.call.appraisers.filter(stage=row.stage, user=actor.user_id, released_at=None)
    return actor.user is not None and named.exists()


def may_follow(actor: Actor, row: Any) -> bool:
    """See how far an appraisal is: the coordinator, and whoever is named for the call."""
    if may_coordinate(actor, row):
        return True
    return actor.user is not None and row.appraisers.filter(user=actor.user_id, released_at=None).exists()


def may_answer_for(actor: Actor, row: Any) -> bool:
    """Read the letter about a proposal or add to it: the coordinator, and the applicant's people who speak for it."""
    own = (
        actor.organisation_id in (row.applicant_id, row.entered_for_id) and actor.organisation_id is not None
    )
    return may_coordinate(actor, row) or (own and may_take_part(actor, row))


def may_change_finding(actor: Actor, finding: Finding) -> bool:
    """Write on a finding or add evidence: the organisation that brought it, and the coordinator."""
    own = finding.organisation_id is not None and finding.organisation_id == actor.organisation_id
    return may_coordinate(actor, finding) or (own and may_take_part(actor, finding))


def may_change_consultation(actor: Actor, consultation: Consultation) -> bool:
    """Mend an entry of the consultation log: whose organisation wrote it, and the coordinator."""
    own = consultation.organisation_id is not None and consultation.organisation_id == actor.organisation_id
    return may_coordinate(actor, consultation) or (own and may_take_part(actor, consultation))


def may_approve(actor: Actor, row: Any) -> bool:
    """Be the second of two people: a coordinator or second approver of a partner."""
    return actor.has_role(Role.COORDINATOR, Role.SECOND_APPROVER) and is_partner(actor, place_of(row))


def may_release(actor: Actor, order: Any) -> bool:
    """Release or refuse a payment: whoever may approve and did not enter it."""
    return actor.user_id != order.entered_by_id and may_approve(actor, order)


def may_carry(actor: Actor, row: Any) -> bool:
    """Say how far an activity or its milestone is: the coordinator, an owner, or the responsible organisation."""
    activity = getattr(row, "activity", row)
    if may_coordinate(actor, row):
        return True
    theirs = actor.user_id in (row.owner_id, activity.owner_id) or actor.organisation_id == activity.body_id
    return theirs and may_take_part(actor, row)


def whoever_knows(_actor: Actor, _row: Any = None) -> bool:
    """Open what a secret address alone leads to: the address is the permission."""
    return True


def may_enter_room(actor: Actor, row: Any) -> bool:
    """Read what belongs to the negotiation alone: people of an organisation that sits at the table today."""
    agreement: Any = row if isinstance(row, FrameworkAgreement) else getattr(row, "version", row).agreement
    seats = agreement.parties.on(agreement.partnership.today()).filter(organisation=actor.organisation_id)
    return actor.organisation_id is not None and seats.exists()


def may_see_attendants(actor: Actor, meeting: Any) -> bool:
    """Read who came to a meeting for an organisation; to a round of a negotiation, as far as its room goes."""
    held = getattr(meeting, "negotiation_round", None)
    return held is None or may_enter_room(actor, held.agreement)


def may_negotiate(actor: Actor, row: Any) -> bool:
    """Speak at the table of a framework agreement: whoever speaks for an organisation that sits there today."""
    return may_take_part(actor, row) and may_enter_room(actor, row)


def may_mediate(actor: Actor, row: Any) -> bool:
    """Record an impasse, who mediates and how it ended: whoever negotiates, and the coordinator."""
    return may_coordinate(actor, row) or may_negotiate(actor, row)


def may_write_duty(actor: Actor, place: Any) -> bool:
    """Lay a duty on a party, change it or take it out: whoever writes the draft; once it is on the table, the parties."""
    if not place.version.is_draft:
        return False
    return may_negotiate(actor, place) if place.version.opened_at else may_coordinate(actor, place)


def is_bound(actor: Actor, party: Any) -> bool:
    """Answer for a party of a framework agreement: whoever speaks for its organisation, at the table still or not."""
    own = actor.organisation_id is not None and party.organisation_id == actor.organisation_id
    return own and may_take_part(actor, party)


def may_answer_duty(actor: Actor, place: Any) -> bool:
    """Say how far a duty has come: the party that it binds. `place.bound`: the duty that a page is about."""
    return is_bound(actor, place.bound.party)


def may_answer_breach(actor: Actor, breach: Any) -> bool:
    """Answer to a breach: the party with which it was found."""
    return is_bound(actor, breach.party)


def may_record_breach(actor: Actor, row: Any) -> bool:
    """Record a breach: whoever sits on the oversight committee today, for the organisation that sent them."""
    agreement = getattr(row, "version", row).agreement
    seats = agreement.committee_seats.on(agreement.partnership.today())
    held = seats.filter(member=actor.user_id, organisation=actor.organisation_id)
    return actor.user is not None and held.exists()


def is_at_the_table(actor: Actor, row: Any) -> bool:
    """Read who said what among the parties: who sits there, and the coordinator who keeps the text."""
    return may_coordinate(actor, row) or may_negotiate(actor, row)


def may_change_amendment(actor: Actor, amendment: Any) -> bool:
    """Revise, table or withdraw an amendment: whoever speaks for the party that proposed it."""
    return amendment.organisation_id == actor.organisation_id and may_negotiate(actor, amendment)

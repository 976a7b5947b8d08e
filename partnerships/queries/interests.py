"""Who has an interest in a proposal: by an organisation they act for, or by their own word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from accounts.models import Membership
from partnerships.models import ProposalMember, ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Proposal


def organisations_of(user_id: int | None) -> set[int]:
    """Return the organisations that somebody acts for today."""
    today = timezone.localdate()
    rows = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=today), valid_from__lte=today, user=user_id
    )
    return set(rows.values_list("organisation_id", flat=True))


def own_among(proposals: Sequence[Proposal], user_id: int | None) -> set[int]:
    """Return which of these proposals an organisation of this person takes part in."""
    mine = organisations_of(user_id)
    members = ProposalMember.objects.filter(proposal__in=proposals, organisation__in=mine)
    applied = {one.pk for one in proposals if one.applicant_id in mine}
    return applied | set(members.values_list("proposal_id", flat=True))


def declared_among(proposals: Sequence[Proposal], user_id: int | None) -> set[int]:
    """Return which of these this person declared a conflict with, at either stage."""
    keys = {one.pk for one in proposals} | {one.note_id for one in proposals if one.note_id}
    sheets = ScoreSheet.objects.filter(
        Q(proposal__in=keys) | Q(proposal__note__in=keys), conflict=True, appraiser__user=user_id
    )
    told: set[int | None] = set()
    for key, note in sheets.values_list("proposal_id", "proposal__note_id"):
        told |= {key, note} - {None}
    return {one.pk for one in proposals if one.pk in told or one.note_id in told}


def among(proposals: Sequence[Proposal], user_id: int | None) -> set[int]:
    """Return which of these proposals this person has an interest in; nobody has none."""
    return set() if user_id is None else own_among(proposals, user_id) | declared_among(proposals, user_id)

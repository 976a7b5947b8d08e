"""What is still open in a case, looked at before it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from workforce.enums import AppealState, GoalState, ReferralState, SessionState
from workforce.models import (
    Appeal,
    FollowUp,
    Goal,
    GrantClaim,
    GrantPayment,
    Invitation,
    PackageGrant,
    Referral,
    Task,
)
from workforce.package_enums import UNDER_WAY, ClaimState, GrantState

if TYPE_CHECKING:
    from workforce.models import Case

# In this order on the page; `follow_ups` and `leaving` only inform, the others are to be looked at.
KINDS = (
    "requests", "packages", "payments", "claims", "referrals", "appeals", "sessions", "goals", "steps",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Review:
    """How much of each kind is open; `follow_ups`: scheduled ones; `left`: whether the worker left the mine."""

    open: dict[str, int]
    follow_ups: int
    left: bool

    @property
    def anything(self) -> bool:
        """Whether something is to be looked at."""
        return any(self.open.values())


def review(case: Case) -> Review:
    """Return what is still open in a case; a fixed number of queries."""
    grants = PackageGrant.objects.filter(case=case).order_by()
    asked = grants.aggregate(
        requests=Count("pk", filter=Q(state=GrantState.REQUESTED)),
        packages=Count("pk", filter=Q(state__in=(GrantState.APPROVED, GrantState.SUSPENDED))),
    )
    counted = {
        **asked,
        "payments": GrantPayment.objects.filter(grant__case=case, state__in=UNDER_WAY).count(),
        "claims": GrantClaim.objects.filter(grant__case=case, state=ClaimState.CLAIMED).count(),
        "referrals": Referral.objects.filter(
            case=case, state__in=(ReferralState.ASKED, ReferralState.ACCEPTED)
        ).count(),
        "appeals": Appeal.objects.filter(case=case, state=AppealState.OPEN).count(),
        "sessions": Invitation.objects.filter(named__case=case, session__state=SessionState.PLANNED).count(),
        "goals": Goal.objects.filter(case=case, state=GoalState.OPEN).count(),
        "steps": Task.objects.filter(case=case, done_at=None).count(),
    }
    return Review(
        {kind: counted[kind] for kind in KINDS},
        FollowUp.objects.filter(case=case, retracted_at=None).count(),
        case.worker is not None and case.worker.left_on is not None,
    )

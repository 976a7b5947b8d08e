"""Words of the partnerships floor."""

from .activity import (
    ACTIVITY_MOVES,
    ACTIVITY_STEPS,
    MILESTONE_MOVES,
    RUNNING,
    ActivityState,
    MilestoneState,
)
from .digest import Rhythm, Weekday
from .document import Circle
from .money import (
    BALANCE_OF,
    PAYMENT_MOVES,
    Balance,
    EntryKind,
    FundingKind,
    InputKind,
    Instrument,
    Origin,
    PaymentState,
)
from .partner import PartnerRole
from .place import TerritoryLevel
from .tree import EdgeKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "ACTIVITY_MOVES",
    "ACTIVITY_STEPS",
    "AUDIT_VERBS",
    "BALANCE_OF",
    "MILESTONE_MOVES",
    "PAYMENT_MOVES",
    "RUNNING",
    "ActivityState",
    "Balance",
    "Circle",
    "EdgeKind",
    "EntryKind",
    "Fact",
    "FundingKind",
    "InputKind",
    "Instrument",
    "MilestoneState",
    "NodeKind",
    "Origin",
    "PartnerRole",
    "Pathway",
    "PaymentState",
    "Rhythm",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "Weekday",
]

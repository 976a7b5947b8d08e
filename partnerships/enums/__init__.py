"""Words of the partnerships floor."""

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
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AUDIT_VERBS",
    "BALANCE_OF",
    "PAYMENT_MOVES",
    "Balance",
    "Circle",
    "EdgeKind",
    "EntryKind",
    "VERSION_MOVES",
    "Circle",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "FundingKind",
    "InputKind",
    "Instrument",
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

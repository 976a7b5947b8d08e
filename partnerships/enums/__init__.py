"""Words of the partnerships floor."""

from .call import (
    CALL_TRANSITIONS,
    CHECKING,
    CONFIRMING,
    DECIDING,
    DECISIONS,
    PASSED,
    PROPOSAL_TRANSITIONS,
    RECEIVING,
    SCORING,
    CallStage,
    CallState,
    CheckAnswer,
    MemberKind,
    ProposalState,
    VisitVerdict,
    left_behind,
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
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AUDIT_VERBS",
    "BALANCE_OF",
    "CALL_TRANSITIONS",
    "CHECKING",
    "CONFIRMING",
    "DECIDING",
    "DECISIONS",
    "PASSED",
    "PAYMENT_MOVES",
    "PROPOSAL_TRANSITIONS",
    "RECEIVING",
    "SCORING",
    "VERSION_MOVES",
    "Balance",
    "CallStage",
    "CallState",
    "CheckAnswer",
    "Circle",
    "EdgeKind",
    "EntryKind",
    "EvidenceKind",
    "Fact",
    "FundingKind",
    "InputKind",
    "Instrument",
    "MemberKind",
    "NodeKind",
    "Origin",
    "PartnerRole",
    "Pathway",
    "PaymentState",
    "ProposalState",
    "Rhythm",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "VisitVerdict",
    "Weekday",
    "left_behind",
]

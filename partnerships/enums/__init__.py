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
from .markets import (
    MARKET_TRANSITIONS,
    ChainLevel,
    FunctionKind,
    FunctionState,
    JobKind,
    MarketActor,
    MarketState,
    Sector,
)
from .partner import PartnerRole
from .place import TerritoryLevel
from .policy import Framework, PolicyArea
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AUDIT_VERBS",
    "CALL_TRANSITIONS",
    "CHECKING",
    "CONFIRMING",
    "DECIDING",
    "DECISIONS",
    "MARKET_TRANSITIONS",
    "PASSED",
    "PROPOSAL_TRANSITIONS",
    "RECEIVING",
    "SCORING",
    "VERSION_MOVES",
    "CallStage",
    "CallState",
    "ChainLevel",
    "CheckAnswer",
    "Circle",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "Framework",
    "FunctionKind",
    "FunctionState",
    "JobKind",
    "MarketActor",
    "MarketState",
    "MemberKind",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "PolicyArea",
    "ProposalState",
    "Rhythm",
    "Sector",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "VisitVerdict",
    "Weekday",
    "left_behind",
]

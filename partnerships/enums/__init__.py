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
from .partner import AGREEMENT_MOVES, AgreementState, AnchorKind, ContributionKind, PartnerRole, Side
from .phase import CHECK_WORDS, PHASE_AIMS, Phase, Turn
from .place import TerritoryLevel
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AGREEMENT_MOVES",
    "AUDIT_VERBS",
    "CALL_TRANSITIONS",
    "CHECKING",
    "CHECK_WORDS",
    "CONFIRMING",
    "DECIDING",
    "DECISIONS",
    "MARKET_TRANSITIONS",
    "PASSED",
    "PHASE_AIMS",
    "PROPOSAL_TRANSITIONS",
    "RECEIVING",
    "SCORING",
    "VERSION_MOVES",
    "AgreementState",
    "AnchorKind",
    "CallStage",
    "CallState",
    "ChainLevel",
    "CheckAnswer",
    "Circle",
    "ContributionKind",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "FunctionKind",
    "FunctionState",
    "JobKind",
    "MarketActor",
    "MarketState",
    "MemberKind",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "Phase",
    "ProposalState",
    "Rhythm",
    "Sector",
    "Side",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "Turn",
    "VersionState",
    "VisitVerdict",
    "Weekday",
    "left_behind",
]

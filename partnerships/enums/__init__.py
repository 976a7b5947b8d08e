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
from .meeting import FOLLOW_UP_TRANSITIONS, MEETING_TRANSITIONS, FollowUp, MeetingKind, MeetingState
from .partner import PartnerRole
from .place import TerritoryLevel
from .recommendation import PROGRESS_TRANSITIONS, EvaluationKind, Progress, Response
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
    "FOLLOW_UP_TRANSITIONS",
    "MARKET_TRANSITIONS",
    "MEETING_TRANSITIONS",
    "PASSED",
    "PROGRESS_TRANSITIONS",
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
    "EvaluationKind",
    "EvidenceKind",
    "Fact",
    "FollowUp",
    "FunctionKind",
    "FunctionState",
    "JobKind",
    "MarketActor",
    "MarketState",
    "MeetingKind",
    "MeetingState",
    "MemberKind",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "Progress",
    "ProposalState",
    "Response",
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

"""Words of the partnerships floor."""

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
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AUDIT_VERBS",
    "MARKET_TRANSITIONS",
    "VERSION_MOVES",
    "ChainLevel",
    "Circle",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "FunctionKind",
    "FunctionState",
    "JobKind",
    "MarketActor",
    "MarketState",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "Rhythm",
    "Sector",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "Weekday",
]

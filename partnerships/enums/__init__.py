"""Words of the partnerships floor."""

from .diagnosis import (
    ASKS,
    BASELINES,
    FINDING_MOVES,
    MAY_BE_SET_ASIDE,
    PROMPTS,
    AnswerState,
    Dimension,
    FindingState,
    Forgotten,
)
from .digest import Rhythm, Weekday
from .document import Circle
from .partner import PartnerRole
from .place import TerritoryLevel
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "ASKS",
    "AUDIT_VERBS",
    "BASELINES",
    "FINDING_MOVES",
    "MAY_BE_SET_ASIDE",
    "PROMPTS",
    "VERSION_MOVES",
    "AnswerState",
    "Circle",
    "Dimension",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "FindingState",
    "Forgotten",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "Rhythm",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "Weekday",
]

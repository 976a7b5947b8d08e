"""Words of the partnerships floor."""

from .digest import Rhythm, Weekday
from .document import Circle
from .partner import PartnerRole
from .place import TerritoryLevel
from .policy import Framework, PolicyArea
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AUDIT_VERBS",
    "VERSION_MOVES",
    "Circle",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "Framework",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "PolicyArea",
    "Rhythm",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "Weekday",
]

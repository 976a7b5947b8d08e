"""Words of the partnerships floor."""

from .digest import Rhythm, Weekday
from .document import Circle
from .partner import AGREEMENT_MOVES, AgreementState, AnchorKind, ContributionKind, PartnerRole, Side
from .phase import CHECK_WORDS, PHASE_AIMS, Phase, Turn
from .place import TerritoryLevel
from .tree import VERSION_MOVES, EdgeKind, EvidenceKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AGREEMENT_MOVES",
    "AUDIT_VERBS",
    "CHECK_WORDS",
    "PHASE_AIMS",
    "VERSION_MOVES",
    "AgreementState",
    "AnchorKind",
    "Circle",
    "ContributionKind",
    "EdgeKind",
    "EvidenceKind",
    "Fact",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "Phase",
    "Rhythm",
    "Side",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "Turn",
    "VersionState",
    "Weekday",
]

"""Words of the partnerships floor."""

from .digest import Rhythm, Weekday
from .document import Circle
from .meeting import (
    FOLLOW_UP_TRANSITIONS,
    MEETING_TRANSITIONS,
    FollowUp,
    MeetingKind,
    MeetingState,
)
from .partner import PartnerRole
from .place import TerritoryLevel
from .recommendation import PROGRESS_TRANSITIONS, EvaluationKind, Progress, Response
from .tree import EdgeKind, NodeKind, Standing, Strength, VersionState
from .verbs import AUDIT_VERBS
from .workers import Fact, Pathway

__all__ = [
    "AUDIT_VERBS",
    "FOLLOW_UP_TRANSITIONS",
    "MEETING_TRANSITIONS",
    "PROGRESS_TRANSITIONS",
    "Circle",
    "EdgeKind",
    "EvaluationKind",
    "Fact",
    "FollowUp",
    "MeetingKind",
    "MeetingState",
    "NodeKind",
    "PartnerRole",
    "Pathway",
    "Progress",
    "Response",
    "Rhythm",
    "Standing",
    "Strength",
    "TerritoryLevel",
    "VersionState",
    "Weekday",
]

"""One noun per file; imported from here."""

from .decision import Decision, DecisionMove
from .digest import DigestMail, DigestSetting
from .document import Document
from .meeting import AgendaItem, Attendance, Erratum, Meeting
from .partner import Partner
from .partnership import Partnership
from .recommendation import Recommendation, RecommendationMove
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "DecisionMove",
    "DigestMail",
    "DigestSetting",
    "Document",
    "Erratum",
    "Meeting",
    "Partner",
    "Partnership",
    "Recommendation",
    "RecommendationMove",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

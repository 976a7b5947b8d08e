"""One noun per file; imported from here."""

from .boundary import Boundary
from .diagnosis import BaselineFigure, Consultation, Finding, SetAside
from .digest import DigestMail, DigestSetting
from .document import Document
from .partner import Partner
from .partnership import Partnership
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "BaselineFigure",
    "Boundary",
    "Consultation",
    "DigestMail",
    "DigestSetting",
    "Document",
    "Finding",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "SetAside",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

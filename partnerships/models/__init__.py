"""One noun per file; imported from here."""

from .diagnosis import BaselineFigure, Consultation, Finding, SetAside
from .boundary import Boundary
from .digest import DigestMail, DigestSetting
from .document import Document
from .partner import Partner
from .partnership import Partnership
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion

__all__ = [
    "BaselineFigure",
    "Consultation",
    "Boundary",
    "DigestMail",
    "DigestSetting",
    "Document",
    "Finding",
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

"""One noun per file; imported from here."""

from .boundary import Boundary
from .digest import DigestMail, DigestSetting
from .document import Document
from .partner import Partner
from .partnership import Partnership
from .policy import GreenDefinition, GreenJobs, PolicyTag
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "Boundary",
    "DigestMail",
    "DigestSetting",
    "Document",
    "GreenDefinition",
    "GreenJobs",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "PolicyTag",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

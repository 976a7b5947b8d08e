"""One noun per file; imported from here."""

from .boundary import Boundary
from .digest import DigestMail, DigestSetting
from .document import Document
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .partner import Partner
from .partnership import Partnership
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "Boundary",
    "ChainStep",
    "DigestMail",
    "DigestSetting",
    "Document",
    "JobLine",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

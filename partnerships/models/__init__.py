"""One noun per file; imported from here."""

from .digest import DigestMail, DigestSetting
from .document import Document
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .partner import Partner
from .partnership import Partnership
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion

__all__ = [
    "ChainStep",
    "DigestMail",
    "DigestSetting",
    "Document",
    "JobLine",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
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

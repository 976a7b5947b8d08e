"""One noun per file; imported from here."""

from .boundary import Boundary
from .digest import DigestMail, DigestSetting
from .document import Document
from .ledger import Commitment, LedgerEntry, PaymentOrder, Tranche
from .money import BudgetLine, ExchangeRate, FundingSource
from .partner import Partner
from .partnership import Partnership
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "BudgetLine",
    "Commitment",
    "DigestMail",
    "DigestSetting",
    "Document",
    "ExchangeRate",
    "FundingSource",
    "LedgerEntry",
    "Boundary",
    "DigestMail",
    "DigestSetting",
    "Document",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "PaymentOrder",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tranche",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

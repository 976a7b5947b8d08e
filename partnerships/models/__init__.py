"""One noun per file; imported from here."""

from .activity import Activity, CalendarFeed, Intervention, Milestone
from .digest import DigestMail, DigestSetting
from .document import Document
from .ledger import Commitment, LedgerEntry, PaymentOrder, Tranche
from .money import BudgetLine, ExchangeRate, FundingSource
from .partner import Partner
from .partnership import Partnership
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion

__all__ = [
    "Activity",
    "BudgetLine",
    "CalendarFeed",
    "Commitment",
    "DigestMail",
    "DigestSetting",
    "Document",
    "ExchangeRate",
    "FundingSource",
    "Intervention",
    "LedgerEntry",
    "Milestone",
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

"""One noun per file; imported from here."""

from .appraisal import Appraiser, Score, ScoreSheet
from .boundary import Boundary
from .call import Call, CallCondition, CallCriterion, CallMove
from .digest import DigestMail, DigestSetting
from .document import Document
from .ledger import Commitment, LedgerEntry, PaymentOrder, Tranche
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .money import BudgetLine, ExchangeRate, FundingSource
from .partner import Partner
from .partnership import Partnership
from .proposal import ConditionAnswer, FieldVisit, Proposal, ProposalFile, ProposalMember
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "Appraiser",
    "Boundary",
    "BudgetLine",
    "Call",
    "CallCondition",
    "CallCriterion",
    "CallMove",
    "ChainStep",
    "Commitment",
    "ConditionAnswer",
    "DigestMail",
    "DigestSetting",
    "Document",
    "ExchangeRate",
    "FieldVisit",
    "FundingSource",
    "JobLine",
    "LedgerEntry",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "PaymentOrder",
    "Proposal",
    "ProposalFile",
    "ProposalMember",
    "Score",
    "ScoreSheet",
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

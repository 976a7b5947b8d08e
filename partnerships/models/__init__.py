"""One noun per file; imported from here."""

from .appraisal import Appraiser, Score, ScoreSheet
from .boundary import Boundary
from .call import Call, CallCondition, CallCriterion, CallMove
from .decision import Decision, DecisionMove
from .diagnosis import BaselineFigure, Consultation, Finding, SetAside
from .digest import DigestMail, DigestSetting
from .document import Document
from .ledger import Commitment, LedgerEntry, PaymentOrder, Tranche
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .money import BudgetLine, ExchangeRate, FundingSource
from .meeting import AgendaItem, Attendance, Erratum, Meeting
from .partner import Partner
from .partnership import Partnership
from .proposal import ConditionAnswer, FieldVisit, Proposal, ProposalFile, ProposalMember
from .recommendation import Recommendation, RecommendationMove
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "AgendaItem",
    "Appraiser",
    "Attendance",
    "BaselineFigure",
    "Boundary",
    "BudgetLine",
    "Call",
    "CallCondition",
    "CallCriterion",
    "CallMove",
    "ChainStep",
    "Commitment",
    "ConditionAnswer",
    "Consultation",
    "Decision",
    "DecisionMove",
    "DigestMail",
    "DigestSetting",
    "Document",
    "ExchangeRate",
    "FieldVisit",
    "FundingSource",
    "Erratum",
    "FieldVisit",
    "Finding",
    "JobLine",
    "LedgerEntry",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
    "Meeting",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "PaymentOrder",
    "Proposal",
    "ProposalFile",
    "ProposalMember",
    "Recommendation",
    "RecommendationMove",
    "Score",
    "ScoreSheet",
    "SetAside",
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

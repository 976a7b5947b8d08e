"""One noun per file; imported from here."""

from .appraisal import Appraiser, Score, ScoreSheet
from .boundary import Boundary
from .call import Call, CallCondition, CallCriterion, CallMove
from .digest import DigestMail, DigestSetting
from .document import Document
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .partner import Partner
from .partnership import Partnership
from .policy import GreenDefinition, GreenJobs, PolicyTag
from .proposal import ConditionAnswer, FieldVisit, Proposal, ProposalFile, ProposalMember
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "Appraiser",
    "Boundary",
    "Call",
    "CallCondition",
    "CallCriterion",
    "CallMove",
    "ChainStep",
    "ConditionAnswer",
    "DigestMail",
    "DigestSetting",
    "Document",
    "FieldVisit",
    "GreenDefinition",
    "GreenJobs",
    "JobLine",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "Partnership",
    "PolicyTag",
    "Proposal",
    "ProposalFile",
    "ProposalMember",
    "Score",
    "ScoreSheet",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

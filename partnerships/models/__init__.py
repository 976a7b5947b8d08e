"""One noun per file; imported from here."""

from .agreement import AgreementParty, PartnershipAgreement
from .anchor import Anchor, Brought
from .appraisal import Appraiser, Score, ScoreSheet
from .boundary import Boundary
from .call import Call, CallCondition, CallCriterion, CallMove
from .contribution import Contribution, ContributionEntry
from .diagnosis import BaselineFigure, Consultation, Finding, SetAside
from .digest import DigestMail, DigestSetting
from .document import Document
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .partner import Partner
from .partnership import Partnership
from .phase import PhaseDecision
from .proposal import ConditionAnswer, FieldVisit, Proposal, ProposalFile, ProposalMember
from .standing import DataSharing, LeadTerm, PartnerContact
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "AgreementParty",
    "Anchor",
    "Appraiser",
    "BaselineFigure",
    "Boundary",
    "Brought",
    "Call",
    "CallCondition",
    "CallCriterion",
    "CallMove",
    "ChainStep",
    "ConditionAnswer",
    "Consultation",
    "Contribution",
    "ContributionEntry",
    "DataSharing",
    "DigestMail",
    "DigestSetting",
    "Document",
    "FieldVisit",
    "Finding",
    "JobLine",
    "LeadTerm",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "PartnerContact",
    "Partnership",
    "PartnershipAgreement",
    "PhaseDecision",
    "Proposal",
    "ProposalFile",
    "ProposalMember",
    "Score",
    "ScoreSheet",
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

"""One noun per file; imported from here."""

from .activity import Activity, CalendarFeed, Intervention, Milestone
from .agreement import AgreementParty, PartnershipAgreement
from .amendment import Amendment, AmendmentChange, AmendmentGroup, AmendmentText, Position
from .anchor import Anchor, AnchorMember, Brought
from .appraisal import Appraiser, Score, ScoreSheet
from .boundary import Boundary
from .call import Call, CallCondition, CallCriterion, CallMove
from .clause import Clause, ClausePlace, ClauseText
from .clause_talk import ClauseComment
from .contribution import Contribution, ContributionEntry
from .decision import Decision, DecisionMove
from .diagnosis import BaselineFigure, Consultation, Finding, SetAside
from .digest import DigestMail, DigestSetting
from .document import Document
from .duty import Breach, BreachAnswer, CommitteeSeat, DutyAnswer, DutyBinding
from .framework import FrameworkAgreement, FrameworkParty, FrameworkVersion
from .ledger import Commitment, LedgerEntry, PaymentOrder, Tranche
from .letter import DecisionLetter
from .market_interventions import ChainStep, JobLine, MarketIntervention
from .markets import MarketFunction, MarketSystem
from .meeting import AgendaItem, Attendance, Erratum, Meeting
from .money import BudgetLine, ExchangeRate, FundingSource
from .partner import Partner
from .partnership import Partnership
from .phase import PhaseDecision
from .policy import GreenDefinition, GreenJobs, PolicyTag
from .proposal import ConditionAnswer, FieldVisit, Proposal, ProposalFile, ProposalMember
from .recommendation import Recommendation, RecommendationMove
from .rounds import Impasse, NegotiationRound
from .signing import Acknowledgement, AdoptionRule, Mandate, Precedent, Signature, TextErratum
from .standard import StandardContest, StandardFinding
from .standing import DataSharing, LeadTerm, PartnerContact
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory, TerritorySource
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "Acknowledgement",
    "Activity",
    "AdoptionRule",
    "AgendaItem",
    "AgreementParty",
    "Amendment",
    "AmendmentChange",
    "AmendmentGroup",
    "AmendmentText",
    "Anchor",
    "AnchorMember",
    "Appraiser",
    "Attendance",
    "BaselineFigure",
    "Boundary",
    "Breach",
    "BreachAnswer",
    "Brought",
    "BudgetLine",
    "CalendarFeed",
    "Call",
    "CallCondition",
    "CallCriterion",
    "CallMove",
    "ChainStep",
    "Clause",
    "ClauseComment",
    "ClausePlace",
    "ClauseText",
    "Commitment",
    "CommitteeSeat",
    "ConditionAnswer",
    "Consultation",
    "Contribution",
    "ContributionEntry",
    "DataSharing",
    "Decision",
    "DecisionLetter",
    "DecisionMove",
    "DigestMail",
    "DigestSetting",
    "Document",
    "DutyAnswer",
    "DutyBinding",
    "Erratum",
    "ExchangeRate",
    "FieldVisit",
    "Finding",
    "FrameworkAgreement",
    "FrameworkParty",
    "FrameworkVersion",
    "FundingSource",
    "GreenDefinition",
    "GreenJobs",
    "Impasse",
    "Intervention",
    "JobLine",
    "LeadTerm",
    "LedgerEntry",
    "Mandate",
    "MarketFunction",
    "MarketIntervention",
    "MarketSystem",
    "Meeting",
    "Milestone",
    "NegotiationRound",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "PartnerContact",
    "Partnership",
    "PartnershipAgreement",
    "PaymentOrder",
    "PhaseDecision",
    "PolicyTag",
    "Position",
    "Precedent",
    "Proposal",
    "ProposalFile",
    "ProposalMember",
    "Recommendation",
    "RecommendationMove",
    "Score",
    "ScoreSheet",
    "SetAside",
    "Signature",
    "StandardContest",
    "StandardFinding",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "TerritorySource",
    "TextErratum",
    "Tranche",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

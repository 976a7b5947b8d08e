"""One noun per file; imported from here."""

from .appraisal import Appraiser, Score, ScoreSheet
from .call import Call, CallCondition, CallCriterion, CallMove
from .boundary import Boundary
from .digest import DigestMail, DigestSetting
from .document import Document
from .partner import Partner
from .partnership import Partnership
from .proposal import ConditionAnswer, FieldVisit, Proposal, ProposalFile, ProposalMember
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion

__all__ = [
    "Appraiser",
    "Call",
    "CallCondition",
    "CallCriterion",
    "CallMove",
    "ConditionAnswer",
    "Boundary",
    "DigestMail",
    "DigestSetting",
    "Document",
    "FieldVisit",
    "Partner",
    "Partnership",
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

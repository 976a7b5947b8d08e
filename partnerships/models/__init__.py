"""One noun per file; imported from here."""

from .agreement import AgreementParty, PartnershipAgreement
from .anchor import Anchor, Brought
from .boundary import Boundary
from .contribution import Contribution, ContributionEntry
from .digest import DigestMail, DigestSetting
from .document import Document
from .partner import Partner
from .partnership import Partnership
from .phase import PhaseDecision
from .standing import DataSharing, LeadTerm, PartnerContact
from .template import TemplateEdge, TemplateNode, TreeTemplate
from .territory import Territory
from .tree import Tree, TreeEdge, TreeNode, TreeVersion
from .tree_talk import NodeComment, NodeEvidence

__all__ = [
    "AgreementParty",
    "Anchor",
    "Boundary",
    "Brought",
    "Contribution",
    "ContributionEntry",
    "DataSharing",
    "DigestMail",
    "DigestSetting",
    "Document",
    "LeadTerm",
    "NodeComment",
    "NodeEvidence",
    "Partner",
    "PartnerContact",
    "Partnership",
    "PartnershipAgreement",
    "PhaseDecision",
    "TemplateEdge",
    "TemplateNode",
    "Territory",
    "Tree",
    "TreeEdge",
    "TreeNode",
    "TreeTemplate",
    "TreeVersion",
]

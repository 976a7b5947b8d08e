"""One noun per file; imported from here."""

from .appeal import Appeal
from .case import Case, CaseVersion
from .change import ChangeMark
from .community import Beneficiary, BeneficiaryVersion, Outcome, Support
from .course import Contact, Goal, HandOver, HandOverNote, Referral
from .follow_up import FollowUp, FollowUpAnswer, FollowUpLink
from .grant import GrantApproval, GrantEvidence, GrantInstalment, PackageGrant
from .insurance import InsuranceFile, InsuranceRow
from .intake import ArrearsEntry, Assessment, Credential, Household, ServiceSpell, Wishes
from .notice import (
    CaseClosing,
    CaseOpening,
    InfoSession,
    Invitation,
    NoticeWorker,
    RedundancyNotice,
)
from .occupation import Occupation
from .package import PackageType, PackageVersion
from .payout import GrantClaim, GrantPayment, PaymentList
from .person import Person
from .placement import Placement
from .roster_import import RosterImport, RosterRow, SiteMapping, WorkerReturn
from .site import Site
from .task import Task
from .worker import Worker, WorkerVersion

__all__ = [
    "Appeal",
    "ArrearsEntry",
    "Assessment",
    "Beneficiary",
    "BeneficiaryVersion",
    "Case",
    "CaseClosing",
    "CaseOpening",
    "CaseVersion",
    "ChangeMark",
    "Contact",
    "Credential",
    "FollowUp",
    "FollowUpAnswer",
    "FollowUpLink",
    "Goal",
    "GrantApproval",
    "GrantClaim",
    "GrantEvidence",
    "GrantInstalment",
    "GrantPayment",
    "HandOver",
    "HandOverNote",
    "Household",
    "InfoSession",
    "InsuranceFile",
    "InsuranceRow",
    "Invitation",
    "NoticeWorker",
    "Occupation",
    "Outcome",
    "PackageGrant",
    "PackageType",
    "PackageVersion",
    "PaymentList",
    "Person",
    "Placement",
    "RedundancyNotice",
    "Referral",
    "RosterImport",
    "RosterRow",
    "ServiceSpell",
    "Site",
    "SiteMapping",
    "Support",
    "Task",
    "Wishes",
    "Worker",
    "WorkerReturn",
    "WorkerVersion",
]

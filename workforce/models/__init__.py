"""One noun per file; imported from here."""

from .alike import Alike
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
from .sent import SentPerson
from .sheet import PathwaySheet, SheetChoice, SheetOption, SheetSignature, SheetStep, WayRules
from .site import Site
from .stated import StatedFact
from .task import Task
from .worker import Worker, WorkerVersion

__all__ = [
    "Alike",
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
    "PathwaySheet",
    "PaymentList",
    "Person",
    "Placement",
    "RedundancyNotice",
    "Referral",
    "RosterImport",
    "RosterRow",
    "SentPerson",
    "ServiceSpell",
    "SheetChoice",
    "SheetOption",
    "SheetSignature",
    "SheetStep",
    "Site",
    "SiteMapping",
    "StatedFact",
    "Support",
    "Task",
    "WayRules",
    "Wishes",
    "Worker",
    "WorkerReturn",
    "WorkerVersion",
]

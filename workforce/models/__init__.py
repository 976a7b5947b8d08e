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
from .occupation import Occupation
from .package import PackageType, PackageVersion
from .payout import GrantClaim, GrantPayment, PaymentList
from .person import Person
from .placement import Placement
from .privacy import (
    Consent,
    DataRequest,
    FactLook,
    RestrictedFact,
    RetentionClock,
    RetentionHold,
)
from .purpose import ProcessingPurpose, PurposeVersion
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
    "CaseVersion",
    "ChangeMark",
    "Consent",
    "Contact",
    "Credential",
    "DataRequest",
    "FactLook",
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
    "InsuranceFile",
    "InsuranceRow",
    "Occupation",
    "Outcome",
    "PackageGrant",
    "PackageType",
    "PackageVersion",
    "PaymentList",
    "Person",
    "Placement",
    "ProcessingPurpose",
    "PurposeVersion",
    "Referral",
    "RestrictedFact",
    "RetentionClock",
    "RetentionHold",
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

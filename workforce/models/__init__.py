"""One noun per file; imported from here."""

from .alike import Alike
from .appeal import Appeal
from .appointment import Appointment, OfficerCalendar
from .attachment import Attachment
from .case import Case, CaseVersion
from .change import ChangeMark
from .community import Beneficiary, BeneficiaryVersion, Outcome, Support
from .course import Contact, Goal, HandOver, HandOverNote, Referral
from .follow_up import FollowUp, FollowUpAnswer, FollowUpLink
from .grant import GrantApproval, GrantEvidence, GrantInstalment, PackageGrant
from .insurance import InsuranceFile, InsuranceRow
from .intake import ArrearsEntry, Assessment, Credential, Household, ServiceSpell, Wishes
from .letter import Letter, LetterTemplate, StatutoryForm
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
from .privacy import (
    Consent,
    DataRequest,
    FactLook,
    RestrictedFact,
    RetentionClock,
    RetentionHold,
)
from .purpose import ProcessingPurpose, PurposeVersion
from .register import RegisterFile, RegisterMapping, RegisterRow
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
    "Appointment",
    "ArrearsEntry",
    "Assessment",
    "Attachment",
    "Beneficiary",
    "BeneficiaryVersion",
    "Case",
    "CaseClosing",
    "CaseOpening",
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
    "InfoSession",
    "InsuranceFile",
    "InsuranceRow",
    "Invitation",
    "Letter",
    "LetterTemplate",
    "NoticeWorker",
    "Occupation",
    "OfficerCalendar",
    "Outcome",
    "PackageGrant",
    "PackageType",
    "PackageVersion",
    "PathwaySheet",
    "PaymentList",
    "Person",
    "Placement",
    "ProcessingPurpose",
    "PurposeVersion",
    "RedundancyNotice",
    "Referral",
    "RegisterFile",
    "RegisterMapping",
    "RegisterRow",
    "RestrictedFact",
    "RetentionClock",
    "RetentionHold",
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
    "StatutoryForm",
    "Support",
    "Task",
    "WayRules",
    "Wishes",
    "Worker",
    "WorkerReturn",
    "WorkerVersion",
]

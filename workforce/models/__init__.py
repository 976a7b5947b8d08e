"""One noun per file; imported from here."""

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
from .occupation import Occupation
from .package import PackageType, PackageVersion
from .payout import GrantClaim, GrantPayment, PaymentList
from .person import Person
from .placement import Placement
from .register import RegisterFile, RegisterMapping, RegisterRow
from .roster_import import RosterImport, RosterRow, SiteMapping, WorkerReturn
from .site import Site
from .task import Task
from .worker import Worker, WorkerVersion

__all__ = [
    "Appeal",
    "Appointment",
    "ArrearsEntry",
    "Assessment",
    "Attachment",
    "Beneficiary",
    "BeneficiaryVersion",
    "Case",
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
    "InsuranceFile",
    "InsuranceRow",
    "Letter",
    "LetterTemplate",
    "Occupation",
    "OfficerCalendar",
    "Outcome",
    "PackageGrant",
    "PackageType",
    "PackageVersion",
    "PaymentList",
    "Person",
    "Placement",
    "Referral",
    "RegisterFile",
    "RegisterMapping",
    "RegisterRow",
    "RosterImport",
    "RosterRow",
    "ServiceSpell",
    "Site",
    "SiteMapping",
    "StatutoryForm",
    "Support",
    "Task",
    "Wishes",
    "Worker",
    "WorkerReturn",
    "WorkerVersion",
]

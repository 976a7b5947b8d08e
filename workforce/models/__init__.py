"""One noun per file; imported from here."""

from .case import Case, CaseVersion
from .change import ChangeMark
from .community import Beneficiary, BeneficiaryVersion, Outcome, Support
from .grant import GrantApproval, GrantEvidence, GrantInstalment, PackageGrant
from .occupation import Occupation
from .package import PackageType, PackageVersion
from .payout import GrantClaim, GrantPayment, PaymentList
from .person import Person
from .roster_import import RosterImport, RosterRow, SiteMapping, WorkerReturn
from .site import Site
from .task import Task
from .worker import Worker, WorkerVersion

__all__ = [
    "Beneficiary",
    "BeneficiaryVersion",
    "Case",
    "CaseVersion",
    "ChangeMark",
    "GrantApproval",
    "GrantClaim",
    "GrantEvidence",
    "GrantInstalment",
    "GrantPayment",
    "Occupation",
    "Outcome",
    "PackageGrant",
    "PackageType",
    "PackageVersion",
    "PaymentList",
    "Person",
    "RosterImport",
    "RosterRow",
    "Site",
    "SiteMapping",
    "Support",
    "Task",
    "Worker",
    "WorkerReturn",
    "WorkerVersion",
]

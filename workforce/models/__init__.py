"""One noun per file; imported from here."""

from .appeal import Appeal
from .case import Case, CaseVersion
from .change import ChangeMark
from .community import Beneficiary, BeneficiaryVersion, Outcome, Support
from .follow_up import FollowUp, FollowUpAnswer, FollowUpLink
from .insurance import InsuranceFile, InsuranceRow
from .occupation import Occupation
from .person import Person
from .placement import Placement
from .roster_import import RosterImport, RosterRow, SiteMapping, WorkerReturn
from .site import Site
from .task import Task
from .worker import Worker, WorkerVersion

__all__ = [
    "Appeal",
    "Beneficiary",
    "BeneficiaryVersion",
    "Case",
    "CaseVersion",
    "ChangeMark",
    "FollowUp",
    "FollowUpAnswer",
    "FollowUpLink",
    "InsuranceFile",
    "InsuranceRow",
    "Occupation",
    "Outcome",
    "Person",
    "Placement",
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

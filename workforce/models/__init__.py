"""One noun per file; imported from here."""

from .case import Case, CaseVersion
from .change import ChangeMark
from .community import Beneficiary, BeneficiaryVersion, Outcome, Support
from .occupation import Occupation
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
    "Occupation",
    "Outcome",
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

"""One noun per file; imported from here."""

from .case import Case, CaseVersion
from .change import ChangeMark
from .occupation import Occupation
from .person import Person
from .roster_import import RosterImport, RosterRow, SiteMapping, WorkerReturn
from .site import Site
from .task import Task
from .worker import Worker, WorkerVersion

__all__ = [
    "Case",
    "CaseVersion",
    "ChangeMark",
    "Occupation",
    "Person",
    "RosterImport",
    "RosterRow",
    "Site",
    "SiteMapping",
    "Task",
    "Worker",
    "WorkerReturn",
    "WorkerVersion",
]

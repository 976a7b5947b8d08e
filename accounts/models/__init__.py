"""One noun per file; imported from here."""

from .audit import AuditEvent, SubjectKey
from .draft import FormDraft
from .mail import MailMessage
from .membership import Membership, RoleTitle
from .notice import Notice
from .organisation import Organisation
from .user import User

__all__ = [
    "AuditEvent",
    "FormDraft",
    "MailMessage",
    "Membership",
    "Notice",
    "Organisation",
    "RoleTitle",
    "SubjectKey",
    "User",
]

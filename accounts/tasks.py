"""The clock of the accounts floor."""

from celery import shared_task

from accounts.actions import audit
from jtportal.kernel.actor import BEAT


@shared_task(name="accounts.anchor_audit")
def anchor_audit() -> None:
    """Bind the ends of all streams of the audit trail together, once a day."""
    audit.anchor(by=BEAT)

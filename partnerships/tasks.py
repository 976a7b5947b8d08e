"""The clock of the partnerships floor: the mail digest."""

from __future__ import annotations

from celery import shared_task

from jtportal.kernel.actor import BEAT
from partnerships.actions import digests


@shared_task(name="partnerships.send_digests")
def send_digests() -> None:
    """Put together what is due and send what waits, also what a killed process left behind."""
    digests.put_together(by=BEAT)
    digests.send(by=BEAT)


@shared_task(name="partnerships.forget_old_digests")
def forget_old_digests() -> None:
    """Delete digests that were sent long ago."""
    digests.forget_old(by=BEAT)

"""Verify the audit trail."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.queries import check_chain


class Command(BaseCommand):
    """`check_audit`: exit status 0 when every chain holds, 1 with the first break otherwise."""

    help = (
        "Verify every chain of the audit trail; name the first break and end with status 1 if there is one."
    )

    def handle(self, *_args, **_options) -> None:
        """Walk the trail with progress on a terminal."""
        self.seen = 0
        broken = check_chain(self.show)
        if broken:
            place = _("stream “%(stream)s”, event %(sequence)d") % {
                "stream": broken.stream,
                "sequence": broken.sequence,
            }
            raise CommandError(f"{place}: {broken.fault}")
        text = ngettext(
            "%(n)d event verified, every chain holds.", "%(n)d events verified, every chain holds.", self.seen
        )
        self.stdout.write(text % {"n": self.seen})

    def show(self, done: int) -> None:
        """Say how far it is."""
        self.seen = done
        if self.stderr.isatty():
            self.stderr.write(f"\r{done}", ending="")

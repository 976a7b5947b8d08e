"""Verify the ledger."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.models import LedgerEntry
from partnerships.queries import ledger


class Command(BaseCommand):
    """`check_ledger`: exit status 0 when every balance is the exact sum of its entries, 1 otherwise."""

    help = "Compare every balance with the sum of its entries; name what differs and end with status 1."

    def handle(self, *_args, **_options) -> None:
        """Say what differs, or how many entries agree."""
        found = ledger.differences()
        for one in found:
            self.stderr.write(
                _("%(row)s %(key)d, %(balance)s: %(kept)s is kept, the entries say %(summed)s.")
                % {
                    "row": one.row,
                    "key": one.key,
                    "balance": one.balance,
                    "kept": one.kept,
                    "summed": one.summed,
                }
            )
        if found:
            raise CommandError(_("The ledger and its balances differ."))
        count = LedgerEntry.objects.count()
        text = ngettext(
            "%(n)d entry verified, every balance agrees.",
            "%(n)d entries verified, every balance agrees.",
            count,
        )
        self.stdout.write(text % {"n": count})

"""Seal everything anew with the current field key."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.actions import resealing
from accounts.sockets import SEALED
from jtportal.kernel.actor import CLI


class Command(BaseCommand):
    """`reseal_fields`: what FORMER_FIELD_KEYS sealed is sealed with FIELD_KEY; may be stopped and run again."""

    help = "Seal with FIELD_KEY whatever FORMER_FIELD_KEYS sealed, in batches. With --check only say what is left."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the size of a batch."""
        parser.add_argument("--batch", type=int, default=1_000)
        parser.add_argument("--check", action="store_true", help="end with status 1 while something is left")
        parser.add_argument(
            "--matching", action="store_true", help="make the hashes that numbers are found by anew as well"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Walk what is sealed, name by name."""
        if options["check"]:
            left = sum(resealing.waiting(one).count() for one in SEALED) + len(resealing.factors_waiting())
            if left:
                raise CommandError(_("%(n)d values are left that a former key sealed.") % {"n": left})
            self.stdout.write(_("FIELD_KEY alone opens everything: former keys may go."))
            return
        for one in SEALED:
            done, after = 0, None
            matching = options["matching"] and one.matched
            while True:
                after, rows = resealing.reseal(
                    sealed=one, by=CLI, after=after, size=options["batch"], matching=matching
                )
                if after is None:
                    break
                done += rows
            self.stdout.write(f"{one.model._meta.label} {one.columns[0]}: {done}")
        self.stdout.write(f"mfa.Authenticator: {resealing.reseal_factors(by=CLI)}")

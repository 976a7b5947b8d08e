"""`demo_users`: who may be signed in as in the demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from indicators.demo.accounts import sign_ins


class Command(BaseCommand):
    """Prints a table: partnership, role, name, e-mail; the password of all once."""

    help = "Print the sign-ins of the demonstration."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print the table."""
        if not (settings.DEMO or settings.ENVIRONMENT == "test"):
            raise CommandError("This is no demonstration: it has no public sign-ins.")
        told = sign_ins()
        rows = [
            (line["partnership"] or "all", str(line["role_title"]), line["name"], line["email"])
            for line in told["accounts"]
        ]
        widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
        for row in rows:
            self.stdout.write("  ".join([*(row[place].ljust(widths[place]) for place in range(3)), row[3]]))
        self.stdout.write(f"\nPassword of all: {told['password']}")

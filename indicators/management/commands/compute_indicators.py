"""`compute_indicators [--partnership CODE] [--as-of DATE]`: count now, in this process, with progress."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from indicators.actions import computing
from jtportal.kernel.actor import CLI
from partnerships.models import Partnership

PATIENCE = 600  # seconds to wait for somebody who is writing or counting


class Command(BaseCommand):
    """Counts every quarter since the first case, or one day."""

    help = "Counts the indicators of all partnerships, or of one: every quarter, or as of one day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the two options."""
        parser.add_argument("--partnership", metavar="CODE", help="only this one, such as ua-demo")
        parser.add_argument("--as-of", metavar="DATE", help="only as of this day, such as 2026-06-30")

    def handle(self, *args: Any, partnership: str | None, as_of: str | None, **options: Any) -> None:
        """Count, and wait where somebody is busy. Exit status 1 for a wrong option or when waiting is in vain."""
        rows = Partnership.objects.order_by("code")
        left = list(rows.filter(code=partnership) if partnership else rows)
        if partnership and not left:
            known = ", ".join(rows.values_list("code", flat=True)) or "none"
            raise CommandError(f"There is no partnership “{partnership}”. There are: {known}.")
        day = self.day(as_of, left) if as_of else None
        started, quarters, changed = time.monotonic(), 0, 0
        while True:
            outcome = self.count(left, day)
            quarters += sum(map(len, outcome.counted.values()))
            changed += sum(outcome.changed.values())
            left = [one for one in left if one.pk in outcome.busy]
            if not left:
                break
            if time.monotonic() - started > PATIENCE:
                codes = ", ".join(one.code for one in left)
                raise CommandError(f"Somebody is writing into {codes} all the time. Try again later.")
            self.stdout.write(
                f"Waiting for {', '.join(one.code for one in left)}: somebody is writing there."
            )
            time.sleep(1)
        seconds = time.monotonic() - started
        self.stdout.write(f"Counted {quarters} periods in {seconds:.1f} s; {changed} numbers are new.")

    def count(self, partnerships: list[Partnership], day: date | None) -> computing.Outcome:
        """Count the partnerships that are free, telling each period as it is stored."""
        if day:
            return computing.recompute_day(partnerships=partnerships, day=day, by=CLI, tell=self.tell)
        return computing.recompute(partnerships=partnerships, by=CLI, everything=True, tell=self.tell)

    def tell(self, code: str, period: str, changed: int) -> None:
        """Say which period was stored."""
        self.stdout.write(f"{code}  {period}  {changed} new")
        self.stdout.flush()

    def day(self, text: str, partnerships: list[Partnership]) -> date:
        """Return the day asked for. Raises CommandError for nonsense or the future."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise CommandError(f"“{text}” is no date. Write it like 2026-06-30.") from None
        if any(day > one.today() for one in partnerships):
            raise CommandError(f"{day} has not ended yet: nothing can be counted as of a day to come.")
        return day

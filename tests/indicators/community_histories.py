"""Random histories of beneficiaries, through the portal's own actions, and the slow way to count them.

The slow way reads every row into Python and asks the plain question of each: was it known at the moment, had it
happened by the day? It shares no line with indicators.definitions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.partnerships import TerritoryFactory
from workforce.actions import communities, ledger
from workforce.models import Beneficiary, BeneficiaryVersion, Outcome, Support

START = date(2025, 3, 1)
KINDS = ("household", "business", "business", "woman", "informal")
CAME = ("job_created", "job_created", "job_formalised", "firm_kept", "firm_started")


class CommunityHistory:
    """A partnership beside whose roster things happen. `moments`: when each was recorded."""

    def __init__(self, dice, cast):
        self.dice, self.cast, self.partnership = dice, cast, cast.partnership
        self.second = member(cast.officer.organisation, "second_approver")
        self.towns = [*TerritoryFactory.create_batch(2), None]
        self.at = datetime(2025, 3, 1, 9, tzinfo=UTC)
        self.moments = [self.at]

    def go_on(self, steps):
        """Let that many things happen, or be refused, over some months."""
        deeds = [
            self.add,
            self.add,
            self.give,
            self.give,
            self.came,
            self.came,
            self.came,
            self.verify,
            self.verify,
        ]
        for _ in range(steps):
            self.at += timedelta(hours=self.dice.randint(1, 90))
            self.moments.append(self.at)
            with ledger.travelling(self.at):
                try:
                    self.dice.choice([*deeds, self.verify, self.correct, self.take_back, self.end])()
                except Refused:
                    continue
        return self

    def one(self, model):
        rows = list(model.objects.order_by("pk"))
        return self.dice.choice(rows) if rows else None

    def day(self):
        return START + timedelta(days=self.dice.randint(0, max((self.at.date() - START).days, 0)))

    def said(self):
        return {
            "kind": self.dice.choice(KINDS),
            "sex": self.dice.choice(["female", "male", ""]),
            "residence": self.dice.choice(self.towns),
        }

    def add(self):
        name = f"Record {self.dice.randint(1, 9)}"
        communities.add(partnership=self.partnership, name=name, by=self.cast.officer, **self.said())

    def give(self):
        if row := self.one(Beneficiary):
            communities.give(
                beneficiary=row, what="Oven", given_on=self.day(), partner=self.cast.partner.organisation,
                by=self.cast.officer,
            )  # fmt: skip

    def came(self):
        if row := self.one(Beneficiary):
            kind = self.dice.choice(CAME)
            sex = self.dice.choice(["female", "male", ""]) if kind.startswith("job") else ""
            communities.record_outcome(
                beneficiary=row,
                kind=kind,
                happened_on=self.day(),
                sex=sex,
                evidence="x",
                by=self.cast.officer,
            )

    def verify(self):
        waiting = list(Outcome.objects.filter(verified_at=None).order_by("pk"))
        if row := self.dice.choice(waiting) if waiting else None:
            communities.verify(outcome=row, by=self.second)

    def correct(self):
        if row := self.one(Beneficiary):
            communities.change(beneficiary=row, by=self.cast.officer, **self.said())

    def end(self):
        if row := self.one(Outcome):
            on = row.happened_on + timedelta(days=self.dice.choice([3, 30, 89, 90, 120]))
            communities.end_job(outcome=row, on=on, by=self.cast.officer)

    def take_back(self):
        if row := self.one(self.dice.choice([Outcome, Outcome, Support])):
            communities.take_back(given=row, reason="a mistake", by=self.cast.officer)


# ------------------------------------------------------------------------------------------------ the slow way


def known(row, at):
    return row.recorded_at <= at and not (row.retracted_at and row.retracted_at <= at)


def slow_communities(partnership, day, at):
    """Return (outcomes, beneficiaries) that count on a day as known at a moment, each a dict with its key."""
    outcomes, supported = [], []
    for row in Beneficiary.objects.filter(partnership=partnership):
        facts = [one for one in BeneficiaryVersion.objects.filter(beneficiary=row) if known(one, at)]
        if not facts:
            continue
        (said,) = facts
        given = [one.given_on for one in Support.objects.filter(beneficiary=row) if known(one, at)]
        if any(one <= day for one in given):
            supported.append({"row": row.pk, "kind": said.kind, "sex": said.sex, "town": said.residence_id})
        firms = set()
        for came in Outcome.objects.filter(beneficiary=row).order_by("happened_on", "pk"):
            ended = came.ended_on and came.ended_on <= day and came.end_recorded_at <= at
            if ended and (came.ended_on - came.happened_on).days < 90:
                continue
            counts = (
                known(came, at) and came.happened_on <= day and came.verified_at and came.verified_at <= at
            )
            if not counts or not any(one <= came.happened_on for one in given) or came.kind in firms:
                continue
            if came.kind.startswith("firm"):
                firms.add(came.kind)
            outcomes.append({"row": came.pk, "kind": came.kind, "sex": came.sex, "town": said.residence_id})
    return outcomes, supported


def slow_rows(found, key, category="", sex=None, by_town=False, town=None):
    """Return the keys of the rows behind a number."""
    outcomes, supported = found
    start = {"community_jobs": "job", "community_firms": "firm", "community_supported": ""}[key]
    return [
        one["row"] for one in (supported if key == "community_supported" else outcomes)
        if one["kind"].startswith(start)
        and (not category or one["kind"] == category)
        and (sex is None or one["sex"] == sex)
        and (not by_town or one["town"] == town)
    ]  # fmt: skip


def slow_value(found, *place):
    """Return (numerator, denominator, value, population) of a number."""
    count = Decimal(len(slow_rows(found, *place)))
    return count, None, count, int(count)

"""Random histories of people who leave and are asked, through the portal's own actions, and the slow way to count them.

The slow way reads every row into Python and asks the plain question of each: was it known at the moment, had its day
come? It shares no line with indicators.definitions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from jtportal.kernel.doors import Refused
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import CaseFactory, PersonFactory
from workforce.actions import cases, follow_ups, ledger, workers
from workforce.models import Case, FollowUp, FollowUpAnswer, Worker, WorkerVersion

START = date(2025, 1, 10)
STATUSES = ("employed", "employed", "self_employed", "unemployed", "training", "unknown", "not_counted")


class LeavingHistory:
    """A mine that people leave. `moments`: when each thing was recorded."""

    def __init__(self, dice, cast):
        self.dice, self.cast, self.partnership = dice, cast, cast.partnership
        self.towns = [*TerritoryFactory.create_batch(2), None]
        self.at = datetime(2025, 1, 10, 9, tzinfo=UTC)
        self.moments = [self.at]
        self.people = []

    def go_on(self, steps):
        """Let that many things happen, or be refused."""
        deeds = [self.hire, self.leave, self.leave, self.schedule, self.answer, self.answer, self.answer]
        for _ in range(steps):
            self.at += timedelta(hours=self.dice.randint(24, 400))
            self.moments.append(self.at)
            with ledger.travelling(self.at):
                try:
                    self.dice.choice([*deeds, self.facts, self.come_back, self.undo])()
                except Refused:
                    continue
        return self

    def one(self, rows):
        found = list(rows.order_by("pk"))
        return self.dice.choice(found) if found else None

    def said(self):
        return {
            "sex": self.dice.choice(["female", "male", ""]),
            "residence": self.dice.choice(self.towns),
            "wage": self.dice.choice([None, Decimal(0), Decimal("12345.67"), Decimal(20000)]),
        }

    def hire(self):
        again = self.people and self.dice.random() < 0.4
        person = self.dice.choice(self.people) if again else PersonFactory()
        if Case.objects.filter(person=person, closed_on=None, retracted_at=None).exists():
            return
        self.people += [] if again else [person]
        facts = {f"worker__facts__{name}": value for name, value in self.said().items()}
        CaseFactory(
            worker__site=self.cast.site, worker__person=person, opened_on=self.at.date(), recorded_at=self.at,
            worker__recorded_at=self.at, worker__facts__recorded_at=self.at, **facts,
        )  # fmt: skip

    def leave(self):
        if row := self.one(Worker.objects.filter(left_on=None)):
            back = self.dice.randint(0, 60)
            workers.record_departure(
                worker=row,
                on=self.at.date() - timedelta(days=back),
                reason="redundancy",
                by=self.cast.officer,
            )
            case = Case.objects.filter(worker=row, closed_on=None).first()
            if case and self.dice.random() < 0.5:
                cases.close_case(case=case, on=self.at.date(), reason="left", by=self.cast.officer)

    def schedule(self):
        follow_ups.schedule(partnership=self.partnership, by=self.cast.officer)

    def answer(self):
        due = FollowUp.objects.filter(point="m6", due_on__lte=self.at.date())
        if row := self.one(due):
            wage = self.dice.choice([None, Decimal(9000), Decimal("15000.50"), Decimal(31000)])
            currency = self.dice.choice([self.partnership.currency, self.partnership.currency, "EUR"])
            status = self.dice.choice(STATUSES)
            follow_ups.answer(
                follow_up=row, status=status, wage=wage, currency=currency, by=self.cast.officer
            )

    def facts(self):
        if row := self.one(Worker.objects.all()):
            said = self.said()
            town = said.pop("residence")
            said["residence_id"] = getattr(town, "pk", None)
            on = self.at.date() - timedelta(days=self.dice.randint(0, 90))
            workers.change_facts(
                worker=row, on=on, changes=said, source="hand", standing="stated", by=self.cast.officer
            )

    def come_back(self):
        if row := self.one(Worker.objects.filter(left_on__isnull=False)):
            Worker.objects.filter(pk=row.pk).update(left_on=None, left_at=None, leave_reason="")

    def undo(self):
        row = self.one(Case.objects.filter(retracted_at=None))
        if row and self.dice.random() < 0.3:
            Case.objects.filter(pk=row.pk).update(retracted_at=ledger.now())


# ------------------------------------------------------------------------------------------------ the slow way


def known(row, at):
    return row.recorded_at <= at and not (row.retracted_at and row.retracted_at <= at)


def facts_on(worker, day, at):
    """The worker's facts of a day."""
    found = [
        row for row in WorkerVersion.objects.filter(worker=worker)
        if known(row, at) and row.valid_from <= day
        and not (row.valid_until and row.valid_until <= day and row.closed_at <= at)
    ]  # fmt: skip
    assert len(found) <= 1
    return found[0] if found else None


def slow_facts(partnership, day, at):
    """Return a dict for each person asked half a year after leaving, by the latest departure."""
    latest = {}
    for row in FollowUp.objects.filter(point="m6", case__partnership=partnership).select_related("case"):
        case = row.case
        if not known(row, at) or (case.retracted_at and case.retracted_at <= at):
            continue
        if (day - row.due_on).days < 28:
            continue
        before = latest.get(case.person_id)
        if before is None or (row.left_on, row.pk) > (before.left_on, before.pk):
            latest[case.person_id] = row
    return [described(row, day, at) for row in latest.values()]


def described(row, day, at):
    answers = [one for one in FollowUpAnswer.objects.filter(follow_up=row) if known(one, at)]
    answer = answers[0] if answers else None
    assert len(answers) <= 1
    now, then = facts_on(row.worker_id, day, at), facts_on(row.worker_id, row.left_on, at)
    works = answer is not None and answer.status in ("employed", "self_employed")
    kept = None
    if works and answer.wage is not None and then and then.wage and then.currency == answer.currency:
        kept = (answer.wage / then.wage).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return {
        "row": row.pk, "sex": now.sex if now else "", "town": now.residence_id if now else None, "works": works,
        "counts": answer is None or answer.status != "not_counted", "kept": kept,
    }  # fmt: skip


def slow_rows(rows, key, sex=None, by_town=False, town=None, *, among=False):
    """Return the keys of the rows behind a number."""
    counts = {
        "employed_after_six_months": lambda one: one["counts"] and (among or one["works"]),
        "former_wage_kept": lambda one: one["kept"] is not None,
    }[key]
    return [
        one for one in rows
        if counts(one) and (sex is None or one["sex"] == sex) and (not by_town or one["town"] == town)
    ]  # fmt: skip


def slow_value(rows, key, *place):
    """Return (numerator, denominator, value, population) of a number."""
    counted = slow_rows(rows, key, *place)
    if key == "former_wage_kept":
        kept = [one["kept"] for one in counted]
        return None, Decimal(len(kept)), median(kept) if kept else None, len(kept)
    among = slow_rows(rows, key, *place, among=True)
    share = Decimal(len(counted)) / len(among) if among else None
    share = share.quantize(Decimal("0.000001"), ROUND_HALF_UP) if among else None
    return Decimal(len(counted)), Decimal(len(among)), share, len(among)

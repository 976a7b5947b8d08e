"""Random histories in two times, written by the rules of workforce.models.versioned, and the slow way to
count them.

The slow way reads every row into Python and asks the plain question of each: what held on the day, as far as
it was known at the moment? It shares no line with indicators.definitions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from tests.factories.partnerships import PartnershipFactory, TerritoryFactory
from tests.factories.workforce import PersonFactory, SiteFactory
from workforce.actions import versions
from workforce.models import Case, CaseVersion, Worker, WorkerVersion

START = date(2025, 3, 1)
WAYS = ("none", "none", "retention", "redeployment", "reskilling", "early_retirement")


class History:
    """A partnership to which things happen, one after another. `moments`: when each was recorded."""

    def __init__(self, dice):
        self.dice = dice
        self.partnership = PartnershipFactory()
        self.site = SiteFactory(partnership=self.partnership)
        self.towns = [*TerritoryFactory.create_batch(3), None]
        self.at = datetime(2025, 3, 1, 9, tzinfo=UTC)
        self.moments = [self.at]
        self.workers, self.cases, self.persons = [], [], []

    def go_on(self, steps):
        """Let that many things happen."""
        deeds = [
            self.register,
            self.register,
            self.facts,
            self.way,
            self.way,
            self.close,
            self.again,
            self.undo,
        ]
        for _ in range(steps):
            self.at += timedelta(hours=self.dice.randint(1, 60))
            self.moments.append(self.at)
            self.dice.choice(deeds)()
        return self

    def day(self, since=START):
        """A day up to a little after today, rarely long ago."""
        span = max((self.at.date() - since).days + 5, 1)
        return since + timedelta(days=self.dice.randint(0, span))

    def said(self):
        """What a roster may say."""
        return {
            "sex": self.dice.choice(["female", "male", "male", ""]),
            "residence_id": getattr(self.dice.choice(self.towns), "pk", None),
            "arrears": self.dice.choice([None, Decimal(0), Decimal("150.25"), Decimal(9000)]),
            "currency": self.dice.choice(["UAH", "UAH", "EUR"]),
        }

    def register(self, person=None):
        person = person or PersonFactory()
        worker = Worker.objects.create(
            site=self.site, person=person, personnel_number=str(len(self.workers)), recorded_at=self.at
        )
        WorkerVersion.objects.create(
            worker=worker, valid_from=self.day(), recorded_at=self.at, **self.said(), family_name="A",
            birth_date=date(1980, 1, 1),
        )  # fmt: skip
        self.workers.append(worker)
        self.open(worker)

    def open(self, worker):
        opened = self.day()
        person = worker.person
        case = Case.objects.create(
            partnership=self.partnership, person=person, worker=worker, opened_on=opened, recorded_at=self.at,
            sort_key=person.sort_key, search=person.search, birth_date=person.birth_date,
        )  # fmt: skip
        CaseVersion.objects.create(
            case=case, pathway="none", status="at_work", valid_from=opened, recorded_at=self.at
        )
        self.cases.append(case)

    def facts(self):
        if self.workers:
            worker = self.dice.choice(self.workers)
            self.rewrite(worker.versions.standing(), self.said())

    def way(self):
        if self.cases:
            case = self.dice.choice(self.cases)
            self.rewrite(case.versions.standing(), {"pathway": self.dice.choice(WAYS)})

    def rewrite(self, standing, changes):
        standing = list(standing)
        if standing:
            day = self.day(standing[0].valid_from)
            if self.dice.random() < 0.3:  # a correction for the very day, after which the former held on none
                day = self.dice.choice(standing).valid_from
            versions.rewrite(standing, on=day, changes=changes, marks={}, at=self.at)

    def close(self):
        case = next((one for one in self.shuffled() if one.closed_on is None and not one.retracted_at), None)
        if case:
            case.closed_on, case.closed_at = max(self.day(case.opened_on), case.opened_on), self.at
            case.save()

    def again(self):
        """Somebody whose case was closed comes back, at times under a new personnel number."""
        busy = {one.person_id for one in self.cases if one.closed_on is None and not one.retracted_at}
        case = next((one for one in self.shuffled() if one.person_id not in busy), None)
        if case and self.dice.random() < 0.5:
            self.open(case.worker)
        elif case:
            self.register(case.person)

    def undo(self):
        """An import is undone: its cases were never there, as far as is known from now on."""
        case = next((one for one in self.shuffled() if not one.retracted_at), None)
        if case and self.dice.random() < 0.5:
            case.retracted_at = self.at
            case.save()
            case.versions.filter(retracted_at=None).update(retracted_at=self.at)

    def shuffled(self):
        return self.dice.sample(self.cases, len(self.cases))


# ---------------------------------------------------------------------------------------------------- the
# slow way


def known(row, at):
    return row.recorded_at <= at and not (row.retracted_at and row.retracted_at <= at)


def in_force(rows, day, at):
    """The one version that answers; more than one is a fault of the history."""
    found = [
        row for row in rows
        if known(row, at) and row.valid_from <= day
        and not (row.valid_until and row.valid_until <= day and row.closed_at <= at)
    ]  # fmt: skip
    assert len(found) <= 1
    return found[0] if found else None


def slow_facts(partnership, day, at):
    """Return one dict per case known, with everything the indicators ask for."""
    spells = [
        case
        for case in Case.objects.filter(partnership=partnership)
        if known(case, at) and case.opened_on <= day
    ]
    rows = []
    for case in spells:
        said = in_force(WorkerVersion.objects.filter(worker=case.worker_id), day, at)
        ways = list(CaseVersion.objects.filter(case=case))
        agreed = day_of_agreement(case, ways, day, at)
        later = [one for one in spells if (one.opened_on, one.pk) > (case.opened_on, case.pk)]
        stated = said and said.arrears is not None
        now = in_force(ways, day, at)
        rows.append(
            {
                "case": case.pk,
                "sex": said.sex if said else "",
                "town": said.residence_id if said else None,
                "open": not (case.closed_on and case.closed_on <= day and case.closed_at <= at),
                "way": now.pathway if now else "none",
                "newest": not any(one.person_id == case.person_id for one in later),
                "newest_of_worker": not any(one.worker_id == case.worker_id for one in later),
                "currency": said.currency if stated else "",
                "arrears": said.arrears if stated else None,
                "days": (agreed - case.opened_on).days if agreed else None,
            }
        )
    return rows


def day_of_agreement(case, ways, day, at):
    """Walk through the days: the first on which a pathway other than none was in force."""
    one = min((way.valid_from for way in ways), default=day)
    while one <= day:
        way = in_force(ways, one, at)
        if way and way.pathway != "none":
            return one
        one += timedelta(days=1)
    return None


LISTS = {
    "workers_registered": lambda row: row["newest"],
    "women_share": lambda row: row["newest"] and row["sex"] == "female",
    "agreed_pathway_share": lambda row: row["newest"] and row["open"] and row["way"] != "none",
    "open_cases_by_pathway": lambda row: row["newest"] and row["open"],
    "median_days_to_pathway": lambda row: row["days"] is not None,
    "wage_arrears": lambda row: row["newest_of_worker"] and (row["arrears"] or 0) > 0,
}
AMONG = {
    "women_share": lambda row: row["newest"] and row["sex"] != "",
    "agreed_pathway_share": lambda row: row["newest"] and row["open"],
    "wage_arrears": lambda row: row["newest_of_worker"] and row["arrears"] is not None,
}
CATEGORY = {"open_cases_by_pathway": "way", "wage_arrears": "currency"}


def slow_rows(rows, key, category="", sex=None, by_town=False, town=None, part=LISTS):
    """Return the rows behind a number."""
    return [
        row for row in rows
        if part[key](row)
        and (not category or row[CATEGORY[key]] == category)
        and (sex is None or row["sex"] == sex)
        and (not by_town or row["town"] == town)
    ]  # fmt: skip


def slow_value(rows, key, *place):
    """Return (numerator, denominator, value, population) of a number."""
    counted = slow_rows(rows, key, *place)
    if key == "median_days_to_pathway":
        days = [Decimal(row["days"]) for row in counted]
        return None, Decimal(len(days)), median(days) if days else None, len(days)
    if key not in AMONG:
        return Decimal(len(counted)), None, Decimal(len(counted)), len(counted)
    among = slow_rows(rows, key, *place, part=AMONG)
    if key == "wage_arrears":
        owed = sum((row["arrears"] for row in counted), Decimal(0))
        return owed, Decimal(len(among)), owed if among else None, len(counted)
    share = Decimal(len(counted)) / len(among) if among else None
    share = share.quantize(Decimal("0.000001"), ROUND_HALF_UP) if among else None
    return Decimal(len(counted)), Decimal(len(among)), share, len(among)

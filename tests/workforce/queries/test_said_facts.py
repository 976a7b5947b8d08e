"""What intake says as facts of rules: against the same worked out in Python, and beside what the roster says."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.facts import FACTS, Amount, FactValue, Kind, Standing
from partnerships.calculations.measures.judging import judge
from partnerships.calculations.measures.logic import Answer
from tests.factories.workforce import CaseFactory, PersonFactory, WorkerFactory
from tests.partnerships.measures.made import Maker
from tests.partnerships.measures.test_judging import document
from tests.workforce.outcomes import occupation
from workforce.calculations import arrears, service
from workforce.enums import COLUMNS, SUMS, WHOLE, RecordedFact
from workforce.models import ArrearsEntry, Case, Household, Placement, ServiceSpell, StatedFact, Worker
from workforce.queries.eligibility import answers
from workforce.queries.eligibility_facts import facts_of
from workforce.queries.said_facts import ALONE, OVERLAID

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 1, 1)
LEVELS = ("stated", "document", "certified")
ROUNDS, WORKERS, MEASURES = 12, 12, 10
TRUTH = {Answer.YES: True, Answer.NO: False, Answer.CANNOT_TELL: None}


def at(number):
    """Return a moment; no two of a round are the same."""
    return datetime(2025, 6, 1, tzinfo=UTC) + timedelta(seconds=number)


class Chance:
    """Makes what is said of a case, close to the day asked about."""

    def __init__(self, seed):
        self.dice, self.number = Random(seed), 0

    def about(self, case):
        """Return how something is known."""
        self.number += 1
        return {
            "case": case, "on": AS_OF + timedelta(days=self.dice.choice((-400, -30, -1, 0, 1))),
            "source": self.dice.choice(("hand", "partner")), "standing": self.dice.choice(LEVELS),
            "recorded_at": at(self.number), "retracted_at": at(0) if self.dice.random() < 0.1 else None,
        }  # fmt: skip

    def value(self, fact):
        """Return a value for the fact's column."""
        column = COLUMNS[fact]
        return {
            "day": lambda: AS_OF + timedelta(days=self.dice.randint(-2000, 2000)),
            "number": lambda: Decimal(self.dice.choice(("0", "3", "12.5", "25", "900.5", "9000"))),
            "flag": lambda: self.dice.random() < 0.7,
            "code": lambda: self.dice.choice(("m-1", "closure")),
            "codes": lambda: self.dice.sample(["m-0", "m-1", "m-2"], self.dice.randint(0, 3)),
        }[column]()

    def said(self, case):
        """Say some of everything."""
        dice = self.dice
        for fact in RecordedFact:
            if dice.random() < 0.5:
                money = {"currency": dice.choice(("UAH", "EUR"))} if fact in SUMS else {}
                row = StatedFact(fact=fact, **money, **self.about(case))
                setattr(row, COLUMNS[fact], self.value(fact))
                row.save()
        if dice.random() < 0.7:
            some = {"dependants": dice.choice((None, 0, 2)), "size": dice.choice((None, 1, 4))}
            Household.objects.create(**some, **self.about(case))
        for _spell in range(dice.randint(0, 4)):
            begins = AS_OF - timedelta(days=dice.randint(-5, 9000))
            ends = dice.choice((None, begins + timedelta(days=dice.randint(0, 5000))))
            flags = {name: dice.choice((None, True, False)) for name in ("full_time", "contractor")}
            paid = dice.choice((True, True, False, None))
            ServiceSpell.objects.create(
                employer="Mine", begins=begins, ends=ends, underground=dice.random() < 0.6, contributed=paid,
                **flags, **self.about(case),
            )  # fmt: skip
        self.earned(case)

    def earned(self, case):
        """Enter wages owed and work that runs, or ran."""
        dice = self.dice
        for _entry in range(dice.randint(0, 3)):
            month, code = date(2025, dice.randint(1, 12), 1), dice.choice(("UAH", "UAH", "UAH", "EUR"))
            for kind in dice.choice((["owed"], ["owed", "paid"], ["owed", "claimed", "settled"])):
                ArrearsEntry.objects.create(
                    kind=kind, month=month, amount=Decimal(dice.choice((100, 50))), currency=code, **self.about(case)
                )  # fmt: skip
        for _job in range(dice.choice((0, 0, 1, 2))):
            wage = dice.choice((None, Decimal(900), Decimal(1200)))
            about = self.about(case)
            Placement.objects.create(
                employer="Bakery", occupation=occupation(), started_on=about.pop("on"), wage=wage,
                currency="UAH" if wage else "", ended_on=dice.choice((None, AS_OF + timedelta(days=5))), **about,
            )  # fmt: skip


def best(candidates):
    """Return the surest, then the latest of day, then what was recorded last: (value, standing, source, on, at)."""
    return max(candidates, key=lambda one: (one[1], one[3], one[4])) if candidates else None


def sure(row):
    """Return a row's standing."""
    return Standing.of(row.standing)


def slow(worker):
    """Return what intake says of a worker's person, in Python: {fact: FactValue}."""
    cases = Case.objects.filter(person=worker.person, partnership=worker.site.partnership, retracted_at=None)

    def rows(model):
        found = model.objects.filter(case__in=cases, retracted_at=None)
        return [one for one in found.select_related("case__worker") if getattr(one, "on", AS_OF) <= AS_OF]

    found = {}

    def add(fact, value, row, standing=None, on=None):
        known = (
            value,
            standing if standing is not None else sure(row),
            row.source,
            on or row.on,
            row.recorded_at,
        )
        found.setdefault(fact, []).append(known)

    stated = rows(StatedFact)
    for one in stated:
        if one.fact not in WHOLE:
            add(one.fact, worth(one), one)
    for one in rows(Household):
        for fact, value in (("dependants", one.dependants), ("household_size", one.size)):
            if value is not None:
                add(fact, Decimal(value), one)
    whole = {
        one.fact: one
        for one in sorted(stated, key=lambda one: (sure(one), one.on, one.recorded_at))
        if one.flag
    }
    by_spells(rows(ServiceSpell), whole.get("history_whole"), add)
    by_ledger(rows(ArrearsEntry), whole.get("arrears_whole"), add)
    by_work(rows(Placement), add)
    chosen = {fact: best(some) for fact, some in found.items()}
    return {fact: FactValue(*one[:4]) for fact, one in chosen.items()}


def worth(row):
    """Return a stated fact's value as rules read it."""
    if row.fact in SUMS:
        return Amount(row.number, row.currency)
    return frozenset(row.codes) if row.fact == "taken" else row.value


def by_spells(spells, whole, add):
    """Add what the work history says."""
    begun = [one for one in spells if one.begins <= AS_OF]

    def day(row):
        left = row.case.worker.left_on if row.case.worker else None
        return min(AS_OF, left or AS_OF)

    now = [one for one in begun if one.begins <= day(one) and (one.ends is None or one.ends >= day(one))]
    if now:
        last = max(now, key=lambda one: (one.begins, one.pk))
        for fact in ("underground", "full_time", "contractor"):
            if getattr(last, fact) is not None:
                add(fact, getattr(last, fact), last)
    if whole and begun:
        standing = min(sure(whole), *map(sure, begun))
        on = max(whole.on, *(one.on for one in begun))

        def years(which):
            return service.years(service.days([service.Worked(x.begins, x.ends) for x in which], AS_OF))

        add("years_underground", years([one for one in begun if one.underground]), whole, standing, on)
        if all(one.contributed is not None for one in begun):
            add("contribution_years", years([one for one in begun if one.contributed]), whole, standing, on)


def by_ledger(entries, whole, add):
    """Add what the ledger of wages owed says."""
    told = [arrears.Entry(one.kind, one.month, one.amount, one.currency) for one in entries]
    if not whole or len({one.currency for one in told}) != 1:
        return
    standing, on = min(sure(whole), *map(sure, entries)), max(whole.on, *(one.on for one in entries))
    ((code, balance),) = arrears.totals(told).items()
    add("wage_arrears", Amount(balance.outstanding, code), whole, standing, on)
    open_ones = sum(one.outstanding > 0 for one in arrears.by_month(told).values())
    add("arrears_months", Decimal(open_ones), whole, standing, on)


def by_work(jobs, add):
    """Add what running work pays."""
    running = [
        one for one in jobs if one.started_on <= AS_OF and (one.ended_on is None or one.ended_on >= AS_OF)
    ]
    if running and all(one.wage is not None for one in running):
        last = max(running, key=lambda one: (one.started_on, one.pk))
        latest = max(one.recorded_at for one in running)
        on = max(one.checked_on or one.started_on for one in running)
        last.recorded_at = latest
        total = Amount(sum(one.wage for one in running), "UAH")
        add("other_income", total, last, min(map(sure, running)), on)


def roster(worker):
    """Return what the roster says of the facts that intake may say too."""
    told = worker.current
    values = {
        "years_underground": told.underground_years, "service_start": told.service_start,
        "wage_arrears": None if told.arrears is None else Amount(told.arrears, told.currency),
        "arrears_months": told.arrears_months,
        "dependants": None if told.dependants is None else Decimal(told.dependants),
    }  # fmt: skip
    standing = Standing.of(told.standing)
    return {
        fact: FactValue(value, standing, told.source, told.valid_from)
        for fact, value in values.items()
        if value is not None
    }


def crew(cast, seed):
    """Return workers of whom the roster says something, with cases of whom intake says something."""
    chance = Chance(seed)
    for _one in range(WORKERS):
        dice = chance.dice
        facts = {
            "underground_years": dice.choice((None, Decimal("12.5"))),
            "service_start": dice.choice((None, date(2001, 1, 1))),
            "arrears": dice.choice((None, Decimal(150))), "arrears_months": dice.choice((None, Decimal(2))),
            "dependants": dice.choice((None, 1)),
            "standing": dice.choice(("stated", "roster", "document", "certified")),
            "valid_from": dice.choice((date(2025, 1, 1), AS_OF - timedelta(days=1))),
        }  # fmt: skip
        worker = WorkerFactory(site=cast.site, **{f"facts__{name}": value for name, value in facts.items()})
        if dice.random() < 0.3:
            worker.left_on, worker.left_at = AS_OF + timedelta(days=dice.choice((-500, 1))), at(0)
            worker.leave_reason = "redundancy"
            worker.save()
        for place in range(dice.choice((0, 1, 1, 2))):
            closed = {"closed_on": date(2025, 3, 1), "closed_at": at(0)} if place else {}
            chance.said(CaseFactory(worker=worker, **closed))
    return list(
        Worker.objects.filter(site=cast.site).select_related("site__partnership", "person", "current")
    )


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_one_statement_says_what_python_says_and_answers_as_the_judge_does(cast, seed):
    workers = crew(cast, seed)
    found = facts_of(cast.partnership, AS_OF, workers=[one.pk for one in workers])
    for worker in workers:
        said, told = slow(worker), roster(worker)
        for fact in (*OVERLAID, *ALONE):
            some = [one for one in (told.get(fact), said.get(fact)) if one is not None]
            expected = max(some, key=lambda one: (one.standing, one.on, one is said.get(fact)), default=None)
            assert found[worker.pk].get(fact) == expected, fact
    maker = Maker(seed)
    measures = maker.measures(MEASURES)
    there = {one.pk for one in workers if one.left_on is None or one.left_on >= AS_OF}
    told = {one.worker: one.answers for one in answers(cast.partnership, measures, AS_OF)}
    assert set(told) == there
    for key in there:
        judged = {one.key: TRUTH[one.answer] for one in judge(measures, found[key], AS_OF)}
        assert told[key] == tuple(judged[one.key] for one in measures)


def test_chance_says_every_fact(cast):
    told = [slow(worker) for seed in range(6) for worker in crew(cast, 100 + seed)]
    assert {fact for one in told for fact in one} == {*OVERLAID, *ALONE}


@pytest.mark.parametrize(
    ("standing", "on", "value"),
    [
        ("stated", AS_OF, 1),  # what the roster says is surer
        ("document", AS_OF, 3),
        ("document", date(2024, 1, 1), 3),  # surer goes before later
        ("certified", AS_OF + timedelta(days=1), 1),  # was said after the day asked about
    ],
)
def test_the_surer_fact_counts(cast, standing, on, value):
    case = CaseFactory(worker__site=cast.site, worker__facts__dependants=1, worker__facts__standing="roster")
    Household.objects.create(case=case, dependants=3, standing=standing, on=on, recorded_at=at(0))
    (facts,) = facts_of(cast.partnership, AS_OF, workers=[case.worker_id]).values()
    assert facts["dependants"].value == value


@pytest.mark.parametrize(("days", "value"), [(-1, 1), (0, 3), (1, 3)])
def test_of_two_as_sure_the_later_counts_and_on_one_day_the_intake(cast, days, value):
    day = date(2025, 1, 1)
    facts = {
        "worker__facts__dependants": 1,
        "worker__facts__standing": "document",
        "worker__facts__valid_from": day,
    }
    case = CaseFactory(worker__site=cast.site, **facts)
    on = day + timedelta(days=days)
    Household.objects.create(case=case, dependants=3, standing="document", on=on, recorded_at=at(0))
    (told,) = facts_of(cast.partnership, AS_OF, workers=[case.worker_id]).values()
    assert told["dependants"].value == value


def test_a_part_of_the_history_says_nothing_of_the_whole(cast):
    case = CaseFactory(worker__site=cast.site, worker__facts__underground_years=Decimal(16))
    known = {"case": case, "on": date(2025, 5, 1), "recorded_at": at(0), "standing": "certified"}
    ServiceSpell.objects.create(employer="Mine", begins=date(2020, 1, 1), underground=True, **known)
    rule = reading.of_documents([document("bridge", [{"fact": "years_underground", "at_least": 15}])])

    def answer():
        return [one.answers for one in answers(cast.partnership, rule, AS_OF)]

    assert answer() == [(True,)]
    StatedFact.objects.create(fact="history_whole", flag=True, **known)
    assert answer() == [(False,)]


def test_what_is_said_in_another_partnership_is_not_heard(cast):
    person = PersonFactory()
    mine, theirs = WorkerFactory(site=cast.site, person=person), CaseFactory(worker__person=person)
    StatedFact.objects.create(
        case=theirs, fact="pension_on", day=date(2030, 1, 1), on=date(2025, 5, 1), recorded_at=at(0)
    )
    (facts,) = facts_of(cast.partnership, AS_OF, workers=[mine.pk]).values()
    assert "pension_on" not in facts


def test_every_kind_of_fact_has_its_column():
    columns = {Kind.DATE: "day", Kind.NUMBER: "number", Kind.MONEY: "number", Kind.FLAG: "flag"}
    columns |= {Kind.CODE: "code", Kind.MEASURES: "codes"}
    for fact in set(RecordedFact) - set(WHOLE):
        assert COLUMNS[fact] == columns[FACTS[fact.value].kind]
        assert (FACTS[fact.value].kind is Kind.MONEY) == (fact in SUMS)

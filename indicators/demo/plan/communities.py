"""Affected communities of each partnership: who lives on the mine beside its roster, support, outcomes. Invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from accounts.enums import Role
from indicators.actions import targets
from partnerships.models import Territory
from workforce.actions import communities, ledger
from workforce.models import Site

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor
    from workforce.models import Beneficiary

BEGAN, DUE = date(2025, 4, 7), date(2027, 12, 31)


@dataclass(frozen=True, slots=True)
class Told:
    """A place. `jobs`: how many for women and men came of each firm; `aims`: jobs, firms kept, firms started."""

    firms: tuple[str, ...]
    households: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]  # (kind, name, sex)
    given: str
    evidence: str
    amount: str
    jobs: tuple[int, int]
    aims: tuple[int, int, int]


PLACES = {
    "ua-demo": Told(
        ("Їдальня «Забій»", "Ремонтна майстерня на Шахтарській", "Швейний цех «Галина»", "Пекарня у Соснівці"),
        ("Домогосподарство 14, Гірник", "Домогосподарство 62, Соснівка"),
        (("woman", "Олена Б., швачка вдома", "female"), ("informal", "Ігор Т., ремонт опалення", "male")),
        "Мікрогрант на обладнання",
        "Наказ про прийняття, копія у справі",
        "45000",
        (3, 2),
        (30, 6, 2),
    ),
    "pl-demo": Told(
        ("Warsztat hydrauliki, Karb", "Bar przy szybie", "Transport Bobrek"),
        ("Gospodarstwo 7, Bobrek",),
        (("woman", "Anna K., opieka nad dziećmi", "female"),),
        "Doradztwo i dotacja na certyfikat",
        "Umowa o pracę, kopia w aktach",
        "18000",
        (2, 3),
        (45, 6, 3),
    ),
    "ba-demo": Told(
        ("Autolimar, Lukavac", "Pekara Šićki Brod", "Prijevoz Kreka", "Krojačka radnja Bukinje", "Servis hidraulike"),
        ("Domaćinstvo 31, Bukinje", "Domaćinstvo 8, Šićki Brod", "Domaćinstvo 12, Lipnica"),
        (("informal", "Emir H., prodaja ogrjeva", "male"), ("woman", "Amra S., zimnica", "female")),
        "Bespovratna sredstva i mentor",
        "Prijava radnika, u spisu",
        "6000",
        (2, 2),
        (60, 10, 10),
    ),
    "gb-demo": Told(
        ("Resolven Fabrications", "Glynneath Canteen"),
        ("Household 4, Glynneath",),
        (("woman", "Carys P., sewing from home", "female"),),
        "Welding certificates",
        "Contract, seen at the firm",
        "2400",
        (1, 3),
        (12, 2, 1),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Play:
    """Who acts, and where."""

    told: Told
    stage: Stage
    officer: Actor
    second: Actor
    towns: list[Territory]

    def town(self, name: str) -> Territory | None:
        """Return the municipality that a record's name speaks of, else the mine's own."""
        return next((town for town in self.towns if town.name in name), next(iter(self.towns), None))

    def support(self, on: date, amount: str = "", **facts: object) -> Beneficiary:
        """Add a record and the support it got, as written down the day after."""
        with ledger.travelling(moment(on + timedelta(days=1))):
            name = str(facts["name"])
            row = communities.add(
                partnership=self.stage.partnership, residence=self.town(name), by=self.officer, **facts
            )
            communities.give(
                beneficiary=row,
                what=self.told.given,
                given_on=on,
                partner=self.second.organisation,
                amount=Decimal(amount) if amount else None,
                by=self.officer,
            )
        return row

    def outcome(self, row: Beneficiary, kind: str, on: date, *, sex: str = "", verified: bool = True) -> None:
        """Record what came of it a week later, verified after two; nothing that lies ahead."""
        if on + timedelta(days=14) > self.stage.partnership.today():
            return
        with ledger.travelling(moment(on + timedelta(days=7))):
            found = communities.record_outcome(
                beneficiary=row,
                kind=kind,
                happened_on=on,
                evidence=self.told.evidence,
                sex=sex,
                by=self.officer,
            )
        if verified:
            with ledger.travelling(moment(on + timedelta(days=14))):
                communities.verify(outcome=found, by=self.second)


def moment(day: date) -> datetime:
    """Return ten in the morning of a day."""
    return datetime.combine(day, time(10), tzinfo=UTC)


def towns_near(site: Site) -> list[Territory]:
    """Return the mine's own municipality and those beside it; none while nobody says where the mine is."""
    if site.territory is None:
        return []
    beside = Territory.objects.filter(parent=site.territory.parent_id, level="municipality")
    return [site.territory, *beside.order_by("code")]


def load(stage: Stage) -> None:
    """Record them where nobody is recorded; every outcome but one is verified by a second person."""
    told = PLACES.get(stage.partnership.code)
    officer, second = stage.person(Role.CASE_OFFICER), stage.person(Role.COORDINATOR)
    site = Site.objects.filter(partnership=stage.partnership).select_related("territory").first()
    if told is None or officer is None or second is None or site is None:
        return
    if stage.partnership.beneficiaries.exists():
        return
    play = Play(told, stage, officer, second, towns_near(site))
    firms(play)
    people(play)
    aim(play)


def firms(play: Play) -> None:
    """Firms that sell to the mine: jobs and their survival, quarter by quarter."""
    women, men = play.told.jobs
    for place, name in enumerate(play.told.firms):
        began = BEGAN + timedelta(days=45 * place)
        firm = play.support(
            began,
            play.told.amount,
            kind="business",
            name=name,
            supplier=True,
            turnover_share=Decimal(40 + 9 * place),
            jobs_at_risk=3 + place,
            formality="informal" if place % 2 else "formal",
        )
        kind = "job_formalised" if place % 2 else "job_created"
        for number, sex in enumerate(["female"] * women + ["male"] * men):
            last = place + 1 == len(play.told.firms) and not number
            play.outcome(firm, kind, began + timedelta(days=60 + 25 * number), sex=sex, verified=not last)
        play.outcome(firm, "firm_kept", began + timedelta(days=200))


def people(play: Play) -> None:
    """Households, women outside the roster and informal workers; some start a firm of their own."""
    for place, name in enumerate(play.told.households):
        play.support(BEGAN + timedelta(days=90 + 30 * place), kind="household", name=name, members=3 + place)
    for place, (kind, name, sex) in enumerate(play.told.people):
        began = BEGAN + timedelta(days=120 + 40 * place)
        row = play.support(began, kind=kind, name=name, sex=sex)
        play.outcome(row, "firm_started", began + timedelta(days=75))
        play.outcome(row, "job_created", began + timedelta(days=80), sex=sex)


def aim(play: Play) -> None:
    """Say what is to be reached by the end."""
    jobs, kept, started = play.told.aims
    wanted = (
        ("community_jobs", "", jobs),
        ("community_firms", "firm_kept", kept),
        ("community_firms", "firm_started", started),
    )
    for indicator, category, value in wanted:
        targets.set_target(
            partnership=play.stage.partnership,
            indicator=indicator,
            category=category,
            value=Decimal(value),
            due_on=DUE,
            baseline=Decimal(0),
            baseline_on=BEGAN,
            by=play.second,
        )

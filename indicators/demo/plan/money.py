"""Money of the four plans: who gives it, what it is for, what is promised, paid, and still waits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from partnerships.actions import ledger, money, payments
from partnerships.calculations.money import Part, shares
from partnerships.models import FundingSource

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor
    from partnerships.models import Commitment, Partnership

SPLIT = (50, 40, 10)


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: `paid` tranches of 50, 40 and 10 per cent, `asked`: the next one waits for a second person."""

    title: str
    payee: str
    amount: int
    months: int  # since it was made
    paid: int = 0
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line with what was pledged, came in and is available."""

    title: str
    input_kind: str
    pledged: int
    received: int
    available: int
    promises: tuple[Promise, ...] = ()
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Fund:
    """A funding source with its lines."""

    name: str
    kind: str
    instrument: str
    origin: str
    lines: tuple[Line, ...]
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The money of one partnership; `words`: conditions of the second and third tranche, in its language."""

    funds: tuple[Fund, ...]
    words: tuple[str, str]
    rates: tuple[tuple[str, str, str], ...] = field(default=())


UA_COLLEGE = "Шептицький гірничий фаховий коледж"
PL_SCHOOL, PL_AGENCY = "Zespół Szkół Technicznych w Bytomiu", "Bytomska Agencja Rozwoju"
T, F, P = "technical_assistance", "finances", "partnerships"
STORIES = {
    "ua-demo": Story(
        words=("проміжний звіт затверджено", "остаточний звіт затверджено"),
        rates=(("EUR", "48.7340", "Національний банк України"),),
        funds=(
            Fund(
                "Львівський обласний центр зайнятості", "employment_service", "own", "domestic",
                (
                    Line("Ваучери на навчання для гірників", F, 9_600_000, 7_200_000, 7_200_000, (
                        Promise("Перекваліфікація 40 електрослюсарів", UA_COLLEGE, 2_480_000, 13, 2),
                        Promise("Монтаж сонячних станцій, дві групи", UA_COLLEGE, 1_360_000, 6, 1, asked=True),
                    )),
                    Line("Компенсація роботодавцям за нові робочі місця", F, 4_200_000, 2_100_000, 2_100_000, (
                        Promise("Швейна фабрика: 18 робочих місць", "ТОВ «Галтекс»", 864_000, 9, 1),
                    )),
                ),
                plan="Програма зайнятості Львівської області на 2026–2028 роки",
            ),
            Fund(
                "Шептицька міська рада", "municipality", "own", "domestic",
                (Line("Ремонт навчальних майстерень", P, 3_000_000, 1_250_000, 1_500_000, (
                    Promise("Майстерня зварювання", "КП «Житлокомунсервіс»", 1_180_000, 8, 2, asked=True),
                )),),
                plan="Стратегія розвитку Шептицької громади до 2030 року",
            ),
            Fund(
                "Ukraine Facility", "eu", "grant", "international",
                (Line("Консультанти з підприємництва", T, 420_000, 210_000, 210_000, (
                    Promise("Бізнес-школа для 60 родин гірників", "ГО «Простір громади»", 126_000, 7, 1),
                ), currency="EUR"),),
                plan="План трансформації вугільних регіонів",
            ),
        ),
    ),
    "pl-demo": Story(
        words=("sprawozdanie częściowe zatwierdzone", "sprawozdanie końcowe zatwierdzone"),
        rates=(("EUR", "4.2615", "Narodowy Bank Polski"),),
        funds=(
            Fund(
                "Fundusz na rzecz Sprawiedliwej Transformacji", "eu", "grant", "international",
                (
                    Line("Doradztwo zawodowe i szkolenia", T, 6_400_000, 3_900_000, 4_000_000, (
                        Promise("Szkolenia spawaczy, trzy grupy", PL_SCHOOL, 1_150_000, 14, 3),
                        Promise("Doradcy mobilni w dzielnicach", PL_AGENCY, 740_000, 10, 1),
                    )),
                    Line("Dotacje na rozpoczęcie działalności", F, 3_600_000, 1_800_000, 1_800_000, (
                        Promise("Nabór 2026: 12 firm po 120 000 zł", PL_AGENCY, 1_440_000, 8, 1, asked=True),
                    )),
                ),
                plan="Terytorialny Plan Sprawiedliwej Transformacji Województwa Śląskiego",
            ),
            Fund(
                "Urząd Miejski w Bytomiu", "municipality", "own", "domestic",
                (Line("Przystosowanie pracowni", P, 900_000, 450_000, 600_000, (
                    Promise("Pracownia fotowoltaiki", PL_SCHOOL, 380_000, 7, 1),
                )),),
            ),
            Fund(
                "Europejski Bank Inwestycyjny", "ifi", "loan", "international",
                (Line("Pożyczki dla mikrofirm", F, 1_500_000, 0, 0, currency="EUR"),),
            ),
        ),
    ),
    "ba-demo": Story(
        words=("interim report approved", "final report approved"),
        rates=(("EUR", "1.95583", "Central Bank of Bosnia and Herzegovina, currency board"),),
        funds=(
            Fund(
                "European Union, Instrument for Pre-accession", "eu", "grant", "international",
                (Line("Partnership grants", F, 540_000, 270_000, 300_000, (
                    Promise("Training on the job, wood cluster", "Drvo d.o.o.", 180_000, 12, 2),
                    Promise("Start-up grants for 20 households", "Development Agency of Tuzla", 90_000, 5, 0, asked=True),
                ), currency="EUR"),),
                plan="Coal region in transition roadmap, Tuzla basin",
            ),
            Fund(
                "Employment Service of Tuzla Canton", "employment_service", "own", "domestic",
                (Line("Wage subsidies", F, 620_000, 310_000, 400_000, (
                    Promise("First year of 34 contracts", "Employers of the canton", 244_800, 9, 1),
                )),),
            ),
            Fund(
                "World Bank", "ifi", "loan", "international",
                (Line("Advice on mine land", T, 250_000, 0, 0, currency="USD"),),
            ),
        ),
    ),
    "gb-demo": Story(
        words=("interim report accepted", "final report accepted"),
        funds=(
            Fund(
                "Jobcentre Plus", "employment_service", "own", "domestic",
                (Line("Skills bootcamps", T, 420_000, 260_000, 300_000, (
                    Promise("Heat-pump fitters, two cohorts", "Neath Port Talbot College", 164_000, 11, 2, asked=True),
                )),),
            ),
            Fund(
                "Neath Port Talbot Council", "municipality", "own", "domestic",
                (Line("Small business grants", F, 250_000, 125_000, 150_000, (
                    Promise("Shop-front workshops", "Glynneath Town Trust", 62_500, 6, 1),
                )),),
                plan="Local development plan 2025 to 2035",
            ),
            Fund(
                "Valley Wind Co-operative", "private", "grant", "domestic",
                (Line("Apprentices' equipment", P, 40_000, 40_000, 40_000),),
            ),
        ),
    ),
}  # fmt: skip


def load(stage: Stage) -> None:
    """Play the money of a partnership, once."""
    place, by = stage.partnership, stage.person(Role.COORDINATOR)
    if place.code not in STORIES or by is None or FundingSource.objects.filter(partnership=place).exists():
        return
    story, second = STORIES[place.code], stage.person(Role.SECOND_APPROVER)
    today = place.today()
    for currency, rate, source in story.rates:
        for day in (today - timedelta(days=90), today - timedelta(days=2)):
            money.set_rate(
                partnership=place, currency=currency, on=day, rate=Decimal(rate), source=source, by=by
            )
    for fund in story.funds:
        given = money.add_source(
            partnership=place, name=fund.name, kind=fund.kind, instrument=fund.instrument, origin=fund.origin,
            plan=fund.plan, by=by,
        )  # fmt: skip
        for line in fund.lines:
            fill(given, line, story, today, by, second)


def fill(
    source: FundingSource, line: Line, story: Story, today: date, by: Actor, second: Actor | None
) -> None:
    """Add a line with what was pledged, came in, is available and promised."""
    place = source.partnership
    row = money.add_line(
        source=source, title=line.title, input_kind=line.input_kind, currency=line.currency or place.currency,
        pledged=Decimal(line.pledged), pledge_due_on=today + timedelta(days=120), by=by,
    )  # fmt: skip
    start = today - timedelta(days=440)
    if line.received:
        half = Decimal(line.received) / 2
        for day in (start, start + timedelta(days=200)):
            ledger.receive(line=row, amount=half, on=day, by=by)
    if line.available:
        ledger.allocate(line=row, amount=Decimal(line.available), on=start, by=by)
    for promise in line.promises:
        made_on = today - timedelta(days=30 * promise.months)
        conditions = ("", *story.words)
        parts = [
            Part(amount, made_on + timedelta(days=days), condition)
            for amount, days, condition in zip(
                shares(Decimal(promise.amount), [Decimal(one) for one in SPLIT]), (14, 210, 480), conditions,
                strict=True,
            )
        ]  # fmt: skip
        made = ledger.commit(
            line=row, amount=Decimal(promise.amount), title=promise.title, payee_name=promise.payee, on=made_on,
            parts=parts, by=by,
        )  # fmt: skip
        pay(place, made, promise, today, by, second)


def pay(
    place: Partnership, made: Commitment, promise: Promise, today: date, by: Actor, second: Actor | None
) -> None:
    """Pay the tranches that are paid; let the next one wait for a second person."""
    for tranche in made.tranches.all():
        if tranche.position > promise.paid + promise.asked:
            return
        day = min(tranche.due_on or today, today - timedelta(days=3))
        if tranche.condition:
            report = f"{place.code}-{made.pk}-{tranche.position}.txt"
            upload = SimpleUploadedFile(report, f"{promise.title}: {tranche.condition}\n".encode())
            payments.meet(tranche=tranche, on=day, upload=upload, by=by)
        order = payments.enter(commitment=made, amount=tranche.amount, tranche=tranche, by=by)
        if tranche.position <= promise.paid and second is not None:
            payments.release(order=order, on=day, by=second)

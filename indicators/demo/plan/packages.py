"""Packages of each partnership: what its employment service offers, and a few asked for, at every step. Invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import workforce
from accounts.enums import Role
from accounts.models import Membership
from accounts.queries import actor_for
from partnerships.actions import ledger, money
from partnerships.models import BudgetLine, FundingSource
from workforce.actions.packages import answering, asking, claiming, deciding, paying, types
from workforce.calculations.packages import reading
from workforce.calculations.packages.answers import Answer
from workforce.models import Case, PackageType, PackageVersion

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor
    from workforce.models import PackageGrant

FILES = Path(workforce.__file__).parent / "data" / "packages"
STEPS = ("failed", "asked", "approved", "entered", "sent", "paid", "claimed", "suspended")


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered: files that the portal brings, packages of the place's own, and what is asked for most."""

    line: str
    available: int
    files: tuple[str, ...]
    key: str
    figures: dict[str, Any]
    failing: dict[str, Any]
    papers: tuple[str, ...]
    doubt: str
    own: tuple[dict[str, Any], ...] = ()


def own(key: str, currency: str, most: int, km: int) -> dict[str, Any]:
    """Return a relocation grant of a place's own: half the cost of moving, up to a cap, from so many kilometres on."""
    names = {"en": "Relocation grant", "uk": "Допомога на переїзд", "pl": "Dotacja na przeprowadzkę"}
    return {
        "key": key,
        "name": names,
        "currency": currency,
        "components": [
            {
                "key": "moving",
                "kind": "relocation",
                "name": names,
                "share": 50,
                "basis": "moving_cost",
                "most": most,
            }
        ],
        "conditions": [
            {"figure": "distance_km", "at_least": km},
            {"figure": "contract_months", "at_least": 12},
        ],
        "only_payer": True,
        "once": "person",
        "advance": {"share": 40},
        "evidence": [
            {
                "key": "receipts",
                "name": {"en": "Receipts", "uk": "Квитанції", "pl": "Rachunki"},
                "for": "payment",
            }
        ],
        "retention": {"days": 180, "within": 240, "after": "job_on", "proof": 30, "claw_back": "pro_rata"},
    }


MOVE = {"moving_cost": 3600, "distance_km": 74, "contract_months": 24, "other_payer": False}
HIRE = {
    "months": 3, "special_rate": False, "front_line": False, "displaced": True, "insured": True, "wage": 21000,
    "minimum_wage": 8647,
}  # fmt: skip
SETTLE = {
    "settlement_cost": 8600, "average_wage": "8673.50", "distance_km": 96, "wage": 6400, "minimum_wage": 4806,
    "recent_employer": False,
}  # fmt: skip
DOUBT = "The employer has not confirmed yet that the job goes on."
LINE = "Placement and mobility packages"
OFFERS = {
    "ua-demo": Offer(
        line="Пакети для працевлаштування й переїзду",
        available=1_200_000,
        files=("ua-hiring.yaml",),
        key="ua-hiring-compensation",
        figures=HIRE,
        failing=HIRE | {"wage": 8000},
        papers=("contract", "contributions"),
        doubt="Роботодавець ще не підтвердив, що робота триває.",
        own=(own("ua-relocation", "UAH", 60000, 50),),
    ),
    "pl-demo": Offer(
        line="Pakiety na zatrudnienie i mobilność",
        available=480_000,
        files=("pl-voucher.yaml", "pl-konin.yaml"),
        key="pl-settlement-voucher",
        figures=SETTLE,
        failing=SETTLE | {"distance_km": 61, "daily_travel_hours": "2.5"},
        papers=("start",),
        doubt="Pracodawca nie potwierdził jeszcze, że praca trwa.",
    ),
    "ba-demo": Offer(
        line=LINE,
        available=150_000,
        files=(),
        key="ba-relocation",
        figures=MOVE,
        failing=MOVE | {"distance_km": 31},
        papers=("receipts",),
        doubt=DOUBT,
        own=(own("ba-relocation", "BAM", 2500, 40),),
    ),
    "gb-demo": Offer(
        line=LINE,
        available=90_000,
        files=(),
        key="gb-relocation",
        figures=MOVE,
        failing=MOVE | {"contract_months": 6},
        papers=("receipts",),
        doubt=DOUBT,
        own=(own("gb-relocation", "GBP", 1500, 40),),
    ),
}


@dataclass(frozen=True, slots=True)
class Play:
    """Who acts on what."""

    stage: Stage
    offer: Offer
    officer: Actor
    second: Actor
    line: BudgetLine
    version: PackageVersion

    def ask(self, case: Case, figures: dict[str, Any]) -> PackageGrant:
        """Ask for the package that is asked for most."""
        given = {name: one if isinstance(one, bool) else Decimal(str(one)) for name, one in figures.items()}
        return asking.ask(case=case, version=self.version, line=self.line, figures=given, by=self.officer)

    def play(self, step: str, case: Case) -> None:
        """Bring one package as far as this step."""
        grant = self.ask(case, self.offer.failing if step == "failed" else self.offer.figures)
        if step in ("failed", "asked"):
            return
        today = self.stage.partnership.today()
        monthly = {one.key for one in self.version.package.evidence if one.when == "month"}
        for key in self.offer.papers:
            period = int(key in monthly)
            deciding.see_evidence(grant=grant, key=key, period=period, on=today, by=self.officer)
        grant = deciding.approve(grant=grant, by=self.second)
        if step == "suspended":
            deciding.suspend(grant=grant, reason=self.offer.doubt, by=self.officer)
        elif step != "approved" and grant.state == "approved":
            self.pay(step, grant)

    def pay(self, step: str, grant: PackageGrant) -> None:
        """Pay its first part."""
        part = grant.instalments.order_by("pk")[0]
        payment = paying.enter(grant=grant, instalment=part, amount=part.amount, by=self.officer)
        if step == "entered":
            return
        paying.release(payment=payment, by=self.second)
        made = paying.make_list(partnership=self.stage.partnership, by=self.officer)
        if step == "sent":
            return
        today = self.stage.partnership.today()
        answer = Answer(2, payment.reference, paid=True, on=today, amount=None, reason="")
        answering.take(made=made, answers=[answer], by=self.officer)
        if step == "claimed":
            claiming.claim(
                grant=grant, kind="retention", amount=part.amount / 4, due_on=today + timedelta(days=30),
                reason=payment.reference, by=self.officer,
            )  # fmt: skip


def person(stage: Stage, *roles: str) -> Actor | None:
    """Return somebody of the employment service in one of these roles."""
    rows = Membership.objects.filter(
        organisation__partners__partnership=stage.partnership,
        organisation__partners__role="employment_service",
    ).select_related("user", "organisation")
    found = next((one for role in roles for one in rows.filter(role=role).order_by("pk")[:1]), None)
    return actor_for(found.user, found.organisation_id) if found else None


def documents(offer: Offer) -> list[Any]:
    """Return what is offered, as documents."""
    found: list[Any] = list(offer.own)
    for name in offer.files:
        found += yaml.safe_load((FILES / name).read_text(encoding="utf-8"))["packages"]
    return found


def load(stage: Stage) -> None:
    """Offer the packages of a partnership and bring some on their way, once."""
    place = stage.partnership
    officer = person(stage, Role.CASE_OFFICER)
    second = person(stage, Role.SECOND_APPROVER, Role.COORDINATOR)
    sources = FundingSource.objects.filter(partnership=place).order_by("pk")
    source = sources.filter(kind="employment_service").first() or sources.first()
    if place.code not in OFFERS or officer is None or second is None or source is None:
        return
    if PackageType.objects.filter(partnership=place).exists():
        return
    offer = OFFERS[place.code]
    said = reading.read_file({"packages": documents(offer)})
    types.load(partnership=place, packages=said.packages, by=second)
    line = money.add_line(
        source=source, title=offer.line, input_kind="finances", currency=place.currency,
        pledged=Decimal(offer.available), by=second,
    )  # fmt: skip
    ledger.allocate(line=line, amount=Decimal(offer.available), on=place.today(), by=second)
    rows = PackageVersion.objects.filter(type__partnership=place).in_force(place.today())
    version = rows.get(type__key=offer.key)
    play = Play(stage, offer, officer, second, line, version)
    cases = Case.objects.filter(partnership=place).open().select_related("person", "partnership")
    own = [one.user.family_name for one in (officer, second) if one.user]
    cases = cases.exclude(person__family_name__in=own)  # nobody decides on a namesake
    for step, case in zip(STEPS, cases.order_by("pk")[: len(STEPS)], strict=False):
        play.play(step, case)

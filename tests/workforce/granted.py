"""A partnership with packages on offer, a line to pay from, and the people whom it takes."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import yaml

from jtportal.dev.paths import ROOT
from tests.factories.accounts import OrganisationFactory
from tests.factories.partnerships import PartnerFactory
from tests.factories.workforce import CaseFactory
from tests.partnerships.money import purse_of
from workforce.actions.packages import answering, asking, deciding, paying, types
from workforce.calculations.packages import reading
from workforce.calculations.packages.answers import Answer
from workforce.models import PackageVersion

FILES = ROOT / "workforce" / "data" / "packages"
# one package that pays at once what it costs, up to 100, to whoever takes up work; 40 per cent may come before
PLAIN = {
    "key": "moving",
    "name": {"en": "Moving grant"},
    "currency": "UAH",
    "components": [
        {"key": "move", "kind": "relocation", "name": {"en": "Move"}, "share": 50, "basis": "moving_cost", "most": 100}
    ],
    "conditions": [{"figure": "distance_km", "at_least": 50}],
    "advance": {"share": 40},
    "evidence": [{"key": "receipts", "name": {"en": "Receipts"}, "for": "payment"}],
    "retention": {"days": 180, "within": 240, "after": "job_on", "proof": 30, "claw_back": "pro_rata"},
}  # fmt: skip
FIGURES = {"moving_cost": Decimal(200), "distance_km": Decimal(80)}


@dataclass
class Desk:
    """Who asks, who approves, who coordinates; the purse, the case, the package on offer, an employer."""

    cast: Any
    officer: Any
    approver: Any
    coordinator: Any
    purse: Any
    case: Any
    employer: Any
    version: Any

    @property
    def line(self):
        """The line that pays."""
        self.purse.line.refresh_from_db()
        return self.purse.line


def loaded(partnership, *documents, by):
    """Versions made of documents."""
    said = reading.read_file({"packages": list(documents)})
    assert said.faults == ()
    return list(types.load(partnership=partnership, packages=said.packages, by=by).made)


def desk_of(cast, *, available="1000.00", document=None, **changes):
    """A desk; `changes` of the plain package."""
    purse = purse_of(cast, available=available, title="Packages")
    employer = OrganisationFactory(kind="employer")
    PartnerFactory(partnership=cast.partnership, organisation=employer, role="employer")
    (version,) = loaded(cast.partnership, document or PLAIN | changes, by=purse.coordinator)
    case = CaseFactory(worker__site=cast.site)
    return Desk(cast, cast.officer, purse.approver, purse.coordinator, purse, case, employer, version)


def scheme_of(desk, file, key, day=None):
    """A scheme that the portal brings, on offer at this desk."""
    with (FILES / file).open(encoding="utf-8") as given:
        documents = yaml.safe_load(given)["packages"]
    for one in documents:
        one["currency"] = desk.purse.line.currency
    said = reading.read_file({"packages": documents})
    types.load(partnership=desk.cast.partnership, packages=said.packages, by=desk.coordinator)
    day = day or desk.cast.partnership.today()
    return PackageVersion.objects.in_force(day).get(type__key=key)


def asked(desk, *, case=None, version=None, by=None, **given):
    """A request."""
    figures = given.pop("figures", FIGURES)
    return asking.ask(
        case=case or desk.case,
        version=version or desk.version,
        line=desk.purse.line,
        figures=figures,
        by=by or desk.officer,
        **given,
    )


def approved(desk, **given):
    """An approved package."""
    return deciding.approve(grant=asked(desk, **given), by=desk.approver)


def proved(desk, grant, key="receipts", **given):
    """Evidence for it."""
    on = desk.cast.partnership.today()
    return deciding.see_evidence(grant=grant, key=key, on=on, by=desk.officer, **given)


def entered(desk, grant, amount=None):
    """A payment of its first part, or of so much of it."""
    part = grant.instalments.first()
    return paying.enter(grant=grant, instalment=part, amount=amount or part.left, by=desk.officer)


def released(desk, grant, amount=None):
    """A payment that was released."""
    return paying.release(payment=entered(desk, grant, amount), by=desk.approver)


def paid(desk, grant):
    """A package of which the first part went to the paying office and was paid."""
    payment = released(desk, grant)
    made = paying.make_list(partnership=desk.cast.partnership, by=desk.officer)
    answered(desk, made, (payment.reference, True, None))
    payment.refresh_from_db()
    return payment


def answered(desk, made, *said):
    """The office's answers: (reference, paid or not, amount or None)."""
    day = date(2026, 3, 3)
    answers = [
        Answer(2, ref, ok, day if ok else None, amount, "" if ok else "closed") for ref, ok, amount in said
    ]
    return answering.take(made=made, answers=answers, by=desk.officer)


def tomorrow(desk, days=1):
    """A day to come."""
    return desk.cast.partnership.today() + timedelta(days=days)

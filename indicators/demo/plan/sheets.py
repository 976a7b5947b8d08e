"""The ways side by side for two workers of each place: one sheet signed and chosen on, one waiting to be talked over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.enums import Role
from partnerships.calculations.measures.days import shifted
from workforce.actions import sheets
from workforce.calculations.pathways.income import DAY
from workforce.calculations.pathways.rules import COVERS, Way
from workforce.models import Case, PathwaySheet
from workforce.queries import sheets as reads
from workforce.queries import way_rules
from workforce.views import sheet_words

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor

# of the wage, by way: (kind, first month, last month or none, share)
SHARES: dict[Way, tuple[tuple[str, int, int | None, str], ...]] = {
    Way.RETENTION: (("wage", 0, 26, "1.00"), ("benefit", 26, 38, "0.50")),
    Way.REDEPLOYMENT: (("benefit", 0, 2, "0.50"), ("wage", 2, None, "0.86")),
    Way.RESKILLING_JOB: (("training", 0, 8, "0.60"), ("wage", 8, None, "0.92")),
    Way.RESKILLING_OWN: (
        ("training", 0, 5, "0.60"),
        ("once", 5, None, "4.00"),
        ("business", 7, None, "0.70"),
    ),
    Way.EARLY_RETIREMENT: (("bridge", 0, 40, "0.75"), ("pension", 40, None, "0.55")),
}
TERMS = {
    Way.RETENTION: (20, None),
    Way.REDEPLOYMENT: (55, 2),
    Way.RESKILLING_JOB: (40, 32),
    Way.RESKILLING_OWN: (5, 18),
}

REASONS = {
    "ua-demo": "Обговорено вдома, разом із родиною.",
    "pl-demo": "Omówione w domu, z rodziną.",
    "ba-demo": "Dogovoreno kod kuće, s porodicom.",
    "gb-demo": "Talked over at home, with the family.",
}


def load(stage: Stage) -> None:
    """Draw up the sheets, where there is none yet."""
    officer = stage.person(Role.CASE_OFFICER)
    if officer is None or PathwaySheet.objects.filter(case__partnership=stage.partnership).exists():
        return
    rows = Case.objects.filter(partnership=stage.partnership, closed_on=None, retracted_at=None)
    known = (
        rows.exclude(worker=None)
        .select_related("partnership", "person", "worker__current")
        .order_by("sort_key")
    )
    with transaction.atomic():
        chosen, waiting = known.exclude(pathway="none").first(), known.filter(pathway="none").first()
        if chosen is not None:
            agreed(drawn_up(chosen, officer), officer)
        if waiting is not None:
            drawn_up(waiting, officer)


def drawn_up(case: Case, officer: Actor) -> PathwaySheet:
    """Save a sheet with shares of the worker's wage, and what the framework agreement answers."""
    judged, rules = reads.judged(case), way_rules.for_partnership(case.partnership)
    facts = case.worker.current if case.worker else None
    wage = facts.wage if facts and facts.wage else Decimal(20000)
    currency = facts.currency if facts else case.partnership.currency
    rows = []
    for way in Way:
        commute, weeks = TERMS.get(way, (None, None))
        told: dict[str, Any] = {"commute": commute, "training_weeks": weeks, "risk": ""}
        told |= {name: getattr(rules.of(way).after, name).value for name in COVERS}
        verdicts, hands = sheet_words.verdicts(judged, way), sheet_words.hands_of(rules, way)
        rows.append(sheets.Row(way, verdicts, lines(case, way, wage), hands, told))
    return sheets.draw_up(
        case=case,
        rows=rows,
        currency=currency,
        before={name: getattr(rules.before, name).value for name in COVERS},
        note="",
        texts=[{"title": dict(one.agreement.title), "number": one.number} for one in judged.versions],
        by=officer,
    )


def lines(case: Case, way: Way, wage: Decimal) -> list[dict[str, Any]]:
    """Return the income of a way as shares of a wage, by months from today."""
    today = case.partnership.today()
    found = []
    for kind, first, last, share in SHARES[way]:
        until = None if last is None else (shifted(today, months=last) - DAY).isoformat()
        begun = shifted(today, months=first).isoformat()
        amount = f"{(wage * Decimal(share)).quantize(Decimal(1)):.2f}"
        found.append({"kind": kind, "from": begun, "until": until, "amount": amount, "source": ""})
    return found


def agreed(sheet: PathwaySheet, officer: Actor) -> None:
    """Let both sign, and put the sheet beside the choice that stands."""
    today = sheet.case.partnership.today()
    for signer in ("worker", "officer"):
        sheets.sign(sheet=sheet, signer=signer, how="present", on=today, name="", by=officer)
    reason = REASONS.get(sheet.case.partnership.code, REASONS["gb-demo"])
    way = next(one for one in Way if one.pathway == sheet.case.pathway)
    sheets.choose(sheet=sheet, way=way.value, on=today, reason=reason, by=officer)

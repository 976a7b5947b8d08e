"""Affected communities of each partnership: firms and households beside the roster, support, outcomes. Invented."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from accounts.enums import Role
from workforce.actions import communities

if TYPE_CHECKING:
    from indicators.demo.plan import Stage

BEGAN = date(2025, 4, 7)
# names of firms and households, what was given, evidence, how many jobs for women and men came of each firm
PLACES = {
    "ua-demo": (
        ("Їдальня «Забій»", "Ремонтна майстерня на Шахтарській", "Швейний цех «Галина»", "Пекарня у Соснівці"),
        ("Домогосподарство 14, Гірник", "Домогосподарство 62, Соснівка"),
        ("Мікрогрант на обладнання", "Наказ про прийняття, копія у справі", "45000"),
        (3, 2),
    ),
    "pl-demo": (
        ("Warsztat hydrauliki, Karb", "Bar przy szybie", "Transport Bobrek"),
        ("Gospodarstwo 7, Bobrek",),
        ("Doradztwo i dotacja na certyfikat", "Umowa o pracę, kopia w aktach", "18000"),
        (2, 3),
    ),
    "ba-demo": (
        ("Autolimar, Lukavac", "Pekara Šićki Brod", "Prijevoz Kreka", "Krojačka radnja Bukinje", "Servis hidraulike"),
        ("Domaćinstvo 31, Bukinje", "Domaćinstvo 8, Šićki Brod", "Domaćinstvo 12, Lipnica"),
        ("Start-up grant and mentor", "Registration of the worker, kept in the file", "6000"),
        (2, 2),
    ),
    "gb-demo": (
        ("Resolven Fabrications", "Glynneath Canteen"),
        ("Household 4, Glynneath",),
        ("Welding certificates", "Contract, seen at the firm", "2400"),
        (1, 3),
    ),
}  # fmt: skip


def load(stage: Stage) -> None:
    """Record them where nobody is recorded; every second firm's outcomes are verified by a second person."""
    told, partnership = PLACES.get(stage.partnership.code), stage.partnership
    officer, second = stage.person(Role.CASE_OFFICER), stage.person(Role.COORDINATOR)
    if told is None or officer is None or second is None or partnership.beneficiaries.exists():
        return
    firms, households, (given, evidence, amount), jobs = told
    for place, name in enumerate(firms):
        firm = communities.add(
            partnership=partnership,
            kind="business",
            name=name,
            supplier=True,
            turnover_share=Decimal(40 + 9 * place),
            jobs_at_risk=3 + place,
            formality="informal" if place % 2 else "formal",
            by=officer,
        )
        communities.give(
            beneficiary=firm,
            what=given,
            given_on=BEGAN + timedelta(days=20 * place),
            partner=second.organisation,
            amount=Decimal(amount),
            by=officer,
        )
        made = ["female"] * jobs[0] + ["male"] * jobs[1] + [""]
        for number, sex in enumerate(made):
            kind = ("job_formalised" if place % 2 else "job_created") if sex else "firm_kept"
            outcome = communities.record_outcome(
                beneficiary=firm,
                kind=kind,
                happened_on=BEGAN + timedelta(days=60 + 20 * place + number),
                evidence=evidence,
                sex=sex,
                by=officer,
            )
            if place + 1 < len(firms) or number:
                communities.verify(outcome=outcome, by=second)
    for place, name in enumerate(households):
        communities.add(partnership=partnership, kind="household", name=name, members=3 + place, by=officer)

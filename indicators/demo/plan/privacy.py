"""The record of processing of each partnership, and one person whose privacy has a story: consent, a fact, a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.enums import Role
from workforce.actions import consents, data_requests, purposes, restricted
from workforce.models import Case, ProcessingPurpose

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a place: the purposes, the law, the paper, what is told, a restricted fact, a request."""

    support: str
    law: str
    fits: str
    peers: str
    paper: str
    told: str
    fact: str
    asked: str


PLACES = {
    "ua-demo": Told(
        "Супровід працівників у зв’язку із закриттям шахти",
        "Закон України «Про зайнятість населення»",
        "Підбір роботи, яка підходить",
        "Зустрічі колишніх шахтарів",
        "Договір про спільний контроль, тека 4",
        "Ми запишемо ваше ім’я і телефон, щоб запрошувати на зустрічі. Зберігаємо рік. Згоду можна відкликати будь-коли.",
        "Після операції на спині не піднімає понад 10 кг",
        "Що ви знаєте про мене і кому це передали?",
    ),
    "pl-demo": Told(
        "Wsparcie pracowników w związku z zamknięciem kopalni",
        "Ustawa o rynku pracy i służbach zatrudnienia",
        "Dobór odpowiedniej pracy",
        "Spotkania byłych górników",
        "Umowa o współadministrowaniu, segregator 4",
        "Zapiszemy imię i telefon, aby zapraszać na spotkania. Przechowujemy rok. Zgodę można wycofać w każdej chwili.",
        "Po operacji kręgosłupa nie dźwiga ponad 10 kg",
        "Co o mnie wiecie i komu to przekazano?",
    ),
    "ba-demo": Told(
        "Podrška radnicima zbog zatvaranja rudnika",
        "Zakon o posredovanju u zapošljavanju",
        "Posao koji odgovara",
        "Susreti bivših rudara",
        "Sporazum o zajedničkoj obradi, fascikl 4",
        "Zapisat ćemo ime i telefon radi poziva na susrete. Čuvamo godinu dana. Saglasnost se može povući u svako doba.",
        "Poslije operacije kičme ne podiže više od 10 kg",
        "Šta znate o meni i kome ste to dali?",
    ),
    "gb-demo": Told(
        "Support of workers affected by the mine's closure",
        "Employment and Training Act 1973",
        "Work that fits",
        "Meetings of former miners",
        "Joint-controller arrangement, folder 4",
        "We keep your name and telephone to invite you to meetings, for a year. You may withdraw any time.",
        "After an operation on the back, lifts no more than 10 kg",
        "What do you know about me, and who got it?",
    ),
}


def load(stage: Stage) -> None:
    """Write the record and the story, where the partnership has no purposes yet."""
    told, officer = PLACES.get(stage.partnership.code), stage.person(Role.CASE_OFFICER)
    if told is None or officer is None or officer.organisation is None:
        return
    if ProcessingPurpose.objects.filter(partnership=stage.partnership).exists():
        return
    with transaction.atomic():
        keeper = stage.person(Role.COORDINATOR) or officer
        fits, peers = record(stage, told, officer, keeper)
        story(stage, told, officer, fits, peers)


def record(stage: Stage, told: Told, officer: Actor, keeper: Actor) -> tuple[Any, Any]:
    """Write three purposes; return those for restricted facts and for consent."""
    common: dict[str, Any] = {
        "partnership": stage.partnership,
        "organisation": officer.organisation,
        "by": keeper,
    }
    held = {"keep_after": "closed", "arrangement": told.paper, "roles": ["case_officer", "second_approver"]}
    purposes.write(
        name=told.support, basis="e", basis_note=told.law, keep_months=60,
        kinds=["identity", "employment", "wages", "household", "skills", "course", "packages", "outcomes"],
        **held | {"roles": ["case_officer", "second_approver", "coordinator"], "keep_after": "paid"}, **common,
    )  # fmt: skip
    fits = purposes.write(
        name=told.fits, basis="e", special_basis="b", basis_note=told.law, keep_months=24, kinds=["restricted"],
        **held | {"roles": ["case_officer"]}, **common,
    )  # fmt: skip
    peers = purposes.write(name=told.peers, basis="a", keep_months=12, kinds=["identity"], **held, **common)
    return fits.purpose, peers.purpose


def story(stage: Stage, told: Told, officer: Actor, fits: Any, peers: Any) -> None:
    """One open case: consent, a restricted fact somebody looked at, a request that waits."""
    rows = Case.objects.filter(partnership=stage.partnership, closed_on=None, retracted_at=None)
    case = rows.exclude(pathway="none").select_related("partnership", "person").order_by("sort_key").first()
    if case is None:
        return
    today, language = stage.partnership.today(), stage.partnership.language
    consents.give(
        case=case, purpose=peers, told=told.told, language=language, way="signed",
        given_on=today - timedelta(days=40), by=officer,
    )  # fmt: skip
    fact = restricted.record(case=case, kind="limit_a", content=told.fact, purpose=fits, by=officer)
    restricted.look(fact=fact, reason="placement", by=officer)
    data_requests.receive(
        case=case, kind="access", about=told.asked, received_on=today - timedelta(days=8), by=officer
    )

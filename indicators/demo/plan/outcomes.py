"""What became of those who left: answered by insurance records, by an officer and by workers; one case in full.

Answers come when they fell due, so that the numbers on the tree have a past. Some stay silent, as people do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.enums import Role
from workforce.actions import appeals, course, follow_ups, insurance, intake, ledger, placements
from workforce.models import Case, FollowUp, Household, Occupation, ServiceSpell, Wishes

if TYPE_CHECKING:
    from datetime import date

    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor

SILENT = 3  # of ten who left so many never answer
BY_HAND = 12  # answered by an officer; the others stand in the insurance records
OTHERS = ("unemployed", "training", "inactive")


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a place: employers, a goal, what a partner is asked for, a note, a complaint with its decision."""

    employers: tuple[str, ...]
    goal: str
    asked: str
    note: str
    wanted: str
    mine: str
    appeal: str


PLACES = {
    "ua-demo": Told(
        ("ТОВ «Хлібзавод»", "ТОВ «Вагоноремонтний завод»", "КП «Тепломережа»", "ФОП Гнатюк"),
        "Посвідчення зварника до весни",
        "Консультація щодо боргів із зарплати",
        "Розповіла, що чоловік теж може втратити роботу. Домовилися про курс зварників.",
        "Зварювання, поблизу дому",
        "Шахта «Великомостівська»",
        "Відмовлено в допомозі на переїзд: відстань виміряно не тією дорогою.",
    ),
    "pl-demo": Told(
        (
            "Piekarnia Jutrzenka Sp. z o.o.",
            "Zakład Naprawy Wagonów S.A.",
            "Ciepłownia Miejska",
            "Firma Nowak",
        ),
        "Uprawnienia spawacza do wiosny",
        "Porada w sprawie zaległych wynagrodzeń",
        "Mąż też może stracić pracę. Ustaliliśmy kurs spawania.",
        "Spawanie, blisko domu",
        "KWK Wesoła",
        "Odmówiono dodatku na dojazd: zmierzono niewłaściwą drogę.",
    ),
    "ba-demo": Told(
        ("Pekara Zora d.o.o.", "Remont vagona d.d.", "Toplana d.o.o.", "Obrt Hodžić"),
        "Certifikat zavarivača do proljeća",
        "Savjet o neisplaćenim platama",
        "Muž također može izgubiti posao. Dogovoren kurs zavarivanja.",
        "Zavarivanje, blizu kuće",
        "Rudnik Mramor",
        "Odbijena naknada za put: udaljenost izmjerena pogrešnim putem.",
    ),
    "gb-demo": Told(
        ("Valley Bakery Ltd", "Wagon Works Ltd", "District Heating Co", "Harris Repairs"),
        "A welding certificate by spring",
        "Advice on unpaid wages",
        "Her husband may lose his job too. We agreed on the welding course.",
        "Welding, close to home",
        "Deep Navigation",
        "The relocation grant was refused: the distance was measured along the wrong road.",
    ),
}


def load(stage: Stage) -> None:
    """Schedule the follow-ups and answer them, where none is scheduled yet."""
    told, officer = PLACES.get(stage.partnership.code), stage.person(Role.CASE_OFFICER)
    known = FollowUp.objects.filter(case__partnership=stage.partnership)
    if told is None or officer is None or known.exists():
        return
    with transaction.atomic():
        follow_ups.schedule(partnership=stage.partnership, by=officer)
        due = list(
            known.filter(due_on__lt=stage.partnership.today())
            .select_related("case__person", "case__partnership", "worker__current")
            .order_by("due_on", "pk")
        )
        by_hand(due, told, officer)
        from_records(stage, due, told, officer)
        in_full(stage, told, officer)


def fate(row: FollowUp) -> int:
    """Return a digit that stays with a worker: what became of them."""
    return (row.worker_id * 7 + 3) % 10


def works(row: FollowUp) -> bool:
    """Say whether somebody found work by then: the longer ago, the more did."""
    return fate(row) >= SILENT + {"w4": 4, "m3": 3, "m6": 2, "m12": 1}[row.point]


def wage(row: FollowUp) -> Decimal | None:
    """Return the new pay: between 70 and 106 per cent of the former."""
    former = row.worker.current.wage if row.worker.current else None
    share = Decimal(70 + (row.worker_id * 13) % 37) / 100
    return (former * share).quantize(Decimal(1)) if former else None


def employer(row: FollowUp, told: Told) -> str:
    """Return with whom; after a year some are with another employer."""
    place = row.worker_id + (row.point == "m12" and fate(row) == 9)
    return told.employers[place % len(told.employers)]


def by_hand(due: list[FollowUp], told: Told, officer: Actor) -> None:
    """Let an officer record the answers of the first few who answer, some of them without work."""
    answered = [row for row in due if fate(row) >= SILENT][:BY_HAND]
    for place, row in enumerate(answered):
        with ledger.travelling(moment(row.due_on + timedelta(days=3 + place % 9))):
            if works(row):
                said = {"employer": employer(row, told), "wage": wage(row), "hours": Decimal(40)}
                follow_ups.answer(follow_up=row, status="employed", by=officer, **said)
            else:
                follow_ups.answer(follow_up=row, status=OTHERS[place % len(OTHERS)], by=officer)


def from_records(stage: Stage, due: list[FollowUp], told: Told, officer: Actor) -> None:
    """Take the others' jobs over from insurance records."""
    lines = ["personnel number;birth date;from;until;employer;wage"]
    for row in due:
        if works(row):
            said = (row.worker.personnel_number, row.case.person.birth_date, row.due_on, row.due_on)
            lines.append(";".join(map(str, (*said, employer(row, told), wage(row) or ""))))
    if len(lines) > 1:
        upload = SimpleUploadedFile("insured.csv", "\n".join(lines).encode())
        file = insurance.receive(partnership=stage.partnership, upload=upload, by=officer)
        insurance.take(file=file, chosen=(), by=officer)


def in_full(stage: Stage, told: Told, officer: Actor) -> None:
    """Show one open case with everything: intake, wages owed, plan, placement, appeal."""
    rows = Case.objects.filter(partnership=stage.partnership, closed_on=None, retracted_at=None)
    case = rows.exclude(pathway="none").select_related("partnership", "person").order_by("sort_key").first()
    if case is None:
        return
    today = stage.partnership.today()
    known = {"case": case, "source": "hand", "on": today - timedelta(days=40), "by": officer}
    intake.say(kind=Household, standing="stated", dependants=2, other_earners=1, housing="mine", **known)
    intake.say(
        kind=Wishes, standing="stated", wanted=told.wanted, commute=45, moving="no", shifts="any", **known
    )
    spell = {"employer": told.mine, "begins": case.birth_date + timedelta(days=21 * 365), "underground": True}
    intake.say(kind=ServiceSpell, standing="document", ends=today - timedelta(days=500), **spell, **known)
    for months in (3, 2):
        month = (today.replace(day=1) - timedelta(days=30 * months)).replace(day=1)
        intake.enter(kind="owed", amount=Decimal(21000), month=month, standing="document", **known)
    intake.enter(kind="claimed", amount=Decimal(21000), month=month, standing="document", **known)
    day = today - timedelta(days=39)
    intake.assess(
        case=case,
        made_on=day,
        expires_on=day + timedelta(days=180),
        strengths=told.wanted,
        hurdles="",
        by=officer,
    )
    planned(stage, case, told, officer)


def planned(stage: Stage, case: Case, told: Told, officer: Actor) -> None:
    """Show the plan and journal of a case, and the work that came of it."""
    today = stage.partnership.today()
    course.contact(case=case, on=today - timedelta(days=46), way="office", result="no_show", by=officer)
    course.contact(
        case=case, on=today - timedelta(days=40), way="office", result="met", note=told.note, by=officer
    )
    course.set_goal(case=case, text=told.goal, due_on=today + timedelta(days=120), by=officer)
    partner = stage.person(Role.SOCIAL_PARTNER)
    if partner is not None and partner.organisation is not None:
        course.refer(
            case=case, partner=partner.organisation, what=told.asked, asked_on=today - timedelta(days=9),
            due_on=today + timedelta(days=5), by=officer,
        )  # fmt: skip
    occupation = Occupation.objects.filter(code="7212").first()
    if occupation is not None:
        checks = dict.fromkeys(("check_contract", "check_pay", "check_hours", "check_safety"), "yes")
        placements.record(
            case=case, employer=told.employers[1], occupation=occupation, contract="permanent", hours=Decimal(40),
            wage=Decimal(18500), started_on=today - timedelta(days=20), by=officer, **checks,
        )  # fmt: skip
    received = today - timedelta(days=6)
    appeals.receive(
        case=case, kind="appeal", about=told.appeal, received_on=received,
        due_on=received + timedelta(days=30), by=officer,
    )  # fmt: skip


def moment(day: date) -> datetime:
    """Return ten in the morning of a day."""
    return datetime.combine(day, time(10), tzinfo=UTC)

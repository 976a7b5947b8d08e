"""Calls of the demonstration: one past with published figures, one open, one in appraisal, one in verification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from accounts.enums import Role
from accounts.queries import actor_for
from partnerships.actions import appraisal, calls, decisions, proposals
from partnerships.actions.proposals import Handed
from partnerships.enums import CallStage, MemberKind
from partnerships.models import Call, Proposal
from partnerships.queries import calls as reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

FIVE = [kind.value for kind in MemberKind]
# Published of the first call in Bosnia and Herzegovina: days, and how many came through each step.
OPENED, DEADLINE, FULL_DEADLINE = date(2016, 7, 15), date(2016, 9, 6), date(2017, 1, 30)
NOTES, INVITED, FULL, FUNDED = 157, 48, 47, 15
TOWNS = (
    "Tuzla", "Lukavac", "Živinice", "Banovići", "Kakanj", "Zenica", "Breza", "Ugljevik", "Gacko", "Stanari",
    "Bugojno", "Livno", "Prijedor", "Doboj", "Gračanica", "Gradačac", "Srebrenik", "Kalesija", "Olovo", "Visoko",
)  # fmt: skip
TRADES = ("metalworking", "timber", "farming", "tourism", "clothing", "services", "building", "bakery")


@dataclass(frozen=True, slots=True)
class Told:
    """The words of one call: title, text, conditions, criteria (name, hint, weight, most, least), notes, remarks."""

    title: str
    text: str
    conditions: Sequence[str]
    criteria: Sequence[tuple[str, str, int, int, int]]
    notes: Sequence[tuple[str, str, int]]
    grants: tuple[int, int]
    partners: Sequence[str] = ()  # of each note, in the order of the first four kinds
    remarks: Sequence[str] = ("",)
    summary: str = ""
    budget: int | None = None


UKRAINE = Told(
    "Нові робочі місця громад вугільного району",
    "Шукаємо місцеві партнерства, які до кінця 2027 року створять або оформлять робочі місця для працівників шахт,"
    " їхніх родин і малого бізнесу, що залежить від шахт. Спершу подайте коротку записку.",
    ("Заявник зареєстрований у районі щонайменше рік", "Проєкт завершується до 31 грудня 2027 року"),
    (
        ("Відповідність діагностиці", "Яку причину з дерева проблем усуває?", 30, 5, 2),
        ("Робочі місця", "Скільки створено чи оформлено, для кого, як надовго?", 40, 5, 3),
        ("Спроможність партнерів", "Хто що робить, чи є досвід і співфінансування?", 30, 5, 0),
    ),
    (
        ("Шептицька міська рада", "Майстерня вживаних електромоторів", 1450000),
        ("Сокальська міська рада", "Ягідний кооператив на рекультивованих землях", 1200000),
        ("Шептицький гірничий фаховий коледж", "Зварники та електрики для відновлення", 1800000),
        ("ГО «Простір громади»", "Догляд удома: оформлена праця для жінок", 950000),
        ("ТОВ «Забузька пекарня»", "Друга зміна пекарні", 780000),
        ("Західна торгово-промислова палата", "Перші контракти малих постачальників", 1100000),
    ),
    (500000, 2000000),
    ("Добротвірська громада", "Обласний центр зайнятості", "ТОВ «Буг-Сервіс»", "Ліцей № 2"),
    (
        "Причину названо точно, дані наведено.",
        "Робочі місця реальні, договори ще не підписано.",
        "Співфінансування лише обіцяно.",
    ),
    "Разом із роботодавцями готуємо людей до конкретних місць і супроводжуємо їх пів року після початку роботи."
    " Гроші йдуть на обладнання, навчання й перші зарплати.",
    6000000,
)
POLAND = Told(
    "Nowa praca w Bytomiu po Bobrku",
    "Szukamy lokalnych partnerstw, które stworzą stałe miejsca pracy dla odchodzących z kopalni i dla firm, które z"
    " niej żyły. Najpierw krótka fiszka.",
    ("Siedziba wnioskodawcy leży w Bytomiu lub powiecie", "Działania kończą się do 30 czerwca 2028 r."),
    (
        ("Trafność", "Którą przyczynę z drzewa problemów usuwa?", 40, 10, 4),
        ("Miejsca pracy", "Ile, dla kogo, na jak długo?", 60, 10, 5),
    ),
    (
        ("Centrum Kształcenia Zawodowego w Bytomiu", "Operatorzy robotów spawalniczych", 380000),
        ("Fundacja Nowa Szychta", "Remontowe przedsiębiorstwo społeczne", 240000),
        ("Miasto Bytom", "Hala dla trzech warsztatów", 450000),
    ),
    (150000, 500000),
    ("Gmina Radzionków", "Wojewódzki Urząd Pracy", "Spawmet sp. z o.o.", "Technikum nr 4"),
    ("",),
    "Razem z pracodawcami przygotowujemy ludzi do konkretnych miejsc i towarzyszymy im przez pół roku."
    " Pieniądze idą na sprzęt, szkolenia i pierwsze płace.",
)
BRITAIN = Told(
    "After the pit: jobs in the valleys",
    "For partnerships that bring lasting jobs to mining families and to the firms that lived from the mine."
    " A short note first; those invited hand in a full proposal.",
    ("The applicant has audited accounts for two years", "Work ends by 31 March 2028"),
    (
        ("Fit with the diagnosis", "Which root cause of the tree does it answer?", 30, 5, 2),
        ("Jobs", "How many, for whom, how lasting?", 45, 5, 3),
        ("Value for money", "Grant per job; what the partners bring", 25, 5, 0),
    ),
    (
        ("Cwm Retrofit Co-operative", "Warm homes, local crews", 180000),
        ("Valleys College", "Heat-pump fitters in twelve weeks", 210000),
        ("Aber Industrial Estate Trust", "Ten small workshops under one roof", 240000),
        ("Care in Common", "Formal contracts in home care", 120000),
        ("Rhos Growers", "Market gardens on the washery site", 90000),
        ("Black Valley Brewing", "A taproom in the lamp room", 80000),
    ),
    (50000, 250000),
    ("Aber Town Council", "Jobcentre Plus Wales", "Tawe Engineering Ltd", "Cwm Adult Learning"),
    (
        "Names the cause and shows the figures.",
        "Jobs are real; two employers still to sign.",
        "Own money is small but pledged in writing.",
    ),
    "With employers we prepare people for named vacancies and stay beside them for six months."
    " The money goes into equipment, training and first wages.",
    450000,
)
POINTS = ((4, 5, 4), (3, 4, 5), (5, 4, 3), (4, 3, 4), (3, 3, 2), (2, 3, 3))

ON_PAPER = "Entered afterwards: the commission and external evaluators judged on paper in 2016 and 2017."


def load(stage: Stage) -> None:
    """Play this partnership's call, once."""
    place, by = stage.partnership, stage.person(Role.COORDINATOR)
    play = {"ua-demo": in_appraisal, "pl-demo": still_open, "ba-demo": published, "gb-demo": in_verification}
    if by is None or place.code not in play or Call.objects.filter(partnership=place).exists():
        return
    play[place.code](place, by)


def begun(place: Partnership, told: Told, days: tuple[int, int, int], by: Actor) -> Call:
    """Begin and open a call; `days` from today: opening, the two deadlines."""
    opens, notes, full = (at(place, place.today() + timedelta(days=day)) for day in days)
    return opened(
        place, told, by, opens_at=opens, note_deadline=notes, full_deadline=full, currency=place.currency
    )


def opened(place: Partnership, told: Told, by: Actor, **values: object) -> Call:
    """Begin a call with criteria and checklist, and open it."""
    call = calls.create(
        partnership=place,
        title=told.title,
        text=told.text,
        grant_min=Decimal(told.grants[0]),
        grant_max=Decimal(told.grants[1]),
        budget=Decimal(told.budget) if told.budget else None,
        kinds=FIVE,
        note_threshold=Decimal(50),
        full_threshold=Decimal(60),
        by=by,
        **values,
    )
    for text in told.conditions:
        calls.add_condition(call=call, text=text, by=by)
    for stage in CallStage:
        for name, hint, weight, most, least in told.criteria:
            calls.add_criterion(
                call=call,
                stage=stage,
                name=name,
                hint=hint,
                weight=Decimal(weight),
                max_points=Decimal(most),
                threshold=Decimal(least),
                by=by,
            )
    return calls.move(call=call, to="open", by=by)


def at(place: Partnership, day: date, hour: int = 16) -> datetime:
    """Return an hour of a day on the clock of the place."""
    return datetime.combine(day, time(hour), place.zone)


def notes_of(told: Told, received: datetime, *, eligible: bool | None) -> list[Handed]:
    """Return the notes of a call, a few hours apart; the applicant stands among those who take part."""
    return [
        Handed(
            applicant=name,
            title=title,
            summary=told.summary,
            amount=Decimal(amount),
            received_at=received + timedelta(hours=3 * place),
            members=[*zip(FIVE, told.partners, strict=False), ("other", name)],
            eligible=eligible,
        )
        for place, (name, title, amount) in enumerate(told.notes)
    ]


def judges(call: Call, stage: str, by: Actor) -> list[Actor]:
    """Name three people of the partners to judge a stage; the evaluator first."""
    people = [user for user, _label in reads.people_of_partners(call.partnership).values()]
    actors = [actor_for(user) for user in people]
    order = (Role.EVALUATOR, Role.SOCIAL_PARTNER, Role.EMPLOYER, Role.PROVIDER, Role.VIEWER)
    ranked = sorted(
        (one for one in actors if one.has_role(*order)),
        key=lambda one: min(place for place, role in enumerate(order) if one.has_role(role)),
    )[:3]
    for one in ranked:
        appraisal.name(call=call, stage=stage, user=one.user, by=by)
    return ranked


def score(call: Call, stage: str, who: Actor, turn: int, *, remarks: Sequence[str], most: int = 99) -> None:
    """Hand in somebody's sheets for the first `most` proposals that no conflict bars."""
    criteria = list(call.criteria.filter(stage=stage))
    rows = Proposal.objects.filter(call=call, stage=stage, state="eligible")
    rows = rows.exclude(sheets__appraiser__user=who.user, sheets__conflict=True)
    for place, row in enumerate(rows[:most]):
        words = {turn % 3: remarks[(place + turn) % len(remarks)]}
        given = POINTS[(place + (turn if place > 2 else 0)) % len(POINTS)]
        points = {one.pk: (Decimal(given[n % 3]), words.get(n, "")) for n, one in enumerate(criteria)}
        appraisal.declare(proposal=row, conflict=False, by=who)
        appraisal.score(proposal=row, points=points, hand_in=True, by=who)


def moved(call: Call, by: Actor, *states: str) -> Call:
    """Move a call through these states."""
    for state in states:
        call = calls.move(call=call, to=state, by=by)
    return call


def in_appraisal(place: Partnership, by: Actor) -> None:
    """Ukraine: concept notes are being appraised; one came late; the evaluator still has sheets to hand in."""
    call = begun(place, UKRAINE, (-60, -12, 60), by)
    notes = notes_of(UKRAINE, call.note_deadline - timedelta(days=2), eligible=True)
    proposals.receive_many(call=call, stage="note", handed=notes, by=by)
    late = notes_of(UKRAINE, call.note_deadline + timedelta(hours=5), eligible=None)[-2]
    proposals.receive(call=call, stage="note", handed=late, by=by)
    call = moved(call, by, "closed")
    first, *others = judges(call, "note", by)
    call = moved(call, by, "note_appraisal")
    for turn, who in enumerate(others):
        score(call, "note", who, turn, remarks=UKRAINE.remarks)
    score(call, "note", first, 1, remarks=UKRAINE.remarks, most=2)


def still_open(place: Partnership, by: Actor) -> None:
    """Poland: notes come in for three weeks more."""
    call = begun(place, POLAND, (-9, 21, 90), by)
    received = at(place, place.today() - timedelta(days=2), 9)
    proposals.receive_many(call=call, stage="note", handed=notes_of(POLAND, received, eligible=None), by=by)


def in_verification(place: Partnership, by: Actor) -> None:
    """Wales: full proposals are ranked, two were visited, the money is not enough for all."""
    call = begun(place, BRITAIN, (-150, -110, -30), by)
    notes = notes_of(BRITAIN, call.note_deadline - timedelta(days=3), eligible=True)
    proposals.receive_many(call=call, stage="note", handed=notes, by=by)
    call = moved(call, by, "closed")
    judged = judges(call, "note", by)
    call = moved(call, by, "note_appraisal")
    for turn, who in enumerate(judged):
        score(call, "note", who, turn, remarks=BRITAIN.remarks)
    rows = list(Proposal.objects.filter(call=call))
    decide(
        call, "note", rows[:5], "Clear cause, clear jobs, partners who bring their own money.", by, yes=True
    )
    decide(call, "note", rows[5:], "Few lasting jobs for the money asked.", by, yes=False)
    call = moved(call, by, "invited", "full_open")
    came = call.full_deadline - timedelta(days=1)
    full = [
        Handed(note=one, applicant="", title="", amount=one.amount, received_at=came, eligible=True)
        for one in rows[:5]
    ]
    proposals.receive_many(call=call, stage="full", handed=full, by=by)
    judged = judges(call, "full", by)
    call = moved(call, by, "full_appraisal")
    for turn, who in enumerate(judged):
        score(call, "full", who, turn, remarks=BRITAIN.remarks)
    call = moved(Call.objects.get(pk=call.pk), by, "verification")
    told = (
        ("confirmed", "Premises ready, partners present, accounts seen."),
        ("with_remarks", "No lease yet."),
    )
    for days, (row, (verdict, findings)) in enumerate(
        zip(call.proposals.filter(stage="full"), told, strict=False)
    ):
        on = place.today() - timedelta(days=6 - days)
        decisions.visit(proposal=row, on=on, findings=findings, verdict=verdict, by=by)


def decide(call: Call, stage: str, rows: Sequence[Proposal], reason: str, by: Actor, *, yes: bool) -> None:
    """Decide on some."""
    decisions.decide(call=call, stage=stage, proposals=rows, yes=yes, reason=reason, by=by)


def published(place: Partnership, by: Actor) -> None:
    """Bosnia and Herzegovina: the first call with its published days and counts, entered afterwards."""
    told = Told(
        "Local employment partnerships, first call (2016)",
        "Entered afterwards: the days and the counts (157 notes, 48 invited, 47 full proposals, 15 funded) are those"
        " published; applicants, titles and amounts are invented.",
        ("The applicant is a legal body", "All five kinds of organisation take part"),
        (("Relevance", "", 40, 10, 0), ("Jobs", "", 40, 10, 0), ("Partners", "", 20, 10, 0)),
        (),
        (150000, 200000),
    )
    opens, notes, full = at(place, OPENED, 9), at(place, DEADLINE), at(place, FULL_DEADLINE)
    call = opened(place, told, by, opens_at=opens, note_deadline=notes, full_deadline=full, currency="EUR")
    for stage in CallStage:
        appraisal.judge_by_fewer(call=call, stage=stage, reason=ON_PAPER, by=by)
    handed = [invented(number, notes) for number in range(1, NOTES + 1)]
    proposals.receive_many(call=call, stage="note", handed=handed, by=by)
    call = moved(call, by, "closed", "note_appraisal")
    rows = list(Proposal.objects.filter(call=call))
    scored = "the best by technical and administrative score."
    decide(call, "note", rows[:INVITED], f"Among {scored}", by, yes=True)
    decide(call, "note", rows[INVITED:], f"Below {scored}", by, yes=False)
    call = moved(call, by, "invited", "full_open")
    fulls = [
        Handed(note=one, applicant="", title="", amount=one.amount, received_at=full, eligible=True)
        for one in rows[:FULL]
    ]
    proposals.receive_many(call=call, stage="full", handed=fulls, by=by)
    call = moved(call, by, "full_appraisal", "verification")
    rows = list(call.proposals.filter(stage="full"))
    decisions.visit_many(
        proposals=rows[:FUNDED],
        on=full.date() + timedelta(days=45),
        findings="Partners and premises found as described.",
        verdict="confirmed",
        by=by,
    )
    decide(call, "full", rows[:FUNDED], "Best by external evaluators, confirmed in the field.", by, yes=True)
    decide(call, "full", rows[FUNDED:], "Below the line.", by, yes=False)
    moved(call, by, "decided")


def invented(number: int, deadline: datetime) -> Handed:
    """Return one invented note: all five kinds, an amount within the range, in the last six weeks."""
    town, trade = TOWNS[number % len(TOWNS)], TRADES[number // len(TOWNS) % len(TRADES)]
    return Handed(
        applicant=f"Općina {town}",
        title=f"{town}: jobs in {trade}",
        amount=Decimal(150000 + number * 1237 % 50000),
        received_at=deadline - timedelta(hours=6 * (NOTES - number)),
        members=[("municipality", f"Općina {town}"), *[(kind, "") for kind in FIVE[1:]]],
        eligible=True,
    )

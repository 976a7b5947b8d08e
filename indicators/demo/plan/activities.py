"""Action plans of the four places: interventions, who does what by when, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from accounts.enums import Role
from partnerships.actions import activities
from partnerships.models import BudgetLine, Intervention, Partner

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Deed:
    """An activity: months from today to its first and last day; `points`: (title, months from today, reached)."""

    title: str
    role: str
    begins: int
    ends: int
    state: str = "planned"
    points: tuple[tuple[str, int, bool], ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """An intervention with its activities; `lines`: titles of budget lines that pay for it."""

    title: str
    aim: str
    output: str
    role: str
    deeds: tuple[Deed, ...]
    lines: tuple[str, ...] = ()


SERVICE, CITY, SCHOOL, MINE = "employment_service", "municipality", "provider", "mine_operator"
PLANS = {
    "ua-demo": (
        House("Нові професії на базі гірничих", "Електрослюсарі та прохідники працюють у будівництві й енергетиці",
            "O3", SCHOOL, (
            Deed("Оцінити навички 240 працівників шахти", SERVICE, -14, -9, "done",
                (("протокол оцінювання підписано", -9, True),)),
            Deed("Провести курс для електрослюсарів", SCHOOL, -10, -2, "done", (("40 свідоцтв видано", -2, True),)),
            Deed("Провести курс «Монтаж сонячних станцій»", SCHOOL, -5, 3, "under_way", (
                ("перша група склала іспит", -1, False), ("друга група склала іспит", 3, False)), Role.COORDINATOR),
            Deed("Укласти договори з роботодавцями про стажування", SERVICE, -4, 1, "under_way",
                (("12 договорів", 1, False),)),
        ), ("Ваучери на навчання для гірників",)),
        House("Робочі місця поза шахтою", "150 робочих місць у громаді", "O4", CITY, (
            Deed("Відремонтувати майстерню зварювання", CITY, -9, -1, "under_way",
                (("обладнання встановлено", -1, False),), Role.COORDINATOR),
            Deed("Відкрити швейну дільницю", CITY, -8, 4, "under_way", (("18 робочих місць створено", 2, False),)),
            Deed("Дослідити попит на послуги для ветеранів", SERVICE, 1, 5),
        ), ("Компенсація роботодавцям за нові робочі місця", "Ремонт навчальних майстерень")),
        House("Власна справа", "60 родин гірників пробують підприємництво", "O4", CITY, (
            Deed("Набрати учасників бізнес-школи", SERVICE, -7, -5, "done", (("60 родин зараховано", -5, True),)),
            Deed("Провести бізнес-школу", CITY, -4, 2, "paused", (("30 бізнес-планів", 0, False),)),
        ), ("Консультанти з підприємництва",)),
    ),
    "pl-demo": (
        House("Kwalifikacje dla nowych branż", "Spawacze i elektrycy pracują poza kopalnią", "O3", SCHOOL, (
            Deed("Bilans kompetencji załogi", SERVICE, -15, -11, "done", (("620 bilansów", -11, True),)),
            Deed("Trzy grupy spawaczy", SCHOOL, -11, -1, "done", (("egzaminy UDT", -2, True),)),
            Deed("Pracownia fotowoltaiki", CITY, -6, 2, "under_way",
                (("odbiór pracowni", 1, False),), Role.COORDINATOR),
        ), ("Doradztwo zawodowe i szkolenia", "Przystosowanie pracowni")),
        House("Firmy rodzin górniczych", "Dwanaście nowych firm przetrwa dwa lata", "O4", CITY, (
            Deed("Nabór wniosków o dotacje", SERVICE, -8, -3, "done", (("12 umów podpisanych", -3, True),)),
            Deed("Opieka doradcza nad firmami", CITY, -3, 15, "under_way",
                (("przegląd po pół roku", 3, False), ("przegląd po roku", 9, False))),
            Deed("Warsztaty z księgowości", SERVICE, -2, -1, "under_way", (("24 osoby przeszkolone", -1, False),)),
        ), ("Dotacje na rozpoczęcie działalności",)),
    ),
    "ba-demo": (
        House("Work in the wood cluster", "Forty contracts after training on the job", "O3", SERVICE, (
            Deed("Agree training places with six firms", SERVICE, -12, -9, "done",
                (("six agreements signed", -9, True),)),
            Deed("Train forty workers on the job", SERVICE, -9, 1, "under_way",
                (("twenty certified", -3, True), ("forty certified", 1, False))),
            Deed("Follow up contracts after three months", SERVICE, 1, 6, "planned", (), Role.COORDINATOR),
        ), ("Partnership grants", "Wage subsidies")),
        House("Start-ups of households", "Twenty households earn a second income", "O4", CITY, (
            Deed("Choose twenty business plans", CITY, -5, -1, "under_way",
                (("list published", -1, False),), Role.COORDINATOR),
            Deed("Mentor the start-ups", CITY, 0, 12),
        ), ("Partnership grants",)),
    ),
    "gb-demo": (
        House("Heat-pump fitters", "Thirty fitters at work in the valley", "O3", SERVICE, (
            Deed("Two skills bootcamps", SERVICE, -10, 1, "under_way",
                (("first cohort certified", -4, True), ("second cohort certified", 1, False)), Role.COORDINATOR),
            Deed("Interviews with eleven installers", SERVICE, -3, -1, "under_way",
                (("eleven interviews held", -1, False),)),
        ), ("Skills bootcamps",)),
        House("Shops and workshops", "Empty fronts in Glynneath are open again", "O4", CITY, (
            Deed("Fit out five workshops", CITY, -6, 3, "under_way", (("two let", -1, True), ("five let", 3, False))),
            Deed("Open day for suppliers of the mine", CITY, 2, 2),
        ), ("Small business grants",)),
    ),
}  # fmt: skip


def load(stage: Stage) -> None:
    """Play the action plan of a partnership, once."""
    place, by = stage.partnership, stage.person(Role.COORDINATOR)
    if place.code not in PLANS or by is None or Intervention.objects.filter(partnership=place).exists():
        return
    partners = Partner.objects.in_force().filter(partnership=place).select_related("organisation")
    bodies = {one.role: one.organisation for one in partners.order_by("-pk")}
    money = {line.title: line.pk for line in BudgetLine.objects.filter(partnership=place)}
    for house in PLANS[place.code]:
        made = activities.add_intervention(
            partnership=place, title=house.title, aim=house.aim, output_key=house.output,
            lead=bodies.get(house.role, by.organisation), by=by,
        )  # fmt: skip
        taken = [money[title] for title in house.lines if title in money]
        free = set(BudgetLine.objects.filter(pk__in=taken, intervention=None).values_list("pk", flat=True))
        activities.link_lines(intervention=made, lines=sorted(free), by=by)
        for deed in house.deeds:
            plan(made, deed, bodies, by)


def plan(house: Intervention, deed: Deed, bodies: dict, by: Actor) -> None:
    """Plan an activity with its milestones and bring it to its state."""
    today = house.partnership.today()

    def day(months: int) -> object:
        return today + timedelta(days=round(30.4 * months))

    body = by.organisation if deed.person else bodies.get(deed.role, by.organisation)
    row = activities.add_activity(
        intervention=house, title=deed.title, body=body, owner=by.user if deed.person else None,
        starts_on=day(deed.begins), due_on=day(deed.ends), note="", by=by,
    )  # fmt: skip
    for title, months, reached in deed.points:
        point = activities.add_milestone(activity=row, title=title, due_on=day(months), by=by)
        if reached:
            activities.reach(milestone=point, on=day(months), by=by)
    way = {
        "planned": (),
        "under_way": ("under_way",),
        "paused": ("under_way", "paused"),
        "done": ("under_way", "done"),
    }
    for state in way[deed.state]:
        activities.step(activity=row, to=state, by=by)

"""Facts that the agreement asks for, of one case; people whom the social partner sent. Invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from accounts.enums import Role
from workforce.actions import sent, stated
from workforce.models import Household, SentPerson, StatedFact

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a place: two people, what the first needs, and the second with the answer."""

    first: tuple[str, str]
    second: tuple[str, str]
    needs: str
    asked: str
    answer: str


PLACES = {
    "ua-demo": Told(
        ("Мельничук", "Тарас"), ("Савчук", "Галина"),
        "Втратив роботу в підрядника шахти, просить поради щодо навчання.",
        "Питає про пільгову пенсію чоловіка.",
        "Про пенсію скаже Пенсійний фонд; коли зміниться робота, приходьте знову.",
    ),
    "pl-demo": Told(
        ("Wieczorek", "Adam"), ("Sikora", "Halina"),
        "Stracił pracę u podwykonawcy kopalni, prosi o poradę w sprawie szkolenia.",
        "Pyta o emeryturę górniczą męża.",
        "O emeryturze poinformuje ZUS; gdy zmieni się praca, zapraszamy ponownie.",
    ),
    "ba-demo": Told(
        ("Begić", "Adnan"), ("Softić", "Amira"),
        "Ostao bez posla kod podizvođača rudnika, traži savjet o obuci.",
        "Pita o beneficiranoj penziji muža.",
        "O penziji će reći Zavod za penzijsko osiguranje; ako se posao promijeni, dođite ponovo.",
    ),
    "gb-demo": Told(
        ("Prosser", "Gareth"), ("Vaughan", "Carys"),
        "Lost his work with a contractor of the mine and asks about training.",
        "Asks about her husband's pension.",
        "The pension scheme answers that; come again when work changes.",
    ),
}  # fmt: skip


def load(stage: Stage) -> None:
    """Say what rules ask for of the case that has an intake; send two people, where nobody was sent yet."""
    told, officer = PLACES.get(stage.partnership.code), stage.person(Role.CASE_OFFICER)
    partner = stage.person(Role.SOCIAL_PARTNER)
    known = SentPerson.objects.filter(partnership=stage.partnership)
    if told is None or officer is None or partner is None or known.exists():
        return
    with transaction.atomic():
        facts(stage, officer)
        send(stage, told, partner, officer)


def facts(stage: Stage, officer: Actor) -> None:
    """State two facts of a case."""
    rows = Household.objects.filter(case__partnership=stage.partnership, retracted_at=None)
    household = rows.select_related("case__partnership", "case__person").order_by("pk").first()
    if household is None or StatedFact.objects.filter(case=household.case).exists():
        return
    on = stage.partnership.today() - timedelta(days=38)
    about = {"case": household.case, "on": on, "source": "hand", "by": officer}
    stated.state(fact="pension_on", value=date(on.year + 3, 5, 1), standing="document", **about)
    stated.state(fact="contribution_years", value=Decimal("21.5"), standing="certified", **about)


def send(stage: Stage, told: Told, partner: Actor, officer: Actor) -> None:
    """Send two people; answer about the second."""
    for name, born, why in ((told.first, "1983-04-12", told.needs), (told.second, "1979-11-03", told.asked)):
        row = sent.send(
            partnership=stage.partnership, family_name=name[0], given_name=name[1], birth_date=born, why=why,
            contact="+000 00 000 00 00", consent_on=stage.partnership.today(), by=partner,
        )  # fmt: skip
    sent.refuse(sent=row, answer=told.answer, by=officer)

"""What is said around a negotiation: beside a passage, in the union's room, in a round; and where it is stuck."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from partnerships.actions import amendments, clause_talk, impasses, meetings, rounds
from partnerships.actions.amendments import Proposed
from partnerships.actions.clause_talk import Passage
from partnerships.actions.clauses import Wording

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Amendment, ClausePlace, FrameworkParty, FrameworkVersion

QUOTE = "чотирнадцять днів"
LONGER = "двадцять один день"


def play(
    version: FrameworkVersion, tabled: Amendment, said: dict[str, tuple[FrameworkParty, Actor]], by: Actor
) -> None:
    """Let the parties talk about the offer, the union draft unseen, a round be held, and the bridge be stuck."""
    union, service = said["workers"][1], said["government"][1]
    place = version.places.select_related("clause", "text").get(clause__key="no-dismissal")
    talk(version, place, union, service)
    draft = amendments.draft(
        version=version,
        title="Три тижні на відповідь",
        reason="За два тижні родина не встигає вирішити, чи переїжджати.",
        changes=[longer(place)],
        by=union,
    )
    clause_talk.comment(
        agreement=version.agreement,
        amendment=draft,
        said="Спершу запитаймо дільниці. Якщо погодяться на три тижні, виносимо разом із мостом.",
        by=union,
    )
    hold_round(version, tabled, by)
    stuck = impasses.declare(
        agreement=version.agreement,
        party=said["workers"][0],
        since=version.agreement.partnership.today() - timedelta(days=12),
        reason="Вік, з якого починається міст до пенсії, і хто платить за перші три роки.",
        amendments=[tabled],
        clauses=[],
        by=union,
    )
    impasses.mediate(
        impasse=stuck,
        mediator="Національна служба посередництва і примирення, відділення в області",
        contact="відділення, приймальня",
        mediated_from=version.agreement.partnership.today() - timedelta(days=5),
        by=by,
    )


def talk(version: FrameworkVersion, place: ClausePlace, union: Actor, service: Actor) -> None:
    """Let the union ask about a passage, and the service answer; another thread is resolved."""
    body = place.text.body["uk"]
    if QUOTE in body:
        asked = clause_talk.comment(
            agreement=version.agreement,
            clause=place.clause,
            said="Чи рахується день, коли лист отримано?",
            passage=Passage(place.text, "uk", body.index(QUOTE), QUOTE),
            by=union,
        )
        clause_talk.answer(comment=asked, said="Ні, від наступного дня. Так само, як у Кодексі.", by=service)
    settled = clause_talk.comment(
        agreement=version.agreement, clause=place.clause, said="Хто веде список пропозицій?", by=service
    )
    clause_talk.answer(comment=settled, said="Роботодавець, копія нам щомісяця.", by=union)
    clause_talk.resolve(comment=settled, resolved=True, by=service)


def longer(place: ClausePlace) -> Proposed:
    """Return three weeks in the place of two."""
    text = place.text
    body = {
        "uk": text.body["uk"].replace(QUOTE, LONGER),
        "en": text.body["en"].replace("fourteen days", "twenty-one days"),
    }
    return Proposed(
        "reword", place.clause, Wording(text.heading, body, tuple(text.measures), tuple(text.duties))
    )


def hold_round(version: FrameworkVersion, tabled: Amendment, by: Actor) -> None:
    """Hold the first round, with minutes and attendance."""
    agreement = version.agreement
    meeting = meetings.call(
        partnership=agreement.partnership,
        kind="negotiation",
        title="Перший раунд переговорів",
        starts_at=timezone.now() - timedelta(days=16),
        place="Зала міської ради",
        agenda=["Міст до пенсії", "Строк відповіді на пропозицію роботи"],
        by=by,
    )
    meetings.publish(meeting=meeting, by=by)
    first = meeting.items.order_by("position").first()
    present = [party.organisation_id for party in agreement.parties.order_by("pk")]
    meetings.write_minutes(
        meeting=meeting,
        minutes={first.pk: "Сторони різняться на два роки. Служба порахує видатки до наступного раунду."}
        if first
        else {},
        present=dict.fromkeys(present, ""),
        upload=None,
        by=by,
    )
    rounds.hold(version=version, meeting=meeting, amendments=[tabled], by=by)

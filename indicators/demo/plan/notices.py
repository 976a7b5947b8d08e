"""A notice of redundancies in each partnership: workers named, cases found, a session held and one to come."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count

from accounts.enums import Role
from workforce.actions import notices, openings, sessions
from workforce.calculations import chosen
from workforce.calculations.notices import usual
from workforce.models import RedundancyNotice, Site, Worker
from workforce.queries import notices as reads
from workforce.queries.notices import Wanted

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from workforce.models import InfoSession

NUMBER = 36
# By partnership: the employer's reason, the place of the sessions.
PLACES = {
    "ua-demo": ("Лаву відпрацьовано, нову не готують.", "Клуб шахти, зала 2"),
    "pl-demo": ("Wyczerpanie ściany; nowej nie przygotowano.", "Cechownia, sala 2"),
    "ba-demo": ("Otkop je iscrpljen, novi se ne priprema.", "Rudnička sala 2"),
    "gb-demo": ("The face is worked out and no new one is prepared.", "Miners' welfare hall, room 2"),
}


def load(stage: Stage) -> None:
    """Enter the notice, where none is there yet."""
    told, officer = PLACES.get(stage.partnership.code), stage.person(Role.CASE_OFFICER)
    sites = Site.objects.filter(partnership=stage.partnership, workers__left_on=None)
    site = sites.annotate(number=Count("workers")).order_by("-number", "pk").first()
    if told is None or officer is None or site is None:
        return
    if RedundancyNotice.objects.filter(site__partnership=stage.partnership).exists():
        return
    today, by = stage.partnership.today(), stage.person(Role.EMPLOYER) or officer
    rule = usual(stage.partnership.country, NUMBER)
    numbers = Worker.objects.active().filter(site=site).order_by("person__sort_key", "pk")
    wanted = Wanted(numbers="\n".join(numbers.values_list("personnel_number", flat=True)[:NUMBER]))
    with transaction.atomic():
        received = today - timedelta(days=12)
        notice = notices.give(
            site=site, received_on=received, first_day=received + timedelta(days=75), reason=told[0],
            number=NUMBER + 4, rule=rule.key, consultation_on=received + timedelta(days=2),
            workers_told_on=received + timedelta(days=3), by=by,
        )  # fmt: skip
        seen = reads.found(notice, wanted).keys
        if not seen:
            return
        notices.add_workers(notice=notice, wanted=wanted, seen=chosen.pack(seen), by=by)
        asked = openings.ask(notice=notice, on=today, by=officer)
    openings.run(opening_id=asked.pk)
    with transaction.atomic():
        first = sessions.plan(notice=notice, **booked(stage, told[1], 0), by=officer)
        invite(notice, officer)
        held(first, officer)
        for days in (5, 6):
            sessions.plan(notice=notice, **booked(stage, told[1], days), by=officer)
        invite(notice, officer)


def booked(stage: Stage, place: str, days: int) -> dict[str, object]:
    """Return a session's facts."""
    return {
        "place": place,
        "on": stage.partnership.today() + timedelta(days=days),
        "begins": time(9 + days % 3),
        "seats": 12,
        "language": stage.partnership.language,
    }


def invite(notice: RedundancyNotice, officer: object) -> None:
    """Spread whoever holds no seat."""
    waiting = reads.uninvited(notice).values_list("pk", flat=True)
    sessions.invite(notice=notice, seen=chosen.pack(waiting), by=officer)


def held(session: InfoSession, officer: object) -> None:
    """Record who came: all but every fifth."""
    keys = [one.pk for one in reads.invited(session)]
    came = {key for place, key in enumerate(keys) if place % 5}
    sessions.attendance(session=session, came=came, seen=chosen.pack(keys), by=officer)

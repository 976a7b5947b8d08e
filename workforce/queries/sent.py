"""People whom partners sent: what waits, what was answered, whose open case may be theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jtportal.kernel import paging
from partnerships.sockets import Waiting
from workforce import rules
from workforce.models import Case, SentPerson
from workforce.queries import case_list, search, slips

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SHOWN, CANDIDATES = 100, 8


def listed(partnership: Partnership, actor: Actor) -> tuple[list[SentPerson], list[SentPerson]]:
    """Return those who wait, first due first, and those who were answered, the latest first; two queries."""
    rows = SentPerson.objects.visible_to(actor).filter(partnership=partnership)
    rows = rows.select_related("partner", "answered_by", "recorded_by")
    answered = rows.exclude(state="sent").order_by("-answered_on", "-pk")
    return list(rows.filter(state="sent")[:SHOWN]), list(answered[:SHOWN])


def may_be_theirs(sent: SentPerson, actor: Actor) -> list[Case]:
    """Return open cases of people with the name, or much like it, the same birth date first."""
    place, typed = sent.partnership, search.words(sent.name)
    rows = case_list.narrowed(
        Case.objects.visible_to(actor), case_list.Wanted(), partnership=place, user_id=actor.user_id
    )
    found = search.by_name(rows, typed, language=place.language)
    if not found.count:
        found = slips.similar(rows, typed, place.language)
    ids = paging.page(found.runs, size=CANDIDATES).ids
    cases = list(rows.filter(pk__in=ids).select_related("person").order_by("sort_key"))
    return sorted(cases, key=lambda case: case.birth_date.isoformat() != sent.said["birth_date"])


def choices(sent: SentPerson, actor: Actor) -> list[tuple[str, str]]:
    """Return them as choices."""
    return [
        (str(case.pk), f"{case.person.name}, {date_format(case.birth_date, 'SHORT_DATE_FORMAT')}")
        for case in may_be_theirs(sent, actor)
    ]


def waiting(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return who waits for the employment service's answer, for 'My work' and the digest."""
    if not rules.may_work_here(actor, partnership):
        return []
    return [
        Waiting(
            kind="sent_person",
            label=_("answer a partner who sent somebody"),
            title=f"{one.name}: {one.partner}",
            url=reverse("workforce:sent_detail", kwargs={"pk": one.pk}),
            due=one.due_on,
        )
        for one in listed(partnership, actor)[0][:50]
    ]

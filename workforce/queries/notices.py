"""Notices of redundancies: their days, the workers who may be named in one, how far their cases and sessions are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q

from workforce.enums import Attended, SessionState
from workforce.models import CaseOpening, InfoSession, Invitation, NoticeWorker, RedundancyNotice, Worker

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

BETWEEN = re.compile(r"[\s,;]+")
NUMBERS = 20_000  # personnel numbers pasted at once
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a site's workers; blank is no condition. `numbers`: personnel numbers as somebody pasted them."""

    occupation: str = ""
    numbers: str = ""

    @property
    def listed(self) -> list[str]:
        """The pasted numbers, each once."""
        return list(dict.fromkeys(one for one in BETWEEN.split(self.numbers.strip()) if one))[:NUMBERS]


@dataclass(frozen=True, slots=True)
class Found:
    """The workers that were asked for, in their order; pasted numbers that nobody bears, and that are named already."""

    keys: list[int]
    unknown: list[str] = field(default_factory=list)
    named: int = 0


def found(notice: RedundancyNotice, wanted: Wanted) -> Found:
    """Return the workers of the notice's site who are on the roster, meet the conditions and are not named yet."""
    rows = Worker.objects.active().filter(site=notice.site_id)
    if wanted.occupation:
        rows = rows.filter(current__occupation_title=wanted.occupation)
    unknown: list[str] = []
    if wanted.listed:
        rows = rows.filter(personnel_number__in=wanted.listed)
        known = set(rows.values_list("personnel_number", flat=True))
        unknown = [one for one in wanted.listed if one not in known]
    named = Exists(NoticeWorker.objects.filter(notice=notice, worker=OuterRef("pk")))
    ordered = rows.annotate(named=named).order_by("person__sort_key", "pk")
    pairs = list(ordered.values_list("pk", "named"))
    return Found([pk for pk, held in pairs if not held], unknown, sum(held for _pk, held in pairs))


def occupations(notice: RedundancyNotice) -> list[str]:
    """Return the occupations on the site's roster, by name."""
    rows = Worker.objects.active().filter(site=notice.site_id).exclude(current__occupation_title="")
    titles = rows.order_by("current__occupation_title").values_list("current__occupation_title", flat=True)
    return [one for one in titles.distinct() if one]


def for_lines(keys: Collection[int]) -> list[Worker]:
    """Return workers with what a line shows, by name."""
    rows = Worker.objects.filter(pk__in=list(keys)).select_related("person", "current")
    return list(rows.order_by("person__sort_key", "pk"))


def of_partnership(actor: Actor, partnership: Partnership) -> QuerySet[RedundancyNotice]:
    """Return the notices that exist for this actor, latest first, with how many workers and cases each has."""
    rows = RedundancyNotice.objects.visible_to(actor).filter(site__partnership=partnership)
    return (
        rows.select_related("site")
        .annotate(
            named=Count("workers"),
            with_case=Count("workers", filter=Q(workers__case__isnull=False)),
        )
        .order_by("-received_on", "-pk")
    )


def pending(notice: RedundancyNotice) -> QuerySet[NoticeWorker]:
    """Return the named workers whose case is still to be opened."""
    return NoticeWorker.objects.filter(notice=notice, case=None, skipped="")


def counts(notice: RedundancyNotice) -> dict[str, int]:
    """Count a notice's workers: named, pending, with a case, opened for it, skipped, and without an invitation."""
    mine = NoticeWorker.objects.filter(notice=notice)
    told = mine.order_by().aggregate(
        named=Count("pk"),
        pending=Count("pk", filter=Q(case=None, skipped="")),
        cases=Count("pk", filter=Q(case__isnull=False)),
        opened=Count("pk", filter=Q(opened=True)),
        skipped=Count("pk", filter=~Q(skipped="")),
    )
    return told | {"uninvited": uninvited(notice).count()}


def uninvited(notice: RedundancyNotice) -> QuerySet[NoticeWorker]:
    """Return the named workers who hold no seat and came to no session, by name."""
    held = Invitation.objects.filter(named=OuterRef("pk"), attended__in=(Attended.OPEN, Attended.CAME))
    rows = NoticeWorker.objects.filter(notice=notice).filter(~Exists(held))
    return rows.order_by("worker__person__sort_key", "pk")


def missed(notice: RedundancyNotice) -> QuerySet[NoticeWorker]:
    """Return the named workers who did not come and hold no other seat."""
    absent = Invitation.objects.filter(named=OuterRef("pk"), attended=Attended.NO_SHOW)
    return uninvited(notice).filter(Exists(absent))


def sessions(notice: RedundancyNotice) -> QuerySet[InfoSession]:
    """Return a notice's sessions, earliest first, with how many came."""
    came = Count("invitations", filter=Q(invitations__attended=Attended.CAME))
    absent = Count("invitations", filter=Q(invitations__attended=Attended.NO_SHOW))
    return (
        InfoSession.objects.filter(notice=notice).annotate(came=came, absent=absent).order_by("on", "begins")
    )


def with_seats(notice: RedundancyNotice) -> QuerySet[InfoSession]:
    """Return the sessions to come that have a free seat, earliest first."""
    rows = InfoSession.objects.filter(notice=notice, state=SessionState.PLANNED, taken__lt=F("seats"))
    return rows.filter(on__gte=notice.partnership.today()).order_by("on", "begins", "pk")


def invited(session: InfoSession) -> QuerySet[Invitation]:
    """Return who is invited to a session, by name."""
    rows = Invitation.objects.filter(session=session)
    return rows.select_related("named__worker__person", "named__worker__current", "named__case").order_by(
        "named__worker__person__sort_key", "pk"
    )


def running(actor: Actor, partnership: Partnership) -> QuerySet[CaseOpening]:
    """Return the openings of cases that run in a partnership and exist for this actor."""
    rows = CaseOpening.objects.visible_to(actor).filter(
        notice__site__partnership=partnership, state__in=("queued", "running")
    )
    return rows.select_related("notice__site")


def unrecorded(actor: Actor, partnership: Partnership) -> QuerySet[InfoSession]:
    """Return the sessions of today and before whose attendance nobody recorded, earliest first."""
    rows = InfoSession.objects.visible_to(actor).filter(
        notice__site__partnership=partnership, state=SessionState.PLANNED, on__lte=partnership.today()
    )
    return rows.select_related("notice__site").order_by("on", "begins", "pk")


def coming(actor: Actor, partnership: Partnership) -> QuerySet[InfoSession]:
    """Return the sessions of the days to come, earliest first."""
    today = partnership.today()
    rows = InfoSession.objects.visible_to(actor).filter(
        notice__site__partnership=partnership,
        state=SessionState.PLANNED,
        on__gt=today,
        on__lte=today + SOON,
    )
    return rows.select_related("notice__site").order_by("on", "begins", "pk")


def unopened(actor: Actor, partnership: Partnership) -> QuerySet[RedundancyNotice]:
    """Return the notices that stand and whose workers are not named yet, or are but have no case; first day first."""
    rows = RedundancyNotice.objects.visible_to(actor).filter(
        site__partnership=partnership, withdrawn_on=None, first_day__gte=partnership.today()
    )
    waits = NoticeWorker.objects.filter(notice=OuterRef("pk"), case=None, skipped="")
    nobody = ~Exists(NoticeWorker.objects.filter(notice=OuterRef("pk")))
    return rows.filter(Exists(waits) | nobody).select_related("site").order_by("first_day", "pk")

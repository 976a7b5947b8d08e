"""The worklist of one person: everything that is due today, overdue, to come, or waiting for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from workforce import rules
from workforce.enums import AppealState, ReferralState
from workforce.models import Appeal, FollowUp, GrantPayment, PackageGrant, Referral, Task
from workforce.models.follow_up import COLLECT_DAYS
from workforce.package_enums import UNDER_WAY, GrantState, PayoutState
from workforce.queries import course, mine, notices, outcomes, packages, payouts, tasks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SHOWN = 50  # of each kind; the list says so
AHEAD = timedelta(days=14)
SECTIONS = ("overdue", "today", "others", "coming")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing. `section`: see SECTIONS; `whom`: with whom it lies, since `since`; `due`: the deadline or None."""

    section: str
    kind: str
    words: str
    name: str
    url: str
    due: date | None = None
    whom: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose worklist, where, on which day."""

    actor: Actor
    partnership: Partnership
    today: date

    def when(self, due: date) -> str:
        """Return the section of something to be done by a day."""
        return "overdue" if due < self.today else "today" if due == self.today else "coming"

    def case(self, pk: int, name: str = "case_detail") -> str:
        """Return where a case is."""
        return reverse(f"workforce:{name}", kwargs={"pk": pk})


def worklist(actor: Actor, partnership: Partnership) -> dict[str, list[Item]]:
    """Return everything that concerns this person, first due first: {section: items}; a fixed number of queries."""
    desk = Desk(actor, partnership, partnership.today())
    found: dict[str, list[Item]] = {key: [] for key in SECTIONS}
    for source in SOURCES:
        for item in source(desk):
            found[item.section].append(item)
    for items in found.values():
        items.sort(key=lambda item: (item.due is None, item.due or desk.today, item.kind, item.name))
    return found


def _steps(desk: Desk) -> Iterator[Item]:
    """Tasks, those of goals among them."""
    rows = Task.objects.visible_to(desk.actor)
    me = desk.actor.user_id
    for key in SECTIONS:
        found = tasks.narrowed(rows, key, partnership=desk.partnership, user_id=me)
        for one in tasks.for_lines(found[:SHOWN]):
            person = one.case.person if one.case else one.worker.person if one.worker else None
            own = one.owner_id == me
            paused = one.case.get_status_display() if one.case and own else ""
            yield Item(
                key, "step", str(one), person.name if person else "",
                desk.case(one.pk, "task_detail"), one.due_on,
                (paused or str(one.owner or "")) if key == "others" else "",
                one.created_at.astimezone(desk.partnership.zone).date() if key == "others" else None,
            )  # fmt: skip


def _goals(desk: Desk) -> Iterator[Item]:
    """Goals of my cases whose day is near or over."""
    near = course.goals_due(desk.partnership, desk.actor, desk.today + AHEAD)
    for one in near.select_related("case__person")[:SHOWN]:
        if one.due_on is None:
            continue
        words = _("goal to be reached: %(goal)s") % {"goal": one.text}
        yield Item(
            desk.when(one.due_on), "goal", words, one.case.person.name, desk.case(one.case_id, "case_course"),
            one.due_on,
        )  # fmt: skip


def _referrals(desk: Desk) -> Iterator[Item]:
    """Referrals of my cases that a partner has not answered: late ones are mine to ask about."""
    rows = Referral.objects.visible_to(desk.actor).filter(
        mine.of(desk.actor.user_id, "case__"), case__partnership=desk.partnership, state=ReferralState.ASKED
    )
    for one in rows.select_related("case__person", "partner").order_by("due_on", "pk")[:SHOWN]:
        section = desk.when(one.due_on)
        words = _("referral: %(what)s") % {"what": one.what}
        yield Item(
            "others" if section == "coming" else section, "referral", words, one.case.person.name,
            desk.case(one.case_id, "case_course"), one.due_on, str(one.partner), one.asked_on,
        )  # fmt: skip


def _follow_ups(desk: Desk) -> Iterator[Item]:
    """Follow-ups to be collected now, of whoever was mine when they left: the deadline ends the collecting."""
    rows = outcomes.waiting(FollowUp.objects.visible_to(desk.actor), desk.partnership)["due"]
    own = rows.filter(case__officer=desk.actor.user_id).select_related("case__person", "worker")
    for one in own[:SHOWN]:
        last = one.due_on + timedelta(days=COLLECT_DAYS - 1)
        yield Item(
            "today", "follow_up", _("ask what they do now"), one.case.person.name,
            desk.case(one.pk, "follow_up_answer"), last,
        )  # fmt: skip


def _appeals(desk: Desk) -> Iterator[Item]:
    """Appeals that I may decide; those about my own work lie with others."""
    rows = Appeal.objects.visible_to(desk.actor).filter(
        case__partnership=desk.partnership, state=AppealState.OPEN
    )
    for one in rows.select_related("case__person", "case").order_by("due_on", "pk")[:SHOWN]:
        own = desk.actor.user_id in (one.case.officer_id, one.recorded_by_id)
        words = _("appeal or complaint to be decided")
        yield Item(
            "others" if own else desk.when(one.due_on), "appeal", words, one.case.person.name,
            desk.case(one.case_id, "case_work"), one.due_on, _("somebody else than you") if own else "",
            one.received_on if own else None,
        )  # fmt: skip


def _sessions(desk: Desk) -> Iterator[Item]:
    """Information sessions whose attendance is to be recorded, and those to come."""
    if not rules.may_work_here(desk.actor, desk.partnership):
        return
    for one in notices.unrecorded(desk.actor, desk.partnership)[:SHOWN]:
        words = _("record who came to the information session")
        url = desk.case(one.pk, "session_detail")
        yield Item(desk.when(one.on), "session", words, str(one.place), url, one.on)
    for one in notices.coming(desk.actor, desk.partnership)[:SHOWN]:
        url = desk.case(one.pk, "session_detail")
        yield Item("coming", "session", _("information session"), str(one.place), url, one.on)


def _notices(desk: Desk) -> Iterator[Item]:
    """Notices of redundancies whose workers wait for their cases, by the first day of dismissal."""
    if not rules.may_work_here(desk.actor, desk.partnership):
        return
    for one in notices.unopened(desk.actor, desk.partnership)[:SHOWN]:
        words = _("open the cases of a notice of redundancies")
        url = desk.case(one.pk, "notice_detail")
        yield Item("today", "notice", words, str(one.site), url, one.first_day)


def _packages(desk: Desk) -> Iterator[Item]:
    """Packages and payments that lie with a second person or the paying office, of whoever asked for them."""
    rows = PackageGrant.objects.visible_to(desk.actor).filter(
        partnership=desk.partnership, asked_by=desk.actor.user_id
    )
    asked = rows.filter(state=GrantState.REQUESTED).select_related("case__person", "version")
    for one in asked.order_by("asked_at", "pk")[:SHOWN]:
        yield Item(
            "others", "package", str(one.version.name), one.case.person.name, desk.case(one.pk, "grant_detail"),
            None, _("a second person who approves"), one.asked_on,
        )  # fmt: skip
    paid = GrantPayment.objects.visible_to(desk.actor).filter(
        grant__partnership=desk.partnership, order__entered_by=desk.actor.user_id, state__in=UNDER_WAY
    )
    for pay in paid.select_related("grant__case__person", "grant__version").order_by("pk")[:SHOWN]:
        office = pay.state == PayoutState.LISTED
        yield Item(
            "others", "payment", _("payment of a package"), pay.grant.case.person.name,
            desk.case(pay.grant_id, "grant_detail"), None,
            _("the paying office") if office else str(PayoutState(pay.state).label),
            pay.entered_at.astimezone(desk.partnership.zone).date(),
        )  # fmt: skip


def _decisions(desk: Desk) -> Iterator[Item]:
    """Packages to decide on and payments to release, for a second person."""
    if not rules.may_decide_package(desk.actor, desk):  # type: ignore[arg-type]  # it is asked where, no more
        return
    for one in packages.waiting_for(desk.actor, desk.partnership)[:SHOWN]:
        words = _("decide on a package: %(name)s") % {"name": one.version.name}
        url = desk.case(one.pk, "grant_detail")
        yield Item("today", "decision", words, one.case.person.name, url, None, "", one.asked_on)
    for pay in payouts.to_release(desk.actor, desk.partnership)[:SHOWN]:
        url = desk.case(pay.grant_id, "grant_detail")
        yield Item("today", "release", _("release a payment of a package"), pay.grant.case.person.name, url)


SOURCES = (
    _steps, _goals, _referrals, _follow_ups, _appeals, _sessions, _notices, _packages, _decisions,
)  # fmt: skip

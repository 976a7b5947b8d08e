"""What of follow-ups, referrals and appeals waits for an officer, for 'My work' and the digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.sockets import Waiting
from workforce import rules
from workforce.models import FollowUp
from workforce.queries import course, outcomes

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SHOWN = 50


def waiting(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return follow-ups and late referrals of this officer's cases, and the appeals of others'."""
    if not rules.may_see_cases(actor, partnership):
        return []
    found = outcomes.waiting(FollowUp.objects.visible_to(actor), partnership)["due"]
    mine = found.filter(case__officer=actor.user_id).select_related("case__person")[:SHOWN]
    asked = [
        Waiting(
            kind="follow_up",
            label=_("ask somebody who left what they do now"),
            title=one.case.person.name,
            url=reverse("workforce:case_work", kwargs={"pk": one.case_id}),
            due=one.due_on,
        )
        for one in mine
    ]
    asked += [
        Waiting(
            kind="referral",
            label=_("ask a partner for the answer to a referral"),
            title=f"{one.case.person.name}: {one.partner}",
            url=reverse("workforce:case_course", kwargs={"pk": one.case_id}),
            due=one.due_on,
        )
        for one in course.late_referrals(partnership, actor)[:SHOWN]
    ]
    appeals = outcomes.open_appeals(partnership, actor).exclude(case__officer=actor.user_id)
    return asked + [
        Waiting(
            kind="appeal",
            label=_("decide an appeal or a complaint"),
            title=one.case.person.name,
            url=reverse("workforce:case_work", kwargs={"pk": one.case_id}),
            due=one.due_on,
        )
        for one in appeals.exclude(recorded_by=actor.user_id)[:SHOWN]
    ]

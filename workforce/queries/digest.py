"""What the mail digest says of cases: numbers, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jtportal.kernel.paging import COUNTED, capped_counts
from workforce import rules
from workforce.models import Task
from workforce.queries import course, tasks
from workforce.queries.privacy import announced

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def line(actor: Actor, partnership: Partnership) -> str:
    """Return how many of the person's next steps and goals are due or overdue, in sentences; empty when none is."""
    if not rules.may_see_cases(actor, partnership):
        return ""
    rows = Task.objects.visible_to(actor)
    asked: dict[str, QuerySet] = {
        key: tasks.narrowed(rows, key, partnership=partnership, user_id=actor.user_id)
        for key in ("today", "overdue")
    }
    asked["goals"] = course.goals_due(partnership, actor, partnership.today())
    counts = capped_counts(asked)
    return " ".join(filter(None, (_steps(counts["today"] + counts["overdue"]), _goals(counts["goals"]))))


def _steps(due: int) -> str:
    """Return the sentence of next steps."""
    if not due:
        return ""
    if due > COUNTED:
        return _("More than %(count)s next steps are due or overdue.") % {"count": COUNTED}
    words = ngettext(
        "%(count)s next step is due or overdue.", "%(count)s next steps are due or overdue.", due
    )
    return words % {"count": due}


def _goals(due: int) -> str:
    """Return the sentence of goals."""
    if not due:
        return ""
    if due > COUNTED:
        return _("More than %(count)s goals are due or overdue.") % {"count": COUNTED}
    words = ngettext("%(count)s goal is due or overdue.", "%(count)s goals are due or overdue.", due)
    return words % {"count": due}


def keeping_line(actor: Actor, partnership: Partnership) -> str:
    """Return of how many people the time of keeping ends, as a sentence for those who may hold data; else empty."""
    if not (rules.may_see_cases(actor, partnership) and rules.may_keep_private(actor, None)):
        return ""
    count = announced(partnership, actor).count()
    if not count:
        return ""
    words = ngettext(
        "The time of keeping the data of %(count)s person ends soon.",
        "The time of keeping the data of %(count)s people ends soon.",
        count,
    )
    return words % {"count": count}

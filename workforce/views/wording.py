"""Words for dates that press, counts with a limit, names in another script: what several pages say alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jtportal.kernel import names
from jtportal.kernel.paging import COUNTED
from workforce.enums import CLOCK_PAUSED, CaseStatus, TaskKind

if TYPE_CHECKING:
    from datetime import date

    from workforce.models import Case, Task

SOON = 6  # days ahead that are named by their weekday


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: `state` late, now, paused or nothing; `label` in words; `day` in full."""

    state: str
    label: str
    day: str

    @property
    def icon(self) -> str:
        """The mark that stands before the words."""
        return "pause" if self.state == "paused" else self.state


def counted(number: int) -> str:
    """Return a count as it is known: exact to 1,000, then 'more than 1,000'."""
    if number > COUNTED:
        return _("more than %(number)s") % {"number": number_format(COUNTED, force_grouping=True)}
    return number_format(number, force_grouping=True)


def due_words(due_on: date, today: date, *, time: Any = None, paused: bool = False) -> Due:
    """Say when something is due, seen from today."""
    days = (due_on - today).days
    label = _relative(due_on, days)
    if time is not None and not paused and days >= 0:
        label = _("%(day)s, %(time)s") % {"day": label, "time": date_format(time, "TIME_FORMAT")}
    state = "paused" if paused else "late" if days < 0 else "now" if days == 0 else ""
    return Due(state, label, date_format(due_on))


def _relative(due_on: date, days: int) -> str:
    if days == 0:
        return _("today")
    if days == -1:
        return _("yesterday")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": number_format(-days)}
    if days <= SOON:
        return _short(due_on, "D j M")
    return _short(due_on, "j M") if days < 300 else date_format(due_on, "SHORT_DATE_FORMAT")


def _short(day: date, form: str) -> str:
    """Return a day with its shortened names, which only English writes with capitals."""
    words = date_format(day, form)
    return words if (get_language() or "en").startswith("en") else words.lower()


def due_of(task: Task, today: date, status: str = "") -> Due:
    """Say when a task is due; the clock of a paused status stands."""
    return due_words(task.due_on, today, time=task.due_time, paused=status in CLOCK_PAUSED)


def step_words(task: Task) -> str:
    """Say what a task is, in a few words."""
    return task.title or capfirst(str(TaskKind(task.kind).label))


def status_words(case: Case) -> str:
    """Say how it stands with the job at the mine; who left it is not at work there, whatever was recorded before."""
    left = case.worker.left_on if case.worker else None
    if left is not None and case.status == CaseStatus.AT_WORK:
        return _("last day at the mine: %(day)s") % {"day": date_format(left)}
    return str(CaseStatus(case.status).label)


def age_on(birth_date: date, today: date) -> int:
    """Return somebody's age in completed years."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def latin_name(*parts: str) -> str:
    """Return a name in Latin letters where it stands in others, else nothing."""
    name = " ".join(part for part in parts if part)
    if name.isascii() or names.fold(name) == names.romanise(name):
        return ""
    return " ".join(
        "-".join(names.romanise(half).capitalize() for half in word.split("-")) for word in name.split()
    )


def short_name(family_name: str | None, given_name: str | None) -> str:
    """Return a colleague's name as a narrow column takes it: 'Koval N.'."""
    return f"{family_name or ''} {given_name[0]}.".strip() if given_name else family_name or ""

"""A case in words: the four ways, what happened, what waits, who may be the same person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.enums import Pathway
from workforce.enums import CaseStatus, TaskKind
from workforce.views import facts, wording

if TYPE_CHECKING:
    from datetime import date

    from workforce.models import Case, Task, Worker
    from workforce.queries.cases import Event

WAYS = (Pathway.RETENTION, Pathway.REDEPLOYMENT, Pathway.RESKILLING, Pathway.EARLY_RETIREMENT)
MEANINGS = {
    Pathway.RETENTION: gettext_lazy("Stays at the mine while it works or is closed down."),
    Pathway.REDEPLOYMENT: gettext_lazy("Moves to another mine or employer in the same trade."),
    Pathway.RESKILLING: gettext_lazy("Learns for another job or to be self-employed."),
    Pathway.EARLY_RETIREMENT: gettext_lazy("Leaves work with a bridge to the pension."),
}
OWN_PAGE = (
    TaskKind.LEAVER,
    TaskKind.DUPLICATE,
)  # these ask something; the others are done on the case's page


@dataclass(frozen=True, slots=True)
class Way:
    """One of the four ways as the case stands to it."""

    key: str
    label: str
    meaning: str
    current: bool
    event: Event | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list: what, about whom, when, with whom, and where it is done."""

    task: Task
    words: str
    name: str
    due: wording.Due
    url: str
    owner: str
    status: str


def ways(case: Case, events: list[Event]) -> list[Way]:
    """Return the four ways, each with the last time it was agreed on."""
    agreed = {event.value: event for event in events if event.kind == "pathway" and not event.replaced}
    return [
        Way(way.value, str(way.label), str(MEANINGS[way]), case.pathway == way, agreed.get(way.value))
        for way in WAYS
    ]


def event_words(event: Event) -> str:
    """Say what happened in a few words."""
    if event.kind == "opened":
        return _("Case opened from the mine's roster") if event.from_import else _("Case opened")
    if event.kind == "closed":
        return _("Case closed")
    if event.kind == "reopened":
        return _("Case reopened")
    if event.kind == "pathway":
        if event.value == Pathway.NONE:
            return _("Agreement taken back: no pathway")
        return _("Pathway: %(pathway)s") % {"pathway": Pathway(event.value).label}
    return _("Status: %(status)s") % {"status": CaseStatus(event.value).label}


def task_url(task: Task) -> str:
    """Return where a task is done: questions on their own page, steps with people on the case's."""
    if task.kind in OWN_PAGE or task.case_id is None:
        return reverse("workforce:task_detail", kwargs={"pk": task.pk})
    return reverse("workforce:case_detail", kwargs={"pk": task.case_id}) + "#next"


def task_line(task: Task, today: date) -> TaskLine:
    """Put a task into the words of a list."""
    person = task.case.person if task.case else task.worker.person if task.worker else None
    status = task.case.status if task.case else CaseStatus.AT_WORK
    return TaskLine(
        task=task,
        words=wording.step_words(task),
        name=f"{person.family_name} {person.given_name}".strip() if person else "",
        due=wording.due_of(task, today, status),
        url=task_url(task),
        owner=str(task.owner or ""),
        status="" if status == CaseStatus.AT_WORK else str(CaseStatus(status).label),
    )


def side_by_side(one: Worker, other: Worker) -> list[dict[str, Any]]:
    """Return two workers' facts in pairs: [{term, one, other, differs}]."""
    rows = [
        {
            "term": _("Personnel number"),
            "one": one.personnel_number,
            "other": other.personnel_number,
            "differs": True,
        },
        {
            "term": _("Site"),
            "one": str(one.site),
            "other": str(other.site),
            "differs": one.site_id != other.site_id,
        },
    ]
    if one.current is None or other.current is None:
        return rows
    words = facts.terms()
    for key in facts.ORDER:
        texts = facts.text_of(one.current, key), facts.text_of(other.current, key)
        rows.append({"term": words[key], "one": texts[0], "other": texts[1], "differs": texts[0] != texts[1]})
    return rows

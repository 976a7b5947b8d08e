"""The list of people: what can be asked of it, in which order it comes, how many there are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from jtportal.kernel import paging
from jtportal.kernel.paging import Run, Segment
from partnerships.enums import Pathway
from workforce.enums import CLOCK_PAUSED
from workforce.models import Case, Task
from workforce.queries import mine, search, slips
from workforce.queries.search import Found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from partnerships.models import Partnership

# Bands of age: the first and the last year of life, both included; None is open.
AGE_BANDS = {"-29": (None, 29), "30-39": (30, 39), "40-49": (40, 49), "50-54": (50, 54), "55-": (55, None)}
ORDERS = {
    "name": "sort_key",
    "-name": "-sort_key",
    "age": "-birth_date",
    "-age": "birth_date",
    "intake": "opened_on",
    "-intake": "-opened_on",
    "due": "next_due_on",
    "-due": "-next_due_on",
}
# What a line shows.
LINE = (
    "id", "birth_date", "pathway", "status", "closed_on", "person__family_name", "person__given_name",
    "officer_id", "officer__family_name", "officer__given_name", "residence__name", "residence__names",
    "worker__current__occupation_title", "worker__current__underground_years", "worker__current__residence_text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the list; blank is no condition. `state`: open, closed or all."""

    q: str = ""
    state: str = "open"
    mine: bool = False
    due: str = ""  # overdue · today · week
    pathway: str = ""
    status: str = ""
    site: int | None = None
    town: int | None = None
    sex: str = ""  # female · male · unstated
    age: str = ""
    sort: str = "name"

    @property
    def narrowed(self) -> bool:
        """Whether anything but the state and the order was asked."""
        asked = (field for field in fields(self) if field.name not in {"state", "sort"})
        return any(getattr(self, field.name) != field.default for field in asked)


def years_ago(day: date, years: int) -> date:
    """Return the birthday of somebody who turns that old on this day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return date(day.year - years, 3, 1)


def _of_age(band: str, today: date) -> Q:
    youngest, oldest = AGE_BANDS[band]
    condition = Q()
    if youngest is not None:
        condition &= Q(birth_date__lte=years_ago(today, youngest))
    if oldest is not None:
        condition &= Q(birth_date__gt=years_ago(today, oldest + 1))
    return condition


def _due(when: str, today: date) -> Q:
    running = ~Q(status__in=CLOCK_PAUSED)
    if when == "overdue":
        return Q(next_due_on__lt=today) & running
    if when == "today":
        return Q(next_due_on=today) & running
    return Q(next_due_on__gte=today, next_due_on__lt=today + timedelta(days=7)) & running


def narrowed(
    rows: QuerySet[Case], wanted: Wanted, *, partnership: Partnership, user_id: int | None
) -> QuerySet[Case]:
    """Return the visible rows that meet every condition but the typed words."""
    today = partnership.today()
    rows = rows.filter(partnership=partnership, retracted_at=None)
    if wanted.mine:
        rows = rows.filter(mine.of(user_id))
    if wanted.state != "all":
        rows = rows.filter(closed_on__isnull=wanted.state == "open")
    equal = {
        "pathway": wanted.pathway,
        "status": wanted.status,
        "site": wanted.site,
        "residence": wanted.town,
    }
    rows = rows.filter(**{name: value for name, value in equal.items() if value})
    if wanted.due:
        rows = rows.filter(_due(wanted.due, today))
    if wanted.sex:
        rows = rows.filter(sex="" if wanted.sex == "unstated" else wanted.sex)
    return rows.filter(_of_age(wanted.age, today)) if wanted.age else rows


def walk(rows: QuerySet[Case], order: str) -> list[Run]:
    """Return the rows as runs in the order of a column; cases without a date come last."""
    if order.lstrip("-") != "next_due_on":
        return [Segment(rows, order)]
    dated, undated = Q(next_due_on__isnull=False), Q(next_due_on__isnull=True)
    return [Segment(rows.filter(dated), order), Segment(rows.filter(undated), "sort_key")]


def listed(rows: QuerySet[Case], wanted: Wanted, *, language: str) -> Found:
    """Return what the typed words find in the narrowed rows, in the wanted order, and how many they are.

    Where they find nobody, those with names much like it, the nearest first.
    """
    typed, order = search.words(wanted.q), ORDERS[wanted.sort]
    if not typed:
        return Found(paging.capped_counts({"all": rows})["all"], walk(rows, order))
    if order.lstrip("-") == "sort_key":
        found = search.by_name(rows, typed, language=language, turned=order.startswith("-"))
    else:
        found = search.by_value(rows, typed, language=language, order=order, walk=walk)
    return found if found.count else slips.similar(rows, typed, language)


def standard_lists(
    rows: QuerySet[Case], *, partnership: Partnership, user_id: int | None
) -> dict[str, QuerySet[Case]]:
    """Return the lists that people open most, each of open cases: what the filters above the list count."""
    asked = {
        "mine": Wanted(mine=True),
        "overdue": Wanted(due="overdue"),
        "mine_overdue": Wanted(due="overdue", mine=True),
        "week": Wanted(due="week"),
        "none": Wanted(pathway=Pathway.NONE),
        "women": Wanted(sex="female"),
    }
    return {
        name: narrowed(rows, wanted, partnership=partnership, user_id=user_id)
        for name, wanted in asked.items()
    }


def for_lines(rows: QuerySet[Case], ids: list[int]) -> list[dict[str, Any]]:
    """Return what a line shows of the cases of one page, in its order: {column: value}, see LINE.

    `step` is the next waiting task as {title, kind, due_on, due_time}, or None. Plain values: fifty rows of six
    models each cost more to make than to ask for.
    """
    by_id = {row["id"]: row for row in rows.filter(pk__in=ids).values(*LINE)}
    found = [by_id[pk] for pk in ids if pk in by_id]
    steps = next_steps(ids)
    for row in found:
        row["step"] = steps.get(row["id"])
    return found


def next_steps(case_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return the first waiting task of each case: {case: {title, kind, due_on, due_time}}."""
    waiting = Task.objects.filter(case__in=list(case_ids), done_at=None).distinct("case_id")
    first = waiting.order_by("case_id", "due_on", "due_time", "id")
    return {
        row["case_id"]: dict(row) for row in first.values("case_id", "title", "kind", "due_on", "due_time")
    }

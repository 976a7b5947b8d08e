"""What changed and waits to be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

from indicators.calculations import periods
from indicators.models import Cursor
from partnerships.models import Partnership
from workforce.models import Case, ChangeMark, Support

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


def last_marks(partnerships: Iterable[int]) -> dict[int, int]:
    """Return each partnership's last mark of a change; none for those that never changed."""
    marks = ChangeMark.objects.filter(partnership__in=list(partnerships)).values_list("partnership")
    return dict(marks.annotate(last=Max("pk")).order_by())


def pending_changes() -> list[int]:
    """Return the partnerships with marks of changes that were not counted yet."""
    last = Cursor.objects.filter(partnership=OuterRef("pk")).values("last_mark")
    uncounted = ChangeMark.objects.filter(partnership=OuterRef("pk"), pk__gt=Coalesce(OuterRef("counted"), 0))
    rows = Partnership.objects.annotate(counted=Subquery(last)).filter(Exists(uncounted))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def with_a_new_day() -> list[Partnership]:
    """Return the partnerships whose numbers are of an earlier day than it is there now, or that have none."""
    days = dict(Cursor.objects.values_list("partnership", "computed_day"))
    return [one for one in Partnership.objects.order_by("pk") if days.get(one.pk) != one.today()]


def first_day(partnership: Partnership) -> date | None:
    """Return the day of the first case or of the first support in the communities, before which nobody counts."""
    case = Case.objects.filter(partnership=partnership).aggregate(first=Min("opened_on"))["first"]
    given = Support.objects.filter(beneficiary__partnership=partnership).aggregate(first=Min("given_on"))
    return min((day for day in (case, given["first"]) if day), default=None)


def quarters_to_count(partnership: Partnership, last_mark: int, everything: bool = False) -> Iterator[str]:
    """Yield the quarters whose numbers may have changed: from the earliest day that marks since the last
    counting speak of, or from the day it counted when a new one has begun. Never a quarter before the first
    case or support.
    """
    cursor = Cursor.objects.filter(partnership=partnership).first()
    today = partnership.today()
    starts = [] if cursor else [today]
    marks = ChangeMark.objects.filter(partnership=partnership, pk__lte=last_mark)
    if cursor and not everything:
        marks = marks.filter(pk__gt=cursor.last_mark)
        starts += [cursor.computed_day] if cursor.computed_day and cursor.computed_day < today else []
    starts += [since for since in marks.aggregate(since=Min("since")).values() if since]
    start = min(starts, default=None)
    if start is None or start > today:
        return iter(())
    if periods.quarter_of(start) < periods.preceding(periods.quarter_of(today)):
        start = max(start, min(first_day(partnership) or today, today))
    return periods.quarters(start, today)

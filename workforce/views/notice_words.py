"""A notice of redundancies in words: its days, its periods, how far the opening of its cases is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from workforce.calculations.notices import rules

if TYPE_CHECKING:
    from datetime import date

    from workforce.calculations.notices import Counted, Period
    from workforce.models import CaseOpening, RedundancyNotice

STARTS = {
    "authority": gettext_lazy("from the notice to the authority"),
    "workers": gettext_lazy("from the day on which the workers were told"),
    "consultation": gettext_lazy("from the beginning of the consultation"),
}


def length(period: Period) -> str:
    """Say how long a period is."""
    if period.months:
        return ngettext("%(n)s month", "%(n)s months", period.months) % {"n": period.months}
    return ngettext("%(n)s day", "%(n)s days", period.days) % {"n": period.days}


def sentence(counted: Counted, first_day: date, today: date) -> str:
    """Say when the first lawful day is, and whether the announced one comes too early."""
    day, left = date_format(counted.earliest), counted.left(today)
    early = counted.too_early(first_day)
    if early:
        return ngettext(
            "The announced first day is %(n)s day too early: the first lawful day is %(day)s.",
            "The announced first day is %(n)s days too early: the first lawful day is %(day)s.",
            early,
        ) % {"n": early, "day": day}
    if left:
        return ngettext(
            "The first lawful day is %(day)s, in %(n)s day.",
            "The first lawful day is %(day)s, in %(n)s days.",
            left,
        ) % {"n": left, "day": day}
    return _("The first lawful day was %(day)s: dismissals may begin.") % {"day": day}


def days(notice: RedundancyNotice, today: date) -> dict[str, Any]:
    """Return what the page says of the legal days: the sentence, whether it presses, each period with its source."""
    counted, rule = notice.counted, rules().get(notice.rule)
    if counted is None or rule is None or counted.earliest is None:
        return {
            "sentence": _("No period runs yet."),
            "late": False,
            "periods": [],
            "rule": "",
            "authority": "",
        }
    words = sentence(counted, notice.first_day, today)
    reader = get_language() or "en"
    return {
        "sentence": words,
        "late": counted.too_early(notice.first_day) > 0,
        "left": counted.left(today),
        "earliest": counted.earliest,
        "rule": rule.name(reader),
        "authority": rule.authority(reader),
        "periods": [
            {
                "length": length(one.period),
                "start": STARTS[one.period.start],
                "since": one.since,
                "last_day": one.last_day,
                "source": one.period.source,
            }
            for one in counted.running
        ],
    }


def language(code: str) -> str:
    """Return what a language calls itself."""
    try:
        return (Locale.parse(code, sep="-").get_display_name() or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code


def progress(opening: CaseOpening | None) -> dict[str, Any] | None:
    """Return what components/progress.html shows of an opening under way; None when none is."""
    if opening is None or not opening.under_way:
        return None
    stopping = opening.cancel_asked_at is not None
    waits = opening.state == "queued"
    return {
        "id": str(opening.pk),
        "label": _("Opening cases"),
        "done": opening.done,
        "total": opening.total,
        "detail": _("Stopping after this batch …")
        if stopping
        else _("Waiting for its turn")
        if waits
        else "",
        "cancel_url": "" if stopping else reverse("workforce:opening_cancel", kwargs={"pk": opening.pk}),
    }

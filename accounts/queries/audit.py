"""The audit trail as a data-protection officer reads it: in words, with nothing about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AuditEvent, Membership, User
from accounts.sockets import AUDIT_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import Model, QuerySet

    from jtportal.kernel.actor import Actor

PAGE = 50
MACHINES = {
    "cli": gettext_lazy("the command line"),
    "beat": gettext_lazy("the timetable"),
    "nobody": gettext_lazy("somebody not signed in"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words. `changes` are (field, before, after) of what is nobody's secret."""

    event: AuditEvent
    who: str
    what: str
    about: str
    changes: list[tuple[str, str, str]]
    reason: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of lines, newest first, and where the next and the previous page begin (event ids, or None)."""

    lines: list[Line]
    older: int | None
    newer: int | None


def people_of(actor: Actor) -> list[tuple[int, str]]:
    """Return (id, name) of everyone who ever held a role in the organisation acted for."""
    held = Membership.objects.filter(organisation=actor.organisation_id).values("user")
    return [(user.pk, user.get_full_name()) for user in User.objects.filter(pk__in=held)]


def target_word(target: str) -> str:
    """Return what a record is called in the reader's language, from `app.model`; that itself if gone."""
    try:
        return str(apps.get_model(target)._meta.verbose_name)
    except (LookupError, ValueError):
        return target


def targets() -> list[tuple[str, str]]:
    """Return (app.model, word) of every kind of record that the trail may speak of, by word."""
    own = [
        model for model in apps.get_models() if apps.get_app_config(model._meta.app_label).name in OWN_APPS
    ]
    return sorted(
        ((m._meta.label_lower, capfirst(str(m._meta.verbose_name))) for m in own), key=lambda one: one[1]
    )


OWN_APPS = ("accounts", "partnerships", "workforce", "reskilling", "indicators")


def day_start(day: date) -> datetime:
    """Return the first moment of a day in the reader's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def filtered(actor: Actor, wanted: dict[str, Any]) -> QuerySet[AuditEvent]:
    """Return what this actor may read; wanted: since, until (dates), who (user id), about (app.model)."""
    events = AuditEvent.objects.visible_to(actor)
    if wanted.get("since"):
        events = events.filter(at__gte=day_start(wanted["since"]))
    if wanted.get("until"):
        events = events.filter(at__lt=day_start(wanted["until"] + timedelta(days=1)))
    if wanted.get("who"):
        events = events.filter(user=wanted["who"])
    if wanted.get("about"):
        events = events.filter(target=wanted["about"])
    return events


def page_of(
    events: QuerySet[AuditEvent], *, before: int | None = None, after: int | None = None
) -> AuditPage:
    """Return one page by key: older than `before`, or newer than `after`, else the newest. No OFFSET."""
    if after is not None:
        rows = list(events.filter(pk__gt=after).order_by("id")[: PAGE + 1])
        more_newer, rows = len(rows) > PAGE, rows[:PAGE][::-1]
        more_older = bool(rows) and events.filter(pk__lt=rows[-1].pk).exists()
    else:
        older = events if before is None else events.filter(pk__lt=before)
        rows = list(older.order_by("-id")[: PAGE + 1])
        more_older, rows = len(rows) > PAGE, rows[:PAGE]
        more_newer = before is not None and bool(rows) and events.filter(pk__gt=rows[0].pk).exists()
    return AuditPage(
        lines=in_words(rows),
        older=rows[-1].pk if rows and more_older else None,
        newer=rows[0].pk if rows and more_newer else None,
    )


def in_words(events: Iterable[AuditEvent]) -> list[Line]:
    """Return the events as lines. Names of people with a sign-in are read at once, one query for all."""
    rows = list(events)
    names = {
        user.pk: user.get_full_name() for user in User.objects.filter(pk__in={row.user_id for row in rows})
    }
    return [line(row, names) for row in rows]


def line(event: AuditEvent, names: dict[int, str]) -> Line:
    """Put one event into words."""
    if event.user_id:
        who = names.get(event.user_id) or _("a person no longer here")
    else:
        who = str(MACHINES.get(event.kind, event.kind))
    before, after = event.detail.get("before") or {}, event.detail.get("after") or {}
    changes = [
        (field_word(field, name), shown(before.get(name), field), shown(after.get(name), field))
        for name in dict.fromkeys([*before, *after])
        for field in [field_of(event.target, name)]
    ]
    return Line(
        event=event,
        who=who,
        what=verb_word(event.verb),
        about=f"{capfirst(target_word(event.target))} {event.target_id}",
        changes=changes,
        reason=str(event.detail.get("reason") or ""),
        sealed=event.sealed is not None,
    )


def verb_word(verb: str) -> str:
    """Return what was done in the reader's language; the verb itself where nobody plugged words in."""
    return str(AUDIT_VERBS.get(verb) or verb)


def field_of(target: str, name: str) -> Any:
    """Return the model's field that a recorded name means; None for one that there is not (any more)."""
    try:
        return apps.get_model(target)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def field_word(field: Any, name: str) -> str:
    """Return what a field is called in the reader's language; the recorded name where there is none."""
    return capfirst(str(getattr(field, "verbose_name", name)))


def shown(value: Any, field: Any = None) -> str:
    """Return a recorded value as a short text: a choice by its word, parts in a row, a dash for none."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, dict):
        text = "; ".join(f"{name}: {shown(part)}" for name, part in value.items())
    elif isinstance(value, list):
        text = ", ".join(shown(part) for part in value)
    elif isinstance(value, str):
        text = str(dict(getattr(field, "choices", None) or ()).get(value, value))
    else:
        text = str(value)
    return text if len(text) <= 120 else f"{text[:119]}…"


def event_key(text: str | None) -> int | None:
    """Return the event id that an address names; None for anything that is no id."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def history_of(row: Model) -> list[Line]:
    """Return the latest hundred events about one record, newest first, whoever acted."""
    events = AuditEvent.objects.filter(target=row._meta.label_lower, target_id=str(row.pk))
    return in_words(events.order_by("-id")[:100])

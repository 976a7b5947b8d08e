"""The mail digest: one mail with what waits, as often as the person wishes; never a worker's data in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from accounts.actions import audit
from partnerships.enums import Rhythm
from partnerships.models import DigestMail, DigestSetting
from partnerships.queries.waiting import told, what_waits

if TYPE_CHECKING:
    from datetime import date, time

    from jtportal.kernel.actor import Actor
    from partnerships.queries.waiting import Place

BATCH = 50
SATURDAY = 5
KEPT = timedelta(days=90)


@transaction.atomic
def choose(*, rhythm: str, weekday: int, at: time, time_zone: str, base_url: str, by: Actor) -> DigestSetting:
    """Set how often the portal writes to the person who asks."""
    if by.user is None:
        raise ValueError("a machine gets no mail")
    values = {"rhythm": rhythm, "weekday": weekday, "at": at, "time_zone": time_zone, "base_url": base_url}
    former = DigestSetting.objects.filter(user=by.user).values("rhythm", "weekday", "at").first()
    setting, _is_new = DigestSetting.objects.update_or_create(user=by.user, defaults=values)
    after = {"rhythm": str(rhythm), "weekday": int(weekday), "at": at.isoformat("minutes")}
    before = {key: str(value) for key, value in former.items()} if former else {}
    audit.record(setting, verb="digest.chosen", by=by, before=before, after=after)
    return setting


def is_due(setting: DigestSetting, now: datetime) -> date | None:
    """Return the person's day on which a digest is due now, or None."""
    local = now.astimezone(ZoneInfo(setting.time_zone))
    day = local.date()
    wanted = {
        Rhythm.DAILY: day.weekday() < SATURDAY,
        Rhythm.WEEKLY: day.weekday() == setting.weekday,
    }.get(Rhythm(setting.rhythm), False)
    seen = setting.looked_on is not None and setting.looked_on >= day
    return day if wanted and not seen and local.time() >= setting.at else None


def put_together(*, now: datetime | None = None, by: Actor) -> int:
    """Put together what is due; return how many mails that made. Each person's in a transaction of its own."""
    moment = now or timezone.now()
    keys = (
        DigestSetting.objects.exclude(rhythm=Rhythm.NEVER)
        .filter(user__is_active=True)
        .values_list("pk", flat=True)
    )
    return sum(put_together_one(key=key, now=moment, by=by) for key in keys)


@transaction.atomic
def put_together_one(*, key: int, now: datetime, by: Actor) -> bool:
    """Write one person's digest into the table of mails to be sent, if it is due and something waits."""
    setting = (
        DigestSetting.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("user")
        .filter(pk=key)
        .first()
    )
    day = is_due(setting, now) if setting else None
    if setting is None or day is None:
        return False
    setting.looked_on = day
    setting.save(update_fields=["looked_on"])
    with translation.override(setting.user.language), timezone.override(ZoneInfo(setting.time_zone)):
        places = what_waits(setting.user)
        if not places:
            return False
        subject, body = words(setting, places)
    mail = DigestMail.objects.create(user=setting.user, day=day, subject=subject, body=body, made_at=now)
    audit.record(mail, verb="digest.made", by=by, after={"user": setting.user_id, "day": day.isoformat()})
    return True


def words(setting: DigestSetting, places: list[Place]) -> tuple[str, str]:
    """Return subject and text in the language that is switched on: our own words, numbers, days and links alone."""
    count = sum(len(place.items) + len(place.lines) for place in places)
    subject = ngettext("%(count)s thing waits for you", "%(count)s things wait for you", count) % {
        "count": count
    }
    context: dict[str, Any] = {
        "user": setting.user,
        "places": [(place, told(place.items), link(setting, today_path(place))) for place in places],
        "several": len({place.organisation for place in places}) > 1,
        "base": setting.base_url.rstrip("/"),
        "change_url": link(setting, reverse("partnerships:digest_setting")),
    }
    return subject, render_to_string("emails/digest.txt", context)


def today_path(place: Place) -> str:
    """Return the way to what waits in a partnership."""
    return reverse("partnerships:waiting_list", kwargs={"partnership": place.partnership.code})


def link(setting: DigestSetting, path: str) -> str:
    """Return an address as the person's browser knows the portal."""
    return urljoin(setting.base_url, path)


def send(*, by: Actor) -> int:
    """Send what waits; return how many went out. A mail whose sending fails is tried again at the next sweep.

    Marked as sent in the transaction in which it goes out: a process killed between the two sends it twice rather
    than never.
    """
    sent = 0
    while batch := send_batch(by=by):
        sent += batch
    return sent


@transaction.atomic
def send_batch(*, by: Actor) -> int:
    """Send up to BATCH mails."""
    waiting = DigestMail.objects.select_for_update(skip_locked=True, of=("self",)).filter(sent_at=None)
    mails = list(waiting.select_related("user").order_by("made_at")[:BATCH])
    for mail in mails:
        if mail.user.is_active:
            send_mail(mail.subject, mail.body, None, [mail.user.email])
        mail.sent_at = timezone.now()
        mail.save(update_fields=["sent_at"])
        audit.record(mail, verb="digest.sent", by=by, after={"user": mail.user_id})
    return len(mails)


@transaction.atomic
def forget_old(*, now: datetime | None = None, by: Actor) -> int:
    """Delete digests that were sent long ago; return how many."""
    before = (now or timezone.now()) - KEPT
    count, _kinds = DigestMail.objects.filter(Q(sent_at__lt=before)).delete()
    if count:
        audit.record(DigestMail(pk=0), verb="digest.forgotten", by=by, after={"mails": count})
    return count

"""Clocks of the indicators floor. Work lies in change marks: a lost message or a killed process costs only
time.
"""

from __future__ import annotations

import structlog
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from indicators import queries
from indicators.actions import computing
from jtportal.kernel.actor import BEAT
from partnerships.models import Partnership

log = structlog.get_logger(__name__)


@shared_task(name="indicators.recompute_partnership")
def recompute_partnership(partnership: int) -> None:
    """Count what changed in one partnership; whoever is busy there leaves it to the next sweep."""
    outcome = computing.recompute(partnerships=list(Partnership.objects.filter(pk=partnership)), by=BEAT)
    log.info("indicators_counted", partnership=partnership, changed=outcome.changed, busy=outcome.busy)


@shared_task(name="indicators.recompute_pending")
def recompute_pending() -> None:
    """Start the counting of partnerships with changes that nobody counted yet."""
    for partnership in queries.pending_changes():
        recompute_partnership.delay(partnership)


@shared_task(name="indicators.recompute_all")
def recompute_all() -> None:
    """Count partnerships in whose time zone a new day has begun."""
    outcome = computing.recompute(partnerships=queries.with_a_new_day(), by=BEAT)
    log.info("indicators_new_day", counted=len(outcome.counted), busy=outcome.busy)


def recompute_soon(partnership: int) -> None:
    """Count a partnership shortly, once for all changes until then. Called on commit.

    Without broker or cache nothing is lost and nobody is held up: the sweep finds the marks.
    """
    wait = settings.INDICATOR_DEBOUNCE_SECONDS
    try:
        if cache.add(f"indicators:soon:{partnership}", 1, timeout=max(wait, 1)):
            recompute_partnership.apply_async((partnership,), countdown=wait, retry=False)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("indicators_not_started", partnership=partnership, error=type(error).__name__)

"""Unfinished forms: kept while somebody types, forgotten when they are sent, thrown away, or old.

No line in the audit trail: nothing is recorded yet, and words that nobody sent are nobody's deed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.calculations import sealed_words
from accounts.models import FormDraft
from accounts.models.draft import USE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jtportal.kernel.actor import Actor

DAYS = 7  # for so long words wait
LARGEST = 100_000  # characters of one form
MOST = 50  # unfinished forms of one person; the oldest goes


@transaction.atomic
def keep(*, address: str, words: Mapping[str, list[str]], by: Actor) -> FormDraft | None:
    """Keep what somebody typed, instead of what was kept before. None where it is nothing, or too much."""
    kept = {name: list(values) for name, values in words.items()}
    size = sum(len(value) for values in kept.values() for value in values)
    if size > LARGEST or by.user is None:
        return None
    if not any(value.strip() for values in kept.values() for value in values):
        forget(address=address, by=by)
        return None
    now = timezone.now()
    row, _made = FormDraft.objects.update_or_create(
        user=by.user,
        address=address,
        defaults={
            "words": sealed_words.seal(kept, settings.FIELD_KEY, use=USE),
            "saved_at": now,
            "expires_at": now + timedelta(days=DAYS),
        },
    )
    mine = FormDraft.objects.filter(user=by.user)
    mine.filter(pk__in=mine.order_by("-saved_at", "-pk").values_list("pk", flat=True)[MOST:]).delete()
    return row


@transaction.atomic
def forget(*, address: str, by: Actor) -> int:
    """Throw away what somebody typed into a form; return how many rows that were."""
    return FormDraft.objects.filter(user=by.user, address=address).delete()[0]


@transaction.atomic
def forget_old(*, by: Actor) -> int:  # noqa: ARG001 - the clock says that it is time
    """Throw away words that waited for too long; return how many forms that were."""
    return FormDraft.objects.filter(expires_at__lte=timezone.now()).delete()[0]

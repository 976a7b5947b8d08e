"""What a plan serves is tagged; what is green is said by a stated definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.models import GreenDefinition, GreenJobs, Partnership, PolicyTag

if TYPE_CHECKING:
    from collections.abc import Collection

    from jtportal.kernel.actor import Actor


@transaction.atomic
def tag(*, partnership: Partnership, target: str, areas: Collection[str], by: Actor) -> None:
    """Say which policy areas an output or intervention serves; nothing is recorded when nothing differs."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    rows = PolicyTag.objects.filter(partnership=partnership, target=target)
    before, after = set(rows.values_list("area", flat=True)), {str(area) for area in areas}
    if before == after:
        return
    rows.filter(area__in=before - after).delete()
    PolicyTag.objects.bulk_create(
        [PolicyTag(partnership=partnership, target=target, area=area) for area in sorted(after - before)]
    )
    detail = {"target": target, "areas": sorted(before)}
    audit.record(
        partnership,
        verb="policy.tagged",
        by=by,
        before=detail,
        after={"target": target, "areas": sorted(after)},
    )


@transaction.atomic
def define_green(*, partnership: Partnership, text: str, source: str, by: Actor) -> GreenDefinition:
    """State what the partnership calls a green job; what was marked by an older definition stays marked by it."""
    known = GreenDefinition.objects.filter(partnership=partnership).first()
    if known is not None and (known.text, known.source) == (text, source):
        return known
    row = GreenDefinition.objects.create(partnership=partnership, text=text, source=source)
    audit.record(row, verb="policy.green_defined", by=by, after={"text": text, "source": source})
    return row


@transaction.atomic
def mark_green(*, partnership: Partnership, target: str, jobs: int | None, reason: str, by: Actor) -> None:
    """Say how many jobs of an output or intervention are green by the definition in force; None takes it back.

    Raises Refused without a definition, or without a reason.
    """
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    row = GreenJobs.objects.filter(partnership=partnership, target=target).first()
    before = {"target": target, "jobs": row.jobs, "reason": row.reason} if row else {}
    if not jobs:
        if row is not None:
            audit.record(row, verb="policy.green_taken_back", by=by, before=before)
            row.delete()
        return
    definition = GreenDefinition.objects.filter(partnership=partnership).first()
    if definition is None:
        raise Refused(_("State first what the partnership calls a green job."), field="jobs")
    if not reason:
        raise Refused(_("Say why these jobs are green by the definition."), field="reason")
    if row and (row.jobs, row.reason, row.definition_id) == (jobs, reason, definition.pk):
        return
    row = row or GreenJobs(partnership=partnership, target=target)
    row.jobs, row.reason, row.definition = jobs, reason, definition
    row.save()
    after = {"target": target, "jobs": jobs, "reason": reason, "definition": definition.pk}
    audit.record(row, verb="policy.green_marked", by=by, before=before, after=after)


@transaction.atomic
def serve(
    *, partnership: Partnership, target: str, areas: Collection[str], jobs: int | None, reason: str, by: Actor
) -> None:
    """Say at once which areas an output or intervention serves and what is green of it. Raises Refused."""
    mark_green(partnership=partnership, target=target, jobs=jobs, reason=reason, by=by)
    tag(partnership=partnership, target=target, areas=areas, by=by)

"""The consultation log: who was heard, what they said, what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.actions.findings import refuse_future
from partnerships.models import Consultation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Finding, Partnership

FIELDS = frozenset({"held_on", "who", "women", "men", "unstated", "heard", "changed"})


def check(row: Consultation, findings: Collection[Finding]) -> None:
    """Raise Refused for a day to come, for a meeting of nobody, or for findings of elsewhere."""
    refuse_future(row.partnership, row.held_on, field="held_on")
    if not row.people:
        raise Refused(_("Say how many people were heard."), field="women")
    if any(finding.partnership_id != row.partnership_id for finding in findings):
        raise Refused(_("This finding belongs to another partnership."), field="findings")


@transaction.atomic
def record(
    *,
    partnership: Partnership,
    held_on: date,
    who: str,
    heard: str,
    by: Actor,
    changed: str = "",
    women: int = 0,
    men: int = 0,
    unstated: int = 0,
    findings: Collection[Finding] = (),
    upload: File | None = None,
) -> Consultation:
    """Record a consultation; `upload`: its minutes. Raises Refused."""
    row = Consultation(partnership=partnership, held_on=held_on, who=who, heard=heard, changed=changed)
    row.women, row.men, row.unstated = women, men, unstated
    check(row, findings)
    row.organisation_id, row.recorded_by, row.recorded_at = by.organisation_id, by.user, timezone.now()
    row.save(force_insert=True)
    row.findings.set(findings)
    after = {"held_on": held_on.isoformat(), "who": who, "women": women, "men": men, "unstated": unstated}
    after |= {"heard": heard, "changed": changed, "findings": sorted(one.number for one in findings)}
    audit.record(row, verb="consultation.recorded", by=by, after=after)
    if upload:
        row.documents.add(documents.keep(partnership=partnership, upload=upload, by=by))
    return row


@transaction.atomic
def change(
    *,
    consultation: Consultation,
    by: Actor,
    seen: int | None = None,
    findings: Collection[Finding] | None = None,
    upload: File | None = None,
    **values: Any,
) -> None:
    """Mend an entry (FIELDS, findings, one more file). Raises Refused, also when somebody was quicker."""
    unknown = set(values) - FIELDS
    if unknown:
        raise ValueError(f"no fields of a consultation: {sorted(unknown)}")
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("partnership")
    row = rows.get(pk=consultation.pk)
    if seen is not None and seen != row.revision:
        raise Refused(
            _("Somebody changed this entry while you were writing: look at it again, then send yours.")
        )
    before, after = set_changed(row, values)
    linked = sorted(row.findings.values_list("number", flat=True))
    wanted = linked if findings is None else sorted(one.number for one in findings)
    check(row, findings or ())
    if wanted != linked:
        before["findings"], after["findings"] = linked, wanted
        row.findings.set(findings or ())
    if upload:
        row.documents.add(documents.keep(partnership=row.partnership, upload=upload, by=by))
    if not after:
        return
    row.revision += 1
    row.save(update_fields=[*(set(after) - {"findings"}), "revision"])
    audit.record(row, verb="consultation.changed", by=by, before=before, after=after)

"""Occupations by ISCO-08: the reference list, and changes of labels by administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.actions import audit
from accounts.actions.changing import set_changed
from workforce.models import Occupation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor


@transaction.atomic
def change(*, occupation: Occupation, by: Actor, **values: Any) -> None:
    """Change label or labels; the code is the classification's."""
    row = Occupation.objects.select_for_update().get(pk=occupation.pk)
    before, after = set_changed(row, values)
    if after:
        row.save(update_fields=list(after))
        audit.record(row, verb="occupation.changed", by=by, before=before, after=after)


@transaction.atomic
def load(*, rows: Iterable[dict[str, Any]], by: Actor) -> tuple[int, int]:
    """Bring the groups to the state of a list; return how many were added and changed.

    A row: code (one to four digits), label (English), labels ({language: label}).
    """
    known = {row.code: row for row in Occupation.objects.all()}
    new = []
    changed = 0
    for row in rows:
        present = known.get(row["code"])
        if present is None:
            new.append(Occupation(**row))
        elif (present.label, present.labels) != (row["label"], row["labels"]):
            change(occupation=present, by=by, label=row["label"], labels=row["labels"])
            changed += 1
    Occupation.objects.bulk_create(new)
    label = audit.label(Occupation)
    entries = [
        audit.Entry("occupation.added", label, row.code, {"before": {}, "after": {"label": row.label}})
        for row in new
    ]
    if entries:
        audit.record_many(entries, by=by)
    return len(new), changed

"""Two records of people: found to be one and merged, found to be two, taken apart again.

Merging moves every row that points to the other person, keeps which they were, and takes the other person out of use.
Everything else hangs on those rows (facts, placements, follow-ups, packages, appeals, tasks, contacts) and moves along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, persons
from workforce.enums import SameOrNot
from workforce.models import Alike, Case, Person, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

Moved = dict[str, list[int]]


def pointing() -> list[tuple[Any, str]]:
    """Return the models and columns that point to a person, decisions about records apart."""
    return [
        (one.related_model, one.field.name)
        for one in Person._meta.related_objects
        if one.related_model is not Alike and one.field.concrete
    ]


def both_locked(one: Person, two: Person) -> tuple[Person, Person]:
    """Return both persons with their rows locked, in the order of keys: nobody waits in a circle. Raises Refused."""
    rows = Person.objects.select_for_update().filter(pk__in=(one.pk, two.pk)).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != 2:
        raise Refused(_("These are not two records."))
    if any(row.retracted_at for row in found.values()):
        raise Refused(_("One of the two was merged already: look at the list again."))
    return found[one.pk], found[two.pk]


def refuse_elsewhere(partnership: Partnership, people: Iterable[Person]) -> None:
    """Raise Refused for somebody whom another partnership knows too: what it holds is not ours to move."""
    keys = [one.pk for one in people]
    cases = Case.objects.filter(person__in=keys).exclude(partnership=partnership)
    workers = Worker.objects.filter(person__in=keys).exclude(site__partnership=partnership)
    if cases.exists() or workers.exists():
        raise Refused(
            _("One of the two stands in records outside this partnership and cannot be merged here.")
        )


@transaction.atomic
def merge(*, partnership: Partnership, kept: Person, other: Person, reason: str, by: Actor) -> Alike:
    """Find two records to be one person: all that belongs to `other` goes to `kept`. Raises Refused."""
    ledger.join(partnership.pk)
    kept, other = both_locked(kept, other)
    refuse_elsewhere(partnership, (kept, other))
    open_ones = Case.objects.filter(person__in=(kept, other), closed_on=None, retracted_at=None)
    if open_ones.count() > 1:
        raise Refused(
            _("Both have an open case. Close one of them first, then merge: a person has one open case.")
        )
    at, moved = _counted_anew(partnership, other), _move(other, kept)
    other.retracted_at = at
    other.save(update_fields=["retracted_at"])
    if kept.national_number_hash is None and other.national_number_hash is not None:
        moved["number"] = []
        kept.national_number, kept.national_number_hash = other.national_number, other.national_number_hash
        kept.save(update_fields=["national_number", "national_number_hash"])
    _repeat(kept)
    row = _decided(partnership, kept, other, SameOrNot.SAME, reason, by, moved=moved)
    _record(row, "alike.merged", by, reason)
    return row


def _counted_anew(partnership: Partnership, person: Person) -> datetime:
    """Leave a mark that counts of people from the person's first case on changed; return the moment."""
    first = Case.objects.filter(person=person).order_by("opened_on").first()
    since = first.opened_on if first is not None else ledger.today(partnership)
    return ledger.recorded_now(partnership_id=partnership.pk, since=since)


def _move(source: Person, target: Person, only: Moved | None = None) -> Moved:
    """Point rows to another person; `only` those. Return which they were. Raises Refused."""
    moved: Moved = {}
    try:
        with transaction.atomic():
            for model, column in pointing():
                label = model._meta.label_lower
                rows = model._base_manager.filter(**{column: source})
                if only is not None:
                    rows = rows.filter(pk__in=only.get(label, ()))
                keys = list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
                if keys:
                    model._base_manager.filter(pk__in=keys).update(**{column: target})
                    moved[label] = keys
    except IntegrityError as error:
        raise Refused(
            _("Both have something that one person may have once only, such as a package.")
        ) from error
    return moved


def _repeat(person: Person) -> None:
    """Write the person's columns on the person's cases."""
    cases = Case.objects.filter(person=person).select_related("partnership", "worker").order_by("pk")
    for case in cases.select_for_update(of=("self",)):
        if persons.repeat(case, person, case.worker):
            case.save(update_fields=persons.REPEATED)


def _decided(
    partnership: Partnership, kept: Person, other: Person, decision: str, reason: str, by: Actor, **more: Any
) -> Alike:
    if not reason.strip():
        raise Refused(_("Say why: the reason is read by those who come after you."), field="reason")
    return Alike.objects.create(
        partnership=partnership, kept=kept, other=other, decision=decision, reason=reason.strip(),
        recorded_by_id=by.user_id, recorded_at=ledger.now(), **more,
    )  # fmt: skip


def _record(row: Alike, verb: str, by: Actor, reason: str) -> None:
    """Record a decision in the trail of both: whoever reads of one reads of it."""
    for person, beside in ((row.kept, row.other), (row.other, row.kept)):
        said = {"other": beside.pk, "moved": row.moved}
        audit.record(
            row, verb=verb, by=by, reason=reason.strip(), subject=person.subject, personal_after=said
        )


@transaction.atomic
def keep_apart(*, partnership: Partnership, one: Person, two: Person, reason: str, by: Actor) -> Alike:
    """Find two records to be two different people: it is remembered and not asked again. Raises Refused."""
    one, two = sorted(both_locked(one, two), key=lambda person: person.pk)
    if Alike.objects.filter(partnership=partnership, kept=one, other=two, retracted_at=None).exists():
        raise Refused(_("That was decided already."))
    row = _decided(partnership, one, two, SameOrNot.DIFFERENT, reason, by)
    _record(row, "alike.different", by, reason)
    return row


@transaction.atomic
def take_apart(*, decision: Alike, reason: str, by: Actor) -> None:
    """Take a decision back. What a merging moved goes back to where it was; what came since stays. Raises Refused."""
    ledger.join(decision.partnership_id)
    people = Person.objects.select_for_update().filter(pk__in=(decision.kept_id, decision.other_id))
    found = {row.pk: row for row in people.order_by("pk")}
    row = Alike.objects.select_for_update().get(pk=decision.pk)
    kept, other = found[row.kept_id], found[row.other_id]
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    if row.decision == SameOrNot.SAME:
        if kept.retracted_at is not None:
            raise Refused(_("The person was merged into another since: take that apart first."))
        _restore(row, kept, other)
    at = _counted_anew(row.partnership, other) if row.decision == SameOrNot.SAME else ledger.now()
    row.retracted_at, row.retract_reason = at, reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    _record(row, "alike.apart" if row.decision == SameOrNot.SAME else "alike.forgotten", by, reason)


def _restore(row: Alike, kept: Person, other: Person) -> None:
    """Move back what the merging moved."""
    moved: Moved = row.moved
    if "number" in moved and bytes(kept.national_number_hash or b"") == bytes(
        other.national_number_hash or b""
    ):
        kept.national_number = kept.national_number_hash = None
        kept.save(update_fields=["national_number", "national_number_hash"])
    other.retracted_at = None
    other.save(update_fields=["retracted_at"])
    _move(kept, other, moved)
    _repeat(kept)
    _repeat(other)

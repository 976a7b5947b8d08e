"""Many cases put into officers' hands at once: exactly those that the person saw, each with its line in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, notices
from workforce.calculations import chosen
from workforce.models import Case, Task
from workforce.queries import officers as people
from workforce.queries.loads import holders

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


@transaction.atomic
def assign_all(*, partnership: Partnership, plan: str, seen: str, by: Actor) -> int:
    """Give cases to officers by a plan that the person saw; return how many changed hands.

    `plan`: packed {officer: cases}; `seen`: packed {officer who had them, 0 for nobody: cases}. Steps that wait with
    the former officer or with nobody go along. Raises Refused, with what changed, when one of them is closed or in
    other hands by now: then nothing is written.
    """
    wanted, held = _groups(plan), _groups(seen)
    keys = {case for cases in wanted.values() for case in cases}
    if keys != {case for cases in held.values() for case in cases} or not keys:
        raise Refused(
            _("The choice of rows did not come through whole. Go back to the list and choose again.")
        )
    if set(wanted) - set(people.of_partnership(partnership)):
        raise Refused(_("One of these people no longer works on cases here. Look at the proposal again."))
    ledger.join(partnership.pk)
    rows = Case.objects.select_for_update(of=("self",)).filter(partnership=partnership, retracted_at=None)
    cases = {case.pk: case for case in rows.filter(pk__in=keys, closed_on=None).order_by("pk")}
    notices.refuse_other(keys, set(cases))
    now = {case.pk: case.officer_id or 0 for case in cases.values()}
    if any(now[case] != officer for officer, listed in held.items() for case in listed):
        raise Refused(
            _(
                "Some of these cases changed hands meanwhile, so nothing was written. Look at the proposal again."
            )
        )
    entries = []
    for officer, listed in sorted(wanted.items()):
        moved = [case for case in listed if now[case] != officer]
        entries += [_entry(case, now[case] or None, officer) for case in moved]
        _give(moved, officer, now)
    if entries:
        audit.record_many(entries, by=by)
    return len(entries)


def _groups(text: str) -> dict[int, list[int]]:
    try:
        return chosen.unpack_groups(text)
    except ValueError as error:
        raise Refused(
            _("The choice of rows did not come through whole. Go back to the list and choose again.")
        ) from error


def _give(moved: list[int], officer: int, now: dict[int, int]) -> None:
    """Write the officer on the cases, and on the steps that wait with the former one or with nobody."""
    Case.objects.filter(pk__in=moved).update(officer=officer)
    for former, cases in holders((case, now[case]) for case in moved).items():
        waiting = Task.objects.filter(case__in=cases, done_at=None)
        waiting.filter(Q(owner=None) | Q(owner=former or None)).update(owner=officer)


def _entry(case: int, former: int | None, officer: int) -> audit.Entry:
    detail = {"before": {"officer": former}, "after": {"officer": officer}}
    return audit.Entry("case.assigned", audit.label(Case), str(case), detail)

"""Amendments as they stand: what they say, what was said of them, which of them compete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerships.enums import AmendmentState, ChangeKind
from partnerships.models import (
    Amendment,
    AmendmentChange,
    AmendmentText,
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    Position,
)
from partnerships.rules import may_change_amendment

if TYPE_CHECKING:
    from datetime import datetime

    from jtportal.kernel.actor import Actor


def of_version(actor: Actor, version: FrameworkVersion) -> list[Amendment]:
    """Return the amendments of a version that exist for the actor, in the order of their numbers."""
    rows = Amendment.objects.visible_to(actor).filter(version=version)
    return list(rows.select_related("organisation", "current", "group").order_by("number"))


def of_address(actor: Actor, version: FrameworkVersion, asked: str) -> Amendment | None:
    """Return the amendment of a version that an address names by its key, where it is the actor's to change."""
    if not asked.isdecimal() or len(asked) > 14:
        return None
    rows = Amendment.objects.visible_to(actor).filter(version=version, pk=int(asked))
    found = rows.select_related("version__agreement__partnership", "current").first()
    return found if found and found.open and may_change_amendment(actor, found) else None


def seat_of(actor: Actor, agreement: FrameworkAgreement) -> FrameworkParty | None:
    """Return the party that the actor's organisation is today, or None."""
    rows = agreement.parties.on(agreement.partnership.today())
    return rows.filter(organisation=actor.organisation_id).first() if actor.organisation_id else None


def changes(texts: Iterable[AmendmentText | None]) -> dict[int, list[AmendmentChange]]:
    """Return {text: what it does, clause by clause}, in one query."""
    wanted = [text.pk for text in texts if text is not None]
    found: dict[int, list[AmendmentChange]] = {pk: [] for pk in wanted}
    rows = AmendmentChange.objects.filter(of__in=wanted)
    for change in rows.select_related("clause", "base", "text", "chapter", "behind").order_by("of", "pk"):
        found[change.of_id].append(change)
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """A party's latest position on an amendment, and whether the text has changed since."""

    position: Position
    lapsed: bool


def positions(amendments: Sequence[Amendment]) -> dict[int, list[Held]]:
    """Return {amendment: the latest position of each party}, in one query."""
    found: dict[int, dict[int, Position]] = {amendment.pk: {} for amendment in amendments}
    current = {amendment.pk: amendment.current_id for amendment in amendments}
    rows = Position.objects.filter(amendment__in=amendments).order_by("pk")
    for position in rows.select_related("organisation", "given_by", "on_text"):
        found[position.amendment_id][position.organisation_id] = position
    return {
        amendment: [Held(one, one.on_text_id != current[amendment]) for one in held.values()]
        for amendment, held in found.items()
    }


def competing(amendment: Amendment) -> list[Amendment]:
    """Return other amendments on the table that do something to a clause that this one does something to."""
    touched = AmendmentChange.objects.filter(of=amendment.current_id).values("clause")
    rows = Amendment.objects.filter(version=amendment.version_id, state=AmendmentState.TABLED)
    rows = rows.exclude(pk=amendment.pk).filter(current__changes__clause__in=touched)
    if amendment.group_id:
        rows = rows.exclude(group=amendment.group_id)
    return list(rows.select_related("organisation").distinct().order_by("number"))


def moved_since(change: AmendmentChange) -> bool:
    """Whether an amendment adopted after this one asked for a place has moved the same clause."""
    rows = AmendmentChange.objects.filter(clause=change.clause_id, kind=ChangeKind.MOVE)
    rows = rows.filter(
        of__current_of__version=change.of.amendment.version_id, of__current_of__state=AmendmentState.ADOPTED
    )
    return rows.filter(of__current_of__decided_at__gt=asked_since(change)).exists()


def asked_since(change: AmendmentChange) -> datetime:
    """Return when an amendment began to ask for what it asks of a clause's place, through texts that say the same."""
    rows = AmendmentChange.objects.filter(of__amendment=change.of.amendment_id, clause=change.clause_id)
    found, number = change.of.created_at, change.of.number
    told = ("of__number", "of__created_at", "kind", "chapter", "behind")
    for text, at, *asked in rows.order_by("-of__number").values_list(*told):
        if text > number:
            continue
        if number - text > 1 or asked != [change.kind, change.chapter_id, change.behind_id]:
            break
        found, number = at, text
    return found

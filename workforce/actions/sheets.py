"""Sheets of the ways: saved once and dated, signed, the worker's choice made on one, and how it goes on from there.

All of it is about a person and stands sealed in the trail. Nothing here decides: the choice is the worker's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.actions.course import refuse_closed
from workforce.actions.placements import plain, refuse_future
from workforce.calculations.pathways.rules import Way
from workforce.enums.sheets import Signer
from workforce.models import PathwaySheet, SheetChoice, SheetOption, SheetSignature, SheetStep, WayRules
from workforce.queries import sheets as reads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import Case

COVERS = ("health", "pension", "unemployment")


class Stale(Refused):
    """Somebody else saved a sheet meanwhile; `str()` says who. Nothing typed is lost."""


@dataclass(frozen=True, slots=True)
class Row:
    """What goes into a SheetOption; see there."""

    way: Way
    verdicts: list[dict[str, Any]]
    income: list[dict[str, Any]]
    hands: list[dict[str, Any]]
    told: Mapping[str, Any]  # commute, training_weeks, risk, and COVERS


@transaction.atomic
def draw_up(
    *,
    case: Case,
    rows: Sequence[Row],
    currency: str,
    before: Mapping[str, str],
    note: str,
    texts: list[dict[str, Any]],
    by: Actor,
    seen: int | None = None,
) -> PathwaySheet:
    """Save what is on the table today as the next sheet: all ways, each once. Raises Refused, Stale.

    `seen` is the number of the newest sheet that the officer knew; `before`: who insures at work, by COVERS.
    """
    if sorted(one.way for one in rows) != sorted(Way):
        raise ValueError("a sheet holds every way once")
    case = cases.locked(case)
    refuse_closed(case)
    last = PathwaySheet.objects.filter(case=case).select_related("recorded_by").order_by("-number").first()
    if seen is not None and last is not None and seen != last.number:
        words = _(
            "Meanwhile %(who)s saved sheet %(number)s of %(day)s. What you typed is still here; "
            "look at that sheet, then save again if yours still holds."
        )
        raise Stale(words % {"who": last.recorded_by, "number": last.number, "day": date_format(last.on)})
    if not any(one.income for one in rows):
        raise Refused(_("No way has any income yet: nothing could be compared."))
    sheet = PathwaySheet.objects.create(
        case=case,
        number=last.number + 1 if last else 1,
        on=ledger.today(case.partnership),
        currency=currency,
        note=note.strip(),
        texts=texts,
        recorded_by_id=by.user_id,
        recorded_at=ledger.now(),
        **{f"{name}_before": before.get(name, "") for name in COVERS},
    )
    SheetOption.objects.bulk_create(
        SheetOption(
            sheet=sheet, way=one.way, verdicts=one.verdicts, income=one.income, hands=one.hands, **one.told
        )
        for one in sorted(rows, key=lambda one: list(Way).index(one.way))
    )
    after: dict[str, Any] = {one.way.value: {"income": one.income, **one.told} for one in rows}
    after |= {"number": sheet.number, "currency": currency, "note": sheet.note}
    audit.record(
        sheet, verb="ways_sheet.saved", by=by, subject=case.person.subject, personal_after=plain(after)
    )
    return sheet


@transaction.atomic
def sign(*, sheet: PathwaySheet, signer: str, how: str, on: date, name: str, by: Actor) -> SheetSignature:
    """Record that the worker or the officer signed a sheet, on paper or in presence. Raises Refused."""
    case = cases.locked(sheet.case)
    refuse_future(case.partnership, on, field="on")
    if on < sheet.on:
        raise Refused(_("Nobody can have signed before the sheet was saved."), field="on")
    if SheetSignature.objects.filter(sheet=sheet, signer=signer, retracted_at=None).exists():
        raise Refused(_("This signature is recorded already."), field="signer")
    name = name.strip() or (case.person.name if signer == Signer.WORKER else str(by.user))
    row = SheetSignature.objects.create(
        sheet=sheet,
        signer=signer,
        how=how,
        on=on,
        name=name,
        recorded_at=ledger.now(),
        recorded_by_id=by.user_id,
    )
    after = plain({"number": sheet.number, "signer": signer, "how": how, "on": on, "name": name})
    audit.record(row, verb="ways_sheet.signed", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def take_signature_back(*, signature: SheetSignature, reason: str, by: Actor) -> None:
    """Take back a signature recorded by mistake: it is kept, struck out. Raises Refused."""
    case = cases.locked(signature.sheet.case)
    row = SheetSignature.objects.select_for_update().get(pk=signature.pk)
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    row.retracted_at, row.retract_reason = ledger.now(), reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    said = {"reason": row.retract_reason}
    audit.record(
        row,
        verb="ways_sheet.signature_taken_back",
        by=by,
        subject=case.person.subject,
        personal_after=said,
    )


@transaction.atomic
def choose(
    *, sheet: PathwaySheet, way: str, on: date, reason: str, by: Actor, seen: str | None = None
) -> SheetChoice:
    """Record the way that the worker chose on a sheet, and with it the case's pathway (cases.set_pathway).

    Where the case is on that pathway already, only the sheet is put beside it. Raises Refused, cases.Stale.
    """
    case = cases.locked(sheet.case, seen=seen)
    refuse_closed(case)
    if not reason.strip():
        raise Refused(_("Say why: the reason is read by those who come after you."), field="reason")
    if on < sheet.on:
        raise Refused(_("The choice cannot lie before the sheet that it was made on."), field="on")
    last = SheetChoice.objects.filter(sheet__case=case).order_by("-pk").first()
    pathway = Way(way).pathway
    if case.pathway != pathway:
        cases.set_pathway(case=case, pathway=pathway, reason=reason, on=on, by=by)
    else:
        refuse_future(case.partnership, on, field="on")
        if last is not None and (last.sheet_id, last.way) == (sheet.pk, way):
            raise Refused(_("This way is chosen on this sheet already."), field="way")
    row = SheetChoice.objects.create(
        sheet=sheet, way=way, on=on, recorded_at=ledger.now(), recorded_by_id=by.user_id
    )
    after = plain({"number": sheet.number, "way": way, "on": on, "reason": reason.strip()})
    audit.record(row, verb="ways_sheet.chosen", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def pass_on(*, choice: SheetChoice, place: int, on: date, note: str, by: Actor) -> SheetStep:
    """Record that the body at `place` on a chosen way did its part: it lies with the next one. Raises Refused."""
    case = cases.locked(choice.sheet.case)
    refuse_closed(case)
    row = SheetChoice.objects.prefetch_related("steps", "sheet__options").get(pk=choice.pk)
    standing = reads.standing_choice(case, reads.of_case(case, by))
    if standing is None or standing.pk != row.pk:
        raise Refused(_("Another way was chosen since: this one goes on no further."))
    lies = reads.where(row)
    if lies is None or lies.place != place:
        raise Refused(_("This step is recorded already."))
    refuse_future(case.partnership, on, field="on")
    if on < lies.since:
        words = _("It lies there since %(day)s only.") % {"day": date_format(lies.since)}
        raise Refused(words, field="on")
    step = SheetStep.objects.create(
        choice=row, place=place, on=on, note=note.strip(), recorded_at=ledger.now(), recorded_by_id=by.user_id
    )
    after = plain({"way": row.way, "place": place, "on": on, "note": step.note})
    audit.record(
        step, verb="ways_sheet.choice_passed_on", by=by, subject=case.person.subject, personal_after=after
    )
    return step


@transaction.atomic
def load_rules(*, partnership: Partnership, document: dict[str, Any], by: Actor) -> WayRules | None:
    """Take rules of the ways in (calculations.pathways.rules.read); None where they stand so already."""
    type(partnership).objects.select_for_update(no_key=True).get(pk=partnership.pk)  # one loading at a time
    last = WayRules.objects.filter(partnership=partnership).order_by("-number").first()
    if last is not None and last.document == document:
        return None
    row = WayRules.objects.create(
        partnership=partnership,
        number=last.number + 1 if last else 1,
        document=document,
        recorded_by_id=by.user_id,
    )
    after = {"number": row.number, "country": document.get("country")}
    audit.record(row, verb="way_rules.loaded", by=by, after=after)
    return row

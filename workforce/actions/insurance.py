"""Insurance records for follow-ups: read, shown beside what is known, taken over by decision."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.calculations.sealing import number_hash
from accounts.queries.keys import matching_key
from jtportal.kernel import names
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused
from workforce.actions import follow_ups, ledger
from workforce.calculations import insurance
from workforce.calculations.following import same_firm
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.enums import RECORDS_MOVES, Channel, Difference, LabourStatus, RecordsState
from workforce.models import FollowUp, FollowUpAnswer, InsuranceFile, InsuranceRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.core.files.uploadedfile import UploadedFile

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.calculations.insurance import Spell

KEPT_UNREAD = 200  # lines named one by one


@transaction.atomic
def receive(*, partnership: Partnership, upload: UploadedFile, by: Actor) -> InsuranceFile:
    """Read a file and keep what it says about waiting and answered follow-ups. Raises Refused where it is unusable."""
    told = _read(upload, ledger.today(partnership))
    ledger.join(partnership.pk)
    rows, unmatched = _matched(partnership, told.spells)
    file = InsuranceFile.objects.create(
        partnership=partnership,
        file_name=Path(upload.name or "").name[:200],
        lines=len(told.spells) + len(told.unread),
        unmatched=unmatched,
        unread=[list(one) for one in told.unread[:KEPT_UNREAD]],
        created_by_id=by.user_id,
        created_at=ledger.now(),
    )
    for row in rows:
        row.file = file
    InsuranceRow.objects.bulk_create(rows)
    after = {"lines": file.lines, "unmatched": unmatched, "rows": len(rows)}
    audit.record(file, verb="insurance.read", by=by, after=after)
    return file


def _read(upload: UploadedFile, today: date) -> insurance.Read:
    if (upload.size or 0) > insurance.LIMITS.file_size:
        raise Refused(_("The file is larger than 10 megabytes: send it in parts."), field="file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        try:
            return insurance.read(path, today=today)
        except UnusableFile as error:
            raise Refused(sentence(error), field="file") from error


def sentence(error: UnusableFile) -> str:
    """Return why a file cannot be used, for the reader."""
    if error.code == Problem.NO_REQUIRED_COLUMN:
        return _(
            "No heading was found that says who was insured and from when. Name the columns: national number (or "
            "personnel number and birth date), from, until, employer, wage."
        )
    if error.code in (Problem.EMPTY, Problem.HEADING_ONLY):
        return _("The file holds no records below its heading.")
    if error.code == Problem.TOO_MANY_ROWS:
        return _("The file holds more than 50,000 records: send it in parts.")
    return _("This is no table that can be read. Save it as CSV or XLSX and send it again.")


def _matched(partnership: Partnership, spells: Iterable[Spell]) -> tuple[list[InsuranceRow], int]:
    """Return rows for the follow-ups whose day lies in a spell of that person, and how many spells fit none."""
    asked = list(spells)
    hashes = {one.line: number_hash(one.national, matching_key()) for one in asked if one.national}
    due = FollowUp.objects.filter(
        case__partnership=partnership, retracted_at=None, due_on__lte=ledger.today(partnership)
    )
    by_hash: dict[bytes, list[FollowUp]] = {}
    by_number: dict[tuple[str, date], list[FollowUp]] = {}
    for row in due.select_related("case__person", "worker").order_by("due_on", "pk"):
        if row.case.person.national_number_hash:
            by_hash.setdefault(bytes(row.case.person.national_number_hash), []).append(row)
        key = names.fold(row.worker.personnel_number), row.case.person.birth_date
        by_number.setdefault(key, []).append(row)
    standing = _standing([row for rows in by_number.values() for row in rows])
    found: dict[int, InsuranceRow] = {}
    unmatched = 0
    for spell in asked:
        rows = by_hash.get(hashes.get(spell.line, b""), [])
        if not rows and spell.number and spell.born:
            rows = by_number.get((names.fold(spell.number), spell.born), [])
        fitting = [row for row in rows if spell.covers(row.due_on)]
        unmatched += not fitting
        for row in fitting:
            fresh = _row(spell, row, standing.get(row.pk))
            if row.pk not in found or (fresh.wage or 0) > (found[row.pk].wage or 0):
                found[row.pk] = fresh  # of two jobs on one day the better paid one is the main one
    return list(found.values()), unmatched


def _standing(rows: Collection[FollowUp]) -> dict[int, FollowUpAnswer]:
    answers = FollowUpAnswer.objects.filter(follow_up__in=[row.pk for row in rows], retracted_at=None)
    return {answer.follow_up_id: answer for answer in answers}


def _row(spell: Spell, follow_up: FollowUp, known: FollowUpAnswer | None) -> InsuranceRow:
    row = InsuranceRow(line=spell.line, follow_up=follow_up, employer=spell.employer, known=known)
    row.status = LabourStatus.SELF_EMPLOYED if spell.own else LabourStatus.EMPLOYED
    if spell.wage is not None:
        row.wage, row.currency = spell.wage, follow_up.case.partnership.currency
    row.difference = difference(row, known)
    return row


def difference(row: InsuranceRow, known: FollowUpAnswer | None) -> Difference:
    """Say how a record stands to what is known; what it leaves out is no difference."""
    if known is None:
        return Difference.NEW
    agrees = row.status == known.status and (row.wage is None or row.wage == known.wage)
    agrees = agrees and same_firm(row.employer, known.employer) is not False
    if row.employer and not known.employer:
        agrees = False
    return Difference.SAME if agrees else Difference.OTHER


@transaction.atomic
def take(*, file: InsuranceFile, chosen: Collection[int], by: Actor) -> int:
    """Take over the new records, and of the different ones those `chosen` (keys of rows); return how many.

    A follow-up that somebody answered since the file was read keeps that answer. Raises Refused once settled.
    """
    file = _locked(file, RecordsState.TAKEN)
    wanted = Q(difference=Difference.NEW) | Q(difference=Difference.OTHER, pk__in=chosen)
    rows = file.rows.filter(wanted).select_related("known").order_by("follow_up")
    taken = _answer(file, list(rows), by) if rows else 0
    _settle(file, RecordsState.TAKEN, taken)
    audit.record(file, verb="insurance.taken", by=by, after={"taken": taken})
    return taken


def _answer(file: InsuranceFile, rows: list[InsuranceRow], by: Actor) -> int:
    """Write the answers of records at once; return how many."""
    held = FollowUp.objects.select_for_update(of=("self",)).select_related(
        "case__person", "case__partnership"
    )
    found = {
        row.pk: row
        for row in held.filter(pk__in=[row.follow_up_id for row in rows], retracted_at=None).order_by("pk")
    }
    standing = _standing(list(found.values()))
    fitting = [
        row
        for row in rows
        if row.follow_up_id in found and row.known_id == getattr(standing.get(row.follow_up_id), "pk", None)
    ]
    if not fitting:
        return 0
    first = min(found[row.follow_up_id].due_on for row in fitting)
    at = ledger.recorded_now(partnership_id=file.partnership_id, since=first)
    replaced = [row.known_id for row in fitting if row.known_id]
    FollowUpAnswer.objects.filter(pk__in=replaced).update(retracted_at=at)
    secrets = audit.secrets_of({found[row.follow_up_id].case.person.subject for row in fitting})
    entries = []
    fresh = []
    for row in fitting:
        follow_up = found[row.follow_up_id]
        values = follow_ups.terms(follow_up, row.status, _said(row))
        fresh.append(
            FollowUpAnswer(
                follow_up=follow_up, status=row.status, channel=Channel.REGISTER, recorded_at=at,
                recorded_by_id=by.user_id, **values,
            )
        )  # fmt: skip
        entries.append(_entry(follow_up, row, values, secrets))
    FollowUpAnswer.objects.bulk_create(fresh)
    audit.record_many(entries, by=by)
    return len(fresh)


def _entry(follow_up: FollowUp, row: InsuranceRow, values: dict[str, Any], secrets: Any) -> audit.Entry:
    subject = follow_up.case.person.subject
    before = {"status": row.known.status} if row.known else {}
    after = follow_ups.plain(
        {"status": row.status, "channel": "register", "point": follow_up.point, **values}
    )
    said = {"before": before, "after": after}
    detail: dict[str, Any] = {"before": {}, "after": {}}
    label = audit.label(FollowUp)
    return audit.Entry(
        "follow_up.answered", label, str(follow_up.pk), detail, subject, secrets[subject], said
    )


def _said(row: InsuranceRow) -> dict[str, Any]:
    """Return the terms of a record; what it leaves out and was known before stays."""
    said = {"employer": row.employer, "wage": row.wage, "currency": row.currency}
    if row.known is not None and row.known.works:
        for name in ("same_employer", "hours", "wage", "currency", "employer"):
            said[name] = said.get(name) or getattr(row.known, name)
        said |= {name: getattr(row.known, name) for name in follow_ups.CHECKS}
        if row.employer and same_firm(row.employer, row.known.employer) is False:
            said["same_employer"] = ""
    return said


@transaction.atomic
def drop(*, file: InsuranceFile, by: Actor) -> None:
    """Take nothing over. Raises Refused once settled."""
    file = _locked(file, RecordsState.DROPPED)
    _settle(file, RecordsState.DROPPED, 0)
    audit.record(file, verb="insurance.dropped", by=by, after={"lines": file.lines})


def _locked(file: InsuranceFile, to: RecordsState) -> InsuranceFile:
    ledger.join(file.partnership_id)
    row = InsuranceFile.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=file.pk)
    if to not in RECORDS_MOVES[RecordsState(row.state)]:
        raise Refused(str(MoveRefused(row.get_state_display(), str(to.label))))
    return row


def _settle(file: InsuranceFile, state: RecordsState, taken: int) -> None:
    """Note what became of a file; what it said about people goes with that."""
    file.state, file.taken, file.settled_at = state, taken, ledger.now()
    file.save(update_fields=["state", "taken", "settled_at"])
    file.rows.all().delete()

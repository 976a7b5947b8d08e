"""The employment service's own register: its columns set, cases taken out, its files compared and taken over."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused
from workforce.actions import ledger, workers
from workforce.actions.placements import refuse_future
from workforce.calculations import register
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.enums import RECORDS_MOVES, FactStanding, RecordsState, Source
from workforce.models import RegisterFile, RegisterMapping, RegisterRow
from workforce.queries import register as reads

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

KEPT_UNREAD = 200  # lines named one by one
FAULTS = {
    "key": gettext_lazy("Name this column: by personnel number and birth date a worker is found."),
    "heading": gettext_lazy("Another column is called the same."),
    "codes": gettext_lazy("Two of ours are written the same: the register's answer would mean both."),
    "no_code": gettext_lazy("The portal has no such value."),
}


@transaction.atomic
def set_mapping(
    *,
    partnership: Partnership,
    name: str,
    dates: str,
    mark: str,
    columns: Sequence[Mapping[str, Any]],
    by: Actor,
    seen: int | None = None,
) -> RegisterMapping:
    """Say how the register writes. Raises Refused at `heading_<field>`, or where somebody said it meanwhile."""
    wrong = register.faults(register.mapped(columns, dates=dates, mark=mark).columns)
    for field, code in wrong.items():
        at = f"codes_{field}" if code in ("codes", "no_code") else f"heading_{field}"
        raise Refused(str(FAULTS[code]), field=at)
    type(partnership).objects.select_for_update(no_key=True).get(pk=partnership.pk)
    row = RegisterMapping.objects.filter(partnership=partnership).first()
    if seen is not None and seen != (row.revision if row else 0):
        raise Refused(_("Somebody changed this meanwhile: look at it, then send yours again."))
    row = row or RegisterMapping(partnership=partnership, revision=0)
    row.name, row.dates, row.mark, row.columns = name.strip(), dates, mark, [dict(one) for one in columns]
    row.revision += 1
    row.save()
    after = {"columns": [one["field"] for one in columns], "revision": row.revision}
    audit.record(row, verb="register.mapped", by=by, after=after)
    return row


@transaction.atomic
def note_taken_out(*, mapping: RegisterMapping, people: int, ending: str, by: Actor) -> None:
    """Note that cases were taken out as a file."""
    audit.record(mapping, verb="register.taken_out", by=by, after={"people": people, "ending": ending})


@transaction.atomic
def receive(*, partnership: Partnership, upload: UploadedFile, on: date, by: Actor) -> RegisterFile:
    """Read a file of the register as of a day and keep where it differs. Raises Refused: no columns set, unusable."""
    mapping = RegisterMapping.objects.filter(partnership=partnership).first()
    if mapping is None:
        raise Refused(_("Say first what the register's columns are called."), field="file")
    refuse_future(partnership, on, field="on")
    told = _read(upload, reads.how(mapping))
    ledger.join(partnership.pk)
    found = reads.by_keys(partnership, [one.keys for one in told.lines])
    rows: list[RegisterRow] = []
    unmatched = same = 0
    met: set[int | None] = set()
    for line in told.lines:
        case = found.get(reads.key(*line.keys))
        if case is None or case.worker_id in met:
            unmatched += 1
            continue
        met.add(case.worker_id)
        fresh = _differences(line, case)
        same += not fresh
        rows += fresh
    file = RegisterFile.objects.create(
        partnership=partnership, file_name=Path(upload.name or "").name[:200], on=on, lines=len(told.lines),
        same=same, unmatched=unmatched, unread=[list(one) for one in told.unread[:KEPT_UNREAD]],
        created_by_id=by.user_id, created_at=ledger.now(),
    )  # fmt: skip
    for row in rows:
        row.file = file
    RegisterRow.objects.bulk_create(rows)
    after = {"lines": file.lines, "same": same, "unmatched": unmatched, "rows": len(rows)}
    audit.record(file, verb="register.read", by=by, after=after)
    return file


def _differences(line: register.Line, case: Any) -> list[RegisterRow]:
    known = case.worker.current
    return [
        RegisterRow(
            line=line.line, worker=case.worker, case=case, field=field, known=known,
            ours=register.as_plain(reads.fact(known, field))[:200], theirs=register.as_plain(said),
        )
        for field, said in line.said.items()
        if not register.same(field, reads.fact(known, field), said)
    ]  # fmt: skip


def _read(upload: UploadedFile, how: register.Mapped) -> register.Read:
    if (upload.size or 0) > register.LIMITS.file_size:
        raise Refused(_("The file is larger than 20 megabytes: send it in parts."), field="file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register"
        with path.open("wb") as file:
            file.writelines(upload.chunks())
        try:
            return register.read(path, how)
        except UnusableFile as error:
            raise Refused(sentence(error), field="file") from error


def sentence(error: UnusableFile) -> str:
    """Return why a file cannot be used, for the reader."""
    if error.code == Problem.NO_REQUIRED_COLUMN:
        return _(
            "The columns of personnel number and birth date were not found under the names that you set."
        )
    if error.code in (Problem.EMPTY, Problem.HEADING_ONLY):
        return _("The file holds no records below its heading.")
    if error.code == Problem.TOO_MANY_ROWS:
        return _("The file holds more than 50,000 records: send it in parts.")
    return _("This is no table that can be read. Save it as CSV or XLSX and send it again.")


@transaction.atomic
def take(*, file: RegisterFile, chosen: Collection[int], by: Actor) -> int:
    """Take the chosen differences over, all or none; return how many. Raises Refused.

    Where a fact changed since the file was read, nothing is taken: the reader saw something else.
    """
    file = _locked(file, RecordsState.TAKEN)
    rows = list(
        file.rows.filter(pk__in=chosen).select_related("worker__site__partnership", "worker__person", "known")
    )
    if not rows or len(rows) != len(set(chosen)):
        raise Refused(_("Tick what is to be taken over."))
    by_worker: dict[int, list[RegisterRow]] = defaultdict(list)
    for row in rows:
        by_worker[row.worker_id].append(row)
    for key in sorted(by_worker):
        _take(file, by_worker[key], by)
    _settle(file, RecordsState.TAKEN, len(rows))
    audit.record(file, verb="register.taken", by=by, after={"taken": len(rows), "people": len(by_worker)})
    return len(rows)


def _take(file: RegisterFile, rows: list[RegisterRow], by: Actor) -> None:
    """Take over what the register says of one worker."""
    worker = workers.locked(rows[0].worker)
    if any(register.as_plain(reads.fact(worker.current, row.field))[:200] != row.ours for row in rows):
        words = _("What is known of %(name)s changed since this file was read. Read the file again.")
        raise Refused(words % {"name": worker.person.name})
    changes = {row.field: register.from_plain(row.field, row.theirs) for row in rows}
    on = max(file.on, worker.current.valid_from) if worker.current else file.on
    workers.change_facts(
        worker=worker, on=on, changes=changes, source=Source.REGISTER,
        standing=FactStanding.DOCUMENT, by=by, seen=worker.current_id,
    )  # fmt: skip


@transaction.atomic
def drop(*, file: RegisterFile, by: Actor) -> None:
    """Take nothing over. Raises Refused once settled."""
    file = _locked(file, RecordsState.DROPPED)
    _settle(file, RecordsState.DROPPED, 0)
    audit.record(file, verb="register.dropped", by=by, after={"lines": file.lines})


def _locked(file: RegisterFile, to: RecordsState) -> RegisterFile:
    ledger.join(file.partnership_id)
    row = RegisterFile.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=file.pk)
    if to not in RECORDS_MOVES[RecordsState(row.state)]:
        raise Refused(str(MoveRefused(row.get_state_display(), str(to.label))))
    return row


def _settle(file: RegisterFile, state: RecordsState, taken: int) -> None:
    """Note what became of a file; what it said about people goes with that."""
    file.state, file.taken, file.settled_at = state, taken, ledger.now()
    file.save(update_fields=["state", "taken", "settled_at"])
    file.rows.all().delete()

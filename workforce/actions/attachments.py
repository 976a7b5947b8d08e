"""Files of a case: taken in once their content is what they say, opened with a record where restricted, taken back."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions.documents import plain_name
from partnerships.calculations import files
from workforce.actions import cases, ledger
from workforce.actions.placements import plain, refuse_future
from workforce.calculations.roster import zip_guard
from workforce.calculations.roster.errors import UnusableFile
from workforce.calculations.roster.limits import MEGABYTE, Limits
from workforce.models import Attachment

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from workforce.models import Case

KINDS = ("pdf", "jpg", "jpeg", "png", "docx", "xlsx", "odt")
PACKED = Limits(inflated=200 * MEGABYTE, ratio=100, ratio_from=20 * MEGABYTE, cells=8_000_000)


def check(upload: File, *, field: str = "file") -> str:
    """Return the content type of a file that may come in. Raises Refused at `field`."""
    limit = settings.ATTACHMENT_MAX_BYTES
    if (upload.size or 0) > limit:
        words = _("The file is larger than %(limit)s MB. Make it smaller or split it.")
        raise Refused(words % {"limit": limit // MEGABYTE}, field=field)
    if not upload.size:
        raise Refused(_("The file is empty."), field=field)
    name = upload.name or ""
    kind = files.content_type(name, upload.file) if files.ending(name) in KINDS else None  # type: ignore[arg-type]
    if kind is None or not unfolds(upload, files.ending(name)):
        raise Refused(
            _(
                "This file cannot be kept: PDF, JPEG, PNG, DOCX, XLSX or ODT without macros can, where the content is "
                "what the name says."
            ),
            field=field,
        )
    return kind


def unfolds(upload: File, ending: str) -> bool:
    """Say whether a packed document unfolds to a bounded size, whatever its table of contents says."""
    if ending not in files.PACKED:
        return True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "packed"
        with path.open("wb") as file:
            file.writelines(upload.chunks())
        upload.seek(0)
        try:
            zip_guard.inspect(path, PACKED)
        except UnusableFile:
            return False
    return True


@transaction.atomic
def keep(
    *,
    case: Case,
    upload: File,
    kind: str,
    by: Actor,
    evidences: str = "",
    restricted: bool = False,
    on: date | None = None,
) -> Attachment:
    """Keep a file with a case. Raises Refused: too large, no file of this kind, there already, dated tomorrow."""
    content_type = check(upload)
    case = cases.locked(case)
    if on is not None:
        refuse_future(case.partnership, on, field="on")
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    if Attachment.objects.filter(case=case, sha256=digest.hexdigest(), retracted_at=None).exists():
        raise Refused(_("This file is with the case already."), field="file")
    row = Attachment(
        case=case, name=plain_name(upload.name or ""), content_type=content_type, size=upload.size,
        sha256=digest.hexdigest(), kind=kind, evidences=evidences, restricted=restricted, on=on,
        recorded_at=ledger.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    row.file.save(str(row.pk), upload, save=False)
    row.save(force_insert=True)
    after = plain({"name": row.name, "kind": kind, "evidences": evidences, "restricted": restricted})
    audit.record(
        row, verb="attachment.kept", by=by, after={"size": row.size, "sha256": row.sha256},
        subject=case.person.subject, personal_after=after,
    )  # fmt: skip
    return row


@transaction.atomic
def look(*, attachment: Attachment, by: Actor) -> None:
    """Record that somebody opens a restricted file."""
    subject = attachment.case.person.subject
    audit.record(attachment, verb="attachment.looked", by=by, after={"looked": True}, subject=subject)


@transaction.atomic
def take_back(*, attachment: Attachment, reason: str, by: Actor) -> None:
    """Take a file back: it counts no more and is opened no more, but is kept, with the reason. Raises Refused."""
    case = cases.locked(attachment.case)
    row = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    row.retracted_at, row.retract_reason = ledger.now(), reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    said = {"reason": row.retract_reason}
    audit.record(row, verb="attachment.taken_back", by=by, subject=case.person.subject, personal_after=said)

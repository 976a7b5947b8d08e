"""Files taken in and taken away."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.calculations import files
from partnerships.enums import Circle
from partnerships.models import Document

if TYPE_CHECKING:
    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


@transaction.atomic
def keep(
    *, partnership: Partnership, upload: File, by: Actor, circle: str = Circle.PARTNERS, field: str = "file"
) -> Document:
    """Keep an uploaded file. Raises Refused (at `field`) when it is too large or not what its name says."""
    kind = check(upload, field=field)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    document = Document(
        partnership=partnership,
        organisation_id=by.organisation_id,
        circle=circle,
        name=plain_name(upload.name or ""),
        content_type=kind,
        size=upload.size,
        sha256=digest.hexdigest(),
        uploaded_at=timezone.now(),
        uploaded_by=by.user,
    )
    document.file.save(document.name, upload, save=False)
    document.save(force_insert=True)
    after = {"size": document.size, "sha256": document.sha256, "circle": str(circle)}
    audit.record(document, verb="document.kept", by=by, after=after)
    return document


def check(upload: File, *, field: str = "file") -> str:
    """Return the content type of a file that may come in. Raises Refused."""
    if (upload.size or 0) > files.MAX_BYTES:
        raise Refused(
            _("The file is larger than %(limit)s MB. Make it smaller or split it.")
            % {"limit": files.MAX_BYTES // 1024**2},
            field=field,
        )
    if not upload.size:
        raise Refused(_("The file is empty."), field=field)
    kind = files.content_type(upload.name or "", upload.file)  # type: ignore[arg-type]  # an open upload has one
    if kind is None:
        raise Refused(
            _(
                "This is not a file of a kind that can be kept: PDF, DOCX, XLSX, ODT, ODS without macros,"
                " PNG, JPEG, TXT, CSV or MD. Its content must be what its name says."
            ),
            field=field,
        )
    return kind


def plain_name(name: str) -> str:
    """Return a file's name without folders and control signs, at most 200 letters long, its ending kept."""
    tail = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(sign for sign in tail if unicodedata.category(sign)[0] != "C").strip() or "file"
    stem, dot, kind = clean.rpartition(".")
    return f"{stem[: 199 - len(kind)]}{dot}{kind}" if dot else clean[:200]


@transaction.atomic
def remove(*, document: Document, by: Actor) -> None:
    """Take a file away: nobody can open it any more; that it was there stays known."""
    document.removed_at = timezone.now()
    document.save(update_fields=["removed_at"])
    transaction.on_commit(lambda: document.file.delete(save=False))
    audit.record(document, verb="document.removed", by=by, before={"name": document.name})

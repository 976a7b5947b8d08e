"""Files of a case: added, given out as downloads, taken back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import Door, PostDoor
from workforce import rules
from workforce.actions import attachments
from workforce.forms.communities import TakeBackForm
from workforce.forms.files import AttachmentForm
from workforce.models import Attachment, Case
from workforce.views.case_files import FilesForm
from workforce.views.placements import BEHIND, OF_CASE


class AttachmentNew(FilesForm):
    """Add a file."""

    model, related, form_class = Case, OF_CASE, AttachmentForm
    lead, done = gettext_lazy("Add a file"), gettext_lazy("The file is with the case.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer nothing."""
        return {}

    def act(self, row: Case, form: Any) -> Attachment:
        """Keep it."""
        said = dict(form.cleaned_data)
        return attachments.keep(case=row, upload=said.pop("file"), by=self.request.actor, **said)


class AttachmentBack(FilesForm):
    """Take a file back."""

    model, related, form_class = Attachment, BEHIND, TakeBackForm
    lead, done = gettext_lazy("Take a file back"), gettext_lazy("It is taken back and counts no more.")

    def act(self, row: Attachment, form: Any) -> None:
        """Take it back."""
        attachments.take_back(attachment=row, by=self.request.actor, **form.cleaned_data)


def download(row: Attachment) -> FileResponse:
    """Return a file as a download that no browser opens in place. Raises Http404 where it was taken back or is gone."""
    if row.retracted_at is not None:
        raise Http404
    try:
        content = row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=row.name, content_type=row.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


class AttachmentFile(Door):
    """A file that is not restricted."""

    model, access, related, section = Attachment, rules.may_read_case, BEHIND, "people"
    http_method_names = ("get", "head", "options")

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """Give it out."""
        if self.row.restricted:
            raise PermissionDenied
        return download(self.row)


class AttachmentLook(PostDoor):
    """A restricted file: whoever opens it is recorded, so it is a button."""

    model, access, related, section = Attachment, rules.may_work, BEHIND, "people"

    def post(self, request: Any, *args: Any, **kwargs: Any) -> FileResponse:  # type: ignore[override]
        """Record the look, then give it out."""
        given = download(self.row)
        attachments.look(attachment=self.row, by=request.actor)
        return given

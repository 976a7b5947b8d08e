"""Files, as downloads: nothing uploaded is ever shown in place."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import FileResponse, Http404

from jtportal.kernel.doors import Door, anyone
from partnerships.models import Document


class DocumentDownload(Door):
    """One file."""

    model, access = Document, anyone
    http_method_names = ("get", "head", "options")
    section: ClassVar[str] = "plan"

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """Give the file out under its own name."""
        try:
            content = self.row.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            content, as_attachment=True, filename=self.row.name, content_type=self.row.content_type
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response

"""A file of a case: kept outside the web root under a random name, checked by content, given out as a download."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workforce.enums import AttachmentKind, Evidenced
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet


def where(attachment: "Attachment", _name: str) -> str:
    """Return where a file is kept: under its random number, so that no typed name reaches the disk."""
    return f"cases/{attachment.pk.hex[:2]}/{attachment.pk}"


class Attachment(models.Model):
    """A paper of the person. Never changed nor deleted by hand: what was wrong is taken back, with a reason.

    `restricted`: only case officers open it, and each time is recorded.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    file = models.FileField(_("file"), upload_to=where, max_length=200)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(_("kind of document"), max_length=12, choices=AttachmentKind)
    evidences = models.CharField(_("what it shows"), max_length=12, choices=Evidenced, blank=True)
    restricted = models.BooleanField(_("restricted"), default=False)
    on = models.DateField(_("date of the paper"), null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a case")
        verbose_name_plural = _("files of cases")
        ordering = ("-recorded_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("case", "sha256"),
                condition=models.Q(retracted_at=None),
                name="workforce_attachment_once",
                violation_error_message=_("This file is with the case already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership

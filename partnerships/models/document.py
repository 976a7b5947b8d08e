"""A file that belongs to a partnership: kept outside the web root, checked by content, given out as a download."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Circle
from partnerships.models.partnership import Partnership


def where(document: "Document", _name: str) -> str:
    """Return where a file is kept: under its number, so that no typed name reaches the disk."""
    return f"documents/{document.partnership_id}/{document.pk}"


class DocumentQuerySet(ScopedQuerySet):
    """Files."""

    def scope(self, actor):
        """Partners open what is for all; what is for one organisation only itself and the coordinator open."""
        rows = self.filter(partnership__in=Partnership.objects.visible_to(actor), removed_at=None)
        if actor.has_role(Role.COORDINATOR):
            return rows
        return rows.filter(models.Q(circle=Circle.PARTNERS) | models.Q(organisation=actor.organisation_id))


class Document(models.Model):
    """Evidence, a signed paper, minutes. Never changed: a newer one is another file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="documents"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    circle = models.CharField(_("who may open it"), max_length=10, choices=Circle, default=Circle.PARTNERS)
    file = models.FileField(_("file"), upload_to=where, max_length=200)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("uploaded_at",)

    def __str__(self) -> str:
        return self.name

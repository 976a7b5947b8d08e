"""The employment service's own register: what its columns mean, and a file of it beside what the portal knows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workforce.enums import DateWriting, DecimalMark, RecordsState
from workforce.models.of_partnership import OfServedQuerySet
from workforce.models.worker import Worker


class RegisterMapping(models.Model):
    """How the register writes what the portal knows. `columns`: [{"field", "heading", "codes": {ours: theirs}}]."""

    partnership = models.OneToOneField(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="register_mapping"
    )
    name = models.CharField(_("name of the register"), max_length=120)
    dates = models.CharField(_("days"), max_length=8, choices=DateWriting, default=DateWriting.DOTS)
    mark = models.CharField(_("decimals"), max_length=5, choices=DecimalMark, default=DecimalMark.COMMA)
    columns = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfServedQuerySet.as_manager()

    class Meta:
        verbose_name = _("columns of the employment service's register")
        verbose_name_plural = _("columns of employment services' registers")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class RegisterFile(models.Model):
    """What one file of the register says otherwise than the portal. The file is not kept; its rows go once settled."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="register_files"
    )
    file_name = models.CharField(_("file"), max_length=200)
    on = models.DateField(_("as of"))
    state = models.CharField(_("state"), max_length=10, choices=RecordsState, default=RecordsState.PREVIEWED)
    lines = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)  # workers about whom it says nothing else
    unmatched = models.PositiveIntegerField(default=0)
    unread = models.JSONField(default=list)  # [[line, code, heading]], the first of them
    taken = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = OfServedQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of the employment service's register")
        verbose_name_plural = _("files of employment services' registers")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name


class RegisterRow(models.Model):
    """One fact about one worker that the register says otherwise. Values as the portal writes them in plain text.

    `known` is the version of the facts that stood beside it when it was read.
    """

    file = models.ForeignKey(RegisterFile, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey("workforce.Case", on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=30)
    ours = models.CharField(max_length=200, blank=True)
    theirs = models.CharField(max_length=200)
    known = models.ForeignKey("workforce.WorkerVersion", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("difference to the employment service's register")
        verbose_name_plural = _("differences to employment services' registers")
        ordering = ("file", "line", "pk")
        constraints = (
            models.UniqueConstraint(fields=("file", "worker", "field"), name="workforce_register_row_once"),
        )

    def __str__(self) -> str:
        return f"{self.line}: {self.field}"

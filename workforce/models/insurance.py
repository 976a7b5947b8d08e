"""Insurance records read for follow-ups: a file with what it says beside what is known, until it is decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import Difference, LabourStatus, RecordsState
from workforce.models.follow_up import FollowUp
from workforce.models.served import served_by


class InsuranceFileQuerySet(ScopedQuerySet):
    """Files of insurance records."""

    def scope(self, actor):
        """They name persons: they exist for the case-holding people of the partnership's employment service."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)


class InsuranceFile(models.Model):
    """What was read from one file. The file itself is not kept; its rows go once they are taken or dropped."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="insurance_files"
    )
    file_name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=RecordsState, default=RecordsState.PREVIEWED)
    lines = models.PositiveIntegerField(default=0)
    unmatched = models.PositiveIntegerField(default=0)  # nobody of ours, or no follow-up on a day of theirs
    unread = models.JSONField(
        default=list
    )  # [[line, code]]: lines that say nothing usable, the first of them
    taken = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = InsuranceFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of insurance records")
        verbose_name_plural = _("files of insurance records")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name


class InsuranceRow(models.Model):
    """What the file says about one follow-up, and how that stands to the answer known when it was read."""

    file = models.ForeignKey(InsuranceFile, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=16, choices=LabourStatus)
    employer = models.CharField(max_length=200, blank=True)
    wage = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    difference = models.CharField(max_length=5, choices=Difference)
    known = models.ForeignKey(
        "workforce.FollowUpAnswer", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("insurance record")
        verbose_name_plural = _("insurance records")
        ordering = ("file", "line", "pk")
        constraints = (
            models.UniqueConstraint(fields=("file", "follow_up"), name="workforce_insurance_row_once"),
        )

    def __str__(self) -> str:
        return f"{self.line}: {self.difference}"

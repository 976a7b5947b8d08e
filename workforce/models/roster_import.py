"""A roster on its way in: the file, how its columns are read, how far it got, what came of each row."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import ImportPhase, ImportState, LeaveReason, LegalBasis, Purpose
from workforce.models.site import Site


class RosterImportQuerySet(ScopedQuerySet):
    """Imports."""

    def scope(self, actor):
        """Imports exist for those who may see the site's persons."""
        return self.filter(site__in=Site.objects.with_persons_for(actor))

    def unfinished(self):
        """Return those a worker is, or ought to be, busy with."""
        return self.filter(state__in=(ImportState.READING, ImportState.QUEUED, ImportState.RUNNING))


def file_path(instance, _filename: str) -> str:
    """Keep nothing of the user's file name on disk."""
    return f"rosters/{instance.id}"


class RosterImport(models.Model):
    """One file and its run. `heartbeat_at` says that a worker process is alive on it; the database decides, not Redis."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="imports")
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.UPLOADED)
    file = models.FileField(upload_to=file_path, blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    file_size = models.BigIntegerField(default=0)
    file_deleted_at = models.DateTimeField(null=True)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    legal_basis = models.CharField(_("legal basis"), max_length=20, choices=LegalBasis)
    basis_note = models.CharField(_("which law or agreement"), max_length=300, blank=True)
    reference_day = models.DateField(_("reference day"), null=True)
    reference_day_source = models.CharField(max_length=10, blank=True)  # given · found · today
    allow_older = models.BooleanField(default=False)
    mapping = models.JSONField(default=dict)  # {field: heading or column letter, "date_order": …, "sheet": …}
    layout = models.JSONField(default=dict)  # what reading found: kind, encoding, delimiter, sheet, headings
    counts = models.JSONField(default=dict)  # new changed unchanged refused gone warnings duplicates rows
    preview = models.JSONField(default=dict)  # first rows of each kind; emptied once the import has ended
    phase = models.CharField(max_length=12, choices=ImportPhase, blank=True)
    done_rows = models.PositiveIntegerField(default=0)  # of this phase
    total_rows = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=60, blank=True)  # a code; put into words for the reader
    error_params = models.JSONField(default=dict)
    heartbeat_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(null=True)  # the moment all its versions carry; undoing goes by it
    undo_asked_at = models.DateTimeField(null=True)
    undo_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undo_asked_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = RosterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("roster import")
        verbose_name_plural = _("roster imports")
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("site",),
                condition=models.Q(state__in=("queued", "running")),
                name="workforce_rosterimport_one_at_a_time",
                violation_error_message=_("Another import of this site is running."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.site} · {self.file_name}"

    @property
    def partnership(self):
        """The partnership of the site."""
        return self.site.partnership


class RosterRow(models.Model):
    """A row of the file that needs a word: refused or warned about. Good rows leave no copy here."""

    roster_import = models.ForeignKey(
        RosterImport, on_delete=models.CASCADE, related_name="rows", db_index=False
    )
    line = models.PositiveIntegerField(_("line"))  # as a spreadsheet shows it
    outcome = models.CharField(max_length=10)  # refused · warning
    reasons = models.JSONField(default=list)  # codes; the first decides

    class Meta:
        ordering = ("roster_import", "line")
        indexes = (
            models.Index(fields=("roster_import", "outcome", "line"), name="workforce_rosterrow_order"),
        )

    def __str__(self) -> str:
        return f"{self.line}: {self.outcome}"


class WorkerReturn(models.Model):
    """A worker who had left stands on the roster again: from `left_on` until `returned_on` there was a gap.

    The worker's own row forgets the departure; here it stays, for undoing and for what was known when.
    """

    roster_import = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="returns")
    worker = models.ForeignKey("workforce.Worker", on_delete=models.CASCADE, related_name="returns")
    left_on = models.DateField()
    leave_reason = models.CharField(max_length=20, choices=LeaveReason, blank=True)
    left_at = models.DateTimeField()
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    returned_on = models.DateField()
    returned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker_id} back after {self.left_on}"


class SiteMapping(models.Model):
    """How this site's rosters are read, remembered from the last import that went in."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="mapping")
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.site)

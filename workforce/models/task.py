"""What waits for somebody, until when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import TaskKind
from workforce.models.served import served_by


class TaskQuerySet(ScopedQuerySet):
    """Tasks."""

    def scope(self, actor):
        """Tasks name persons: they exist for the case-holding people of the partnership's employment service."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)

    def waiting(self):
        """Return those not done."""
        return self.filter(done_at=None)


class Task(models.Model):
    """One thing to do about one worker, case or pair of records."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="tasks"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=TaskKind)
    case = models.ForeignKey("workforce.Case", null=True, on_delete=models.CASCADE, related_name="tasks")
    goal = models.ForeignKey("workforce.Goal", null=True, on_delete=models.PROTECT, related_name="steps")
    worker = models.ForeignKey("workforce.Worker", null=True, on_delete=models.CASCADE, related_name="tasks")
    other_worker = models.ForeignKey(
        "workforce.Worker", null=True, on_delete=models.CASCADE, related_name="+"
    )
    source_import = models.ForeignKey(
        "workforce.RosterImport", null=True, on_delete=models.CASCADE, related_name="tasks"
    )
    title = models.CharField(_("what"), max_length=200, blank=True)
    due_on = models.DateField(_("due"))
    due_time = models.TimeField(_("at"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.JSONField(default=dict)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ("due_on", "due_time", "id")
        indexes = (
            models.Index(
                fields=("partnership", "due_on", "id"),
                condition=models.Q(done_at=None),
                name="workforce_task_due",
            ),
            models.Index(
                fields=("partnership", "owner", "due_on", "id"),
                condition=models.Q(done_at=None),
                name="workforce_task_owner",
            ),
            models.Index(
                fields=("partnership", "kind", "due_on", "id"),
                condition=models.Q(done_at=None),
                name="workforce_task_kind",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("worker", "kind"),
                condition=models.Q(done_at=None, kind=TaskKind.LEAVER),
                name="workforce_task_one_leaver_question",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

"""How far a partnership's change marks have been counted."""

from django.db import models


class Cursor(models.Model):
    """Marks up to `last_mark` are counted; `heartbeat_at` says that a worker process is counting now."""

    partnership = models.OneToOneField("partnerships.Partnership", on_delete=models.CASCADE, related_name="+")
    last_mark = models.BigIntegerField(default=0)
    computed_at = models.DateTimeField(null=True)
    computed_day = models.DateField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.last_mark}"

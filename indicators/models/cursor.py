"""How far a partnership's change marks have been counted."""

from django.db import models


class Cursor(models.Model):
    """Marks up to `last_mark` are counted, and the numbers are those of `computed_day` in the partnership's
    zone.
    """

    partnership = models.OneToOneField("partnerships.Partnership", on_delete=models.CASCADE, related_name="+")
    last_mark = models.BigIntegerField(default=0)
    computed_at = models.DateTimeField(null=True)
    computed_day = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.last_mark}"

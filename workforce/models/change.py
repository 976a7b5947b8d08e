"""That something countable changed: a mark per action, for whoever counts."""

from django.db import models


class ChangeMark(models.Model):
    """Records of a partnership changed, with effect from a day. Written in the transaction of the change."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    since = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("partnership", "id"), name="workforce_changemark_order"),)

    def __str__(self) -> str:
        return f"{self.partnership_id} since {self.since}"

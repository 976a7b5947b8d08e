"""What waits is found by whose it is, and by its kind, however many wait for others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes only."""

    dependencies = [("workforce", "0005_words_that_may_go")]
    operations = [
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["partnership", "owner", "due_on", "id"],
                name="workforce_task_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["partnership", "kind", "due_on", "id"],
                name="workforce_task_kind",
            ),
        ),
    ]

"""Exchange rates are written once and corrected by another row; milestones may have an owner."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

RATE = "partnerships_exchangerate"
GUARD = f"""
ALTER TABLE {RATE} ADD CONSTRAINT {RATE}_corrects_its_day
  FOREIGN KEY (supersedes_id, partnership_id, currency, "on") REFERENCES {RATE} (id, partnership_id, currency, "on");
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {RATE}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
UNGUARD = f"""
DROP TRIGGER written_once ON {RATE};
ALTER TABLE {RATE} DROP CONSTRAINT {RATE}_corrects_its_day;
"""


class Migration(migrations.Migration):
    """A mistyped rate is superseded by another row; a milestone may have an owner of its own."""

    dependencies = [
        ("partnerships", "0023_ledger_moves_balances"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="exchangerate",
            options={
                "ordering": ("currency", "-on", "-pk"),
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
            },
        ),
        migrations.RemoveConstraint(
            model_name="exchangerate",
            name="partnerships_exchangerate_once_a_day",
        ),
        migrations.AddField(
            model_name="exchangerate",
            name="reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="what was wrong"),
        ),
        migrations.AddField(
            model_name="exchangerate",
            name="recorded_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name="exchangerate",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="exchangerate",
            name="supersedes",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="superseded_by",
                to="partnerships.exchangerate",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                help_text="Left open, it is whose the activity is.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("supersedes", None)),
                fields=("partnership", "currency", "on"),
                name="partnerships_exchangerate_once_a_day",
                violation_error_message="There is a rate of this currency for that day already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.UniqueConstraint(
                fields=("id", "partnership", "currency", "on"), name="partnerships_exchangerate_with_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("supersedes", None)),
                    models.Q(("supersedes__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="partnerships_exchangerate_corrected_with_reason",
            ),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]

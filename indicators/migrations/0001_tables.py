"""Indicators: runs, readings, targets and what they are bound to."""

import django.db.models.deletion
from django.db import migrations, models

from jtportal.kernel.schema import CreateTogether


class Migration(migrations.Migration):
    replaces = [("indicators", "0001_initial"), ("indicators", "0002_runs")]
    initial = True
    dependencies = [
        ("accounts", "0001_tables"),
        ("partnerships", "0001_tables"),
        ("workforce", "0002_tables"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Binding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bindings",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("node_key", models.CharField(max_length=20)),
                        ("indicator", models.CharField(max_length=60)),
                        ("category", models.CharField(blank=True, max_length=30)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "indicator on a node",
                        "verbose_name_plural": "indicators on nodes",
                        "ordering": ("partnership", "node_key", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "node_key", "indicator", "category"),
                                name="indicators_binding_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("indicator", models.CharField(max_length=60)),
                        ("category", models.CharField(blank=True, max_length=30)),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="baseline",
                            ),
                        ),
                        ("baseline_on", models.DateField(blank=True, null=True, verbose_name="baseline on")),
                        (
                            "value",
                            models.DecimalField(decimal_places=4, max_digits=18, verbose_name="target"),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                    ],
                    options={
                        "verbose_name": "target",
                        "verbose_name_plural": "targets",
                        "ordering": ("partnership", "indicator", "due_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "indicator", "category", "due_on"),
                                name="indicators_target_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cursor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("last_mark", models.BigIntegerField(default=0)),
                        ("computed_at", models.DateTimeField(null=True)),
                        ("computed_day", models.DateField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Reading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="indicators.run",
                            ),
                        ),
                        (
                            "superseded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="indicators.run",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("period", models.CharField(max_length=10)),
                        ("indicator", models.CharField(max_length=60)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("definition_hash", models.CharField(max_length=64)),
                        ("category", models.CharField(blank=True, max_length=30)),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                                null=True,
                            ),
                        ),
                        ("by_residence", models.BooleanField(default=False)),
                        (
                            "residence",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.territory",
                            ),
                        ),
                        ("numerator", models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                        ("denominator", models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                        ("value", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                        ("population", models.PositiveIntegerField(default=0)),
                        ("withheld", models.BooleanField(default=False)),
                    ],
                    options={
                        "verbose_name": "reading",
                        "verbose_name_plural": "readings",
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("by_residence", False), ("sex", None), ("superseded_by", None)
                                ),
                                fields=["partnership", "indicator", "period"],
                                name="indicators_reading_series",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_by", None)),
                                fields=(
                                    "partnership",
                                    "period",
                                    "indicator",
                                    "category",
                                    "sex",
                                    "by_residence",
                                    "residence",
                                ),
                                name="indicators_reading_one_current",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("by_residence", True), ("residence", None), _connector="OR"
                                ),
                                name="indicators_reading_place_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Run",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="runs",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("period", models.CharField(max_length=10, verbose_name="period")),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("known_at", models.DateTimeField(verbose_name="known at")),
                        ("computed_at", models.DateTimeField(auto_now_add=True, verbose_name="computed")),
                        ("threshold", models.PositiveSmallIntegerField()),
                        ("changed", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "computation",
                        "verbose_name_plural": "computations",
                        "indexes": [
                            models.Index(
                                fields=["partnership", "period", "-id"], name="indicators_run_latest"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]

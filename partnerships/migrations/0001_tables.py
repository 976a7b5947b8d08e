"""A partnership: its tree and plan, money, meetings, calls, markets, and what was agreed."""

import uuid
from datetime import time
from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import partnerships.models.document
import partnerships.models.partner
import partnerships.models.partnership
from jtportal.kernel.schema import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("partnerships", "0001_initial"),
        ("partnerships", "0002_leads_of_nodes"),
        ("partnerships", "0003_documents"),
        ("partnerships", "0004_digests"),
        ("partnerships", "0005_places"),
        ("partnerships", "0006_tree_drafts"),
        ("partnerships", "0007_calls"),
        ("partnerships", "0008_markets"),
        ("partnerships", "0009_diagnosis"),
        ("partnerships", "0010_meetings"),
        ("partnerships", "0012_phases_and_partners"),
        ("partnerships", "0014_policy"),
        ("partnerships", "0015_money_and_its_ledger"),
        ("partnerships", "0017_action_plan"),
        ("partnerships", "0018_seen_revisions"),
        ("partnerships", "0019_interests_and_enough_judges"),
        ("partnerships", "0020_territory_covered"),
        ("partnerships", "0021_markets_agreed_with_gaps"),
        ("partnerships", "0022_brought_and_seats"),
        ("partnerships", "0024_rates_corrected_and_owned_milestones"),
        ("partnerships", "0025_money_that_is_linked"),
        ("partnerships", "0026_letters_about_decisions"),
        ("partnerships", "0027_proposals_withdrawn"),
        ("partnerships", "0028_guests_and_excuses"),
        ("partnerships", "0029_seen_plans"),
        ("partnerships", "0030_framework_agreements"),
        ("partnerships", "0032_amendments"),
        ("partnerships", "0034_signing"),
        ("partnerships", "0036_clause_talk"),
        ("partnerships", "0037_duties_and_standards"),
        ("partnerships", "0038_rounds_and_rooms"),
        ("partnerships", "0039_reviewed_framework_agreements"),
        ("partnerships", "0040_commitments_kept_above"),
    ]
    initial = True
    dependencies = [
        ("accounts", "0001_tables"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Partner",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partners",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partners",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("employment_service", "employment service"),
                                    ("municipality", "municipality"),
                                    ("mine_operator", "mine operator"),
                                    ("employer", "employer"),
                                    ("trade_union", "trade union"),
                                    ("employers_organisation", "employers' organisation"),
                                    ("provider", "education and training provider"),
                                    ("financial", "financial institution"),
                                    ("ngo", "non-governmental organisation"),
                                    ("chamber", "chamber or agency"),
                                    ("government", "government body"),
                                    ("evaluator", "evaluator"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                help_text="Where it stands on the map",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partners",
                                to="partnerships.territory",
                                verbose_name="place",
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="from"),
                        ),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "responsibilities",
                            models.TextField(blank=True, max_length=2000, verbose_name="responsibilities"),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "partner",
                        "verbose_name_plural": "partners",
                        "ordering": ("partnership", "role", "organisation"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="partnerships_partner_ends_after_start",
                                violation_error_message="The last day cannot lie before the first.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=(
                                    ("partnership", "="),
                                    ("organisation", "="),
                                    ("role", "="),
                                    (
                                        partnerships.models.partner.DateRange(
                                            "valid_from",
                                            "valid_until",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                                inclusive_upper=True
                                            ),
                                        ),
                                        "&&",
                                    ),
                                ),
                                name="partnerships_partner_role_once_at_a_time",
                                violation_error_message="This organisation holds that role on some of those days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partnership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "names",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="names in other languages"
                            ),
                        ),
                        ("country", models.CharField(max_length=2, verbose_name="country")),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        (
                            "time_zone",
                            models.CharField(
                                max_length=40,
                                validators=[partnerships.models.partnership.check_time_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                help_text="Orders the lists of people",
                                max_length=2,
                                verbose_name="language of names",
                            ),
                        ),
                        (
                            "started_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="started on"
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("anchor", "anchor"),
                                    ("diagnosis", "diagnosis"),
                                    ("call", "call and appraisal"),
                                    ("agreement", "partnership agreement"),
                                    ("delivery", "delivery"),
                                    ("monitoring", "monitoring"),
                                    ("evaluation", "evaluation"),
                                    ("closed", "closed"),
                                ],
                                default="anchor",
                                max_length=12,
                                verbose_name="phase",
                            ),
                        ),
                        (
                            "course",
                            models.SlugField(blank=True, max_length=40, verbose_name="course of phases"),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "territories",
                            models.ManyToManyField(
                                blank=True,
                                related_name="partnerships",
                                to="partnerships.territory",
                                verbose_name="territories covered",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partnership",
                        "verbose_name_plural": "partnerships",
                        "ordering": ("name",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                                name="partnerships_partnership_currency_is_iso",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "circle",
                            models.CharField(
                                choices=[
                                    ("partners", "all partners"),
                                    ("own", "the organisation that put it in, and the coordinator"),
                                ],
                                default="partners",
                                max_length=10,
                                verbose_name="who may open it",
                            ),
                        ),
                        (
                            "file",
                            models.FileField(
                                max_length=200,
                                upload_to=partnerships.models.document.where,
                                verbose_name="file",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("content_type", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("removed_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "file",
                        "verbose_name_plural": "files",
                        "ordering": ("uploaded_at",),
                    },
                ),
                migrations.CreateModel(
                    name="FundingSource",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funding_sources",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="organisation of the partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("employment_service", "employment service"),
                                    ("municipality", "municipality"),
                                    ("national", "national budget"),
                                    ("eu", "European Union"),
                                    ("ifi", "international financial institution or development bank"),
                                    ("donor", "donor"),
                                    ("private", "private"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "instrument",
                            models.CharField(
                                choices=[("grant", "grant"), ("loan", "loan"), ("own", "own money")],
                                max_length=10,
                                verbose_name="terms",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[("domestic", "domestic"), ("international", "international")],
                                max_length=15,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "plan",
                            models.CharField(
                                blank=True,
                                help_text="The plan that this money must be in line with, such as a territorial just transition plan.",
                                max_length=200,
                                verbose_name="territorial plan",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "funding source",
                        "verbose_name_plural": "funding sources",
                        "ordering": ("name", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "name"),
                                name="partnerships_fundingsource_name_once",
                                violation_error_message="A source of this name is there already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="partnerships.fundingsource",
                                verbose_name="funding source",
                            ),
                        ),
                        (
                            "intervention",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lines",
                                to="partnerships.intervention",
                                verbose_name="intervention",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what it is for")),
                        (
                            "input_kind",
                            models.CharField(
                                choices=[
                                    ("technical_assistance", "technical assistance"),
                                    ("finances", "finances"),
                                    ("partnerships", "partnerships"),
                                ],
                                max_length=25,
                                verbose_name="input",
                            ),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        (
                            "pledged",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=14, verbose_name="pledged"
                            ),
                        ),
                        (
                            "pledge_due_on",
                            models.DateField(blank=True, null=True, verbose_name="pledge expected on"),
                        ),
                        (
                            "allocated",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="available",
                            ),
                        ),
                        (
                            "committed",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="committed",
                            ),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="paid",
                            ),
                        ),
                        (
                            "received",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="received",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "budget line",
                        "verbose_name_plural": "budget lines",
                        "ordering": ("source__name", "title", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source", "title", "currency"),
                                name="partnerships_budgetline_title_once",
                                violation_error_message="This source has a line of this name and currency already.",
                            ),
                            models.UniqueConstraint(
                                fields=("id", "currency"), name="partnerships_budgetline_with_currency"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                                name="partnerships_budgetline_currency_is_iso",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("allocated__gte", 0), ("pledged__gte", 0), ("received__gte", 0)
                                ),
                                name="partnerships_budgetline_nothing_below_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("committed__gte", 0), ("committed__lte", models.F("allocated"))
                                ),
                                name="partnerships_budgetline_committed_within_line",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("paid__gte", 0), ("paid__lte", models.F("committed"))),
                                name="partnerships_budgetline_paid_within_committed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeRate",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchange_rates",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        ("on", models.DateField(verbose_name="day")),
                        ("rate", models.DecimalField(decimal_places=8, max_digits=18, verbose_name="rate")),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        (
                            "supersedes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="superseded_by",
                                to="partnerships.exchangerate",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="what was wrong"),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, editable=False),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exchange rate",
                        "verbose_name_plural": "exchange rates",
                        "ordering": ("currency", "-on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("supersedes", None)),
                                fields=("partnership", "currency", "on"),
                                name="partnerships_exchangerate_once_a_day",
                                violation_error_message="There is a rate of this currency for that day already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rate__gt", 0)),
                                name="partnerships_exchangerate_above_zero",
                            ),
                            models.UniqueConstraint(
                                fields=("id", "partnership", "currency", "on"),
                                name="partnerships_exchangerate_with_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", ""), ("supersedes", None)),
                                    models.Q(
                                        ("supersedes__isnull", False), models.Q(("reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_exchangerate_corrected_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Intervention",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interventions",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("aim", models.CharField(blank=True, max_length=500, verbose_name="aim")),
                        (
                            "output_key",
                            models.CharField(blank=True, max_length=20, verbose_name="output of the tree"),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="led by",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "intervention",
                        "verbose_name_plural": "interventions",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "title"),
                                name="partnerships_intervention_title_once",
                                violation_error_message="There is an intervention of this title already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "intervention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="partnerships.intervention",
                                verbose_name="intervention",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="responsible organisation",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("due_on", models.DateField(verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("under_way", "under way"),
                                    ("paused", "paused"),
                                    ("done", "done"),
                                    ("dropped", "dropped"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "activity",
                        "verbose_name_plural": "activities",
                        "ordering": ("due_on", "pk"),
                        "indexes": [
                            models.Index(
                                fields=["partnership", "due_on", "id"], name="partnerships_activity_by_due"
                            ),
                            models.Index(
                                fields=["partnership", "state", "due_on", "id"],
                                name="partnerships_activity_by_state",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                                name="partnerships_activity_ends_after_start",
                                violation_error_message="The last day cannot lie before the first.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="partnerships.activity",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                help_text="Left open, it is whose the activity is.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("reached", "reached"), ("dropped", "dropped")],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                                verbose_name="evidence",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "milestone",
                        "verbose_name_plural": "milestones",
                        "ordering": ("due_on", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["due_on"],
                                name="partnerships_milestone_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reached_on__isnull", False), ("state", "reached")),
                                    models.Q(
                                        models.Q(("state", "reached"), _negated=True),
                                        ("reached_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_milestone_reached_on_a_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "calendar address",
                        "verbose_name_plural": "calendar addresses",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "partnership"), name="partnerships_calendarfeed_one_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnershipAgreement",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "being written"),
                                    ("signing", "out for signature"),
                                    ("in_force", "in force"),
                                    ("replaced", "replaced by a later version"),
                                    ("withdrawn", "taken back"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("aims", models.TextField(max_length=4000, verbose_name="what it is for")),
                        ("jobs_created", models.PositiveIntegerField(verbose_name="jobs to be created")),
                        (
                            "jobs_formalised",
                            models.PositiveIntegerField(verbose_name="jobs to be formalised"),
                        ),
                        ("reach_by", models.DateField(verbose_name="to be reached by")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "in_force_on",
                            models.DateField(blank=True, null=True, verbose_name="in force since"),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "partnership agreement",
                        "verbose_name_plural": "partnership agreements",
                        "ordering": ("partnership", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "number"),
                                name="partnerships_partnershipagreement_number_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "in_force")),
                                fields=("partnership",),
                                name="partnerships_partnershipagreement_one_in_force",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "signing"])),
                                fields=("partnership",),
                                name="partnerships_partnershipagreement_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["in_force", "replaced"]), _negated=True),
                                    ("in_force_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="partnerships_partnershipagreement_since_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="partnerships.partnershipagreement",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreement_parties",
                                to="accounts.organisation",
                            ),
                        ),
                        ("leads", models.BooleanField(default=False, verbose_name="lead partner")),
                        ("roles", models.JSONField(verbose_name="roles")),
                        ("responsibilities", models.TextField(blank=True, verbose_name="responsibilities")),
                        ("pledges", models.JSONField(verbose_name="pledges")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        ("signed_by", models.CharField(blank=True, max_length=160, verbose_name="signed by")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "party of a partnership agreement",
                        "verbose_name_plural": "parties of partnership agreements",
                        "ordering": ("agreement", "-leads", "organisation__name"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "organisation"), name="partnerships_agreementparty_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("signed_by", ""), ("signed_on", None)),
                                    models.Q(
                                        ("signed_on__isnull", False),
                                        models.Q(("signed_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_agreementparty_signature_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tree",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tree",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                to="partnerships.treetemplate",
                            ),
                        ),
                        ("keys_given", models.JSONField(default=dict)),
                    ],
                ),
                migrations.CreateModel(
                    name="TreeVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tree",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="partnerships.tree",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("retired", "retired"),
                                    ("dropped", "set aside"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "begun_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="partnerships.treeversion",
                            ),
                        ),
                        ("published_at", models.DateTimeField(null=True)),
                        (
                            "published_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("retired_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
                    ],
                    options={
                        "verbose_name": "version of the tree",
                        "verbose_name_plural": "versions of the tree",
                        "ordering": ("tree", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tree", "number"), name="partnerships_treeversion_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "published")),
                                fields=("tree",),
                                name="partnerships_treeversion_one_published",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("tree",),
                                name="partnerships_treeversion_one_draft",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TreeNode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="nodes",
                                to="partnerships.treeversion",
                            ),
                        ),
                        ("key", models.CharField(max_length=20)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("impact", "impact"),
                                    ("outcome", "outcome"),
                                    ("outcome_part", "outcome, part"),
                                    ("output", "output"),
                                    ("input", "input"),
                                    ("main_problem", "main problem"),
                                    ("root_cause_1", "root cause, 1st level"),
                                    ("root_cause_2", "root cause, 2nd level"),
                                    ("effect", "effect"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("texts", models.JSONField()),
                        ("leads", models.JSONField(default=dict)),
                        ("assumptions", models.TextField(blank=True, verbose_name="assumptions")),
                        ("risks", models.TextField(blank=True, verbose_name="risks")),
                        ("position", models.PositiveSmallIntegerField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField(null=True)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "node of the tree",
                        "verbose_name_plural": "nodes of the tree",
                        "ordering": ("version", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "key"), name="partnerships_treenode_key_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TreeEdge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="edges",
                                to="partnerships.treeversion",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("causes", "causes"),
                                    ("contributes_to", "contributes to"),
                                    ("part_of", "part of"),
                                    ("answers", "answers"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="edges_out",
                                to="partnerships.treenode",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="edges_in",
                                to="partnerships.treenode",
                            ),
                        ),
                        ("ground", models.CharField(blank=True, max_length=200, verbose_name="ground")),
                        (
                            "strength",
                            models.CharField(
                                choices=[("strong", "strong"), ("medium", "medium"), ("weak", "weak")],
                                max_length=10,
                                verbose_name="strength",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed, not in the source"),
                                    ("suggested", "suggested, to be confirmed with a reason"),
                                    ("confirmed", "confirmed by the partnership"),
                                    ("rejected", "rejected by the partnership"),
                                ],
                                default="proposed",
                                max_length=12,
                                verbose_name="standing",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField(null=True)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "edge of the tree",
                        "verbose_name_plural": "edges of the tree",
                        "ordering": ("version", "kind", "source__position", "target__position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "kind", "source", "target"),
                                name="partnerships_treeedge_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrameworkAgreement",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="framework_agreements",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=60, verbose_name="short name in addresses")),
                        ("title", models.JSONField(verbose_name="title")),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=5),
                                size=None,
                                verbose_name="languages of the text",
                            ),
                        ),
                        ("term_from", models.DateField(blank=True, null=True, verbose_name="term begins")),
                        ("term_until", models.DateField(blank=True, null=True, verbose_name="term ends")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(120),
                                ],
                                verbose_name="months from review to review",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="last reviewed on"),
                        ),
                        (
                            "committee",
                            models.TextField(blank=True, max_length=2000, verbose_name="oversight committee"),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "framework agreement",
                        "verbose_name_plural": "framework agreements",
                        "ordering": ("partnership", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "slug"),
                                name="partnerships_frameworkagreement_slug_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("term_from", None),
                                    ("term_until", None),
                                    ("term_until__gte", models.F("term_from")),
                                    _connector="OR",
                                ),
                                name="partnerships_frameworkagreement_term_runs_forward",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("languages__len__gte", 1)),
                                name="partnerships_frameworkagreement_has_a_language",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrameworkParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="framework_parties",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("employers", "employers"),
                                    ("workers", "workers"),
                                    ("municipality", "municipality"),
                                    ("other", "other party"),
                                ],
                                max_length=12,
                                verbose_name="constituency",
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "verbose_name": "party to a framework agreement",
                        "verbose_name_plural": "parties to framework agreements",
                        "ordering": ("agreement", "constituency", "organisation__name"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until_on", None)),
                                fields=("agreement", "organisation"),
                                name="partnerships_frameworkparty_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on", None),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="partnerships_frameworkparty_runs_forward",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrameworkVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="version")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "under negotiation"),
                                    ("signing", "out for signature"),
                                    ("agreed", "agreed, not in force yet"),
                                    ("in_force", "in force"),
                                    ("replaced", "replaced by a later version"),
                                    ("ended", "no longer in force"),
                                    ("withdrawn", "taken back"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "begun_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "content_hash",
                            models.CharField(blank=True, max_length=64, verbose_name="content hash"),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        (
                            "registration",
                            models.CharField(blank=True, max_length=100, verbose_name="registration number"),
                        ),
                        ("notified_on", models.DateField(blank=True, null=True, verbose_name="notified on")),
                        (
                            "in_force_from",
                            models.DateField(blank=True, null=True, verbose_name="in force from"),
                        ),
                        (
                            "in_force_until",
                            models.DateField(blank=True, null=True, verbose_name="in force until"),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "version of a framework agreement",
                        "verbose_name_plural": "versions of framework agreements",
                        "ordering": ("agreement", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "number"),
                                name="partnerships_frameworkversion_number_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "signing"])),
                                fields=("agreement",),
                                name="partnerships_frameworkversion_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "in_force")),
                                fields=("agreement",),
                                name="partnerships_frameworkversion_one_in_force",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("content_hash", ""), ("state", "draft")),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        models.Q(("content_hash", ""), _negated=True),
                                        ("closed_at__isnull", False),
                                    ),
                                    ("state", "withdrawn"),
                                    _connector="OR",
                                ),
                                name="partnerships_frameworkversion_closed_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["in_force", "replaced", "ended"]), _negated=True),
                                    ("in_force_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="partnerships_frameworkversion_since_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clauses",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        ("key", models.SlugField(max_length=60, verbose_name="short name in files")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("chapter", "chapter"), ("clause", "clause")],
                                max_length=7,
                                verbose_name="kind",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "clause",
                        "verbose_name_plural": "clauses",
                        "ordering": ("agreement", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "key"), name="partnerships_clause_key_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="partnerships.clause",
                            ),
                        ),
                        ("heading", models.JSONField(default=dict, verbose_name="heading")),
                        ("body", models.JSONField(default=dict, verbose_name="text")),
                        ("measures", models.JSONField(default=list, verbose_name="measures")),
                        ("duties", models.JSONField(default=list, verbose_name="duties")),
                        ("digest", models.CharField(max_length=64)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "wording of a clause",
                        "verbose_name_plural": "wordings of clauses",
                        "ordering": ("clause", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("clause", "digest"), name="partnerships_clausetext_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClausePlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="places",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="partnerships.clause",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="partnerships.clausetext",
                            ),
                        ),
                        (
                            "chapter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clauses",
                                to="partnerships.clauseplace",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "place of a clause",
                        "verbose_name_plural": "places of clauses",
                        "ordering": ("version", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "clause"), name="partnerships_clauseplace_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("chapter", None),
                                    models.Q(("chapter", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_clauseplace_not_in_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AmendmentGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Amendment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("employers", "employers"),
                                    ("workers", "workers"),
                                    ("municipality", "municipality"),
                                    ("other", "other party"),
                                ],
                                max_length=12,
                                verbose_name="constituency",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("reason", models.TextField(max_length=4000, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafted", "drafted in the room"),
                                    ("tabled", "on the table"),
                                    ("adopted", "adopted"),
                                    ("rejected", "rejected"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="drafted",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="partnerships.amendmentgroup",
                            ),
                        ),
                        (
                            "current",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="current_of",
                                to="partnerships.amendmenttext",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("tabled_at", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decision",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="why it was decided so"
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "amendment",
                        "verbose_name_plural": "amendments",
                        "ordering": ("version", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "number"), name="partnerships_amendment_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["drafted", "withdrawn"]),
                                    ("tabled_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="partnerships_amendment_tabled_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("state__in", ["drafted", "tabled"])),
                                    models.Q(
                                        models.Q(("state__in", ["drafted", "tabled"]), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_amendment_decided_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AmendmentText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "amendment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="partnerships.amendment",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "text of an amendment",
                        "verbose_name_plural": "texts of amendments",
                        "ordering": ("amendment", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("amendment", "number"), name="partnerships_amendmenttext_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AmendmentChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="partnerships.amendmenttext",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="partnerships.clause",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("reword", "change the words"),
                                    ("add", "add"),
                                    ("move", "move"),
                                    ("remove", "remove"),
                                ],
                                max_length=6,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clausetext",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clausetext",
                            ),
                        ),
                        (
                            "chapter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clause",
                            ),
                        ),
                        (
                            "behind",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clause",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of a clause",
                        "verbose_name_plural": "changes of clauses",
                        "ordering": ("of", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("of", "clause"), name="partnerships_amendmentchange_clause_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("base__isnull", False), ("kind", "reword"), ("text__isnull", False)
                                    ),
                                    models.Q(("base", None), ("kind", "add"), ("text__isnull", False)),
                                    models.Q(
                                        ("base__isnull", False),
                                        ("kind__in", ["move", "remove"]),
                                        ("text", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_amendmentchange_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Position",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "amendment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="partnerships.amendment",
                            ),
                        ),
                        (
                            "on_text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="partnerships.amendmenttext",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("employers", "employers"),
                                    ("workers", "workers"),
                                    ("municipality", "municipality"),
                                    ("other", "other party"),
                                ],
                                max_length=12,
                                verbose_name="constituency",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("support", "support"),
                                    ("reservation", "support with reservation"),
                                    ("object", "object"),
                                    ("abstain", "abstain"),
                                ],
                                max_length=12,
                                verbose_name="position",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "position on an amendment",
                        "verbose_name_plural": "positions on amendments",
                        "ordering": ("amendment", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stance__in", ["object", "reservation"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_position_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Anchor",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anchor",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("council", "council"),
                                    ("commission", "tripartite commission"),
                                    ("pact", "territorial pact"),
                                    ("action_group", "local action group"),
                                    ("new", "body made for the partnership"),
                                ],
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("since", models.DateField(verbose_name="there since")),
                        ("mandate", models.TextField(max_length=2000, verbose_name="mandate")),
                        ("mandated_on", models.DateField(verbose_name="mandate given on")),
                        (
                            "mandate_until",
                            models.DateField(blank=True, null=True, verbose_name="mandate ends on"),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "anchor body",
                        "verbose_name_plural": "anchor bodies",
                    },
                ),
                migrations.CreateModel(
                    name="AnchorMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "anchor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="partnerships.anchor",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=200, verbose_name="name of the body"),
                        ),
                        ("seat", models.CharField(max_length=120, verbose_name="seat")),
                        ("valid_from", models.DateField(verbose_name="from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "member of an anchor body",
                        "verbose_name_plural": "members of anchor bodies",
                        "ordering": ("anchor", "valid_from", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("organisation", None), ("name", ""), _connector="XOR"),
                                name="partnerships_anchormember_one_body",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="partnerships_anchormember_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Brought",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="brought",
                                to="partnerships.partner",
                            ),
                        ),
                        (
                            "anchor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="brought",
                                to="partnerships.anchor",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="what it brought")),
                        ("baseline", models.CharField(max_length=300, verbose_name="how it stood before")),
                        ("baseline_value", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                        ("baseline_on", models.DateField(null=True)),
                        (
                            "now",
                            models.CharField(blank=True, max_length=300, verbose_name="how it stands now"),
                        ),
                        ("now_value", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                        ("now_on", models.DateField(null=True)),
                        ("unit", models.CharField(blank=True, max_length=60)),
                        ("since", models.DateField(verbose_name="since")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("withdrawn_because", models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        "verbose_name": "value brought in",
                        "verbose_name_plural": "values brought in",
                        "ordering": ("since", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("partner", None), ("anchor", None), _connector="XOR"),
                                name="partnerships_brought_by_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("baseline_value", None),
                                    models.Q(
                                        ("baseline_on__isnull", False), models.Q(("unit", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_brought_baseline_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("now_value", None),
                                    models.Q(
                                        ("now_on__isnull", False), models.Q(("unit", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_brought_now_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_brought_withdrawn_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Call",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("open", "open for concept notes"),
                                    ("closed", "closed for concept notes"),
                                    ("note_appraisal", "appraisal of concept notes"),
                                    ("invited", "applicants invited"),
                                    ("full_open", "open for full proposals"),
                                    ("full_appraisal", "appraisal of full proposals"),
                                    ("verification", "verification in the field"),
                                    ("decided", "decided"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("opens_at", models.DateTimeField(verbose_name="opens")),
                        ("note_deadline", models.DateTimeField(verbose_name="deadline for concept notes")),
                        (
                            "full_deadline",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="deadline for full proposals"
                            ),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        (
                            "grant_min",
                            models.DecimalField(
                                decimal_places=2, max_digits=15, verbose_name="smallest grant"
                            ),
                        ),
                        (
                            "grant_max",
                            models.DecimalField(
                                decimal_places=2, max_digits=15, verbose_name="largest grant"
                            ),
                        ),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=15,
                                null=True,
                                verbose_name="money to grant",
                            ),
                        ),
                        (
                            "kinds",
                            models.JSONField(
                                blank=True,
                                default=list,
                                verbose_name="kinds of organisation that must take part",
                            ),
                        ),
                        (
                            "note_threshold",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal(0),
                                max_digits=5,
                                verbose_name="least score of a concept note",
                            ),
                        ),
                        (
                            "full_threshold",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal(0),
                                max_digits=5,
                                verbose_name="least score of a full proposal",
                            ),
                        ),
                        (
                            "note_least_appraisers",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="least number of appraisers of a concept note"
                            ),
                        ),
                        (
                            "full_least_appraisers",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="least number of appraisers of a full proposal"
                            ),
                        ),
                        (
                            "note_few_because",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="judged by fewer because"
                            ),
                        ),
                        (
                            "full_few_because",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="judged by fewer because"
                            ),
                        ),
                        ("note_scores_opened_at", models.DateTimeField(blank=True, null=True)),
                        ("full_scores_opened_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "call",
                        "verbose_name_plural": "calls",
                        "ordering": ("-opens_at", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("note_deadline__gt", models.F("opens_at"))),
                                name="partnerships_call_deadline_after_opening",
                                violation_error_message="The deadline must lie after the opening.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("full_deadline", None),
                                    ("full_deadline__gt", models.F("note_deadline")),
                                    _connector="OR",
                                ),
                                name="partnerships_call_full_deadline_after_first",
                                violation_error_message="Full proposals are due after the concept notes.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("grant_max__gte", models.F("grant_min")), ("grant_min__gt", 0)
                                ),
                                name="partnerships_call_grants_from_to",
                                violation_error_message="The largest grant cannot be below the smallest.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                                name="partnerships_call_currency_is_iso",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("full_least_appraisers__gte", 1), ("note_least_appraisers__gte", 1)
                                ),
                                name="partnerships_call_somebody_judges",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallCriterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="partnerships.call",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[("note", "concept note"), ("full", "full proposal")],
                                max_length=4,
                                verbose_name="for",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="criterion")),
                        (
                            "hint",
                            models.CharField(blank=True, max_length=500, verbose_name="what to look at"),
                        ),
                        (
                            "weight",
                            models.DecimalField(decimal_places=2, max_digits=6, verbose_name="weight"),
                        ),
                        (
                            "max_points",
                            models.DecimalField(
                                decimal_places=2, default=Decimal(5), max_digits=6, verbose_name="most points"
                            ),
                        ),
                        (
                            "threshold",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal(0),
                                max_digits=6,
                                verbose_name="least points",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "criterion",
                        "verbose_name_plural": "criteria",
                        "ordering": ("stage", "position", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("call"),
                                models.F("stage"),
                                models.F("name"),
                                name="partnerships_callcriterion_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("max_points__gt", 0),
                                    ("threshold__gte", 0),
                                    ("threshold__lte", models.F("max_points")),
                                    ("weight__gt", 0),
                                ),
                                name="partnerships_callcriterion_counts",
                                violation_error_message="Weight and most points are above zero; the least lies between.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallCondition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conditions",
                                to="partnerships.call",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=[("note", "concept note"), ("full", "full proposal")],
                                max_length=4,
                                verbose_name="for",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="condition")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "condition",
                        "verbose_name_plural": "conditions",
                        "ordering": ("position", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("call"),
                                models.F("stage"),
                                models.F("text"),
                                name="partnerships_callcondition_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="partnerships.call",
                            ),
                        ),
                        (
                            "before",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("open", "open for concept notes"),
                                    ("closed", "closed for concept notes"),
                                    ("note_appraisal", "appraisal of concept notes"),
                                    ("invited", "applicants invited"),
                                    ("full_open", "open for full proposals"),
                                    ("full_appraisal", "appraisal of full proposals"),
                                    ("verification", "verification in the field"),
                                    ("decided", "decided"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "after",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("open", "open for concept notes"),
                                    ("closed", "closed for concept notes"),
                                    ("note_appraisal", "appraisal of concept notes"),
                                    ("invited", "applicants invited"),
                                    ("full_open", "open for full proposals"),
                                    ("full_appraisal", "appraisal of full proposals"),
                                    ("verification", "verification in the field"),
                                    ("decided", "decided"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "step of a call",
                        "verbose_name_plural": "steps of a call",
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="partnerships.call",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[("note", "concept note"), ("full", "full proposal")],
                                default="note",
                                max_length=4,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "note",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="full",
                                to="partnerships.proposal",
                                verbose_name="note",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("late", "late, not taken in"),
                                    ("received", "received"),
                                    ("ineligible", "not eligible"),
                                    ("eligible", "eligible"),
                                    ("invited", "invited"),
                                    ("not_invited", "not invited"),
                                    ("funded", "funded"),
                                    ("not_funded", "not funded"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("applicant_name", models.CharField(max_length=200, verbose_name="applicant")),
                        (
                            "language",
                            models.CharField(default="en", max_length=2, verbose_name="language of letters"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=15, verbose_name="amount asked"),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="received")),
                        ("late", models.BooleanField(default=False, verbose_name="late")),
                        (
                            "admitted_because",
                            models.CharField(blank=True, max_length=500, verbose_name="admitted because"),
                        ),
                        (
                            "eligibility_reason",
                            models.CharField(blank=True, max_length=1000, verbose_name="reason"),
                        ),
                        (
                            "decision_reason",
                            models.CharField(blank=True, max_length=1000, verbose_name="reason"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        (
                            "decided_despite",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="decided in spite of an interest"
                            ),
                        ),
                        (
                            "granted",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=15, null=True, verbose_name="granted"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "entered_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal",
                        "verbose_name_plural": "proposals",
                        "ordering": ("stage", "number"),
                        "indexes": [
                            models.Index(
                                fields=["call", "stage", "state"], name="partnerships_proposal_funnel"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("call"),
                                models.F("stage"),
                                models.F("number"),
                                name="partnerships_proposal_number_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("note", None), ("stage", "note")),
                                    models.Q(("note__isnull", False), ("stage", "full")),
                                    _connector="OR",
                                ),
                                name="partnerships_proposal_full_has_note",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="partnerships_proposal_amount_above_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("late", False),
                                    ("state", "late"),
                                    models.Q(("admitted_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_proposal_late_admitted_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("granted__gt", 0), ("state", "funded")),
                                    models.Q(models.Q(("state", "funded"), _negated=True), ("granted", None)),
                                    _connector="OR",
                                ),
                                name="partnerships_proposal_grant_when_funded",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage", "note"),
                                        models.Q(("state__in", ("funded", "not_funded")), _negated=True),
                                    ),
                                    models.Q(
                                        ("stage", "full"),
                                        models.Q(("state__in", ("invited", "not_invited")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_proposal_decision_of_its_stage",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="partnerships.proposal",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("municipality", "municipality"),
                                    ("employment_service", "public employment service"),
                                    ("employer", "employer"),
                                    ("education", "education or training provider"),
                                    (
                                        "other",
                                        "non-governmental or other organisation: chamber, agency, union",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member of a proposal",
                        "verbose_name_plural": "members of a proposal",
                        "ordering": ("pk",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProposalFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="partnerships.proposal",
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of a proposal",
                        "verbose_name_plural": "files of a proposal",
                        "ordering": ("pk",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConditionAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="partnerships.proposal",
                            ),
                        ),
                        (
                            "condition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="partnerships.callcondition",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[("met", "met"), ("not_met", "not met")],
                                max_length=8,
                                verbose_name="answer",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "checked condition",
                        "verbose_name_plural": "checked conditions",
                        "ordering": ("condition__position", "condition__pk"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("proposal"),
                                models.F("condition"),
                                name="partnerships_conditionanswer_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer", "met"),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_conditionanswer_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FieldVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="partnerships.proposal",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="visited on")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("findings", models.TextField(verbose_name="findings")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("confirmed", "confirmed"),
                                    ("with_remarks", "confirmed with remarks"),
                                    ("not_confirmed", "not confirmed"),
                                ],
                                max_length=15,
                                verbose_name="verdict",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "visit in the field",
                        "verbose_name_plural": "visits in the field",
                        "ordering": ("on", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Appraiser",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisers",
                                to="partnerships.call",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[("note", "concept note"), ("full", "full proposal")],
                                max_length=4,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("named_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "appraiser",
                        "verbose_name_plural": "appraisers",
                        "ordering": ("stage", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("call"),
                                models.F("stage"),
                                models.F("user"),
                                condition=models.Q(("released_at", None)),
                                name="partnerships_appraiser_named_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "appraiser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="partnerships.appraiser",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="partnerships.proposal",
                            ),
                        ),
                        ("declared_at", models.DateTimeField()),
                        ("conflict", models.BooleanField(default=False, verbose_name="conflict of interest")),
                        (
                            "conflict_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="conflict"),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="comment")),
                        ("saved_at", models.DateTimeField(blank=True, null=True)),
                        ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "score sheet",
                        "verbose_name_plural": "score sheets",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("appraiser"),
                                models.F("proposal"),
                                name="partnerships_scoresheet_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("conflict", False),
                                    models.Q(
                                        ("conflict", True),
                                        ("handed_in_at", None),
                                        ("saved_at", None),
                                        models.Q(("conflict_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_scoresheet_conflict_bars_scoring",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Score",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="partnerships.scoresheet",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="partnerships.callcriterion",
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points"),
                        ),
                        ("comment", models.CharField(blank=True, max_length=1000, verbose_name="comment")),
                    ],
                    options={
                        "verbose_name": "score",
                        "verbose_name_plural": "scores",
                        "ordering": ("criterion__position", "criterion__pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("sheet"), models.F("criterion"), name="partnerships_score_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points__gte", 0)),
                                name="partnerships_score_not_below_zero",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Boundary",
                    fields=[
                        (
                            "territory",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="boundary",
                                serialize=False,
                                to="partnerships.territory",
                            ),
                        ),
                        ("geometry", models.JSONField(verbose_name="boundary")),
                        ("west", models.FloatField()),
                        ("south", models.FloatField()),
                        ("east", models.FloatField()),
                        ("north", models.FloatField()),
                    ],
                    options={
                        "verbose_name": "boundary",
                        "verbose_name_plural": "boundaries",
                        "ordering": ("territory",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("south__lte", models.F("north")), ("west__lte", models.F("east"))
                                ),
                                name="partnerships_boundary_right_way_round",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="partnerships.clause",
                            ),
                        ),
                        (
                            "amendment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="partnerships.amendment",
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="partnerships.clausecomment",
                            ),
                        ),
                        (
                            "room",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("government", "government"),
                                    ("employers", "employers"),
                                    ("workers", "workers"),
                                    ("municipality", "municipality"),
                                    ("other", "other party"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clausetext",
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=5)),
                        ("start", models.PositiveIntegerField(null=True)),
                        ("quote", models.TextField(blank=True, max_length=2000)),
                        ("said", models.TextField(max_length=4000, verbose_name="what was said")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("said_at", models.DateTimeField()),
                        ("resolved_at", models.DateTimeField(null=True)),
                        (
                            "resolved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment on a clause",
                        "verbose_name_plural": "comments on clauses",
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("clause__isnull", False),
                                    ("amendment__isnull", False),
                                    models.Q(("room", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_clausecomment_about_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("quote", ""), ("start", None), ("text", None)),
                                    models.Q(
                                        models.Q(("quote", ""), _negated=True),
                                        ("start__isnull", False),
                                        ("text__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_clausecomment_passage_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeadTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lead_terms",
                                to="partnerships.partner",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lead_terms",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "verbose_name": "term of the lead partner",
                        "verbose_name_plural": "terms of lead partners",
                        "ordering": ("place", "-valid_from"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="partnerships_leadterm_ends_after_start",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=(
                                    ("place", "="),
                                    (
                                        partnerships.models.partner.DateRange(
                                            "valid_from",
                                            "valid_until",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                                inclusive_upper=True
                                            ),
                                        ),
                                        "&&",
                                    ),
                                ),
                                name="partnerships_leadterm_one_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="partnerships.partner",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("position", models.CharField(blank=True, max_length=120, verbose_name="position")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail at work"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=40, verbose_name="telephone at work"),
                        ),
                        ("main", models.BooleanField(default=False, verbose_name="first to ask")),
                    ],
                    options={
                        "verbose_name": "contact of a partner",
                        "verbose_name_plural": "contacts of partners",
                        "ordering": ("-main", "name"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("email", ""), _negated=True),
                                    models.Q(("phone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_partnercontact_can_be_reached",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataSharing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="data_sharings",
                                to="partnerships.partner",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("covers", models.CharField(max_length=300, verbose_name="what it covers")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "data-sharing agreement",
                        "verbose_name_plural": "data-sharing agreements",
                        "ordering": ("partner", "-valid_from"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="partnerships_datasharing_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="partnerships.partner",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("money", "money"),
                                    ("staff_time", "staff time"),
                                    ("in_kind", "in kind"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what")),
                        ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="expected by")),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="partnerships.budgetline",
                                verbose_name="budget line",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "contribution",
                        "verbose_name_plural": "contributions",
                        "ordering": ("partner", "kind", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "staff_time"), ("currency", "")),
                                    models.Q(
                                        models.Q(("kind", "staff_time"), _negated=True),
                                        ("currency__regex", "^[A-Z]{3}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_contribution_has_its_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("line", None), ("kind", "money"), _connector="OR"),
                                name="partnerships_contribution_only_money_on_a_line",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributionEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "contribution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="partnerships.contribution",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("pledged", "pledged"), ("received", "received")],
                                max_length=10,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        (
                            "corrects",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="partnerships.contributionentry",
                            ),
                        ),
                        (
                            "ledger_entry",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="book_line",
                                to="partnerships.ledgerentry",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entry of the book of contributions",
                        "verbose_name_plural": "book of contributions",
                        "ordering": ("contribution", "on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__gt", 0), ("corrects", None)),
                                    models.Q(
                                        ("amount__lt", 0),
                                        ("corrects__isnull", False),
                                        models.Q(("note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_contributionentry_sign",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("corrects", None),
                                    models.Q(("corrects", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_contributionentry_not_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("interim", "interim result meeting"),
                                    ("steering", "steering meeting"),
                                    ("evaluation", "evaluation meeting"),
                                    ("negotiation", "negotiation round"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("starts_at", models.DateTimeField(verbose_name="begins")),
                        ("place", models.CharField(max_length=200, verbose_name="place")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "agenda being written"),
                                    ("published", "agenda published"),
                                    ("held", "held, minutes to be agreed"),
                                    ("agreed", "minutes agreed"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("guests", models.CharField(blank=True, max_length=500, verbose_name="guests")),
                        (
                            "minutes_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": ("-starts_at", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at__isnull", False), ("state", "agreed")),
                                    models.Q(
                                        models.Q(("state", "agreed"), _negated=True), ("agreed_at", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_meeting_agreed_has_its_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=300, verbose_name="agenda item")),
                        ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "verbose_name_plural": "agenda items",
                        "ordering": ("meeting", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "position"), name="partnerships_agendaitem_place_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendance",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("persons", models.CharField(blank=True, max_length=200, verbose_name="who came")),
                        ("excused", models.BooleanField(default=False, verbose_name="excused")),
                    ],
                    options={
                        "verbose_name": "attendance",
                        "verbose_name_plural": "attendance",
                        "ordering": ("meeting", "organisation__name"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "organisation"), name="partnerships_attendance_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("excused", False), ("persons", ""), _connector="OR"),
                                name="partnerships_attendance_excused_sends_nobody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Erratum",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="correction")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "erratum",
                        "verbose_name_plural": "errata",
                        "ordering": ("meeting", "at"),
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="partnerships.agendaitem",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="decision")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                                default="open",
                                max_length=10,
                                verbose_name="follow-up",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "decision",
                        "verbose_name_plural": "decisions",
                        "ordering": ("due_on", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["partnership", "due_on"],
                                name="partnerships_decision_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="partnerships.decision",
                            ),
                        ),
                        (
                            "before",
                            models.CharField(
                                choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                                max_length=10,
                            ),
                        ),
                        (
                            "after",
                            models.CharField(
                                choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a decision",
                        "verbose_name_plural": "steps of a decision",
                        "ordering": ("decision", "at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("after", "dropped"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_decisionmove_dropped_says_why",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "dimension",
                            models.CharField(
                                choices=[
                                    ("economic", "economic"),
                                    ("environmental", "environmental"),
                                    ("social", "social"),
                                    ("industrial_policy", "industrial policy"),
                                    ("technology", "technology"),
                                    ("trade", "trade"),
                                    ("enabling_environment", "enabling environment"),
                                    ("finance", "finance"),
                                    ("due_diligence", "due diligence"),
                                ],
                                max_length=24,
                                verbose_name="dimension",
                            ),
                        ),
                        (
                            "also",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("gender", "gender"),
                                        ("geography", "geography"),
                                        ("age", "age"),
                                        ("household", "household"),
                                        ("informal", "informal workers"),
                                        ("contractors", "contractors"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="easily forgotten dimensions",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="finding")),
                        ("text", models.TextField(max_length=10000, verbose_name="text")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        ("observed_on", models.DateField(verbose_name="as of")),
                        (
                            "nodes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="nodes of the tree",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("agreed", "agreed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("decided_reason", models.TextField(blank=True, verbose_name="reason")),
                        ("revision", models.PositiveIntegerField(default=1)),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True, related_name="findings", to="partnerships.document"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "finding",
                        "verbose_name_plural": "findings",
                        "ordering": ("partnership", "number"),
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["nodes"], name="partnerships_finding_by_node"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "number"), name="partnerships_finding_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("decided_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_finding_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"), ("decided_at__isnull", False), _connector="OR"
                                ),
                                name="partnerships_finding_decided_at_a_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BaselineFigure",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="baseline_figures",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "dimension",
                            models.CharField(
                                choices=[
                                    ("economic", "economic"),
                                    ("environmental", "environmental"),
                                    ("social", "social"),
                                ],
                                max_length=24,
                                verbose_name="baseline",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what is measured")),
                        ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                        ("unit", models.CharField(max_length=60, verbose_name="unit")),
                        ("observed_on", models.DateField(verbose_name="as of")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "baseline figure",
                        "verbose_name_plural": "baseline figures",
                        "ordering": ("partnership", "dimension", "observed_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dimension__in", ["economic", "environmental", "social"])
                                ),
                                name="partnerships_baselinefigure_of_a_baseline",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_baselinefigure_withdrawn_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SetAside",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="set_aside",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "question",
                            models.CharField(
                                choices=[
                                    ("industrial_policy", "industrial policy"),
                                    ("technology", "technology"),
                                    ("trade", "trade"),
                                    ("enabling_environment", "enabling environment"),
                                    ("finance", "finance"),
                                    ("due_diligence", "due diligence"),
                                    ("gender", "gender"),
                                    ("geography", "geography"),
                                    ("age", "age"),
                                    ("household", "household"),
                                    ("informal", "informal workers"),
                                    ("contractors", "contractors"),
                                ],
                                max_length=24,
                                verbose_name="question",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("lifted_at", models.DateTimeField(null=True)),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "question set aside",
                        "verbose_name_plural": "questions set aside",
                        "ordering": ("partnership", "recorded_at"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_at", None)),
                                fields=("partnership", "question"),
                                name="partnerships_setaside_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="partnerships_setaside_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultations",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="day")),
                        ("who", models.CharField(max_length=200, verbose_name="who was heard")),
                        ("women", models.PositiveIntegerField(default=0, verbose_name="women")),
                        ("men", models.PositiveIntegerField(default=0, verbose_name="men")),
                        ("unstated", models.PositiveIntegerField(default=0, verbose_name="sex not recorded")),
                        ("heard", models.TextField(max_length=10000, verbose_name="what was heard")),
                        (
                            "changed",
                            models.TextField(blank=True, max_length=10000, verbose_name="what it changed"),
                        ),
                        ("revision", models.PositiveIntegerField(default=1)),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "findings",
                            models.ManyToManyField(
                                blank=True, related_name="consultations", to="partnerships.finding"
                            ),
                        ),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True, related_name="consultations", to="partnerships.document"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consultation",
                        "verbose_name_plural": "consultations",
                        "ordering": ("-held_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("women__gt", 0), ("men__gt", 0), ("unstated__gt", 0), _connector="OR"
                                ),
                                name="partnerships_consultation_somebody_was_heard",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DigestSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digest",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("never", "never"),
                                    ("daily", "every working day"),
                                    ("weekly", "once a week"),
                                ],
                                default="never",
                                max_length=10,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "weekday",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "Monday"),
                                    (1, "Tuesday"),
                                    (2, "Wednesday"),
                                    (3, "Thursday"),
                                    (4, "Friday"),
                                    (5, "Saturday"),
                                    (6, "Sunday"),
                                ],
                                default=0,
                                verbose_name="on which day",
                            ),
                        ),
                        ("at", models.TimeField(default=time(7, 0), verbose_name="from what time")),
                        ("time_zone", models.CharField(max_length=40)),
                        ("base_url", models.CharField(max_length=200)),
                        ("looked_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "mail digest",
                        "verbose_name_plural": "mail digests",
                        "ordering": ("user",),
                    },
                ),
                migrations.CreateModel(
                    name="DigestMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digest_mails",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("day", models.DateField()),
                        ("subject", models.CharField(max_length=200)),
                        ("body", models.TextField()),
                        ("made_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "digest put together",
                        "verbose_name_plural": "digests put together",
                        "ordering": ("-day",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("sent_at", None)),
                                fields=["made_at"],
                                name="partnerships_digest_unsent",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "day"), name="partnerships_digestmail_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyBinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bindings",
                                to="partnerships.clausetext",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="short name")),
                        (
                            "named",
                            models.CharField(max_length=200, verbose_name="party, as the text names it"),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bindings",
                                to="partnerships.frameworkparty",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "binding of a duty",
                        "verbose_name_plural": "bindings of duties",
                        "ordering": ("text", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("text", "key"), name="partnerships_dutybinding_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_answers",
                                to="partnerships.clause",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="short name")),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("on_day", models.DateField(verbose_name="as of")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "answer about a duty",
                        "verbose_name_plural": "answers about duties",
                        "ordering": ("clause", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="CommitteeSeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="committee_seats",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "verbose_name": "seat on an oversight committee",
                        "verbose_name_plural": "seats on oversight committees",
                        "ordering": ("agreement", "organisation__name", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until_on", None)),
                                fields=("agreement", "member"),
                                name="partnerships_committeeseat_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on", None),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="partnerships_committeeseat_runs_forward",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Breach",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="breaches",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="breaches",
                                to="partnerships.clause",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="short name")),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="breaches",
                                to="partnerships.frameworkparty",
                            ),
                        ),
                        ("found_on", models.DateField(verbose_name="day of the breach")),
                        ("reason", models.TextField(max_length=4000, verbose_name="reason")),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.committeeseat",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "breach of a duty",
                        "verbose_name_plural": "breaches of duties",
                        "ordering": ("clause", "found_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("clause", "key", "found_on"), name="partnerships_breach_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="partnerships_breach_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BreachAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "breach",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="partnerships.breach",
                            ),
                        ),
                        ("text", models.TextField(max_length=4000, verbose_name="answer")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "answer to a breach",
                        "verbose_name_plural": "answers to breaches",
                        "ordering": ("breach", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="partnerships.budgetline",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what for")),
                        (
                            "payee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="to whom",
                            ),
                        ),
                        ("payee_name", models.CharField(blank=True, max_length=200, verbose_name="to whom")),
                        ("reference", models.CharField(blank=True, max_length=100, verbose_name="reference")),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="partnerships.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        ("keeper", models.CharField(blank=True, editable=False, max_length=20)),
                        (
                            "committed",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="committed",
                            ),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="paid",
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="committed on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "commitment",
                        "verbose_name_plural": "commitments",
                        "ordering": ("-made_on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "line"), name="partnerships_commitment_with_line"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("paid__gte", 0), ("paid__lte", models.F("committed"))),
                                name="partnerships_commitment_paid_within_committed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tranche",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tranches",
                                to="partnerships.commitment",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=14,
                                verbose_name="paid",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="expected on")),
                        ("condition", models.CharField(blank=True, max_length=300, verbose_name="condition")),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="condition met on")),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                                verbose_name="evidence",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tranche",
                        "verbose_name_plural": "tranches",
                        "ordering": ("commitment", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("commitment", "position"), name="partnerships_tranche_position_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("paid__gte", 0), ("paid__lte", models.F("amount"))),
                                name="partnerships_tranche_paid_within_amount",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid", 0),
                                    ("condition", ""),
                                    models.Q(("evidence__isnull", False), ("met_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="partnerships_tranche_paid_after_condition",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="partnerships.budgetline",
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="partnerships.commitment",
                            ),
                        ),
                        (
                            "tranche",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="partnerships.tranche",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("allocation", "made available"),
                                    ("commitment", "committed"),
                                    ("release", "commitment reduced"),
                                    ("payment", "paid"),
                                    ("receipt", "co-funding received"),
                                    ("counter", "counter-entry"),
                                ],
                                max_length=12,
                                verbose_name="what happened",
                            ),
                        ),
                        (
                            "balance",
                            models.CharField(
                                choices=[
                                    ("allocated", "available"),
                                    ("committed", "committed"),
                                    ("paid", "paid"),
                                    ("received", "received"),
                                ],
                                max_length=10,
                                verbose_name="balance",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        ("on", models.DateField(verbose_name="day")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        (
                            "corrects",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counter",
                                to="partnerships.ledgerentry",
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, editable=False),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entry of the ledger",
                        "verbose_name_plural": "entries of the ledger",
                        "ordering": ("-pk",),
                        "indexes": [
                            models.Index(
                                fields=["line", "balance"],
                                include=("amount",),
                                name="partnerships_ledger_sums",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "counter"), ("corrects__isnull", False)),
                                    models.Q(
                                        models.Q(("kind", "counter"), _negated=True),
                                        ("corrects__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_ledger_counter_corrects",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("balance", "allocated"), ("kind", "allocation")),
                                    models.Q(
                                        ("amount__gt", 0), ("balance", "committed"), ("kind", "commitment")
                                    ),
                                    models.Q(
                                        ("amount__lt", 0), ("balance", "committed"), ("kind", "release")
                                    ),
                                    models.Q(("amount__gt", 0), ("balance", "paid"), ("kind", "payment")),
                                    models.Q(("amount__gt", 0), ("balance", "received"), ("kind", "receipt")),
                                    ("kind", "counter"),
                                    _connector="OR",
                                ),
                                name="partnerships_ledger_kind_moves_its_balance",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="partnerships_ledger_no_empty_entry",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("balance__in", ("committed", "paid")), ("commitment__isnull", False)
                                    ),
                                    models.Q(
                                        ("balance__in", ("allocated", "received")),
                                        ("commitment__isnull", True),
                                        ("tranche__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_ledger_names_commitment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="partnerships.commitment",
                            ),
                        ),
                        (
                            "tranche",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="partnerships.tranche",
                                verbose_name="tranche",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                                verbose_name="invoice or claim",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("entered", "waits for a second person"),
                                    ("released", "released"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="entered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        (
                            "entry",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="order",
                                to="partnerships.ledgerentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "payment order",
                        "verbose_name_plural": "payment orders",
                        "ordering": ("entered_at", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "entered")),
                                fields=["commitment"],
                                name="partnerships_order_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="partnerships_order_above_zero"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_by__isnull", True),
                                        ("entry__isnull", True),
                                        ("state", "entered"),
                                    ),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("entry__isnull", True),
                                        ("state", "withdrawn"),
                                    ),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("entry__isnull", True),
                                        ("state", "refused"),
                                        models.Q(("decided_by", models.F("entered_by")), _negated=True),
                                    ),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("entry__isnull", False),
                                        ("state", "released"),
                                        models.Q(("decided_by", models.F("entered_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_order_four_eyes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionLetter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="partnerships.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("late", "late, not taken in"),
                                    ("received", "received"),
                                    ("ineligible", "not eligible"),
                                    ("eligible", "eligible"),
                                    ("invited", "invited"),
                                    ("not_invited", "not invited"),
                                    ("funded", "funded"),
                                    ("not_funded", "not funded"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=12,
                                verbose_name="decision",
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("written_on", models.DateField(verbose_name="written on")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                    ],
                    options={
                        "verbose_name": "letter about a decision",
                        "verbose_name_plural": "letters about decisions",
                        "ordering": ("proposal__number", "pk"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("proposal"),
                                models.F("state"),
                                name="partnerships_decisionletter_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MarketSystem",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="markets",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("A", "A · agriculture, forestry and fishing"),
                                    ("B", "B · mining and quarrying"),
                                    ("C", "C · manufacturing"),
                                    ("D", "D · electricity, gas, steam and air conditioning"),
                                    ("E", "E · water supply, sewerage, waste and remediation"),
                                    ("F", "F · construction"),
                                    ("G", "G · trade and repair of motor vehicles"),
                                    ("H", "H · transport and storage"),
                                    ("I", "I · accommodation and food service"),
                                    ("J", "J · information and communication"),
                                    ("K", "K · finance and insurance"),
                                    ("L", "L · real estate"),
                                    ("M", "M · professional, scientific and technical services"),
                                    ("N", "N · administrative and support services"),
                                    ("O", "O · public administration, defence and social security"),
                                    ("P", "P · education"),
                                    ("Q", "Q · health and social work"),
                                    ("R", "R · arts, entertainment and recreation"),
                                    ("S", "S · other services"),
                                    ("T", "T · households as employers"),
                                ],
                                max_length=1,
                                verbose_name="sector",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("why", models.TextField(blank=True, verbose_name="why this sector")),
                        ("sellers", models.CharField(max_length=200, verbose_name="who sells")),
                        ("goods", models.CharField(max_length=200, verbose_name="what")),
                        ("buyers", models.CharField(max_length=200, verbose_name="to whom")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "draft"), ("agreed", "agreed")],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                        (
                            "agreed_because",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="agreed with gaps because"
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "market system",
                        "verbose_name_plural": "market systems",
                        "ordering": ("created_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "name"), name="partnerships_market_name_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_on__isnull", False), ("state", "agreed")),
                                    models.Q(("agreed_on", None), ("state", "draft")),
                                    _connector="OR",
                                ),
                                name="partnerships_market_agreed_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MarketFunction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "market",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="functions",
                                to="partnerships.marketsystem",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("supporting", "supporting function"), ("rule", "rule")],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "state",
                            models.CharField(
                                choices=[("working", "working"), ("weak", "weak"), ("missing", "missing")],
                                max_length=10,
                                verbose_name="how well it works",
                            ),
                        ),
                        (
                            "doer_now",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("workers", "workers and households"),
                                    ("small_firms", "small firms and self-employed"),
                                    ("firms", "employers and larger firms"),
                                    ("mine_operator", "mine operator"),
                                    ("provider", "education and training provider"),
                                    ("employers_organisation", "employers' organisation"),
                                    ("trade_union", "trade union"),
                                    ("chamber", "chamber or agency"),
                                    ("financial", "financial institution"),
                                    ("municipality", "municipality"),
                                    ("employment_service", "employment service"),
                                    ("government", "government body"),
                                    ("ngo", "non-governmental organisation"),
                                    ("project", "a project or donor"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=30,
                                verbose_name="who does it now",
                            ),
                        ),
                        ("doer_now_name", models.CharField(blank=True, max_length=120)),
                        (
                            "payer_now",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("workers", "workers and households"),
                                    ("small_firms", "small firms and self-employed"),
                                    ("firms", "employers and larger firms"),
                                    ("mine_operator", "mine operator"),
                                    ("provider", "education and training provider"),
                                    ("employers_organisation", "employers' organisation"),
                                    ("trade_union", "trade union"),
                                    ("chamber", "chamber or agency"),
                                    ("financial", "financial institution"),
                                    ("municipality", "municipality"),
                                    ("employment_service", "employment service"),
                                    ("government", "government body"),
                                    ("ngo", "non-governmental organisation"),
                                    ("project", "a project or donor"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=30,
                                verbose_name="who pays now",
                            ),
                        ),
                        ("payer_now_name", models.CharField(blank=True, max_length=120)),
                        (
                            "doer_after",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("workers", "workers and households"),
                                    ("small_firms", "small firms and self-employed"),
                                    ("firms", "employers and larger firms"),
                                    ("mine_operator", "mine operator"),
                                    ("provider", "education and training provider"),
                                    ("employers_organisation", "employers' organisation"),
                                    ("trade_union", "trade union"),
                                    ("chamber", "chamber or agency"),
                                    ("financial", "financial institution"),
                                    ("municipality", "municipality"),
                                    ("employment_service", "employment service"),
                                    ("government", "government body"),
                                    ("ngo", "non-governmental organisation"),
                                    ("project", "a project or donor"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=30,
                                verbose_name="who does it afterwards",
                            ),
                        ),
                        ("doer_after_name", models.CharField(blank=True, max_length=120)),
                        (
                            "payer_after",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("workers", "workers and households"),
                                    ("small_firms", "small firms and self-employed"),
                                    ("firms", "employers and larger firms"),
                                    ("mine_operator", "mine operator"),
                                    ("provider", "education and training provider"),
                                    ("employers_organisation", "employers' organisation"),
                                    ("trade_union", "trade union"),
                                    ("chamber", "chamber or agency"),
                                    ("financial", "financial institution"),
                                    ("municipality", "municipality"),
                                    ("employment_service", "employment service"),
                                    ("government", "government body"),
                                    ("ngo", "non-governmental organisation"),
                                    ("project", "a project or donor"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=30,
                                verbose_name="who pays afterwards",
                            ),
                        ),
                        ("payer_after_name", models.CharField(blank=True, max_length=120)),
                        ("capacity", models.TextField(blank=True, verbose_name="capacity")),
                        ("incentive", models.TextField(blank=True, verbose_name="incentive")),
                        ("constraint", models.TextField(blank=True, verbose_name="constraint")),
                        ("cause", models.CharField(blank=True, max_length=20, verbose_name="root cause")),
                        ("cause_words", models.TextField(blank=True, verbose_name="root cause in own words")),
                        ("revision", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "function of a market",
                        "verbose_name_plural": "functions of a market",
                        "ordering": ("market", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("market", "kind", "name"),
                                name="partnerships_marketfunction_name_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("doer_after", "nobody"), _negated=True),
                                    models.Q(("payer_after", "nobody"), _negated=True),
                                ),
                                name="partnerships_marketfunction_somebody_afterwards",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MarketIntervention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "market",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interventions",
                                to="partnerships.marketsystem",
                            ),
                        ),
                        (
                            "function",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="interventions",
                                to="partnerships.marketfunction",
                                verbose_name="function it changes",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "anyway_ground",
                            models.TextField(blank=True, verbose_name="what would have come anyway"),
                        ),
                        ("displaced_ground", models.TextField(blank=True, verbose_name="what was displaced")),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "intervention in a market",
                        "verbose_name_plural": "interventions in a market",
                        "ordering": ("market", "created_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("market", "name"), name="partnerships_marketintervention_name_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChainStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "intervention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="partnerships.marketintervention",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("intervention", "intervention"),
                                    ("service_change", "service change"),
                                    ("use", "use"),
                                    ("performance", "performance"),
                                    ("jobs", "jobs"),
                                ],
                                max_length=20,
                                verbose_name="step",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what changes")),
                        ("indicator", models.CharField(blank=True, max_length=200, verbose_name="indicator")),
                        ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                        (
                            "planned",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="planned"
                            ),
                        ),
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                        (
                            "reached",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="reached"
                            ),
                        ),
                        ("reached_on", models.DateField(blank=True, null=True, verbose_name="seen on")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                        ("revision", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "step of a results chain",
                        "verbose_name_plural": "steps of a results chain",
                        "ordering": ("intervention", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("intervention", "level"), name="partnerships_chainstep_level_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("planned", None), ("planned__gte", 0), _connector="OR"),
                                    models.Q(("reached", None), ("reached__gte", 0), _connector="OR"),
                                ),
                                name="partnerships_chainstep_numbers_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reached", None), ("reached_on", None)),
                                    models.Q(
                                        ("reached__isnull", False),
                                        ("reached_on__isnull", False),
                                        models.Q(("source", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_chainstep_reached_has_day_and_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("level", "jobs"), _negated=True),
                                    ("reached", None),
                                    _connector="OR",
                                ),
                                name="partnerships_chainstep_jobs_are_counted",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "intervention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="jobs",
                                to="partnerships.marketintervention",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("created", "came about"),
                                    ("anyway", "would have come anyway"),
                                    ("displaced", "displaced elsewhere"),
                                ],
                                max_length=10,
                                verbose_name="what they are",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(verbose_name="people")),
                        (
                            "days",
                            models.PositiveSmallIntegerField(default=240, verbose_name="days in a year"),
                        ),
                        (
                            "share",
                            models.PositiveSmallIntegerField(
                                default=100, verbose_name="share of a full day, %"
                            ),
                        ),
                        ("note", models.CharField(max_length=200, verbose_name="which jobs")),
                        ("seen_on", models.DateField(verbose_name="seen on")),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "jobs of an intervention",
                        "verbose_name_plural": "jobs of an intervention",
                        "ordering": ("intervention", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("people__gte", 1), ("days__range", (1, 240)), ("share__range", (1, 100))
                                ),
                                name="partnerships_jobline_is_work",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhaseDecision",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phase_decisions",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "turn",
                            models.CharField(
                                choices=[("on", "moved on"), ("back", "reopened")],
                                max_length=4,
                                verbose_name="turn",
                            ),
                        ),
                        (
                            "from_phase",
                            models.CharField(
                                choices=[
                                    ("anchor", "anchor"),
                                    ("diagnosis", "diagnosis"),
                                    ("call", "call and appraisal"),
                                    ("agreement", "partnership agreement"),
                                    ("delivery", "delivery"),
                                    ("monitoring", "monitoring"),
                                    ("evaluation", "evaluation"),
                                    ("closed", "closed"),
                                ],
                                max_length=12,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_phase",
                            models.CharField(
                                choices=[
                                    ("anchor", "anchor"),
                                    ("diagnosis", "diagnosis"),
                                    ("call", "call and appraisal"),
                                    ("agreement", "partnership agreement"),
                                    ("delivery", "delivery"),
                                    ("monitoring", "monitoring"),
                                    ("evaluation", "evaluation"),
                                    ("closed", "closed"),
                                ],
                                max_length=12,
                                verbose_name="to",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("lacking", models.JSONField(default=list, verbose_name="still lacking")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision about a phase",
                        "verbose_name_plural": "decisions about phases",
                        "ordering": ("partnership", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "number"),
                                name="partnerships_phasedecision_number_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", ""), _negated=True),
                                    models.Q(("lacking", []), ("turn", "on")),
                                    _connector="OR",
                                ),
                                name="partnerships_phasedecision_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PolicyTag",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="policy_tags",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("target", models.CharField(max_length=60, verbose_name="output or intervention")),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("guidelines.macro", "macroeconomic and growth policies"),
                                    ("guidelines.industry", "industrial and sectoral policies"),
                                    ("guidelines.enterprise", "enterprise policies"),
                                    ("guidelines.skills", "skills development"),
                                    ("guidelines.safety", "occupational safety and health"),
                                    ("guidelines.protection", "social protection"),
                                    ("guidelines.labour_market", "active labour market policies"),
                                    ("guidelines.rights", "rights"),
                                    ("guidelines.dialogue", "social dialogue and tripartism"),
                                    (
                                        "conclusions.economies",
                                        "inclusive, sustainable and job-rich economies",
                                    ),
                                    ("conclusions.justice", "social justice"),
                                    ("conclusions.managing", "managing the transition"),
                                    ("conclusions.financing", "financing a just transition"),
                                    (
                                        "trends.fiscal",
                                        "fiscal space for social spending, and financial steering",
                                    ),
                                    (
                                        "trends.skills",
                                        "anticipating skills needs, with access for all, informal workers too",
                                    ),
                                    (
                                        "trends.industry",
                                        "industrial policy and technology, trade and investment",
                                    ),
                                    (
                                        "trends.enterprise",
                                        "incentives, an enabling environment and due diligence",
                                    ),
                                    (
                                        "trends.protection",
                                        "social protection with active labour market policies, leaving no one behind",
                                    ),
                                    (
                                        "trends.standards",
                                        "labour standards: association, a safe workplace, gender equality",
                                    ),
                                    ("trends.dialogue", "social dialogue and collective bargaining"),
                                    (
                                        "trends.finance",
                                        "public and private finance, aligned flows, development banks",
                                    ),
                                ],
                                max_length=40,
                                verbose_name="policy area",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "policy area served",
                        "verbose_name_plural": "policy areas served",
                        "ordering": ("target", "area"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "target", "area"), name="partnerships_policytag_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GreenDefinition",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="green_definitions",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="definition")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        ("stated_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "definition of green jobs",
                        "verbose_name_plural": "definitions of green jobs",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="GreenJobs",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="green_jobs",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("target", models.CharField(max_length=60, verbose_name="output or intervention")),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="jobs",
                                to="partnerships.greendefinition",
                            ),
                        ),
                        (
                            "jobs",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000000)],
                                verbose_name="green jobs expected",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="why they are green")),
                    ],
                    options={
                        "verbose_name": "green jobs",
                        "verbose_name_plural": "green jobs",
                        "ordering": ("target",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "target"), name="partnerships_greenjobs_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jobs__gt", 0)), name="partnerships_greenjobs_some"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recommendation",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "evaluation",
                            models.CharField(
                                choices=[("mid_term", "mid-term evaluation"), ("final", "final evaluation")],
                                max_length=10,
                                verbose_name="evaluation",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("text", models.TextField(verbose_name="recommendation")),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        ("source_title", models.CharField(max_length=200, verbose_name="stands in")),
                        ("made_on", models.DateField(verbose_name="made on")),
                        (
                            "response",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accepted", "accepted"),
                                    ("partly", "partly accepted"),
                                    ("rejected", "rejected"),
                                ],
                                max_length=10,
                                verbose_name="management response",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("action", models.TextField(blank=True, verbose_name="action")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "progress",
                            models.CharField(
                                choices=[
                                    ("not_started", "not started"),
                                    ("partial", "partially completed"),
                                    ("completed", "completed"),
                                    ("no_action", "no action"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation",
                        "verbose_name_plural": "recommendations",
                        "ordering": ("evaluation", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "evaluation", "number"),
                                name="partnerships_recommendation_number_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("response__in", ("partly", "rejected")), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_recommendation_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("response__in", ("accepted", "partly")), _negated=True),
                                    models.Q(
                                        models.Q(("action", ""), _negated=True),
                                        ("organisation__isnull", False),
                                        ("due_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_recommendation_says_who_and_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecommendationMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="partnerships.recommendation",
                            ),
                        ),
                        ("kind", models.CharField(max_length=10)),
                        ("before", models.CharField(blank=True, max_length=12)),
                        ("after", models.CharField(max_length=12)),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a recommendation",
                        "verbose_name_plural": "steps of a recommendation",
                        "ordering": ("recommendation", "at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="NegotiationRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number of the round")),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="negotiation_round",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "amendments",
                            models.ManyToManyField(
                                blank=True, related_name="rounds", to="partnerships.amendment"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "negotiation round",
                        "verbose_name_plural": "negotiation rounds",
                        "ordering": ("agreement", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "number"),
                                name="partnerships_negotiationround_number_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Impasse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="impasses",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        (
                            "declared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="stuck since")),
                        (
                            "reason",
                            models.TextField(max_length=2000, verbose_name="what the parties are stuck on"),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("mediator", models.CharField(blank=True, max_length=200, verbose_name="mediator")),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=200, verbose_name="office contact"),
                        ),
                        (
                            "mediated_from",
                            models.DateField(blank=True, null=True, verbose_name="mediation begins"),
                        ),
                        (
                            "mediated_until",
                            models.DateField(blank=True, null=True, verbose_name="mediation ends"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("settled", "settled"),
                                    ("not_settled", "not settled"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                        (
                            "note",
                            models.TextField(blank=True, max_length=2000, verbose_name="what came of it"),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "amendments",
                            models.ManyToManyField(
                                blank=True, related_name="impasses", to="partnerships.amendment"
                            ),
                        ),
                        (
                            "clauses",
                            models.ManyToManyField(
                                blank=True, related_name="impasses", to="partnerships.clause"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "impasse",
                        "verbose_name_plural": "impasses",
                        "ordering": ("agreement", "-since", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mediated_from", None), ("mediated_until", None)),
                                    models.Q(
                                        ("mediated_from__gte", models.F("since")),
                                        models.Q(
                                            ("mediated_until", None),
                                            ("mediated_until__gte", models.F("mediated_from")),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_impasse_mediated_forward",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("mediated_from", None),
                                    models.Q(("mediator", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_impasse_mediated_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on", None), ("outcome", "")),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        ("ended_on__gte", models.F("since")),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnerships_impasse_ended_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdoptionRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoption_rules",
                                to="partnerships.frameworkagreement",
                            ),
                        ),
                        (
                            "constituency",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("employers", "employers"),
                                    ("workers", "workers"),
                                    ("municipality", "municipality"),
                                    ("other", "other party"),
                                ],
                                max_length=12,
                                verbose_name="constituency",
                            ),
                        ),
                        (
                            "needs",
                            models.CharField(
                                choices=[
                                    ("unanimity", "every party signs"),
                                    ("majority", "more than half of the parties sign"),
                                    ("one", "one party signs"),
                                ],
                                max_length=10,
                                verbose_name="what it needs",
                            ),
                        ),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="parties that have to say yes or no",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rule of adoption",
                        "verbose_name_plural": "rules of adoption",
                        "ordering": ("agreement", "constituency"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "constituency"), name="partnerships_adoptionrule_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quorum__gte", 1)),
                                name="partnerships_adoptionrule_quorum",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mandate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="partnerships.frameworkparty",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ground", models.CharField(max_length=300, verbose_name="ground")),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mandate to sign",
                        "verbose_name_plural": "mandates to sign",
                        "ordering": ("party", "from_on"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on", None),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="partnerships_mandate_runs_forward",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="partnerships.frameworkparty",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="partnerships.mandate",
                            ),
                        ),
                        (
                            "said",
                            models.CharField(
                                choices=[("signed", "signed"), ("dissented", "dissented")],
                                max_length=9,
                                verbose_name="said",
                            ),
                        ),
                        (
                            "reservation",
                            models.TextField(
                                blank=True, max_length=4000, verbose_name="reservation or dissent"
                            ),
                        ),
                        ("content_hash", models.CharField(max_length=64, verbose_name="content hash")),
                        (
                            "signed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("signed_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "signature",
                        "verbose_name_plural": "signatures",
                        "ordering": ("version", "signed_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "party"), name="partnerships_signature_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("said", "dissented"), _negated=True),
                                    models.Q(("reservation", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_signature_dissent_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TextErratum",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="partnerships.clause",
                            ),
                        ),
                        (
                            "was",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clausetext",
                            ),
                        ),
                        (
                            "meant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.clausetext",
                            ),
                        ),
                        ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "erratum",
                        "verbose_name_plural": "errata",
                        "ordering": ("version", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "erratum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledgements",
                                to="partnerships.texterratum",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.frameworkparty",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "acknowledgement of an erratum",
                        "verbose_name_plural": "acknowledgements of errata",
                        "ordering": ("erratum", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("erratum", "party"), name="partnerships_acknowledgement_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Precedent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="precedents",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ratification", "ratification"),
                                    ("budget", "budget decision"),
                                    ("state_aid", "state-aid decision"),
                                    ("other", "other condition"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="condition")),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="met on")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "condition precedent",
                        "verbose_name_plural": "conditions precedent",
                        "ordering": ("version", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="StandardFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="standard_findings",
                                to="partnerships.frameworkversion",
                            ),
                        ),
                        (
                            "standard",
                            models.CharField(
                                choices=[
                                    ("C029", "C029 Forced Labour Convention, 1930"),
                                    ("P029", "P029 Protocol of 2014 to the Forced Labour Convention, 1930"),
                                    (
                                        "C087",
                                        "C087 Freedom of Association and Protection of the Right to Organise Convention, 1948",
                                    ),
                                    (
                                        "C098",
                                        "C098 Right to Organise and Collective Bargaining Convention, 1949",
                                    ),
                                    ("C100", "C100 Equal Remuneration Convention, 1951"),
                                    ("C105", "C105 Abolition of Forced Labour Convention, 1957"),
                                    (
                                        "C111",
                                        "C111 Discrimination (Employment and Occupation) Convention, 1958",
                                    ),
                                    ("C138", "C138 Minimum Age Convention, 1973"),
                                    ("C155", "C155 Occupational Safety and Health Convention, 1981"),
                                    ("C182", "C182 Worst Forms of Child Labour Convention, 1999"),
                                    (
                                        "C187",
                                        "C187 Promotional Framework for Occupational Safety and Health Convention, 2006",
                                    ),
                                    ("C158", "C158 Termination of Employment Convention, 1982"),
                                    ("C176", "C176 Safety and Health in Mines Convention, 1995"),
                                    ("guidelines.macro", "macroeconomic and growth policies"),
                                    ("guidelines.industry", "industrial and sectoral policies"),
                                    ("guidelines.enterprise", "enterprise policies"),
                                    ("guidelines.skills", "skills development"),
                                    ("guidelines.safety", "occupational safety and health"),
                                    ("guidelines.protection", "social protection"),
                                    ("guidelines.labour_market", "active labour market policies"),
                                    ("guidelines.rights", "rights"),
                                    ("guidelines.dialogue", "social dialogue and tripartism"),
                                ],
                                max_length=40,
                                verbose_name="standard",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("met", "met"), ("gap", "gap"), ("not_relevant", "not relevant")],
                                max_length=12,
                                verbose_name="verdict",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, max_length=2000, verbose_name="remark")),
                        ("content_hash", models.CharField(max_length=64)),
                        (
                            "found_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                        (
                            "texts",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="partnerships.clausetext"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "finding about a standard",
                        "verbose_name_plural": "findings about standards",
                        "ordering": ("version", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict", "gap"), _negated=True),
                                    models.Q(("remark", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partnerships_standardfinding_gap_is_named",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardContest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contests",
                                to="partnerships.standardfinding",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("employers", "employers"),
                                    ("workers", "workers"),
                                    ("municipality", "municipality"),
                                    ("other", "other party"),
                                ],
                                max_length=12,
                                verbose_name="constituency",
                            ),
                        ),
                        ("remark", models.TextField(max_length=2000, verbose_name="remark")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "contested finding",
                        "verbose_name_plural": "contested findings",
                        "ordering": ("finding", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="TreeTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "tree template",
                        "verbose_name_plural": "tree templates",
                        "ordering": ("key",),
                    },
                ),
                migrations.CreateModel(
                    name="TemplateNode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="nodes",
                                to="partnerships.treetemplate",
                            ),
                        ),
                        ("key", models.CharField(max_length=20, verbose_name="key")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("impact", "impact"),
                                    ("outcome", "outcome"),
                                    ("outcome_part", "outcome, part"),
                                    ("output", "output"),
                                    ("input", "input"),
                                    ("main_problem", "main problem"),
                                    ("root_cause_1", "root cause, 1st level"),
                                    ("root_cause_2", "root cause, 2nd level"),
                                    ("effect", "effect"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("texts", models.JSONField(verbose_name="texts")),
                        ("leads", models.JSONField(blank=True, default=dict, verbose_name="words in bold")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                    ],
                    options={
                        "verbose_name": "node of a template",
                        "verbose_name_plural": "nodes of templates",
                        "ordering": ("template", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("template", "key"), name="partnerships_templatenode_key_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TemplateEdge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="edges",
                                to="partnerships.treetemplate",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("causes", "causes"),
                                    ("contributes_to", "contributes to"),
                                    ("part_of", "part of"),
                                    ("answers", "answers"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="edges_out",
                                to="partnerships.templatenode",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="edges_in",
                                to="partnerships.templatenode",
                            ),
                        ),
                        ("ground", models.CharField(blank=True, max_length=200, verbose_name="ground")),
                        (
                            "strength",
                            models.CharField(
                                choices=[("strong", "strong"), ("medium", "medium"), ("weak", "weak")],
                                max_length=10,
                                verbose_name="strength",
                            ),
                        ),
                        ("suggestion", models.BooleanField(default=False, verbose_name="only suggested")),
                    ],
                    options={
                        "verbose_name": "edge of a template",
                        "verbose_name_plural": "edges of templates",
                        "ordering": ("template", "kind", "source__position", "target__position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("template", "kind", "source", "target"),
                                name="partnerships_templateedge_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Territory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                        (
                            "name",
                            models.CharField(
                                help_text="In its own script", max_length=120, verbose_name="name"
                            ),
                        ),
                        (
                            "names",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="names in other languages"
                            ),
                        ),
                        ("search", models.CharField(blank=True, editable=False, max_length=300)),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("country", "country"),
                                    ("region", "region"),
                                    ("district", "district"),
                                    ("municipality", "municipality"),
                                ],
                                max_length=20,
                                verbose_name="level",
                            ),
                        ),
                        ("country", models.CharField(max_length=2, verbose_name="country")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="partnerships.territory",
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="latitude"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                max_digits=9,
                                null=True,
                                verbose_name="longitude",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "territory",
                        "verbose_name_plural": "territories",
                        "ordering": ("country", "name"),
                        "indexes": [
                            models.Index(fields=["country", "level"], name="partnerships_territory_place")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TerritorySource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("country", models.CharField(max_length=2, verbose_name="country")),
                        ("text", models.CharField(max_length=500, verbose_name="source and licence")),
                        ("file", models.CharField(blank=True, max_length=200, verbose_name="file")),
                        (
                            "loaded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="loaded"),
                        ),
                    ],
                    options={
                        "verbose_name": "source of territories",
                        "verbose_name_plural": "sources of territories",
                        "ordering": ("country", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("country"),
                                models.F("text"),
                                name="partnerships_territorysource_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="partnerships_territorysource_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NodeComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tree",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="partnerships.tree",
                            ),
                        ),
                        ("node_key", models.CharField(max_length=20)),
                        (
                            "thread",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="partnerships.nodecomment",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="comment")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("written_at", models.DateTimeField(auto_now_add=True)),
                        ("resolved_at", models.DateTimeField(null=True)),
                        (
                            "resolved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment on a node",
                        "verbose_name_plural": "comments on nodes",
                        "ordering": ("written_at", "pk"),
                        "indexes": [
                            models.Index(fields=["tree", "node_key"], name="partnerships_comment_by_node")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NodeEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tree",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="partnerships.tree",
                            ),
                        ),
                        ("node_key", models.CharField(max_length=20)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("data", "figures"),
                                    ("study", "study or report"),
                                    ("consultation", "heard in a consultation"),
                                    ("other", "other evidence"),
                                ],
                                default="other",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("note", models.TextField(verbose_name="what it shows")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.document",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "evidence for a node",
                        "verbose_name_plural": "evidence for nodes",
                        "ordering": ("added_at", "pk"),
                        "indexes": [
                            models.Index(fields=["tree", "node_key"], name="partnerships_evidence_by_node")
                        ],
                    },
                ),
            ],
        ),
        # Not with its table: Django would forget that it is deferred (NULLS NOT DISTINCT).
        migrations.AddConstraint(
            model_name="clauseplace",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("version", "chapter", "position"),
                name="partnerships_clauseplace_own_place",
                nulls_distinct=False,
            ),
        ),
    ]

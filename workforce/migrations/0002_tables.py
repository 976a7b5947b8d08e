"""Workers and their cases: roster, ways, packages, placements, letters, privacy, communities."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import workforce.models.attachment
import workforce.models.case
import workforce.models.roster_import
from jtportal.kernel.schema import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("workforce", "0001_initial"),
        ("workforce", "0002_import_phases_and_returns"),
        ("workforce", "0003_lists_and_authors"),
        ("workforce", "0004_gaps_of_workers"),
        ("workforce", "0005_who_asked_for_undoing"),
        ("workforce", "0006_room_for_long_names"),
        ("workforce", "0007_cases_taken_back"),
        ("workforce", "0008_beginnings_of_words"),
        ("workforce", "0009_search_keys"),
        ("workforce", "0010_communities"),
        ("workforce", "0011_end_of_jobs"),
        ("workforce", "0012_communities_counted"),
        ("workforce", "0013_packages"),
        ("workforce", "0015_placements_and_follow_ups"),
        ("workforce", "0016_intake"),
        ("workforce", "0017_course"),
        ("workforce", "0018_people_known"),
        ("workforce", "0019_pathway_sheets"),
        ("workforce", "0021_notices"),
        ("workforce", "0022_letters_and_files"),
        ("workforce", "0023_privacy"),
        ("workforce", "0024_said_by_the_register"),
    ]
    initial = True
    dependencies = [
        ("accounts", "0001_tables"),
        ("partnerships", "0001_tables"),
        ("workforce", "0001_search_functions"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Alike",
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
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.person",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.person",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                choices=[("same", "the same person"), ("different", "two different people")],
                                max_length=9,
                                verbose_name="decision",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("moved", models.JSONField(default=dict)),
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "decision about two records",
                        "verbose_name_plural": "decisions about two records",
                        "ordering": ("-recorded_at", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("other")), _negated=True),
                                name="workforce_alike_of_two_records",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "same"), ("retracted_at", None)),
                                fields=("other",),
                                name="workforce_alike_merged_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "different"), ("retracted_at", None)),
                                fields=("partnership", "kept", "other"),
                                name="workforce_alike_different_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="workforce.person",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="workforce.worker",
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="intake")),
                        ("closed_on", models.DateField(null=True, verbose_name="closed on")),
                        ("close_reason", models.TextField(blank=True, verbose_name="reason")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "officer",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="cases",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("next_due_on", models.DateField(null=True, verbose_name="due")),
                        (
                            "pathway",
                            models.CharField(
                                choices=[
                                    ("none", "none yet"),
                                    ("retention", "retention"),
                                    ("redeployment", "redeployment"),
                                    ("reskilling", "reskilling"),
                                    ("early_retirement", "early retirement"),
                                ],
                                default="none",
                                max_length=20,
                                verbose_name="pathway",
                            ),
                        ),
                        ("pathway_on", models.DateField(null=True, verbose_name="pathway agreed on")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("at_work", "at work"),
                                    ("on_leave", "on leave"),
                                    ("suspended", "suspended"),
                                    ("mobilised", "mobilised"),
                                    ("missing", "missing"),
                                ],
                                default="at_work",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "source_import",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="workforce.rosterimport",
                            ),
                        ),
                        ("sort_key", models.CharField(db_collation="C", max_length=320)),
                        ("search", models.CharField(db_collation="C", max_length=560)),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                                verbose_name="sex",
                            ),
                        ),
                        ("birth_date", models.DateField(verbose_name="birth date")),
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
                        (
                            "site",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="workforce.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "case",
                        "verbose_name_plural": "cases",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "sort_key", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_name",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "birth_date", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_age",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "opened_on", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_intake",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("closed_on", None),
                                    ("retracted_at", None),
                                    ("next_due_on__isnull", False),
                                ),
                                fields=["partnership", "next_due_on", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                ),
                                name="workforce_case_open_due",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("closed_on", None), ("retracted_at", None), ("officer__isnull", False)
                                ),
                                fields=["partnership", "officer", "sort_key", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_officer",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "pathway", "sort_key", "id"],
                                include=(
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_pathway",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "status", "sort_key", "id"],
                                include=(
                                    "pathway",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_status",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "residence", "sort_key", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_residence",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=["partnership", "site", "sort_key", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                ),
                                name="workforce_case_open_site",
                            ),
                            models.Index(
                                condition=models.Q(("retracted_at", None)),
                                fields=["partnership", "sort_key", "id"],
                                name="workforce_case_by_name",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on__isnull", False), ("retracted_at", None)),
                                fields=["partnership", "sort_key", "id"],
                                name="workforce_case_closed_name",
                            ),
                            models.Index(
                                condition=models.Q(("retracted_at__isnull", False)),
                                fields=["partnership"],
                                name="workforce_case_taken_back",
                            ),
                            models.Index(
                                condition=models.Q(("retracted_at", None)),
                                fields=["partnership", "search", "id"],
                                include=(
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                    "closed_on",
                                ),
                                name="workforce_case_by_words",
                            ),
                            models.Index(
                                models.F("partnership"),
                                workforce.models.case.LatinWords("search"),
                                models.F("id"),
                                condition=models.Q(("retracted_at", None)),
                                include=(
                                    "search",
                                    "pathway",
                                    "status",
                                    "sex",
                                    "birth_date",
                                    "site",
                                    "residence",
                                    "officer",
                                    "next_due_on",
                                    "closed_on",
                                ),
                                name="workforce_case_by_latin",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                workforce.models.case.SearchKeys("search"), name="workforce_case_search_keys"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                workforce.models.case.SlipKeys("search"), name="workforce_case_slip_keys"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on", None), ("retracted_at", None)),
                                fields=("partnership", "person"),
                                name="workforce_case_one_open",
                                violation_error_message="This person has an open case in the partnership already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="workforce_case_closes_after_intake",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("closed_on", None)),
                                    models.Q(("closed_at__isnull", False), ("closed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="workforce_case_closed_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField(null=True)),
                        ("recorded_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "source_import",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.rosterimport",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "pathway",
                            models.CharField(
                                choices=[
                                    ("none", "none yet"),
                                    ("retention", "retention"),
                                    ("redeployment", "redeployment"),
                                    ("reskilling", "reskilling"),
                                    ("early_retirement", "early retirement"),
                                ],
                                max_length=20,
                                verbose_name="pathway",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("at_work", "at work"),
                                    ("on_leave", "on leave"),
                                    ("suspended", "suspended"),
                                    ("mobilised", "mobilised"),
                                    ("missing", "missing"),
                                ],
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "history of a case",
                        "verbose_name_plural": "histories of cases",
                        "indexes": [
                            models.Index(fields=["case", "valid_from"], name="workforce_caseversion_time")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="workforce_caseversion_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("valid_until", None)),
                                    models.Q(("closed_at__isnull", False), ("valid_until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="workforce_caseversion_closed_when_ended",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None), ("valid_until", None)),
                                fields=("case",),
                                name="workforce_caseversion_one_current",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appeal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("appeal", "appeal against a decision"), ("complaint", "complaint")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("about", models.TextField(verbose_name="what about")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("due_on", models.DateField(verbose_name="to be decided by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "waiting for a decision"),
                                    ("upheld", "upheld"),
                                    ("partly", "upheld in part"),
                                    ("rejected", "rejected"),
                                    ("withdrawn", "withdrawn by the worker"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="decision",
                            ),
                        ),
                        ("decided_on", models.DateField(null=True, verbose_name="decided on")),
                        ("decision", models.TextField(blank=True, verbose_name="reasons of the decision")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "verbose_name": "appeal or complaint",
                        "verbose_name_plural": "appeals and complaints",
                        "ordering": ("-received_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("received_on"))),
                                name="workforce_appeal_due_after_receipt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on", None), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("decided_on__gte", models.F("received_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_appeal_decided_has_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("at", models.TimeField(null=True, verbose_name="at")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("office", "at the office"),
                                    ("phone", "by phone"),
                                    ("visit", "at the worker's home or at the mine"),
                                    ("online", "online"),
                                    ("letter", "by letter or message"),
                                    ("group", "in an information session"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("met", "took place"),
                                    ("no_show", "the worker did not come"),
                                    ("not_reached", "not reached"),
                                    ("cancelled", "called off in time"),
                                ],
                                max_length=12,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="what was said and agreed")),
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "contact",
                        "verbose_name_plural": "contacts",
                        "ordering": ("-on", "-at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="workforce.case",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="goal")),
                        ("set_on", models.DateField(verbose_name="agreed on")),
                        ("due_on", models.DateField(null=True, verbose_name="to be reached by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "under way"),
                                    ("reached", "reached"),
                                    ("dropped", "given up"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("moved_on", models.DateField(null=True, verbose_name="since")),
                        ("why", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "goal",
                        "verbose_name_plural": "goals",
                        "ordering": ("set_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on", None), ("due_on__gte", models.F("set_on")), _connector="OR"
                                ),
                                name="workforce_goal_due_after_set",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="what for")),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "waiting for the partner's answer"),
                                    ("accepted", "accepted"),
                                    ("declined", "declined"),
                                    ("withdrawn", "withdrawn"),
                                    ("done", "done"),
                                    ("broken_off", "broken off"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("moved_on", models.DateField(null=True, verbose_name="since")),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                    ],
                    options={
                        "verbose_name": "referral",
                        "verbose_name_plural": "referrals",
                        "ordering": ("-asked_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("asked_on"))),
                                name="workforce_referral_due_after_asked",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandOver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hand_overs",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "former",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                    ],
                    options={
                        "verbose_name": "hand-over",
                        "verbose_name_plural": "hand-overs",
                        "ordering": ("-recorded_at",),
                    },
                ),
                migrations.CreateModel(
                    name="HandOverNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "hand_over",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="workforce.handover",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="note")),
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
                    ],
                    options={
                        "verbose_name": "note of a hand-over",
                        "verbose_name_plural": "notes of hand-overs",
                        "ordering": ("recorded_at",),
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("begins", models.DateTimeField(verbose_name="from")),
                        ("ends", models.DateTimeField(verbose_name="until")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("office", "at the office"),
                                    ("phone", "by phone"),
                                    ("visit", "at the worker's home or at the mine"),
                                    ("online", "online"),
                                    ("letter", "by letter or message"),
                                    ("group", "in an information session"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                        ("topic", models.CharField(blank=True, max_length=200, verbose_name="what about")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("kept", "took place"),
                                    ("no_show", "the worker did not come"),
                                    ("cancelled", "called off"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        (
                            "contact",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment",
                                to="workforce.contact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appointment",
                        "verbose_name_plural": "appointments",
                        "ordering": ("begins", "pk"),
                        "indexes": [
                            models.Index(fields=["officer", "begins"], name="workforce_appointment_officer")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("begins"))),
                                name="workforce_appointment_takes_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("state__in", ("kept", "no_show"))),
                                    models.Q(
                                        models.Q(("state__in", ("kept", "no_show")), _negated=True),
                                        ("contact", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_appointment_settled_in_journal",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficerCalendar",
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
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="partnerships.partnership",
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
                        ("digest", models.CharField(max_length=64, unique=True)),
                        (
                            "initials",
                            models.BooleanField(default=False, verbose_name="with the worker's initials"),
                        ),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "address of an officer's calendar",
                        "verbose_name_plural": "addresses of officers' calendars",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "partnership"), name="workforce_officercalendar_one_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "file",
                            models.FileField(
                                max_length=200,
                                upload_to=workforce.models.attachment.where,
                                verbose_name="file",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("content_type", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("identity", "identity paper"),
                                    ("service", "record of service, work book"),
                                    ("pay", "pay slip or statement of wages"),
                                    ("contract", "contract or notice"),
                                    ("certificate", "certificate, licence or diploma"),
                                    ("court", "paper of a court"),
                                    ("signed", "signed paper of ours"),
                                    ("other", "other document"),
                                ],
                                max_length=12,
                                verbose_name="kind of document",
                            ),
                        ),
                        (
                            "evidences",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("identity", "who the worker is"),
                                    ("residence", "where the worker lives"),
                                    ("household", "who depends on the worker"),
                                    ("service", "years of service"),
                                    ("underground", "years under ground"),
                                    ("wage", "the wage"),
                                    ("arrears", "wages owed"),
                                    ("skill", "what the worker has learnt"),
                                    ("job", "new work"),
                                    ("cost", "a cost that a package pays"),
                                    ("", "no fact of ours"),
                                ],
                                max_length=12,
                                verbose_name="what it shows",
                            ),
                        ),
                        ("restricted", models.BooleanField(default=False, verbose_name="restricted")),
                        ("on", models.DateField(null=True, verbose_name="date of the paper")),
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "file of a case",
                        "verbose_name_plural": "files of cases",
                        "ordering": ("-recorded_at",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("case", "sha256"),
                                name="workforce_attachment_once",
                                violation_error_message="This file is with the case already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeMark",
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
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("since", models.DateField()),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["partnership", "id"], name="workforce_changemark_order")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Beneficiary",
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
                                related_name="beneficiaries",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("subject", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("household", "household that depends on the mine"),
                                    ("business", "small business linked to the mine"),
                                    ("woman", "woman outside the roster"),
                                    ("informal", "informal worker"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                                verbose_name="sex of the contact person",
                            ),
                        ),
                        (
                            "residence",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.territory",
                                verbose_name="municipality",
                            ),
                        ),
                        (
                            "members",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="people in the household"
                            ),
                        ),
                        ("trade", models.CharField(blank=True, max_length=120, verbose_name="trade")),
                        ("supplier", models.BooleanField(default=False, verbose_name="supplies the mine")),
                        (
                            "turnover_share",
                            models.DecimalField(
                                decimal_places=1,
                                max_digits=5,
                                null=True,
                                verbose_name="turnover that depends on the mine, per cent",
                            ),
                        ),
                        ("jobs_at_risk", models.PositiveIntegerField(null=True, verbose_name="jobs at risk")),
                        (
                            "formality",
                            models.CharField(
                                blank=True,
                                choices=[("formal", "formal"), ("informal", "informal"), ("", "not stated")],
                                max_length=10,
                                verbose_name="formal or not",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
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
                    ],
                    options={
                        "verbose_name": "beneficiary",
                        "verbose_name_plural": "beneficiaries",
                        "ordering": ("partnership", "name", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("turnover_share", None),
                                    ("turnover_share__range", (0, 100)),
                                    _connector="OR",
                                ),
                                name="workforce_beneficiary_share_is_per_cent",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BeneficiaryVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "beneficiary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="workforce.beneficiary",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("household", "household that depends on the mine"),
                                    ("business", "small business linked to the mine"),
                                    ("woman", "woman outside the roster"),
                                    ("informal", "informal worker"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                            ),
                        ),
                        (
                            "residence",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.territory",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("retracted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "beneficiary as then known",
                        "verbose_name_plural": "beneficiaries as then known",
                        "ordering": ("beneficiary", "recorded_at"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("beneficiary",),
                                name="workforce_beneficiary_one_standing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Support",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "beneficiary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support",
                                to="workforce.beneficiary",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what was given")),
                        ("given_on", models.DateField(verbose_name="day")),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="amount"
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "support",
                        "verbose_name_plural": "support",
                        "ordering": ("-given_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount", None), ("currency", "")),
                                    models.Q(("amount__gt", 0), ("currency__regex", "^[A-Z]{3}$")),
                                    _connector="OR",
                                ),
                                name="workforce_support_amount_has_currency",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "beneficiary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="workforce.beneficiary",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("job_created", "job created"),
                                    ("job_formalised", "job formalised"),
                                    ("firm_kept", "firm kept"),
                                    ("firm_started", "firm started"),
                                ],
                                max_length=16,
                                verbose_name="outcome",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="day")),
                        ("ended_on", models.DateField(null=True, verbose_name="last day of the job")),
                        ("end_recorded_at", models.DateTimeField(null=True)),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                                verbose_name="sex of the person in the job",
                            ),
                        ),
                        ("evidence", models.CharField(max_length=300, verbose_name="evidence")),
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
                            "verified_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("verified_at", models.DateTimeField(null=True)),
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome",
                        "verbose_name_plural": "outcomes",
                        "ordering": ("-happened_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["job_created", "job_formalised"]),
                                    ("sex", ""),
                                    _connector="OR",
                                ),
                                name="workforce_outcome_firms_have_no_sex",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    models.Q(
                                        ("ended_on__gte", models.F("happened_on")),
                                        ("kind__in", ["job_created", "job_formalised"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_outcome_job_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "check_contract",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="written contract",
                            ),
                        ),
                        (
                            "check_pay",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="paid in full and on time",
                            ),
                        ),
                        (
                            "check_hours",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="hours within the law",
                            ),
                        ),
                        (
                            "check_safety",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="safe work",
                            ),
                        ),
                        (
                            "check_cover",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="covered by social insurance",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("employee", "employed by somebody"), ("own", "own business")],
                                default="employee",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("employer", models.CharField(max_length=200, verbose_name="employer")),
                        (
                            "employer_code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="employer's register number"
                            ),
                        ),
                        (
                            "occupation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.occupation",
                            ),
                        ),
                        (
                            "contract",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("permanent", "permanent"),
                                    ("fixed_term", "fixed term"),
                                    ("other", "other"),
                                    ("", "not stated"),
                                ],
                                max_length=12,
                                verbose_name="contract",
                            ),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                decimal_places=1, max_digits=4, null=True, verbose_name="hours a week"
                            ),
                        ),
                        (
                            "wage",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="pay a month before tax",
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                        ("started_on", models.DateField(verbose_name="first day")),
                        ("ended_on", models.DateField(null=True, verbose_name="last day")),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
                        ),
                        ("checked_on", models.DateField(null=True, verbose_name="checked on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "placement",
                        "verbose_name_plural": "placements",
                        "ordering": ("-started_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="workforce_placement_ends_after_start",
                                violation_error_message="The last day cannot lie before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("currency", ""), ("wage", None)),
                                    models.Q(("currency__regex", "^[A-Z]{3}$"), ("wage__gte", 0)),
                                    _connector="OR",
                                ),
                                name="workforce_placement_wage_has_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours", None),
                                    models.Q(("hours__gt", 0), ("hours__lte", 112)),
                                    _connector="OR",
                                ),
                                name="workforce_placement_hours_of_a_week",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="workforce.worker",
                            ),
                        ),
                        ("left_on", models.DateField(verbose_name="left on")),
                        (
                            "point",
                            models.CharField(
                                choices=[
                                    ("w4", "4 weeks"),
                                    ("m3", "3 months"),
                                    ("m6", "6 months"),
                                    ("m12", "12 months"),
                                ],
                                max_length=3,
                                verbose_name="after",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("recorded_at", models.DateTimeField()),
                        ("retracted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "follow-up",
                        "verbose_name_plural": "follow-ups",
                        "ordering": ("due_on", "pk"),
                        "indexes": [models.Index(fields=["case", "due_on"], name="workforce_follow_up_due")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("worker", "left_on", "point"),
                                name="workforce_follow_up_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gt", models.F("left_on"))),
                                name="workforce_follow_up_after_leaving",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "check_contract",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="written contract",
                            ),
                        ),
                        (
                            "check_pay",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="paid in full and on time",
                            ),
                        ),
                        (
                            "check_hours",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="hours within the law",
                            ),
                        ),
                        (
                            "check_safety",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="safe work",
                            ),
                        ),
                        (
                            "check_cover",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="covered by social insurance",
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="workforce.followup",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("employed", "in a job"),
                                    ("self_employed", "in one's own business"),
                                    ("training", "in education or training"),
                                    ("unemployed", "without work and looking for it"),
                                    ("retired", "retired"),
                                    ("inactive", "not working and not looking for work"),
                                    ("unknown", "unknown: no answer"),
                                    ("not_counted", "not to be counted, by a reason of the rule"),
                                ],
                                max_length=16,
                                verbose_name="on that day",
                            ),
                        ),
                        ("employer", models.CharField(blank=True, max_length=200, verbose_name="employer")),
                        (
                            "same_employer",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                                max_length=3,
                                verbose_name="still where they began after the mine",
                            ),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                decimal_places=1, max_digits=4, null=True, verbose_name="hours a week"
                            ),
                        ),
                        (
                            "wage",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="pay a month before tax",
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("officer", "asked by an officer"),
                                    ("register", "insurance records"),
                                    ("link", "answered by the worker"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
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
                        ("retracted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "answer to a follow-up",
                        "verbose_name_plural": "answers to follow-ups",
                        "ordering": ("-recorded_at",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("follow_up",),
                                name="workforce_answer_one_standing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("currency", ""), ("wage", None)),
                                    models.Q(("currency__regex", "^[A-Z]{3}$"), ("wage__gte", 0)),
                                    _connector="OR",
                                ),
                                name="workforce_answer_wage_has_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["employed", "self_employed"]),
                                    models.Q(
                                        ("employer", ""),
                                        ("hours", None),
                                        ("same_employer", ""),
                                        ("wage", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_answer_terms_of_work_alone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="workforce.followup",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("language", models.CharField(max_length=7, verbose_name="language")),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(null=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "link to answer by",
                        "verbose_name_plural": "links to answer by",
                        "ordering": ("-made_at",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at", None), ("used_at", None)),
                                fields=("follow_up",),
                                name="workforce_link_one_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PackageGrant",
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
                                related_name="grants",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="workforce.person",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="workforce.packagetype",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="workforce.packageversion",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.budgetline",
                                verbose_name="budget line",
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="to whom",
                            ),
                        ),
                        ("account", models.BinaryField(null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "waits for approval"),
                                    ("approved", "approved"),
                                    ("suspended", "suspended"),
                                    ("ended", "ended"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="requested",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("figures", models.JSONField(default=dict)),
                        ("lower", models.JSONField(default=dict)),
                        ("advance", models.BooleanField(default=False, verbose_name="with an advance")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        ("asked_on", models.DateField(verbose_name="asked for on")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "asked_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("approvals_needed", models.PositiveSmallIntegerField(default=1)),
                        ("approvals_given", models.PositiveSmallIntegerField(default=0)),
                        ("approved_on", models.DateField(null=True, verbose_name="approved on")),
                        (
                            "commitment",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.commitment",
                            ),
                        ),
                        ("once_key", models.CharField(blank=True, max_length=20)),
                        ("why", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("ended_on", models.DateField(null=True)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "package asked for",
                        "verbose_name_plural": "packages asked for",
                        "ordering": ("-asked_at", "-pk"),
                        "indexes": [
                            models.Index(
                                fields=["partnership", "state", "asked_at"], name="workforce_grant_by_state"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="workforce_grant_above_zero"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approvals_given__gte", models.F("approvals_needed")),
                                        ("approved_on__isnull", False),
                                        ("commitment__isnull", False),
                                        ("state__in", ("approved", "suspended", "ended")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ("approved", "suspended", "ended")), _negated=True
                                        ),
                                        ("approved_on", None),
                                        ("commitment", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_grant_committed_when_approved",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ("requested", "approved", "suspended", "ended")),
                                    models.Q(("once_key", ""), _negated=True),
                                ),
                                fields=("person", "type", "once_key"),
                                name="workforce_grant_once",
                                violation_error_message="This package may be received once, and it was asked for before.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "requested")),
                                fields=("case", "type"),
                                name="workforce_grant_one_request",
                                violation_error_message="This package is asked for already and waits for approval.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="workforce.packagegrant",
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
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved", models.BooleanField()),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "approval of a package",
                        "verbose_name_plural": "approvals of packages",
                        "ordering": ("at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("grant", "user"), name="workforce_grantapproval_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("user", models.F("asked_by")), _negated=True),
                                name="workforce_grantapproval_four_eyes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="workforce.packagegrant",
                            ),
                        ),
                        ("key", models.CharField(max_length=60)),
                        ("period", models.PositiveSmallIntegerField(default=0)),
                        ("seen_on", models.DateField(verbose_name="seen on")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "seen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "evidence for a package",
                        "verbose_name_plural": "evidence for packages",
                        "ordering": ("at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("grant", "key", "period"), name="workforce_grantevidence_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantInstalment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="instalments",
                                to="workforce.packagegrant",
                            ),
                        ),
                        ("component", models.CharField(blank=True, max_length=60)),
                        ("period", models.PositiveSmallIntegerField(default=0)),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        (
                            "booked",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=14, verbose_name="paid or about to be"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "part of a package",
                        "verbose_name_plural": "parts of packages",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("grant", "component", "period"), name="workforce_instalment_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0), ("booked__gte", 0), ("booked__lte", models.F("amount"))
                                ),
                                name="workforce_instalment_booked_within_amount",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InsuranceFile",
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
                                related_name="insurance_files",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="file")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("previewed", "ready to be taken over"),
                                    ("taken", "taken over"),
                                    ("dropped", "dropped"),
                                ],
                                default="previewed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("lines", models.PositiveIntegerField(default=0)),
                        ("unmatched", models.PositiveIntegerField(default=0)),
                        ("unread", models.JSONField(default=list)),
                        ("taken", models.PositiveIntegerField(default=0)),
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
                        ("settled_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "file of insurance records",
                        "verbose_name_plural": "files of insurance records",
                        "ordering": ("-created_at",),
                    },
                ),
                migrations.CreateModel(
                    name="InsuranceRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="workforce.insurancefile",
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="line")),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="workforce.followup",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("employed", "in a job"),
                                    ("self_employed", "in one's own business"),
                                    ("training", "in education or training"),
                                    ("unemployed", "without work and looking for it"),
                                    ("retired", "retired"),
                                    ("inactive", "not working and not looking for work"),
                                    ("unknown", "unknown: no answer"),
                                    ("not_counted", "not to be counted, by a reason of the rule"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("employer", models.CharField(blank=True, max_length=200)),
                        ("wage", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        (
                            "difference",
                            models.CharField(
                                choices=[("new", "new"), ("same", "the same"), ("other", "different")],
                                max_length=5,
                            ),
                        ),
                        (
                            "known",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="workforce.followupanswer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "insurance record",
                        "verbose_name_plural": "insurance records",
                        "ordering": ("file", "line", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("file", "follow_up"), name="workforce_insurance_row_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Household",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="said or seen on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
                                verbose_name="how sure",
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                        (
                            "size",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="people in the household, the worker included"
                            ),
                        ),
                        (
                            "dependants",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="people who depend on the worker"
                            ),
                        ),
                        (
                            "other_earners",
                            models.PositiveSmallIntegerField(null=True, verbose_name="others who earn"),
                        ),
                        (
                            "housing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("own", "own flat or house"),
                                    ("rented", "rented"),
                                    ("mine", "belongs to the mine"),
                                    ("family", "with family"),
                                    ("other", "other"),
                                    ("", "not stated"),
                                ],
                                max_length=8,
                                verbose_name="housing",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "household",
                        "verbose_name_plural": "households",
                        "ordering": ("-on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("case",),
                                name="workforce_household_one_standing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Wishes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="said or seen on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
                                verbose_name="how sure",
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                        (
                            "commute",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="longest way to work, minutes"
                            ),
                        ),
                        (
                            "moving",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "yes"),
                                    ("weekdays", "away on weekdays, home at weekends"),
                                    ("no", "no"),
                                    ("", "not stated"),
                                ],
                                max_length=8,
                                verbose_name="would move",
                            ),
                        ),
                        (
                            "shifts",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("any", "any shift"),
                                    ("no_nights", "no night shifts"),
                                    ("days", "day shifts alone"),
                                    ("", "not stated"),
                                ],
                                max_length=9,
                                verbose_name="shifts",
                            ),
                        ),
                        ("wanted", models.CharField(blank=True, max_length=300, verbose_name="work wanted")),
                        ("limits", models.CharField(blank=True, max_length=300, verbose_name="limits")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[("en", "English"), ("uk", "Українська"), ("pl", "Polski")],
                                max_length=2,
                                verbose_name="language of letters",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "wishes and limits",
                        "verbose_name_plural": "wishes and limits",
                        "ordering": ("-on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("case",),
                                name="workforce_wishes_one_standing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceSpell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="said or seen on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
                                verbose_name="how sure",
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                        ("employer", models.CharField(max_length=200, verbose_name="employer")),
                        (
                            "occupation",
                            models.CharField(blank=True, max_length=200, verbose_name="occupation"),
                        ),
                        ("begins", models.DateField(verbose_name="first day")),
                        ("ends", models.DateField(null=True, verbose_name="last day")),
                        ("underground", models.BooleanField(default=False, verbose_name="under ground")),
                        ("full_time", models.BooleanField(null=True, verbose_name="full time")),
                        (
                            "contractor",
                            models.BooleanField(null=True, verbose_name="for a contractor of the mine"),
                        ),
                        (
                            "contributed",
                            models.BooleanField(
                                null=True, verbose_name="contributions to the miners’ scheme were paid"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "time worked",
                        "verbose_name_plural": "times worked",
                        "ordering": ("-begins", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", None), ("ends__gte", models.F("begins")), _connector="OR"
                                ),
                                name="workforce_service_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Credential",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="said or seen on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
                                verbose_name="how sure",
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issued by")),
                        ("issued_on", models.DateField(null=True, verbose_name="issued on")),
                        ("expires_on", models.DateField(null=True, verbose_name="valid until")),
                    ],
                    options={
                        "verbose_name": "credential",
                        "verbose_name_plural": "credentials",
                        "ordering": ("title", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issued_on", None),
                                    ("expires_on", None),
                                    ("expires_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="workforce_credential_expires_after_issue",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArrearsEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="said or seen on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
                                verbose_name="how sure",
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("owed", "wage owed"),
                                    ("paid", "paid afterwards"),
                                    ("claimed", "claimed in writing"),
                                    ("titled", "awarded by a court"),
                                    ("settled", "settled otherwise"),
                                ],
                                max_length=8,
                                verbose_name="what",
                            ),
                        ),
                        ("month", models.DateField(verbose_name="wage of the month")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=12, verbose_name="amount"),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        ("reference", models.CharField(blank=True, max_length=200, verbose_name="reference")),
                    ],
                    options={
                        "verbose_name": "entry of wage arrears",
                        "verbose_name_plural": "entries of wage arrears",
                        "ordering": ("month", "on", "pk"),
                        "indexes": [models.Index(fields=["case", "month"], name="workforce_arrears_month")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0), ("currency__regex", "^[A-Z]{3}$")),
                                name="workforce_arrears_amount_has_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="workforce_arrears_month_is_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="workforce.case",
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="made on")),
                        ("expires_on", models.DateField(verbose_name="holds until")),
                        ("strengths", models.TextField(verbose_name="what the worker brings")),
                        ("hurdles", models.TextField(blank=True, verbose_name="what stands in the way")),
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
                    ],
                    options={
                        "verbose_name": "assessment",
                        "verbose_name_plural": "assessments",
                        "ordering": ("-made_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_on__gt", models.F("made_on"))),
                                name="workforce_assessment_holds_some_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterTemplate",
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
                                related_name="%(class)ss",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, verbose_name="short name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("uk", "Українська"), ("pl", "Polski")],
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("replaced_at", models.DateTimeField(null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("appointment", "invitation to an appointment"),
                                    ("granted", "package granted"),
                                    ("refused", "package refused"),
                                    ("referral", "referral to a partner"),
                                    ("follow_up", "follow-up after leaving the mine"),
                                    ("other", "other letter"),
                                ],
                                max_length=12,
                                verbose_name="what for",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "template of letters",
                        "verbose_name_plural": "templates of letters",
                        "ordering": ("kind", "name", "language", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "key", "language", "number"),
                                name="workforce_letter_template_number_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at", None)),
                                fields=("partnership", "key", "language"),
                                name="workforce_letter_template_one_holds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="workforce.lettertemplate",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("appointment", "invitation to an appointment"),
                                    ("granted", "package granted"),
                                    ("refused", "package refused"),
                                    ("referral", "referral to a partner"),
                                    ("follow_up", "follow-up after leaving the mine"),
                                    ("other", "other letter"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="what for",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("uk", "Українська"), ("pl", "Polski")],
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("to", models.CharField(max_length=460, verbose_name="to")),
                        ("office", models.CharField(max_length=200, verbose_name="from")),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("post", "by post"),
                                    ("registered", "by registered post"),
                                    ("hand", "handed over"),
                                    ("email", "by e-mail"),
                                    ("message", "by message to a phone"),
                                ],
                                max_length=10,
                                verbose_name="how it is sent",
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
                    ],
                    options={
                        "verbose_name": "letter",
                        "verbose_name_plural": "letters",
                        "ordering": ("-on", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="StatutoryForm",
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
                                related_name="%(class)ss",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, verbose_name="short name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("uk", "Українська"), ("pl", "Polski")],
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("replaced_at", models.DateTimeField(null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("person", "one worker"), ("list", "a list of workers")],
                                default="person",
                                max_length=6,
                                verbose_name="whom it is about",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("authority", models.CharField(blank=True, max_length=200, verbose_name="for")),
                        ("parts", models.JSONField(default=list)),
                    ],
                    options={
                        "verbose_name": "form to print",
                        "verbose_name_plural": "forms to print",
                        "ordering": ("kind", "title", "language", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "key", "language", "number"),
                                name="workforce_statutory_form_number_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at", None)),
                                fields=("partnership", "key", "language"),
                                name="workforce_statutory_form_one_holds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Site",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sites",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sites",
                                to="accounts.organisation",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "names",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="names in other languages"
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sites",
                                to="partnerships.territory",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "site",
                        "verbose_name_plural": "sites",
                        "ordering": ("partnership", "name"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "code"),
                                name="workforce_site_code_once",
                                violation_error_message="The partnership has a site of that code already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RedundancyNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="workforce.site",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("reason", models.TextField(verbose_name="announced reason")),
                        ("first_day", models.DateField(verbose_name="first day of dismissal")),
                        ("number", models.PositiveIntegerField(verbose_name="workers announced")),
                        (
                            "consultation_on",
                            models.DateField(null=True, verbose_name="consultation began on"),
                        ),
                        ("workers_told_on", models.DateField(null=True, verbose_name="workers were told on")),
                        ("rule", models.CharField(max_length=40, verbose_name="counted by")),
                        (
                            "extended",
                            models.BooleanField(
                                default=False, verbose_name="the authority lengthened the period"
                            ),
                        ),
                        ("withdrawn_on", models.DateField(null=True, verbose_name="withdrawn on")),
                        (
                            "withdraw_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="reason"),
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
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "notice of redundancies",
                        "verbose_name_plural": "notices of redundancies",
                        "ordering": ("-received_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("number__gt", 0)), name="workforce_notice_of_somebody"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("first_day__gte", models.F("received_on"))),
                                name="workforce_notice_before_dismissal",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeWorker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="workers",
                                to="workforce.redundancynotice",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="workforce.case",
                            ),
                        ),
                        ("opened", models.BooleanField(default=False)),
                        (
                            "skipped",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("later_case", "a former case was open until after this day"),
                                    ("gone", "the record was taken back"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "worker of a notice",
                        "verbose_name_plural": "workers of a notice",
                        "ordering": ("notice", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("case", None), ("skipped", "")),
                                fields=["notice", "id"],
                                name="workforce_noticeworker_pending",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("notice", "worker"), name="workforce_noticeworker_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseOpening",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="workforce.redundancynotice",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "waiting for its turn"),
                                    ("running", "being opened"),
                                    ("done", "opened"),
                                    ("cancelled", "cancelled"),
                                    ("failed", "failed"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="intake")),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("opened", models.PositiveIntegerField(default=0)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("heartbeat_at", models.DateTimeField(null=True)),
                        ("queued_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("cancel_asked_at", models.DateTimeField(null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "opening of cases",
                        "verbose_name_plural": "openings of cases",
                        "ordering": ("-queued_at",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("queued", "running"))),
                                fields=("notice",),
                                name="workforce_caseopening_one_at_a_time",
                                violation_error_message="The cases of this notice are being opened already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InfoSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to="workforce.redundancynotice",
                            ),
                        ),
                        ("place", models.CharField(max_length=200, verbose_name="place")),
                        ("on", models.DateField(verbose_name="day")),
                        ("begins", models.TimeField(verbose_name="begins at")),
                        ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                        ("taken", models.PositiveSmallIntegerField(default=0)),
                        ("language", models.CharField(max_length=8, verbose_name="language")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("held", "held"),
                                    ("called_off", "called off"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "information session",
                        "verbose_name_plural": "information sessions",
                        "ordering": ("on", "begins", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("taken__lte", models.F("seats"))),
                                name="workforce_infosession_seats",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="workforce.infosession",
                            ),
                        ),
                        (
                            "named",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="workforce.noticeworker",
                            ),
                        ),
                        (
                            "attended",
                            models.CharField(
                                blank=True,
                                choices=[("", "invited"), ("came", "came"), ("no_show", "did not come")],
                                default="",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitations",
                        "ordering": ("session", "named__worker__person__sort_key", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "named"), name="workforce_invitation_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("attended__in", ("", "came"))),
                                fields=("named",),
                                name="workforce_invitation_one_seat",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseClosing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closings",
                                to="workforce.case",
                            ),
                        ),
                        ("closed_on", models.DateField(verbose_name="closed on")),
                        ("closed_at", models.DateTimeField()),
                        ("close_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reopened_at", models.DateTimeField()),
                        (
                            "reopened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reopen_reason", models.TextField(verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "closing that was taken back",
                        "verbose_name_plural": "closings that were taken back",
                        "ordering": ("case", "reopened_at"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reopened_at__gt", models.F("closed_at"))),
                                name="workforce_caseclosing_reopened_later",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Occupation",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                max_length=4, primary_key=True, serialize=False, verbose_name="ISCO-08 code"
                            ),
                        ),
                        ("label", models.CharField(max_length=200, verbose_name="label")),
                        (
                            "labels",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="labels in other languages"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "occupation (ISCO-08)",
                        "verbose_name_plural": "occupations (ISCO-08)",
                        "ordering": ("code",),
                    },
                ),
                migrations.CreateModel(
                    name="PackageType",
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
                                related_name="package_types",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="key")),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "package type",
                        "verbose_name_plural": "package types",
                        "ordering": ("key",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "key"), name="workforce_packagetype_key_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PackageVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="workforce.packagetype",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("document", models.JSONField(verbose_name="document")),
                        ("valid_from", models.DateField(null=True, verbose_name="valid from")),
                        ("valid_until", models.DateField(null=True, verbose_name="valid until")),
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
                        "verbose_name": "version of a package type",
                        "verbose_name_plural": "versions of package types",
                        "ordering": ("type", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("type", "number"), name="workforce_packageversion_number_once"
                            ),
                            models.UniqueConstraint(
                                fields=("id", "type"), name="workforce_packageversion_with_type"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from", None),
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="workforce_packageversion_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentList",
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
                                related_name="payment_lists",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "payment list",
                        "verbose_name_plural": "payment lists",
                        "ordering": ("-number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "number"), name="workforce_paymentlist_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantPayment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="workforce.packagegrant",
                            ),
                        ),
                        (
                            "instalment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="workforce.grantinstalment",
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.paymentorder",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("entered", "waits for a second person"),
                                    ("released", "released, waits for the next payment list"),
                                    ("listed", "with the paying office"),
                                    ("paid", "paid"),
                                    ("returned", "returned"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="entered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.ledgerentry",
                            ),
                        ),
                        ("net", models.DecimalField(decimal_places=2, default=0, max_digits=14)),
                        (
                            "list",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="workforce.paymentlist",
                            ),
                        ),
                        ("answered_on", models.DateField(null=True)),
                        ("paid_amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "payment of a package",
                        "verbose_name_plural": "payments of packages",
                        "ordering": ("entered_at", "pk"),
                        "indexes": [models.Index(fields=["state"], name="workforce_payout_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="workforce_payout_above_zero"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("net__gte", 0),
                                    ("net__lte", models.F("amount")),
                                    models.Q(
                                        ("net", 0),
                                        models.Q(
                                            ("entry__isnull", False),
                                            ("state__in", ("released", "listed", "paid")),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="workforce_payout_net_within_amount",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("list__isnull", False), ("state__in", ("listed", "paid"))),
                                    models.Q(("state__in", ("listed", "paid")), _negated=True),
                                    _connector="OR",
                                ),
                                name="workforce_payout_listed_on_a_list",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantClaim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="workforce.packagegrant",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("retention", "the job did not last as agreed"),
                                    ("ended_early", "what it was paid for ended early"),
                                    ("error", "it was paid by mistake"),
                                    ("overpaid", "the paying office paid too much"),
                                ],
                                max_length=12,
                                verbose_name="why",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount"),
                        ),
                        (
                            "repaid",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=14, verbose_name="given back"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("claimed", "claimed"),
                                    ("repaid", "given back"),
                                    ("waived", "waived"),
                                ],
                                default="claimed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("claimed_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "claimed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "waived_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("waived_why", models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        "verbose_name": "claim for money of a package",
                        "verbose_name_plural": "claims for money of packages",
                        "ordering": ("claimed_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0), ("repaid__gte", 0), ("repaid__lte", models.F("amount"))
                                ),
                                name="workforce_claim_repaid_within_amount",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("repaid", models.F("amount")), ("state", "repaid")),
                                    models.Q(("repaid__lt", models.F("amount")), ("state", "claimed")),
                                    models.Q(
                                        ("state", "waived"),
                                        ("waived_by__isnull", False),
                                        models.Q(("waived_by", models.F("claimed_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_claim_state_as_repaid",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("family_name", models.CharField(max_length=150, verbose_name="family name")),
                        (
                            "given_name",
                            models.CharField(blank=True, max_length=150, verbose_name="given name"),
                        ),
                        (
                            "patronymic",
                            models.CharField(blank=True, max_length=150, verbose_name="patronymic"),
                        ),
                        ("sort_key", models.CharField(db_collation="C", max_length=320)),
                        ("search", models.CharField(db_collation="C", max_length=500)),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                                verbose_name="sex",
                            ),
                        ),
                        ("birth_date", models.DateField(verbose_name="birth date")),
                        (
                            "residence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.territory",
                            ),
                        ),
                        ("national_number", models.BinaryField(null=True)),
                        ("national_number_hash", models.BinaryField(null=True)),
                        ("retracted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "persons",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("national_number_hash__isnull", False)),
                                fields=["national_number_hash"],
                                name="workforce_person_number_hash",
                            ),
                            models.Index(fields=["birth_date", "search"], name="workforce_person_likeness"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProcessingPurpose",
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
                                related_name="purposes",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                                verbose_name="who processes",
                            ),
                        ),
                        ("ended_on", models.DateField(null=True, verbose_name="ended on")),
                        ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("created_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "purpose of processing",
                        "verbose_name_plural": "purposes of processing",
                        "ordering": ("partnership", "organisation", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="PurposeVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="workforce.processingpurpose",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("valid_from", models.DateField(verbose_name="holds from")),
                        ("name", models.CharField(max_length=200, verbose_name="purpose")),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("a", "(a) the person's consent"),
                                    ("b", "(b) a contract with the person"),
                                    ("c", "(c) a legal duty"),
                                    ("d", "(d) vital interests"),
                                    ("e", "(e) a task in the public interest"),
                                    ("f", "(f) legitimate interests"),
                                ],
                                max_length=1,
                                verbose_name="lawful basis, Art. 6(1)",
                            ),
                        ),
                        (
                            "special_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "no special categories"),
                                    ("a", "(a) the person's explicit consent"),
                                    (
                                        "b",
                                        "(b) employment and social protection law, or a collective or framework agreement",
                                    ),
                                    ("c", "(c) vital interests"),
                                    ("d", "(d) an association's own members"),
                                    ("e", "(e) made public by the person"),
                                    ("f", "(f) legal claims and courts"),
                                    ("g", "(g) substantial public interest laid down by law"),
                                    ("h", "(h) occupational medicine and social care"),
                                    ("i", "(i) public health"),
                                    ("j", "(j) archives, research and statistics"),
                                ],
                                max_length=1,
                                verbose_name="for special categories, Art. 9(2)",
                            ),
                        ),
                        (
                            "basis_note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="which law or agreement"
                            ),
                        ),
                        ("kinds", models.JSONField(default=list, verbose_name="kinds of data")),
                        ("roles", models.JSONField(default=list, verbose_name="roles")),
                        ("keep_months", models.PositiveSmallIntegerField(verbose_name="kept for, months")),
                        (
                            "keep_after",
                            models.CharField(
                                choices=[
                                    ("closed", "after the case was closed"),
                                    ("left", "after the worker left the mine"),
                                    ("paid", "after 31 December of the year of the last payment"),
                                ],
                                max_length=6,
                                verbose_name="counted from",
                            ),
                        ),
                        (
                            "arrangement",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="joint-controller arrangement"
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
                        ("replaced_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "version of a purpose",
                        "verbose_name_plural": "versions of purposes",
                        "ordering": ("purpose", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("purpose", "number"), name="workforce_purpose_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at", None)),
                                fields=("purpose",),
                                name="workforce_purpose_one_current",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("keep_months__gte", 1), ("keep_months__lte", 1200)),
                                name="workforce_purpose_kept_some_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="workforce.purposeversion",
                            ),
                        ),
                        ("told", models.TextField(verbose_name="what was told")),
                        ("language", models.CharField(max_length=7, verbose_name="language")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("signed", "signed on paper"),
                                    ("spoken", "said before the officer"),
                                    ("letter", "by letter or e-mail"),
                                    ("phone", "by phone"),
                                ],
                                max_length=6,
                                verbose_name="how it was given",
                            ),
                        ),
                        ("given_on", models.DateField(verbose_name="given on")),
                        ("withdrawn_on", models.DateField(null=True, verbose_name="withdrawn on")),
                        (
                            "withdrawn_way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("signed", "signed on paper"),
                                    ("spoken", "said before the officer"),
                                    ("letter", "by letter or e-mail"),
                                    ("phone", "by phone"),
                                ],
                                max_length=6,
                                verbose_name="how",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consent",
                        "verbose_name_plural": "consents",
                        "ordering": ("-given_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on", None),
                                    ("withdrawn_on__gte", models.F("given_on")),
                                    _connector="OR",
                                ),
                                name="workforce_consent_withdrawn_after_given",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RestrictedFact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("limit_a", "limit A"),
                                    ("limit_b", "limit B"),
                                    ("limit_c", "limit C"),
                                    ("pause_a", "pause A"),
                                    ("pause_b", "pause B"),
                                ],
                                max_length=10,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="workforce.processingpurpose",
                            ),
                        ),
                        ("content", models.BinaryField(null=True)),
                        ("destroyed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "restricted fact",
                        "verbose_name_plural": "restricted facts",
                        "ordering": ("case", "kind", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__regex", "^(limit|pause)_[a-z]$")),
                                name="workforce_restrictedfact_code_is_neutral",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("content__isnull", False), ("destroyed_at", None)),
                                    models.Q(("content", None), ("destroyed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="workforce_restrictedfact_whole_or_destroyed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactLook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="looks",
                                to="workforce.restrictedfact",
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
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.purposeversion",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("placement", "to find work that fits"),
                                    ("benefit", "to check a condition of a package"),
                                    ("plan", "to agree on the plan with the worker"),
                                    ("request", "to answer the worker's own request"),
                                    ("other", "another reason, in words"),
                                ],
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                        ("at", models.DateTimeField(verbose_name="when")),
                    ],
                    options={
                        "verbose_name": "look at a restricted fact",
                        "verbose_name_plural": "looks at restricted facts",
                        "ordering": ("-at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="RetentionHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("law", "a law asks to keep them"),
                                    ("appeal", "an appeal or complaint runs"),
                                    ("court", "proceedings before a court"),
                                    ("audit", "the audit period of EU funds"),
                                    ("restriction", "the person asked to restrict processing"),
                                ],
                                max_length=11,
                                verbose_name="why",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="in words")),
                        ("since", models.DateField(verbose_name="since")),
                        ("lifted_on", models.DateField(null=True, verbose_name="lifted on")),
                        ("lift_reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "hold",
                        "verbose_name_plural": "holds",
                        "ordering": ("-since", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="RetentionClock",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clock",
                                to="workforce.person",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("told_on", models.DateField(null=True, verbose_name="announced on")),
                        ("pseudonymised_at", models.DateTimeField(null=True, verbose_name="pseudonymised")),
                        ("ground", models.CharField(blank=True, max_length=10)),
                    ],
                    options={
                        "verbose_name": "end of keeping",
                        "verbose_name_plural": "ends of keeping",
                        "ordering": ("due_on", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("pseudonymised_at", None)),
                                fields=["due_on"],
                                name="workforce_clock_waiting",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("access", "access"),
                                    ("rectification", "rectification"),
                                    ("erasure", "erasure"),
                                    ("restriction", "restriction of processing"),
                                    ("portability", "portability"),
                                    ("objection", "objection"),
                                ],
                                max_length=13,
                                verbose_name="what is asked for",
                            ),
                        ),
                        ("about", models.TextField(blank=True, verbose_name="in the person's words")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        ("extended_on", models.DateField(null=True, verbose_name="extended on")),
                        (
                            "extension_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="reason told"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "waits for an answer"),
                                    ("granted", "carried out"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn by the person"),
                                ],
                                default="received",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not refused"),
                                    ("law", "a law asks to keep the data"),
                                    ("claims", "the data are needed for legal claims"),
                                    ("public_task", "a task in the public interest needs the data"),
                                    ("unfounded", "manifestly unfounded or repeated"),
                                    ("identity", "it could not be settled who asks"),
                                ],
                                max_length=11,
                                verbose_name="ground",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        ("answered_on", models.DateField(null=True, verbose_name="answered on")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request of a person concerned",
                        "verbose_name_plural": "requests of people concerned",
                        "ordering": ("due_on", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "received")),
                                fields=["due_on"],
                                name="workforce_datarequest_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_on", None), ("state", "received")),
                                    models.Q(
                                        models.Q(("state", "received"), _negated=True),
                                        ("answered_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_datarequest_answered_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), models.Q(("ground", ""), _negated=True)),
                                    models.Q(models.Q(("state", "refused"), _negated=True), ("ground", "")),
                                    _connector="OR",
                                ),
                                name="workforce_datarequest_refused_with_ground",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Worker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="workers",
                                to="workforce.site",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="workers",
                                to="workforce.person",
                            ),
                        ),
                        (
                            "personnel_number",
                            models.CharField(max_length=64, verbose_name="personnel number"),
                        ),
                        (
                            "current",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="current_of",
                                to="workforce.workerversion",
                            ),
                        ),
                        ("left_on", models.DateField(null=True, verbose_name="left on")),
                        (
                            "leave_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("other_job", "found another job"),
                                    ("redundancy", "made redundant"),
                                    ("retirement", "retired"),
                                    ("contract_end", "the contract ended"),
                                    ("other_site", "moved to another site"),
                                    ("new_number", "still there under another number"),
                                    ("other", "other reason"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        ("left_at", models.DateTimeField(null=True)),
                        (
                            "left_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("retracted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "worker",
                        "verbose_name_plural": "workers",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("site", "personnel_number"),
                                name="workforce_worker_number_once_per_site",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("left_at", None), ("left_on", None)),
                                    models.Q(("left_at__isnull", False), ("left_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="workforce_worker_departure_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkerVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField(null=True)),
                        ("recorded_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "source_import",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.rosterimport",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="workforce.worker",
                            ),
                        ),
                        ("family_name", models.CharField(max_length=150, verbose_name="family name")),
                        (
                            "given_name",
                            models.CharField(blank=True, max_length=150, verbose_name="given name"),
                        ),
                        (
                            "patronymic",
                            models.CharField(blank=True, max_length=150, verbose_name="patronymic"),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "women"), ("male", "men"), ("", "not stated")],
                                max_length=10,
                                verbose_name="sex",
                            ),
                        ),
                        ("birth_date", models.DateField(verbose_name="birth date")),
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
                        (
                            "residence_text",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="municipality of residence"
                            ),
                        ),
                        (
                            "occupation_code",
                            models.CharField(blank=True, max_length=4, verbose_name="occupation (ISCO-08)"),
                        ),
                        (
                            "occupation_title",
                            models.CharField(blank=True, max_length=200, verbose_name="occupation"),
                        ),
                        ("service_start", models.DateField(null=True, verbose_name="start of service")),
                        (
                            "underground_years",
                            models.DecimalField(
                                decimal_places=1, max_digits=4, null=True, verbose_name="years underground"
                            ),
                        ),
                        (
                            "wage",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="monthly wage"
                            ),
                        ),
                        (
                            "arrears",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="wage arrears"
                            ),
                        ),
                        (
                            "arrears_months",
                            models.DecimalField(
                                decimal_places=1,
                                max_digits=5,
                                null=True,
                                verbose_name="months of wage arrears",
                            ),
                        ),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        (
                            "dependants",
                            models.PositiveSmallIntegerField(null=True, verbose_name="dependants"),
                        ),
                        (
                            "contract",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("permanent", "permanent"),
                                    ("fixed_term", "fixed term"),
                                    ("other", "other"),
                                    ("", "not stated"),
                                ],
                                max_length=12,
                                verbose_name="contract",
                            ),
                        ),
                        ("national_number", models.BinaryField(null=True)),
                        ("national_number_hash", models.BinaryField(null=True)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="roster",
                                max_length=10,
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="roster",
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "facts about a worker",
                        "verbose_name_plural": "facts about workers",
                        "indexes": [
                            models.Index(fields=["worker", "valid_from"], name="workforce_workerversion_time")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="workforce_workerversion_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("valid_until", None)),
                                    models.Q(("closed_at__isnull", False), ("valid_until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="workforce_workerversion_closed_when_ended",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None), ("valid_until", None)),
                                fields=("worker",),
                                name="workforce_workerversion_one_current",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("wage", None), ("wage__gte", 0), _connector="OR"),
                                    models.Q(("arrears", None), ("arrears__gte", 0), _connector="OR"),
                                ),
                                name="workforce_workerversion_money_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterMapping",
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
                                related_name="register_mapping",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name of the register")),
                        (
                            "dates",
                            models.CharField(
                                choices=[
                                    ("dots", "31.12.2026"),
                                    ("iso", "2026-12-31"),
                                    ("slashes", "31/12/2026"),
                                    ("american", "12/31/2026"),
                                ],
                                default="dots",
                                max_length=8,
                                verbose_name="days",
                            ),
                        ),
                        (
                            "mark",
                            models.CharField(
                                choices=[("comma", "a comma: 1234,50"), ("point", "a point: 1234.50")],
                                default="comma",
                                max_length=5,
                                verbose_name="decimals",
                            ),
                        ),
                        ("columns", models.JSONField(default=list)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "columns of the employment service's register",
                        "verbose_name_plural": "columns of employment services' registers",
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="RegisterFile",
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
                                related_name="register_files",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="file")),
                        ("on", models.DateField(verbose_name="as of")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("previewed", "ready to be taken over"),
                                    ("taken", "taken over"),
                                    ("dropped", "dropped"),
                                ],
                                default="previewed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("lines", models.PositiveIntegerField(default=0)),
                        ("same", models.PositiveIntegerField(default=0)),
                        ("unmatched", models.PositiveIntegerField(default=0)),
                        ("unread", models.JSONField(default=list)),
                        ("taken", models.PositiveIntegerField(default=0)),
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
                        ("settled_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "file of the employment service's register",
                        "verbose_name_plural": "files of employment services' registers",
                        "ordering": ("-created_at",),
                    },
                ),
                migrations.CreateModel(
                    name="RegisterRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="workforce.registerfile",
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="line")),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="workforce.case",
                            ),
                        ),
                        ("field", models.CharField(max_length=30)),
                        ("ours", models.CharField(blank=True, max_length=200)),
                        ("theirs", models.CharField(max_length=200)),
                        (
                            "known",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="workforce.workerversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "difference to the employment service's register",
                        "verbose_name_plural": "differences to employment services' registers",
                        "ordering": ("file", "line", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("file", "worker", "field"), name="workforce_register_row_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterImport",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to="workforce.site",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "waiting for its columns to be confirmed"),
                                    ("reading", "being read"),
                                    ("previewed", "ready to be imported"),
                                    ("queued", "waiting for its turn"),
                                    ("running", "being imported"),
                                    ("done", "imported"),
                                    ("unusable", "cannot be used"),
                                    ("failed", "failed"),
                                    ("cancelled", "cancelled"),
                                    ("undone", "undone"),
                                ],
                                default="uploaded",
                                max_length=12,
                            ),
                        ),
                        (
                            "file",
                            models.FileField(blank=True, upload_to=workforce.models.roster_import.file_path),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="file")),
                        ("file_size", models.BigIntegerField(default=0)),
                        ("file_deleted_at", models.DateTimeField(null=True)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("transition", "support of workers affected by the mine's closure"),
                                    ("redundancy", "a notice of redundancies"),
                                    ("update", "keeping the workers' records up to date"),
                                ],
                                max_length=20,
                                verbose_name="purpose",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                choices=[
                                    ("legal_duty", "a legal duty of the employment service"),
                                    ("public_task", "a task in the public interest laid down by law"),
                                    ("agreement", "a collective or framework agreement"),
                                    ("consent", "the worker's consent"),
                                ],
                                max_length=20,
                                verbose_name="legal basis",
                            ),
                        ),
                        (
                            "basis_note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="which law or agreement"
                            ),
                        ),
                        ("reference_day", models.DateField(null=True, verbose_name="reference day")),
                        ("reference_day_source", models.CharField(blank=True, max_length=10)),
                        ("allow_older", models.BooleanField(default=False)),
                        ("mapping", models.JSONField(default=dict)),
                        ("layout", models.JSONField(default=dict)),
                        ("counts", models.JSONField(default=dict)),
                        ("preview", models.JSONField(default=dict)),
                        (
                            "phase",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("reading", "reading the rows"),
                                    ("comparing", "comparing with the records"),
                                    ("writing", "writing the records"),
                                    ("recording", "keeping the audit trail"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("done_rows", models.PositiveIntegerField(default=0)),
                        ("total_rows", models.PositiveIntegerField(default=0)),
                        ("error", models.CharField(blank=True, max_length=60)),
                        ("error_params", models.JSONField(default=dict)),
                        ("heartbeat_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("cancel_asked_at", models.DateTimeField(null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("queued_at", models.DateTimeField(null=True)),
                        ("started_at", models.DateTimeField(null=True)),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("recorded_at", models.DateTimeField(null=True)),
                        ("undo_asked_at", models.DateTimeField(null=True)),
                        (
                            "undo_asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undo_asked_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "roster import",
                        "verbose_name_plural": "roster imports",
                        "ordering": ("-created_at",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("queued", "running"))),
                                fields=("site",),
                                name="workforce_rosterimport_one_at_a_time",
                                violation_error_message="Another import of this site is running.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "roster_import",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="workforce.rosterimport",
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="line")),
                        ("outcome", models.CharField(max_length=10)),
                        ("reasons", models.JSONField(default=list)),
                    ],
                    options={
                        "ordering": ("roster_import", "line"),
                        "indexes": [
                            models.Index(
                                fields=["roster_import", "outcome", "line"], name="workforce_rosterrow_order"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkerReturn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "roster_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="returns",
                                to="workforce.rosterimport",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="returns",
                                to="workforce.worker",
                            ),
                        ),
                        ("left_on", models.DateField()),
                        (
                            "leave_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("other_job", "found another job"),
                                    ("redundancy", "made redundant"),
                                    ("retirement", "retired"),
                                    ("contract_end", "the contract ended"),
                                    ("other_site", "moved to another site"),
                                    ("new_number", "still there under another number"),
                                    ("other", "other reason"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("left_at", models.DateTimeField()),
                        (
                            "left_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("returned_on", models.DateField()),
                        ("returned_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="SiteMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "site",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mapping",
                                to="workforce.site",
                            ),
                        ),
                        ("headings", models.JSONField(default=list)),
                        ("mapping", models.JSONField(default=dict)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="SentPerson",
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
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("words", models.BinaryField()),
                        ("consent_on", models.DateField(verbose_name="consent given on")),
                        ("sent_on", models.DateField(verbose_name="sent on")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "waits for an answer"),
                                    ("accepted", "taken on"),
                                    ("refused", "not taken on"),
                                ],
                                default="sent",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("answered_on", models.DateField(null=True, verbose_name="answered on")),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sent_by",
                                to="workforce.case",
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
                    ],
                    options={
                        "verbose_name": "person sent by a partner",
                        "verbose_name_plural": "people sent by partners",
                        "ordering": ("due_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("state", "accepted")),
                                    models.Q(models.Q(("state", "accepted"), _negated=True), ("case", None)),
                                    _connector="OR",
                                ),
                                name="workforce_sent_accepted_into_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_on", None), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True),
                                        ("answered_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_sent_answered_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("sent_on"))),
                                name="workforce_sent_due_after_sent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WayRules",
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
                                related_name="way_rules",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("document", models.JSONField(verbose_name="document")),
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
                        "verbose_name": "rules of the ways",
                        "verbose_name_plural": "rules of the ways",
                        "ordering": ("partnership", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "number"), name="workforce_wayrules_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PathwaySheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="workforce.case",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("on", models.DateField(verbose_name="day")),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        (
                            "health_before",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not known yet"),
                                    ("mine", "the mine"),
                                    ("new_employer", "the new employer"),
                                    ("employment_service", "the employment service"),
                                    ("pension_office", "the pension office"),
                                    ("state", "the state"),
                                    ("worker", "the worker"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                                verbose_name="health insurance",
                            ),
                        ),
                        (
                            "pension_before",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not known yet"),
                                    ("mine", "the mine"),
                                    ("new_employer", "the new employer"),
                                    ("employment_service", "the employment service"),
                                    ("pension_office", "the pension office"),
                                    ("state", "the state"),
                                    ("worker", "the worker"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                                verbose_name="pension contributions",
                            ),
                        ),
                        (
                            "unemployment_before",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not known yet"),
                                    ("mine", "the mine"),
                                    ("new_employer", "the new employer"),
                                    ("employment_service", "the employment service"),
                                    ("pension_office", "the pension office"),
                                    ("state", "the state"),
                                    ("worker", "the worker"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                                verbose_name="unemployment insurance",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="what was said besides")),
                        ("texts", models.JSONField(default=list, verbose_name="framework agreements")),
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
                        "verbose_name": "sheet of the ways",
                        "verbose_name_plural": "sheets of the ways",
                        "ordering": ("case", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "number"), name="workforce_pathwaysheet_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                                name="workforce_pathwaysheet_currency",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetOption",
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
                                related_name="options",
                                to="workforce.pathwaysheet",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("retention", "retention"),
                                    ("redeployment", "redeployment"),
                                    ("reskilling_job", "reskilling to a job"),
                                    ("reskilling_own", "reskilling to self-employment"),
                                    ("early_retirement", "early retirement"),
                                ],
                                max_length=20,
                                verbose_name="way",
                            ),
                        ),
                        ("verdicts", models.JSONField(default=list)),
                        ("income", models.JSONField(default=list)),
                        ("hands", models.JSONField(default=list)),
                        (
                            "commute",
                            models.PositiveSmallIntegerField(null=True, verbose_name="way to work, minutes"),
                        ),
                        (
                            "training_weeks",
                            models.PositiveSmallIntegerField(null=True, verbose_name="training, weeks"),
                        ),
                        ("risk", models.CharField(blank=True, max_length=500, verbose_name="risk")),
                        (
                            "health",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not known yet"),
                                    ("mine", "the mine"),
                                    ("new_employer", "the new employer"),
                                    ("employment_service", "the employment service"),
                                    ("pension_office", "the pension office"),
                                    ("state", "the state"),
                                    ("worker", "the worker"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                                verbose_name="health insurance",
                            ),
                        ),
                        (
                            "pension",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not known yet"),
                                    ("mine", "the mine"),
                                    ("new_employer", "the new employer"),
                                    ("employment_service", "the employment service"),
                                    ("pension_office", "the pension office"),
                                    ("state", "the state"),
                                    ("worker", "the worker"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                                verbose_name="pension contributions",
                            ),
                        ),
                        (
                            "unemployment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not known yet"),
                                    ("mine", "the mine"),
                                    ("new_employer", "the new employer"),
                                    ("employment_service", "the employment service"),
                                    ("pension_office", "the pension office"),
                                    ("state", "the state"),
                                    ("worker", "the worker"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                                verbose_name="unemployment insurance",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "way on a sheet",
                        "verbose_name_plural": "ways on sheets",
                        "ordering": ("sheet", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "way"), name="workforce_sheetoption_way_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetSignature",
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
                                related_name="signatures",
                                to="workforce.pathwaysheet",
                            ),
                        ),
                        (
                            "signer",
                            models.CharField(
                                choices=[("worker", "the worker"), ("officer", "the officer")],
                                max_length=8,
                                verbose_name="who signs",
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("present", "in the officer's presence"),
                                    ("paper", "on a paper that came back"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="signed on")),
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "signature of a sheet",
                        "verbose_name_plural": "signatures of sheets",
                        "ordering": ("sheet", "on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("sheet", "signer"),
                                name="workforce_sheetsignature_one_standing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetChoice",
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
                                related_name="choices",
                                to="workforce.pathwaysheet",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("retention", "retention"),
                                    ("redeployment", "redeployment"),
                                    ("reskilling_job", "reskilling to a job"),
                                    ("reskilling_own", "reskilling to self-employment"),
                                    ("early_retirement", "early retirement"),
                                ],
                                max_length=20,
                                verbose_name="way",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="agreed on")),
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
                    ],
                    options={
                        "verbose_name": "choice on a sheet",
                        "verbose_name_plural": "choices on sheets",
                        "ordering": ("sheet", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="SheetStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "choice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="workforce.sheetchoice",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        ("on", models.DateField(verbose_name="done on")),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="what came of it"),
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
                    ],
                    options={
                        "verbose_name": "step of a chosen way",
                        "verbose_name_plural": "steps of chosen ways",
                        "ordering": ("choice", "place"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("choice", "place"), name="workforce_sheetstep_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatedFact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="workforce.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="said or seen on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("roster", "the mine's roster"),
                                    ("hand", "entered by hand"),
                                    ("partner", "a partner"),
                                    ("register", "the employment service's register"),
                                ],
                                default="hand",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("stated", "stated"),
                                    ("roster", "from the roster"),
                                    ("document", "seen in a document"),
                                    ("certified", "certified"),
                                ],
                                default="stated",
                                max_length=10,
                                verbose_name="how sure",
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
                        ("retracted_at", models.DateTimeField(null=True)),
                        (
                            "retract_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                        (
                            "fact",
                            models.CharField(
                                choices=[
                                    ("pension_on", "first day of the pension"),
                                    ("accrued_pension", "pension accrued so far"),
                                    ("contribution_years", "years of contributions to the miners’ scheme"),
                                    ("years_underground", "years underground"),
                                    ("service_start", "start of service"),
                                    ("equivalent_age", "equivalent age"),
                                    ("mean_wage_6m", "mean pay of the last six months"),
                                    ("other_income", "income from elsewhere"),
                                    ("underground", "works underground"),
                                    ("full_time", "works full time"),
                                    ("contractor", "employed by a contractor"),
                                    ("job_lost_by", "cause of losing the job"),
                                    ("taken", "measures taken already"),
                                    ("history_whole", "the work history is complete"),
                                    ("arrears_whole", "the ledger of wages owed is complete"),
                                ],
                                max_length=20,
                                verbose_name="fact",
                            ),
                        ),
                        (
                            "number",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="value"
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                        ("day", models.DateField(null=True, verbose_name="day")),
                        ("flag", models.BooleanField(null=True, verbose_name="yes or no")),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="key")),
                        (
                            "codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), null=True, size=None
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fact for rules",
                        "verbose_name_plural": "facts for rules",
                        "ordering": ("fact", "-on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("retracted_at", None)),
                                fields=("case", "fact"),
                                name="workforce_stated_one_standing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("code", ""),
                                        ("codes", None),
                                        ("day", None),
                                        (
                                            "fact__in",
                                            [
                                                "accrued_pension",
                                                "mean_wage_6m",
                                                "other_income",
                                                "contribution_years",
                                                "years_underground",
                                                "equivalent_age",
                                            ],
                                        ),
                                        ("flag", None),
                                        models.Q(("number", None), _negated=True),
                                    ),
                                    models.Q(
                                        ("code", ""),
                                        ("codes", None),
                                        ("fact__in", ["pension_on", "service_start"]),
                                        ("flag", None),
                                        ("number", None),
                                        models.Q(("day", None), _negated=True),
                                    ),
                                    models.Q(
                                        ("code", ""),
                                        ("codes", None),
                                        ("day", None),
                                        (
                                            "fact__in",
                                            [
                                                "underground",
                                                "full_time",
                                                "contractor",
                                                "history_whole",
                                                "arrears_whole",
                                            ],
                                        ),
                                        ("number", None),
                                        models.Q(("flag", None), _negated=True),
                                    ),
                                    models.Q(
                                        ("codes", None),
                                        ("day", None),
                                        ("fact__in", ["job_lost_by"]),
                                        ("flag", None),
                                        ("number", None),
                                        models.Q(("code", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("code", ""),
                                        ("day", None),
                                        ("fact__in", ["taken"]),
                                        ("flag", None),
                                        ("number", None),
                                        models.Q(("codes", None), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_stated_in_its_column",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("currency__regex", "^[A-Z]{3}$"),
                                        ("fact__in", ("accrued_pension", "mean_wage_6m", "other_income")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("fact__in", ("accrued_pension", "mean_wage_6m", "other_income")),
                                            _negated=True,
                                        ),
                                        ("currency", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="workforce_stated_money_has_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number", None), ("number__gte", 0), _connector="OR"),
                                name="workforce_stated_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
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
                                related_name="tasks",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("leaver", "say when and why the worker left"),
                                    ("duplicate", "decide whether two records are one person"),
                                    ("conversation", "talk about the four ways"),
                                    ("document", "obtain a document"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="workforce.case",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="workforce.goal",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "other_worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "source_import",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="workforce.rosterimport",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="what")),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("due_time", models.TimeField(blank=True, null=True, verbose_name="at")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tasks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("outcome", models.JSONField(default=dict)),
                    ],
                    options={
                        "verbose_name": "task",
                        "verbose_name_plural": "tasks",
                        "ordering": ("due_on", "due_time", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["partnership", "due_on", "id"],
                                name="workforce_task_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("done_at", None), ("kind", "leaver")),
                                fields=("worker", "kind"),
                                name="workforce_task_one_leaver_question",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]

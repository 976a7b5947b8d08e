"""People, their organisations and roles, what they did, and what was written to them."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from jtportal.kernel.schema import CreateTogether


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0003_drafts")]
    initial = True
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        CreateTogether(
            models=[
                migrations.CreateModel(
                    name="SubjectKey",
                    fields=[
                        ("subject", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("secret", models.BinaryField(null=True)),
                        ("destroyed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("destroyed_at__isnull", False), ("secret", None)),
                                    models.Q(("destroyed_at", None), ("secret__isnull", False)),
                                    _connector="OR",
                                ),
                                name="accounts_subjectkey_is_whole_or_destroyed",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditEvent",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("stream", models.CharField(max_length=60)),
                        ("sequence", models.BigIntegerField()),
                        ("at", models.DateTimeField(verbose_name="when")),
                        ("kind", models.CharField(max_length=10, verbose_name="by")),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("verb", models.CharField(max_length=60, verbose_name="what")),
                        ("target", models.CharField(max_length=60, verbose_name="target")),
                        ("target_id", models.CharField(max_length=40)),
                        ("subject", models.UUIDField(null=True)),
                        ("detail", models.JSONField(default=dict, verbose_name="before and after")),
                        ("sealed", models.BinaryField(null=True)),
                        ("request_id", models.CharField(blank=True, max_length=40)),
                        ("previous_hash", models.BinaryField(max_length=32)),
                        ("hash", models.BinaryField(max_length=32)),
                    ],
                    options={
                        "verbose_name": "audit event",
                        "verbose_name_plural": "audit trail",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["target", "target_id", "id"], name="accounts_audit_target"),
                            models.Index(fields=["organisation", "-id"], name="accounts_audit_organisation"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("stream", "sequence"), name="accounts_audit_sequence_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormDraft",
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
                                related_name="drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("address", models.CharField(max_length=300)),
                        ("words", models.BinaryField()),
                        ("saved_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "unfinished form",
                        "verbose_name_plural": "unfinished forms",
                        "ordering": ("-saved_at",),
                        "indexes": [models.Index(fields=["expires_at"], name="accounts_draft_expires")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "address"), name="accounts_draft_one_per_form"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MailMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("to", models.TextField(verbose_name="to")),
                        ("sender", models.CharField(max_length=200, verbose_name="from")),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                    ],
                    options={
                        "verbose_name": "message in the demonstration mailbox",
                        "verbose_name_plural": "demonstration mailbox",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("case_officer", "case officer"),
                                    ("second_approver", "second approver"),
                                    ("coordinator", "coordinator"),
                                    ("social_partner", "social partner"),
                                    ("employer", "employer or mine personnel officer"),
                                    ("provider", "training provider"),
                                    ("evaluator", "evaluator"),
                                    ("data_protection", "data-protection officer"),
                                    ("viewer", "viewer"),
                                    ("administrator", "administrator"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="from"),
                        ),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "verbose_name": "membership",
                        "verbose_name_plural": "memberships",
                        "ordering": ("organisation", "user", "role"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "organisation", "role"),
                                name="accounts_membership_role_once",
                                violation_error_message="This person holds that role in this organisation already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="accounts_membership_ends_after_start",
                                violation_error_message="The last day cannot lie before the first.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleTitle",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("case_officer", "case officer"),
                                    ("second_approver", "second approver"),
                                    ("coordinator", "coordinator"),
                                    ("social_partner", "social partner"),
                                    ("employer", "employer or mine personnel officer"),
                                    ("provider", "training provider"),
                                    ("evaluator", "evaluator"),
                                    ("data_protection", "data-protection officer"),
                                    ("viewer", "viewer"),
                                    ("administrator", "administrator"),
                                ],
                                max_length=30,
                                verbose_name="role",
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
                        (
                            "country",
                            models.CharField(
                                blank=True,
                                help_text="Blank: everywhere",
                                max_length=2,
                                verbose_name="country",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="title")),
                    ],
                    options={
                        "verbose_name": "title of a role",
                        "verbose_name_plural": "titles of roles",
                        "ordering": ("role", "language", "country"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("role", "language", "country"), name="accounts_roletitle_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("params", models.JSONField(default=dict)),
                        ("url", models.CharField(blank=True, max_length=300)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("read_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "notice",
                        "verbose_name_plural": "notices",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("read_at", None)),
                                fields=["user", "-id"],
                                name="accounts_notice_unread",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "short_name",
                            models.CharField(blank=True, max_length=60, verbose_name="short name"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("employment_service", "employment service"),
                                    ("municipality", "municipality"),
                                    ("government", "government body"),
                                    ("mine_operator", "mine operator"),
                                    ("employer", "employer"),
                                    ("trade_union", "trade union"),
                                    ("employers_organisation", "employers' organisation"),
                                    ("provider", "education and training provider"),
                                    ("financial", "financial institution"),
                                    ("ngo", "non-governmental organisation"),
                                    ("chamber", "chamber or agency"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "country",
                            models.CharField(
                                help_text="Two letters, ISO 3166", max_length=2, verbose_name="country"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "verbose_name_plural": "organisations",
                        "ordering": ("name",),
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("name"),
                                models.F("country"),
                                name="accounts_organisation_name_once_per_country",
                                violation_error_message="This country has an organisation of that name already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("country__regex", "^[A-Z]{2}$")),
                                name="accounts_organisation_country_is_iso",
                                violation_error_message="A country is two capital letters, such as UA.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
                        ),
                        (
                            "family_name",
                            models.CharField(blank=True, max_length=80, verbose_name="family name"),
                        ),
                        (
                            "given_name",
                            models.CharField(blank=True, max_length=80, verbose_name="given name"),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("uk", "Українська"), ("pl", "Polski")],
                                default="en",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        (
                            "is_staff",
                            models.BooleanField(default=False, verbose_name="may open the administration"),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person with a sign-in",
                        "verbose_name_plural": "people with a sign-in",
                        "ordering": ("family_name", "given_name", "email"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                                name="accounts_user_email_is_lower_case",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]

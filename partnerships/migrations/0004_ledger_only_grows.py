"""What the ledger refers to agrees with it, and the application's role may add entries and read them, nothing else."""

from django.conf import settings
from django.db import migrations

ENTRY = "partnerships_ledgerentry"
REFERENCES = {
    "partnerships_ledger_currency_of_line": "(line_id, currency) REFERENCES partnerships_budgetline (id, currency)",
    "partnerships_ledger_line_of_commitment": "(commitment_id, line_id) REFERENCES partnerships_commitment (id, line_id)",
}


def restrict(apps, schema_editor):
    """Take UPDATE, DELETE and TRUNCATE of the ledger from the application's role, where it is not the owner itself."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.DATABASE_APP_ROLE])
        if cursor.fetchone():
            role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
            cursor.execute(f"GRANT SELECT, INSERT ON {ENTRY} TO {role}")
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {ENTRY} FROM {role}")


class Migration(migrations.Migration):
    """Rights and references."""

    replaces = [("partnerships", "0016_ledger_only_grows")]
    dependencies = [("partnerships", "0003_books_that_only_grow")]
    operations = [
        *(
            migrations.RunSQL(
                f"ALTER TABLE {ENTRY} ADD CONSTRAINT {name} FOREIGN KEY {columns}",
                f"ALTER TABLE {ENTRY} DROP CONSTRAINT {name}",
            )
            for name, columns in REFERENCES.items()
        ),
        migrations.RunPython(restrict, migrations.RunPython.noop),
    ]

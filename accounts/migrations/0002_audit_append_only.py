"""The application's role may add to the audit trail and read it, nothing else."""

from django.conf import settings
from django.db import migrations


def restrict(apps, schema_editor):
    """Take UPDATE, DELETE and TRUNCATE of the trail from the application's role, where it is not the owner itself."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.DATABASE_APP_ROLE])
        if cursor.fetchone():
            role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
            cursor.execute(f"GRANT SELECT, INSERT ON accounts_auditevent TO {role}")
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON accounts_auditevent FROM {role}")


class Migration(migrations.Migration):
    """Rights only."""

    dependencies = [("accounts", "0001_tables")]
    operations = [migrations.RunPython(restrict, migrations.RunPython.noop)]

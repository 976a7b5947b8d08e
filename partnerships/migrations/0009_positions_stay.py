"""What was proposed and what was said of it is written once: the database refuses to change it."""

from django.db import migrations

TABLES = ("amendmenttext", "amendmentchange", "position")
GUARD = "".join(
    f"""CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_{table}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
    for table in TABLES
)
UNGUARD = "".join(f"DROP TRIGGER written_once ON partnerships_{table};\n" for table in TABLES)


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0033_positions_stay")]
    dependencies = [("partnerships", "0008_closed_texts_stay")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

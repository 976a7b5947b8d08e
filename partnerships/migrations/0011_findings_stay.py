"""Bindings, answers, breaches and findings are written once: what came later stands beside them."""

from django.db import migrations

TABLES = ("dutybinding", "dutyanswer", "breach", "breachanswer", "standardfinding", "standardcontest")
GUARD = "".join(
    f"""CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_{table}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
    for table in TABLES
)
UNGUARD = "".join(f"DROP TRIGGER written_once ON partnerships_{table};\n" for table in TABLES)


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0037_duties_and_standards")]
    dependencies = [("partnerships", "0010_signatures_stay")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

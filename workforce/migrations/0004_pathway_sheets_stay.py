"""Sheets of the ways, their rows and the rules of the ways are written once."""

from django.db import migrations

TABLES = ("pathwaysheet", "sheetoption", "wayrules")
GUARD = "".join(
    f"""CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON workforce_{table}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
    for table in TABLES
)
UNGUARD = "".join(f"DROP TRIGGER written_once ON workforce_{table};\n" for table in TABLES)


class Migration(migrations.Migration):
    replaces = [("workforce", "0020_pathway_sheets_stay")]
    dependencies = [("workforce", "0003_packages_held")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

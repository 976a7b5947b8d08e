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
    dependencies = [("workforce", "0019_pathway_sheets"), ("partnerships", "0033_positions_stay")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

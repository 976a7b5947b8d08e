"""Entries of the book of contributions and decisions about phases are written once: the database refuses to change them."""

from django.db import migrations

GUARD = """
CREATE FUNCTION partnerships_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once: add another row instead', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_contributionentry
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_phasedecision
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
UNGUARD = """
DROP TRIGGER written_once ON partnerships_phasedecision;
DROP TRIGGER written_once ON partnerships_contributionentry;
DROP FUNCTION partnerships_written_once();
"""


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0013_books_that_only_grow")]
    dependencies = [("partnerships", "0002_agreed_minutes")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

"""The database holds signatures: written once, only while the text is out for signature, and on its very hash."""

from django.db import migrations

TABLES = ("signature", "texterratum", "acknowledgement")
GUARD = "".join(
    f"""CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_{table}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
    for table in TABLES
)
GUARD += """
CREATE FUNCTION partnerships_signed_as_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM partnerships_frameworkversion
    WHERE id = NEW.version_id AND state = 'signing' AND content_hash = NEW.content_hash FOR SHARE
  ) THEN
    RAISE EXCEPTION 'a signature is bound to the text that is out for signature'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_as_it_is BEFORE INSERT ON partnerships_signature
  FOR EACH ROW EXECUTE FUNCTION partnerships_signed_as_it_is();
"""
UNGUARD = (
    "DROP TRIGGER signed_as_it_is ON partnerships_signature;\nDROP FUNCTION partnerships_signed_as_it_is();\n"
)
UNGUARD += "".join(f"DROP TRIGGER written_once ON partnerships_{table};\n" for table in TABLES)


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0035_signatures_stay")]
    dependencies = [("partnerships", "0009_positions_stay")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

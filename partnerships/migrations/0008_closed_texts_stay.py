"""The database holds what was agreed: wordings are written once, and a version that is closed stays as it is.

Whoever changes a place takes a share of its version's lock, so that nothing slips in while it is being closed.
"""

from django.db import migrations

GUARD = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_clausetext
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();

CREATE FUNCTION partnerships_closed_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed timestamptz;
BEGIN
  SELECT closed_at INTO closed FROM partnerships_frameworkversion
    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.version_id ELSE NEW.version_id END FOR SHARE;
  IF closed IS NOT NULL OR (TG_OP = 'UPDATE' AND OLD.version_id <> NEW.version_id) THEN
    RAISE EXCEPTION 'the text of a closed version stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER closed_text_stays BEFORE INSERT OR UPDATE OR DELETE ON partnerships_clauseplace
  FOR EACH ROW EXECUTE FUNCTION partnerships_closed_text_stays();

CREATE FUNCTION partnerships_closed_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.agreement_id, OLD.number, OLD.content_hash, OLD.closed_at)
      IS DISTINCT FROM (NEW.agreement_id, NEW.number, NEW.content_hash, NEW.closed_at) THEN
    RAISE EXCEPTION 'a closed version keeps its number and its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closed_version_stays BEFORE UPDATE OR DELETE ON partnerships_frameworkversion
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION partnerships_closed_version_stays();
"""
UNGUARD = """
DROP TRIGGER closed_version_stays ON partnerships_frameworkversion;
DROP FUNCTION partnerships_closed_version_stays();
DROP TRIGGER closed_text_stays ON partnerships_clauseplace;
DROP FUNCTION partnerships_closed_text_stays();
DROP TRIGGER written_once ON partnerships_clausetext;
"""


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0031_closed_texts_stay")]
    dependencies = [("partnerships", "0007_contributions_of_a_line")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

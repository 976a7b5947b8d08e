"""Exchange rates are written once; a mistyped one is superseded by another of its partnership, currency and day."""

from django.db import migrations

RATE = "partnerships_exchangerate"
GUARD = f"""
ALTER TABLE {RATE} ADD CONSTRAINT {RATE}_corrects_its_day
  FOREIGN KEY (supersedes_id, partnership_id, currency, "on") REFERENCES {RATE} (id, partnership_id, currency, "on");
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {RATE}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
UNGUARD = f"""
DROP TRIGGER written_once ON {RATE};
ALTER TABLE {RATE} DROP CONSTRAINT {RATE}_corrects_its_day;
"""


class Migration(migrations.Migration):
    """A trigger and a reference."""

    replaces = [("partnerships", "0024_rates_corrected_and_owned_milestones")]
    dependencies = [("partnerships", "0005_ledger_moves_balances")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]

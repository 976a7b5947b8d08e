"""A contribution's line is of its currency, and the database sees to it."""

from django.db import migrations

LINK = """
ALTER TABLE partnerships_contribution ADD CONSTRAINT partnerships_contribution_currency_of_line
  FOREIGN KEY (line_id, currency) REFERENCES partnerships_budgetline (id, currency);
"""
UNLINK = "ALTER TABLE partnerships_contribution DROP CONSTRAINT partnerships_contribution_currency_of_line;"


class Migration(migrations.Migration):
    """A reference only."""

    replaces = [("partnerships", "0025_money_that_is_linked")]
    dependencies = [("partnerships", "0006_rates_corrected_by_another")]
    operations = [migrations.RunSQL(LINK, UNLINK)]

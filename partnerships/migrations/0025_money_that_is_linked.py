"""Pledges have a day, partners' money stands on a line, grants lead to commitments."""

import django.db.models.deletion
from django.db import migrations, models

LINK = """
ALTER TABLE partnerships_contribution ADD CONSTRAINT partnerships_contribution_currency_of_line
  FOREIGN KEY (line_id, currency) REFERENCES partnerships_budgetline (id, currency);
"""
UNLINK = "ALTER TABLE partnerships_contribution DROP CONSTRAINT partnerships_contribution_currency_of_line;"


class Migration(migrations.Migration):
    """A contribution's line is of its currency, and the database sees to it."""

    dependencies = [
        ("partnerships", "0024_rates_corrected_and_owned_milestones"),
    ]

    operations = [
        migrations.AddField(
            model_name="budgetline",
            name="pledge_due_on",
            field=models.DateField(blank=True, null=True, verbose_name="pledge expected on"),
        ),
        migrations.AddField(
            model_name="commitment",
            name="proposal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commitments",
                to="partnerships.proposal",
                verbose_name="proposal",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="line",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contributions",
                to="partnerships.budgetline",
                verbose_name="budget line",
            ),
        ),
        migrations.AddField(
            model_name="contributionentry",
            name="ledger_entry",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="book_line",
                to="partnerships.ledgerentry",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("line", None), ("kind", "money"), _connector="OR"),
                name="partnerships_contribution_only_money_on_a_line",
            ),
        ),
        migrations.RunSQL(LINK, UNLINK),
    ]

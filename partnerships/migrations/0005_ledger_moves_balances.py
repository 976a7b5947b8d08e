"""The database holds the ledger: entries are written once, and balances move with them and with nothing else.

An entry that is inserted, by whomever, moves the balances of the line, commitment and tranche that it names, in this
order, under their checks. Whoever moves a balance by hand is refused. What cannot move apart needs no recount.
"""

from django.db import migrations

GUARD = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON partnerships_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();

CREATE FUNCTION partnerships_ledger_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE undone partnerships_ledgerentry;
BEGIN
  IF NEW.corrects_id IS NOT NULL THEN
    SELECT * INTO undone FROM partnerships_ledgerentry WHERE id = NEW.corrects_id;
    IF undone.kind = 'counter'
        OR (undone.line_id, undone.balance, undone.commitment_id, undone.tranche_id, -undone.amount)
        IS DISTINCT FROM (NEW.line_id, NEW.balance, NEW.commitment_id, NEW.tranche_id, NEW.amount) THEN
      RAISE EXCEPTION 'a counter-entry takes its entry back whole' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  UPDATE partnerships_budgetline SET
      allocated = allocated + CASE NEW.balance WHEN 'allocated' THEN NEW.amount ELSE 0 END,
      committed = committed + CASE NEW.balance WHEN 'committed' THEN NEW.amount ELSE 0 END,
      paid = paid + CASE NEW.balance WHEN 'paid' THEN NEW.amount ELSE 0 END,
      received = received + CASE NEW.balance WHEN 'received' THEN NEW.amount ELSE 0 END
    WHERE id = NEW.line_id;
  IF NEW.commitment_id IS NOT NULL THEN
    UPDATE partnerships_commitment SET
        committed = committed + CASE NEW.balance WHEN 'committed' THEN NEW.amount ELSE 0 END,
        paid = paid + CASE NEW.balance WHEN 'paid' THEN NEW.amount ELSE 0 END
      WHERE id = NEW.commitment_id;
  END IF;
  IF NEW.tranche_id IS NOT NULL THEN
    UPDATE partnerships_tranche SET paid = paid + NEW.amount
      WHERE id = NEW.tranche_id AND commitment_id = NEW.commitment_id AND NEW.balance = 'paid';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'only a payment names a tranche, and one of its own commitment'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_moves AFTER INSERT ON partnerships_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION partnerships_ledger_moves();

CREATE FUNCTION partnerships_only_the_ledger_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'only the ledger moves the balances of %', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
BALANCES = {
    "budgetline": ("allocated", "committed", "paid", "received"),
    "commitment": ("committed", "paid"),
    "tranche": ("paid",),
}


def only_the_ledger(table, names):
    """Return triggers that refuse a row that begins with money, and an update outside of the ledger's own trigger."""
    begins = " OR ".join(f"NEW.{name} <> 0" for name in names)
    moved = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in names)
    do = "FOR EACH ROW WHEN ({}) EXECUTE FUNCTION partnerships_only_the_ledger_moves();"
    return (
        f"CREATE TRIGGER begins_empty AFTER INSERT ON partnerships_{table} {do.format(begins)}\n"
        f"CREATE TRIGGER moved_by_ledger AFTER UPDATE ON partnerships_{table} "
        f"{do.format(f'pg_trigger_depth() = 0 AND ({moved})')}"
    )


UNGUARD = """
DROP TRIGGER ledger_moves ON partnerships_ledgerentry;
DROP TRIGGER written_once ON partnerships_ledgerentry;
DROP FUNCTION partnerships_ledger_moves();
DROP FUNCTION partnerships_only_the_ledger_moves() CASCADE;
"""


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0023_ledger_moves_balances")]
    dependencies = [("partnerships", "0004_ledger_only_grows")]
    operations = [
        migrations.RunSQL(
            "\n".join([GUARD, *(only_the_ledger(*one) for one in BALANCES.items())]),
            UNGUARD,
        )
    ]

"""The database holds packages: versions, approvals and evidence are written once; nothing is paid before approval."""

from django.db import migrations

TABLES = ("packageversion", "grantapproval", "grantevidence")
GUARD = "".join(
    f"""CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON workforce_{table}
  FOR EACH ROW EXECUTE FUNCTION partnerships_written_once();
"""
    for table in TABLES
)
UNGUARD = "".join(f"DROP TRIGGER written_once ON workforce_{table};\n" for table in TABLES)

PAID_AFTER_APPROVAL = """
CREATE FUNCTION workforce_paid_after_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM workforce_packagegrant g
        JOIN workforce_grantinstalment i ON i.id = NEW.instalment_id AND i.grant_id = g.id
        JOIN partnerships_paymentorder o ON o.id = NEW.order_id AND o.commitment_id = g.commitment_id
        WHERE g.id = NEW.grant_id AND (TG_OP = 'UPDATE' OR g.state = 'approved')
    ) THEN
        RAISE EXCEPTION 'a package is paid after its approval, out of its own commitment, for its own parts'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER paid_after_approval BEFORE INSERT OR UPDATE OF grant_id, instalment_id, order_id ON workforce_grantpayment
    FOR EACH ROW EXECUTE FUNCTION workforce_paid_after_approval();
"""
UNPAID = """
DROP TRIGGER paid_after_approval ON workforce_grantpayment;
DROP FUNCTION workforce_paid_after_approval();
"""
RIGHT_TYPE = """
ALTER TABLE workforce_packagegrant ADD CONSTRAINT workforce_grant_version_of_type
    FOREIGN KEY (version_id, type_id) REFERENCES workforce_packageversion (id, type_id) DEFERRABLE INITIALLY DEFERRED;
"""
ANY_TYPE = "ALTER TABLE workforce_packagegrant DROP CONSTRAINT workforce_grant_version_of_type;"


class Migration(migrations.Migration):
    replaces = [("workforce", "0014_packages_held")]
    dependencies = [("workforce", "0002_tables"), ("partnerships", "0011_findings_stay")]
    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(PAID_AFTER_APPROVAL, UNPAID),
        migrations.RunSQL(RIGHT_TYPE, ANY_TYPE),
    ]

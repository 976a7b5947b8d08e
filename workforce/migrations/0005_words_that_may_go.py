"""What is written once may lose its words when its person is pseudonymised: that alone, and nothing else, changes it."""

from django.db import migrations

TABLES = ("grantapproval", "grantevidence", "pathwaysheet", "sheetoption")
FUNCTION = """
CREATE FUNCTION workforce_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('jtportal.pseudonymising', true) = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is written once: add another row instead', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def guarded(function):
    """Return the statements that guard the tables by a function."""
    return "".join(
        f"""DROP TRIGGER written_once ON workforce_{table};
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON workforce_{table}
  FOR EACH ROW EXECUTE FUNCTION {function}();
"""
        for table in TABLES
    )


class Migration(migrations.Migration):
    replaces = [("workforce", "0025_words_that_may_go")]
    dependencies = [("workforce", "0004_pathway_sheets_stay")]
    operations = [
        migrations.RunSQL(
            FUNCTION + guarded("workforce_written_once"),
            guarded("partnerships_written_once") + "DROP FUNCTION workforce_written_once();",
        )
    ]

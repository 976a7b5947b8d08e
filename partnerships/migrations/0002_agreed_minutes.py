"""Agreed minutes do not change: the database refuses it, whoever asks. Corrections are added, never rewritten."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION partnerships_minutes_agreed(meeting bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM partnerships_meeting WHERE id = meeting AND state = 'agreed')
$$;

CREATE FUNCTION partnerships_keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'partnerships_erratum' THEN
        RAISE EXCEPTION 'corrections of minutes are only added' USING ERRCODE = 'restrict_violation';
    ELSIF TG_TABLE_NAME = 'partnerships_meeting' THEN
        IF OLD.state = 'agreed' THEN
            RAISE EXCEPTION 'agreed minutes do not change' USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF (TG_OP <> 'INSERT' AND partnerships_minutes_agreed(OLD.meeting_id))
       OR (TG_OP <> 'DELETE' AND partnerships_minutes_agreed(NEW.meeting_id)) THEN
        RAISE EXCEPTION 'agreed minutes do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;

CREATE TRIGGER partnerships_keep_minutes BEFORE UPDATE OR DELETE ON partnerships_meeting
    FOR EACH ROW EXECUTE FUNCTION partnerships_keep_minutes();
CREATE TRIGGER partnerships_keep_minutes BEFORE INSERT OR UPDATE OR DELETE ON partnerships_agendaitem
    FOR EACH ROW EXECUTE FUNCTION partnerships_keep_minutes();
CREATE TRIGGER partnerships_keep_minutes BEFORE INSERT OR UPDATE OR DELETE ON partnerships_attendance
    FOR EACH ROW EXECUTE FUNCTION partnerships_keep_minutes();
CREATE TRIGGER partnerships_keep_minutes
    BEFORE INSERT OR DELETE OR UPDATE OF meeting_id, item_id, text, organisation_id, owner_id, due_on
    ON partnerships_decision FOR EACH ROW EXECUTE FUNCTION partnerships_keep_minutes();
CREATE TRIGGER partnerships_keep_minutes BEFORE UPDATE OR DELETE ON partnerships_erratum
    FOR EACH ROW EXECUTE FUNCTION partnerships_keep_minutes();
"""
THAW = """
DROP TRIGGER partnerships_keep_minutes ON partnerships_erratum;
DROP TRIGGER partnerships_keep_minutes ON partnerships_decision;
DROP TRIGGER partnerships_keep_minutes ON partnerships_attendance;
DROP TRIGGER partnerships_keep_minutes ON partnerships_agendaitem;
DROP TRIGGER partnerships_keep_minutes ON partnerships_meeting;
DROP FUNCTION partnerships_keep_minutes();
DROP FUNCTION partnerships_minutes_agreed(bigint);
"""


class Migration(migrations.Migration):
    """Triggers only."""

    replaces = [("partnerships", "0011_agreed_minutes")]
    dependencies = [("partnerships", "0001_tables")]
    operations = [migrations.RunSQL(FREEZE, THAW)]

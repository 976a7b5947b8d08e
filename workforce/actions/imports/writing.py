"""From staged and compared rows to records: set-wise, everything at one moment, for one reference day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from workforce.actions import versions
from workforce.actions.imports import people
from workforce.actions.imports.facts import COLUMNS, FACTS, value_sql
from workforce.models import WorkerVersion

if TYPE_CHECKING:
    from datetime import datetime

    from workforce.actions.imports.matching import Question
    from workforce.models import RosterImport

# Keys of all rows to come, so that rows that name each other can be written in one go each.
PLAN = """
CREATE TEMP TABLE roster_new ON COMMIT DROP AS
SELECT m.line, m.kind, m.writes, m.returns, m.moves, m.former_status, m.version_id before_id, m.version_until,
    COALESCE(m.version_id, w.current_id) carry_id,
    COALESCE(m.worker_id, nextval((SELECT pg_get_serial_sequence('workforce_worker', 'id')::regclass))) worker_id,
    COALESCE(m.person_id, nextval((SELECT pg_get_serial_sequence('workforce_person', 'id')::regclass))) person_id,
    CASE WHEN m.writes AND m.version_until IS NULL
        THEN nextval((SELECT pg_get_serial_sequence('workforce_workerversion', 'id')::regclass)) END version_id,
    CASE WHEN m.worker_id IS NOT NULL AND m.version_id IS NULL THEN (
        SELECT min(x.valid_from) FROM workforce_workerversion x
        WHERE x.worker_id = m.worker_id AND x.retracted_at IS NULL AND x.valid_from > %(day)s) END ends_on,
    c.id open_case_id,
    CASE WHEN m.kind = 'new' OR (m.returns AND c.id IS NULL AND NOT EXISTS (
        SELECT FROM workforce_case k WHERE k.person_id = m.person_id AND k.partnership_id + 0 = %(partnership)s
            AND k.retracted_at IS NULL AND k.closed_on > %(day)s))
        THEN nextval((SELECT pg_get_serial_sequence('workforce_case', 'id')::regclass)) END case_id,
    COALESCE(p.subject, gen_random_uuid()) subject
FROM roster_match m
LEFT JOIN workforce_worker w ON w.id = m.worker_id
LEFT JOIN workforce_person p ON p.id = m.person_id
LEFT JOIN workforce_case c ON c.person_id = m.person_id AND c.partnership_id + 0 = %(partnership)s
    AND c.closed_on IS NULL AND c.retracted_at IS NULL
WHERE m.kind <> 'same'
"""

PERSONS = """
INSERT INTO workforce_person (id, subject, family_name, given_name, patronymic, sort_key, search, sex,
    birth_date,
    residence_id, national_number, national_number_hash)
SELECT n.person_id, n.subject, s.family_name, s.given_name, s.patronymic, s.sort_key, s.search, s.sex,
    s.birth_date,
    s.residence_id, s.national_number, s.national_number_hash
FROM roster_new n JOIN roster_stage s USING (line) WHERE n.kind = 'new'
"""
CLOSE = """
UPDATE workforce_workerversion v SET valid_until = %(day)s, closed_at = %(at)s
FROM roster_new n
WHERE v.id = n.before_id AND n.version_id IS NOT NULL AND v.valid_until IS NULL AND v.retracted_at IS NULL
"""
VERSIONS = """
INSERT INTO workforce_workerversion (id, worker_id, {columns}, source, standing, valid_from, valid_until,
    closed_at,
    recorded_at, recorded_by_id, source_import_id)
SELECT n.version_id, n.worker_id, {values}, 'roster', 'roster', %(day)s, n.ends_on,
    CASE WHEN n.ends_on IS NOT NULL THEN %(at)s::timestamptz END, %(at)s, %(by)s, %(import)s
FROM roster_new n JOIN roster_stage s USING (line) LEFT JOIN workforce_workerversion v ON v.id = n.carry_id
WHERE n.version_id IS NOT NULL
"""
WORKERS = """
INSERT INTO workforce_worker (id, site_id, person_id, personnel_number, current_id, leave_reason, recorded_at)
SELECT n.worker_id, %(site)s, n.person_id, s.personnel_number, n.version_id, '', %(at)s
FROM roster_new n JOIN roster_stage s USING (line) WHERE n.kind = 'new'
"""
CURRENT = """
UPDATE workforce_worker w SET current_id = n.version_id FROM roster_new n
WHERE w.id = n.worker_id AND n.kind = 'changed' AND n.version_id IS NOT NULL AND n.ends_on IS NULL
"""
GAPS = """
INSERT INTO workforce_workerreturn (roster_import_id, worker_id, left_on, leave_reason, left_at, left_by_id,
    returned_on, returned_at)
SELECT %(import)s, w.id, w.left_on, w.leave_reason, w.left_at, w.left_by_id, %(day)s, %(at)s
FROM roster_new n JOIN workforce_worker w ON w.id = n.worker_id WHERE n.returns
"""
BACK = """
UPDATE workforce_worker w SET left_on = NULL, leave_reason = '', left_at = NULL, left_by_id = NULL
FROM roster_new n WHERE w.id = n.worker_id AND n.returns
"""
CASES = """
INSERT INTO workforce_case (id, partnership_id, person_id, worker_id, site_id, opened_on, close_reason,
    recorded_at,
    recorded_by_id, pathway, status, source_import_id, sort_key, search, sex, birth_date, residence_id)
SELECT n.case_id, %(partnership)s, n.person_id, n.worker_id, %(site)s, %(day)s, '', %(at)s, %(by)s, 'none',
    COALESCE(NULLIF(s.status, ''), 'at_work'), %(import)s, p.sort_key,
        left(btrim(p.search || ' ' || s.search_number), 560),
    p.sex, p.birth_date, p.residence_id
FROM roster_new n JOIN roster_stage s USING (line) JOIN workforce_person p ON p.id = n.person_id
WHERE n.case_id IS NOT NULL
ORDER BY p.sort_key
"""
SPELLS = """
INSERT INTO workforce_caseversion (case_id, pathway, status, reason, valid_from, recorded_at, recorded_by_id,
    source_import_id)
SELECT id, pathway, status, '', %(day)s, %(at)s, %(by)s, %(import)s FROM workforce_case
WHERE id IN (SELECT case_id FROM roster_new)
"""
MOVES = (
    """
    CREATE TEMP TABLE roster_moved ON COMMIT DROP AS
    SELECT cv.id, cv.case_id, cv.pathway, s.status FROM roster_new n JOIN roster_stage s USING (line)
    JOIN workforce_caseversion cv ON cv.case_id = n.open_case_id AND cv.valid_until IS NULL
        AND cv.retracted_at IS NULL
    WHERE n.moves
    """,
    """
    UPDATE workforce_caseversion v SET valid_until = %(day)s, closed_at = %(at)s FROM roster_moved m
        WHERE v.id = m.id
    """,
    """
    INSERT INTO workforce_caseversion (case_id, pathway, status, reason, valid_from, recorded_at,
        recorded_by_id,
        source_import_id)
    SELECT case_id, pathway, status, '', %(day)s, %(at)s, %(by)s, %(import)s FROM roster_moved
    """,
    "UPDATE workforce_case c SET status = m.status FROM roster_moved m WHERE c.id = m.case_id",
)
TABLES = ("roster_new", "roster_moved")


def plan(question: Question) -> bool:
    """Give every row to come its keys; say whether there is anything to write."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(PLAN, question.params)
        cursor.execute("ANALYZE roster_new")
        cursor.execute("SELECT EXISTS (SELECT FROM roster_new)")
        return cursor.fetchone()[0]


def write(question: Question, *, roster_import: RosterImport, at: datetime) -> None:
    """Write what `plan` made room for, as recorded `at`. Raises Refused when a record changed meanwhile."""
    params = question.params | {"at": at, "by": roster_import.created_by_id, "import": roster_import.pk}
    values = ", ".join(value_sql(fact, question.told) for fact in FACTS)
    insert_versions = VERSIONS.format(columns=", ".join(COLUMNS), values=values)
    with connection.cursor() as cursor:
        cursor.execute(PERSONS, params)
        cursor.execute(
            "SELECT count(*) FROM roster_new WHERE before_id IS NOT NULL AND version_id IS NOT NULL"
        )
        (expected,) = cursor.fetchone()
        cursor.execute(CLOSE, params)
        if cursor.rowcount != expected:
            raise Refused(
                _("Somebody changed a worker's facts while the roster was being written. Try again.")
            )
        for statement in (insert_versions, WORKERS, CURRENT):
            cursor.execute(statement, params)
        write_between(question, params=params)
        people.keep_in_step(question.site.partnership, people.TOUCHED_BY_IMPORT)
        for statement in (GAPS, BACK, CASES, SPELLS, *(MOVES if "status" in question.told else ())):
            cursor.execute(statement, params)


def write_between(question: Question, *, params: dict[str, Any]) -> None:
    """Write facts for days after which others are known already, one worker at a time as by hand."""
    values = ", ".join(f"{value_sql(fact, question.told)} AS {fact.column}" for fact in FACTS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT n.worker_id, {values} FROM roster_new n JOIN roster_stage s USING (line)"
            " JOIN workforce_workerversion v ON v.id = n.before_id WHERE n.writes AND n.version_id IS NULL"
        )
        rows = cursor.fetchall()
        if not rows:
            return
        marks = {"source": "roster", "standing": "roster", "source_import_id": params["import"]}
        pairs: list[tuple[int, int | None]] = []
        for worker_id, *facts in rows:
            standing = WorkerVersion.objects.filter(worker=worker_id).standing()
            changes = dict(zip(COLUMNS, facts, strict=True))
            written = versions.rewrite(
                list(standing.select_for_update()),
                on=question.day,
                changes=changes,
                marks=marks | {"recorded_by_id": params["by"]},
                at=params["at"],
            )
            pairs.append((worker_id, written.pk if written else None))
        cursor.execute(
            "UPDATE roster_new n SET version_id = x.version_id"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS x (worker_id, version_id) WHERE n.worker_id = x.worker_id",
            [list(column) for column in zip(*pairs, strict=True)],
        )
        cursor.execute(
            "UPDATE workforce_worker w SET current_id = v.id FROM workforce_workerversion v, roster_new n"
            " WHERE w.id = n.worker_id AND n.version_until IS NOT NULL AND n.writes AND v.worker_id = w.id"
            " AND v.valid_until IS NULL AND v.retracted_at IS NULL"
        )

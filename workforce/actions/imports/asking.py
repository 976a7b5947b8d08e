"""What an import asks of people: when and why somebody left, whether two records are one person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection

from workforce.actions import ledger

if TYPE_CHECKING:
    from datetime import datetime

    from workforce.actions.imports.matching import Question
    from workforce.models import RosterImport

LEAVER_DAYS, DUPLICATE_DAYS = 14, 7

OPEN_CASE = """
LEFT JOIN workforce_case c ON c.person_id = w.person_id AND c.partnership_id + 0 = %(partnership)s
    AND c.closed_on IS NULL AND c.retracted_at IS NULL
"""
LEAVERS = f"""
INSERT INTO workforce_task (partnership_id, kind, case_id, worker_id, source_import_id, title, due_on,
    owner_id,
    created_at, outcome)
SELECT %(partnership)s, 'leaver', c.id, w.id, %(import)s, '', %(leaver_due)s, c.officer_id, %(at)s, '{{}}'
FROM roster_gone g JOIN workforce_worker w ON w.id = g.worker_id {OPEN_CASE}
ON CONFLICT DO NOTHING
RETURNING case_id
"""
DUPLICATES = """
INSERT INTO workforce_task (partnership_id, kind, case_id, worker_id, other_worker_id, source_import_id,
    title, due_on,
    created_at, outcome)
SELECT %(partnership)s, 'duplicate', n.case_id, n.worker_id, COALESCE(p.worker_id, o.worker_id),
    %(import)s, '',
    %(duplicate_due)s, %(at)s, '{}'
FROM roster_pair p JOIN roster_new n USING (line) LEFT JOIN roster_new o ON o.line = p.other_line
RETURNING case_id
"""
# Whoever stands on the roster again has not left: the question is moot.
MOOT = """
UPDATE workforce_task t SET done_at = %(at)s, outcome = jsonb_build_object('on_roster_again',
    %(import)s::text)
FROM workforce_worker w
WHERE t.worker_id = w.id AND t.kind = 'leaver' AND t.done_at IS NULL AND w.site_id = %(site)s AND w.left_on IS NULL
    AND NOT EXISTS (SELECT FROM roster_gone g WHERE g.worker_id = w.id)
RETURNING t.case_id
"""
DUE = """
UPDATE workforce_case c SET next_due_on = (
    SELECT min(t.due_on) FROM workforce_task t WHERE t.case_id = c.id AND t.done_at IS NULL)
WHERE c.id = ANY(%(cases)s)
"""


def ask(question: Question, *, roster_import: RosterImport, at: datetime) -> int:
    """Write the questions and take back those that have become moot; return how many questions are new."""
    today = ledger.today(question.site.partnership)
    params = question.params | {
        "at": at,
        "import": roster_import.pk,
        "leaver_due": today + timedelta(days=LEAVER_DAYS),
        "duplicate_due": today + timedelta(days=DUPLICATE_DAYS),
    }
    statements = (LEAVERS, DUPLICATES) if question.older else (LEAVERS, DUPLICATES, MOOT)
    asked, cases = 0, []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, params)
            found = [case for (case,) in cursor.fetchall()]
            cases += [case for case in found if case]
            asked += 0 if statement is MOOT else len(found)
        cursor.execute(DUE, {"cases": cases})
    return asked

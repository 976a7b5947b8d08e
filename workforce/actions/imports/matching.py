"""What the staged rows mean beside the records: new, changed, unchanged; who is gone; who may be here twice.

Everything is one statement per question over all rows at once; the answers stay in tables of the transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from workforce.actions.imports.facts import differs_sql

if TYPE_CHECKING:
    from datetime import date

    from workforce.models import Site


@dataclass(frozen=True, slots=True)
class Question:
    """What the file is compared with: a site on a day. `told` are the columns that the file speaks of."""

    site: Site
    day: date
    told: frozenset[str]
    older: bool = False  # than the site's last roster: then nobody is gone and nobody is back

    @property
    def params(self) -> dict[str, Any]:
        """The parameters of all statements of an import."""
        return {"site": self.site.pk, "partnership": self.site.partnership_id, "day": self.day}


# Statistics of tables that were filled a moment ago are out of date, and a planner that takes a site for empty would
# compare everybody with everybody. So each step leaves a table of its own that is analysed before the next one,
# `+ 0` keeps indexes out that begin with the partnership alone, and many rows are joined by hashing only: analysed
# while an import's rows are not yet committed, a full table counts as empty.
MANY = 1_000
MINE = """
CREATE TEMP TABLE roster_mine ON COMMIT DROP AS
SELECT w.id worker_id, w.person_id, w.personnel_number, w.left_on, v.id version_id, v.valid_until version_until
FROM workforce_worker w
LEFT JOIN workforce_workerversion v ON v.worker_id = w.id AND v.retracted_at IS NULL
    AND v.valid_from <= %(day)s AND (v.valid_until IS NULL OR v.valid_until > %(day)s)
WHERE w.site_id = %(site)s AND w.retracted_at IS NULL
"""
MATCH = """
CREATE TEMP TABLE roster_match ON COMMIT DROP AS
SELECT m.*, CASE WHEN worker_id IS NULL THEN 'new' WHEN writes OR returns OR moves THEN 'changed'
    ELSE 'same' END kind
FROM (
    SELECT s.line, w.worker_id, w.person_id, w.version_id, w.version_until,
        v.id IS NULL OR {differs} writes,
        {returns} returns,
        {moves} moves,
        {former_status} former_status
    FROM roster_stage s
    LEFT JOIN roster_mine w USING (personnel_number)
    LEFT JOIN workforce_workerversion v ON v.id = w.version_id
    {cases}
) m
"""
CASES = """
    LEFT JOIN workforce_case c ON c.person_id = w.person_id AND c.partnership_id + 0 = %(partnership)s
        AND c.closed_on IS NULL AND c.retracted_at IS NULL
    LEFT JOIN workforce_caseversion cv ON cv.case_id = c.id AND cv.valid_until IS NULL
        AND cv.retracted_at IS NULL AND cv.valid_from <= %(day)s
"""

GONE = """
CREATE TEMP TABLE roster_gone ON COMMIT DROP AS
SELECT w.worker_id FROM roster_mine w
WHERE NOT %(older)s AND w.left_on IS NULL
    AND NOT EXISTS (SELECT FROM roster_stage s WHERE s.personnel_number = w.personnel_number)
    AND NOT EXISTS (SELECT FROM roster_refused r WHERE r.personnel_number = w.personnel_number)
"""

# One person under two numbers: the same birth date and folded name, no other sex, no other patronymic; or the
# same national number. A twin in the records counts before one further up in the file.
FRESH = """
CREATE TEMP TABLE roster_fresh ON COMMIT DROP AS
SELECT s.line, s.birth_date, s.sex, s.search, s.search_short, s.national_number_hash
FROM roster_stage s JOIN roster_match m USING (line) WHERE m.kind = 'new'
"""
KNOWN = """
CREATE TEMP TABLE roster_known ON COMMIT DROP AS
SELECT w.id worker_id, w.site_id <> %(site)s elsewhere, p.birth_date, p.sex, p.search, p.national_number_hash
FROM (
    SELECT p.id FROM workforce_person p JOIN (SELECT DISTINCT birth_date FROM roster_fresh) f USING (birth_date)
    UNION
    SELECT p.id FROM workforce_person p JOIN roster_fresh f USING (national_number_hash)
) likely
JOIN workforce_person p USING (id)
JOIN workforce_worker w ON w.person_id = p.id JOIN workforce_site t ON t.id = w.site_id
WHERE t.partnership_id + 0 = %(partnership)s AND p.retracted_at IS NULL AND w.retracted_at IS NULL
"""
PAIRS = """
CREATE TEMP TABLE roster_pair ON COMMIT DROP AS
WITH likely AS (
    SELECT f.line, k.worker_id, NULL::integer other_line, k.elsewhere
    FROM roster_fresh f JOIN roster_known k ON k.birth_date = f.birth_date
    WHERE (k.search = f.search OR k.search = f.search_short
            OR (f.search = f.search_short AND starts_with(k.search, f.search || ' ')))
        AND (k.sex = f.sex OR k.sex = '' OR f.sex = '')
    UNION ALL
    SELECT f.line, k.worker_id, NULL, k.elsewhere
    FROM roster_fresh f JOIN roster_known k ON k.national_number_hash = f.national_number_hash
    UNION ALL
    SELECT f.line, NULL, g.line, true
    FROM roster_fresh f JOIN roster_fresh g ON g.birth_date = f.birth_date AND g.search = f.search
    WHERE g.line < f.line AND (g.sex = f.sex OR g.sex = '' OR f.sex = '')
    UNION ALL
    SELECT f.line, NULL, g.line, true
    FROM roster_fresh f JOIN roster_fresh g ON g.national_number_hash = f.national_number_hash
    WHERE g.line < f.line
)
SELECT DISTINCT ON (line) * FROM likely
ORDER BY line, worker_id IS NULL, elsewhere, worker_id DESC, other_line
"""


def join_many(rows: int) -> None:
    """Keep the planner from nested loops until the transaction ends, when there are many rows to join.

    How this connection checked keys while the tables were small is forgotten: it would read them whole per row.
    """
    if rows >= MANY:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute("DISCARD PLANS")


def match(question: Question) -> dict[str, int]:
    """Compare what is staged with the records; return {new, changed, unchanged, gone, duplicates}."""
    statements = {
        "roster_mine": MINE,
        "roster_match": match_sql(question),
        "roster_gone": GONE,
        "roster_fresh": FRESH,
        "roster_known": KNOWN,
        "roster_pair": PAIRS,
    }
    with connection.cursor() as cursor:
        for table, statement in statements.items():
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.execute(statement, {**question.params, "older": question.older})
            cursor.execute(f"ANALYZE {table}")
        cursor.execute("SELECT kind, count(*) FROM roster_match GROUP BY kind")
        kinds = dict(cursor.fetchall())
        cursor.execute("SELECT (SELECT count(*) FROM roster_gone), (SELECT count(*) FROM roster_pair)")
        gone, pairs = cursor.fetchone()
    names = (("new", "new"), ("changed", "changed"), ("unchanged", "same"))
    return {name: kinds.get(kind, 0) for name, kind in names} | {"gone": gone, "duplicates": pairs}


def match_sql(question: Question) -> str:
    """Return the statement that compares, for the columns that this file speaks of."""
    moves = "status" in question.told
    # On the very day of leaving a roster may still hold the name.
    returns = "false" if question.older else "COALESCE(w.left_on < %(day)s, false)"
    return MATCH.format(
        differs=differs_sql(question.told),
        returns=returns,
        moves="COALESCE(s.status <> '' AND cv.id IS NOT NULL AND s.status <> c.status, false)"
        if moves
        else "false",
        former_status="c.status" if moves else "''",
        cases=CASES if moves else "",
    )

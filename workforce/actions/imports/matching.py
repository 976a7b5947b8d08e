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


# The version in force on the day, as known now (workforce.models.versioned).
IN_FORCE = """retracted_at IS NULL AND {v}.valid_from <= %(day)s
        AND ({v}.valid_until IS NULL OR {v}.valid_until > %(day)s)"""

MATCH = """
CREATE TEMP TABLE roster_match ON COMMIT DROP AS
SELECT m.*, CASE WHEN worker_id IS NULL THEN 'new' WHEN writes OR returns
    OR moves THEN 'changed' ELSE 'same' END kind
FROM (
    SELECT s.line, w.id worker_id, w.person_id, v.id version_id, v.valid_until version_until,
        v.id IS NULL OR {differs} writes,
        {returns} returns,
        {moves} moves,
        {former_status} former_status
    FROM roster_stage s
    LEFT JOIN workforce_worker w
        ON w.site_id = %(site)s AND w.personnel_number = s.personnel_number AND w.retracted_at IS NULL
    LEFT JOIN workforce_workerversion v ON v.worker_id = w.id AND v.{in_force}
    {cases}
) m
"""
CASES = """
    LEFT JOIN workforce_case c ON c.person_id = w.person_id AND c.partnership_id = %(partnership)s
        AND c.closed_on IS NULL AND c.retracted_at IS NULL
    LEFT JOIN workforce_caseversion cv ON cv.case_id = c.id AND cv.valid_until IS NULL
        AND cv.retracted_at IS NULL
        AND cv.valid_from <= %(day)s
"""

GONE = """
CREATE TEMP TABLE roster_gone ON COMMIT DROP AS
SELECT w.id worker_id FROM workforce_worker w
WHERE NOT %(older)s AND w.site_id = %(site)s AND w.left_on IS NULL AND w.retracted_at IS NULL
    AND NOT EXISTS (SELECT FROM roster_stage s WHERE s.personnel_number = w.personnel_number)
    AND NOT EXISTS (SELECT FROM roster_refused r WHERE r.personnel_number = w.personnel_number)
    AND EXISTS (SELECT FROM workforce_workerversion v
        WHERE v.worker_id = w.id AND v.retracted_at IS NULL AND v.valid_from <= %(day)s)
"""

# One person under two numbers: the same birth date and folded name, no other sex, no other patronymic; or the
# same national number. A twin in the records counts before one further up in the file.
PAIRS = """
CREATE TEMP TABLE roster_pair ON COMMIT DROP AS
WITH fresh AS (
    SELECT s.line, s.birth_date, s.sex, s.search, s.search_short, s.national_number_hash
    FROM roster_stage s JOIN roster_match m USING (line) WHERE m.kind = 'new'
), known AS NOT MATERIALIZED (
    SELECT w.id worker_id, w.site_id, p.birth_date, p.sex, p.search, p.national_number_hash
    FROM workforce_person p JOIN workforce_worker w ON w.person_id = p.id
        JOIN workforce_site t ON t.id = w.site_id
    WHERE t.partnership_id = %(partnership)s AND p.retracted_at IS NULL AND w.retracted_at IS NULL
), likely AS (
    SELECT f.line, k.worker_id, NULL::integer other_line, k.site_id <> %(site)s elsewhere
    FROM fresh f JOIN known k ON k.birth_date = f.birth_date
    WHERE (k.search = f.search OR k.search = f.search_short
            OR (f.search = f.search_short AND starts_with(k.search, f.search || ' ')))
        AND (k.sex = f.sex OR k.sex = '' OR f.sex = '')
    UNION ALL
    SELECT f.line, k.worker_id, NULL, k.site_id <> %(site)s
    FROM fresh f JOIN known k ON k.national_number_hash = f.national_number_hash
    UNION ALL
    SELECT f.line, NULL, g.line, true
    FROM fresh f JOIN fresh g ON g.birth_date = f.birth_date AND g.search = f.search AND g.line < f.line
        AND (g.sex = f.sex OR g.sex = '' OR f.sex = '')
    UNION ALL
    SELECT f.line, NULL, g.line, true
    FROM fresh f JOIN fresh g ON g.national_number_hash = f.national_number_hash AND g.line < f.line
)
SELECT DISTINCT ON (line) * FROM likely ORDER BY line, worker_id IS NULL, elsewhere, worker_id DESC,
    other_line
"""

TABLES = ("roster_match", "roster_gone", "roster_pair")


def match(question: Question) -> dict[str, int]:
    """Compare what is staged with the records; return {new, changed, unchanged, gone, duplicates}."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(match_sql(question), question.params)
        cursor.execute("ANALYZE roster_match")
        cursor.execute(GONE, {**question.params, "older": question.older})
        cursor.execute(PAIRS, question.params)
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
        in_force=IN_FORCE.format(v="v"),
        cases=CASES if moves else "",
    )

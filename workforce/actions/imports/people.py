"""Persons, and the columns of cases that repeat them, brought up to the latest facts, many at once.

Part of the change of facts, whose records in the trail stand for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from jtportal.kernel import names

if TYPE_CHECKING:
    from partnerships.models import Partnership

# Whose facts the import changed, and the facts that hold for them now.
TOUCHED_BY_IMPORT = """
SELECT w.person_id, w.current_id version_id FROM roster_new n JOIN workforce_worker w ON w.id = n.worker_id
WHERE n.kind = 'changed' AND n.writes
"""

_SAID = ("sex", "birth_date", "residence_id")
_PERSON = (*_SAID, "national_number", "national_number_hash")
_RENAMED = """
SELECT p.id, v.family_name, v.given_name, v.patronymic
FROM roster_touched t JOIN workforce_person p ON p.id = t.person_id
    JOIN workforce_workerversion v ON v.id = t.version_id
WHERE (p.family_name, p.given_name, p.patronymic) IS DISTINCT FROM (v.family_name, v.given_name, v.patronymic)
"""
_NAMES = """
CREATE TEMP TABLE roster_names (person_id bigint, family_name text, given_name text, patronymic text,
    sort_key text,
    search text) ON COMMIT DROP
"""
_CASES_RENAMED = """
UPDATE workforce_case c SET sort_key = n.sort_key, search = left(n.search || CASE
    WHEN starts_with(c.search, p.search) THEN substr(c.search, length(p.search) + 1)
    ELSE COALESCE(' ' || (SELECT w.personnel_number FROM workforce_worker w WHERE w.id = c.worker_id),
        '') END, 560)
FROM roster_names n JOIN workforce_person p ON p.id = n.person_id WHERE c.person_id = p.id
"""
_PERSONS_RENAMED = """
UPDATE workforce_person p SET family_name = n.family_name, given_name = n.given_name,
    patronymic = n.patronymic,
    sort_key = n.sort_key, search = n.search
FROM roster_names n WHERE p.id = n.person_id
"""


def _follow(table: str, key: str, columns: tuple[str, ...]) -> str:
    """Return the statement that copies columns of the latest facts where they differ."""
    sets = ", ".join(f"{name} = v.{name}" for name in columns)
    mine = ", ".join(f"x.{name}" for name in columns)
    theirs = ", ".join(f"v.{name}" for name in columns)
    return (
        f"UPDATE {table} x SET {sets} FROM roster_touched t "
        f"JOIN workforce_workerversion v ON v.id = t.version_id"
        f" WHERE x.{key} = t.person_id AND ({mine}) IS DISTINCT FROM ({theirs})"
    )


def keep_in_step(partnership: Partnership, touched: str) -> None:
    """Bring persons and their cases up to date; `touched` is a SELECT of (person_id, version_id)."""
    with connection.cursor() as cursor:
        for table in ("roster_touched", "roster_names"):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(f"CREATE TEMP TABLE roster_touched ON COMMIT DROP AS {touched}")
        cursor.execute("ANALYZE roster_touched")
        cursor.execute(_follow("workforce_person", "id", _PERSON))
        cursor.execute(_follow("workforce_case", "person_id", _SAID))
        cursor.execute(_RENAMED)
        renamed = cursor.fetchall()
        if not renamed:
            return
        cursor.execute(_NAMES)
        with cursor.copy("COPY roster_names FROM STDIN") as copy:
            for person_id, family, given, patronymic in renamed:
                sort_key = names.sort_key(family, given, language=partnership.language)
                search = names.search_text(family, given, patronymic)[:500]
                copy.write_row((person_id, family, given, patronymic, sort_key, search))
        cursor.execute("ANALYZE roster_names")
        cursor.execute(_CASES_RENAMED)
        cursor.execute(_PERSONS_RENAMED)

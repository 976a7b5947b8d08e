"""The first rows of each kind, for the preview: who is new, what changes, who is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from workforce.actions.imports.facts import FACTS, SEALED, value_sql

if TYPE_CHECKING:
    from workforce.actions.imports.matching import Question

SHOWN = 8
NAME = "concat_ws(' ', {0}.family_name, NULLIF({0}.given_name, ''), NULLIF({0}.patronymic, ''))"
SHOWN_FACTS = tuple(fact for fact in FACTS if fact.column not in SEALED | {"residence_id", "currency"})

NEW = f"""
SELECT s.line, s.personnel_number, {NAME.format("s")}, s.birth_date, COALESCE(NULLIF(s.occupation_title,
    ''), s.occupation_code),
    s.residence_text, EXISTS (SELECT FROM roster_pair p WHERE p.line = s.line)
FROM roster_stage s JOIN roster_match m USING (line)
WHERE m.kind = 'new' ORDER BY EXISTS (SELECT FROM roster_pair p WHERE p.line = s.line) DESC,
    s.line LIMIT {SHOWN}
"""
GONE = f"""
SELECT w.personnel_number, {NAME.format("p")}
FROM roster_gone g JOIN workforce_worker w ON w.id = g.worker_id JOIN workforce_person p ON p.id = w.person_id
ORDER BY p.sort_key LIMIT {SHOWN}
"""
CHANGED = """
SELECT s.line, s.personnel_number, {name}, m.returns, m.former_status, CASE WHEN m.moves THEN s.status END,
    {before}, {after}
FROM roster_stage s JOIN roster_match m USING (line) LEFT
    JOIN workforce_workerversion v ON v.id = m.version_id
WHERE m.kind = 'changed' ORDER BY s.line LIMIT {shown}
"""


def samples(question: Question) -> dict[str, list[dict[str, Any]]]:
    """Return {"new": […], "changed": […], "gone": […]}: plain values, the first few of each."""
    with connection.cursor() as cursor:
        cursor.execute(NEW)
        names = ("line", "number", "name", "birth_date", "occupation", "residence", "duplicate")
        new = [plain(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
        cursor.execute(GONE)
        gone = [dict(zip(("number", "name"), row, strict=True)) for row in cursor.fetchall()]
        cursor.execute(changed_sql(question))
        changed = [changed_row(row) for row in cursor.fetchall()]
    return {"new": new, "changed": changed, "gone": gone}


def changed_sql(question: Question) -> str:
    """Return the statement that shows what held before and what the file says."""
    before = ", ".join(f"v.{fact.column}" for fact in SHOWN_FACTS)
    after = ", ".join(value_sql(fact, question.told) for fact in SHOWN_FACTS)
    return CHANGED.format(name=NAME.format("s"), before=before, after=after, shown=SHOWN)


def changed_row(row: tuple[Any, ...]) -> dict[str, Any]:
    """Return a changed row with only the facts that differ, as {"fact", "before", "after"}."""
    line, number, name, returns, was, now, *facts = row
    former, latest = facts[: len(SHOWN_FACTS)], facts[len(SHOWN_FACTS) :]
    differences = [
        {"fact": fact.column, "before": old, "after": new}
        for fact, old, new in zip(SHOWN_FACTS, former, latest, strict=True)
        if old != new
    ]
    if now:
        differences.append({"fact": "status", "before": was, "after": now})
    return {
        "line": line,
        "number": number,
        "name": name,
        "returns": returns,
        "differences": [plain(one) for one in differences],
    }


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return values as JSON keeps them: days and amounts as text."""
    keep = (str, int, bool, type(None))
    return {name: value if isinstance(value, keep) else str(value) for name, value in row.items()}

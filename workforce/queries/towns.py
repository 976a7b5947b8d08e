"""Which municipalities the people of a partnership live in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from partnerships.models import Territory

if TYPE_CHECKING:
    from partnerships.models import Partnership

# Distinct values by stepping through the index from one to the next: forty steps, not a million rows.
OPEN = "FROM workforce_case WHERE partnership_id = %(partnership)s AND closed_on IS NULL AND retracted_at IS NULL"
STEPS = f"""
WITH RECURSIVE step (town) AS (
    (SELECT residence_id {OPEN} AND residence_id IS NOT NULL ORDER BY residence_id LIMIT 1)
    UNION ALL
    SELECT (SELECT residence_id {OPEN} AND residence_id > step.town ORDER BY residence_id LIMIT 1)
    FROM step WHERE step.town IS NOT NULL
)
SELECT town FROM step WHERE town IS NOT NULL
"""  # noqa: S608 - two constants


def of_open_cases(partnership: Partnership) -> list[Territory]:
    """Return the municipalities of residence of the partnership's open cases, by name."""
    with connection.cursor() as cursor:
        cursor.execute(STEPS, {"partnership": partnership.pk})
        ids = [row[0] for row in cursor.fetchall()]
    return sorted(Territory.objects.filter(pk__in=ids), key=lambda town: town.label())

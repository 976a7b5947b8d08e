"""Who falls due: asked of all persons at once, or of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from workforce.calculations.retention import NOTICE_DAYS, may_go_on
from workforce.models import RetentionClock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

# A purpose counts where its organisation is or was the employment service; one that rests on consent where a consent
# was given. A case without any clock that runs keeps its person: nobody is pseudonymised for want of a purpose.
DUE = """
WITH clocks AS (
    SELECT p.id, p.partnership_id, v.keep_months AS months, v.keep_after AS event,
        'a' IN (v.basis, v.special_basis) AS by_consent
    FROM workforce_processingpurpose p
    JOIN workforce_purposeversion v ON v.purpose_id = p.id AND v.replaced_at IS NULL
    WHERE EXISTS (SELECT 1 FROM partnerships_partner s WHERE s.partnership_id = p.partnership_id
        AND s.organisation_id = p.organisation_id AND s.role = 'employment_service')
), cases AS (
    SELECT c.id, c.person_id, c.partnership_id, c.closed_on, w.left_on, (
        SELECT max(greatest(g.answered_on, (g.entered_at AT TIME ZONE 'UTC')::date))
        FROM workforce_grantpayment g JOIN workforce_packagegrant k ON k.id = g.grant_id
        WHERE k.case_id = c.id AND g.state IN ('released', 'listed', 'paid')) AS paid_on
    FROM workforce_case c LEFT JOIN workforce_worker w ON w.id = c.worker_id
    WHERE c.retracted_at IS NULL AND c.person_id IN (
        SELECT x.person_id FROM workforce_case x
        WHERE x.retracted_at IS NULL AND x.closed_on <= %(day)s AND {asked})
), dues AS (
    SELECT cases.person_id, cases.partnership_id, cases.closed_on, (
        SELECT max((CASE k.event WHEN 'closed' THEN cases.closed_on WHEN 'left' THEN cases.left_on
                ELSE make_date(extract(year FROM cases.paid_on)::int, 12, 31) END
            + make_interval(months => k.months))::date)
        FROM clocks k WHERE k.partnership_id = cases.partnership_id AND (NOT k.by_consent OR EXISTS (
            SELECT 1 FROM workforce_consent o JOIN workforce_purposeversion u ON u.id = o.version_id
            WHERE o.case_id = cases.id AND u.purpose_id = k.id))) AS due_on
    FROM cases
)
SELECT d.person_id, max(d.due_on), (array_agg(d.partnership_id ORDER BY d.closed_on DESC))[1]
FROM dues d
WHERE NOT EXISTS (SELECT 1 FROM workforce_worker w WHERE w.person_id = d.person_id
        AND w.left_on IS NULL AND w.retracted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM workforce_retentionclock r WHERE r.person_id = d.person_id
        AND r.pseudonymised_at IS NOT NULL)
    AND NOT EXISTS ({kept})
GROUP BY d.person_id
HAVING bool_and(d.closed_on IS NOT NULL AND d.due_on IS NOT NULL) AND max(d.due_on) <= %(day)s
ORDER BY max(d.due_on), d.person_id
"""
# Holds, open requests and appeals, packages and claims under way stop the clock.
KEPT = """
SELECT 1 FROM workforce_case h WHERE h.person_id = d.person_id AND (
    EXISTS (SELECT 1 FROM workforce_retentionhold x WHERE x.case_id = h.id AND x.lifted_on IS NULL)
    OR EXISTS (SELECT 1 FROM workforce_datarequest x WHERE x.case_id = h.id AND x.state = 'received')
    OR EXISTS (SELECT 1 FROM workforce_appeal x WHERE x.case_id = h.id AND x.state = 'open')
    OR EXISTS (SELECT 1 FROM workforce_packagegrant x WHERE x.case_id = h.id
        AND (x.state IN ('requested', 'approved', 'suspended')
            OR EXISTS (SELECT 1 FROM workforce_grantclaim y WHERE y.grant_id = x.id AND y.state = 'claimed'))))
"""
# A restricted fact goes with its own purpose: when that time is over, or when consent has been gone for NOTICE_DAYS.
FACTS = """
SELECT f.id FROM workforce_restrictedfact f
JOIN workforce_case c ON c.id = f.case_id
JOIN workforce_purposeversion v ON v.purpose_id = f.purpose_id AND v.replaced_at IS NULL
LEFT JOIN workforce_worker w ON w.id = c.worker_id
WHERE f.destroyed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM workforce_retentionhold x WHERE x.case_id = c.id AND x.lifted_on IS NULL)
    AND ((c.closed_on IS NOT NULL AND (CASE v.keep_after WHEN 'closed' THEN c.closed_on WHEN 'left' THEN w.left_on END
            + make_interval(months => v.keep_months))::date <= %(day)s)
        OR ('a' IN (v.basis, v.special_basis) AND (
            SELECT max(coalesce(o.withdrawn_on, 'infinity'::date)) FROM workforce_consent o
            JOIN workforce_purposeversion u ON u.id = o.version_id
            WHERE o.case_id = c.id AND u.purpose_id = f.purpose_id) + %(notice)s <= %(day)s))
ORDER BY f.id
"""


@dataclass(frozen=True, slots=True)
class Due:
    """A person whose times of keeping are all over on a day; `partnership`: of the case that was closed last."""

    person: int
    on: date
    partnership: int


def due(day: date, *, persons: Sequence[int] | None = None) -> list[Due]:
    """Return those of whom nothing is to be kept any more on a day, first due first; of `persons` alone where given."""
    asked = "x.person_id = ANY(%(persons)s)" if persons is not None else "TRUE"
    parameters: dict[str, Any] = {"day": day, "persons": list(persons or ())}
    with connection.cursor() as cursor:
        cursor.execute(DUE.format(asked=asked, kept=KEPT), parameters)
        return [Due(*row) for row in cursor.fetchall()]


def facts_due(day: date) -> list[int]:
    """Return the restricted facts whose content is to be destroyed."""
    with connection.cursor() as cursor:
        cursor.execute(FACTS, {"day": day, "notice": NOTICE_DAYS})
        return [row[0] for row in cursor.fetchall()]


def over(day: date) -> list[int]:
    """Return the clocks (keys) that may be carried out: due, and announced long enough ago."""
    rows = RetentionClock.objects.filter(pseudonymised_at=None, told_on__isnull=False, due_on__lte=day)
    found = rows.order_by("due_on", "pk").values_list("pk", "due_on", "told_on")
    return [pk for pk, on, told in found if told is not None and may_go_on(on, told) <= day]

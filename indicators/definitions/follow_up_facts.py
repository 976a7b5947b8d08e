"""The facts that indicators of follow-ups are counted from: who was asked six months after leaving the mine.

One row per follow-up at six months whose collecting has ended by the day, as known at the moment; of a person who left
more than once the latest such departure is the newest. Silence is `unknown`: it counts among those asked, and never as
work. These are few rows beside the cases, so that computing and lists read the same statement.
"""

from indicators.definitions.facts import IN_FORCE
from indicators.definitions.population import Population
from workforce.enums import WORKING
from workforce.models.follow_up import COLLECT_DAYS

KNOWN = "{r}.recorded_at <= %(known_at)s AND ({r}.retracted_at IS NULL OR {r}.retracted_at > %(known_at)s)"
AT_WORK = ", ".join(f"'{one.value}'" for one in WORKING)
BEFORE = IN_FORCE.format(v="b").replace("%(as_of)s", "f.left_on")  # the facts on the day of leaving

FOLLOW_UP_ROWS = f"""
SELECT partnership, follow_up_id, sex, residence, status, newest, status IN ({AT_WORK}) AS working,
    CASE WHEN newest AND status IN ({AT_WORK}) AND former > 0 THEN round(wage / former, 4) END AS kept,
    due_on, sort_key
FROM (
    SELECT c.partnership_id AS partnership, f.id AS follow_up_id, coalesce(w.sex, '') AS sex,
        w.residence_id AS residence, coalesce(a.status, 'unknown') AS status, a.wage,
        CASE WHEN a.currency = b.currency THEN b.wage END AS former, f.due_on, c.sort_key,
        row_number() OVER (PARTITION BY c.partnership_id, c.person_id ORDER BY f.left_on DESC, f.id DESC) = 1
        AS newest
    FROM workforce_followup f
    JOIN workforce_case c ON c.id = f.case_id AND (c.retracted_at IS NULL OR c.retracted_at > %(known_at)s)
    LEFT JOIN workforce_followupanswer a ON a.follow_up_id = f.id AND {KNOWN.format(r="a")}
    LEFT JOIN workforce_workerversion w ON w.worker_id = f.worker_id AND {IN_FORCE.format(v="w")}
    LEFT JOIN workforce_workerversion b ON b.worker_id = f.worker_id AND {BEFORE}
    WHERE c.partnership_id = ANY(%(partnerships)s) AND f.point = 'm6' AND {KNOWN.format(r="f")}
        AND f.due_on + {COLLECT_DAYS} <= %(as_of)s
) asked"""

FOLLOW_UPS = Population(
    key="follow_ups",
    identity="follow_up_id",
    columns={
        "partnership": "whose it is",
        "follow_up_id": "the follow-up, six months after leaving",
        "sex": "sex by the worker's facts in force; '' when not stated",
        "residence": "municipality by the worker's facts in force; NULL when unknown",
        "status": "what the person did on the day asked about; unknown without an answer",
        "newest": "whether it is of the person's latest departure",
        "working": "whether that is work, for somebody or in one's own business",
        "kept": "pay then as a share of the monthly wage on leaving; NULL where either is unknown, or not newest",
        "due_on": "the day asked about",
    },
    leaf=("partnership", "sex", "residence", "status", "newest", "working"),
    set_wise=f"WITH facts AS ({FOLLOW_UP_ROWS}\n)",
    row_wise=FOLLOW_UP_ROWS,
)

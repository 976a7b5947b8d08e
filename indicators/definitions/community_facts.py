"""The facts that indicators of the affected communities are counted from: outcomes, and beneficiaries.

One row per outcome, and one per beneficiary with support, as they stood on a day and were known at a moment:
recorded by then, not taken back by then, verified by then. Kind, sex and municipality of a beneficiary are
those known at the moment, for every day. These are few rows beside the cases, so that computing and lists read
the same statement.
"""

from indicators.definitions.population import Population
from workforce.models.community import JOB_DAYS

# A record known at the moment, and not taken back by then.
KNOWN = (
    """{r}.recorded_at <= %(known_at)s AND ({r}.retracted_at IS NULL OR {r}.retracted_at > %(known_at)s)"""
)
GIVEN = f"""SELECT FROM workforce_support s WHERE s.beneficiary_id = b.id AND {KNOWN.format(r="s")}"""
BENEFICIARY = f"""workforce_beneficiary b
JOIN workforce_beneficiaryversion f ON f.beneficiary_id = b.id AND {KNOWN.format(r="f")}"""

OUTCOME_ROWS = f"""
SELECT partnership, outcome_id, beneficiary, kind, sex, residence, verified, supported, lasted, verified AND supported
    AND row_number() OVER (PARTITION BY beneficiary, kind, verified AND supported ORDER BY happened_on, outcome_id) = 1
    AS first_of_kind, happened_on, sort_key
FROM (
    SELECT b.partnership_id AS partnership, o.id AS outcome_id, b.id AS beneficiary, o.kind, o.sex,
        f.residence_id AS residence, coalesce(o.verified_at <= %(known_at)s, false) AS verified,
        EXISTS ({GIVEN} AND s.given_on <= o.happened_on) AS supported,
        NOT coalesce(o.ended_on <= %(as_of)s AND o.ended_on < o.happened_on + {JOB_DAYS}
            AND coalesce(o.end_recorded_at, o.recorded_at) <= %(known_at)s, false) AS lasted,
        o.happened_on, b.name AS sort_key
    FROM workforce_outcome o JOIN {BENEFICIARY} ON b.id = o.beneficiary_id
    WHERE b.partnership_id = ANY(%(partnerships)s) AND o.happened_on <= %(as_of)s AND {KNOWN.format(r="o")}
) outcomes"""

BENEFICIARY_ROWS = f"""
SELECT b.partnership_id AS partnership, b.id AS beneficiary_id, f.kind, f.sex, f.residence_id AS residence,
    b.name AS sort_key
FROM {BENEFICIARY}
WHERE b.partnership_id = ANY(%(partnerships)s) AND EXISTS ({GIVEN} AND s.given_on <= %(as_of)s)"""

OUTCOMES = Population(
    key="outcomes",
    identity="outcome_id",
    columns={
        "partnership": "whose it is",
        "outcome_id": "the outcome",
        "beneficiary": "of which beneficiary",
        "kind": "what came of it",
        "sex": "sex of the person in the job; '' when not stated, and for a firm",
        "residence": "the beneficiary's municipality; NULL when unknown",
        "verified": "whether somebody else than whoever recorded it verified it",
        "supported": "whether support was given no later than on its day",
        "lasted": f"no job that ended by the day before it had lasted {JOB_DAYS} days",
        "first_of_kind": "whether it is the beneficiary's first of its kind, verified and after support",
        "happened_on": "its day",
    },
    leaf=("partnership", "kind", "sex", "residence", "verified", "supported", "lasted", "first_of_kind"),
    set_wise=f"WITH facts AS ({OUTCOME_ROWS}\n)",
    row_wise=OUTCOME_ROWS,
)
BENEFICIARIES = Population(
    key="beneficiaries",
    identity="beneficiary_id",
    columns={
        "partnership": "whose it is",
        "beneficiary_id": "the beneficiary",
        "kind": "household, business or person",
        "sex": "sex of the contact person; '' when not stated",
        "residence": "municipality; NULL when unknown",
    },
    leaf=("partnership", "kind", "sex", "residence"),
    set_wise=f"WITH facts AS ({BENEFICIARY_ROWS}\n)",
    row_wise=BENEFICIARY_ROWS,
)

"""The facts that indicators of the workforce are counted from: one row per case as it stood on a day, as then known.

Both forms take the parameters `partnerships` (a list of keys), `as_of` and `known_at` and yield the same
columns; SET_WISE reads all cases at once for computing, ROW_WISE walks cases in the order of a list and looks
each one's facts up. A row's facts depend on (as_of, known_at) alone, so whatever is recorded later leaves the
answer as it was.

How rows are chosen, as workforce/models/versioned.py says it: a record counts when recorded_at <= known_at and
it was not retracted by then; an end counts when it was known by then. Which case of a person (of a worker) is
the newest is decided by the day of intake, then by number.
"""

from indicators.definitions.population import Population

COLUMNS = {
    "partnership": "whose case it is",
    "case_id": "the case",
    "sex": "sex by the worker's facts in force; '' when not stated",
    "residence": "municipality by the worker's facts in force; NULL when unknown",
    "open": "whether the case is open on the day",
    "pathway": "pathway in force on the day; none when nothing is agreed",
    "newest_of_person": "whether it is the person's newest case",
    "newest_of_worker": "whether it is the newest case of this worker (a person under a personnel number)",
    "currency": "currency of the arrears; '' when no amount is stated",
    "owed": "whether wages are owed; NULL when no amount is stated",
    "arrears": "the amount owed; NULL when not stated",
    "days": "days from intake to the first agreed pathway; NULL before there is one",
}

# A version in force on the day as known at the moment.
IN_FORCE = """{v}.valid_from <= %(as_of)s AND {v}.recorded_at <= %(known_at)s
    AND ({v}.retracted_at IS NULL OR {v}.retracted_at > %(known_at)s)
    AND ({v}.valid_until IS NULL OR {v}.valid_until > %(as_of)s OR {v}.closed_at > %(known_at)s)"""

# A version that held on at least one day up to the day, as known at the moment.
HAS_HELD = """v.valid_from <= %(as_of)s AND v.recorded_at <= %(known_at)s
    AND (v.retracted_at IS NULL OR v.retracted_at > %(known_at)s)
    AND (v.valid_until IS NULL OR v.valid_until > v.valid_from OR v.closed_at > %(known_at)s)"""

KNOWN = """{c}.partnership_id = ANY(%(partnerships)s) AND {c}.opened_on <= %(as_of)s
    AND {c}.recorded_at <= %(known_at)s"""
# Two halves, because only few rows were ever retracted and an index of their own finds them.
CASES = f"""
    SELECT {{columns}} FROM workforce_case c WHERE {KNOWN.format(c="c")} AND c.retracted_at IS NULL
    UNION ALL
    SELECT {{columns}} FROM workforce_case c WHERE {KNOWN.format(c="c")} AND c.retracted_at > %(known_at)s"""

# A closing that was taken back later held as long as nobody knew better.
OPEN = """((c.closed_on IS NULL OR c.closed_on > %(as_of)s OR c.closed_at > %(known_at)s)
    AND c.id NOT IN (SELECT x.case_id FROM workforce_caseclosing x WHERE x.closed_on <= %(as_of)s
        AND x.closed_at <= %(known_at)s AND x.reopened_at > %(known_at)s)) AS open"""

SELECTED = """
    s.partnership_id AS partnership, s.id AS case_id, coalesce(w.sex, '') AS sex, w.residence_id AS residence,
    s.open, coalesce(p.pathway, 'none') AS pathway,
    CASE WHEN w.arrears IS NULL THEN '' ELSE w.currency END AS currency, w.arrears > 0 AS owed, w.arrears,
    p.agreed_on - s.opened_on AS days"""

WAYS = f"""max(v.pathway) FILTER (WHERE {IN_FORCE.format(v="v")}) AS pathway,
        min(v.valid_from) FILTER (WHERE v.pathway <> 'none') AS agreed_on"""

SET_WISE = f"""
WITH spells AS MATERIALIZED ({CASES.format(columns="c.partnership_id, c.id, c.person_id, c.worker_id, c.opened_on, " + OPEN)}
), again AS (
    SELECT partnership_id, person_id FROM spells GROUP BY partnership_id, person_id HAVING count(*) > 1
), repeated AS (
    SELECT s.* FROM spells s JOIN again USING (partnership_id, person_id)
), older AS (
    SELECT s.id, coalesce(bool_or(later.worker_id = s.worker_id), false) AS of_worker
    FROM repeated s JOIN repeated later USING (partnership_id, person_id)
    WHERE (later.opened_on, later.id) > (s.opened_on, s.id)
    GROUP BY s.id
), ways AS (
    SELECT v.case_id, {WAYS}
    FROM spells s JOIN workforce_caseversion v ON v.case_id = s.id AND {HAS_HELD}
    GROUP BY v.case_id
), facts AS (
    SELECT {SELECTED},
        older.id IS NULL AS newest_of_person, NOT coalesce(older.of_worker, false) AS newest_of_worker
    FROM spells s
    LEFT JOIN older ON older.id = s.id
    LEFT JOIN ways p ON p.case_id = s.id
    LEFT JOIN workforce_workerversion w ON w.worker_id = s.worker_id AND {IN_FORCE.format(v="w")}
)"""  # noqa: E501

NEWEST = f"""NOT EXISTS (
        SELECT FROM workforce_case later WHERE later.{{same}} = s.{{same}}
        AND later.partnership_id = s.partnership_id AND {KNOWN.format(c="later")}
        AND (later.retracted_at IS NULL OR later.retracted_at > %(known_at)s)
        AND (later.opened_on, later.id) > (s.opened_on, s.id)
    )"""

ROW_WISE = f"""
SELECT {SELECTED}, s.sort_key,
    {NEWEST.format(same="person_id")} AS newest_of_person,
    {NEWEST.format(same="worker_id")} AS newest_of_worker
FROM ({CASES.format(columns="c.*, " + OPEN)}) s
LEFT JOIN LATERAL (
    SELECT {WAYS} FROM workforce_caseversion v WHERE v.case_id = s.id AND {HAS_HELD}
) p ON true
LEFT JOIN workforce_workerversion w ON w.worker_id = s.worker_id AND {IN_FORCE.format(v="w")}"""

CASE_FACTS = Population(
    key="cases",
    identity="case_id",
    columns=COLUMNS,
    leaf=(
        "partnership",
        "sex",
        "residence",
        "open",
        "pathway",
        "newest_of_person",
        "newest_of_worker",
        "currency",
        "owed",
    ),
    set_wise=SET_WISE,
    row_wise=ROW_WISE,
    sums=("arrears",),
)

"""The same cells as the portal's, by SQL written by hand for these very indicators. Nothing is stored or withheld.

Two ways, each as good as we could make it: a fact table with grouping sets over its rows, and one statement that
groups to a few thousand leaves first. The faster one is what the portal is measured against.
"""

IN_FORCE = """{v}.valid_from <= %(day)s AND {v}.recorded_at <= %(at)s
    AND ({v}.retracted_at IS NULL OR {v}.retracted_at > %(at)s)
    AND ({v}.valid_until IS NULL OR {v}.valid_until > %(day)s OR {v}.closed_at > %(at)s)"""
ROWS = f"""
SELECT c.partnership_id AS p, coalesce(w.sex, '') AS sex, w.residence_id AS r, coalesce(v.pathway, 'none') AS way,
    (c.closed_on IS NULL OR c.closed_on > %(day)s OR c.closed_at > %(at)s) AS o,
    {{newest}}
    w.arrears AS a, w.currency AS cur, f.first - c.opened_on AS days
FROM {{cases}} c
LEFT JOIN workforce_caseversion v ON v.case_id = c.id AND {IN_FORCE.format(v="v")}
LEFT JOIN (
    SELECT case_id, min(valid_from) AS first FROM workforce_caseversion
    WHERE pathway <> 'none' AND valid_from <= %(day)s AND recorded_at <= %(at)s
        AND (retracted_at IS NULL OR retracted_at > %(at)s)
        AND (valid_until IS NULL OR valid_until > valid_from OR closed_at > %(at)s)
    GROUP BY case_id
) f ON f.case_id = c.id
LEFT JOIN workforce_workerversion w ON w.worker_id = c.worker_id AND {IN_FORCE.format(v="w")}
{{more}}
"""
KNOWN = """c.opened_on <= %(day)s AND c.recorded_at <= %(at)s
    AND (c.retracted_at IS NULL OR c.retracted_at > %(at)s)"""
SETS = "(p), (p, sex), (p, r), (p, sex, r)"


def crossed(column: str) -> str:
    """Return the grouping sets with one more column in each."""
    return SETS.replace("(p", f"(p, {column}")


FACT_TABLE = [
    "CREATE TEMP TABLE f ON COMMIT DROP AS "
    + ROWS.format(
        newest="""row_number() OVER (PARTITION BY c.partnership_id, c.person_id
            ORDER BY c.opened_on DESC, c.id DESC) = 1 AS np,
        row_number() OVER (PARTITION BY c.partnership_id, c.worker_id ORDER BY c.opened_on DESC, c.id DESC) = 1 AS nw,""",
        cases="workforce_case",
        more=f"WHERE {KNOWN}",
    ),
    f"""SELECT 'people', p, sex, r, GROUPING(sex), GROUPING(r), '' AS category, count(*) FILTER (WHERE np),
        count(*) FILTER (WHERE np AND sex = 'female'), count(*) FILTER (WHERE np AND sex <> ''),
        count(*) FILTER (WHERE np AND o), count(*) FILTER (WHERE np AND o AND way <> 'none')
    FROM f GROUP BY GROUPING SETS ({SETS})""",
    f"""SELECT 'ways', p, sex, r, GROUPING(sex), GROUPING(r), way, count(*), 0, 0, 0, 0
    FROM f WHERE np AND o GROUP BY GROUPING SETS ({crossed("way")})""",
    f"""SELECT 'arrears', p, sex, r, GROUPING(sex), GROUPING(r), cur, sum(a), count(*),
        count(*) FILTER (WHERE a > 0), 0, 0
    FROM f WHERE nw AND a IS NOT NULL GROUP BY GROUPING SETS ({crossed("cur")})""",
    f"""SELECT 'median', p, sex, r, GROUPING(sex), GROUPING(r), '',
        percentile_cont(0.5) WITHIN GROUP (ORDER BY days), count(*), 0, 0, 0
    FROM f WHERE days IS NOT NULL GROUP BY GROUPING SETS ({SETS})""",
]
LEAVES = [
    f"""
WITH spells AS MATERIALIZED (
    SELECT id, partnership_id, person_id, worker_id, opened_on, closed_on, closed_at FROM workforce_case c WHERE {
        KNOWN
    }
), again AS (
    SELECT partnership_id, person_id FROM spells GROUP BY partnership_id, person_id HAVING count(*) > 1
), twice AS (
    SELECT s.* FROM spells s JOIN again USING (partnership_id, person_id)
), older AS (
    SELECT s.id, coalesce(bool_or(later.worker_id = s.worker_id), false) AS same
    FROM twice s JOIN twice later USING (partnership_id, person_id)
    WHERE (later.opened_on, later.id) > (s.opened_on, s.id) GROUP BY s.id
), f AS ({
        ROWS.format(
            newest="older.id IS NULL AS np, NOT coalesce(older.same, false) AS nw,",
            cases="spells",
            more="LEFT JOIN older ON older.id = c.id",
        )
    }
), leaf AS MATERIALIZED (
    SELECT p, sex, r, way, o, np, nw, cur, a > 0 AS owed, days, GROUPING(days) AS plain, count(*) AS n, sum(a) AS a
    FROM f GROUP BY GROUPING SETS ((p, sex, r, way, o, np, nw, cur, a > 0), (p, sex, r, days))
)
SELECT 'people', p, sex, r, GROUPING(sex), GROUPING(r), '' AS category, sum(n) FILTER (WHERE np),
    sum(n) FILTER (WHERE np AND sex = 'female'), sum(n) FILTER (WHERE np AND sex <> ''),
    sum(n) FILTER (WHERE np AND o), sum(n) FILTER (WHERE np AND o AND way <> 'none')
FROM leaf WHERE plain = 1 GROUP BY GROUPING SETS ({SETS})
UNION ALL
SELECT 'ways', p, sex, r, GROUPING(sex), GROUPING(r), way, sum(n), 0, 0, 0, 0
FROM leaf WHERE plain = 1 AND np AND o GROUP BY GROUPING SETS ({crossed("way")})
UNION ALL
SELECT 'arrears', p, sex, r, GROUPING(sex), GROUPING(r), cur, sum(a), sum(n), sum(n) FILTER (WHERE owed), 0, 0
FROM leaf WHERE plain = 1 AND nw AND owed IS NOT NULL GROUP BY GROUPING SETS ({crossed("cur")})
UNION ALL
SELECT 'median', p, sex, r, 1 - s, 1 - t, '', (min(days) FILTER (WHERE below >= (whole + 1) / 2)
    + min(days) FILTER (WHERE below >= whole / 2 + 1))::numeric / 2, max(whole), 0, 0, 0
FROM (
    SELECT *, sum(n) OVER (PARTITION BY p, s, sex, t, r ORDER BY days)::bigint AS below,
        sum(n) OVER (PARTITION BY p, s, sex, t, r)::bigint AS whole
    FROM (
        SELECT p, sex, r, 1 - GROUPING(sex) AS s, 1 - GROUPING(r) AS t, days, sum(n) AS n
        FROM leaf WHERE plain = 0 AND days IS NOT NULL GROUP BY GROUPING SETS ({crossed("days")})
    ) grouped
) ranked GROUP BY p, s, sex, t, r
"""
]
WAYS = {"fact table": FACT_TABLE, "leaves": LEAVES}

"""Twenty rules, each as a document and as the SQL that somebody who knows the tables would write for it.

`SQL` names v (the worker's facts), w (the worker), s (the site), t (the municipality); NULL is 'cannot tell'. A rule
that others bar says so in `barred`. Costs are of the first twelve months.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

AS_OF = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: groups of tests and its SQL, a benefit and its SQL."""

    groups: list[list[dict[str, Any]]]
    sql: str
    benefit: dict[str, Any] | None = None
    cost: str = "NULL::numeric"
    barred: tuple[int, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def fact(name: str, day: str = "", **test: Any) -> dict[str, Any]:
    """Return a test: fact("age", at_least=50)."""
    ((operator, value),) = test.items()
    return {"fact": name, **({"day": day} if day else {}), operator.rstrip("_"): value}


def uah(amount: float) -> dict[str, Any]:
    """Return an amount."""
    return {"amount": amount, "currency": "UAH"}


WAGE_80 = {"share": 80, "basis": "monthly_wage", "paid": "monthly", "months": 48}
WAGE_72 = {
    "share": 72,
    "basis": "monthly_wage",
    "paid": "monthly",
    "rounding": {"step": 10, "direction": "up"},
}
COST_80 = "round(v.wage * 0.8, 2) * 12"
COST_72 = "ceil(v.wage * 0.72 / 10) * 10 * 12"
SUM = {"amount": uah(170_000), "paid": "once"}
TWELVE = {"multiple": 12, "basis": "monthly_wage", "cap": uah(250_000), "paid": "once"}
COST_12 = "CASE WHEN v.wage IS NOT NULL AND v.currency = 'UAH' THEN round(least(v.wage * 12, 250000), 2) END"
GROWING = {"amount": uah(5_000), "by_service": {"fact": "service", "at_most": 25}, "paid": "once"}
COST_GROWING = """CASE WHEN v.service_start IS NOT NULL THEN
    round(5000 * least(greatest(extract(year FROM age('2026-11-22'::timestamp, v.service_start::timestamp)), 0), 25), 2) END"""

RULES = [
    Rule([[fact("age", at_least=58)]], "v.birth_date <= '1968-11-22'", WAGE_80, COST_80),
    Rule(
        [
            [fact("age", at_least=50), fact("years_underground", at_least=15)],
            [fact("age", at_least=55), fact("service", at_least=25)],
        ],
        "v.birth_date <= '1976-11-22' AND v.underground_years >= 15 OR v.birth_date <= '1971-11-22' AND v.service_start <= '2001-11-22'",
        WAGE_72, COST_72,
    ),
    Rule(
        [[fact("service", at_least=3), fact("contract", is_="permanent")]],
        "v.service_start <= '2023-11-22' AND nullif(v.contract, '') = 'permanent'",
        SUM, "170000.00", barred=(0, 1),
    ),
    Rule(
        [[fact("employed", "2019-09-30", is_=True), fact("age", "2019-09-30", at_least=40)]],
        "v.service_start <= '2019-09-30' AND (w.left_on IS NULL OR w.left_on >= '2019-09-30') AND v.birth_date <= '1979-09-30'",
        TWELVE, COST_12,
    ),
    Rule(
        [[fact("occupation", starts_with=["811", "7231"]), fact("age", less_than=45)]],
        "(nullif(v.occupation_code, '') LIKE '811%' OR nullif(v.occupation_code, '') LIKE '7231%') AND v.birth_date > '1981-11-22'",
        GROWING, COST_GROWING,
    ),
    Rule(
        [[fact("wage_arrears", more_than=uah(10_000)), fact("arrears_months", at_least=3)]],
        "CASE WHEN v.currency = 'UAH' THEN v.arrears > 10000 END AND v.arrears_months >= 3",
        SUM, "170000.00",
    ),
    Rule(
        [[fact("sex", is_="female"), fact("dependants", at_least=2)], [fact("dependants", at_least=4)]],
        "nullif(v.sex, '') = 'female' AND v.dependants >= 2 OR v.dependants >= 4",
        WAGE_72, COST_72,
    ),
    Rule(
        [[fact("underground", is_=True), fact("age", at_least=50)]],
        "NULL::boolean AND v.birth_date <= '1976-11-22'",
        WAGE_80, COST_80,
    ),
    Rule(
        [[fact("pension_on", not_after={"years": 4, "after": "as_of"}), fact("contract", is_="permanent")]],
        "NULL::date <= '2030-11-22' AND nullif(v.contract, '') = 'permanent'",
        WAGE_80, COST_80,
    ),
    Rule(
        [[fact("monthly_wage", less_than=uah(18_000)), fact("service", at_least=10)]],
        "CASE WHEN v.currency = 'UAH' THEN v.wage < 18000 END AND v.service_start <= '2016-11-22'",
        GROWING, COST_GROWING,
    ),
    Rule(
        [[fact("site", is_=["made-1", "made-2"]), fact("age", at_least=30), fact("age", at_most=50)]],
        "s.code IN ('made-1', 'made-2') AND v.birth_date <= '1996-11-22' AND v.birth_date > '1975-11-22'",
        SUM, "170000.00",
    ),
    Rule(
        [[fact("residence", is_=["made-3", "made-4", "made-5"]), fact("contract", is_not="fixed_term")]],
        "t.code IN ('made-3', 'made-4', 'made-5') AND nullif(v.contract, '') <> 'fixed_term'",
    ),
    Rule(
        [[fact("years_underground", at_least=20)], [fact("service", at_least=30)]],
        "v.underground_years >= 20 OR v.service_start <= '1996-11-22'",
        WAGE_72, COST_72,
    ),
    Rule(
        [[fact("age", at_least=60), fact("sex", is_="male")], [fact("age", at_least=55), fact("sex", is_="female")]],
        "v.birth_date <= '1966-11-22' AND nullif(v.sex, '') = 'male' OR v.birth_date <= '1971-11-22' AND nullif(v.sex, '') = 'female'",
        WAGE_80, COST_80,
    ),
    Rule(
        [[fact("birth_date", not_before="1990-01-01"), fact("occupation", starts_not_with="9")]],
        "v.birth_date >= '1990-01-01' AND NOT nullif(v.occupation_code, '') LIKE '9%'",
        TWELVE, COST_12,
    ),
    Rule(
        [[fact("service_start", before="2005-01-01"), fact("contract", is_="permanent"), fact("dependants", more_than=0)]],
        "v.service_start < '2005-01-01' AND nullif(v.contract, '') = 'permanent' AND v.dependants > 0",
        SUM, "170000.00", barred=(12,),
    ),
    Rule(
        [[fact("age", at_least=45), {**fact("years_underground", at_least=10), "standing": "document"}]],
        "v.birth_date <= '1981-11-22' AND CASE WHEN v.standing IN ('document', 'certified') THEN v.underground_years >= 10 END",
        WAGE_72, COST_72,
    ),
    Rule(
        [[fact("full_time", is_=True), fact("service", at_least=5)]],
        "NULL::boolean AND v.service_start <= '2021-11-22'",
        GROWING, COST_GROWING,
    ),
    Rule(
        [[fact("service", is_=10)], [fact("service", is_=20)], [fact("service", is_=30)]],
        "v.service_start <= '2016-11-22' AND v.service_start > '2015-11-22' OR v.service_start <= '2006-11-22' AND v.service_start > '2005-11-22'"
        " OR v.service_start <= '1996-11-22' AND v.service_start > '1995-11-22'",
        SUM, "170000.00",
    ),
    Rule(
        [[fact("age", at_least=40), fact("age", less_than=50), fact("wage_arrears", is_=uah(0))]],
        "v.birth_date <= '1986-11-22' AND v.birth_date > '1976-11-22' AND CASE WHEN v.currency = 'UAH' THEN v.arrears = 0 END",
        TWELVE, COST_12, barred=(0, 2),
    ),
]  # fmt: skip


def documents() -> list[dict[str, Any]]:
    """Return the rules as documents of measures."""
    found = []
    for place, rule in enumerate(RULES):
        one = {
            "key": f"rule-{place}", "name": {"en": f"Rule {place}"}, "pathway": "reskilling",
            "eligible": {"any": [{"all": tests} for tests in rule.groups]},
        }  # fmt: skip
        if rule.benefit:
            one["benefit"] = rule.benefit
        if rule.barred:
            one["barred_if_available"] = [f"rule-{other}" for other in rule.barred]
        found.append(one)
    return found


TABLES = """
    FROM workforce_site s
    JOIN workforce_worker w ON w.site_id = s.id AND w.retracted_at IS NULL
    JOIN workforce_workerversion v ON v.worker_id = w.id AND v.retracted_at IS NULL
        AND v.valid_from <= '2026-11-22' AND (v.valid_until IS NULL OR v.valid_until > '2026-11-22')
    LEFT JOIN partnerships_territory t ON t.id = v.residence_id
    WHERE s.partnership_id = %(partnership)s AND (w.left_on IS NULL OR w.left_on >= '2026-11-22')
"""
BAND = """CASE WHEN birth_date > '1996-11-22' THEN '-29' WHEN birth_date > '1986-11-22' THEN '30-39'
    WHEN birth_date > '1976-11-22' THEN '40-49' WHEN birth_date > '1971-11-22' THEN '50-54' ELSE '55-' END"""


def answers(fence: str = "") -> str:
    """Return the answers of every worker: worker, place, m0 … m19, c0 … c19, the amounts' currency.

    Costs are written beside the answers and thrown away where the answer is no. `fence` keeps the step apart.
    """
    own = [f"({rule.sql}) AS {'o' if rule.barred else 'm'}{place}" for place, rule in enumerate(RULES)]
    costs = [f"({rule.cost}) AS p{place}" for place, rule in enumerate(RULES)]
    barred = {
        place: f"(o{place} AND " + " AND ".join(f"NOT {told(other)}" for other in rule.barred) + ")"
        for place, rule in enumerate(RULES)
        if rule.barred
    }
    chosen = [f"{barred.get(place, f'm{place}')} AS m{place}" for place in range(len(RULES))]
    priced = [
        f"CASE WHEN {barred.get(place, f'm{place}')} IS NOT FALSE THEN p{place} END AS c{place}"
        for place in range(len(RULES))
    ]
    return f"""SELECT worker, sex, birth_date, site, residence, currency, {", ".join(chosen)}, {", ".join(priced)} FROM (
        SELECT w.id AS worker, nullif(v.sex, '') AS sex, v.birth_date, s.code AS site, t.code AS residence,
            v.currency::text AS currency, {", ".join(own)}, {", ".join(costs)} {TABLES} {fence}) x"""


def told(place: int) -> str:
    """Return a rule's answer; one that is barred itself is put together anew."""
    rule = RULES[place]
    if not rule.barred:
        return f"m{place}"
    return f"(o{place} AND " + " AND ".join(f"NOT {told(other)}" for other in rule.barred) + ")"


def counts(fence: str = "") -> str:
    """Return the counts by place: workers, reached, open, then six figures of each rule."""
    reached = "(" + " OR ".join(f"m{place}" for place in range(len(RULES))) + ")"
    figures = ["count(*)", f"count(*) FILTER (WHERE {reached})", f"count(*) FILTER (WHERE {reached} IS NULL)"]
    for place in range(len(RULES)):
        for which in (f"m{place}", f"m{place} IS NULL"):
            figures += [
                f"count(*) FILTER (WHERE {which})", f"count(c{place}) FILTER (WHERE {which})",
                f"sum(c{place}) FILTER (WHERE {which})",
            ]  # fmt: skip
    return f"""SELECT sex, {BAND} AS band, site, residence, currency, {", ".join(figures)}
        FROM ({answers(fence)} {fence}) y GROUP BY 1, 2, 3, 4, 5"""

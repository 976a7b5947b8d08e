"""All indicators with their splits over a million cases, beside hand-written SQL for the same cells.

Ours is the whole way: waiting for a moment without writers, reading, withholding small cells, comparing with what is
stored, storing. The hand-written SQL (`_indicators_by_hand.py`) only reads. Both take turns on one connection with the
same settings; what counts is processor time of this process and of its database backend. Then one case changes.
`--cases N`, `--partnerships N`, `--rounds N`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import environ
import psycopg
from django.db import connection, transaction

from benchmarks import people
from benchmarks._indicators_by_hand import WAYS
from indicators.actions import computing
from indicators.calculations import periods
from indicators.models import Cursor, Reading, Run
from jtportal.kernel.actor import CLI
from partnerships.models import Partnership
from workforce.actions import ledger, versions
from workforce.models import Case, ChangeMark

TOWNS = 40
TABLES = ("person", "worker", "workerversion", "case", "caseversion")
# Whatever the list of cases is walked by takes time to make and is not used here.
KEPT = ("workforce_case_one_open", "workforce_case_by_name", "workforce_case_taken_back")
IDLE = """
SELECT indexrelid::regclass::text FROM pg_index
WHERE indrelid = 'workforce_case'::regclass AND indexrelid::regclass::text <> ALL(%s) AND NOT indisprimary
"""
FILL = """
INSERT INTO accounts_organisation (name, short_name, kind, country, created_at)
SELECT 'Bench ' || g, '', 'mine_operator', 'UA', now() FROM generate_series(1, %(partnerships)s) g;
INSERT INTO partnerships_partnership (code, name, names, country, currency, time_zone, language, started_on, phase,
    course, created_at)
SELECT 'bench-' || g, 'Bench ' || g, '{}', 'UA', 'UAH', 'UTC', 'uk', '2020-01-01', 'anchor', '', now()
FROM generate_series(1, %(partnerships)s) g;
INSERT INTO partnerships_territory (code, name, names, search, level, country)
SELECT 'bench-' || g, 'Town ' || g, '{}', '', 'municipality', 'UA'
FROM generate_series(1, %(partnerships)s * %(towns)s) g;
INSERT INTO workforce_site (id, code, partnership_id, operator_id, name, names)
SELECT row_number() OVER (ORDER BY p.id), p.code, p.id, o.id, p.name, '{}'
FROM partnerships_partnership p JOIN accounts_organisation o ON o.name = p.name;
INSERT INTO workforce_person (id, subject, family_name, given_name, patronymic, sort_key, search, sex, birth_date)
SELECT g, gen_random_uuid(), 'Family' || g, 'Given', '', 'family' || g, 'family' || g,
    (ARRAY['', 'female', 'male'])[CASE WHEN h < 2 THEN 1 WHEN h < 22 THEN 2 ELSE 3 END], '1960-01-01'::date + (g %% 15000)::int
FROM (SELECT g, g * 7919 %% 99991 %% 100 AS h FROM generate_series(1::bigint, %(persons)s) g) made;
INSERT INTO workforce_worker (id, site_id, person_id, personnel_number, leave_reason, recorded_at)
SELECT id, id %% %(partnerships)s + 1, id, id, '', '2022-01-01' FROM workforce_person;
INSERT INTO workforce_workerversion (worker_id, family_name, given_name, patronymic, sex, birth_date, residence_id,
    residence_text, occupation_code, occupation_title, wage, arrears, arrears_months, currency, contract, source,
    standing, valid_from, valid_until, recorded_at, closed_at)
SELECT p.id, p.family_name, p.given_name, '', p.sex, p.birth_date,
    CASE WHEN p.id * 31 %% 53 > 0 THEN t.first + (p.id %% %(partnerships)s) * %(towns)s
        + floor(%(towns)s * power(p.id * 104729 %% 99989 / 99989.0, 3))::int END, '', '8111', 'Miner', 20000,
    CASE WHEN p.id * 17 %% 11 < 3 THEN p.id * 7 %% 90000 + v + 0.25 WHEN p.id * 17 %% 11 = 4 THEN NULL ELSE 0 END,
    1, 'UAH', 'permanent', 'roster', 'roster',
    CASE v WHEN 1 THEN '2022-01-01'::date ELSE change END, CASE WHEN v < last THEN change END,
    CASE v WHEN 1 THEN '2022-01-02' ELSE change + 1 END, CASE WHEN v < last THEN change + 1 END
FROM (SELECT *, '2024-01-01'::date + (id %% 900)::int AS change, 1 + id %% 2 AS last FROM workforce_person) p
CROSS JOIN generate_series(1, 2) v CROSS JOIN (SELECT min(id) AS first FROM partnerships_territory) t
WHERE v <= last;
INSERT INTO workforce_case (partnership_id, person_id, worker_id, opened_on, closed_on, close_reason, recorded_at,
    closed_at, pathway, status, sort_key, search, sex, birth_date, site_id)
SELECT s.partnership_id, p.id, p.id, CASE spell WHEN 1 THEN first ELSE first + 900 END,
    CASE WHEN spell = 1 AND h < 15 THEN first + 700 END, '',
    CASE spell WHEN 1 THEN first + 1 ELSE first + 901 END, CASE WHEN spell = 1 AND h < 15 THEN first + 701 END,
    'none', 'at_work', p.sort_key, p.search, p.sex, p.birth_date, s.id
FROM (
    SELECT *, id * 15823 %% 99971 %% 100 AS h, '2022-02-01'::date + (id * 613 %% 600)::int AS first FROM workforce_person
) p JOIN workforce_site s ON s.id = p.id %% %(partnerships)s + 1
CROSS JOIN generate_series(1, 2) spell WHERE spell = 1 OR h < 3;
INSERT INTO workforce_caseversion (case_id, pathway, status, reason, valid_from, valid_until, recorded_at, closed_at)
SELECT id, CASE v WHEN 1 THEN 'none' WHEN 2 THEN
    (ARRAY['retention', 'redeployment', 'reskilling', 'early_retirement'])[1 + id * 7 %% 23 %% 4] ELSE 'redeployment' END,
    'at_work', '', CASE v WHEN 1 THEN opened_on ELSE opened_on + wait + 20 * (v - 1) END,
    CASE WHEN v < last THEN opened_on + wait + 20 * v END,
    CASE v WHEN 1 THEN recorded_at ELSE recorded_at + (wait + 20 * (v - 1)) * '1 day'::interval END,
    CASE WHEN v < last THEN recorded_at + (wait + 20 * v) * '1 day'::interval END
FROM (
    SELECT *, (id * 13 %% 401)::int AS wait, CASE WHEN id * 29 %% 10 < 4 THEN 1 WHEN id * 29 %% 10 < 9 THEN 2 ELSE 3 END AS last
    FROM workforce_case
) c CROSS JOIN generate_series(1, 3) v WHERE v <= last
"""
SAME = "SET work_mem = '256MB'; SET hash_mem_multiplier = 4; SET jit = off; SET max_parallel_workers_per_gather = 0"


def fill(cases: int, partnerships: int) -> None:
    """Make partnerships with their people, set-wise. About three in a hundred people come back once."""
    sizes = {"partnerships": partnerships, "towns": TOWNS, "persons": round(cases / 1.03)}
    at = environ.Env.db_url_config(os.environ["DATABASE_OWNER_URL"])
    place = {
        "host": at["HOST"],
        "port": at["PORT"] or None,
        "user": at["USER"],
        "password": at["PASSWORD"] or None,
    }
    with psycopg.connect(
        dbname=at["NAME"], **place, autocommit=True, cursor_factory=psycopg.ClientCursor
    ) as owner:
        idle = owner.execute(IDLE, [list(KEPT)]).fetchall()
        with owner.transaction(), owner.cursor() as cursor, people.bare(cursor, TABLES, idle=sum(idle, ())):
            for statement in FILL.strip().split(";\n"):
                cursor.execute(statement, sizes)
                people.tell(f"{cursor.rowcount:,} rows: {statement.split(' (')[0]}")
        owner.execute("VACUUM ANALYZE")


class Meter:
    """Processor seconds of this process and of its database backend."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self.backend = connection.connection.info.backend_pid
        self.start, self.clock = self.seconds(), time.monotonic()

    def seconds(self) -> float:
        """What both have used so far."""
        own = resource.getrusage(resource.RUSAGE_SELF)
        fields = Path(f"/proc/{self.backend}/stat").read_text().rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        return own.ru_utime + own.ru_stime + ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> dict[str, float]:
        """Return {"cpu": s, "wall": s}."""
        return {"cpu": round(self.seconds() - self.start, 2), "wall": round(time.monotonic() - self.clock, 2)}


def ours(partnerships: list[Partnership]) -> dict[str, Any]:
    """Count everything of today, as the command does; nothing is stored before."""
    Reading.objects.all().delete()
    Run.objects.all().delete()
    meter = Meter()
    outcome = computing.recompute_day(partnerships=partnerships, day=partnerships[0].today(), by=CLI)
    return meter.stop() | {"cells": sum(outcome.changed.values())}


def by_hand(statements: list[str]) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Run the hand-written statements and fetch every cell."""
    run = Run.objects.latest("pk")
    parameters = {"day": run.as_of, "at": run.known_at}
    meter = Meter()
    rows: list[tuple[Any, ...]] = []
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, parameters)
            rows += cursor.fetchall() if cursor.description else []
    return meter.stop() | {"cells": len(rows)}, rows


def differing(rows: list[tuple[Any, ...]]) -> int:
    """Return how many hand-counted cells say something else than the stored numbers."""
    stored = {
        (one.partnership_id, one.indicator, one.category, one.sex, one.by_residence, one.residence_id): one
        for one in Reading.objects.current()
    }

    def number(place: tuple[Any, ...], key: str, category: str = "") -> Any:
        p, sex, r, all_sexes, all_towns = place
        return stored.get((p, key, category, None if all_sexes else sex, not all_towns, r))

    wrong = 0
    for kind, p, sex, r, all_sexes, all_towns, category, *values in rows:
        place = (p, sex, r, bool(all_sexes), bool(all_towns))
        if kind == "people":
            share = number(place, "agreed_pathway_share")
            told = [number(place, "workers_registered"), share]
            wrong += bool(values[0]) and told[0].value != values[0]
            wrong += bool(values[3]) and (share.numerator, share.denominator) != (values[4] or 0, values[3])
            women = number(place, "women_share") if all_sexes else None
            wrong += bool(women) and (women.numerator, women.denominator) != (values[1] or 0, values[2] or 0)
        elif kind == "ways":
            wrong += number(place, "open_cases_by_pathway", category).value != values[0]
        elif kind == "arrears":
            found = number(place, "wage_arrears", category)
            wrong += (found.numerator, found.denominator, found.population) != (
                values[0],
                values[1],
                values[2] or 0,
            )
        else:
            found = number(place, "median_days_to_pathway")
            wrong += (found.value, found.population) != (Decimal(str(values[0])), values[1])
    return wrong


def one_change(partnerships: list[Partnership]) -> dict[str, Any]:
    """Let one case get a pathway, then count all partnerships' changes; say what was counted."""
    today = partnerships[0].today()
    ChangeMark.objects.all().delete()
    Cursor.objects.bulk_create(Cursor(partnership=one, computed_day=today) for one in partnerships)
    case = Case.objects.filter(partnership=partnerships[0]).earliest("pk")
    with transaction.atomic():
        at = ledger.recorded_now(partnership_id=case.partnership_id, since=today)
        standing = list(case.versions.standing())
        versions.rewrite(standing, on=today, changes={"pathway": "early_retirement"}, marks={}, at=at)
    before = Run.objects.latest("pk").pk
    meter = Meter()
    outcome = computing.recompute(partnerships=partnerships, by=CLI)
    measured = meter.stop()
    runs = list(Run.objects.filter(pk__gt=before).values_list("partnership__code", "period"))
    return measured | {
        "counted": runs,
        "cells": sum(outcome.changed.values()),
        "quarter": periods.quarter_of(today),
    }


def measure(rounds: int) -> dict[str, Any]:
    """Let the ways take turns; return the median of each."""
    partnerships = list(Partnership.objects.order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute(SAME)
    runs: dict[str, list[dict[str, Any]]] = {}
    wrong = 0
    for turn in range(1, rounds + 1):
        runs.setdefault("ours", []).append(ours(partnerships))
        people.tell(f"round {turn} of {rounds}, ours: {runs['ours'][-1]}")
        for name, statements in WAYS.items():
            measured, rows = by_hand(statements)
            runs.setdefault(f"by hand, {name}", []).append(measured)
            wrong += differing(rows)
            people.tell(f"round {turn} of {rounds}, by hand, {name}: {measured}")
    found = {
        name: {key: median(run[key] for run in turns) for key in ("cpu", "wall", "cells")}
        for name, turns in runs.items()
    }
    return {"results": found, "differing cells": wrong, "one changed case": one_change(partnerships)}


def main(argv: list[str]) -> int:
    """Run; 0 when every bar of the issue is met."""
    parser = argparse.ArgumentParser(prog="bench indicators", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--partnerships", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(argv)
    if not Partnership.objects.exists():
        fill(options.cases, options.partnerships)
    told = {"benchmark": "indicators", "cases": Case.objects.count()} | measure(options.rounds)
    results, changed = told["results"], told["one changed case"]
    best = min(run["cpu"] for name, run in results.items() if name != "ours")
    told["ratios"] = {
        "ours to the best by hand": round(results["ours"]["cpu"] / best, 2),
        "one changed case to everything": round(changed["cpu"] / results["ours"]["cpu"], 3),
    }
    told["bars"] = {
        "at most 1.5 times the best hand-written SQL": told["ratios"]["ours to the best by hand"] <= 1.5,
        "the same cells": told["differing cells"] == 0,
        "one changed case counts its partnership and quarter alone": len(changed["counted"]) == 1
        and changed["counted"][0][1] == changed["quarter"],
    }
    print(json.dumps(told, indent=1, default=str)) if options.json else report(told)
    return 0 if all(told["bars"].values()) else 1


def report(told: dict[str, Any]) -> None:
    """Print a table for people."""
    print(f"{told['cases']:,} cases{'processor s':>28}{'wall s':>10}{'cells':>10}")
    for name, run in (told["results"] | {"one changed case": told["one changed case"]}).items():
        print(f"{name:26}{run['cpu']:>14.2f}{run['wall']:>10.2f}{run['cells']:>10}")
    for name, ratio in told["ratios"].items():
        print(f"{name}: {ratio}")
    for bar, met in told["bars"].items():
        print(f"{'met' if met else 'NOT MET'}: {bar}")

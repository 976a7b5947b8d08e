"""Twenty rules over a roster of 100,000 workers, beside hand-written SQL of the same conditions.

Ours is the whole way from documents to answers: reading the measures, writing the statement, asking it. Two questions:
the answers and yearly costs of every worker, row by row, and the counts by sex, age band, site and municipality. The
hand-written SQL (`_rules_by_hand.py`) is asked for the same rows; of its ways the quickest counts. All take turns on one
connection with the same settings; what counts is processor time of this process and of its database backend.
`--workers N`, `--rounds N`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

import environ
import psycopg
from django.db import connection

from benchmarks import people
from benchmarks._rules_by_hand import AS_OF, RULES, answers, counts, documents
from benchmarks.indicators import SAME, Meter
from partnerships.calculations.measures import reading
from partnerships.models import Partnership
from workforce.queries import eligibility, eligibility_counts

DAY = date.fromisoformat(AS_OF)
BAR = 3
# What the people of the benchmarks lack: service, arrears, dependants, contracts and wages that differ, blanks.
DETAILS = """
UPDATE workforce_workerversion SET
    service_start = CASE WHEN id % 19 > 0 THEN birth_date + 6600 + (id * 7919 % 9000)::int END,
    wage = CASE WHEN id % 23 > 0 THEN 12000 + id * 104729 % 1800000 / 100.0 END,
    arrears = CASE WHEN id % 11 < 3 THEN id * 31 % 60000 WHEN id % 11 = 4 THEN NULL ELSE 0 END,
    arrears_months = CASE WHEN id % 11 < 3 THEN id % 9 ELSE 0 END,
    dependants = CASE WHEN id % 13 > 0 THEN id * 17 % 5 END,
    contract = (ARRAY['permanent', 'permanent', 'permanent', 'fixed_term', 'other', ''])[1 + id * 37 % 6],
    occupation_code = (ARRAY['8111', '8112', '7231', '9311', '2146', ''])[1 + id * 41 % 6],
    standing = (ARRAY['roster', 'roster', 'document', 'certified'])[1 + id * 43 % 4]
"""


def fill(workers: int) -> None:
    """Make the workers, set-wise."""
    at = environ.Env.db_url_config(os.environ["DATABASE_OWNER_URL"])
    with psycopg.connect(
        host=at["HOST"], port=at["PORT"] or None, user=at["USER"], password=at["PASSWORD"] or None,
        dbname=at["NAME"], autocommit=True,
    ) as owner:  # fmt: skip
        people.fill(owner, workers, DAY)
        owner.execute(DETAILS)
        owner.execute("VACUUM ANALYZE workforce_workerversion")


def our_answers(partnership: Partnership) -> list[eligibility.Answers]:
    """Return everybody's answers, from documents on."""
    measures = reading.of_documents(documents())
    return list(eligibility.answers(partnership, measures, DAY))


def our_counts(partnership: Partnership) -> eligibility_counts.Counts:
    """Return the counts, from documents on."""
    return eligibility_counts.counts(partnership, reading.of_documents(documents()), DAY)


def by_hand(statement: str) -> Callable[[Partnership], list[tuple[Any, ...]]]:
    """Return how a hand-written statement is asked."""

    def ask(partnership: Partnership) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("%(partnership)s", str(partnership.pk)))
            return cursor.fetchall()

    return ask


QUESTIONS: dict[str, dict[str, Callable[[Partnership], Any]]] = {
    "answers": {
        "ours": our_answers,
        "by hand": by_hand(answers()),
        "by hand, in steps": by_hand(answers("OFFSET 0")),
    },
    "counts": {
        "ours": our_counts,
        "by hand": by_hand(counts()),
        "by hand, in steps": by_hand(counts("OFFSET 0")),
    },
}


def differing_answers(ours: list[eligibility.Answers], theirs: list[tuple[Any, ...]]) -> int:
    """Return how many workers get another answer or cost."""
    size = len(RULES)
    expected = {
        row[0]: (row[6 : 6 + size], tuple(None if one is None else (one, "UAH") for one in row[6 + size :]))
        for row in theirs
    }
    told = {one.worker: (one.answers, one.amounts()) for one in ours}
    return sum(told.get(worker) != expected.get(worker) for worker in expected.keys() | told.keys())


def differing_counts(ours: eligibility_counts.Counts, theirs: list[tuple[Any, ...]]) -> int:
    """Return how many cells say something else."""
    wrong = len(ours.cells) != len(theirs)
    for sex, band, site, residence, _currency, *row in theirs:
        cell = ours.cells[eligibility_counts.Place(sex, band, site, residence)]
        told: list[Any] = [cell.workers, cell.reached, cell.open_reached]
        for rule, tally in zip(RULES, cell.tallies, strict=True):
            free = 0 if rule.benefit else 1
            told += [tally.yes, 0 if free else tally.yes - tally.unpriced, tally.cost.get("UAH")]
            told += [
                tally.cannot_tell,
                0 if free else tally.cannot_tell - tally.open_unpriced,
                tally.open_cost.get("UAH"),
            ]
        wrong += told != row
    return wrong


COMPARE = {"answers": differing_answers, "counts": differing_counts}


def measure(rounds: int) -> dict[str, Any]:
    """Let the ways take turns; return the median of each and what differs."""
    partnership = Partnership.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(SAME)
    told: dict[str, Any] = {}
    for question, ways in QUESTIONS.items():
        found = {name: way(partnership) for name, way in ways.items()}
        differing = sum(COMPARE[question](found["ours"], found[name]) for name in ways if name != "ours")  # type: ignore[operator]
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
        del found
        for _round in range(rounds):
            for name, way in ways.items():
                meter = Meter()
                way(partnership)
                runs[name].append(meter.stop())
        figures = {
            name: {key: median(run[key] for run in some) for key in ("cpu", "wall")}
            for name, some in runs.items()
        }
        best = min(figure["cpu"] for name, figure in figures.items() if name != "ours")
        told[question] = {
            "figures": figures,
            "ratio": round(figures["ours"]["cpu"] / best, 2),
            "differing": differing,
        }
        people.tell(f"{question}: {told[question]}")
    return told


def main(argv: list[str]) -> int:
    """Run; 0 when every bar of the issue is met."""
    parser = argparse.ArgumentParser(prog="bench rules", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--workers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args(argv)
    if not Partnership.objects.exists():
        fill(options.workers)
    told = measure(options.rounds)
    bars = {
        f"at most {BAR} times the best hand-written SQL": all(one["ratio"] <= BAR for one in told.values()),
        "the same answers, worker by worker, and the same counts": not any(
            one["differing"] for one in told.values()
        ),
    }
    whole = {
        "benchmark": "rules",
        "workers": options.workers,
        "rules": len(RULES),
        "results": told,
        "bars": bars,
    }
    print(json.dumps(whole, indent=1, default=str)) if options.json else report(whole)
    return 0 if all(bars.values()) else 1


def report(whole: dict[str, Any]) -> None:
    """Print a table for people."""
    print(f"{whole['rules']} rules, {whole['workers']:,} workers{'processor s':>20}{'wall s':>10}")
    for question, one in whole["results"].items():
        for name, figure in one["figures"].items():
            print(f"{question + ', ' + name:34}{figure['cpu']:>14.2f}{figure['wall']:>10.2f}")
        print(f"{question}: {one['ratio']} times the best by hand, {one['differing']} differ")
    for bar, met in whole["bars"].items():
        print(f"{'met' if met else 'NOT MET'}: {bar}")

"""Cases at a million against ten thousand: filtered lists, search, counts, deep paging, Today, worklist, a case's page.

Two scratch databases with the same kind of people stand side by side; each request goes through the whole
view, rendering included, and the two take turns. `--rounds N` repeats, `--small N --large N` choose the
sizes.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS as DEFAULT
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from accounts.models import User
from accounts.queries import actor_for
from benchmarks import people
from jtportal.kernel import paging
from partnerships.models import Partnership
from workforce.models import Case
from workforce.queries import case_list

TODAY = date(2026, 11, 22)
MOST_QUERIES = 20
FILTERS: dict[str, dict[str, Any]] = {
    "open, by name": {},
    "all": {"state": "all"},
    "closed": {"state": "closed"},
    "mine": {"mine": 1},
    "overdue": {"due": "overdue"},
    "this week, by date": {"due": "week", "sort": "due"},
    "no pathway": {"pathway": "none"},
    "mobilised": {"status": "mobilised"},
    "missing": {"status": "missing"},
    "one municipality": {"town": "LAST"},
    "one site": {"site": "FIRST"},
    "women": {"sex": "female"},
    "aged 55 and over": {"age": "55-"},
    "youngest first": {"sort": "age"},
    "newest first": {"sort": "-intake"},
    "most urgent first": {"sort": "due"},
    "women without pathway in a town": {"sex": "female", "pathway": "none", "town": "FIRST"},
    "mobilised, 40 to 49, one site": {"status": "mobilised", "age": "40-49", "site": "FIRST"},
    "missing women of a town": {"status": "missing", "sex": "female", "town": "FIRST"},
    "overdue of a town": {"due": "overdue", "town": "FIRST"},
}
# Static files keep their names: none are collected for a benchmark.
UNCOLLECTED = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WRAPPERS: dict[str, Any] = {}


@contextmanager
def database(name: str) -> Iterator[None]:
    """Let Django speak to another database of the same server, over a connection that stays open."""
    if name not in WRAPPERS:
        known = connections.settings[DEFAULT]
        # Not from the pool: it goes by the alias, and would hand out connections to the first database for both.
        options = {key: value for key, value in known["OPTIONS"].items() if key != "pool"}
        connections.settings[name] = known | {"NAME": name, "OPTIONS": options, "CONN_MAX_AGE": None}
        WRAPPERS[name] = connections.create_connection(name)
        WRAPPERS[name].alias = DEFAULT
    home = connections[DEFAULT]
    connections[DEFAULT] = WRAPPERS[name]
    try:
        yield
    finally:
        connections[DEFAULT] = home


def owner(database_name: str) -> psycopg.Connection:
    """Return a connection of the owner, who may make databases and tables."""
    import environ

    row = environ.Env.db_url_config(os.environ["DATABASE_OWNER_URL"])
    return psycopg.connect(
        host=row["HOST"], port=row["PORT"] or None, user=row["USER"], password=row["PASSWORD"],
        dbname=database_name, autocommit=True,
    )  # fmt: skip


def make(names: dict[str, int], *, keep: bool) -> None:
    """Make one filled database for each size from the migrated, empty one; `keep` those that are there."""
    template = settings.DATABASES["default"]["NAME"]
    connection.close()
    for name, cases in names.items():
        with owner("postgres") as admin:
            if not keep:
                admin.execute(f"DROP DATABASE IF EXISTS {name}")
            elif admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
                continue
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        with owner(name) as opened:
            people.fill(opened, cases, TODAY)


def signed_in(name: str) -> Client:
    """Return a client of the officer who owns the first cases."""
    with database(name):
        client = Client(raise_request_exception=True)
        client.force_login(User.objects.get(email="made-1@example.org"))
    return client


def address(asked: dict[str, Any]) -> str:
    """Return the list's address."""
    return f"/p/made/people/?{urlencode(asked)}"


def spent(pid: int) -> int:
    """Return the nanoseconds of processor time a process has used."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def figures(some: list[float]) -> dict[str, float]:
    """Return the middle and the 95th percentile."""
    return {"p50": round(median(some), 1), "p95": round(quantiles(some, n=20)[-1], 1)}


class Pair:
    """The same request to both databases, taking turns."""

    def __init__(self, names: dict[str, int]) -> None:
        self.clients = {name: signed_in(name) for name in names}
        self.backends = {name: self.backend(name) for name in names}

    def backend(self, name: str) -> int:
        """Return the process that serves this database."""
        with database(name), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return cursor.fetchone()[0]

    def once(self, name: str, url: str, **headers: str) -> tuple[float, float]:
        """Ask once; return milliseconds on the wall and of processor time, this process and PostgreSQL's."""
        with database(name):
            used, started = time.process_time_ns() + spent(self.backends[name]), time.perf_counter_ns()
            answer = self.clients[name].get(url, headers=headers)
            wall = time.perf_counter_ns() - started
            used = time.process_time_ns() + spent(self.backends[name]) - used
        if answer.status_code != 200:
            raise RuntimeError(f"{url}: {answer.status_code}")
        return wall / 1e6, used / 1e6

    def measure(self, urls: Callable[[str], list[str]], rounds: int, **headers: str) -> dict[str, Any]:
        """Return p50 and p95 in milliseconds for each database over all addresses and rounds."""
        asked = {name: urls(name) for name in self.clients}
        for name, addresses in asked.items():
            self.once(name, addresses[0], **headers)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in asked}
        for _round in range(rounds):
            for place in range(len(next(iter(asked.values())))):
                for name, addresses in asked.items():
                    times[name].append(self.once(name, addresses[place], **headers))
        return {
            name: {
                "wall": figures([wall for wall, _cpu in some]),
                "cpu": figures([cpu for _wall, cpu in some]),
            }
            for name, some in times.items()
        }

    def queries(self, name: str, url: str) -> list[str]:
        """Return what the request asks the database."""
        with database(name), CaptureQueriesContext(connection) as captured:
            self.once(name, url)
            return [query["sql"] for query in captured.captured_queries]


def keys(name: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Put the first or last town and the first site of a database into a question."""
    with database(name), connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM partnerships_territory WHERE code LIKE 'made-%'")
        towns = cursor.fetchone()
        cursor.execute("SELECT min(id) FROM workforce_site")
        (site,) = cursor.fetchone()
    found = {("town", "FIRST"): towns[0], ("town", "LAST"): towns[1], ("site", "FIRST"): site}
    return {key: found.get((key, value), value) for key, value in asked.items()}


def typed(name: str, amount: int) -> list[str]:
    """Return what people type: beginnings of family names, given names, two words, numbers; both scripts."""
    with database(name), connection.cursor() as cursor:
        cursor.execute("SELECT search FROM workforce_case ORDER BY id LIMIT 4000")
        rows = [row[0].split() for row in cursor.fetchall()]
    chance = random.Random(11)
    searches = []
    for words in chance.sample(rows, amount // 8):
        family, latin, given, given_latin, number = words[0], words[1], words[2], words[3], words[-1]
        searches += [
            family[: chance.randint(1, 4)], latin[: chance.randint(2, 4)], family, given[: chance.randint(2, 4)],
            f"{family} {given[:1]}", f"{given_latin} {latin[:3]}", number, f"{family[:2]} {given[:2]}",
        ]  # fmt: skip
    return searches


def deep(name: str, share: float) -> int:
    """Return a case that stands so deep in the list by name."""
    with database(name), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM workforce_case WHERE closed_on IS NULL ORDER BY sort_key, id OFFSET"
            " (SELECT count(*) * %s FROM workforce_case WHERE closed_on IS NULL)::int LIMIT 1",
            [share],
        )
        return cursor.fetchone()[0]


def full(name: str) -> int:
    """Return an open case with a step, a goal and a referral: with nothing in it, a page asks for less."""
    with database(name), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id FROM workforce_case c WHERE closed_on IS NULL AND next_due_on IS NOT NULL"
            " AND EXISTS (SELECT FROM workforce_goal g WHERE g.case_id = c.id)"
            " AND EXISTS (SELECT FROM workforce_referral r WHERE r.case_id = c.id) ORDER BY id LIMIT 1"
        )
        return cursor.fetchone()[0]


# The pages of an officer's day: what waits, and one case.
PAGES: dict[str, Callable[[str], str]] = {
    "today": lambda _name: "/p/made/today/",
    "worklist": lambda _name: "/p/made/worklist/",
    "a case": lambda name: f"/cases/{full(name)}/",
}


def addresses() -> dict[str, Callable[[str], str]]:
    """Return every page that is held to a fixed number of queries: its address in a database."""
    lists = {what: lambda name, a=asked: address(keys(name, a)) for what, asked in FILTERS.items()}
    return lists | PAGES


def run(names: dict[str, int], rounds: int) -> dict[str, Any]:
    """Measure everything; {what: {database: {p50, p95}, ratio}}."""
    pair, (small, large) = Pair(names), names
    live = {"HX-Request": "true", "HX-Target": "list"}
    results: dict[str, Any] = {}

    def note(what: str, figures: dict[str, Any]) -> None:
        ratio = {
            kind: round(figures[large][kind]["p50"] / figures[small][kind]["p50"], 2)
            for kind in ("wall", "cpu")
        }
        results[what] = {"small": figures[small], "large": figures[large], "ratio": ratio}
        people.tell(f"{what}: {ratio}, large {figures[large]}")

    for what, asked in FILTERS.items():
        note(what, pair.measure(lambda name, a=asked: [address(keys(name, a))], rounds))
    for share in (0.5, 0.99):
        note(
            f"page {share:.0%} deep",
            pair.measure(lambda name, s=share: [address({"after": deep(name, s)})], rounds),
        )
        note(
            f"page before {share:.0%}",
            pair.measure(lambda name, s=share: [address({"before": deep(name, s)})], rounds),
        )
    for what, path in PAGES.items():
        note(what, pair.measure(lambda name, p=path: [p(name)], rounds))
    searches = {name: typed(name, 160) for name in names}
    note("search", pair.measure(lambda name: [address({"q": q}) for q in searches[name]], 1))
    note(
        "search as one types",
        pair.measure(lambda name: [address({"q": q}) for q in searches[name]], 1, **live),
    )
    results["queries"] = {
        what: [pair.queries(name, path(name)) for name in names] for what, path in addresses().items()
    }
    results["searches"] = [pair.queries(name, address({"q": q})) for name in names for q in searches[name]]
    results["wrong counts"] = [one for name in names for one in wrong_counts(name)]
    return results


def wrong_counts(name: str) -> list[str]:
    """Return the filters whose count is not the plain one, exact up to the limit."""
    wrong = []
    with database(name):
        partnership, user = Partnership.objects.get(), User.objects.get(email="made-1@example.org")
        visible = Case.objects.visible_to(actor_for(user))
        for what, asked in FILTERS.items():
            wanted = case_list.Wanted(**keys(name, asked))
            rows = case_list.narrowed(visible, wanted, partnership=partnership, user_id=user.pk)
            told = case_list.listed(rows, wanted, language="uk").count
            if told != min(rows.count(), paging.COUNTED + 1):
                wrong.append(f"{name}: {what}")
    return wrong


def judge(results: dict[str, Any]) -> dict[str, bool]:
    """Hold the results against the bars of the issue; of the queries only their numbers stay behind."""
    lists = {what: row for what, row in results.items() if "ratio" in row and not what.startswith("search")}
    queries, searches = results.pop("queries"), results.pop("searches")
    asked = chain(chain.from_iterable(chain.from_iterable(queries.values())), chain.from_iterable(searches))
    results["queries"] = {what: [*map(len, pair)] for what, pair in queries.items()}
    results["queries"]["search"] = sorted(set(map(len, searches)))
    return {
        "filtered pages at most 1.5 times": max(row["ratio"]["cpu"] for row in lists.values()) <= 1.5,
        "search p95 at most 100 ms": results["search"]["large"]["wall"]["p95"] <= 100,
        f"counts exact to {paging.COUNTED:,}, then more": not results["wrong counts"],
        "a fixed number of queries": all(0 < len(small) == len(large) for small, large in queries.values()),
        f"a search asks at most {MOST_QUERIES}": max(map(len, searches)) <= MOST_QUERIES,
        "no OFFSET": not any("OFFSET" in sql for sql in asked),
    }


def main(argv: list[str]) -> int:
    """Run; 0 when every bar of the issue is met."""
    parser = argparse.ArgumentParser(prog="bench case_list", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--databases", nargs=2, help="two to keep; filled where they are not there yet")
    options = parser.parse_args(argv)
    given = options.databases or ["jt_bench_small", "jt_bench_large"]
    names = dict(zip(given, (options.small, options.large), strict=True))
    try:
        make(names, keep=bool(options.databases))
        logging.disable(logging.INFO)
        with override_settings(
            ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False, LANGUAGE_CODE="uk", STORAGES=UNCOLLECTED
        ):
            results = run(names, options.rounds)
    finally:
        for wrapper in WRAPPERS.values():
            wrapper.close()
    if not options.databases:
        with owner("postgres") as admin:
            for name in names:
                admin.execute(f"DROP DATABASE IF EXISTS {name}")
    bars = judge(results)
    if options.json:
        json.dump(
            {"benchmark": "case_list", "sizes": names, "results": results, "bars": bars}, sys.stdout, indent=1
        )
    else:
        report(results, bars)
    return 0 if all(bars.values()) else 1


def report(results: dict[str, Any], bars: dict[str, bool]) -> None:
    """Print a table for people."""
    print("milliseconds of the whole view, on the wall and of processor time (this process and PostgreSQL's)")
    print(
        f"{'':34}{'small p50':>10}{'large p50':>10}{'p95':>8}{'cpu small':>11}{'large':>7}{'p95':>7}{'ratio cpu':>10}{'wall':>6}"
    )
    for what, row in results.items():
        if "ratio" in row:
            small, large, ratio = row["small"], row["large"], row["ratio"]
            print(
                f"{what:34}{small['wall']['p50']:10}{large['wall']['p50']:10}{large['wall']['p95']:8}"
                f"{small['cpu']['p50']:11}{large['cpu']['p50']:7}{large['cpu']['p95']:7}{ratio['cpu']:10}{ratio['wall']:6}"
            )
    print("queries:", results["queries"])
    for bar, met in bars.items():
        print(f"{'met' if met else 'NOT MET'}: {bar}")

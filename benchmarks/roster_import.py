"""A roster of 100,000 rows and 20 columns through the whole path, beside the leanest way into the same tables.

Ours parses, validates, matches, writes in two times and audits; the leanest copies the raw file into a staging table
and upserts from there, without validation, versions' ends or audit. Each takes its turn in a process of its own, on
emptied tables; what counts is processor time of the process and of its database backends, and the process's memory.
`--rows N`, `--rounds N` (the median of three takes ten minutes).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import xlsxwriter
from django.core.files import File
from django.db import connection

from accounts.models import Organisation, User
from jtportal.kernel.actor import Actor
from partnerships.models import Partnership, Territory
from workforce.actions import imports
from workforce.models import Site

DAY = date(2026, 10, 31)
CHILD = "import django; django.setup(); from benchmarks import roster_import; roster_import.child()"
HEADINGS = (
    "Nr ewid.", "Nazwisko", "Imię", "Imię ojca", "Płeć", "Data ur.", "Miejscowość", "Kod ISCO-08", "Stanowisko",
    "Zatrudniony od", "Staż dołowy [lata]", "Wynagrodzenie brutto", "Zaległości", "Miesiące zaległości",
    "Na utrzymaniu", "Rodzaj umowy", "Status zatrudnienia", "PESEL", "Rozmiar butów", "Szafka",
)  # fmt: skip
FAMILIES = [
    "Nowak",
    "Kowalski",
    "Wiśniewski",
    "Wójcik",
    "Kamiński",
    "Lewandowski",
    "Zieliński",
    "Szymański",
    "Woźniak",
    "Dąbrowski",
    "Łoś",
    "Żak",
    "Ćwik",
]
TAILS = ["a", "ek", "czyk", "uk", "ewicz", "yński", "ik", "ala", "oń", "ąb", "ec", "ko", "ra", "sz"]
GIVEN = [
    "Jan",
    "Adam",
    "Piotr",
    "Łukasz",
    "Grzegorz",
    "Marek",
    "Anna",
    "Maria",
    "Katarzyna",
    "Zofia",
    "Stanisław",
    "Józef",
    "Paweł",
    "Michał",
    "Tomasz",
]
JOBS = (
    ("8111", "górnik eksploatacji podziemnej"),
    ("7412", "elektromonter górniczy"),
    ("7233", "mechanik maszyn"),
)
TOWNS = [f"Miasto {number}" for number in range(40)]
TABLES = ["workforce_task", "workforce_caseversion", "workforce_case", "workforce_workerversion", "workforce_worker", "workforce_person", "workforce_rosterrow", "workforce_rosterimport", "workforce_sitemapping", "workforce_workerreturn", "workforce_changemark", "accounts_auditevent", "accounts_subjectkey", "accounts_notice"]  # fmt: skip

STAGE = """
CREATE TEMP TABLE raw (number text, family text, given text, father text, sex text, born text, town text, isco text,
    title text, started text, years text, wage text, arrears text, months text, kin text, contract text, status text,
    pesel text, boots text, locker text) ON COMMIT DROP
"""
LEANEST = (
    """
    CREATE TEMP TABLE fresh ON COMMIT DROP AS
    SELECT r.*, nextval((SELECT pg_get_serial_sequence('workforce_person', 'id')::regclass)) person_id,
        nextval((SELECT pg_get_serial_sequence('workforce_workerversion', 'id')::regclass)) version_id, t.id town_id
    FROM raw r LEFT JOIN partnerships_territory t ON t.name = r.town
    """,
    """
    INSERT INTO workforce_person (id, subject, family_name, given_name, patronymic, sort_key, search, sex, birth_date,
        residence_id)
    SELECT person_id, gen_random_uuid(), family, given, father, lower(family || ' ' || given),
        lower(family || ' ' || given || ' ' || father), CASE sex WHEN 'K' THEN 'female' ELSE 'male' END, born::date,
        town_id
    FROM fresh
    """,
    """
    INSERT INTO workforce_worker (site_id, person_id, personnel_number, leave_reason, recorded_at, current_id)
    SELECT %(site)s, person_id, number, '', now(), version_id FROM fresh
    ON CONFLICT (site_id, personnel_number) WHERE retracted_at IS NULL DO UPDATE SET current_id = excluded.current_id
    """,
    """
    INSERT INTO workforce_workerversion (id, worker_id, family_name, given_name, patronymic, sex, birth_date, residence_id,
        residence_text, occupation_code, occupation_title, service_start, underground_years, wage, arrears, arrears_months,
        currency, dependants, contract, source, standing, valid_from, recorded_at)
    SELECT f.version_id, w.id, family, given, father, CASE sex WHEN 'K' THEN 'female' ELSE 'male' END, born::date, town_id,
        town, isco, title, started::date, replace(years, ',', '.')::numeric, replace(wage, ',', '.')::numeric,
        replace(arrears, ',', '.')::numeric, months::numeric, 'PLN', kin::smallint, 'permanent', 'roster', 'roster',
        %(day)s, now()
    FROM fresh f JOIN workforce_worker w ON w.site_id = %(site)s AND w.personnel_number = f.number
    """,
    """
    INSERT INTO workforce_case (partnership_id, person_id, worker_id, site_id, opened_on, close_reason, recorded_at, pathway,
        status, sort_key, search, sex, birth_date, residence_id)
    SELECT %(partnership)s, p.id, w.id, %(site)s, %(day)s, '', now(), 'none', 'at_work', p.sort_key,
        p.search || ' ' || f.number, p.sex, p.birth_date, p.residence_id
    FROM fresh f JOIN workforce_person p ON p.id = f.person_id
    JOIN workforce_worker w ON w.site_id = %(site)s AND w.personnel_number = f.number
    ON CONFLICT (partnership_id, person_id) WHERE closed_on IS NULL AND retracted_at IS NULL DO NOTHING
    """,
    """
    INSERT INTO workforce_caseversion (case_id, pathway, status, reason, valid_from, recorded_at)
    SELECT id, pathway, status, '', opened_on, recorded_at FROM workforce_case WHERE site_id = %(site)s
    """,
)


def people(rows: int) -> Any:
    """Yield invented people as a Polish mine lists them; the last two columns are nobody's business."""
    chance = random.Random(7)
    for number in range(rows):
        born = date(1962, 1, 1) + timedelta(days=chance.randrange(15_000))
        started = born + timedelta(days=chance.randrange(19 * 365, 22 * 365))
        started = min(started, DAY)
        code, title = chance.choice(JOBS)
        family = chance.choice(FAMILIES) + chance.choice(TAILS) + chance.choice(TAILS)
        yield (
            str(10_000 + number), family, chance.choice(GIVEN), chance.choice(GIVEN), chance.choice("MMMMK"),
            born.isoformat(), chance.choice(TOWNS), code, title, started.isoformat(),
            f"{chance.randrange(60) / 10}".replace(".", ","), f"{chance.randrange(400_000, 1_500_000) / 100:.2f}".replace(".", ","),
            f"{chance.choice((0, 0, 1250.5)):.2f}".replace(".", ","), str(chance.randrange(3)), str(chance.randrange(5)),
            "umowa na czas nieokreślony", chance.choice(("pracuje", "pracuje", "urlop")), f"{chance.randrange(10**10, 10**11)}",
            str(chance.randrange(38, 47)), f"S-{number}",
        )  # fmt: skip


def make_files(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write the same people as CSV and as XLSX."""
    plain, book_path = folder / "roster.csv", folder / "roster.xlsx"
    book = xlsxwriter.Workbook(str(book_path), {"constant_memory": True})
    sheet = book.add_worksheet()
    with plain.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for line, row in enumerate((HEADINGS, *people(rows))):
            writer.writerow(row)
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell)
    book.close()
    return plain, book_path


def make_place() -> None:
    """Make the partnership, its mine, and the towns."""
    service = Organisation.objects.create(name="Urząd", kind="employment_service", country="PL")
    partnership = Partnership.objects.create(
        code="bench", name="Bench", country="PL", currency="PLN", time_zone="Europe/Warsaw", language="pl"
    )
    Site.objects.create(code="mine", name="Mine", partnership=partnership, operator=service)
    Territory.objects.bulk_create(
        Territory(code=f"pl-{town}", name=town, level="municipality", country="PL") for town in TOWNS
    )
    User.objects.create_user("bench@example.org")


def empty_tables() -> None:
    """Put everything back as it was before the first run."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(TABLES)} RESTART IDENTITY CASCADE")


class Meter:
    """Processor seconds of this process and of the database backends that it opened, and its peak memory."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self.backends = {connection.connection.info.backend_pid}
        self.start = self._seconds()

    def _seconds(self) -> tuple[float, float]:
        own = resource.getrusage(resource.RUSAGE_SELF)
        ticks = 0
        for pid in self.backends:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return own.ru_utime + own.ru_stime, ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> dict[str, float]:
        """Return {"process": s, "backend": s, "cpu": s, "peak_mb": MB}."""
        process, backend = (now - then for now, then in zip(self._seconds(), self.start, strict=True))
        # Not ru_maxrss: a child's begins at what its parent held.
        peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
        seconds = {"process": process, "backend": backend, "cpu": process + backend}
        return {name: round(value, 2) for name, value in seconds.items()} | {"peak_mb": round(peak)}


def ours(path: Path) -> dict[str, Any]:
    """Bring the file in as a worker process does."""
    site = Site.objects.select_related("partnership").get()
    by = Actor(user=User.objects.get(), organisation=Organisation.objects.first())
    with path.open("rb") as file:
        received = imports.receive(
            site=site, file=File(file, name=path.name), purpose="transition", legal_basis="public_task", by=by,
            reference_day=DAY, queued=True,
        )  # fmt: skip
    meter = Meter()
    done = imports.run(roster_import_id=received.pk)
    measured = meter.stop()
    if done is None or done.state != "done":
        raise SystemExit(f"the import did not go in: {done and (done.state, done.error)}")
    return measured | {
        "counts": {name: done.counts[name] for name in ("rows", "new", "changed", "refused", "duplicates")}
    }


def leanest(path: Path) -> dict[str, Any]:
    """Copy the raw file and upsert from it: nothing is checked, nobody learns what changed."""
    site = Site.objects.get()
    params = {"site": site.pk, "partnership": site.partnership_id, "day": DAY}
    meter = Meter()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(STAGE)
        with path.open("rb") as file, cursor.copy("COPY raw FROM STDIN (FORMAT csv, HEADER)") as copy:
            while chunk := file.read(1 << 18):
                copy.write(chunk)
        # The statistics of the tables to be filled are out of date here too.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute("ANALYZE raw")
        for statement in LEANEST:
            cursor.execute(statement, params)
            if "TEMP TABLE fresh" in statement:
                cursor.execute("ANALYZE fresh")
        cursor.execute("COMMIT")
    return meter.stop()


def reader(path: Path) -> dict[str, Any]:
    """Read the workbook with the fastest reader there is, and do nothing with it."""
    from python_calamine import CalamineWorkbook

    meter = Meter()
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return meter.stop() | {"counts": {"rows": len(rows) - 1}}


WAYS = {"leanest": leanest, "ours": ours, "reader": reader}


def child() -> None:
    """Do one of the ways with one file, as a process of its own; print what it took."""
    way, path = sys.argv[1:]
    print(json.dumps(WAYS[way](Path(path))))


def say(text: str) -> None:
    """Tell whoever waits how far it is."""
    print(text, file=sys.stderr, flush=True)


def measure(way: str, path: Path) -> dict[str, Any]:
    """Let a way have its turn."""
    argv = [sys.executable, "-c", CHILD, way, str(path)]
    done = subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run with the median processor time."""
    wanted = (
        median(run["cpu"] for run in runs)
        if len(runs) % 2
        else sorted(run["cpu"] for run in runs)[len(runs) // 2]
    )
    return next(run for run in runs if run["cpu"] == wanted)


def main(argv: list[str]) -> int:
    """Run; 0 when every bar of the issue is met."""
    parser = argparse.ArgumentParser(prog="bench roster_import", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args(argv)
    runs: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory(prefix="jt-bench-") as folder:
        os.environ["MEDIA_ROOT"] = folder
        say(f"writing {options.rows} rows as CSV and as XLSX")
        plain, book = make_files(Path(folder), options.rows)
        make_place()
        for number in range(1, options.rounds + 1):
            turns = (("leanest", "leanest", plain), ("csv", "ours", plain), ("again", "ours", plain),
                     ("xlsx", "ours", book), ("reader", "reader", book))  # fmt: skip
            for name, way, path in turns:
                if name != "again":
                    empty_tables()
                took = measure(way, path)
                runs.setdefault(name, []).append(took)
                say(f"round {number} of {options.rounds}, {name}: {took['cpu']} s, {took['peak_mb']} MB")
    results = {name: middle(found) for name, found in runs.items()}
    lean = results["leanest"]["cpu"]
    ratios = {
        "csv to leanest": round(results["csv"]["cpu"] / lean, 2),
        "xlsx less reader to leanest": round((results["xlsx"]["cpu"] - results["reader"]["cpu"]) / lean, 2),
    }
    bars = {
        "CSV at most 4 times the leanest": ratios["csv to leanest"] <= 4,
        "XLSX at most that plus the fastest reader": ratios["xlsx less reader to leanest"] <= 4,
        "memory at most 400 MB": max(results[name]["peak_mb"] for name in ("csv", "xlsx")) <= 400,
    }
    if options.json:
        told = {"benchmark": "roster_import", "rows": options.rows, "results": results, "ratios": ratios}
        print(json.dumps({**told, "bars": bars}, indent=1))
    else:
        report(results, ratios, bars)
    return 0 if all(bars.values()) else 1


def report(results: dict[str, Any], ratios: dict[str, float], bars: dict[str, bool]) -> None:
    """Print a table for people."""
    print(f"{'seconds of processor time':26}{'process':>9}{'backend':>9}{'both':>9}{'peak MB':>9}")
    for name, run in results.items():
        print(f"{name:26}{run['process']:9.2f}{run['backend']:9.2f}{run['cpu']:9.2f}{run['peak_mb']:9}")
    for name, ratio in ratios.items():
        print(f"{name}: {ratio}")
    for bar, met in bars.items():
        print(f"{'met' if met else 'NOT MET'}: {bar}")

"""The ledger under load: fifty commitments at once against a line for thirty, and entries a minute.

Everything goes through the portal's own actions, trail included, each writer with a connection of its own. `--seconds N`
of steady writing by `--writers N` processes: half of them on one line that all share, half on lines of their own. A
payment by two people is one entry but two transactions, so commitments and payments are told beside the entries of one
transaction each; both must reach the figure.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import threading
import time
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, connections

from accounts.actions import memberships, organisations, users
from accounts.queries import actor_for
from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from partnerships.actions import ledger, money, partners, partnerships, payments
from partnerships.models import BudgetLine, Commitment, LedgerEntry
from partnerships.queries.ledger import differences

AT_ONCE, HOLDS, WANTED = 50, 30, 5_000
DAY = date(2026, 1, 5)


def actors(place: Any, amount: int) -> list[Any]:
    """Make an organisation with people who may move money."""
    found = []
    for number in range(amount):
        body = organisations.create(
            name=f"Ledger bench {place.pk}-{number}", short_name="", kind="municipality", country="UA", by=CLI
        )
        partners.add(partnership=place, organisation=body, role="municipality", valid_from=DAY, by=CLI)
        for role in ("coordinator", "second_approver"):
            user = users.create(
                email=f"{role}-{place.pk}-{number}@bench.example", family_name="B", given_name="C",
                language="en", is_staff=False, by=CLI,
            )  # fmt: skip
            memberships.grant(user=user, organisation=body, role=role, valid_from=DAY, by=CLI)
            found.append(actor_for(user, body.pk))
    return found


def lines(place: Any, by: Any, amount: int, available: int) -> list[BudgetLine]:
    """Make lines with money available."""
    source = money.add_source(
        partnership=place,
        name=f"Fund {time.monotonic_ns()}",
        kind="donor",
        instrument="grant",
        origin="domestic",
        by=by,
    )
    made = []
    for number in range(amount):
        line = money.add_line(
            source=source,
            title=f"Line {number}",
            input_kind="finances",
            currency="UAH",
            pledged=Decimal(0),
            by=by,
        )
        ledger.allocate(line=line, amount=Decimal(available), on=DAY, by=by)
        made.append(line)
    return made


def rush(line: BudgetLine, by: Any) -> dict[str, Any]:
    """Let fifty commit one unit each at the same moment; return how it ended."""
    gate, ended = threading.Barrier(AT_ONCE), []

    def one(number: int) -> None:
        try:
            gate.wait()
            ledger.commit(line=line, amount=Decimal(1), title=f"seat {number}", on=DAY, by=by)
            ended.append("committed")
        except Refused:
            ended.append("refused")
        except Exception as fault:  # noqa: BLE001 - a deadlock or a lost request shall be seen
            ended.append(type(fault).__name__)
        finally:
            connections.close_all()

    started = time.perf_counter()
    threads = [threading.Thread(target=one, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    line.refresh_from_db()
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "ended": {word: ended.count(word) for word in sorted(set(ended))},
        "answered": len(ended),
        "on the line": str(line.committed),
        "rows": Commitment.objects.filter(line=line).count(),
    }


def write(line_id: int, people: tuple[int, int, int], until: float, told: Any) -> None:
    """Commit, pay by two people, and take every tenth payment back, until the time is over; tell how many entries."""
    from accounts.models import User

    connection.close()
    line, entries = BudgetLine.objects.get(pk=line_id), 0
    first, second, body = people
    by, other = (actor_for(User.objects.get(pk=one), body) for one in (first, second))
    while time.time() < until:
        made = ledger.commit(line=line, amount=Decimal("10.00"), title="bench", on=DAY, by=by)
        for part in range(4):
            order = payments.enter(commitment=made, amount=Decimal("2.50"), by=by)
            entry = payments.release(order=order, on=DAY, by=other).entry
            entries += 1
            if part == 3 and made.pk % 10 == 0 and entry is not None:
                ledger.correct(entry=entry, reason="bench", by=by)
                entries += 1
        entries += 1
    told.put(entries)
    connections.close_all()


def receipts(line_id: int, people: tuple[int, int, int], until: float, told: Any) -> None:
    """Record co-funding, the shortest movement, until the time is over."""
    from accounts.models import User

    connection.close()
    line, entries = BudgetLine.objects.get(pk=line_id), 0
    by = actor_for(User.objects.get(pk=people[0]), people[2])
    while time.time() < until:
        ledger.receive(line=line, amount=Decimal("1.00"), on=DAY, by=by)
        entries += 1
    told.put(entries)
    connections.close_all()


def steady(place: Any, people: list[Any], writers: int, seconds: float, work: Any) -> dict[str, Any]:
    """Let writers write for a while; return entries a minute."""
    pairs = [people[place : place + 2] for place in range(0, 2 * writers, 2)]
    own = lines(place, people[0], writers, 1_000_000_000)
    targets = [own[0].pk if number % 2 == 0 else own[number].pk for number in range(writers)]
    context = multiprocessing.get_context("fork")
    told = context.Queue()
    before = LedgerEntry.objects.count()
    connections.close_all()
    connection.close_pool()  # a child must not inherit its connections
    until = time.time() + seconds
    crowd = [
        context.Process(
            target=work,
            args=(line, (pair[0].user_id, pair[1].user_id, pair[0].organisation_id), until, told),
        )
        for line, pair in zip(targets, pairs, strict=True)
    ]
    started = time.perf_counter()
    for one in crowd:
        one.start()
    entries = sum(told.get() for _one in crowd)
    for one in crowd:
        one.join()
    spent = time.perf_counter() - started
    written = LedgerEntry.objects.count() - before
    return {
        "writers": writers,
        "seconds": round(spent, 1),
        "entries": entries,
        "in the ledger": written,
        "a minute": round(written / spent * 60),
    }


def run(writers: int, seconds: float) -> dict[str, Any]:
    """Measure both."""
    place = partnerships.create(
        code="bench-ledger", name="Ledger", names={}, country="UA", currency="UAH", time_zone="UTC", language="uk",
        started_on=DAY, by=CLI,
    )  # fmt: skip
    people = actors(place, writers)
    (line,) = lines(place, people[0], 1, HOLDS)
    return {
        "fifty at once": rush(line, people[0]),
        "commitments and payments by two people": steady(place, people, writers, seconds, write),
        "receipts": steady(place, people, writers, seconds, receipts),
        "balances that differ": len(differences()),
    }


def main(argv: list[str]) -> int:
    """Run; 0 when every bar of the issue is met."""
    parser = argparse.ArgumentParser(prog="bench ledger", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=15)
    options = parser.parse_args(argv)
    results = run(options.writers, options.seconds)
    rushed, single = results["fifty at once"], results["receipts"]
    paid = results["commitments and payments by two people"]
    bars = {
        "fifty at once end with exactly thirty, none lost": rushed["ended"]
        == {"committed": HOLDS, "refused": AT_ONCE - HOLDS}
        and rushed["rows"] == HOLDS,
        "5,000 receipts a minute, each in a transaction of its own": single["a minute"] >= WANTED,
        "5,000 commitments and payments a minute, the payments by two people": paid["a minute"] >= WANTED,
        "every entry said to be written is there": all(
            row["entries"] == row["in the ledger"] for row in (paid, single)
        ),
        "every balance is the sum of its entries": results["balances that differ"] == 0,
    }
    if options.json:
        told = {"benchmark": "ledger", "cores": os.cpu_count(), "results": results, "bars": bars}
        json.dump(told, sys.stdout, indent=1)
    else:
        for what, row in results.items():
            print(f"{what}: {row}")
        for bar, met in bars.items():
            print(f"{'met' if met else 'NOT MET'}: {bar}")
    return 0 if all(bars.values()) else 1

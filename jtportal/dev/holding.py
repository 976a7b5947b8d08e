"""Who has the servers: one holder starts and ends them, others work beside it.

Two locks, both freed by the kernel when their process dies. `servers.lock`: its holder has the servers.
`users.lock`, shared: who holds it uses them; `manage`, having started them, waits for the others before
it ends them.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

from . import environment
from .paths import LOCAL, Stop, warn
from .processes import Stack, end_leftovers
from .servers import Places, add_postgres, add_redis, postgres_answers, redis_answers
from .surroundings import embedded

PLACES = Places(LOCAL)
HOLDER, USERS, LEDGER = LOCAL / "servers.lock", LOCAL / "users.lock", LOCAL / "children.json"


@contextmanager
def holding(purpose: str, claim: IO[str] | None = None) -> Iterator[Stack]:
    """Hold the right to run servers for the time of the block, and end there what was started in it.

    Raises Stop, naming the holder, when another dev.py has it. `claim` is the lock if it is taken already.
    """
    PLACES.make()
    with claim or _claim() or _refuse():
        note(purpose)
        stack = Stack(LEDGER)
        try:
            for name in end_leftovers(LEDGER):
                warn(f"  ended {name}, left over by a dev.py that was killed")
            yield stack
        finally:
            stack.end_all()
            HOLDER.write_text("")


@contextmanager
def alone(name: str, sentence: str) -> Iterator[None]:
    """Keep the lock `name` for the block; raises Stop with `sentence` when another has it."""
    PLACES.make()
    with (LOCAL / name).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop(sentence) from None
        yield


def note(purpose: str, address: str = "") -> None:
    """Tell others who look at the lock what we do, and where the portal answers."""
    HOLDER.write_text(json.dumps({"pid": os.getpid(), "purpose": purpose, "address": address}))


def start_servers(stack: Stack, python: Path) -> None:
    """Start those servers that are ours to start."""
    own_postgres, own_redis = embedded()
    if own_redis:
        add_redis(stack, PLACES, environment.redis_program())
    if own_postgres:
        add_postgres(stack, PLACES, environment.postgres_programs(python))


@contextmanager
def servers_in_use(python: Path, purpose: str) -> Iterator[None]:
    """Use the servers: those that run, else started for the block."""
    if not any(embedded()):
        yield
        return
    PLACES.make()
    with USERS.open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        claim = _claim_unless_others_answer(python)
        if claim is None:
            yield
            return
        with holding(purpose, claim) as stack:
            start_servers(stack, python)
            try:
                yield
            finally:
                fcntl.flock(users, fcntl.LOCK_EX)  # once no one else uses them


def _claim_unless_others_answer(python: Path, seconds: float = 120) -> IO[str] | None:
    """The lock, or None when another dev.py has the servers and they answer; it may just be starting them."""
    own_postgres, own_redis = embedded()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if claim := _claim():
            return claim
        redis_up = not own_redis or redis_answers(PLACES)
        if redis_up and (not own_postgres or postgres_answers(PLACES, environment.postgres_programs(python))):
            return None
        time.sleep(0.3)
    raise Stop(f"{_refusal()} Its servers do not answer.")


def _claim() -> IO[str] | None:
    """The holder's lock, taken; None when another has it."""
    lock = HOLDER.open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _refuse() -> NoReturn:
    raise Stop(_refusal())


def _refusal() -> str:
    try:
        holder = json.loads(HOLDER.read_text())
    except ValueError:
        return "Another dev.py is just starting or ending here. Try again in a moment."
    where = f" at {holder['address']}" if holder["address"] else ""
    return (
        f"`dev.py {holder['purpose']}` already runs in this folder{where} (process {holder['pid']}). "
        f"End it first, with Ctrl-C in its window or `kill {holder['pid']}`."
    )

"""Processes that live and die with us.

Each part gets a session of its own, so that Ctrl-C reaches only dev.py, which then ends the parts in order.
Should dev.py itself be killed, the kernel sends each part its own end signal (`setpriv --pdeathsig`).
That signal is tied to the thread which started the part: always start parts from the main thread.
"""

import json
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import Signals

from .paths import Stop


@dataclass
class Part:
    """One process: how it is started, how it is ended, and (once started) the process itself."""

    name: str
    argv: Sequence[str | Path]
    stop: Signals = Signals.SIGTERM
    orphaned: Signals | None = None  # sent by the kernel when dev.py is killed; default: `stop`
    grace: float = 10.0  # seconds between `stop` and SIGKILL
    env: Mapping[str, str] | None = None
    log: Path | None = None
    runs_as: int | None = None  # user id, when root must not run it
    folder: Path | None = None  # where it starts
    before: Callable[[], None] | None = None  # done before each start
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    failures: int = field(default=0, init=False)  # ends in a row that nobody asked for

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def ending(self) -> str:
        """How its process ended, in words: 'killed by SIGKILL', 'exit status 1'."""
        code = self.process.returncode if self.process else None
        return f"killed by {Signals(-code).name}" if code is not None and code < 0 else f"exit status {code}"


def setpriv(orphaned: Signals, runs_as: int | None) -> list[str]:
    """Command prefix: die with the parent; as root give up root, but keep the way through 0700 folders.

    Without `no_setuid_fixup` access(2) would ignore the capability, and initdb reports an invalid binary.
    """
    if not (program := shutil.which("setpriv")):
        raise Stop("dev.py needs the program setpriv (package util-linux) to end what it starts.")
    prefix = [program, "--pdeathsig", orphaned.name.removeprefix("SIG")]
    if runs_as is not None and os.geteuid() == 0:
        group = pwd.getpwuid(runs_as).pw_gid
        prefix += [f"--reuid={runs_as}", f"--regid={group}", "--clear-groups"]
        prefix += ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"]
        prefix += ["--securebits=+no_setuid_fixup"]
    return [*prefix, "--"]


def hear_signals() -> None:
    """Give SIGINT and SIGQUIT their meaning back: a shell that starts us behind itself has them ignored by all.

    They are how PostgreSQL and an orphaned worker end: what ignores them outlives a killed dev.py.
    """
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def begin(part: Part) -> Part:
    """Start the process of `part`."""
    if part.before:
        part.before()
    argv = [*setpriv(part.orphaned or part.stop, part.runs_as), *map(str, part.argv)]
    output = part.log.open("ab") if part.log else None
    try:
        part.process = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=part.env,
            cwd=part.folder,
            start_new_session=True,
            preexec_fn=hear_signals,  # noqa: PLW1509 - no other thread runs
        )
    finally:
        if output:
            output.close()
    part.started_at = time.monotonic()
    return part


def end(part: Part) -> None:
    """End the process of `part`, by its own signal, and by SIGKILL when its grace is over."""
    process = part.process
    if process is None:
        return
    if process.poll() is None:
        with suppress(ProcessLookupError):
            process.send_signal(part.stop)
        try:
            process.wait(part.grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    sweep(part)


def sweep(part: Part) -> None:
    """Kill what a dead process left in its group, such as the pool of a killed Celery worker."""
    if part.process is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(part.process.pid, signal.SIGKILL)


class Stack:
    """Parts in the order of their start; ended in the opposite order."""

    def __init__(self, ledger: Path | None = None) -> None:
        self.parts: list[Part] = []
        self.ledger = ledger

    def add(self, part: Part) -> Part:
        """Start `part` and take it in."""
        self.parts.append(part)
        return self.restart(part)

    def restart(self, part: Part) -> Part:
        """Start the process of `part` (anew) and note it in the ledger."""
        begin(part)
        if self.ledger:
            rows = [
                [p.name, p.process.pid, birth(p.process.pid), int(p.stop)] for p in self.parts if p.process
            ]
            new = self.ledger.with_suffix(".new")
            new.write_text(json.dumps(rows))
            new.replace(self.ledger)
        return part

    def end_all(self) -> None:
        """End every part, last started first."""
        while self.parts:
            end(self.parts.pop())
        if self.ledger:
            self.ledger.unlink(missing_ok=True)


def birth(pid: int) -> str:
    """When process `pid` started, in clock ticks since boot: tells a process from a later namesake.

    Empty when there is no such process, or when it is a zombie.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] == "Z" else fields[19]


def end_leftovers(ledger: Path, patience: float = 15.0) -> list[str]:
    """End what an earlier dev.py, killed with its ledger unfinished, left running; names of those ended."""
    if not ledger.exists():
        return []
    with suppress(ValueError):
        rows = json.loads(ledger.read_text())
        left = [row for row in rows if row[2] and birth(row[1]) == row[2]]
        for _, pid, _, stop in left:
            with suppress(ProcessLookupError):
                os.kill(pid, stop)
        deadline = time.monotonic() + patience
        while any(birth(row[1]) == row[2] for row in left) and time.monotonic() < deadline:
            time.sleep(0.1)
        for _, pid, born, _ in left:
            if birth(pid) == born:
                with suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
        ledger.unlink(missing_ok=True)
        return [row[0] for row in left]
    ledger.unlink(missing_ok=True)
    return []

"""What is done to database and files before the portal starts, each only when something has changed."""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import Signals

from . import environment
from .holding import PLACES
from .paths import LOCAL, ROOT, Stop, say
from .processes import setpriv
from .servers import tail
from .surroundings import embedded

APPS = ("accounts", "partnerships", "workforce", "reskilling", "indicators")
DONE = LOCAL / "steps.json"


@dataclass(frozen=True)
class Step:
    """One management command, and what it depends on; it is left out while these are as they were."""

    title: str
    command: Sequence[str]
    inputs: Sequence[str]
    database: bool = True  # writes there: done anew for another cluster, always for a given one
    within: Sequence[str] = APPS


# Adding one: the command must do nothing when there is nothing to do.
STEPS = (
    Step(
        "Catalogues of the languages", ["compile_catalogues"], ["**/*.po"], database=False, within=["locale"]
    ),
    Step("Database", ["migrate", "--no-input"], ["migrations/*.py"]),
    Step("Reference lists", ["load_reference"], ["**/*.py", "**/*.csv", "**/*.json", "**/*.toml"]),
    Step("Static files", ["collectstatic", "--no-input"], ["**/*"], database=False, within=["static"]),
    Step("Demonstration data", ["load_demo"], ["migrations/*.py", "**/commands/load_demo.py"]),
)


class Progress:
    """One line per piece of work: its title while it runs, then its time (kept for the benchmark)."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        self.live = sys.stdout.isatty()
        self._started, self._title = time.monotonic(), ""

    def begin(self, title: str) -> None:
        """Name the work that starts now."""
        self._started, self._title = time.monotonic(), title
        if self.live:
            self._draw(f"  {title} …", "")

    def detail(self, line: str) -> None:
        """Show what the work says of itself, on a terminal: the line is drawn over by the next."""
        if self.live:
            self._draw(f"  {self._title} … {line[: max(0, 76 - len(self._title))]}", "")

    def done(self, note: str = "") -> None:
        """The work is done."""
        seconds = self.times[self._title] = time.monotonic() - self._started
        self._draw(f"  {self._title:<32}{note or f'{seconds:.1f} s'}", "\n")

    def _draw(self, text: str, end: str) -> None:
        with suppress(OSError):  # the terminal went away
            print(f"\r\033[K{text}" if self.live else text, end=end, flush=True)


def run_steps(python: Path, surroundings: dict[str, str], progress: Progress) -> None:
    """Do every step whose inputs changed since it was last done on this database."""
    kept: dict[str, str] = json.loads(DONE.read_text()) if DONE.exists() else {}
    for step in STEPS:
        progress.begin(step.title)
        state = state_of(step)
        if state and kept.get(step.title) == state:
            progress.done("as it was")
            continue
        _run(step, python, surroundings, progress)
        kept[step.title] = state
        DONE.write_text(json.dumps(kept, indent=1))
        progress.done()


def state_of(step: Step) -> str:
    """Digest of what a step depends on; empty when that is unknown, as with a given database."""
    own_postgres, _ = embedded()
    if step.database and not own_postgres:
        return ""
    digest = hashlib.sha256(f"{step.command} {environment.fingerprint(environment.RUNTIME)}".encode())
    if step.database:
        digest.update(
            (PLACES.postgres / "global" / "pg_control").read_bytes()[:8]
        )  # the cluster's own number
    for file in sorted(
        {file for top in step.within for glob in step.inputs for file in (ROOT / top).glob(glob)}
    ):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _run(step: Step, python: Path, surroundings: dict[str, str], progress: Progress) -> None:
    log = PLACES.log / f"{step.command[0]}.log"
    argv = [*setpriv(Signals.SIGTERM, None), str(python), "manage.py", *step.command]
    with (
        log.open("w") as out,
        subprocess.Popen(
            argv,
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            for line in process.stdout:
                out.write(line)
                progress.detail(line.strip())
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        say()
        raise Stop(f"`manage.py {' '.join(step.command)}` failed:\n{tail(log, 30)}", process.returncode)

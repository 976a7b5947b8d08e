"""`dev.py manage`, `test` and `bench`: other programs, on the portal's servers or throw-away ones."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from signal import Signals
from types import FrameType
from typing import Any

from . import environment
from .environment import ensure_environment
from .holding import PLACES, alone, servers_in_use
from .paths import ROOT, Command, Stop, say, warn
from .processes import setpriv
from .servers import OWNER
from .surroundings import check_given_servers, embedded, portal_environment

SCRATCH = "jt_bench"
# The first is Chromium without windows of its own: the browser tests take a third less time in it.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MOST_PROCESSES = 6  # each takes two of the sixteen databases of Redis, after the portal's own two
RUN_BENCHMARK = (
    "import importlib, sys, django; django.setup(); "
    "sys.exit(importlib.import_module('benchmarks.' + sys.argv[1]).main(sys.argv[2:]))"
)


def manage(arguments: list[str]) -> int:
    """Any management command; the servers are started for it unless they run."""
    python = ensure_environment()
    _end_in_order()
    with servers_in_use(python, f"manage {' '.join(arguments[:1])}".strip()):
        surroundings = portal_environment(PLACES)
        check_given_servers(python, surroundings)
        return foreground([python, "manage.py", *arguments], surroundings)


def test(arguments: list[str]) -> int:
    """Every test, on throw-away servers of its own; `arguments` go to pytest.

    The whole of them runs in several processes, each with its own database: one more than there are cores, for
    a test often waits for its browser or its worker.
    """
    processes = min((os.cpu_count() or 1) + 1, MOST_PROCESSES)
    arguments = arguments or ["-n", str(processes), "--dist", "worksteal"]
    python = ensure_environment(development=True)
    browser = find_browser()
    surroundings = dict(os.environ) | ({"CHROMIUM": browser} if browser else {})
    _end_in_order()
    return foreground([python, "-m", "pytest", *arguments], surroundings)


def bench(arguments: list[str]) -> int:
    """One benchmark or all, each in a fresh database beside the portal's; `--keep` leaves the last."""
    files = (ROOT / "benchmarks").glob("*.py")
    known = sorted(path.stem for path in files if "\ndef main(" in f"\n{path.read_text()}")
    named = [word for word in arguments[:1] if not word.startswith("-")]
    if unknown := [name for name in named if name not in known]:
        raise Stop(f"No benchmark {unknown[0]}. There are: {', '.join(known) or 'none'}.", 2)
    options = [word for word in arguments[len(named) :] if word != "--keep"]
    python = ensure_environment(development=True)
    if not embedded()[0]:
        raise Stop("`dev.py bench` makes and drops a database of its own: unset DATABASE_URL.")
    _end_in_order()
    status = 0
    by_itself = alone("bench.lock", "Another `dev.py bench` runs here; two at once would spoil both.")
    with by_itself, servers_in_use(python, "bench"):
        for name in named or known:
            status = max(status, _bench(python, name, options))
            if status >= 128:  # ended by a signal: the reader wants to stop
                break
        if "--keep" not in arguments:
            _psql(python, f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")
    return status


def _bench(python: Path, name: str, options: list[str]) -> int:
    _psql(python, f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")
    _psql(python, f"CREATE DATABASE {SCRATCH} OWNER {OWNER}")
    # As the owner: a benchmark fills tables wholesale, and has them analysed.
    urls = dict.fromkeys(["DATABASE_URL", "DATABASE_OWNER_URL"], PLACES.database_url(OWNER, SCRATCH))
    away = {
        key: value.replace("db=1", "db=3").replace("host=0", "host=2")
        for key, value in PLACES.redis_urls().items()
    }
    surroundings = portal_environment(PLACES) | urls | away | {"DJANGO_SETTINGS_MODULE": "jtportal.settings"}
    migrated = subprocess.run(
        [python, "manage.py", "migrate", "--no-input", "--verbosity", "0"],
        cwd=ROOT,
        env=surroundings,
        check=False,
    )
    if migrated.returncode:
        return migrated.returncode
    return foreground([python, "-c", RUN_BENCHMARK, name, *options], surroundings)


def _psql(python: Path, statement: str) -> None:
    program = environment.postgres_programs(python) / "psql"
    whom = [f"--host={PLACES.sockets}", "--username=postgres", "--dbname=postgres"]
    known: Command = [*whom, "--set=ON_ERROR_STOP=1", "-qXc", statement]
    environment_ = os.environ | {"PGOPTIONS": "-c client_min_messages=warning"}
    subprocess.run([program, *known], env=environment_, check=True)


def find_browser() -> str | None:
    """A Chromium for the browser tests: the system's, else installed when we may be; says if none."""
    chosen = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if chosen:
        return chosen
    if os.geteuid() == 0 and (apt := shutil.which("apt-get")):
        say("Installing Chromium for the browser tests …")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-qq", "-y", "--no-install-recommends", "fonts-dejavu-core"]
        for command in (["update", "-qq"], [*install, BROWSERS[0]], [*install, BROWSERS[1]]):
            subprocess.run([apt, *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
            if found := next(filter(None, map(shutil.which, BROWSERS)), None):
                return found
    sentence = (
        "No Chromium here: the browser tests cannot run. Install one, for example `apt-get install chromium`."
    )
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        raise Stop(sentence)
    warn(sentence)
    return None


def foreground(argv: list[Any], surroundings: Mapping[str, str]) -> int:
    """Run a program on our terminal and wait; it decides what Ctrl-C means, and SIGTERM is handed to it.

    Returns its exit status; 128 and the number of the signal when one ended it, as shells do.
    """
    process = subprocess.Popen([*setpriv(Signals.SIGTERM, None), *map(str, argv)], cwd=ROOT, env=surroundings)

    def hand_on(number: int, _frame: FrameType | None) -> None:
        process.send_signal(number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, hand_on)
    try:
        code = process.wait()
    finally:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
    return code if code >= 0 else 128 - code


def _end_in_order() -> None:
    """Leave Ctrl-C to the program in front; SIGTERM runs every `finally`, so that the servers end too."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise Stop("Ended on request.", 128 + number)

    signal.signal(signal.SIGINT, lambda *_: None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)

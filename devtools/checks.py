"""`dev.py check`: everything that is looked at without running the portal; CI runs the same."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from . import vendor
from .environment import ensure_environment
from .paths import ROOT, Stop, say
from .surroundings import demonstration_secrets

Check = list[str] | Callable[[], list[str]]


def templates() -> list[str]:
    """Paths of all templates, as djade wants to be told them."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


def lock_faults() -> list[str]:
    """Addresses and index options in lock files: they must hold for any mirror."""
    return [
        f"{path.name}:{number}: names a package host: {line}"
        for path in sorted(ROOT.glob("requirements*"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "://" in line
        or line.lstrip().startswith(("--index", "--extra-index", "--find-links", "-i ", "-f "))
    ]


# Each is a command of the environment's Python (`-m …`, or manage.py), or a function giving its faults.
CHECKS: dict[str, Check] = {
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "templates": ["-m", "djade", "--check", "--target-version", "5.2"],  # and their paths
    "types": ["-m", "mypy"],
    "imports": [
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())",
    ],
    "django": ["manage.py", "check", "--fail-level", "WARNING"],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": ["manage.py", "check_catalogues"],
    "vendored files": vendor.faults,
    "locks": lock_faults,
}


def check(names: list[str]) -> int:
    """Run the named checks, or all; 0 when none finds a fault. All run, also after one has failed."""
    if unknown := set(names) - CHECKS.keys():
        raise Stop(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}.", 2)
    python = ensure_environment(development=True)
    failed = [name for name in names or CHECKS if not _holds(name, CHECKS[name], python)]
    say(f"\n{', '.join(failed)}: not as it should be." if failed else "\nAll is as it should be.")
    return 1 if failed else 0


def _holds(name: str, what: Check, python: Path) -> bool:
    began = time.monotonic()
    if callable(what):
        said = "\n".join(what())
        good = not said
    else:
        argv = [str(python), *what, *(templates() if name == "templates" else [])]
        done = subprocess.run(
            argv, cwd=ROOT, env=_surroundings(), capture_output=True, text=True, check=False
        )
        said, good = done.stdout + done.stderr, done.returncode == 0
    say(f"  {name:<18}{'ok' if good else 'FAULTY':<8}{time.monotonic() - began:5.1f} s")
    if not good:
        say("\n".join(f"      {line}" for line in said.strip().splitlines()))
    return good


def _surroundings() -> dict[str, str]:
    """Nothing here needs a server: the address only has to be well formed."""
    address = {"DATABASE_URL": "postgres://nobody@localhost:1/none", "REDIS_URL": "redis://localhost:1/0"}
    silent = {
        "PYTHONWARNINGS": "ignore::RuntimeWarning"
    }  # makemigrations regrets that it cannot ask the database
    return dict(os.environ) | demonstration_secrets() | {"ENVIRONMENT": "test"} | address | silent

"""`dev.py check`: everything that is looked at without running the portal; CI runs the same."""

import os
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import vendor
from .environment import ensure_environment
from .paths import ROOT, Stop, say
from .surroundings import demonstration_secrets

LONGEST = 30  # lines shown of one check's faults, unless it is the only one asked for
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


# Each is a program of the environment with its arguments, or a function giving the faults.
CHECKS: dict[str, Check] = {
    "lint": ["ruff", "check", "--quiet", "--output-format", "concise", "."],
    "format": ["ruff", "format", "--check", "--output-format", "concise", "."],
    "templates": ["djade", "--check", "--target-version", "5.2"],  # and their paths
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-logo"],
    "django": ["python", "manage.py", "check", "--fail-level", "WARNING"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": ["python", "manage.py", "check_catalogues"],
    "vendored": vendor.faults,
    "locks": lock_faults,
}


def mend() -> int:
    """Do what can be done by machine: lint's safe mends, and the format of code and templates."""
    python = ensure_environment(development=True)
    djade = ["djade", "--target-version", "5.2", *templates()]
    for program, *arguments in (["ruff", "check", "--fix", "--quiet", "."], ["ruff", "format", "."], djade):
        subprocess.run([str(python.parent / program), *arguments], cwd=ROOT, check=False)
    return 0


def check(names: list[str]) -> int:
    """Run the named checks, or all; 0 when none finds a fault. All run, also after one has failed."""
    if unknown := set(names) - CHECKS.keys():
        raise Stop(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}.", 2)
    python = ensure_environment(development=True)
    lines = LONGEST if len(names) != 1 else 10**6
    wanted, surroundings = names or list(CHECKS), _surroundings()
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:  # types take half of the time, on one core
        found = side_by_side.map(lambda name: _asked(name, python, surroundings), wanted)
        failed = [name for name, one in zip(wanted, found, strict=True) if not _told(name, one, lines)]
    say(f"\n{', '.join(failed)}: not as it should be." if failed else "\nAll is as it should be.")
    return 1 if failed else 0


def _asked(name: str, python: Path, surroundings: dict[str, str]) -> tuple[bool, str, float]:
    """Return whether a check holds, what it said, and its seconds."""
    began, what = time.monotonic(), CHECKS[name]
    if callable(what):
        said = "\n".join(what())
        good = not said
    else:
        argv = [str(python.parent / what[0]), *what[1:], *(templates() if name == "templates" else [])]
        done = subprocess.run(argv, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
        said, good = done.stdout + done.stderr, done.returncode == 0
    return good, said, time.monotonic() - began


def _told(name: str, found: tuple[bool, str, float], lines: int) -> bool:
    """Say how a check went, at most so many lines of its faults; return whether it holds."""
    good, said, seconds = found
    say(f"  {name:<18}{'ok' if good else 'FAULTY':<8}{seconds:5.1f} s")
    if not good:
        faults = said.strip().splitlines()
        shown = [f"      {line}" for line in faults[:lines]]
        more = (
            [f"      … and {len(faults) - lines} lines more: `dev.py check {name}`"]
            if len(faults) > lines
            else []
        )
        say("\n".join(shown + more))
    return good


def _surroundings() -> dict[str, str]:
    """Nothing here needs a server: the address only has to be well formed."""
    address = {"DATABASE_URL": "postgres://nobody@localhost:1/none", "REDIS_URL": "redis://localhost:1/0"}
    silent = {
        "PYTHONWARNINGS": "ignore::RuntimeWarning"
    }  # makemigrations regrets that it cannot ask the database
    return dict(os.environ) | demonstration_secrets() | {"ENVIRONMENT": "test"} | address | silent

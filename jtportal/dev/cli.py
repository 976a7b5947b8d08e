"""Reads dev.py's command line and calls the part that does the work."""

import argparse
import os
import platform
import sys

from . import checks, commands, locks, portal, vendor
from .environment import CannotRun
from .paths import Stop, warn

PASSING_ON = {  # commands that take whatever follows as it is
    "manage": (commands.manage, "any management command of Django on the same servers: manage migrate"),
    "test": (commands.test, "every test; what follows goes to pytest: test -k roster"),
    "bench": (commands.bench, "a benchmark of benchmarks/, or all: bench [NAME] [--json]"),
    "lock": (locks.lock, "resolve the requirements anew; what follows goes to uv: lock --upgrade"),
}


def main(arguments: list[str]) -> int:
    """Run one command; the exit status."""
    try:
        _refuse_other_machines()
        if arguments and arguments[0] in PASSING_ON:
            return PASSING_ON[arguments[0]][0](arguments[1:])
        chosen = _parser().parse_args(arguments)
        if chosen.command == "up":
            return portal.up(chosen.host, chosen.port)
        if chosen.command == "check":
            return checks.mend() if chosen.fix else checks.check(chosen.names)
        return vendor.vendor()
    except (Stop, CannotRun) as fault:
        warn(str(fault))
        return getattr(fault, "status", 1)
    except PermissionError as fault:
        warn(f"{fault}. What dev.py made here belongs to another user: run it as that user, or as root.")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="JT Portal on this machine.")
    commands_ = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    up = commands_.add_parser(
        "up", help="start the portal with its servers and demonstration data; Ctrl-C ends it"
    )
    up.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    up.add_argument(
        "--port", type=int, default=8000, help="port, or the next free one (default: %(default)s)"
    )
    for name, (_, text) in PASSING_ON.items():
        commands_.add_parser(name, help=text, add_help=False)
    check = commands_.add_parser(
        "check", help="lint, types, import contracts, migrations, translations, vendored files"
    )
    check.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(checks.CHECKS)}")
    check.add_argument(
        "--fix", action="store_true", help="mend what a machine can: format, imports, simple lint"
    )
    commands_.add_parser(
        "vendor", help="fetch the front-end files of jtportal/dev/vendor.json anew (needs npm)"
    )
    return parser


def _refuse_other_machines() -> None:
    given = os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")
    if not given and (sys.platform != "linux" or platform.machine() != "x86_64"):
        raise Stop(
            f"dev.py brings its servers for Linux on x86_64; this is {sys.platform} on {platform.machine()}. "
            "Set DATABASE_URL (PostgreSQL 16 or newer) and REDIS_URL, or use docker compose."
        )

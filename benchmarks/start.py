"""From a fresh machine to the first page, and the second start, item by item.

A copy of the checkout in a folder of its own, with an empty home and no caches, starts as a newcomer would
start it: `python3 dev.py up`, until the sign-in page has been read. What is downloaded comes from wherever
pip gets it.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from signal import SIGINT

ROOT = Path(__file__).resolve().parent.parent
OURS = (
    "DATABASE",
    "REDIS_URL",
    "CACHE_URL",
    "CELERY",
    "SECRET_KEY",
    "FIELD_KEY",
    "ENVIRONMENT",
    "DJANGO",
    "JT_",
)
PLACES = ("STATIC_ROOT", "MEDIA_ROOT", "UV_CACHE_DIR", "PIP_CACHE_DIR", "XDG_CACHE_HOME", "VIRTUAL_ENV")


def main(argv: list[str]) -> int:
    """Print both starts, with the seconds of each item; `--json` for machines."""
    parser = argparse.ArgumentParser(prog="dev.py bench start")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="jt-start-") as folder:
        copy = _copy(Path(folder))
        measured = {"first start": _start(copy), "second start": _start(copy)}
    measured["machine"] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
    }
    print(json.dumps(measured, indent=1) if chosen.json else _table(measured))
    return 0


def _copy(folder: Path) -> Path:
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    copy = folder / "portal"
    for name in filter(None, files.split("\0")):
        if (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    (folder / "home").mkdir()
    return copy


def _start(copy: Path) -> dict[str, float]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(OURS) and key not in PLACES}
    surroundings = kept | {"HOME": str(copy.parent / "home")}
    python = getattr(sys, "_base_executable", sys.executable)
    began = time.monotonic()
    argv = [python, "dev.py", "up", "--port", "8400"]
    with subprocess.Popen(argv, cwd=copy, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = next(
                word for line in process.stdout for word in line.split() if word.startswith("http://")
            )
            with urllib.request.urlopen(address) as page:
                page.read()
            read = time.monotonic() - began
        finally:
            process.send_signal(SIGINT)
            ended = time.monotonic()
            process.communicate()
    items = json.loads((copy / ".local" / "start.json").read_text())["items"]
    items["until the first page was read"] = read
    items["until everything had ended"] = time.monotonic() - ended
    return {title: round(seconds, 2) for title, seconds in items.items()}


def _table(measured: dict[str, dict[str, float]]) -> str:
    first, second = measured["first start"], measured["second start"]
    rows = [f"{title:<32}{first[title]:8.1f}{second.get(title, 0):8.1f}" for title in first]
    return "\n".join([f"{'seconds':<32}{'first':>8}{'second':>8}", *rows, str(measured["machine"])])

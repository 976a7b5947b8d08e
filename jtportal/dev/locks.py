"""`dev.py lock`: hash-locked requirements for every platform, out of pyproject.toml and two .in files.

The lock files name no package host: a mirror, a wheel folder or the public index serve the same files.
"""

import subprocess
from pathlib import Path

from .environment import uv_program
from .paths import ROOT, say

LOCKS: dict[str, list[str]] = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--extra", "dev"],
    "requirements-servers.txt": ["requirements-servers.in", "--no-deps"],
    "requirements-redis.txt": ["requirements-redis.in", "--no-deps"],
    "requirements-uv.txt": ["requirements-uv.in"],
}


def lock(arguments: list[str]) -> int:
    """Resolve anew; `arguments` go to uv, for instance `--upgrade` or `--upgrade-package django`."""
    uv = str(uv_program())
    for output, sources in LOCKS.items():
        version = "3.12" if output == "requirements-redis.txt" else "3.11"
        command = [
            uv,
            "pip",
            "compile",
            "--universal",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-annotate",
        ]
        command += ["--python-version", version, "--custom-compile-command", "python3 dev.py lock", "--quiet"]
        subprocess.run([*command, "--output-file", output, *sources, *arguments], cwd=ROOT, check=True)
        say(f"  {output}: {pins(ROOT / output)} packages")
    return 0


def pins(path: Path) -> int:
    """How many packages a lock file pins."""
    return sum(1 for line in path.read_text().splitlines() if line[:1].isalnum())

"""Where things are, and how `dev.py` speaks."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCAL = Path(os.environ.get("JT_LOCAL") or ROOT / ".local").resolve()


Command = Sequence[str | Path]


class Stop(Exception):
    """Ends dev.py with a sentence for the reader and exit status `status`."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe; a terminal or pipe that went away is no reason to stop."""
    with suppress(OSError):
        print(text, flush=True)


def warn(text: str) -> None:
    """Print one line to standard error, so that the output of a command stays clean."""
    print(text, file=sys.stderr, flush=True)

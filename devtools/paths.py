"""Where things are, and how `dev.py` speaks."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = Path(os.environ.get("JT_LOCAL") or ROOT / ".local").resolve()


class Stop(Exception):
    """Ends dev.py with a sentence for the reader and exit status `status`."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Print one line to standard error, so that the output of a command stays clean."""
    print(text, file=sys.stderr, flush=True)
